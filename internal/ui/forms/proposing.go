package forms

import (
	"strings"

	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// proposalForm asks what to do with an SLO, and shows beside it what another target would have meant.
type proposalForm struct {
	before          review.Proposal
	change          *widgets.ChoiceField
	goal, successor *widgets.TextField
	from            *widgets.DateField
	evidence, note  *widgets.TextField
	beside          *trial
}

// askProposal asks for a new proposal for an SLO, or changes an open one.
func askProposal(env stage.Env, w workspace.Workspace, about Recalibration, before review.Proposal) {
	f := newProposalForm(env, w, about.SLO, before)
	sentence := ""
	if before.ID != "" && len(w.ProposalSignsOf(before.ID)) > 0 {
		sentence = words.T("planning.propose-sentence")
	}
	widgets.Dialog{
		Title: words.T("planning.propose-title", "Name", about.SLO.Name), Sentence: sentence,
		Body:    widgets.Stack(3, f.change, f.goal, f.beside.says, f.successor, f.from, f.evidence, f.note),
		Confirm: words.T("planning.propose-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return env.Check(words.T("planning.undo.propose", "Name", about.SLO.Name), f.write)
		},
	}.Open(env.Window.Canvas())
}

// firstDraft is a proposal to keep an SLO as it is, with what is known of it as evidence.
func firstDraft(env stage.Env, w workspace.Workspace, about Recalibration) review.Proposal {
	target, _ := w.LatestTarget(about.SLO.ID)
	today := env.Session.Today()
	return review.Proposal{
		SLOID: about.SLO.ID, ReviewID: about.ReviewID, Change: review.Keep, Goal: target.Goal, Window: target.Window, From: today,
		By: env.Session.Author(), Date: today, Evidence: about.Evidence,
	}
}

func newProposalForm(env stage.Env, w workspace.Workspace, o slo.SLO, before review.Proposal) *proposalForm {
	f := &proposalForm{
		before:    before,
		change:    widgets.NewChoiceField(widgets.Field{Label: words.T("planning.change")}),
		goal:      widgets.NewTextField(widgets.Field{Label: words.T("planning.goal")}),
		successor: widgets.NewTextField(widgets.Field{Label: words.T("planning.successor")}),
		from:      PlanDay(env, words.T("planning.from")),
		evidence:  widgets.NewTextArea(widgets.Field{Label: words.Field("evidence")}, 3),
		note:      widgets.NewTextArea(widgets.Field{Label: words.Field("note")}, 2),
		beside:    newTrial(env, w, o.ID, before.Window),
	}
	f.change.Set(choices(review.Changes, words.ProposalChange), string(before.Change))
	f.goal.Set(words.Decimal(string(before.Goal)))
	f.successor.Set(before.Successor)
	f.from.Set(before.From)
	f.evidence.Set(before.Evidence)
	f.note.Set(before.Note)
	f.change.OnChoose = func(string) { f.arrange() }
	f.goal.OnType = f.beside.try
	f.beside.try(string(before.Goal))
	f.arrange()
	return f
}

// arrange opens the fields that the change needs.
func (f *proposalForm) arrange() {
	c := review.Change(f.change.Value())
	f.goal.SetReadOnly(!c.Aims())
	f.from.SetReadOnly(!c.Aims())
	f.successor.SetReadOnly(c != review.Replace)
}

// write makes the proposal, or writes what was changed of it.
func (f *proposalForm) write(w *workspace.Workspace) error {
	p, b := f.before, f.before
	if b.ID != "" {
		p = w.Proposals[b.ID]
	}
	Changed(&p.Change, b.Change, f.change.Value())
	Changed(&p.Goal, slo.Percent(words.Decimal(string(b.Goal))), f.goal.Value())
	Changed(&p.From, b.From, f.from.Value())
	Changed(&p.Successor, b.Successor, f.successor.Value())
	Changed(&p.Evidence, b.Evidence, f.evidence.Value())
	Changed(&p.Note, b.Note, f.note.Value())
	if b.ID != "" {
		return w.PutProposal(p)
	}
	_, err := w.Propose(p)
	return err
}

// PlanDay is a field for a day of a plan.
func PlanDay(env stage.Env, label string) *widgets.DateField {
	f := widgets.NewDateField(widgets.Field{Label: label}, words.T("planning.calendar"), checkDate)
	f.Today = env.Now
	return f
}

// Evidence says what is known of an SLO, for a proposal to rest on.
func Evidence(known reading.Outlook) string {
	var parts []string
	if known.Judged > 0 {
		parts = append(parts, words.N("planning.evidence", known.Judged, "Missed", known.Missed))
	}
	if known.Cause != "" {
		parts = append(parts, words.T("planning.most", "Cause", words.Cause(known.Cause), "Share", words.Share(known.Share)))
	}
	return strings.Join(parts, " ")
}
