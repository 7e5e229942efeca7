package store

import (
	"database/sql"
	"time"

	"slocharter/internal/workspace"
)

// Logged is an entry of the change log.
type Logged struct {
	Seq      int64
	At       time.Time // UTC, to the second
	Author   string
	Label    string
	Kinds    []string // of the rows that it changed
	Services []string // IDs of the services that they belong to; "" for the whole workspace
}

// Filter says which entries to list. Its zero value lists all.
type Filter struct {
	ServiceID string
	Kind      string
	Before    int64 // only entries with a smaller number; 0: from the latest on
	Limit     int   // at most so many; 0: 500
}

const usualLimit = 500

// History lists entries of the change log, the latest first.
func (f *File) History(filter Filter) ([]Logged, error) {
	if filter.Limit == 0 {
		filter.Limit = usualLimit
	}
	rows, err := f.db.Query(`SELECT c.seq, c.at, c.author, c.label, r.kind, r.service_id
		FROM (SELECT * FROM change
			WHERE ($1 = '' OR seq IN (SELECT seq FROM change_row WHERE service_id = $1))
			AND ($2 = '' OR seq IN (SELECT seq FROM change_row WHERE kind = $2))
			AND ($3 = 0 OR seq < $3)
			ORDER BY seq DESC LIMIT $4) c
		JOIN (SELECT DISTINCT seq, kind, service_id FROM change_row) r ON r.seq = c.seq
		ORDER BY c.seq DESC, r.kind, r.service_id`, filter.ServiceID, filter.Kind, filter.Before, filter.Limit)
	if err != nil {
		return nil, explain(f.path, err)
	}
	defer func() { _ = rows.Close() }()
	var list []Logged
	for rows.Next() {
		if list, err = scanLogged(rows, list); err != nil {
			return nil, explain(f.path, err)
		}
	}
	return list, explain(f.path, rows.Err())
}

// scanLogged reads one line of the join: a new entry, or one more kind or service of the last one.
func scanLogged(rows *sql.Rows, list []Logged) ([]Logged, error) {
	var e Logged
	var at, kind, service string
	if err := rows.Scan(&e.Seq, &at, &e.Author, &e.Label, &kind, &service); err != nil {
		return nil, err
	}
	if len(list) == 0 || list[len(list)-1].Seq != e.Seq {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			return nil, err
		}
		e.At = moment
		list = append(list, e)
	}
	last := &list[len(list)-1]
	last.Kinds = addNew(last.Kinds, kind)
	last.Services = addNew(last.Services, service)
	return list, nil
}

func addNew(list []string, s string) []string {
	for _, known := range list {
		if known == s {
			return list
		}
	}
	return append(list, s)
}

// NoChange is the error for a number that the change log does not have.
type NoChange struct{ Seq int64 }

func (e NoChange) Error() string { return "no such change" }

// Sentence returns what people are told.
func (e NoChange) Sentence() (string, []any) { return "error.no-change", []any{"Number", e.Seq} }

// ChangeAt returns what an entry of the change log changed. The error is a NoChange if there is none.
func (f *File) ChangeAt(seq int64) (workspace.Change, error) {
	rows, err := f.db.Query(`SELECT r.n, r.kind, r.row_id, r.op, coalesce(f.field, ''), coalesce(f.before, ''), coalesce(f.after, '')
		FROM change_row r LEFT JOIN change_field f ON f.seq = r.seq AND f.n = r.n WHERE r.seq = $1 ORDER BY r.n`, seq)
	if err != nil {
		return nil, explain(f.path, err)
	}
	defer func() { _ = rows.Close() }()
	var change workspace.Change
	last := -1
	for rows.Next() {
		var n int
		var row workspace.RowChange
		var field workspace.FieldChange
		if err := rows.Scan(&n, &row.Kind, &row.ID, &row.Op, &field.Name, &field.Before, &field.After); err != nil {
			return nil, explain(f.path, err)
		}
		if n != last || change == nil {
			change, last = append(change, row), n
		}
		if field.Name != "" {
			now := &change[len(change)-1]
			now.Fields = append(now.Fields, field)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, explain(f.path, err)
	}
	if change == nil {
		return nil, NoChange{seq}
	}
	return change, nil
}
