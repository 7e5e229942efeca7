package policy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// verdictCard says what the version that is shown says today, and why; without a service it offers to choose one.
type verdictCard struct {
	screen   *Screen
	chip     *widgets.Chip
	caption  *widgets.Text
	sentence *widgets.Paragraph
	lines    *fyne.Container
	choose   *widgets.Button
	decide   *widgets.Button
	start    *widgets.Button
	top      *fyne.Container
	content  *fyne.Container
	card     *widgets.Card
}

func newVerdictCard(s *Screen) *verdictCard {
	c := &verdictCard{
		screen: s, chip: widgets.NewChip("", widgets.Neutral), caption: widgets.NewElided("", widgets.Look{Token: theme.Muted}),
		sentence: widgets.NewParagraph("", widgets.Look{Bold: true}), lines: widgets.Stack(1),
		choose: s.serviceChooser(),
		decide: widgets.NewButton(words.T("policy.decide"), s.askDecide),
		start:  widgets.NewMenuButton(words.T("policy.start"), s.starts),
	}
	buttons := container.NewHBox(c.decide, c.start)
	c.top = container.NewBorder(nil, nil, container.NewCenter(c.chip), buttons, widgets.Inset(1, c.caption))
	c.content = widgets.Stack(1.5, c.top, c.sentence, c.lines, container.NewHBox(c.choose))
	c.card = widgets.NewCard(c.content)
	return c
}

// show shows what was heard, or why nothing was.
func (c *verdictCard) show(heard policy.Verdict) {
	s := c.screen
	waiting := s.live.waiting()
	c.top.Hidden, c.lines.Hidden = waiting != "", waiting != ""
	c.content.Objects[3].(*fyne.Container).Hidden = s.at.ServiceID != ""
	c.lines.Objects = nil
	if waiting != "" {
		c.sentence.Set(waiting)
		c.card.Refresh()
		return
	}
	c.chip.Set(words.VerdictShort(heard), forms.OutcomeKind(heard.Outcome()))
	speaks := s.version.ID == s.live.service.Speaking().ID
	c.caption.Set(c.captionOf(speaks))
	c.decide.Hidden = !speaks
	c.list(heard)
	c.content.Refresh()
	c.card.Refresh()
}

func (c *verdictCard) captionOf(speaks bool) string {
	s := c.screen
	service := s.w.Services[s.at.ServiceID].Name
	switch {
	case s.version.State == policy.Draft && speaks:
		return words.T("policy.today.only-draft", "Service", service)
	case !speaks:
		return words.T("policy.today.other", "Service", service, "Number", s.version.Number)
	}
	return words.T("policy.today.in-force", "Service", service, "Number", s.version.Number)
}

// findingText says what a rule that applies asks for, with the figures that made it true.
func (s *Screen) findingText(f policy.Finding) string {
	figures := strings.Join(s.figures(policy.Standing{Rule: f.Rule, Evidence: f.Evidence}), " · ")
	text := words.T("policy.today.asks", "Then", f.Rule.Then, "Figures", figures)
	if f.Lifted {
		text = words.T("policy.today.asks-lifted", "Text", text)
	}
	return text
}

// unknown names what was not evaluated: the figure where it is only one, or else the SLOs.
func (s *Screen) unknown(heard policy.Verdict) string {
	lines := words.VerdictUnanswered(heard, s.names())
	if len(lines) <= 1 {
		return strings.Join(lines, "")
	}
	var names []string
	for _, id := range heard.Unknown() {
		names = append(names, s.w.SLOs[id].Name)
	}
	return words.T("policy.today.unknown", "SLOs", words.List(names))
}

// list says the verdict with all rules that apply, how much people have to judge, what was not evaluated, and what was
// decided today.
func (c *verdictCard) list(heard policy.Verdict) {
	s := c.screen
	c.sentence.Set(words.Verdict(heard, s.names()))
	for i, f := range heard.Findings {
		if i == 0 && len(heard.Findings) == 1 && f.Rule.Then == words.Action(f.Rule.Action) && !f.Lifted {
			break // the sentence says all of it
		}
		addLines(c.lines, "•", []string{s.findingText(f)}, widgets.Look{})
	}
	muted := widgets.Look{Token: theme.Muted}
	if n := len(heard.Open); n > 0 {
		c.lines.Add(widgets.NewParagraph(words.N("policy.today.judge", n), muted))
	}
	if unknown := s.unknown(heard); unknown != "" {
		c.lines.Add(widgets.NewParagraph(unknown, muted))
	}
	if v := s.live.service.Speaking(); heard.Would && v.ID == s.version.ID && v.State == policy.InForce && v.Mode == policy.Enforcing {
		c.lines.Add(widgets.NewParagraph(words.T("policy.today.practice"), muted))
	}
	for _, d := range s.w.DecisionsOf(s.at.ServiceID) {
		if d.Date == s.env.Session.Today() {
			c.lines.Add(widgets.NewParagraph(words.T("policy.today.decided", "Decided", d.Decided, "By", d.By), widgets.Look{Bold: true}))
		}
	}
}
