package store

import (
	"context"
	"database/sql"
	"errors"

	"slocharter/internal/workspace"
)

// TakeBackBatch makes the measurements that a batch changed what they were before, as a change of its own, which can be
// taken back as well. The errors are NoChange for a change that is no batch, a workspace.Overtaken when what the batch
// wrote was changed since, and those of WriteBatch; then the file is as it was.
func (f *File) TakeBackBatch(ctx context.Context, seq int64, e Entry, progress Progress) (Written, error) {
	return f.batch(ctx, e, func(tx *sql.Tx, now int64) (batchRow, error) {
		b, err := standing(tx, seq)
		if err != nil {
			return b, err
		}
		inverse := b
		inverse.seq, inverse.added, inverse.removed = now, b.removed, b.added
		return inverse, b.takeBack(ctx, tx, now, progress)
	})
}

// standing reads a batch that nobody took back yet.
func standing(tx *sql.Tx, seq int64) (batchRow, error) {
	r := batchRow{seq: seq}
	var back int64
	err := tx.QueryRow(`SELECT b.series, b."first", b."last", b.added, b.replaced, b.removed, b.back, r.row_id, r.service_id
		FROM batch b JOIN change_row r ON r.seq = b.seq WHERE b.seq = $1`, seq).
		Scan(&r.series, &r.first, &r.last, &r.added, &r.replaced, &r.removed, &back, &r.sloID, &r.serviceID)
	if errors.Is(err, sql.ErrNoRows) {
		return r, NoChange{seq}
	}
	if err == nil && back != 0 {
		return r, r.overtaken()
	}
	return r, err
}

func (r batchRow) overtaken() error { return workspace.Overtaken{Kind: Measurement, ID: r.sloID} }

// takeBack exchanges what the batch wrote for what it displaced. Each must still be as the batch left it.
func (r batchRow) takeBack(ctx context.Context, tx *sql.Tx, now int64, progress Progress) error {
	wrote, displaced := r.added+r.replaced, r.replaced+r.removed
	total := 2*wrote + displaced
	steps := []struct {
		rows int // that must be concerned
		text string
		args []any
	}{
		{wrote, `INSERT INTO displaced (seq, start, length, good, valid) SELECT $1, start, length, good, valid
			FROM measurement WHERE series = $2 AND start BETWEEN $3 AND $4 AND seq = $5`, []any{now, r.series, r.first, r.last, r.seq}},
		{wrote, `DELETE FROM measurement WHERE series = $1 AND start BETWEEN $2 AND $3 AND seq = $4`,
			[]any{r.series, r.first, r.last, r.seq}},
		{displaced, `INSERT INTO measurement (series, start, length, good, valid, seq) SELECT $1, start, length, good, valid, $2
			FROM displaced WHERE seq = $3 ON CONFLICT DO NOTHING`, []any{r.series, now, r.seq}},
		{displaced, `DELETE FROM displaced WHERE seq = $1`, []any{r.seq}},
		{1, `UPDATE batch SET back = $1 WHERE seq = $2`, []any{now, r.seq}},
	}
	done := 0
	for _, step := range steps {
		if step.rows == 0 {
			continue
		}
		result, err := tx.ExecContext(ctx, step.text, step.args...)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n != int64(step.rows) {
			return errors.Join(err, r.overtaken())
		}
		done += step.rows
		progress.tell(min(done, total), total)
	}
	if displaced == 0 {
		return nil
	}
	err := checkOverlaps(ctx, tx, r.series, r.first, r.last)
	if errors.As(err, &Overlap{}) {
		return r.overtaken()
	}
	return err
}

// IsBatch tells whether a change is one of measurements, which only TakeBackBatch can take back.
func (f *File) IsBatch(seq int64) (bool, error) {
	var is bool
	err := f.db.QueryRow("SELECT EXISTS (SELECT 1 FROM batch WHERE seq = $1)", seq).Scan(&is)
	return is, explain(f.path, err)
}
