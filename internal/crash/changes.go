package crash

import (
	"fmt"

	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// change edits a workspace at random.
type change func(*Editor, *workspace.Workspace) error

// changes are the edits that people make.
var changes = []change{
	addPerson, notePerson, notePerson, removePerson, setLetters, setLetters, addService, addSLO, noteSLO, setTarget,
	notePolicy, addRule, giveAction, closeAction, addIncident,
}

// pick returns a row of a kind at random; false when there is none.
func pick[R comparable](e *Editor, w workspace.Workspace, kind string, rows workspace.Table[R]) (R, bool) {
	k, _ := workspace.KindNamed(kind)
	ids := k.IDs(w)
	if len(ids) == 0 {
		var none R
		return none, false
	}
	return rows[ids[e.random.IntN(len(ids))]], true
}

// text is something that nobody else writes.
func (e *Editor) text(what string) string { return fmt.Sprintf("%s of %s %d", what, e.name, e.number) }

const day = "2026-03-02"

func addPerson(e *Editor, w *workspace.Workspace) error {
	_, err := w.AddPerson(e.text("Person"))
	return err
}

func notePerson(e *Editor, w *workspace.Workspace) error {
	p, ok := pick(e, *w, "person", w.People)
	if !ok {
		return nil
	}
	p.Note = e.text("Note")
	return w.PutPerson(p.With(people.Guard, e.random.IntN(2) == 0))
}

func removePerson(e *Editor, w *workspace.Workspace) error {
	p, ok := pick(e, *w, "person", w.People)
	if !ok || len(w.People) < 5 {
		return nil
	}
	return w.Remove("person", p.ID)
}

func setLetters(e *Editor, w *workspace.Workspace) error {
	steps, columns := w.StepsInOrder(), w.ColumnsInOrder()
	letters := []raci.Letters{"", "R", "A", "C", "I", "A/R"}
	return w.SetLetters("", steps[e.random.IntN(len(steps))].ID, columns[e.random.IntN(len(columns))].ID, letters[e.random.IntN(len(letters))])
}

func addService(e *Editor, w *workspace.Workspace) error {
	if e.random.IntN(4) > 0 {
		return nil
	}
	_, err := w.AddService(e.text("Service"), "", day)
	return err
}

func addSLO(e *Editor, w *workspace.Workspace) error {
	s, ok := pick(e, *w, "service", w.Services)
	if !ok {
		return nil
	}
	_, err := w.AddSLO(s.ID, e.text("SLO"))
	return err
}

func noteSLO(e *Editor, w *workspace.Workspace) error {
	o, ok := pick(e, *w, "slo", w.SLOs)
	if !ok {
		return nil
	}
	o.Name = e.text("SLO")
	return w.PutSLO(o)
}

func setTarget(e *Editor, w *workspace.Workspace) error {
	o, ok := pick(e, *w, "slo", w.SLOs)
	if !ok {
		return nil
	}
	goal, err := slo.ParsePercent(fmt.Sprintf("99.%d", 1+e.random.IntN(999)))
	if err != nil {
		return err
	}
	window, err := slo.ParseWindow("28d")
	if err != nil {
		return err
	}
	from := begin.AddDate(0, 0, e.random.IntN(300)).Format(workspace.DateLayout)
	return w.SetTarget(slo.Target{SLOID: o.ID, Goal: goal, Window: window, From: from, Note: e.text("Why")})
}

func notePolicy(e *Editor, w *workspace.Workspace) error {
	draft, err := draftOf(w)
	if err != nil {
		return err
	}
	draft.Summary = e.text("Summary")
	return w.PutVersion(draft)
}

func addRule(e *Editor, w *workspace.Workspace) error {
	draft, err := draftOf(w)
	if err != nil {
		return err
	}
	_, err = w.AddPolicyRule(draft.ID, e.text("Rule"))
	return err
}

func draftOf(w *workspace.Workspace) (policy.Version, error) {
	if draft, ok := w.DraftOf(""); ok {
		return draft, nil
	}
	return w.StartDraft("")
}

func giveAction(e *Editor, w *workspace.Workspace) error {
	s, ok := pick(e, *w, "service", w.Services)
	if !ok {
		return nil
	}
	_, err := w.AddAction(review.ActionItem{ServiceID: s.ID, Text: e.text("Action"), Given: day, Due: day})
	return err
}

func closeAction(e *Editor, w *workspace.Workspace) error {
	a, ok := pick(e, *w, "action_item", w.Actions)
	if !ok {
		return nil
	}
	states := review.ActionStates
	return w.SetActionState(a.ID, states[e.random.IntN(len(states))], day)
}

func addIncident(e *Editor, w *workspace.Workspace) error {
	s, ok := pick(e, *w, "service", w.Services)
	if !ok {
		return nil
	}
	start := begin.AddDate(0, 0, e.random.IntN(300)).Format(slo.MomentLayout)
	_, err := w.AddIncident(slo.Incident{ServiceID: s.ID, Title: e.text("Incident"), Start: start, Share: "10", Cause: slo.Causes[0]})
	return err
}
