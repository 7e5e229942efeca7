package policy

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// replayPart shows what the policy said on each day of the history: as it was in force, or under any version, or under two
// of them to compare.
type replayPart struct {
	screen      *Screen
	run         *replayRun
	at          int // the day that was read last, counted from the first; -1 before
	left, right *widgets.ChoiceField
	span        *widgets.ChoiceField
	from, to    *widgets.DateField
	choices     *fyne.Container // what is replayed
	dates       *fyne.Container // the two dates
	waiting     *widgets.Paragraph
	choose      *fyne.Container
	progress    *widgets.Bar
	sum         *widgets.Paragraph
	days        *chart.Days
	next        *widgets.Button // goes to the next day on which the two differ
	table       *fyne.Container
	day         *fyne.Container // what the day that is read says
	shown       *fyne.Container
	column      *widgets.Column
}

func newReplayPart(s *Screen) *replayPart {
	p := &replayPart{
		screen: s, column: widgets.NewColumn(3),
		left:     widgets.NewChoiceField(widgets.Field{Label: words.T("policy.replay.under")}),
		right:    widgets.NewChoiceField(widgets.Field{Label: words.T("policy.replay.compare")}),
		span:     widgets.NewChoiceField(widgets.Field{Label: words.T("policy.replay.span")}),
		from:     widgets.NewDateField(widgets.Field{Label: words.Field("from")}, words.T("policy.calendar"), checkDate),
		to:       widgets.NewDateField(widgets.Field{Label: words.Field("to")}, words.T("policy.calendar"), checkDate),
		waiting:  widgets.NewParagraph("", widgets.Look{Token: theme.Muted}),
		choose:   container.NewHBox(s.serviceChooser()),
		progress: widgets.NewBar(0, "", widgets.Accent),
		sum:      widgets.NewParagraph("", widgets.Look{Bold: true}),
		days:     chart.NewDays(chart.DaysSpec{}),
		next:     widgets.NewButton(words.T("policy.replay.next"), nil),
		table:    widgets.Stack(0), day: widgets.Stack(1.5),
	}
	p.listen()
	p.dates = container.New(abreast{}, p.from, p.to)
	below := container.New(widgets.TwoColumns{Ems: 16, Share: 0.42}, p.table, p.day)
	sum := container.NewBorder(nil, nil, nil, container.NewCenter(p.next), p.sum)
	p.shown = widgets.Stack(3, p.progress, sum, p.days, below)
	p.choices = container.New(abreast{}, p.left, p.right, p.span)
	p.column.Set(p.choices, p.dates, p.waiting, p.choose, p.shown)
	return p
}

func (p *replayPart) listen() {
	chosen := func(string) { p.show() }
	p.left.OnChoose, p.right.OnChoose, p.span.OnChoose = chosen, chosen, chosen
	p.from.OnCommit, p.to.OnCommit = chosen, chosen
	p.days.OnRead = func(i int) {
		if i >= 0 {
			p.at = i
		}
		p.showDay()
	}
	p.next.OnTapped = p.toNextDifference
}

func (p *replayPart) content() fyne.CanvasObject { return p.column }

func (p *replayPart) keys() fyne.Focusable { return p.days }

func (p *replayPart) reveal(string) {}

func (p *replayPart) show() {
	s := p.screen
	s.live.look()
	p.showChoices()
	waiting := s.live.waiting()
	p.waiting.Set(waiting)
	p.waiting.Hidden, p.shown.Hidden = waiting == "", waiting != ""
	p.choose.Hidden, p.choices.Hidden = s.at.ServiceID != "", s.at.ServiceID == ""
	p.dates.Hidden = p.dates.Hidden || s.at.ServiceID == ""
	if waiting == "" {
		p.replay()
	}
	p.column.Settle()
}

// replay starts over when what it is about is not what was asked for last.
func (p *replayPart) replay() {
	of := p.wanted()
	if p.run != nil && p.run.of == of {
		return
	}
	p.run, p.at = newReplayRun(of), -1
	p.showRun()
	p.advance(p.run, p.screen.live.service)
}

// wanted is what the fields ask for.
func (p *replayPart) wanted() replayOf {
	of := replayOf{taken: p.screen.live.taken, left: p.left.Value(), right: p.right.Value()}
	of.first, of.last = p.rangeOf(p.span.Value())
	if of.right == nothing {
		of.right = ""
	}
	return of
}

// The spans that can be replayed, beside those of so many days.
const (
	wholeHistory = "all"
	betweenDays  = "between"
	nothing      = "nothing" // is compared
)

var spanDays = map[string]int{"28": 28, "91": 91, "182": 182, "365": 365}

// rangeOf returns the first and the last day of a span. Nothing is replayed before the first measurement.
func (p *replayPart) rangeOf(span string) (first, last string) {
	service := p.screen.live.service
	if span == betweenDays {
		return p.from.Value(), p.to.Value()
	}
	last = service.Today()
	first = last
	if history := service.Span(); history.Length() > 0 {
		first = history.Start.Format(workspace.DateLayout)
	}
	if days, ok := spanDays[span]; ok {
		first = max(first, dayAfter(last, 1-days))
	}
	return first, last
}

func (p *replayPart) showChoices() {
	s := p.screen
	versions := append([]widgets.Choice{{ID: inForce, Text: words.T("policy.replay.in-force")}}, s.candidates()...)
	p.left.Set(versions, keep(versions, p.left, inForce))
	others := append([]widgets.Choice{{ID: nothing, Text: words.T("policy.replay.nothing")}}, versions...)
	p.right.Set(others, keep(others, p.right, p.firstCompared()))
	spans := []widgets.Choice{
		{ID: wholeHistory, Text: words.T("policy.replay.all")},
		{ID: "365", Text: words.T("policy.replay.year")},
		{ID: "182", Text: words.T("policy.replay.half-year")},
		{ID: "91", Text: words.T("policy.replay.quarter")},
		{ID: "28", Text: words.T("policy.replay.month")},
		{ID: betweenDays, Text: words.T("policy.replay.between")},
	}
	p.span.Set(spans, keep(spans, p.span, wholeHistory))
	p.dates.Hidden = p.span.Value() != betweenDays
	if p.from.Value() == "" && s.live.ready {
		first, last := p.rangeOf("91")
		p.from.Set(first)
		p.to.Set(last)
	}
}

// firstCompared is what the versions in force are compared with at first: what is shown, or the draft, where there is one.
func (p *replayPart) firstCompared() string {
	if v := p.screen.version; v.State != policy.InForce {
		return v.ID
	}
	if draft, ok := p.screen.w.DraftOf(p.screen.version.ServiceID); ok {
		return draft.ID
	}
	return nothing
}

// toNextDifference reads the next day on which the two replays differ, and begins again after the last one.
func (p *replayPart) toNextDifference() {
	differ := p.run.differences()
	if len(differ) == 0 {
		return
	}
	i := slices.IndexFunc(differ, func(day int) bool { return day > p.at })
	p.days.Read(differ[max(i, 0)])
	p.screen.env.Window.Canvas().Focus(p.days)
}

func (p *replayPart) first() time.Time {
	first, _ := time.Parse(workspace.DateLayout, p.run.of.first) // an unreadable one has no days
	return first
}
