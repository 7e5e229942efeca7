package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"

	"slocharter/internal/workspace"
)

// record is an entry of the change log as it is in the file. Its seal is a hash over all that it says and over the seal
// of the entry before: nothing of the log can be altered, taken out or put in between without breaking the chain. Who
// can compute hashes can make another chain; what it shows is that nobody edited the file in passing.
type record struct {
	seq                   int64
	id, at, author, label string
	batch                 string // what the file keeps of a change of measurements, as JSON
	rows                  []recordRow
	seal                  string // as it is in the file
}

// recordRow is a row of an entry, with its number and the service that it is listed under.
type recordRow struct {
	n         int64
	serviceID string
	workspace.RowChange
}

// change returns the entry's rows, without those of measurements.
func (r record) change() workspace.Change {
	var change workspace.Change
	for _, row := range r.rows {
		if row.Kind != Measurement {
			change = append(change, row.RowChange)
		}
	}
	return change
}

// sealAfter computes the seal of an entry that follows the one with the given seal.
func (r record) sealAfter(previous string) string {
	sum := sha256.Sum256(r.encode(previous))
	return hex.EncodeToString(sum[:])
}

// encode writes everything that the seal covers. Each text has its length before it, each list its count: no two different
// entries are encoded equally.
func (r record) encode(previous string) encoding {
	e := encoding{}.text("seal 1").text(previous).number(r.seq)
	e = e.text(r.id).text(r.at).text(r.author).text(r.label).text(r.batch).number(int64(len(r.rows)))
	for _, row := range r.rows {
		e = e.number(row.n).text(row.serviceID).text(row.Kind).text(row.ID).text(string(row.Op)).number(int64(len(row.Fields)))
		for _, f := range row.Fields {
			e = e.text(f.Name).text(f.Before).text(f.After)
		}
	}
	return e
}

type encoding []byte

func (e encoding) number(n int64) encoding { return binary.BigEndian.AppendUint64(e, uint64(n)) }

func (e encoding) text(s string) encoding { return append(e.number(int64(len(s))), s...) }

// seal computes and keeps the seal of an entry, from what is in the file now.
func seal(tx *sql.Tx, seq int64) error {
	var previous string
	err := tx.QueryRow("SELECT coalesce((SELECT seal FROM change WHERE seq < $1 ORDER BY seq DESC LIMIT 1), '')", seq).Scan(&previous)
	if err != nil {
		return err
	}
	return eachRecord(context.Background(), tx, seq, seq, func(r record) error {
		_, err := tx.Exec("UPDATE change SET seal = $2 WHERE seq = $1", seq, r.sealAfter(previous))
		return err
	})
}

// batchText is what the seal covers of a change of measurements.
const batchText = `CASE WHEN b.seq IS NULL THEN '' ELSE json_array(b.series, b."first", b."last", b.added, b.replaced, b.removed, b."of", b.wrote, b.gone) END`

// eachRecord reads the entries of the change log from one number to another, in their order.
func eachRecord(ctx context.Context, tx *sql.Tx, from, to int64, read func(record) error) error {
	rows, err := tx.Query(`SELECT c.seq, c.id, c.at, c.author, c.label, c.seal, `+batchText+`,
			r.n, coalesce(r.kind, ''), coalesce(r.row_id, ''), coalesce(r.service_id, ''), coalesce(r.op, ''),
			f.field, coalesce(f.before, ''), coalesce(f.after, '')
		FROM change c LEFT JOIN batch b ON b.seq = c.seq
		LEFT JOIN change_row r ON r.seq = c.seq LEFT JOIN change_field f ON f.seq = r.seq AND f.n = r.n
		WHERE c.seq BETWEEN $1 AND $2 ORDER BY c.seq, r.n, f.field`, from, to)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	reader := recordReader{read: read}
	for rows.Next() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := reader.line(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return reader.hand()
}

// recordReader puts the lines of the join together.
type recordReader struct {
	read  func(record) error
	now   record
	begun bool
}

func (r *recordReader) line(rows *sql.Rows) error {
	var e record
	var row recordRow
	var n sql.NullInt64
	var name sql.Null[plain]
	var field workspace.FieldChange
	err := rows.Scan(&e.seq, (*plain)(&e.id), (*plain)(&e.at), (*plain)(&e.author), (*plain)(&e.label), (*plain)(&e.seal),
		(*plain)(&e.batch), &n, (*plain)(&row.Kind), (*plain)(&row.ID), (*plain)(&row.serviceID), (*plain)(&row.Op),
		&name, (*plain)(&field.Before), (*plain)(&field.After))
	if err != nil {
		return err
	}
	if !r.begun || r.now.seq != e.seq {
		if err := r.hand(); err != nil {
			return err
		}
		r.now, r.begun = e, true
	}
	if !n.Valid {
		return nil
	}
	row.n = n.Int64
	if len(r.now.rows) == 0 || r.now.rows[len(r.now.rows)-1].n != row.n {
		r.now.rows = append(r.now.rows, row)
	}
	last := &r.now.rows[len(r.now.rows)-1]
	if name.Valid {
		field.Name = string(name.V)
		last.Fields = append(last.Fields, field)
	}
	return nil
}

// hand gives a complete entry away.
func (r *recordReader) hand() error {
	if !r.begun {
		return nil
	}
	r.begun = false
	return r.read(r.now)
}

// plain reads a text or a whole number, as this program writes them. Anything else becomes a text that this program never
// writes, also where other readers would take it for the same: a text is found only as a text.
type plain string

// Scan is how database/sql reads it.
func (p *plain) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*p = ""
	case string:
		*p = plain(v)
	case int64:
		*p = plain(strconv.FormatInt(v, 10))
	default:
		*p = plain(fmt.Sprintf("\x00%T %v", v, v))
	}
	return nil
}
