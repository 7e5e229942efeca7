// Package sample gives the sample workspace a year of measurements: believable traffic that grows, breathes with the day
// and the week, and suffers where the incidents of the sample say so. Each figure comes from a fixed seed, so that the
// same day gives the same year. It knows nothing of what is shown.
package sample

import (
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/workspace"
)

// Measurements returns what was measured for the SLOs of the sample as it was made on the day of now, by the ID of the
// SLO and in the order of time: up to the last hour or day that was over by now. SLOs that nothing is known of have none.
func Measurements(w workspace.Workspace, now time.Time) map[string][]budget.Slot {
	file := readTraffic()
	all := map[string][]budget.Slot{}
	for id, o := range w.SLOs {
		t, ok := file.SLOs[o.Key]
		if !ok {
			continue
		}
		target, _ := w.LatestTarget(id)
		y := newYear(file, t, o.Key, now)
		y.addIncidents(w.IncidentsOfSLO(id))
		if t.Slot == "hour" {
			all[id] = y.hours()
		} else {
			all[id] = y.days(target.Calendar())
		}
	}
	return all
}
