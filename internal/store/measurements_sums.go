package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

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
}

// sumsAtOnce is how many SLOs one statement adds up: between statements it can be cancelled.
const sumsAtOnce = 1000

// Sums adds up the measurements in many windows, in the order in which they are asked for. The error is a
// budget.Overflow when a sum exceeds 64 bits.
func (f *File) Sums(ctx context.Context, windows []Window) ([]Sum, error) {
	sums := make([]Sum, len(windows))
	asked := map[slo.Interval][]int{}
	for i, w := range windows {
		sums[i].Window = w
		if w.Within.Length() > 0 {
			asked[w.Within] = append(asked[w.Within], i)
		}
	}
	for within, places := range asked {
		for chunk := range slices.Chunk(places, sumsAtOnce) {
			if err := f.sum(ctx, within, chunk, sums); err != nil {
				return nil, explain(f.path, f.overflow(ctx, windows, err))
			}
		}
	}
	return sums, nil
}

// sum adds up one interval at some places of the list. It goes from each series to its measurements by key, the other way
// round would read everything; and it takes the figures as one text, because grouping a join costs a third more.
func (f *File) sum(ctx context.Context, within slo.Interval, places []int, sums []Sum) error {
	var gaps []int
	from, to := bounds(within)
	err := f.each(ctx, func(rows *sql.Rows) error {
		var n int
		var covered, first, end int64
		var figures string
		if err := rows.Scan(&n, &covered, &first, &end, &figures); err != nil {
			return err
		}
		place := places[n]
		if covered == end-first {
			sums[place].Covered = within.Meet(slo.Interval{Start: moment(first), End: moment(end)}).Length()
		} else {
			gaps = append(gaps, place)
		}
		return sums[place].read(figures)
	}, `SELECT asked."key", s.covered, s."first", s."end", (
			SELECT concat_ws(' ', count(*), sum(good), sum(valid))
			FROM measurement WHERE series = s.n AND start >= $2 AND start < $3)
		FROM json_each($1) asked CROSS JOIN series s ON s.slo_id = asked.value WHERE s.slots > 0`, ids(places, sums), from, to)
	if err != nil || len(gaps) == 0 {
		return err
	}
	return f.cover(ctx, within, gaps, sums)
}

// read takes the figures of a window: how many slots, their good and valid events. Without slots the first is the only
// one.
func (s *Sum) read(figures string) error {
	var n [3]int64
	i := 0
	for figure := range strings.FieldsSeq(figures) {
		number, err := strconv.ParseInt(figure, 10, 64)
		if err != nil || i == len(n) {
			return damaged("a sum of measurements is no number")
		}
		n[i] = number
		i++
	}
	s.Slots, s.Good, s.Valid = int(n[0]), n[1], n[2]
	return nil
}

// cover adds up how much is covered in series with gaps: by the slots of the interval, and by the one before where that
// reaches into it. What reaches beyond is taken off.
func (f *File) cover(ctx context.Context, within slo.Interval, places []int, sums []Sum) error {
	from, to := bounds(within)
	return f.each(ctx, func(rows *sql.Rows) error {
		var n int
		var length, before, last int64
		if err := rows.Scan(&n, &length, &before, &last); err != nil {
			return err
		}
		into, beyond := moment(before).Sub(within.Start), moment(last).Sub(within.End)
		sums[places[n]].Covered = time.Duration(length)*time.Second + max(0, into) - max(0, beyond)
		return nil
	}, `SELECT asked."key",
			(SELECT coalesce(sum(length), 0) FROM measurement WHERE series = n AND start >= $2 AND start < $3),
			coalesce((SELECT start + length FROM measurement WHERE series = n AND start < $2 ORDER BY start DESC LIMIT 1), $2),
			coalesce((SELECT start + length FROM measurement WHERE series = n AND start < $3 ORDER BY start DESC LIMIT 1), $2)
		FROM json_each($1) asked CROSS JOIN series ON slo_id = asked.value`, ids(places, sums), from, to)
}

// ids writes the IDs of the SLOs at these places as JSON.
func ids(places []int, sums []Sum) string {
	list := make([]string, len(places))
	for i, place := range places {
		list[i] = sums[place].SLOID
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // texts can always be written
	}
	return string(text)
}

// overflow finds the window whose sum is too large, after the engine said that there is one.
func (f *File) overflow(ctx context.Context, windows []Window, err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) || failure.Code() != sqlite3.SQLITE_ERROR {
		return err
	}
	for _, w := range windows {
		if w.Within.Length() == 0 {
			continue
		}
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
	all := make([][]Sum, 0, len(windows))
	for some := range slices.Chunk(windows, daysAtOnce) {
		err := f.prepared(ctx, touching, func(s *sql.Stmt) error {
			for _, w := range some {
				days, err := days(ctx, s, w)
				if err != nil {
					return err
				}
				all = append(all, days)
			}
			return nil
		})
		if err != nil {
			return nil, explain(f.path, err)
		}
	}
	return all, nil
}

// daysAtOnce is how many windows are added up by days before somebody else may use the file: an edit must not wait long.
const daysAtOnce = 10

func days(ctx context.Context, s *sql.Stmt, w Window) ([]Sum, error) {
	var slots slotReader
	from, to := bounds(w.Within)
	if err := eachRow(ctx, slots.read, s, w.SLOID, from, to); err != nil {
		return nil, err
	}
	series, err := budget.NewSeries(slots.all)
	if err != nil {
		return nil, damaged(err.Error())
	}
	return daily(w, series)
}

// touching finds the slots that start in an interval and the one before them, which may reach into it.
const touching = `SELECT m.start, m.length, m.good, m.valid FROM series s CROSS JOIN measurement m ON m.series = s.n
	WHERE s.slo_id = $1 AND m.start < $3
	AND m.start >= coalesce((SELECT max(start) FROM measurement WHERE series = s.n AND start < $2), $2)
	ORDER BY m.start`

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
	var err error
	sum.Good, sum.Valid, err = inside.Sum()
	return sum, err
}
