package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/budget"
)

// atOnce is how many rows one statement writes: more are not quicker.
const atOnce = 100

// writer writes into a series under the number of a change.
type writer struct {
	tx       *sql.Tx
	series   int64
	seq      int64
	displace bool // what stands in the place of new rows has to be kept
}

// put writes slots, which are in the order of time, and returns how many of them replace others, and their digest.
func (w writer) put(ctx context.Context, slots []budget.Slot, progress Progress) (replaced int, wrote digest, err error) {
	full, err := w.inserting(atOnce)
	if err != nil {
		return 0, wrote, err
	}
	defer func() { _ = full.Close() }()
	args := make([]any, 0, 4*atOnce)
	done := 0
	for chunk := range slices.Chunk(slots, atOnce) {
		if ctx.Err() != nil {
			return 0, wrote, ctx.Err()
		}
		if w.displace {
			n, err := w.keep(starts(chunk))
			if err != nil {
				return 0, wrote, err
			}
			replaced += n
		}
		args = args[:0]
		for _, s := range chunk {
			r := reading{s.Start.Unix(), int64(s.Length / time.Second), s.Good, s.Valid, w.seq}
			args = append(args, r.start, r.length, r.good, r.valid)
			wrote = wrote.plus(r.digest())
		}
		if err := w.insert(full, args); err != nil {
			return 0, wrote, err
		}
		done += len(chunk)
		progress.tell(done, len(slots))
	}
	return replaced, wrote, nil
}

// inserting prepares the statement that writes so many rows.
func (w writer) inserting(rows int) (*sql.Stmt, error) {
	row := fmt.Sprintf(", (%d, ?, ?, ?, ?, %d)", w.series, w.seq)
	return w.tx.Prepare("INSERT OR REPLACE INTO measurement (series, start, length, good, valid, seq) VALUES " +
		strings.Repeat(row, rows)[2:])
}

// insert writes rows by the statement for full chunks, or by one for what is left.
func (w writer) insert(full *sql.Stmt, args []any) error {
	statement := full
	if len(args) < 4*atOnce {
		part, err := w.inserting(len(args) / 4)
		if err != nil {
			return err
		}
		defer func() { _ = part.Close() }()
		statement = part
	}
	_, err := statement.Exec(args...)
	return err
}

// remove takes the measurements at these starts out and returns how many there were.
func (w writer) remove(ctx context.Context, moments []time.Time) (int, error) {
	removed := 0
	for chunk := range slices.Chunk(moments, atOnce) {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		list := make([]int64, len(chunk))
		for i, t := range chunk {
			list[i] = t.Unix()
		}
		n, err := w.keep(list)
		if err != nil {
			return 0, err
		}
		_, err = w.tx.Exec("DELETE FROM measurement WHERE series = $1 AND start IN (SELECT value FROM json_each($2))", w.series, array(list))
		if err != nil {
			return 0, err
		}
		removed += n
	}
	return removed, nil
}

// keep writes down as displaced what stands at these starts and returns how many there are.
func (w writer) keep(starts []int64) (int, error) {
	result, err := w.tx.Exec(`INSERT INTO displaced (seq, start, length, good, valid, was) SELECT $1, start, length, good, valid, seq
		FROM measurement WHERE series = $2 AND start IN (SELECT value FROM json_each($3))`, w.seq, w.series, array(starts))
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

func starts(slots []budget.Slot) []int64 {
	list := make([]int64, len(slots))
	for i, s := range slots {
		list[i] = s.Start.Unix()
	}
	return list
}

// array writes numbers as JSON.
func array(numbers []int64) string {
	text := []byte{'['}
	for i, n := range numbers {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, n, 10)
	}
	return string(append(text, ']'))
}

// Fraction is the error for a slot that does not begin or end with a second.
type Fraction struct{ At time.Time }

func (e Fraction) Error() string {
	return "refuse slot with a fraction of a second at " + e.At.String()
}

// Sentence returns what people are told.
func (e Fraction) Sentence() (string, []any) {
	return "error.measurement-fraction", []any{"Moment", e.At.UTC().Format(time.RFC3339Nano)}
}

// Overlap is the error for a batch after which two slots would overlap.
type Overlap struct{ First, Second time.Time } // their starts, UTC

func (e Overlap) Error() string {
	return fmt.Sprintf("refuse overlapping slots at %s and %s", e.First.Format(time.RFC3339), e.Second.Format(time.RFC3339))
}

// Sentence returns what people are told.
func (e Overlap) Sentence() (string, []any) {
	const layout = "2006-01-02 15:04"
	return "error.measurement-overlap", []any{"First", e.First.Format(layout), "Second", e.Second.Format(layout)}
}

// checkOverlaps looks for slots that overlap, from the slot before the span to the one after it.
func checkOverlaps(ctx context.Context, tx *sql.Tx, series, first, last int64) error {
	var one, two int64
	err := tx.QueryRowContext(ctx, `SELECT m.start, (SELECT min(start) FROM measurement n WHERE n.series = $1 AND n.start > m.start) AS next
		FROM measurement m WHERE m.series = $1 AND m.start <= $3
		AND m.start >= coalesce((SELECT max(start) FROM measurement WHERE series = $1 AND start < $2), $2)
		AND next < m.start + m.length LIMIT 1`, series, first, last).Scan(&one, &two)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return Overlap{moment(one), moment(two)}
}
