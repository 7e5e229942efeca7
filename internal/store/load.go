package store

import (
	"database/sql"
	"fmt"
	"strings"
	"unicode/utf8"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Load reads the whole workspace as of one moment.
func (f *File) Load() (workspace.Workspace, error) {
	w, err := f.load()
	return w, f.blame(err)
}

func (f *File) load() (workspace.Workspace, error) {
	var w workspace.Workspace
	revs := map[rowKey]int64{}
	if err := f.look(); err != nil { // before reading: what is committed meanwhile counts as changed elsewhere
		return w, err
	}
	tx, err := f.db.Begin()
	if err != nil {
		return w, err
	}
	defer func() { _ = tx.Rollback() }()
	left := room{mostRows, mostBytes}
	for _, kind := range workspace.Kinds() {
		if err := loadKind(tx, kind, &w, revs, &left); err != nil {
			return w, fmt.Errorf("load %s: %w", kind.Name, err)
		}
	}
	if len(w.Infos) != 1 {
		return w, safefile.Error{Fault: Damaged, Path: f.path, Detail: "no workspace in it"}
	}
	generation, err := latestBatch(tx)
	if err != nil {
		return w, err
	}
	f.revs = revs
	f.doubt.Store(nil)
	f.generation.Store(generation)
	return w, nil
}

func loadKind(tx *sql.Tx, kind workspace.Kind, w *workspace.Workspace, revs map[rowKey]int64, left *room) error {
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
			return damaged(err.Error())
		}
		if err := left.take(values); err != nil {
			return err
		}
		if err := kind.Put(w, values); err != nil {
			return damaged(err.Error())
		}
		revs[rowKey{kind.Name, values[0]}] = rev
	}
	return rows.Err()
}

// What a workspace may hold, beside its measurements. What people write is far below; a stranger's file may not be.
const (
	mostRows  = 500_000
	mostBytes = 256 << 20
	mostText  = 1 << 20 // bytes of a single value
)

// room is how many rows and bytes may still be loaded.
type room struct{ rows, bytes int }

// take makes sure that a row can be worked with: its texts are ours, which are neither endless nor anything but text.
func (r *room) take(values []string) error {
	r.rows--
	for _, v := range values {
		if r.bytes -= len(v); len(v) > mostText {
			return safefile.Error{Fault: TooMuch, Detail: "a text is too long"}
		}
		if !utf8.ValidString(v) || strings.Contains(v, "\x00") {
			return damaged("a text is no text")
		}
	}
	if r.rows < 0 || r.bytes < 0 {
		return safefile.Error{Fault: TooMuch, Detail: "too many rows"}
	}
	return nil
}
