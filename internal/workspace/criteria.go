package workspace

import (
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
)

// Result says whether an exit criterion is met. Of a criterion that the data answers, and that is not met, it also says
// why not: the words package makes a sentence of the criterion's check, the count and the names.
type Result struct {
	Criterion lifecycle.Criterion
	Met       bool
	Count     int      // how many things stand against it, where that can be counted
	Names     []string // what stands against it
}

// result answers a criterion of a cycle. An ended cycle keeps the answers that it ended with.
func (w Workspace) result(cycle lifecycle.Cycle, c lifecycle.Criterion, s GuideStep) Result {
	check, known := criteria[c.Check]
	if !known || cycle.Ended != "" {
		return Result{Criterion: c, Met: w.Ticks[lifecycle.TickID(cycle.ID, c.ID)].Met}
	}
	r := check(subject{w, cycle, s})
	r.Criterion = c
	return r
}

// subject is what a criterion is asked of.
type subject struct {
	Workspace
	cycle lifecycle.Cycle
	step  GuideStep
}

var criteria = map[lifecycle.Check]func(subject) Result{
	lifecycle.HasJourneys:       func(s subject) Result { return some(len(s.JourneysOf(s.cycle.ServiceID))) },
	lifecycle.HasExpectations:   func(s subject) Result { return some(len(s.ExpectationsOf(s.cycle.ServiceID))) },
	lifecycle.HasDependencies:   func(s subject) Result { return some(len(s.DependenciesOf(s.cycle.ServiceID))) },
	lifecycle.HasSLOs:           func(s subject) Result { return some(len(s.LiveSLOsOf(s.cycle.ServiceID))) },
	lifecycle.AccountableNamed:  accountableNamed,
	lifecycle.RACIRowClean:      rowClean,
	lifecycle.QuestionsAnswered: questionsAnswered,
	lifecycle.SLOsComplete:      slosComplete,
	lifecycle.SLOsHaveTargets:   slosHaveTargets,
	lifecycle.NoHundredPercent:  noHundredPercent,
	lifecycle.PolicyCoversUsed:  policyCoversUsedUp,
	lifecycle.PolicyInForce:     policyInForce,
	lifecycle.PolicySigned:      policySigned,
	lifecycle.TasksOwned:        tasksOwned,
	lifecycle.TasksDone:         tasksDone,
	lifecycle.RoadmapDone:       roadmapDone,
}

func some(n int) Result { return Result{Met: n > 0} }

// none is met when nothing stands against it.
func none(against []string) Result {
	return Result{Met: len(against) == 0, Count: len(against), Names: against}
}

// accountableNamed is met when each column that is accountable in the step stands for a person, and there is one.
func accountableNamed(s subject) Result {
	var unnamed []string
	accountable := false
	for _, part := range s.step.Who {
		if !part.Letters.Has(s.Scheme().Symbol(raci.Accountable)) {
			continue
		}
		accountable = true
		if len(part.Holders) == 0 {
			unnamed = append(unnamed, part.Column.Name)
		}
	}
	r := none(unnamed)
	r.Met = r.Met && accountable
	return r
}

func rowClean(s subject) Result {
	m := s.Matrix(s.cycle.ServiceID)
	accountable := len(m.ColumnsWith(s.step.Step.ID, raci.Accountable))
	responsible := len(m.ColumnsWith(s.step.Step.ID, raci.Responsible))
	return Result{Met: accountable == 1 && responsible > 0, Count: accountable}
}

func questionsAnswered(s subject) Result {
	var open []string
	for _, q := range s.step.Questions {
		if q.Answer == "" {
			open = append(open, q.Question.Text)
		}
	}
	return none(open)
}

// slosWithout lists the live SLOs that lack something; without any SLO nothing is met either.
func (s subject) slosWithout(has func(slo.SLO) bool) Result {
	live := s.LiveSLOsOf(s.cycle.ServiceID)
	var lacking []string
	for _, o := range live {
		if !has(o) {
			lacking = append(lacking, o.Name)
		}
	}
	r := none(lacking)
	r.Met = r.Met && len(live) > 0
	return r
}

func slosComplete(s subject) Result {
	return s.slosWithout(func(o slo.SLO) bool {
		_, targeted := s.LatestTarget(o.ID)
		return targeted && o.Specification != "" && o.Implementation != ""
	})
}

func slosHaveTargets(s subject) Result {
	return s.slosWithout(func(o slo.SLO) bool { _, ok := s.LatestTarget(o.ID); return ok })
}

func noHundredPercent(s subject) Result {
	return s.slosWithout(func(o slo.SLO) bool {
		t, ok := s.LatestTarget(o.ID)
		_, err := slo.ParseGoal(string(t.Goal))
		return ok && err == nil
	})
}

func policyCoversUsedUp(s subject) Result {
	v, ok := s.CurrentPolicy(s.cycle.ServiceID)
	return Result{Met: ok && slices.ContainsFunc(s.PolicyRulesOf(v.ID), policy.Rule.CoversUsedUp)}
}

func policyInForce(s subject) Result {
	_, ok := s.PolicyInForce(s.cycle.ServiceID)
	return Result{Met: ok}
}

func policySigned(s subject) Result {
	v, ok := s.CurrentPolicy(s.cycle.ServiceID)
	return Result{Met: ok && len(s.PolicySignsOf(v.ID)) > 0}
}

func tasksWithout(tasks []lifecycle.Task, has func(lifecycle.Task) bool) Result {
	var lacking []string
	for _, t := range tasks {
		if !has(t) {
			lacking = append(lacking, t.Text)
		}
	}
	r := none(lacking)
	r.Met = r.Met && len(tasks) > 0
	return r
}

func tasksOwned(s subject) Result {
	return tasksWithout(s.step.Tasks, func(t lifecycle.Task) bool { return t.OwnerID != "" && t.Due != "" })
}

func taskDone(t lifecycle.Task) bool { return t.Done }

func tasksDone(s subject) Result { return tasksWithout(s.step.Tasks, taskDone) }

// roadmapDone looks at the tasks of all steps that work on the roadmap.
func roadmapDone(s subject) Result {
	return tasksWithout(s.RoadmapTasks(s.cycle.ID), taskDone)
}

// RoadmapTasks lists the tasks of a cycle in the steps that work on the roadmap.
func (w Workspace) RoadmapTasks(cycleID string) []lifecycle.Task {
	var tasks []lifecycle.Task
	for _, step := range w.StepsInOrder() {
		if step.Has(lifecycle.Roadmap) {
			tasks = append(tasks, w.TasksOf(cycleID, step.ID)...)
		}
	}
	return tasks
}
