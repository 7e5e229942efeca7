package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"slocharter/internal/safefile"
)

// object is a table, an index, or anything else that a schema lists.
type object struct {
	kind, name, table string
	sql               string // as it was written; "" for an index that belongs to a table
}

func (o object) String() string {
	return strings.Join([]string{o.kind, o.name, o.table, o.sql}, "\x00")
}

// schemas remembers what migrations make, by their text.
var schemas sync.Map

// expected returns the schema that the migrations make: its objects in order.
func expected(all []migration) ([]object, error) {
	var key strings.Builder
	for _, m := range all {
		key.WriteString(m.sql)
	}
	if known, ok := schemas.Load(key.String()); ok {
		return known.([]object), nil
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	if err := migrate(db, all, 0); err != nil {
		return nil, err
	}
	made, err := objects(db, mostObjects)
	if err != nil {
		return nil, err
	}
	schemas.Store(key.String(), made)
	return made, nil
}

// mostObjects is more than any schema of ours has.
const mostObjects = 500

// objects reads the schema of an open database in order, and no more than a number of objects.
func objects(db *sql.DB, most int) ([]object, error) {
	rows, err := db.QueryContext(context.Background(),
		"SELECT type, coalesce(name, ''), coalesce(tbl_name, ''), coalesce(sql, '') FROM sqlite_schema LIMIT $1", most)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var list []object
	for rows.Next() {
		var o object
		if err := rows.Scan(&o.kind, &o.name, &o.table, &o.sql); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	sortObjects(list)
	return list, rows.Err()
}

func sortObjects(list []object) {
	slices.SortFunc(list, func(a, b object) int { return strings.Compare(a.String(), b.String()) })
}

// recognise compares the schema of a file with the one that the migrations make: anything else was not made by us, and
// a trigger or a view of a stranger could do something when the file is read.
func recognise(have []object, all []migration) error {
	want, err := expected(all)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, o := range want {
		known[o.kind+" "+o.name] = true
	}
	for _, o := range have {
		if !known[o.kind+" "+o.name] {
			return safefile.Error{Fault: Foreign, Detail: fmt.Sprintf("unexpected %.20q %.60q", o.kind, o.name)}
		}
	}
	if !slices.Equal(want, have) {
		return damaged("the tables are defined in another way")
	}
	return nil
}

// recognise looks again at the version and the schema, now that SQLite has put right what a killed process left behind.
func (f *File) recognise(all []migration) (version int, err error) {
	if err := f.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if version < 1 || version > len(all) {
		return 0, safefile.Error{Fault: Newer}
	}
	return version, checkSchema(f.db, all[:version])
}

// checkSchema recognises the schema of an open database.
func checkSchema(db *sql.DB, all []migration) error {
	have, err := objects(db, mostObjects)
	if err != nil {
		return err
	}
	return recognise(have, all)
}
