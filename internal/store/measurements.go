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
	all := map[string]Extent{}
	err := f.each(ctx, func(rows *sql.Rows) error {
		var id string
		var count int
		var first, last, end int64
		err := rows.Scan(&id, &count, &first, &last, &end)
		all[id] = Extent{moment(first), moment(last), moment(end), count}
		return err
	}, `SELECT slo_id, slots, "first", "last", "end" FROM series WHERE slots > 0`)
	if err != nil {
		return nil, explain(f.path, err)
	}
	return all, nil
}

// Slots returns the measurements of an SLO that start in the interval, in the order of time; all of them for the zero
// interval.
func (f *File) Slots(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error) {
	from, to := bounds(within)
	slots, err := f.slots(ctx, `SELECT m.start, m.length, m.good, m.valid FROM series s CROSS JOIN measurement m ON m.series = s.n
		WHERE s.slo_id = $1 AND m.start >= $2 AND m.start < $3 ORDER BY m.start`, sloID, from, to)
	return slots, explain(f.path, err)
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
	var slots []budget.Slot
	var start, length, good, valid int64
	err := f.each(ctx, func(rows *sql.Rows) error {
		err := rows.Scan(&start, &length, &good, &valid)
		slots = append(slots, slotOf(start, length, good, valid))
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return slots, nil
}

// each reads the rows of a query. The engine does not get the context: a connection that was interrupted is given up,
// and with it what it knows about changes by others.
func (f *File) each(ctx context.Context, read func(*sql.Rows) error, query string, args ...any) error {
	conn, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	rows, err := conn.QueryContext(context.Background(), query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
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
