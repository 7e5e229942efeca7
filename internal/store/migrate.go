package store

import (
	"database/sql"
	"embed"
	"fmt"
	"path"
)

//go:embed migrations/*.sql
var files embed.FS

// migration brings a file from one schema version to the next; its place in the list is the version that it makes.
type migration struct {
	name string
	sql  string
}

// embedded lists the program's migrations in the order of their names.
func embedded() []migration {
	entries, err := files.ReadDir("migrations")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var all []migration
	for _, entry := range entries {
		text, err := files.ReadFile(path.Join("migrations", entry.Name()))
		if err != nil {
			panic(err)
		}
		all = append(all, migration{entry.Name(), string(text)})
	}
	return all
}

// migrate carries out the migrations after a version, each in its own transaction together with the new version number.
func migrate(db *sql.DB, all []migration, version int) error {
	for i, m := range all[version:] {
		if err := m.run(db, version+i+1); err != nil {
			return fmt.Errorf("migrate with %s: %w", m.name, err)
		}
	}
	return nil
}

func (m migration) run(db *sql.DB, version int) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	for _, statement := range []string{
		m.sql,
		fmt.Sprintf("PRAGMA user_version = %d", version),
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
	} {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	if step := steps[m.name]; step != nil {
		if err := step(tx); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func quickCheck(db *sql.DB) error {
	var verdict string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return unsound(verdict)
	}
	return nil
}
