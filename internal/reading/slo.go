package reading

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// SLO is an SLO with all that was measured for it. It is a value of a moment: an edit makes a new one.
type SLO struct {
	slo.SLO
	Series budget.Series
	// Incidents are those that concern it, the earliest first.
	Incidents  []slo.Incident
	Exclusions []slo.Exclusion

	targets map[slo.TargetKind][]slo.Target
	terms   map[slo.TargetKind]budget.Terms
	count   map[slo.TargetKind]*budget.Counter
	now     time.Time
}

// New puts an SLO and its measurements together, as known at a moment. The slots must be in order. The error is a
// budget.BadSlot, a budget.BadTerms or a budget.Overflow.
func New(w workspace.Workspace, sloID string, slots []budget.Slot, now time.Time) (SLO, error) {
	s := SLO{SLO: w.SLOs[sloID], Incidents: w.IncidentsOfSLO(sloID), Exclusions: w.ExclusionsOf(sloID), now: now}
	slices.Reverse(s.Incidents)
	if s.Way == slo.Outages {
		slots = budget.FromOutages(s.outages(), s.watched())
	}
	series, err := budget.NewSeries(slots)
	if err != nil {
		return SLO{}, err
	}
	s.Series = series
	targets := map[slo.TargetKind][]slo.Target{}
	for _, kind := range slo.TargetKinds {
		targets[kind] = w.TargetsOfKind(sloID, kind)
	}
	return s.aimingAt(targets)
}

// aimingAt returns the SLO with other targets.
func (s SLO) aimingAt(targets map[slo.TargetKind][]slo.Target) (SLO, error) {
	s.targets, s.terms, s.count = targets, map[slo.TargetKind]budget.Terms{}, map[slo.TargetKind]*budget.Counter{}
	for kind, list := range targets {
		if len(list) == 0 {
			continue
		}
		terms := termsOf(s.SLO, list, s.Exclusions)
		counter, err := budget.NewCounter(terms, s.Series)
		if err != nil {
			return SLO{}, err
		}
		s.terms[kind], s.count[kind] = terms, counter
	}
	return s, nil
}

// termsOf puts the terms together by which an SLO is judged against targets of one kind.
func termsOf(o slo.SLO, targets []slo.Target, exclusions []slo.Exclusion) budget.Terms {
	t := budget.Terms{
		Method: o.Method, SliceTarget: slo.Percent(o.SliceTarget), Missing: budget.Missing(o.Missing), Enough: slo.Percent(o.Enough),
	}
	if o.Method != slo.Occurrences {
		t.Slice, _ = slo.ParseSlice(o.Slice) // checked when it was written
	}
	for _, target := range targets {
		t.Goals = append(t.Goals, budget.Goal{From: target.Begins(), Goal: target.Goal})
	}
	for _, e := range exclusions {
		t.Exclusions = append(t.Exclusions, budget.Exclusion{Span: e.Span(), How: budget.Treatment(e.Treatment)})
	}
	return t
}

// watched is the time in which incidents are written down.
func (s SLO) watched() slo.Interval {
	since, err := time.Parse(time.DateOnly, s.Since)
	if err != nil && len(s.Incidents) > 0 {
		since = s.Incidents[0].Span(s.now).Start
	} else if err != nil {
		since = s.now
	}
	return slo.Interval{Start: since.UTC().Truncate(time.Hour), End: s.now.UTC().Truncate(time.Second)}
}

func (s SLO) outages() []budget.Outage {
	var all []budget.Outage
	for _, i := range s.Incidents {
		all = append(all, budget.Outage{Span: i.Span(s.now), Share: slo.Percent(i.Share)})
	}
	return all
}

// Measured tells whether anything was measured.
func (s SLO) Measured() bool { return s.Series.Len() > 0 }

// Has tells whether the SLO has a target of a kind.
func (s SLO) Has(kind slo.TargetKind) bool { return len(s.targets[kind]) > 0 }

// Terms returns what the SLO is judged by against targets of a kind.
func (s SLO) Terms(kind slo.TargetKind) budget.Terms { return s.terms[kind] }

// Counter returns what counts for targets of a kind; nil when there are none.
func (s SLO) Counter(kind slo.TargetKind) *budget.Counter { return s.count[kind] }

// TargetsOf lists the targets of a kind, the oldest first.
func (s SLO) TargetsOf(kind slo.TargetKind) []slo.Target { return s.targets[kind] }

// TargetAt returns the target of a kind that is in force at a moment; before the first one it is the first one.
func (s SLO) TargetAt(kind slo.TargetKind, at time.Time) (slo.Target, bool) {
	list := s.targets[kind]
	if len(list) == 0 {
		return slo.Target{}, false
	}
	inForce := list[0]
	for _, t := range list[1:] {
		if !t.Begins().After(at) {
			inForce = t
		}
	}
	return inForce, true
}

func (s SLO) windowAt(kind slo.TargetKind, at time.Time) (slo.Interval, error) {
	t, ok := s.TargetAt(kind, at)
	if !ok {
		return slo.Interval{}, NoTarget{s.Name}
	}
	return t.Window.At(at, t.Calendar())
}

// At returns how the SLO stands against its objective at a moment.
func (s SLO) At(at time.Time) (Reading, error) { return s.AtKind(slo.Objective, at) }

// AtKind returns how the SLO stands against a target of some kind at a moment. The error is a NoTarget, or what the
// arithmetic fails with.
func (s SLO) AtKind(kind slo.TargetKind, at time.Time) (Reading, error) {
	window, err := s.windowAt(kind, at)
	if err != nil {
		return Reading{}, err
	}
	result, err := s.count[kind].Evaluate(window, at)
	if err != nil {
		return Reading{}, err
	}
	target, _ := s.TargetAt(kind, at)
	r := Reading{SLO: s.SLO, Target: target, Result: result}
	for _, span := range spansWithin(target.Window) {
		if err := r.burn(s.count[kind], span); err != nil {
			return Reading{}, err
		}
	}
	r.Burns = append(r.Burns, burnOf(result, target.Window, result.Consumed))
	return r, nil
}

func (r *Reading) burn(counter *budget.Counter, span slo.Window) error {
	rate, err := counter.Burn(span.Length(), r.Result.At)
	r.Burns = append(r.Burns, burnOf(r.Result, span, rate))
	return err
}

func burnOf(result budget.Result, span slo.Window, b *big.Rat) Burn {
	burn := Burn{Span: span, Rate: b}
	if b != nil && result.Remaining != nil {
		burn.Ends, _ = result.Exhausts(b)
	}
	return burn
}

// spansWithin lists the spans that are shorter than a window.
func spansWithin(w slo.Window) []slo.Window {
	return slices.DeleteFunc(slices.Clone(Spans), func(span slo.Window) bool { return span.Length() >= w.LongestLength() })
}

// Without returns the result of a reading as if nothing had been excluded.
func (s SLO) Without(r Reading) (budget.Result, error) {
	return s.terms[r.Target.Kind].WithoutExclusions().Evaluate(s.Series, r.Result.Window, r.Result.At)
}

// EndOf returns the moment at which a day ends in the zone of the objective, but not later than now.
func (s SLO) EndOf(day string) time.Time {
	t, _ := s.TargetAt(slo.Objective, s.now)
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return s.now
	}
	end := t.Calendar().StartOf(date.AddDate(0, 0, 1))
	if end.After(s.now) {
		return s.now
	}
	return end
}

// DayOf returns the day of a moment in the zone of the objective.
func (s SLO) DayOf(at time.Time) string {
	t, _ := s.TargetAt(slo.Objective, s.now)
	zone := cmp.Or(t.Calendar().Zone, time.UTC)
	return at.In(zone).Format(time.DateOnly)
}

// Attribute says what used the budget of a result: which incidents, and which causes.
func (s SLO) Attribute(r budget.Result) budget.Attribution {
	var labelled []budget.Labelled
	for _, i := range s.Incidents {
		labelled = append(labelled, budget.Labelled{ID: i.ID, Cause: string(i.Cause), Span: i.Span(s.now)})
	}
	return s.count[slo.Objective].Attribute(r, labelled)
}
