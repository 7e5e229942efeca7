package store

import (
	"fmt"

	"slocharter/internal/safefile"
)

// Check reads the whole file and returns a Damaged if its structure, its references or its content are not sound.
func (f *File) Check() error {
	if err := f.checkStructure(); err != nil {
		return err
	}
	if err := f.checkLog(); err != nil {
		return err
	}
	return f.checkMeasurements()
}

// checkStructure checks the database and its references, which are the same in every version.
func (f *File) checkStructure() error {
	var verdict string
	if err := f.db.QueryRow("PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return explain(f.path, err)
	}
	if verdict != "ok" {
		return safefile.Error{Fault: Damaged, Path: f.path, Detail: verdict}
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

// checkLog checks that the change log has no gaps and ends with the number that the workspace counts.
func (f *File) checkLog() error {
	var entries, last, counted int64
	err := f.db.QueryRow(`SELECT count(*), coalesce(max(seq), 0), (SELECT seq FROM workspace) FROM change`).
		Scan(&entries, &last, &counted)
	if err != nil {
		return explain(f.path, err)
	}
	if entries != last || last != counted {
		return safefile.Error{Fault: Damaged, Path: f.path, Detail: fmt.Sprintf("the change log has %d entries, %d are counted", entries, counted)}
	}
	return nil
}
