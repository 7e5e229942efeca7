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
// Conflict (somebody else changed a row since it was read), ReadOnly, Busy and those of any file; then the file is as it
// was. Only after an Unsure nobody knows: ChangedElsewhere tells when that can be found out.
func (f *File) Save(before, after workspace.Workspace, e Entry) (Saved, error) {
	change := workspace.Diff(before, after)
	if len(change) == 0 {
		return Saved{}, nil
	}
	if f.readOnly {
		return Saved{}, safefile.Error{Fault: ReadOnly, Path: f.path}
	}
	seq, err := f.save(change, e, serviceOf(before, after))
	if err != nil {
		return Saved{}, f.blame(err)
	}
	return Saved{seq, change}, nil
}

func (f *File) save(change workspace.Change, e Entry, serviceOf func(workspace.RowChange) string) (int64, error) {
	tx, err := f.db.Begin()
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }()
	s, err := newSaving(tx, f.revs)
	if err != nil {
		return 0, err
	}
	if err := s.write(change, e, serviceOf); err != nil {
		return 0, err
	}
	if err := f.commit(tx, s.id); err != nil {
		return 0, err
	}
	s.remember(change)
	return s.seq, nil
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
	tx   *sql.Tx
	revs map[rowKey]int64 // of each row that was read, the number of the change that wrote it
	seq  int64            // the number of the change
	id   string
}

// newSaving begins a change with the number after the latest, also where the log was altered.
func newSaving(tx *sql.Tx, revs map[rowKey]int64) (saving, error) {
	s := saving{tx: tx, revs: revs, id: workspace.NewID()}
	err := tx.QueryRow(`SELECT 1 + max(coalesce((SELECT seq FROM workspace), 0), coalesce((SELECT max(seq) FROM change), 0))`).Scan(&s.seq)
	if err != nil {
		return s, fmt.Errorf("count the change: %w", err)
	}
	return s, nil
}

func (s saving) write(change workspace.Change, e Entry, serviceOf func(workspace.RowChange) string) error {
	for _, row := range change {
		if err := s.row(row); err != nil {
			return err
		}
	}
	if err := s.enter(e); err != nil {
		return err
	}
	for n, row := range change {
		if err := s.log(n, row, serviceOf(row)); err != nil {
			return fmt.Errorf("log the change: %w", err)
		}
	}
	return s.seal()
}

// remember keeps, after the commit, which change wrote the rows.
func (s saving) remember(change workspace.Change) {
	for _, row := range change {
		if key := (rowKey{row.Kind, row.ID}); row.Op == workspace.Delete {
			delete(s.revs, key)
		} else {
			s.revs[key] = s.seq
		}
	}
}

// enter begins the change's entry in the log.
func (s saving) enter(e Entry) error {
	if _, err := s.tx.Exec("UPDATE workspace SET seq = $1", s.seq); err != nil {
		return fmt.Errorf("count the change: %w", err)
	}
	_, err := s.tx.Exec(`INSERT INTO change (seq, id, at, author, label) VALUES ($1, $2, $3, $4, $5)`,
		s.seq, s.id, e.At.UTC().Format(time.RFC3339), e.Author, e.Label)
	if err != nil {
		return fmt.Errorf("log the change: %w", err)
	}
	return nil
}

// seal ends the entry.
func (s saving) seal() error {
	if err := seal(s.tx, s.seq); err != nil {
		return fmt.Errorf("seal the change: %w", err)
	}
	return nil
}

func (s saving) row(row workspace.RowChange) error {
	kind, ok := workspace.KindNamed(row.Kind)
	if !ok {
		return fmt.Errorf("save: unknown kind %q", row.Kind)
	}
	switch row.Op {
	case workspace.Insert:
		return s.insert(kind, row)
	case workspace.Update:
		return s.update(kind, row)
	default:
		return s.one(row, `DELETE FROM "`+kind.Name+`" WHERE id = $1 AND rev = $2`, row.ID, s.rev(row))
	}
}

// rev returns the number of the change that wrote the row that is changed now.
func (s saving) rev(row workspace.RowChange) int64 { return s.revs[rowKey{row.Kind, row.ID}] }

func (s saving) insert(kind workspace.Kind, row workspace.RowChange) error {
	names, marks, values := []string{`"id"`, `"rev"`}, []string{"$1", "$2"}, []any{row.ID, s.seq}
	for _, f := range row.Fields {
		names = append(names, `"`+f.Name+`"`)
		values = append(values, bind(kind, f))
		marks = append(marks, fmt.Sprintf("$%d", len(values)))
	}
	statement := fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES (%s) ON CONFLICT (id) DO NOTHING`,
		kind.Name, strings.Join(names, ", "), strings.Join(marks, ", "))
	return s.one(row, statement, values...)
}

func (s saving) update(kind workspace.Kind, row workspace.RowChange) error {
	sets, values := []string{`rev = $3`}, []any{row.ID, s.rev(row), s.seq}
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

func (s saving) log(n int, row workspace.RowChange, serviceID string) error {
	_, err := s.tx.Exec(`INSERT INTO change_row (seq, n, kind, row_id, service_id, op) VALUES ($1, $2, $3, $4, $5, $6)`,
		s.seq, n, row.Kind, row.ID, serviceID, string(row.Op))
	if err != nil {
		return err
	}
	for _, f := range row.Fields {
		_, err := s.tx.Exec(`INSERT INTO change_field (seq, n, field, before, after) VALUES ($1, $2, $3, $4, $5)`,
			s.seq, n, f.Name, f.Before, f.After)
		if err != nil {
			return err
		}
	}
	return nil
}
