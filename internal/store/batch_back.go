package store

import (
	"context"
	"database/sql"
	"errors"

	"slocharter/internal/workspace"
)

// TakeBackBatch makes the measurements that a batch changed what they were before, as a change of its own. Taking that
// one back makes the batch again. The errors are NoChange for a change that is no batch, a workspace.Overtaken when what the
// batch wrote was changed since, and those of WriteBatch; then the file is as it was.
func (f *File) TakeBackBatch(ctx context.Context, seq int64, e Entry, progress Progress) (Written, error) {
	return f.batch(ctx, e, func(tx *sql.Tx, now int64) (batchRow, error) {
		b, latest, stands, err := original(tx, seq)
		if err != nil {
			return b, err
		}
		t := turn{ctx, tx, b, now, progress}
		if latest != seq && !(stands && seq == b.seq) { // a batch that was made again is the one that it was
			return b, t.overtaken()
		}
		if stands {
			return t.back()
		}
		return t.again(latest)
	})
}

// original reads the batch that a change made, took back or made again, which change did that last, and whether it stands.
func original(tx *sql.Tx, seq int64) (b batchRow, latest int64, stands bool, err error) {
	var put, gone string
	err = tx.QueryRow(`SELECT o.seq, o.series, o."first", o."last", o.added, o.replaced, o.removed, r.row_id, r.service_id, o.latest, o.stands,
			o.wrote, o.gone
		FROM batch b JOIN batch o ON o.seq = b."of" JOIN change_row r ON r.seq = o.seq WHERE b.seq = $1`, seq).
		Scan(&b.seq, &b.series, &b.first, &b.last, &b.added, &b.replaced, &b.removed, &b.sloID, &b.serviceID, &latest, &stands, &put, &gone)
	b.put, b.gone = parseDigest(put), parseDigest(gone)
	if errors.Is(err, sql.ErrNoRows) {
		err = NoChange{seq}
	}
	return b, latest, stands, err
}

// turn takes a batch back or makes it again, as the change of the number now.
type turn struct {
	ctx      context.Context
	tx       *sql.Tx
	batch    batchRow
	now      int64
	progress Progress
}

func (t turn) overtaken() error { return workspace.Overtaken{Kind: Measurement, ID: t.batch.sloID} }

// back exchanges what the batch wrote for what it displaced.
func (t turn) back() (batchRow, error) {
	b := t.batch
	row := b
	row.seq, row.of, row.added, row.removed, row.put, row.gone = t.now, b.seq, b.removed, b.added, b.gone, b.put
	return t.finish(row, b.seq, t.now,
		move{b.wrote(), `INSERT INTO displaced (seq, start, length, good, valid, was) SELECT $1, start, length, good, valid, seq
			FROM measurement WHERE series = $2 AND start BETWEEN $3 AND $4 AND seq = $5`, []any{t.now, b.series, b.first, b.last, b.seq}},
		move{b.wrote(), `DELETE FROM measurement WHERE series = $1 AND start BETWEEN $2 AND $3 AND seq = $4`,
			[]any{b.series, b.first, b.last, b.seq}},
		move{b.displaced(), `INSERT INTO measurement (series, start, length, good, valid, seq) SELECT $1, start, length, good, valid, was
			FROM displaced WHERE seq = $2 ON CONFLICT DO NOTHING`, []any{b.series, b.seq}},
		move{1, `UPDATE batch SET latest = $1, stands = 0 WHERE seq = $2`, []any{t.now, b.seq}})
}

// again exchanges what the batch displaced for what it wrote, which is kept under the change that took it back.
func (t turn) again(back int64) (batchRow, error) {
	b := t.batch
	row := b
	row.seq, row.of = t.now, b.seq
	row, err := t.finish(row, back, b.seq,
		move{b.displaced(), `DELETE FROM measurement WHERE series = $1 AND (start, seq) IN (SELECT start, was FROM displaced WHERE seq = $2)`,
			[]any{b.series, b.seq}},
		move{b.wrote(), `INSERT INTO measurement (series, start, length, good, valid, seq) SELECT $1, start, length, good, valid, was
			FROM displaced WHERE seq = $2 ON CONFLICT DO NOTHING`, []any{b.series, back}},
		move{1, `UPDATE batch SET latest = $1, stands = 1 WHERE seq = $2`, []any{t.now, b.seq}})
	if err != nil {
		return row, err
	}
	_, err = t.tx.ExecContext(t.ctx, "DELETE FROM displaced WHERE seq = $1", back)
	return row, err
}

// move is a statement that must concern so many rows: otherwise something is not as the batch left it.
type move struct {
	rows int
	text string
	args []any
}

// finish carries the moves out. What was displaced under one number is there then, what is so under the other is not.
func (t turn) finish(row batchRow, there, gone int64, moves ...move) (batchRow, error) {
	total, done := 0, 0
	for _, m := range moves {
		total += m.rows
	}
	for _, m := range moves {
		result, err := t.tx.ExecContext(t.ctx, m.text, m.args...)
		if err != nil {
			return row, err
		}
		if n, err := result.RowsAffected(); err != nil || n != int64(m.rows) {
			return row, errors.Join(err, t.overtaken())
		}
		done += m.rows
		t.progress.tell(done, total)
	}
	more, err := displacedLength(t.tx, there)
	if err != nil {
		return row, err
	}
	less, err := displacedLength(t.tx, gone)
	if err != nil {
		return row, err
	}
	row.covered = more - less
	err = checkOverlaps(t.ctx, t.tx, row.series, row.first, row.last)
	if errors.As(err, &Overlap{}) {
		return row, t.overtaken()
	}
	return row, err
}

// displacedLength adds up how long the measurements are that a change displaced, in seconds.
func displacedLength(tx *sql.Tx, seq int64) (int64, error) {
	var length int64
	err := tx.QueryRow("SELECT coalesce(sum(length), 0) FROM displaced WHERE seq = $1", seq).Scan(&length)
	return length, err
}
