package store

import (
	"database/sql"
	"slices"
	"time"

	"slocharter/internal/workspace"
)

// log reads the entries of the change log, the rows that each changed, and their fields.
func (r *remainder) log() error {
	entries := map[int64]*LoggedChange{}
	parts := map[[2]int64]*workspace.RowChange{}
	whole := true
	for _, part := range []struct {
		query, order string
		highest      int64
		take         func(*sql.Rows) (int64, error)
	}{
		{"SELECT seq, at, author, label FROM change WHERE seq BETWEEN $1 AND $2", "seq", r.counted(), takingEntries(entries)},
		{"SELECT rowid, seq, n, kind, row_id, op FROM change_row WHERE rowid BETWEEN $1 AND $2", "rowid", r.highest("change_row"), takingRows(parts)},
		{
			"SELECT rowid, seq, n, field, before, after FROM change_field WHERE rowid BETWEEN $1 AND $2", "rowid", r.highest("change_field"),
			takingFields(parts),
		},
	} {
		read := rowsBy(r.ctx, r.db, part.query, part.order, part.take)
		complete, err := ragged{read, usualTries}.all(r.ctx, span{1, part.highest})
		if err != nil {
			return err
		}
		whole = whole && complete
	}
	r.assemble(entries, parts)
	last := int64(0)
	if n := len(r.Log); n > 0 {
		last = r.Log[n-1].Seq
	}
	r.LogPart = Portion{Read: len(r.Log), Lost: int(max(last, r.changes())) - len(r.Log), Complete: whole}
	return nil
}

// changes is how many changes the file counts, as far as that can be read.
func (r *remainder) changes() int64 {
	var n int64
	_ = r.db.QueryRowContext(r.ctx, "SELECT seq FROM workspace").Scan(&n)
	return n
}

// most is more than any table of ours has rows.
const most = 1 << 24

// counted is the highest number that an entry may have.
func (r *remainder) counted() int64 {
	if n := r.changes(); n > 0 && n < most {
		return n
	}
	return most
}

// highest is the highest number that a row of a table may have.
func (r *remainder) highest(table string) int64 {
	var n int64
	if err := r.db.QueryRowContext(r.ctx, "SELECT max(rowid) FROM "+table).Scan(&n); err != nil || n < 1 {
		return most
	}
	return n
}

func takingEntries(entries map[int64]*LoggedChange) func(*sql.Rows) (int64, error) {
	return func(rows *sql.Rows) (int64, error) {
		var e LoggedChange
		var at string
		if err := rows.Scan(&e.Seq, &at, &e.Author, &e.Label); err != nil {
			return e.Seq, err
		}
		moment, err := time.Parse(time.RFC3339, at)
		e.At = moment
		entries[e.Seq] = &e
		return e.Seq, err
	}
}

func takingRows(parts map[[2]int64]*workspace.RowChange) func(*sql.Rows) (int64, error) {
	return func(rows *sql.Rows) (int64, error) {
		var number, seq, n int64
		var row workspace.RowChange
		if err := rows.Scan(&number, &seq, &n, &row.Kind, &row.ID, &row.Op); err != nil {
			return number, err
		}
		parts[[2]int64{seq, n}] = &row
		return number, nil
	}
}

func takingFields(parts map[[2]int64]*workspace.RowChange) func(*sql.Rows) (int64, error) {
	return func(rows *sql.Rows) (int64, error) {
		var number, seq, n int64
		var f workspace.FieldChange
		if err := rows.Scan(&number, &seq, &n, &f.Name, &f.Before, &f.After); err != nil {
			return number, err
		}
		if row := parts[[2]int64{seq, n}]; row != nil {
			row.Fields = append(row.Fields, f)
		}
		return number, nil
	}
}

// assemble puts the entries together, in order. Rows whose entry is lost still say what happened, but not by whom.
func (r *remainder) assemble(entries map[int64]*LoggedChange, parts map[[2]int64]*workspace.RowChange) {
	keys := make([][2]int64, 0, len(parts))
	for key := range parts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]int64) int { return slices.Compare(a[:], b[:]) })
	for _, key := range keys {
		e := entries[key[0]]
		if e == nil {
			continue
		}
		e.Change = append(e.Change, *parts[key])
	}
	for _, e := range entries {
		r.Log = append(r.Log, *e)
	}
	slices.SortFunc(r.Log, func(a, b LoggedChange) int { return int(a.Seq - b.Seq) })
}
