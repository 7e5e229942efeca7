package store

import (
	"context"
	"database/sql"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Extent says what is there of the measurements of an SLO.
type Extent struct {
	First time.Time // start of the first slot, UTC
	Last  time.Time // start of the last slot, UTC
	End   time.Time // end of the last slot, UTC
	Count int
}

// Generation returns a number that moves with every change of measurements: by this program at once, by another one
// with the Load that follows. What was computed from measurements can be kept under it.
func (f *File) Generation() int64 { return f.generation.Load() }

func latestBatch(tx *sql.Tx) (int64, error) {
	var seq int64
	err := tx.QueryRow("SELECT coalesce(max(seq), 0) FROM batch").Scan(&seq)
	return seq, err
}

// Extents returns what is there, by the IDs of the SLOs. Those without measurements are left out.
func (f *File) Extents(ctx context.Context) (map[string]Extent, error) {
	rows, err := f.db.QueryContext(ctx, `SELECT slo_id, slots, "first", "last", "end" FROM series WHERE slots > 0`)
	if err != nil {
		return nil, f.stopped(ctx, err)
	}
	defer func() { _ = rows.Close() }()
	all := map[string]Extent{}
	for rows.Next() {
		var id string
		var e Extent
		var first, last, end int64
		if err := rows.Scan(&id, &e.Count, &first, &last, &end); err != nil {
			return nil, f.stopped(ctx, err)
		}
		e.First, e.Last, e.End = moment(first), moment(last), moment(end)
		all[id] = e
	}
	return all, f.stopped(ctx, rows.Err())
}

// Slots returns the measurements of an SLO that start in the interval, in the order of time; all of them for the zero
// interval.
func (f *File) Slots(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error) {
	from, to := bounds(within)
	slots, err := f.slots(ctx, `SELECT m.start, m.length, m.good, m.valid FROM series s CROSS JOIN measurement m ON m.series = s.n
		WHERE s.slo_id = $1 AND m.start >= $2 AND m.start < $3 ORDER BY m.start`, sloID, from, to)
	return slots, f.stopped(ctx, err)
}

// touching returns the slots that start in the interval and the one before them, which may reach into it.
func (f *File) touching(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error) {
	from, to := bounds(within)
	return f.slots(ctx, `SELECT m.start, m.length, m.good, m.valid FROM series s CROSS JOIN measurement m ON m.series = s.n
		WHERE s.slo_id = $1 AND m.start < $3
		AND m.start >= coalesce((SELECT max(start) FROM measurement WHERE series = s.n AND start < $2), $2)
		ORDER BY m.start`, sloID, from, to)
}

func (f *File) slots(ctx context.Context, query string, args ...any) ([]budget.Slot, error) {
	rows, err := f.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var slots []budget.Slot
	var start, length, good, valid int64
	for rows.Next() {
		if err := rows.Scan(&start, &length, &good, &valid); err != nil {
			return nil, err
		}
		slots = append(slots, slotOf(start, length, good, valid))
	}
	return slots, rows.Err()
}

func slotOf(start, length, good, valid int64) budget.Slot {
	return budget.Slot{Start: moment(start), Length: time.Duration(length) * time.Second, Good: good, Valid: valid}
}

func moment(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }

// bounds returns the first second that lies in the interval, and the first after it.
func bounds(i slo.Interval) (from, to int64) {
	if i == (slo.Interval{}) {
		return -1 << 62, 1 << 62
	}
	return second(i.Start), second(i.End)
}

// second returns the first whole second at or after a moment.
func second(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}

// stopped explains an error; when the context is over, that is the reason.
func (f *File) stopped(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return explain(f.path, err)
}
