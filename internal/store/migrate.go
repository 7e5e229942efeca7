package store

import (
	"database/sql"
	"embed"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
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
	return tx.Commit()
}

// beforeMigration names the copy that is made before a file of an older version is changed.
func beforeMigration(file string, version int) string {
	extension := filepath.Ext(file)
	return fmt.Sprintf("%s.version-%d%s", strings.TrimSuffix(file, extension), version, extension)
}

// checkSchema compares the tables of the file with those that the migrations make: anything else was not made by us,
// and a trigger or a view in a stranger's file could run when it is read.
func checkSchema(db *sql.DB, all []migration) error {
	expected, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer func() { _ = expected.Close() }()
	expected.SetMaxOpenConns(1)
	if err := migrate(expected, all, 0); err != nil {
		return err
	}
	want, err := schema(expected)
	if err != nil {
		return err
	}
	have, err := schema(db)
	if err != nil {
		return err
	}
	if !slices.Equal(want, have) {
		return damaged("unexpected schema")
	}
	return nil
}

func schema(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var entry string
		if err := rows.Scan(&entry); err != nil {
			return nil, err
		}
		all = append(all, entry)
	}
	return all, rows.Err()
}

func quickCheck(db *sql.DB) error {
	var verdict string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return damaged(verdict)
	}
	return nil
}
