package store

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"modernc.org/sqlite"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Window asks for the measurements of an SLO that start in an interval.
type Window struct {
	SLOID  string
	Within slo.Interval
}

// Sum is what a window holds.
type Sum struct {
	Window
	Good, Valid int64
	Covered     time.Duration // of the interval, by slots; also by one that reaches into it
	Slots       int
	Largest     budget.Slot // the one with the most bad events, the earliest of equals; zero when nothing was bad
}

// Sums adds up the measurements in many windows, in the order in which they are asked for. The error is a
// budget.Overflow when a sum exceeds 64 bits.
func (f *File) Sums(ctx context.Context, windows []Window) ([]Sum, error) {
	asked := map[slo.Interval][]string{}
	for _, w := range windows {
		asked[w.Within] = append(asked[w.Within], w.SLOID)
	}
	known := make(map[Window]Sum, len(windows))
	for within, ids := range asked {
		if err := f.sum(ctx, within, ids, known); err != nil {
			return nil, f.stopped(ctx, f.overflow(ctx, windows, err))
		}
	}
	sums := make([]Sum, len(windows))
	for i, w := range windows {
		sums[i] = known[w]
		sums[i].Window = w
	}
	return sums, nil
}

// sum adds up one interval for many SLOs. It goes from the series to their measurements by key; the other way round
// would read everything.
func (f *File) sum(ctx context.Context, within slo.Interval, ids []string, known map[Window]Sum) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	from, to := bounds(within)
	rows, err := f.db.QueryContext(ctx, `SELECT s.slo_id, s.covered, s."first", s."end",
			count(m.start), coalesce(sum(m.good), 0), coalesce(sum(m.valid), 0), coalesce(sum(m.length), 0),
			coalesce(max(m.valid - m.good), 0), coalesce(m.start, 0), coalesce(m.length, 0), coalesce(m.good, 0), coalesce(m.valid, 0)
		FROM series s LEFT JOIN measurement m ON m.series = s.n AND m.start >= $2 AND m.start < $3
		WHERE s.slo_id IN (SELECT value FROM json_each($1)) GROUP BY s.slo_id`, string(list), from, to)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var gaps []string
	for rows.Next() {
		var id string
		var covered, first, end, length, bad, at, long, good, valid int64
		var sum Sum
		err := rows.Scan(&id, &covered, &first, &end, &sum.Slots, &sum.Good, &sum.Valid, &length, &bad, &at, &long, &good, &valid)
		if err != nil {
			return err
		}
		if bad > 0 {
			sum.Largest = slotOf(at, long, good, valid)
		}
		if covered == end-first {
			sum.Covered = within.Meet(slo.Interval{Start: moment(first), End: moment(end)}).Length()
		} else {
			sum.Covered = time.Duration(length) * time.Second
			gaps = append(gaps, id)
		}
		known[Window{id, within}] = sum
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return f.trim(ctx, within, gaps, known)
}

// trim corrects how much is covered at both ends of the interval, for series with gaps: by the slot that reaches into
// it, and the one that reaches beyond.
func (f *File) trim(ctx context.Context, within slo.Interval, ids []string, known map[Window]Sum) error {
	if len(ids) == 0 {
		return nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	from, to := bounds(within)
	rows, err := f.db.QueryContext(ctx, `SELECT slo_id,
			(SELECT start + length FROM measurement WHERE series = n AND start < $2 ORDER BY start DESC LIMIT 1),
			(SELECT start + length FROM measurement WHERE series = n AND start < $3 ORDER BY start DESC LIMIT 1)
		FROM series WHERE slo_id IN (SELECT value FROM json_each($1))`, string(list), from, to)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id string
		var before, last *int64
		if err := rows.Scan(&id, &before, &last); err != nil {
			return err
		}
		sum := known[Window{id, within}]
		if before != nil {
			sum.Covered += max(0, moment(*before).Sub(within.Start))
		}
		if last != nil {
			sum.Covered -= max(0, moment(*last).Sub(within.End))
		}
		known[Window{id, within}] = sum
	}
	return rows.Err()
}

// overflow finds the window whose sum is too large, after the engine said that there is one.
func (f *File) overflow(ctx context.Context, windows []Window, err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) || failure.Code() != sqlite3.SQLITE_ERROR {
		return err
	}
	for _, w := range windows {
		slots, failed := f.Slots(ctx, w.SLOID, w.Within)
		if failed != nil {
			return failed
		}
		series, failed := budget.NewSeries(slots)
		if failed != nil {
			return failed
		}
		if _, _, failed := series.Sum(); failed != nil {
			return failed
		}
	}
	return err
}

// DailySums adds up the measurements in many windows by days in UTC: for each window all days that it touches, also
// those without measurements. The first and the last are cut by the window. The error is a budget.Overflow when a sum
// exceeds 64 bits.
func (f *File) DailySums(ctx context.Context, windows []Window) ([][]Sum, error) {
	all := make([][]Sum, len(windows))
	for i, w := range windows {
		slots, err := f.touching(ctx, w.SLOID, w.Within)
		if err != nil {
			return nil, f.stopped(ctx, err)
		}
		series, err := budget.NewSeries(slots)
		if err != nil {
			return nil, explain(f.path, damaged(err.Error()))
		}
		if all[i], err = daily(w, series); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func daily(w Window, series budget.Series) ([]Sum, error) {
	var days []Sum
	for at := w.Within.Start; at.Before(w.Within.End); {
		midnight := at.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
		day := w.Within.Meet(slo.Interval{Start: at, End: midnight})
		sum, err := sumOf(Window{w.SLOID, day}, series)
		if err != nil {
			return nil, err
		}
		days, at = append(days, sum), midnight
	}
	return days, nil
}

// sumOf adds up the slots of a series that start in a window.
func sumOf(w Window, series budget.Series) (Sum, error) {
	inside := series.Within(w.Within)
	sum := Sum{Window: w, Slots: inside.Len(), Covered: series.Covered(w.Within)}
	for _, s := range inside.Slots() {
		if s.Bad() > sum.Largest.Bad() {
			sum.Largest = s
		}
	}
	var err error
	sum.Good, sum.Valid, err = inside.Sum()
	return sum, err
}
