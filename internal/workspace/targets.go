package workspace

import (
	"cmp"
	"slices"
	"strings"

	"slocharter/internal/slo"
)

// TargetsOf lists what an SLO aimed for over time, the oldest first: its objective.
func (w Workspace) TargetsOf(sloID string) []slo.Target {
	return w.TargetsOfKind(sloID, slo.Objective)
}

// TargetsOfKind lists the targets of one kind that an SLO has or had, the oldest first.
func (w Workspace) TargetsOfKind(sloID string, kind slo.TargetKind) []slo.Target {
	return slices.DeleteFunc(w.allTargetsOf(sloID), func(t slo.Target) bool { return t.Kind != kind })
}

func (w Workspace) allTargetsOf(sloID string) []slo.Target {
	targets := grouped(w, w.Targets, func(slo.Target) int { return 0 }, func(t slo.Target) string { return t.SLOID }, sloID)
	return byName(targets, func(t slo.Target) string { return t.From })
}

// TargetOn returns the target in force on a day: the latest that starts on or before it. Before the first one it is
// the first one.
func (w Workspace) TargetOn(sloID, day string) (slo.Target, bool) {
	return targetOn(w.TargetsOf(sloID), day)
}

func targetOn(targets []slo.Target, day string) (slo.Target, bool) {
	if len(targets) == 0 {
		return slo.Target{}, false
	}
	inForce := targets[0]
	for _, t := range targets {
		if t.From <= day {
			inForce = t
		}
	}
	return inForce, true
}

// LatestTarget returns the target that an SLO has now or is going to have.
func (w Workspace) LatestTarget(sloID string) (slo.Target, bool) {
	targets := w.TargetsOf(sloID)
	if len(targets) == 0 {
		return slo.Target{}, false
	}
	return targets[len(targets)-1], true
}

// SetTarget sets what an SLO aims for from a day on, for one kind of target; an earlier target stays in force for the days
// before. While the SLO is only proposed, its first target holds from the start, and one without a day corrects the latest
// in place. What is not said of window, zone and anchor stays as it was.
func (w *Workspace) SetTarget(t slo.Target) error {
	s, ok := w.SLOs[t.SLOID]
	if !ok {
		return NotFound{"slo", t.SLOID}
	}
	siblings := w.TargetsOfKind(t.SLOID, t.Kind)
	if err := cleanTarget(&t, siblings); err != nil {
		return err
	}
	first := len(siblings) == 0 && t.Kind == slo.Objective
	if s.Standing == slo.Proposed && (t.From == "" || first) {
		t.From = latestDay(siblings)
	}
	t.ID = NewID()
	for _, old := range siblings {
		if old.From == t.From {
			t.ID = old.ID
		}
	}
	put(&w.Targets, t.ID, t)
	return nil
}

// latestDay returns the day from which the latest of some targets holds; empty without any.
func latestDay(targets []slo.Target) string {
	if len(targets) == 0 {
		return ""
	}
	return targets[len(targets)-1].From
}

// cleanTarget checks what was typed for a target, and takes over from the latest of its kind what was not said.
func cleanTarget(t *slo.Target, siblings []slo.Target) error {
	goal, err := slo.ParseGoal(string(t.Goal))
	if err != nil {
		return err
	}
	if len(siblings) > 0 && strings.TrimSpace(string(t.Window)) == "" {
		latest := siblings[len(siblings)-1]
		t.Window, t.Zone, t.Anchor = latest.Window, cmp.Or(t.Zone, latest.Zone), cmp.Or(t.Anchor, latest.Anchor)
	}
	window, err := slo.ParseWindow(cmp.Or(strings.TrimSpace(string(t.Window)), string(slo.DefaultWindow)))
	if err != nil {
		return err
	}
	zone, err := slo.ParseZone(t.Zone)
	if err != nil {
		return err
	}
	t.Goal, t.Window = goal, window
	if t.Zone = strings.TrimSpace(t.Zone); t.Zone != "" {
		t.Zone = zone.String()
	}
	return firstError(oneOf("kind", t.Kind, slo.TargetKinds), cleanDate(&t.From), cleanDate(&t.Anchor),
		cleanText("note", &t.Note), cleanLine("by", &t.By))
}
