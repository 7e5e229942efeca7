package planning

import (
	"time"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// proposalForm asks what to do with an SLO.
type proposalForm struct {
	change          *widgets.ChoiceField
	goal, successor *widgets.TextField
	from            *widgets.DateField
	evidence, note  *widgets.TextField
}

// askProposal asks for a new proposal for an SLO, or changes an open one.
func askProposal(s *Screen, o slo.SLO, before review.Proposal) {
	if before.ID == "" {
		before = firstDraft(s, o)
	}
	f := newProposalForm(s, before)
	widgets.Dialog{
		Title: words.T("planning.propose-title", "Name", o.Name), Sentence: words.T("planning.propose-sentence"),
		Body:    widgets.Stack(3, f.change, f.goal, f.successor, f.from, f.evidence, f.note),
		Confirm: words.T("planning.propose-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("planning.undo.propose", "Name", o.Name), func(w *workspace.Workspace) error {
				return f.write(w, before)
			})
		},
	}.Open(s.env.Window.Canvas())
}

// firstDraft is a proposal to keep an SLO as it is, with what is known of it as evidence.
func firstDraft(s *Screen, o slo.SLO) review.Proposal {
	target, _ := s.w.LatestTarget(o.ID)
	today := s.env.Session.Today()
	p := review.Proposal{SLOID: o.ID, Change: review.Keep, Goal: target.Goal, Window: target.Window, From: today, By: s.env.Session.Author(), Date: today}
	if known := s.outlook[o.ID]; known.Judged > 0 {
		p.Evidence = words.N("planning.evidence", known.Judged, "Missed", known.Missed)
	}
	return p
}

func newProposalForm(s *Screen, before review.Proposal) *proposalForm {
	f := &proposalForm{
		change:    widgets.NewChoiceField(widgets.Field{Label: words.T("planning.change")}),
		goal:      widgets.NewTextField(widgets.Field{Label: words.T("planning.goal")}),
		successor: widgets.NewTextField(widgets.Field{Label: words.T("planning.successor")}),
		from:      dateField(s, words.T("planning.from")),
		evidence:  widgets.NewTextArea(widgets.Field{Label: words.Field("evidence")}, 3),
		note:      widgets.NewTextArea(widgets.Field{Label: words.Field("note")}, 2),
	}
	var changes []widgets.Choice
	for _, c := range review.Changes {
		changes = append(changes, widgets.Choice{ID: string(c), Text: words.ProposalChange(c)})
	}
	f.change.Set(changes, string(before.Change))
	f.goal.Set(string(before.Goal))
	f.successor.Set(before.Successor)
	f.from.Set(before.From)
	f.evidence.Set(before.Evidence)
	f.note.Set(before.Note)
	f.change.OnChoose = func(string) { f.arrange() }
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

func (f *proposalForm) write(w *workspace.Workspace, p review.Proposal) error {
	if p.ID != "" {
		p = w.Proposals[p.ID]
	}
	p.Change, p.Goal, p.From, p.Successor = review.Change(f.change.Value()), slo.Percent(f.goal.Value()), f.from.Value(), f.successor.Value()
	p.Evidence, p.Note = f.evidence.Value(), f.note.Value()
	if p.ID != "" {
		return w.PutProposal(p)
	}
	_, err := w.Propose(p)
	return err
}

// askSign asks who agrees with a proposal: first those who must.
func askSign(s *Screen, p review.Proposal) {
	person := widgets.NewChoiceField(widgets.Field{Label: words.T("planning.who")})
	list := signers(s.w, p)
	first := ""
	if len(list) > 0 {
		first = list[0].ID
	}
	person.Set(list, first)
	remark := widgets.NewTextArea(widgets.Field{Label: words.Field("remark")}, 2)
	widgets.Dialog{
		Title: words.T("planning.sign-title"), Sentence: words.Proposal(p, s.w.SLOs[p.SLOID].Name), Body: widgets.Stack(3, person, remark),
		Confirm: words.T("planning.sign-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			label := words.T("planning.undo.sign", "Person", s.w.People[person.Value()].Name, "Name", s.w.SLOs[p.SLOID].Name)
			return s.env.Check(label, func(w *workspace.Workspace) error {
				if person.Value() == "" {
					return workspace.Missing{Field: "person"}
				}
				return w.SignProposal(p.ID, person.Value(), remark.Value(), s.env.Session.Today())
			})
		},
	}.Open(s.env.Window.Canvas())
}

// signers lists who can agree with a proposal, those first who must and did not yet.
func signers(w workspace.Workspace, p review.Proposal) []widgets.Choice {
	var list []widgets.Choice
	seen := map[string]bool{}
	for _, e := range w.YetToSign(p) {
		seen[e.Person.ID] = true
		list = append(list, widgets.Choice{ID: e.Person.ID, Text: words.T("planning.person", "Name", e.Person.Name, "Role", e.Role)})
	}
	for _, person := range w.PeopleByName() {
		if !seen[person.ID] {
			list = append(list, widgets.Choice{ID: person.ID, Text: person.Name})
		}
	}
	return list
}

// askAgree asks for what is written down when a proposal is carried out.
func askAgree(s *Screen, p review.Proposal) {
	name := s.w.SLOs[p.SLOID].Name
	remark := widgets.NewTextArea(widgets.Field{Label: words.T("planning.where")}, 2)
	by := widgets.NewTextField(widgets.Field{Label: words.Field("by")})
	cycle := widgets.NewTextField(widgets.Field{Label: words.T("planning.cycle"), Help: words.T("planning.cycle-help")})
	from := dateField(s, words.T("planning.from"))
	from.Set(max(p.From, s.env.Session.Today())) // it may have waited for signatures since
	from.Hidden = !p.Change.Aims()
	widgets.Dialog{
		Title: words.T("planning.agree-title"), Sentence: words.Proposal(p, name), Body: widgets.Stack(3, by, from, remark, cycle),
		Confirm: words.T("planning.agree-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("planning.undo.agree", "Name", name), func(w *workspace.Workspace) error {
				return w.AgreeProposal(p.ID, workspace.Agreement{
					Date: s.env.Session.Today(), By: by.Value(), From: from.Value(), Remark: remark.Value(), Cycle: cycle.Value(), Title: words.Proposal(p, name),
				})
			})
		},
	}.Open(s.env.Window.Canvas())
}

// askClose asks why a proposal is rejected or withdrawn.
func askClose(s *Screen, p review.Proposal, state review.ProposalState) {
	name := s.w.SLOs[p.SLOID].Name
	title, confirm, label := words.T("planning.reject-title"), words.T("planning.reject-confirm"), words.T("planning.undo.reject", "Name", name)
	if state == review.Withdrawn {
		title, confirm, label = words.T("planning.withdraw-title"), words.T("planning.withdraw-confirm"), words.T("planning.undo.withdraw", "Name", name)
	}
	why := widgets.NewTextArea(widgets.Field{Label: words.T("planning.why")}, 2)
	widgets.Dialog{
		Title: title, Sentence: words.Proposal(p, name), Body: why, Confirm: confirm, Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(label, func(w *workspace.Workspace) error {
				return w.CloseProposal(p.ID, state, why.Value(), s.env.Session.Today())
			})
		},
	}.Open(s.env.Window.Canvas())
}

func dateField(s *Screen, label string) *widgets.DateField {
	f := widgets.NewDateField(widgets.Field{Label: label}, words.T("planning.calendar"), checkDate)
	f.Today = s.env.Now
	return f
}

func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}
