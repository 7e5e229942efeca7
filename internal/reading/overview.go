package reading

import (
	"context"
	"math/big"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// Line is an SLO in the overview.
type Line struct {
	SLO    slo.SLO
	Target slo.Target    // the objective in force; zero when there is none
	Result budget.Result // zero without a target; where sums were enough it does not know the largest loss
	summed bool          // by the sums of the file
}

// Evaluated tells whether enough was measured to judge.
func (l Line) Evaluated() bool { return evaluated(l.Result) }

// Row is a service in the overview.
type Row struct {
	ServiceID string
	Lines     []Line // its SLOs that are not retired
	Worst     int    // of the Lines that count, the one with the least budget left; -1 when none was evaluated
	Met       int    // of the Lines that count
	Judged    int    // that were evaluated
	Verdict   policy.Verdict
	// Spark is how the worst budget went: the share that was left at the end of each day of its window.
	Spark []float64
}

// WorstLine returns the line with the least budget left, if one was evaluated.
func (r Row) WorstLine() (Line, bool) {
	if r.Worst < 0 {
		return Line{}, false
	}
	return r.Lines[r.Worst], true
}

// Overview returns how all services stand now, in their order.
func (b *Book) Overview(ctx context.Context, w workspace.Workspace, now time.Time) ([]Row, error) {
	lines, err := b.lines(ctx, w, now)
	if err != nil {
		return nil, err
	}
	rows := make([]Row, 0, len(w.Services))
	for _, s := range w.ServicesInOrder() {
		row := Row{ServiceID: s.ID, Worst: -1}
		for len(lines) > 0 && lines[0].SLO.ServiceID == s.ID {
			row.add(lines[0])
			lines = lines[1:]
		}
		if row.Verdict, err = b.verdict(ctx, w, row, now); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, b.sparks(ctx, w, rows, now)
}

// add takes a line in; aspirational SLOs are watched, they do not count.
func (r *Row) add(l Line) {
	r.Lines = append(r.Lines, l)
	if l.SLO.Aspirational || !l.Evaluated() {
		return
	}
	r.Judged++
	if l.Result.Remaining.Sign() >= 0 {
		r.Met++
	}
	if r.Worst < 0 || l.Result.Remaining.Cmp(r.Lines[r.Worst].Result.Remaining) < 0 {
		r.Worst = len(r.Lines) - 1
	}
}

// lines evaluates all SLOs that are not retired, service by service: most of them by sums that the file adds up, those
// whose budget needs more than sums by all their measurements.
func (b *Book) lines(ctx context.Context, w workspace.Workspace, now time.Time) ([]Line, error) {
	lines := make([]Line, 0, len(w.SLOs))
	for _, s := range w.ServicesInOrder() {
		for _, o := range w.LiveSLOsOf(s.ID) {
			lines = append(lines, Line{SLO: o})
		}
	}
	plain := make([]judged, 0, len(lines))
	for i := range lines {
		line := &lines[i]
		targets := w.TargetsOf(line.SLO.ID)
		if len(targets) == 0 {
			continue
		}
		window, ok := line.sumsSuffice(w, targets, now)
		if ok {
			plain = append(plain, judged{line, window})
		} else if err := b.loadLine(ctx, w, line, now); err != nil {
			return nil, err
		}
	}
	sums, err := b.sumUp(ctx, plain, now)
	if err != nil {
		return nil, err
	}
	for i, j := range plain {
		j.judge(sums[i], now)
	}
	return lines, nil
}

func (b *Book) loadLine(ctx context.Context, w workspace.Workspace, line *Line, now time.Time) error {
	s, err := b.SLO(ctx, w, line.SLO.ID, now)
	if err != nil {
		return err
	}
	reading, err := s.At(now)
	line.Target, line.Result = reading.Target, reading.Result
	return err
}

// judged is a line whose window can be judged by the sums of its events.
type judged struct {
	line   *Line
	window slo.Interval
}

// sumsSuffice sets the target of a line and tells whether sums are enough to judge it: it counts events, and neither an
// exclusion nor a change of the target lies within its window.
func (l *Line) sumsSuffice(w workspace.Workspace, targets []slo.Target, now time.Time) (window slo.Interval, ok bool) {
	s := SLO{targets: map[slo.TargetKind][]slo.Target{slo.Objective: targets}}
	l.Target, _ = s.TargetAt(slo.Objective, now)
	window, err := l.Target.Window.At(now, l.Target.Calendar())
	if err != nil || l.SLO.Method != slo.Occurrences || l.SLO.Way != slo.Telemetry {
		return window, false
	}
	for _, t := range targets[1:] {
		if begins := t.Begins(); begins.After(window.Start) && begins.Before(window.End) {
			return window, false
		}
	}
	for _, e := range w.ExclusionsOf(l.SLO.ID) {
		if e.Span().Meet(window).Length() > 0 {
			return window, false
		}
	}
	return window, true
}

// judge evaluates the window from its sums.
func (j judged) judge(s store.Sum, now time.Time) {
	part := budget.Part{
		Goal: j.line.Target.Goal, Span: j.window, Valid: new(big.Rat).SetInt64(s.Valid), Bad: new(big.Rat).SetInt64(s.Valid - s.Good),
	}
	count := budget.Count{Parts: []budget.Part{part}, Covered: s.Covered, Slots: s.Slots, Assumed: new(big.Rat)}
	terms := termsOf(j.line.SLO, []slo.Target{j.line.Target}, nil)
	j.line.Result, j.line.summed = terms.Judge(count, j.window, now), true
}

// counted is the part of the window that is over: what starts later does not count.
func (j judged) counted(now time.Time) slo.Interval {
	return j.window.Meet(slo.Interval{Start: j.window.Start, End: now})
}

// sumUp asks the file for the sums that are not remembered.
func (b *Book) sumUp(ctx context.Context, plain []judged, now time.Time) ([]store.Sum, error) {
	all := make([]store.Sum, len(plain))
	var missing []int
	var windows []store.Window
	b.mu.Lock()
	b.forgetOld()
	generation := b.generation
	for i, j := range plain {
		wanted := store.Window{SLOID: j.line.SLO.ID, Within: j.counted(now)}
		if known, ok := b.sums[wanted.SLOID]; ok && known.Window == wanted {
			all[i] = known
			continue
		}
		missing, windows = append(missing, i), append(windows, wanted)
	}
	b.mu.Unlock()
	if len(missing) == 0 {
		return all, nil
	}
	sums, err := b.source.Sums(ctx, windows)
	if err != nil {
		return nil, err
	}
	for n, i := range missing {
		all[i] = sums[n]
	}
	b.rememberSums(sums, generation)
	return all, nil
}

func (b *Book) rememberSums(sums []store.Sum, generation int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld()
	if generation != b.generation {
		return
	}
	for _, s := range sums {
		b.sums[s.SLOID] = s
	}
}

// verdict returns what the policy says of a service, from the lines of the overview where they are enough.
func (b *Book) verdict(ctx context.Context, w workspace.Workspace, row Row, now time.Time) (policy.Verdict, error) {
	var failed error
	s := Service{ID: row.ServiceID, w: w, now: now}
	version, mode := s.speaking()
	day := s.Today()
	slos, practice := bound(w, row.ServiceID, day)
	if practice {
		mode = policy.Permissive
	}
	f := newFacts()
	for _, o := range slos {
		for _, line := range row.Lines {
			if line.SLO.ID == o.ID {
				f.addLine(line, w, func() (SLO, bool) {
					loaded, err := b.SLO(ctx, w, o.ID, now)
					if err != nil {
						failed = err
					}
					return loaded, err == nil
				}, now)
			}
		}
	}
	v := policy.Judge(policy.Case{
		Day: day, Mode: mode, Rules: w.PolicyRulesOf(version.ID), Exceptions: w.ExceptionsOn(row.ServiceID, day), Facts: f,
	})
	return v, failed
}

// sparks draws how the worst budgets went.
func (b *Book) sparks(ctx context.Context, w workspace.Workspace, rows []Row, now time.Time) error {
	var windows []store.Window
	var of []int
	for i, row := range rows {
		line, ok := row.WorstLine()
		switch {
		case !ok:
		case line.summed:
			windows, of = append(windows, store.Window{SLOID: line.SLO.ID, Within: line.Result.SoFar()}), append(of, i)
		default:
			points, err := b.burnDown(ctx, w, line, now)
			if err != nil {
				return err
			}
			rows[i].Spark = points
		}
	}
	days, err := b.source.DailySums(ctx, windows)
	if err != nil {
		return err
	}
	for n, i := range of {
		line, _ := rows[i].WorstLine()
		rows[i].Spark = spark(line.Result, days[n])
	}
	return nil
}

// sparkPoints is how many points a small line has that does not come from the sums of days.
const sparkPoints = 29

// burnDown is the share of the budget that was left, by all measurements.
func (b *Book) burnDown(ctx context.Context, w workspace.Workspace, line Line, now time.Time) ([]float64, error) {
	s, err := b.SLO(ctx, w, line.SLO.ID, now)
	if err != nil {
		return nil, err
	}
	went, err := s.count[slo.Objective].BurnDown(line.Result.Window, now, sparkPoints)
	if err != nil {
		return nil, err
	}
	points := make([]float64, 0, len(went))
	for _, p := range went {
		if p.Remaining != nil {
			left, _ := p.Remaining.Float64() // a line that is drawn
			points = append(points, left)
		}
	}
	return points, nil
}

// spark is the share of the budget that was left at the end of each day, by the sums of the days.
func spark(result budget.Result, days []store.Sum) []float64 {
	points := make([]float64, 0, len(days)+1)
	points = append(points, 1)
	var bad int64
	for _, day := range days {
		bad += day.Valid - day.Good
		share := result.Share(big.NewRat(bad, 1))
		if share == nil {
			continue
		}
		left, _ := share.Float64()
		points = append(points, 1-left)
	}
	return points
}
