package store

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Entry is what the change log says of a change, beside what was changed.
type Entry struct {
	At     time.Time
	Author string
	Label  string
}

// Saved is a change that is in the file.
type Saved struct {
	Seq    int64 // its number in the change log; 0 when there was nothing to save
	Change workspace.Change
}

// Save writes the difference between two workspaces and its entry in the change log, in one transaction. The errors are
// Conflict (somebody else changed a row since it was read), ReadOnly, Busy and Full; then the file is as it was.
func (f *File) Save(before, after workspace.Workspace, e Entry) (Saved, error) {
	change := workspace.Diff(before, after)
	if len(change) == 0 {
		return Saved{}, nil
	}
	if f.readOnly {
		return Saved{}, safefile.Error{Fault: ReadOnly, Path: f.path}
	}
	tx, err := f.db.Begin()
	if err != nil {
		return Saved{}, explain(f.path, err)
	}
	defer func() { _ = tx.Rollback() }()
	s := saving{tx: tx, revs: f.revs, fresh: map[rowKey]int64{}, id: workspace.NewID()}
	seq, err := s.write(change, e, serviceOf(before, after))
	if err != nil {
		return Saved{}, explain(f.path, err)
	}
	if err := tx.Commit(); err != nil && !f.landed(s.id) {
		return Saved{}, explain(f.path, err)
	}
	for key, rev := range s.fresh {
		f.revs[key] = rev
	}
	return Saved{seq, change}, nil
}

// landed looks whether a change is in the file: a commit that reported an error may have succeeded all the same.
func (f *File) landed(id string) bool {
	var n int
	err := f.db.QueryRow("SELECT count(*) FROM change WHERE id = $1", id).Scan(&n)
	return err == nil && n == 1
}

// serviceOf finds the service of a changed row: where it is now, or for a row that went, where it was.
func serviceOf(before, after workspace.Workspace) func(workspace.RowChange) string {
	return func(row workspace.RowChange) string {
		if row.Op == workspace.Delete {
			return before.ServiceOf(row.Kind, row.ID)
		}
		return after.ServiceOf(row.Kind, row.ID)
	}
}

// saving is one transaction under way.
type saving struct {
	tx    *sql.Tx
	revs  map[rowKey]int64
	fresh map[rowKey]int64 // the revisions after the commit
	id    string
}

func (s saving) write(change workspace.Change, e Entry, serviceOf func(workspace.RowChange) string) (int64, error) {
	for _, row := range change {
		if err := s.row(row); err != nil {
			return 0, err
		}
	}
	seq, err := s.enter(e)
	if err != nil {
		return 0, err
	}
	for n, row := range change {
		if err := s.log(seq, n, row, serviceOf(row)); err != nil {
			return 0, fmt.Errorf("log the change: %w", err)
		}
	}
	return seq, nil
}

// enter begins the change's entry in the log and returns its number.
func (s saving) enter(e Entry) (int64, error) {
	var seq int64
	if err := s.tx.QueryRow("UPDATE workspace SET seq = seq + 1 RETURNING seq").Scan(&seq); err != nil {
		return 0, fmt.Errorf("count the change: %w", err)
	}
	_, err := s.tx.Exec(`INSERT INTO change (seq, id, at, author, label) VALUES ($1, $2, $3, $4, $5)`,
		seq, s.id, e.At.UTC().Format(time.RFC3339), e.Author, e.Label)
	if err != nil {
		return 0, fmt.Errorf("log the change: %w", err)
	}
	return seq, nil
}

func (s saving) row(row workspace.RowChange) error {
	kind, ok := workspace.KindNamed(row.Kind)
	if !ok {
		return fmt.Errorf("save: unknown kind %q", row.Kind)
	}
	key := rowKey{row.Kind, row.ID}
	rev := s.revs[key]
	s.fresh[key] = rev + 1
	switch row.Op {
	case workspace.Insert:
		return s.insert(kind, row, rev+1)
	case workspace.Update:
		return s.update(kind, row, rev)
	default:
		return s.one(row, `DELETE FROM "`+kind.Name+`" WHERE id = $1 AND rev = $2`, row.ID, rev)
	}
}

func (s saving) insert(kind workspace.Kind, row workspace.RowChange, rev int64) error {
	names, marks, values := []string{`"id"`, `"rev"`}, []string{"$1", "$2"}, []any{row.ID, rev}
	for _, f := range row.Fields {
		names = append(names, `"`+f.Name+`"`)
		values = append(values, bind(kind, f))
		marks = append(marks, fmt.Sprintf("$%d", len(values)))
	}
	statement := fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES (%s) ON CONFLICT (id) DO NOTHING`,
		kind.Name, strings.Join(names, ", "), strings.Join(marks, ", "))
	return s.one(row, statement, values...)
}

func (s saving) update(kind workspace.Kind, row workspace.RowChange, rev int64) error {
	sets, values := []string{`rev = rev + 1`}, []any{row.ID, rev}
	for _, f := range row.Fields {
		values = append(values, bind(kind, f))
		sets = append(sets, fmt.Sprintf(`"%s" = $%d`, f.Name, len(values)))
	}
	statement := fmt.Sprintf(`UPDATE "%s" SET %s WHERE id = $1 AND rev = $2`, kind.Name, strings.Join(sets, ", "))
	return s.one(row, statement, values...)
}

// one runs a statement that must touch exactly one row; otherwise somebody else was there first.
func (s saving) one(row workspace.RowChange, statement string, values ...any) error {
	result, err := s.tx.Exec(statement, values...)
	if err != nil {
		return fmt.Errorf("save %s: %w", row.Kind, err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return safefile.Error{Fault: Conflict, Detail: row.Kind + " " + row.ID}
	}
	return nil
}

// bind returns a field as SQLite keeps it: a reference to nothing is NULL.
func bind(kind workspace.Kind, f workspace.FieldChange) any {
	for _, c := range kind.Columns {
		if c.Name == f.Name && c.Ref != "" && f.After == "" {
			return nil
		}
	}
	return f.After
}

func (s saving) log(seq int64, n int, row workspace.RowChange, serviceID string) error {
	_, err := s.tx.Exec(`INSERT INTO change_row (seq, n, kind, row_id, service_id, op) VALUES ($1, $2, $3, $4, $5, $6)`,
		seq, n, row.Kind, row.ID, serviceID, string(row.Op))
	if err != nil {
		return err
	}
	for _, f := range row.Fields {
		_, err := s.tx.Exec(`INSERT INTO change_field (seq, n, field, before, after) VALUES ($1, $2, $3, $4, $5)`,
			seq, n, f.Name, f.Before, f.After)
		if err != nil {
			return err
		}
	}
	return nil
}
