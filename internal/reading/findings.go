package reading

import (
	"math/big"
	"slices"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Rule is what a finding about an SLO is about.
type Rule string

// The rules, the most pressing first.
const (
	OutOfReach       Rule = "out-of-reach"      // the target is above what hard dependencies allow
	OutageTooLong    Rule = "outage-too-long"   // one expected outage uses more than the whole budget
	NeverFires       Rule = "never-fires"       // a burn-rate threshold that nothing can exceed
	AspirationAlerts Rule = "aspiration-alerts" // an aspirational SLO that alerts people
	Gaps             Rule = "gaps"              // parts of the window were not measured
	Young            Rule = "young"             // the measurements are younger than the window
	Stale            Rule = "stale"             // nothing was measured lately
	FewEvents        Rule = "few-events"        // one failure takes a large share of the budget
	NineBetter       Rule = "nine-better"       // a hard dependency is not one nine better than the target
)

// Place is the part of an SLO that a finding is about.
type Place string

// The places.
const (
	AtTarget       Place = "target"
	AtDefinition   Place = "definition"
	AtMeasurements Place = "measurements"
	AtPolicy       Place = "policy"
)

// Finding says that something about an SLO should be looked at. It never stops anybody.
type Finding struct {
	Rule     Rule
	Severity raci.Severity
	SLOID    string
	Place    Place
	pairs    []any
}

// Sentence returns what people are told.
func (f Finding) Sentence() string { return words.T("slo-finding."+string(f.Rule), f.pairs...) }

// largeShare is how much of the budget one failure may take before it is worth a finding.
var largeShare = big.NewRat(1, 5)

// staleAfter is after how many slots without data measurements count as stale.
const staleAfter = 3

// Findings lists what should be looked at in an SLO, errors first.
func (s SLO) Findings(w workspace.Workspace) []Finding {
	var all []Finding
	add := func(rule Rule, severity raci.Severity, place Place, pairs ...any) {
		all = append(all, Finding{rule, severity, s.ID, place, pairs})
	}
	if s.Aspirational && s.Alerts {
		add(AspirationAlerts, raci.Warning, AtDefinition)
	}
	target, ok := s.TargetAt(slo.Objective, s.now)
	if !ok {
		return all
	}
	s.reach(w, target, add)
	s.outage(target, add)
	s.thresholds(w, target, add)
	s.measured(add)
	slices.SortStableFunc(all, func(a, b Finding) int {
		return slices.Index(severities, a.Severity) - slices.Index(severities, b.Severity)
	})
	return all
}

var severities = []raci.Severity{raci.Error, raci.Warning, raci.Note}

type adder func(rule Rule, severity raci.Severity, place Place, pairs ...any)

// Needs lists the hard dependencies of a service that promise something.
func Needs(w workspace.Workspace, serviceID string) ([]slo.Dependency, []budget.Need) {
	var list []slo.Dependency
	var needs []budget.Need
	for _, d := range w.DependenciesOf(serviceID) {
		if d.Hard && d.Promise != "" {
			list, needs = append(list, d), append(needs, budget.Need{Promise: slo.Percent(d.Promise), Copies: max(d.Copies, 1)})
		}
	}
	return list, needs
}

func (s SLO) reach(w workspace.Workspace, target slo.Target, add adder) {
	list, needs := Needs(w, s.ServiceID)
	reach := budget.Compare(target.Goal, needs)
	if !reach.InReach() {
		add(OutOfReach, raci.Warning, AtTarget, "Goal", words.Percent(target.Goal), "Best", words.Indicated(reach.Best, string(target.Goal)),
			"Name", w.DependencyName(list[reach.Weakest]))
		return
	}
	var names []string
	for _, i := range reach.Nines {
		names = append(names, w.DependencyName(list[i]))
	}
	if len(names) > 0 {
		add(NineBetter, raci.Note, AtTarget, "Names", words.List(names))
	}
}

func (s SLO) outage(target slo.Target, add adder) {
	outage, err := time.ParseDuration(s.Outage)
	if err != nil {
		return
	}
	if allowed := budget.Time(target.Goal, target.Window.LongestLength()); outage > allowed {
		add(OutageTooLong, raci.Warning, AtTarget, "Outage", words.Duration(outage), "Allowed", words.Duration(allowed))
	}
}

// thresholds looks at the rules of the policy, and for an SLO that alerts at the alert table.
func (s SLO) thresholds(w workspace.Workspace, target slo.Target, add adder) {
	version, _ := w.CurrentPolicy(s.ServiceID)
	for _, r := range w.PolicyRulesOf(version.ID) {
		if r.Signal != policy.BurnRate || !above(r) {
			continue
		}
		rate, ok := new(big.Rat).SetString(r.Threshold)
		if ok && !budget.CanFire(target.Goal, rate) {
			add(NeverFires, raci.Warning, AtPolicy, "Rate", r.Threshold, "Goal", words.Percent(target.Goal))
		}
	}
	if !s.Alerts {
		return
	}
	alerts, err := budget.Alerts(target.Goal, target.Window.LongestLength(), budget.UsualTriggers())
	if err != nil {
		return
	}
	for _, a := range alerts {
		if a.Why == budget.NeverFires {
			add(NeverFires, raci.Warning, AtTarget, "Rate", words.Factor(a.Rate), "Goal", words.Percent(target.Goal))
		}
	}
}

func above(r policy.Rule) bool { return r.Comparison == ">" || r.Comparison == ">=" }

// measured looks at the measurements of the window.
func (s SLO) measured(add adder) {
	reading, err := s.At(s.now)
	if err != nil || !s.Measured() {
		return
	}
	span, soFar := s.Series.Span(), reading.Result.SoFar()
	if span.Start.After(soFar.Start) {
		add(Young, raci.Note, AtMeasurements, "Since", words.Moment(span.Start, s.zone()))
	}
	slots := s.Series.Slots()
	last := slots[len(slots)-1]
	if stale(slo.Interval{Start: last.Start, End: last.End()}, s.now) && s.Standing != slo.Retired {
		add(Stale, raci.Warning, AtMeasurements, "Until", words.Moment(span.End, s.zone()))
	}
	if gaps := s.Series.Gaps(soFar.Meet(span)); len(gaps) > 0 {
		add(Gaps, raci.Note, AtMeasurements, "Count", len(gaps), "First", words.Moment(gaps[0].Start, s.zone()), "Coverage", words.Share(reading.Result.Coverage))
	}
	if share := budget.OneFailure(reading.Result); share != nil && share.Cmp(largeShare) >= 0 {
		add(FewEvents, raci.Warning, AtMeasurements, "Share", words.Share(share))
	}
}

func (s SLO) zone() *time.Location {
	t, _ := s.TargetAt(slo.Objective, s.now)
	return t.Calendar().Zone
}
