package store

import (
	"database/sql"
	"fmt"
	"strings"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Load reads the whole workspace as of one moment.
func (f *File) Load() (workspace.Workspace, error) {
	var w workspace.Workspace
	revs := map[rowKey]int64{}
	if err := f.look(); err != nil { // before reading: what is committed meanwhile counts as changed elsewhere
		return w, err
	}
	tx, err := f.db.Begin()
	if err != nil {
		return w, explain(f.path, err)
	}
	defer func() { _ = tx.Rollback() }()
	for _, kind := range workspace.Kinds() {
		if err := loadKind(tx, kind, &w, revs); err != nil {
			return w, explain(f.path, fmt.Errorf("load %s: %w", kind.Name, err))
		}
	}
	if len(w.Infos) != 1 {
		return w, safefile.Error{Fault: Damaged, Path: f.path, Detail: "no workspace in it"}
	}
	generation, err := latestBatch(tx)
	if err != nil {
		return w, explain(f.path, err)
	}
	f.revs = revs
	f.generation.Store(generation)
	return w, nil
}

func loadKind(tx *sql.Tx, kind workspace.Kind, w *workspace.Workspace, revs map[rowKey]int64) error {
	names := make([]string, len(kind.Columns))
	for i, c := range kind.Columns {
		names[i] = `coalesce("` + c.Name + `", '')`
	}
	rows, err := tx.Query(fmt.Sprintf(`SELECT %s, rev FROM "%s"`, strings.Join(names, ", "), kind.Name))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values, rev := make([]string, len(kind.Columns)), int64(0)
	targets := make([]any, 0, len(values)+1)
	for i := range values {
		targets = append(targets, &values[i])
	}
	targets = append(targets, &rev)
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := kind.Put(w, values); err != nil {
			return err
		}
		revs[rowKey{kind.Name, values[0]}] = rev
	}
	return rows.Err()
}
