package store

import (
	"cmp"
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
	var slots slotReader
	err := f.each(ctx, slots.read, `SELECT m.start, m.length, m.good, m.valid FROM series s CROSS JOIN measurement m ON m.series = s.n
		WHERE s.slo_id = $1 AND m.start >= $2 AND m.start < $3 ORDER BY m.start`, sloID, from, to)
	if err != nil {
		return nil, explain(f.path, err)
	}
	return slots.all, nil
}

// slotReader collects slots from rows of start, length, good and valid.
type slotReader struct {
	all                        []budget.Slot
	start, length, good, valid int64
}

func (r *slotReader) read(rows *sql.Rows) error {
	err := rows.Scan(&r.start, &r.length, &r.good, &r.valid)
	r.all = append(r.all, slotOf(r.start, r.length, r.good, r.valid))
	return err
}

// each reads the rows of a query. The engine does not get the context: a connection that was interrupted is given up,
// and with it what it knows about changes by others.
func (f *File) each(ctx context.Context, read func(*sql.Rows) error, query string, args ...any) error {
	return f.prepared(ctx, query, func(s *sql.Stmt) error { return eachRow(ctx, read, s, args...) })
}

// prepared prepares a statement to be used several times.
func (f *File) prepared(ctx context.Context, query string, use func(*sql.Stmt) error) error {
	conn, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	statement, err := conn.PrepareContext(context.Background(), query)
	if err != nil {
		return err
	}
	defer func() { _ = statement.Close() }()
	return use(statement)
}

func eachRow(ctx context.Context, read func(*sql.Rows) error, s *sql.Stmt, args ...any) error {
	rows, err := s.QueryContext(context.Background(), args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for ctx.Err() == nil && rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return cmp.Or(ctx.Err(), rows.Err())
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
