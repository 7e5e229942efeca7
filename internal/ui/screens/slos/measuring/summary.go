package measuring

import (
	"net/url"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// summary says what is there.
type summary struct {
	span, detail *widgets.Paragraph
	content      *fyne.Container
}

func newSummary() *summary {
	s := &summary{
		span:   widgets.NewParagraph("", widgets.Look{Bold: true}),
		detail: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}),
	}
	s.content = widgets.Stack(1, s.span, s.detail)
	return s
}

func (s *summary) show(v view, source slo.Source) {
	s.span.Set(spanSentence(v))
	s.detail.Set(strings.Join(details(v, source), "  ·  "))
	s.content.Refresh()
}

func spanSentence(v view) string {
	n := v.s.Series.Len()
	if n == 0 {
		return words.T("measuring-tab.nothing")
	}
	span := v.s.Series.Span()
	return words.N("measuring-tab.slots", n, "Number", words.Number(int64(n)), "Length", lengths(v.s.Series.Slots()),
		"First", words.Moment(span.Start, v.zone), "Last", words.Moment(span.End, v.zone), "Zone", v.zone.String())
}

// details says what is missing, how much of the window was measured, and where measurements come from.
func details(v view, source slo.Source) []string {
	if v.s.Series.Len() == 0 {
		return []string{words.T("measuring-tab.nothing-yet")}
	}
	list := []string{gapSentence(v.s.Series)}
	if v.judged() {
		list = append(list, words.T("measuring-tab.coverage", "Share", words.Share(v.r.Result.Coverage)))
	}
	if at, err := url.Parse(source.Server); err == nil && at.Host != "" {
		list = append(list, words.T("measuring-tab.source", "Server", at.Host))
	}
	return list
}

func gapSentence(s budget.Series) string {
	gaps := s.Gaps(s.Span())
	missing := time.Duration(0)
	for _, g := range gaps {
		missing += g.Length()
	}
	if len(gaps) == 0 {
		return words.T("measuring-tab.no-gaps")
	}
	return words.N("measuring-tab.gaps", len(gaps), "Length", words.Duration(missing))
}

// lengths says how long slots are.
func lengths(list []budget.Slot) string {
	least, most := list[0].Length, list[0].Length
	for _, slot := range list {
		least, most = min(least, slot.Length), max(most, slot.Length)
	}
	if least == most {
		return words.Duration(least)
	}
	return words.T("measuring-tab.lengths", "Least", words.Duration(least), "Most", words.Duration(most))
}
