package store

import (
	"context"

	"slocharter/internal/safefile"
)

// Check reads the whole file and returns a Damaged if its structure, its references or its content are not as this program
// wrote them. Alterations tells what is not.
func (f *File) Check() error { return f.check(context.Background()) }

func (f *File) check(ctx context.Context) error {
	found, err := f.Alterations(ctx, nil)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return safefile.Error{Fault: Damaged, Path: f.path, Detail: found[0].String()}
	}
	return nil
}

// checkStructure checks the database and its references, which are the same in every version.
func (f *File) checkStructure() error {
	var verdict string
	if err := f.db.QueryRow("PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return explain(f.path, err)
	}
	if verdict != "ok" {
		return explain(f.path, unsound(verdict))
	}
	rows, err := f.db.Query("PRAGMA foreign_key_check")
	if err != nil {
		return explain(f.path, err)
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		return safefile.Error{Fault: Damaged, Path: f.path, Detail: "a row refers to nothing"}
	}
	return explain(f.path, rows.Err())
}
