package forms

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/lifecycle"
	"slocharter/internal/review"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// askSign asks who agrees with a proposal: first those who must.
func askSign(env stage.Env, w workspace.Workspace, p review.Proposal) {
	person := widgets.NewChoiceField(widgets.Field{Label: words.T("planning.who")})
	list := signers(w, p)
	first := ""
	if len(list) > 0 {
		first = list[0].ID
	}
	person.Set(list, first)
	remark := widgets.NewTextArea(widgets.Field{Label: words.Field("remark")}, 2)
	widgets.Dialog{
		Title: words.T("planning.sign-title"), Sentence: words.Proposal(p, w.SLOs[p.SLOID].Name), Body: widgets.Stack(3, person, remark),
		Confirm: words.T("planning.sign-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			label := words.T("planning.undo.sign", "Person", w.People[person.Value()].Name, "Name", w.SLOs[p.SLOID].Name)
			return env.Check(label, func(w *workspace.Workspace) error {
				if person.Value() == "" {
					return workspace.Missing{Field: "person"}
				}
				return w.SignProposal(p.ID, person.Value(), remark.Value(), env.Session.Today())
			})
		},
	}.Open(env.Window.Canvas())
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

// askAgree asks for what is written down when a proposal is carried out, and what it closes in the guide.
func askAgree(env stage.Env, w workspace.Workspace, p review.Proposal) {
	name := w.SLOs[p.SLOID].Name
	remark := widgets.NewTextArea(widgets.Field{Label: words.T("planning.where")}, 2)
	by := widgets.NewTextField(widgets.Field{Label: words.Field("by")})
	cycle := widgets.NewTextField(widgets.Field{Label: words.T("planning.cycle"), Help: words.T("planning.cycle-help")})
	from := PlanDay(env, words.T("planning.from"))
	from.Set(max(p.From, env.Session.Today())) // it may have waited for signatures since
	from.Hidden = !p.Change.Aims()
	fields := []fyne.CanvasObject{by, from, remark, cycle}
	open := openCriteria(w, w.SLOs[p.SLOID].ServiceID)
	ticks := make([]*widgets.CheckField, len(open))
	for i, c := range open {
		ticks[i] = widgets.NewCheckField(widgets.Field{Label: words.T("planning.tick", "Criterion", c.Text)})
		fields = append(fields, ticks[i])
	}
	widgets.Dialog{
		Title: words.T("planning.agree-title"), Sentence: words.Proposal(p, name), Body: widgets.Stack(3, fields...),
		Confirm: words.T("planning.agree-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			a := workspace.Agreement{
				Date: env.Session.Today(), By: by.Value(), From: from.Value(), Remark: remark.Value(), Cycle: cycle.Value(), Title: words.Proposal(p, name),
			}
			for i, c := range open {
				if ticks[i].Value() {
					a.Ticks = append(a.Ticks, c.ID)
				}
			}
			return env.Check(words.T("planning.undo.agree", "Name", name), func(w *workspace.Workspace) error { return w.AgreeProposal(p.ID, a) })
		},
	}.Open(env.Window.Canvas())
}

// openCriteria lists the exit criteria of recalibration that people judge, and that are not met in the running cycle.
func openCriteria(w workspace.Workspace, serviceID string) []lifecycle.Criterion {
	cycle := w.CycleOf(serviceID)
	step, err := w.StepByKey(review.Recalibrate)
	if err != nil || cycle.ID == "" || cycle.Ended != "" {
		return nil
	}
	var open []lifecycle.Criterion
	for _, c := range w.CriteriaOf(step.ID) {
		if c.Check == "" && !w.Ticks[lifecycle.TickID(cycle.ID, c.ID)].Met {
			open = append(open, c)
		}
	}
	return open
}

// askClose asks why a proposal is rejected or withdrawn.
func askClose(env stage.Env, w workspace.Workspace, p review.Proposal, state review.ProposalState) {
	name := w.SLOs[p.SLOID].Name
	title, confirm, label := words.T("planning.reject-title"), words.T("planning.reject-confirm"), words.T("planning.undo.reject", "Name", name)
	if state == review.Withdrawn {
		title, confirm, label = words.T("planning.withdraw-title"), words.T("planning.withdraw-confirm"), words.T("planning.undo.withdraw", "Name", name)
	}
	why := widgets.NewTextArea(widgets.Field{Label: words.T("planning.why")}, 2)
	widgets.Dialog{
		Title: title, Sentence: words.Proposal(p, name), Body: why, Confirm: confirm, Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return env.Check(label, func(w *workspace.Workspace) error {
				return w.CloseProposal(p.ID, state, why.Value(), env.Session.Today())
			})
		},
	}.Open(env.Window.Canvas())
}
