package workbook

import (
	"context"
	"math/big"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Limits of what is drawn: more cannot be told apart.
const (
	mostCurves     = 12
	hourlyPoints   = 25 // of short windows
	mostPoints     = 93
	mostWeeks      = 105
	mostThresholds = 4
)

// curve is how the budget of an SLO went, and its SLI over the history.
type curve struct {
	of         reading.Reading
	thresholds []*big.Rat
	left       []point // of the budget, up to the end of the window
	history    []indicated
}

// point is a share at a moment, in the wall time of the SLO's zone; nil where it is not known or yet to come.
type point struct {
	at    time.Time
	share *big.Rat
}

// indicated is the SLI of the window that ended at a moment, with the target that was in force.
type indicated struct {
	point
	goal slo.Percent
}

// trace computes the curves of the riskiest objectives, of which something was measured.
func (f *Figures) trace(ctx context.Context, source reading.Source, w workspace.Workspace, now time.Time) error {
	for _, r := range f.budgets {
		if len(f.curves) == mostCurves {
			return nil
		}
		if r.Target.Kind != slo.Objective || r.Result.Valid == nil || r.Result.Valid.Sign() == 0 {
			continue
		}
		s, err := reading.NewBook(source).SLO(ctx, w, r.SLO.ID, now)
		if err != nil {
			return err
		}
		one, err := trace(s, r)
		if err != nil {
			return err
		}
		one.thresholds = s.Thresholds(w, now)
		one.thresholds = one.thresholds[:min(len(one.thresholds), mostThresholds)]
		f.curves = append(f.curves, one)
	}
	return nil
}

func trace(s reading.SLO, r reading.Reading) (curve, error) {
	zone := r.Target.Calendar().Zone
	went, err := s.Counter(slo.Objective).BurnDown(r.Result.Window, r.Result.At, points(r.Result.Window, r.Result.SoFar()))
	if err != nil {
		return curve{}, err
	}
	one := curve{of: r}
	for _, p := range went {
		one.left = append(one.left, point{wall(p.At, zone), p.Remaining})
	}
	one.left = append(one.left, toCome(went, r.Result.Window.End, zone)...)
	one.history, err = history(s, r)
	return one, err
}

const day = 24 * time.Hour

// points is how many points the part of a window that is over is drawn with: as many as lie at least a day apart, so that
// each has a day of its own on the axis. Short windows have points within days.
func points(window, soFar slo.Interval) int {
	const short = 4 * day
	if window.Length() <= short {
		return hourlyPoints
	}
	return min(max(int(soFar.Length()/day)+1, 2), mostPoints)
}

// toCome are the moments up to the end of the window, at the same distance, of which nothing is known yet.
func toCome(went []budget.Point, end time.Time, zone *time.Location) []point {
	if len(went) < 2 {
		return nil
	}
	last := went[len(went)-1].At
	step := last.Sub(went[len(went)-2].At)
	var all []point
	for at := last.Add(step); step > 0 && !at.After(end) && len(all) < mostPoints; at = at.Add(step) {
		all = append(all, point{at: wall(at, zone)})
	}
	return all
}

// history is the SLI week by week, or with wider steps for a long history.
func history(s reading.SLO, r reading.Reading) ([]indicated, error) {
	const week = 7 * day
	over, zone := s.Series.Span(), r.Target.Calendar().Zone
	if over.Start.IsZero() {
		return nil, nil // nothing was measured
	}
	over.End = r.Result.At
	step := 7 * (1 + int(over.Length()/(mostWeeks*week)))
	results, err := s.Counter(slo.Objective).Trend(r.Target.Window, r.Target.Calendar(), over, step)
	var all []indicated
	for _, was := range results {
		target, _ := s.TargetAt(slo.Objective, was.At.Add(-1)) // the end of a day belongs to it
		p := indicated{point{at: wall(was.At, zone)}, target.Goal}
		if was.State == budget.Healthy || was.State == budget.UsedUp {
			p.share = was.SLI
		}
		all = append(all, p)
	}
	return all, err
}

// wall is a moment as a clock on the wall shows it, to the minute: sheets know no zones.
func wall(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}
