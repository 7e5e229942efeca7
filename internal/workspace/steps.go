package workspace

import (
	"cmp"
	"slices"

	"slocharter/internal/lifecycle"
)

func stepPosition(s lifecycle.Step) int           { return s.Position }
func questionPosition(q lifecycle.Question) int   { return q.Position }
func usualTaskPosition(t lifecycle.UsualTask) int { return t.Position }
func criterionPosition(c lifecycle.Criterion) int { return c.Position }

// StepsInOrder lists the steps, phase by phase.
func (w Workspace) StepsInOrder() []lifecycle.Step {
	steps := where(w.Steps, stepPosition, every)
	slices.SortStableFunc(steps, func(a, b lifecycle.Step) int {
		return cmp.Compare(slices.Index(lifecycle.Phases, a.Phase), slices.Index(lifecycle.Phases, b.Phase))
	})
	return steps
}

// StepsOf lists the steps of a phase.
func (w Workspace) StepsOf(phase lifecycle.Phase) []lifecycle.Step {
	return grouped(w, w.Steps, stepPosition, func(s lifecycle.Step) string { return string(s.Phase) }, string(phase))
}

// AddStep adds a step at the end of a phase.
func (w *Workspace) AddStep(phase lifecycle.Phase, name string) (lifecycle.Step, error) {
	key := freeKey(name, func(k string) bool {
		return slices.ContainsFunc(w.StepsInOrder(), func(s lifecycle.Step) bool { return s.Key == k })
	})
	s := lifecycle.Step{ID: NewID(), Key: key, Phase: phase, Name: name, Position: next(w.StepsOf(phase), stepPosition)}
	if err := w.PutStep(s); err != nil {
		return lifecycle.Step{}, err
	}
	return w.Steps[s.ID], nil
}

// PutStep writes a step.
func (w *Workspace) PutStep(s lifecycle.Step) error {
	err := firstError(cleanName("name", &s.Name), oneOf("phase", s.Phase, lifecycle.Phases),
		cleanText("purpose", &s.Purpose), cleanText("outcome", &s.Outcome))
	if err != nil {
		return err
	}
	put(&w.Steps, s.ID, s)
	return nil
}

// MoveStep moves a step up (-1) or down (+1). Over the edge of its phase it joins the next one.
func (w *Workspace) MoveStep(id string, by int) error {
	s, ok := w.Steps[id]
	if !ok {
		return NotFound{"step", id}
	}
	siblings := w.StepsOf(s.Phase)
	at := slices.IndexFunc(siblings, func(o lifecycle.Step) bool { return o.ID == id })
	if to := at + by; to >= 0 && to < len(siblings) {
		return w.placeStep(siblings, id, by)
	}
	phase := slices.Index(lifecycle.Phases, s.Phase) + cmp.Compare(by, 0)
	if phase < 0 || phase >= len(lifecycle.Phases) {
		return nil
	}
	s.Phase = lifecycle.Phases[phase]
	put(&w.Steps, s.ID, s)
	neighbours := slices.DeleteFunc(w.StepsOf(s.Phase), func(o lifecycle.Step) bool { return o.ID == id })
	if by > 0 {
		return w.placeStep(append([]lifecycle.Step{s}, neighbours...), id, 0)
	}
	return w.placeStep(append(neighbours, s), id, 0)
}

func (w *Workspace) placeStep(siblings []lifecycle.Step, id string, by int) error {
	return move(siblings, func(s lifecycle.Step) string { return s.ID }, id, by, func(s lifecycle.Step, position int) {
		s.Position = position
		put(&w.Steps, s.ID, s)
	})
}

// QuestionsOf lists the questions of a step.
func (w Workspace) QuestionsOf(stepID string) []lifecycle.Question {
	return grouped(w, w.Questions, questionPosition, func(q lifecycle.Question) string { return q.StepID }, stepID)
}

// AddQuestion adds a question at the end of a step.
func (w *Workspace) AddQuestion(stepID, text string) error {
	return w.PutQuestion(lifecycle.Question{ID: NewID(), StepID: stepID, Text: text, Position: next(w.QuestionsOf(stepID), questionPosition)})
}

// PutQuestion writes a question.
func (w *Workspace) PutQuestion(q lifecycle.Question) error {
	if err := requiredText("question", &q.Text); err != nil {
		return err
	}
	put(&w.Questions, q.ID, q)
	return nil
}

// UsualTasksOf lists the tasks that every new cycle gets in a step.
func (w Workspace) UsualTasksOf(stepID string) []lifecycle.UsualTask {
	return grouped(w, w.UsualTasks, usualTaskPosition, func(t lifecycle.UsualTask) string { return t.StepID }, stepID)
}

// CriteriaOf lists the exit criteria of a step.
func (w Workspace) CriteriaOf(stepID string) []lifecycle.Criterion {
	return grouped(w, w.Criteria, criterionPosition, func(c lifecycle.Criterion) string { return c.StepID }, stepID)
}

// AddCriterion adds an exit criterion that people tick.
func (w *Workspace) AddCriterion(stepID, text string) error {
	return w.PutCriterion(lifecycle.Criterion{ID: NewID(), StepID: stepID, Text: text, Position: next(w.CriteriaOf(stepID), criterionPosition)})
}

// PutCriterion writes an exit criterion.
func (w *Workspace) PutCriterion(c lifecycle.Criterion) error {
	if err := requiredText("criterion", &c.Text); err != nil {
		return err
	}
	put(&w.Criteria, c.ID, c)
	return nil
}

// requiredText is cleanText for a text that must not be empty.
func requiredText(field string, text *string) error {
	if err := cleanText(field, text); err != nil {
		return err
	}
	if *text == "" {
		return Missing{field}
	}
	return nil
}
