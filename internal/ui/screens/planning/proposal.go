package planning

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// proposal is what is proposed for the SLO that is selected, and who agreed.
type proposal struct {
	screen *Screen
	slo    slo.SLO
	open   review.Proposal // the one that nobody decided on yet; zero without one

	name                 *widgets.Text
	facts, says, why     *widgets.Paragraph
	signed, remark       *widgets.Paragraph
	propose, sign, agree *widgets.Button
	more                 *widgets.Button
	content              *fyne.Container
}

func newProposal(s *Screen) *proposal {
	p := &proposal{screen: s, name: widgets.NewElided("", widgets.Look{Size: theme.SizeSection, Bold: true})}
	p.facts = widgets.NewParagraph("", widgets.Look{})
	p.says, p.why = widgets.NewParagraph("", widgets.Look{}), widgets.NewParagraph("", muted)
	p.signed, p.remark = widgets.NewParagraph("", widgets.Look{}), widgets.NewParagraph("", muted)
	p.propose = widgets.NewPrimary(words.T("planning.propose"), func() { askProposal(s, p.slo, review.Proposal{}) })
	p.sign = widgets.NewButton(words.T("planning.sign"), func() { askSign(s, p.open) })
	p.agree = widgets.NewPrimary(words.T("planning.agree"), func() { askAgree(s, p.open) })
	p.more = widgets.NewMenuButton(words.T("planning.more"), p.commands)
	whatIf := widgets.NewButton(words.T("planning.what-if"), func() {
		s.env.GoTo(stage.SLORoute(p.slo.ServiceID, p.slo.ID, stage.WhatIf))
	})
	buttons := container.NewHBox(p.propose, p.agree, p.sign, p.more, whatIf)
	p.content = widgets.Stack(2, p.name, p.facts, p.says, p.why, p.signed, p.remark, buttons)
	return p
}

// commands are what can be done with an open proposal, beside signing it and agreeing on it.
func (p *proposal) commands() []widgets.Command {
	s, open := p.screen, p.open
	return []widgets.Command{
		{Text: words.T("planning.add-work"), Do: func() { askWork(s, review.RoadmapItem{ProposalID: open.ID}) }},
		{Text: words.T("planning.edit"), Do: func() { askProposal(s, p.slo, open) }},
		{Text: words.T("planning.reject"), Do: func() { askClose(s, open, review.Rejected) }},
		{Text: words.T("planning.withdraw"), Do: func() { askClose(s, open, review.Withdrawn) }},
	}
}

func (p *proposal) show(o slo.SLO, ok bool) {
	p.content.Hidden = !ok
	if !ok {
		return
	}
	w := p.screen.w
	p.slo = o
	open, isOpen := w.OpenProposal(o.ID)
	p.open = open
	p.name.Set(o.Name)
	p.propose.Hidden = isOpen
	for _, b := range []*widgets.Button{p.sign, p.agree, p.more} {
		b.Hidden = !isOpen
	}
	set(p.facts, p.screen.facts(o))
	set(p.says, p.sentence(isOpen))
	set(p.why, joined(open.Evidence, open.Note))
	set(p.signed, signatures(w, open))
	set(p.remark, lastDecision(w, o))
	p.content.Refresh()
}

// facts says in full what the board says of an SLO in short.
func (s *Screen) facts(o slo.SLO) string {
	var parts []string
	if t, ok := s.w.LatestTarget(o.ID); ok {
		parts = append(parts, words.T("planning.target", "Goal", words.Percent(t.Goal), "Window", words.Window(t.Window)))
	}
	known := s.outlook[o.ID]
	if known.Judged > 0 {
		parts = append(parts, words.N("planning.evidence", known.Judged, "Missed", known.Missed))
	}
	if known.Cause != "" {
		parts = append(parts, words.T("planning.most", "Cause", words.Cause(known.Cause), "Share", words.Share(known.Share)))
	}
	said := strings.Join(parts, " ")
	if text := suggestion(s.w, o); text != "" {
		said = joined(said, words.T("planning.suggested", "Suggestion", text))
	}
	return said
}

func (p *proposal) sentence(isOpen bool) string {
	if !isOpen {
		return words.T("planning.nothing-open")
	}
	return words.T("planning.by", "Proposal", words.Proposal(p.open, p.slo.Name), "By", cmp.Or(p.open.By, words.None), "Date", words.Date(p.open.Date))
}

// signatures says who agreed with an open proposal, and who must still.
func signatures(w workspace.Workspace, p review.Proposal) string {
	if p.ID == "" {
		return ""
	}
	var signed, missing []string
	for _, s := range w.ProposalSignsOf(p.ID) {
		signed = append(signed, s.Name)
	}
	for _, e := range w.YetToSign(p) {
		missing = append(missing, words.T("planning.person", "Name", e.Person.Name, "Role", e.Role))
	}
	var parts []string
	if len(signed) > 0 {
		parts = append(parts, words.T("planning.signed", "Names", words.List(signed)))
	}
	if len(missing) > 0 {
		parts = append(parts, words.T("planning.must-agree", "Names", words.List(missing)))
	}
	if len(w.MustAgree(p)) == 0 {
		parts = append(parts, words.T("planning.nobody"))
	}
	return joined(parts...)
}

// lastDecision says how the latest proposal ended that was decided on.
func lastDecision(w workspace.Workspace, o slo.SLO) string {
	for _, p := range w.ProposalsOf(o.ID) {
		if p.State != review.Proposed {
			text := words.T("planning.last", "Proposal", words.Proposal(p, o.Name), "State", words.ProposalState(p.State), "Date", words.Date(p.Decided))
			return joined(text, p.Remark)
		}
	}
	return ""
}

// set shows a text, and nothing for an empty one.
func set(p *widgets.Paragraph, text string) {
	p.Hidden = text == ""
	p.Set(text)
}

// joined puts texts below each other, without those that are empty.
func joined(texts ...string) string {
	all := ""
	for _, text := range texts {
		if text != "" && all != "" {
			all += "\n"
		}
		all += text
	}
	return all
}
