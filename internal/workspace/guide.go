package workspace

import (
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
)

// Guide is the path of one service through one cycle, as screens, workbooks and commands show it.
type Guide struct {
	Service slo.Service
	Cycle   lifecycle.Cycle
	Steps   []GuideStep
}

// GuideStep is a step with what is written down in it.
type GuideStep struct {
	Step      lifecycle.Step
	State     lifecycle.State
	Who       []Part
	Questions []Answered
	Tasks     []lifecycle.Task
	Criteria  []Result
	Evidence  []lifecycle.Evidence
	SignOffs  []lifecycle.SignOff
}

// Part is the part that a column of the chart takes in a step of a service.
type Part struct {
	Letters raci.Letters
	Column  raci.Column
	Own     string         // the organisation's own names of its personas
	Chairs  []people.Chair // the personas and who holds them
	Holders []people.Person
}

// Answered is a question with its answer, which may be empty.
type Answered struct {
	Question lifecycle.Question
	Answer   string
}

// Guide returns the path of a service through a cycle; with an empty cycleID through its present one.
func (w Workspace) Guide(serviceID, cycleID string) Guide {
	g := Guide{Service: w.Services[serviceID], Cycle: w.CycleOf(serviceID)}
	if cycleID != "" {
		g.Cycle = w.Cycles[cycleID]
	}
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	for _, step := range w.StepsInOrder() {
		g.Steps = append(g.Steps, w.guideStep(g, step, m, roster))
	}
	return g
}

func (w Workspace) guideStep(g Guide, step lifecycle.Step, m raci.Matrix, roster raci.Roster) GuideStep {
	s := GuideStep{
		Step:     step,
		Who:      w.parts(step.ID, m, roster),
		Tasks:    w.TasksOf(g.Cycle.ID, step.ID),
		Evidence: w.EvidenceOf(g.Cycle.ID, step.ID),
		SignOffs: w.StepSignsOf(g.Cycle.ID, step.ID),
	}
	for _, q := range w.QuestionsOf(step.ID) {
		s.Questions = append(s.Questions, Answered{q, w.Answers[lifecycle.AnswerID(g.Cycle.ID, q.ID)].Text})
	}
	for _, c := range w.CriteriaOf(step.ID) {
		s.Criteria = append(s.Criteria, w.result(g.Cycle, c, s))
	}
	s.State = s.state()
	return s
}

// parts lists who takes part in a step: by the strongest letter, in the order of the scheme, then of the columns.
func (w Workspace) parts(stepID string, m raci.Matrix, roster raci.Roster) []Part {
	var parts []Part
	for _, column := range m.Columns {
		letters := m.At(stepID, column.ID)
		if letters == "" {
			continue
		}
		_, own := w.ColumnCalled(column.ID)
		parts = append(parts, Part{
			Letters: letters, Column: column, Own: own,
			Chairs: roster.Chairs[column.ID], Holders: roster.Holders(column.ID),
		})
	}
	strength := func(p Part) int {
		return slices.IndexFunc(m.Scheme, func(l raci.Letter) bool { return l.Symbol == p.Letters.Symbols()[0] })
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return strength(a) - strength(b) })
	return parts
}

func (s GuideStep) state() lifecycle.State {
	switch {
	case s.Closed():
		return lifecycle.Done
	case s.CriteriaMet():
		return lifecycle.Waiting
	case s.Touched():
		return lifecycle.Working
	}
	return lifecycle.Open
}

// Closed tells whether somebody accountable signed the step.
func (s GuideStep) Closed() bool {
	return slices.ContainsFunc(s.SignOffs, func(o lifecycle.SignOff) bool { return o.Accountable })
}

// CriteriaMet tells whether there are exit criteria and each is met.
func (s GuideStep) CriteriaMet() bool {
	return len(s.Criteria) > 0 && !slices.ContainsFunc(s.Criteria, func(r Result) bool { return !r.Met })
}

// Touched tells whether anybody wrote something down in the step.
func (s GuideStep) Touched() bool {
	return len(s.Evidence)+len(s.SignOffs) > 0 ||
		slices.ContainsFunc(s.Questions, func(a Answered) bool { return a.Answer != "" }) ||
		slices.ContainsFunc(s.Tasks, func(t lifecycle.Task) bool { return t.Done || t.OwnerID != "" || t.Due != "" }) ||
		slices.ContainsFunc(s.Criteria, func(r Result) bool { return r.Met && r.Criterion.Check == "" })
}

// Accountable lists the people who can close the step by their sign-off.
func (s GuideStep) Accountable(scheme raci.Scheme) []people.Person {
	var found []people.Person
	for _, part := range s.Who {
		if !part.Letters.Has(scheme.Symbol(raci.Accountable)) {
			continue
		}
		for _, p := range part.Holders {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// Current returns the index of the first step that is not done; that of the last one when all are, or -1 without steps.
func (g Guide) Current() int {
	for i, s := range g.Steps {
		if s.State != lifecycle.Done {
			return i
		}
	}
	return len(g.Steps) - 1
}

// DoneSteps counts the steps that are done.
func (g Guide) DoneSteps() int {
	n := 0
	for _, s := range g.Steps {
		if s.State == lifecycle.Done {
			n++
		}
	}
	return n
}

// Phase returns the phase of the current step.
func (g Guide) Phase() lifecycle.Phase {
	if i := g.Current(); i >= 0 {
		return g.Steps[i].Step.Phase
	}
	return lifecycle.Research
}
