package forms

import (
	"cmp"
	"slices"
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

// Recalibration is what a panel of proposals is about: an SLO, what is known of it, and where people speak about it.
type Recalibration struct {
	SLO      slo.SLO
	ReviewID string // in which people propose; empty elsewhere
	Facts    string // what is known, in full
	Evidence string // with which a new proposal begins
	Closed   bool   // nothing new is proposed here
}

// ProposalPanel shows what is proposed for an SLO, who agreed and who must, and how the last proposal ended. There people
// propose, sign, and agree.
type ProposalPanel struct {
	env   stage.Env
	w     workspace.Workspace
	about Recalibration
	open  review.Proposal // the one that nobody decided on yet; zero without one

	name                 *widgets.Text
	facts, says, why     *widgets.Paragraph
	signed, remark       *widgets.Paragraph
	propose, sign, agree *widgets.Button
	more, whatIf         *widgets.Button
	content              *fyne.Container
}

// NewProposalPanel returns an empty panel.
func NewProposalPanel(env stage.Env) *ProposalPanel {
	p := &ProposalPanel{env: env, name: widgets.NewElided("", widgets.Look{Size: theme.SizeSection, Bold: true})}
	muted := widgets.Look{Token: theme.Muted}
	p.facts = widgets.NewParagraph("", widgets.Look{})
	p.says, p.why = widgets.NewParagraph("", widgets.Look{}), widgets.NewParagraph("", muted)
	p.signed, p.remark = widgets.NewParagraph("", widgets.Look{}), widgets.NewParagraph("", muted)
	p.propose = widgets.NewPrimary(words.T("planning.propose"), p.Propose)
	p.sign = widgets.NewButton(words.T("planning.sign"), func() { askSign(p.env, p.w, p.open) })
	p.agree = widgets.NewPrimary(words.T("planning.agree"), func() { askAgree(p.env, p.w, p.open) })
	p.more = widgets.NewMenuButton(words.T("planning.more"), p.commands)
	p.whatIf = widgets.NewButton(words.T("planning.what-if"), func() {
		env.GoTo(stage.SLORoute(p.about.SLO.ServiceID, p.about.SLO.ID, stage.WhatIf))
	})
	buttons := container.NewHBox(p.propose, p.agree, p.sign, p.more, p.whatIf)
	p.content = widgets.Stack(2, p.name, p.facts, p.says, p.why, p.signed, p.remark, buttons)
	return p
}

// Content returns what is shown.
func (p *ProposalPanel) Content() fyne.CanvasObject { return p.content }

// Propose asks what should become of the SLO, or changes what is proposed.
func (p *ProposalPanel) Propose() {
	if p.open.ID != "" {
		askProposal(p.env, p.w, p.about, p.open)
	} else if !p.about.Closed {
		askProposal(p.env, p.w, p.about, firstDraft(p.env, p.w, p.about))
	}
}

// commands are what can be done with an open proposal, beside signing it and agreeing on it.
func (p *ProposalPanel) commands() []widgets.Command {
	open := p.open
	return []widgets.Command{
		{Text: words.T("planning.add-work"), Do: func() { AskWork(p.env, p.w, review.RoadmapItem{ProposalID: open.ID}) }},
		{Text: words.T("planning.edit"), Do: p.Propose},
		{Text: words.T("planning.reject"), Do: func() { askClose(p.env, p.w, open, review.Rejected) }},
		{Text: words.T("planning.withdraw"), Do: func() { askClose(p.env, p.w, open, review.Withdrawn) }},
	}
}

// Show shows what is proposed for an SLO, or nothing without one.
func (p *ProposalPanel) Show(w workspace.Workspace, about Recalibration) {
	p.w, p.about = w, about
	p.content.Hidden = about.SLO.ID == ""
	if p.content.Hidden {
		return
	}
	open, isOpen := w.OpenProposal(about.SLO.ID)
	p.open = open
	readOnly := p.env.Session.ReadOnly()
	p.name.Set(about.SLO.Name)
	p.propose.Hidden = isOpen || about.Closed || readOnly || about.SLO.Standing == slo.Retired
	for _, b := range []*widgets.Button{p.sign, p.agree, p.more} {
		b.Hidden = !isOpen || readOnly
	}
	say(p.facts, about.Facts)
	say(p.says, p.sentence(isOpen))
	say(p.why, lines(open.Evidence, open.Note))
	say(p.signed, signatures(w, open))
	say(p.remark, lastDecision(w, about.SLO))
	p.content.Refresh()
}

func (p *ProposalPanel) sentence(isOpen bool) string {
	switch {
	case !isOpen && p.about.Closed:
		return ""
	case !isOpen:
		return words.T("planning.nothing-open")
	}
	return words.T("planning.by", "Proposal", words.Proposal(p.open, p.about.SLO.Name), "By", cmp.Or(p.open.By, words.None), "Date", words.Date(p.open.Date))
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
	return lines(parts...)
}

// lastDecision says how the latest proposal ended that was decided on.
func lastDecision(w workspace.Workspace, o slo.SLO) string {
	for _, p := range w.ProposalsOf(o.ID) {
		if p.State != review.Proposed {
			text := words.T("planning.last", "Proposal", words.Proposal(p, o.Name), "State", words.ProposalState(p.State), "Date", words.Date(p.Decided))
			return lines(text, p.Remark)
		}
	}
	return ""
}

// ProposalCell says in short what is proposed for an SLO, or what was.
func ProposalCell(p review.Proposal) widgets.Cell {
	if p.ID == "" {
		return widgets.MutedCell(words.None)
	}
	kind := widgets.Neutral
	switch p.State {
	case review.Proposed:
		kind = widgets.Accent
	case review.Agreed:
		kind = widgets.Good
	}
	return widgets.ChipCell(words.T("planning.proposed", "Change", words.ProposalChange(p.Change), "State", words.ProposalState(p.State)), kind)
}

// say shows a text, and nothing for an empty one.
func say(p *widgets.Paragraph, text string) {
	p.Hidden = text == ""
	p.Set(text)
}

// lines puts texts below each other, without those that are empty.
func lines(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), "\n")
}
