package reading

import (
	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Change is what an SLO could be instead. Fields that are empty stay as they are.
type Change struct {
	Goal        slo.Percent
	Window      slo.Window
	Zone        string
	Anchor      string
	Method      slo.Method
	Slice       string
	SliceTarget string
}

// As returns the SLO as if it had always been like that. The error is what the arithmetic fails with.
func (s SLO) As(c Change) (SLO, error) {
	target, ok := s.TargetAt(slo.Objective, s.now)
	if !ok {
		target = slo.Target{SLOID: s.ID, Window: slo.DefaultWindow}
	}
	set(&target.Goal, c.Goal)
	set(&target.Window, c.Window)
	set(&target.Zone, c.Zone)
	set(&target.Anchor, c.Anchor)
	set(&s.Method, c.Method)
	set(&s.Slice, c.Slice)
	set(&s.SliceTarget, c.SliceTarget)
	target.From = ""
	if s.Method != slo.Occurrences && s.Slice == "" {
		s.Slice = "5m"
	}
	if s.Method == slo.Timeslices && s.SliceTarget == "" {
		s.SliceTarget = "95"
	}
	return s.aimingAt(map[slo.TargetKind][]slo.Target{slo.Objective: {target}})
}

func set[T ~string](field *T, value T) {
	if value != "" {
		*field = value
	}
}

// Trial judges every whole window of the history: for rolling windows one that ends with each day.
func (s SLO) Trial() (budget.Trial, error) {
	target, ok := s.TargetAt(slo.Objective, s.now)
	if !ok {
		return budget.Trial{}, NoTarget{s.Name}
	}
	return budget.Try(s.count[slo.Objective], target.Window, target.Calendar(), s.Series.Span())
}
