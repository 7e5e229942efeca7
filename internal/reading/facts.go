package reading

import (
	"math/big"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// facts answers what the rules of a policy ask about SLOs at a moment.
type facts struct {
	subjects []subject
	known    map[policy.Question]answer
}

// subject is an SLO that the rules ask about.
type subject struct {
	id     string
	answer func(q policy.Question) answer
}

type answer struct {
	figures []policy.Figure
	known   bool
}

func newFacts() *facts { return &facts{known: map[policy.Question]answer{}} }

// add takes an SLO in with all its measurements.
func (f *facts) add(s SLO, at time.Time) {
	f.subjects = append(f.subjects, subject{s.ID, func(q policy.Question) answer { return s.answer(q, at) }})
}

// addLine takes an SLO in by its line in the overview; its measurements are loaded only when a question needs them.
func (f *facts) addLine(l Line, w workspace.Workspace, load func() (SLO, bool), at time.Time) {
	f.subjects = append(f.subjects, subject{l.SLO.ID, func(q policy.Question) answer {
		switch {
		case !l.Evaluated():
			return answer{}
		case q.Signal == policy.BudgetLeft && (q.Span == "" || q.Span == l.Target.Window):
			return one(l.Result.Remaining)
		case (q.Signal == policy.IncidentShare || q.Signal == policy.CauseShare) && len(w.IncidentsOfSLO(l.SLO.ID)) == 0:
			return answer{known: true}
		}
		s, ok := load()
		if !ok {
			return answer{}
		}
		return s.answer(q, at)
	}})
}

// SLOs is called by package policy.
func (f *facts) SLOs() []string {
	ids := make([]string, len(f.subjects))
	for i, s := range f.subjects {
		ids[i] = s.id
	}
	return ids
}

// Figures is called by package policy.
func (f *facts) Figures(q policy.Question) ([]policy.Figure, bool) {
	if a, ok := f.known[q]; ok {
		return a.figures, a.known
	}
	var a answer
	for _, s := range f.subjects {
		if s.id == q.SLOID {
			a = s.answer(q)
		}
	}
	f.known[q] = a
	return a.figures, a.known
}

// answer answers a question about the SLO at a moment; what cannot be computed is not known.
func (s SLO) answer(q policy.Question, at time.Time) answer {
	own, err := s.resultOver("", at)
	if err != nil || !evaluated(own) {
		return answer{}
	}
	over := own
	if q.Span != "" {
		if over, err = s.resultOver(q.Span, at); err != nil {
			return answer{}
		}
	}
	switch q.Signal {
	case policy.BudgetLeft:
		if !evaluated(over) {
			return answer{}
		}
		return one(over.Remaining)
	case policy.BurnRate:
		return one(over.Consumed)
	case policy.BudgetUsed:
		return one(own.Share(over.Bad))
	case policy.IncidentShare:
		return s.shares(over, func(a budget.Attribution) []budget.Portion { return a.Incidents })
	case policy.CauseShare:
		return s.shares(over, func(a budget.Attribution) []budget.Portion { return a.Causes })
	}
	return answer{}
}

func evaluated(r budget.Result) bool { return r.State == budget.Healthy || r.State == budget.UsedUp }

// one is the answer of a single figure, which may not exist.
func one(value *big.Rat) answer {
	if value == nil {
		return answer{}
	}
	return answer{[]policy.Figure{{Value: value}}, true}
}

// resultOver evaluates the objective over a window other than the target's, or over that for an empty one.
func (s SLO) resultOver(span slo.Window, at time.Time) (budget.Result, error) {
	target, ok := s.TargetAt(slo.Objective, at)
	if !ok {
		return budget.Result{}, NoTarget{s.Name}
	}
	if span == "" {
		span = target.Window
	}
	window, err := span.At(at, target.Calendar())
	if err != nil {
		return budget.Result{}, err
	}
	return s.count[slo.Objective].Evaluate(window, at)
}

// shares returns which shares of the budget of a window its incidents or its causes used.
func (s SLO) shares(over budget.Result, of func(budget.Attribution) []budget.Portion) answer {
	var figures []policy.Figure
	for _, p := range of(s.Attribute(over)) {
		if share := over.Share(p.Bad); share != nil {
			figures = append(figures, policy.Figure{Of: p.Of, Value: share})
		}
	}
	return answer{figures, true}
}
