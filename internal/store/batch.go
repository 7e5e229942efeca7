package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Batch is a change of the measurements of one SLO. Put replaces what stands at the same starts. Starts in Remove where
// nothing stands are passed over.
type Batch struct {
	SLOID     string
	ServiceID string        // for the change log
	Put       []budget.Slot // in the order of time, in whole seconds
	Remove    []time.Time   // starts
}

// Written says what a change of measurements did.
type Written struct {
	Seq       int64 // its number in the change log; 0 when there was nothing to change
	Written   int   // measurements that are there since
	Displaced int   // measurements that are not there any more: replaced or removed
}

// Progress is told how many of the measurements are done; it may be nil.
type Progress func(done, total int)

func (p Progress) tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// Measurement is the kind under which the change log keeps changes of measurements. Its rows are those of the SLOs.
const Measurement = "measurement"

// WriteBatch writes a batch and its entry in the change log in one transaction. The errors are a budget.BadSlot, a
// Fraction, an Overlap, a workspace.NotFound for an SLO that is not there, ReadOnly, Busy, Full, or that of the
// context; then the file is as it was. After an Unsure it is as it says at Save.
func (f *File) WriteBatch(ctx context.Context, b Batch, e Entry, progress Progress) (Written, error) {
	b, err := b.checked()
	if err != nil || len(b.Put)+len(b.Remove) == 0 {
		return Written{}, err
	}
	return f.batch(ctx, e, func(tx *sql.Tx, seq int64) (batchRow, error) { return b.write(ctx, tx, seq, progress) })
}

// batch carries out one transaction that changes measurements.
func (f *File) batch(ctx context.Context, e Entry, change func(*sql.Tx, int64) (batchRow, error)) (Written, error) {
	if f.readOnly {
		return Written{}, safefile.Error{Fault: ReadOnly, Path: f.path}
	}
	if ctx.Err() != nil {
		return Written{}, ctx.Err()
	}
	written, err := f.transact(ctx, e, change)
	return written, f.blame(err)
}

func (f *File) transact(ctx context.Context, e Entry, change func(*sql.Tx, int64) (batchRow, error)) (Written, error) {
	tx, err := f.db.Begin() // without the context, which would roll back beside us
	if err != nil {
		return Written{}, err
	}
	defer func() { _ = tx.Rollback() }()
	s, err := newSaving(tx, nil)
	if err != nil {
		return Written{}, err
	}
	if err := s.enter(e); err != nil {
		return Written{}, err
	}
	row, err := change(tx, s.seq)
	if err == nil && row.touched() {
		err = row.finish(s)
	}
	if ctx.Err() != nil {
		return Written{}, ctx.Err()
	}
	if err != nil || !row.touched() {
		return Written{}, err
	}
	if err := f.commit(tx, s.id); err != nil {
		return Written{}, err
	}
	f.generation.Store(s.seq)
	return Written{s.seq, row.wrote(), row.displaced()}, nil
}

// checked returns the batch in order, without what is removed only to be put again.
func (b Batch) checked() (Batch, error) {
	series, err := budget.NewSeries(b.Put)
	if err != nil {
		return b, err
	}
	b.Put = series.Slots()
	for _, s := range b.Put {
		if s.Start.Nanosecond() != 0 || s.Length%time.Second != 0 {
			return b, Fraction{s.Start}
		}
	}
	var gone []time.Time
	for _, t := range b.Remove {
		_, put := slices.BinarySearchFunc(b.Put, t, func(s budget.Slot, t time.Time) int { return s.Start.Compare(t) })
		if !put && t.Nanosecond() == 0 {
			gone = append(gone, t)
		}
	}
	slices.SortFunc(gone, time.Time.Compare)
	b.Remove = slices.CompactFunc(gone, time.Time.Equal)
	return b, nil
}

// span returns the earliest and the latest start of the batch.
func (b Batch) span() (first, last int64) {
	var starts []int64
	if n := len(b.Put); n > 0 {
		starts = append(starts, b.Put[0].Start.Unix(), b.Put[n-1].Start.Unix())
	}
	if n := len(b.Remove); n > 0 {
		starts = append(starts, b.Remove[0].Unix(), b.Remove[n-1].Unix())
	}
	return slices.Min(starts), slices.Max(starts)
}

// write changes the rows of the batch.
func (b Batch) write(ctx context.Context, tx *sql.Tx, seq int64, progress Progress) (batchRow, error) {
	row := batchRow{seq: seq, of: seq, sloID: b.SLOID, serviceID: b.ServiceID}
	row.first, row.last = b.span()
	var err error
	if row.series, err = seriesOf(tx, b.SLOID); err != nil {
		return row, err
	}
	touched, err := b.touches(tx, row.series)
	if err != nil {
		return row, err
	}
	w := writer{tx: tx, series: row.series, seq: seq, displace: touched}
	if row.removed, err = w.remove(ctx, b.Remove); err != nil {
		return row, err
	}
	if row.replaced, row.put, err = w.put(ctx, b.Put, progress); err != nil {
		return row, err
	}
	row.added = len(b.Put) - row.replaced
	for _, s := range b.Put {
		row.covered += int64(s.Length / time.Second)
	}
	if !touched {
		return row, nil
	}
	gone, err := displacedBy(tx, seq)
	if err != nil {
		return row, err
	}
	row.covered -= gone.length
	row.gone = gone.digest
	return row, checkOverlaps(ctx, tx, row.series, row.first, row.last)
}

// total is what measurements come to.
type total struct {
	count  int
	length int64 // seconds
	digest digest
}

func (t *total) add(r reading) {
	t.count++
	t.length += r.length
	t.digest = t.digest.plus(r.digest())
}

// displacedBy adds up the measurements that a change displaced.
func displacedBy(tx *sql.Tx, seq int64) (total, error) {
	var t total
	rows, err := tx.Query("SELECT start, length, good, valid, was FROM displaced WHERE seq = $1", seq)
	if err != nil {
		return t, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r reading
		if err := rows.Scan(&r.start, &r.length, &r.good, &r.valid, &r.seq); err != nil {
			return t, err
		}
		t.add(r)
	}
	return t, rows.Err()
}

// seriesOf returns the number of the series of an SLO, which is made when it has none.
func seriesOf(tx *sql.Tx, sloID string) (int64, error) {
	var there bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM slo WHERE id = $1)", sloID).Scan(&there); err != nil {
		return 0, err
	}
	if !there {
		return 0, workspace.NotFound{Kind: "slo", Key: sloID}
	}
	_, err := tx.Exec(`INSERT INTO series (slo_id, slots, covered, "first", "last", "end") VALUES ($1, 0, 0, 0, 0, 0)
		ON CONFLICT (slo_id) DO NOTHING`, sloID)
	if err != nil {
		return 0, err
	}
	var n int64
	err = tx.QueryRow("SELECT n FROM series WHERE slo_id = $1", sloID).Scan(&n)
	return n, err
}

// touches tells whether measurements are there already in the time of the batch. Where none are, nothing can be
// displaced or overlap.
func (b Batch) touches(tx *sql.Tx, series int64) (bool, error) {
	if len(b.Remove) > 0 {
		return true, nil
	}
	from, to := b.Put[0].Start.Unix(), b.Put[len(b.Put)-1].End().Unix()
	var touched bool
	err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM measurement WHERE series = $1 AND start < $3 AND start + length > $2
		AND start >= coalesce((SELECT max(start) FROM measurement WHERE series = $1 AND start <= $2), $2))`,
		series, from, to).Scan(&touched)
	return touched, err
}

// batchRow is what the file keeps of a change of measurements.
type batchRow struct {
	seq, of, series, first, last int64
	added, replaced, removed     int
	covered                      int64  // how many seconds more are covered than before
	put, gone                    digest // of what was written, and of what was displaced
	sloID, serviceID             string
}

func (r batchRow) touched() bool  { return r.added+r.replaced+r.removed > 0 }
func (r batchRow) wrote() int     { return r.added + r.replaced }
func (r batchRow) displaced() int { return r.replaced + r.removed }

// finish keeps the row, counts the series again and writes what the change log says.
func (r batchRow) finish(s saving) error {
	_, err := s.tx.Exec(`INSERT INTO batch (seq, series, "first", "last", added, replaced, removed, "of", latest, stands, wrote, gone)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $1, 1, $9, $10)`,
		r.seq, r.series, r.first, r.last, r.added, r.replaced, r.removed, r.of, r.put.String(), r.gone.String())
	if err != nil {
		return err
	}
	_, err = s.tx.Exec(`UPDATE series SET slots = slots + $2, covered = covered + $3,
			"first" = coalesce((SELECT min(start) FROM measurement WHERE series = $1), 0),
			"last" = coalesce((SELECT max(start) FROM measurement WHERE series = $1), 0),
			"end" = coalesce((SELECT start + length FROM measurement WHERE series = $1 ORDER BY start DESC LIMIT 1), 0)
		WHERE n = $1`, r.series, r.added-r.removed, r.covered)
	if err != nil {
		return err
	}
	row := workspace.RowChange{Kind: Measurement, ID: r.sloID, Op: workspace.Update, Fields: []workspace.FieldChange{
		{Name: "first", After: moment(r.first).Format(time.RFC3339)},
		{Name: "last", After: moment(r.last).Format(time.RFC3339)},
		{Name: "added", After: strconv.Itoa(r.added)},
		{Name: "replaced", After: strconv.Itoa(r.replaced)},
		{Name: "removed", After: strconv.Itoa(r.removed)},
	}}
	if err := s.log(0, row, r.serviceID); err != nil {
		return fmt.Errorf("log the change: %w", err)
	}
	return s.seal()
}
