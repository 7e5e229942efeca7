package store_test

import (
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	engine "modernc.org/sqlite"

	"slocharter/internal/store"
)

// canaries counts how often something in a schema ran: it is what a stranger's function would do.
var canaries atomic.Int64

func init() {
	engine.MustRegisterDeterministicScalarFunction("canary", -1, func(_ *engine.FunctionContext, args []driver.Value) (driver.Value, error) {
		canaries.Add(1)
		return "sung", nil
	})
}

// rewrite changes the definition of a table behind SQLite's back.
func rewrite(table, before, after string) []string {
	return []string{
		"PRAGMA writable_schema = 1",
		fmt.Sprintf(`UPDATE sqlite_schema SET sql = replace(sql, '%s', '%s') WHERE name = '%s'`, before, strings.ReplaceAll(after, "'", "''"), table),
	}
}

// enter puts a line into the schema that no statement would make.
func enter(kind, name, table, root, definition string) []string {
	return []string{"PRAGMA writable_schema = 1", fmt.Sprintf(
		`INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('%s', '%s', '%s', %s, %s)`, kind, name, table, root, definition)}
}

const aPerson = `INSERT INTO person (id, name, email, note, educator, guard, architect, responder, position, rev)
	VALUES ('p', 'p', '', '', 0, 0, 0, 0, 0, 0)`

// hostile is a workspace with something in its schema that we never put there.
type hostile struct {
	make []string // what a stranger does to a file of ours
	harm string   // a statement as the program runs them, that would run the stranger's part; empty: it cannot be seen to run
}

// fresh stands for beginning with an empty file.
const fresh = ""

var hostiles = map[string]hostile{
	"a trigger on an edit":                      {[]string{`CREATE TRIGGER t AFTER UPDATE ON person BEGIN SELECT canary(); DELETE FROM service; END`}, `UPDATE person SET rev = rev + 1`},
	"a trigger on the change log":               {[]string{`CREATE TRIGGER t BEFORE INSERT ON change BEGIN SELECT canary(); END`}, `INSERT OR IGNORE INTO change SELECT * FROM change`},
	"a trigger that belongs to a table":         {[]string{`CREATE TRIGGER person BEFORE DELETE ON person BEGIN SELECT canary(); END`}, `DELETE FROM person`},
	"a view":                                    {[]string{`CREATE VIEW v AS SELECT canary()`}, `SELECT * FROM v`},
	"a view in the place of a table":            {[]string{`ALTER TABLE term RENAME TO other`, `CREATE VIEW term AS SELECT canary() id, other.* FROM other`}, `SELECT * FROM term`},
	"a view with a trigger in place of a table": {[]string{`ALTER TABLE question RENAME TO other`, `CREATE VIEW question AS SELECT * FROM other`, `CREATE TRIGGER t INSTEAD OF UPDATE ON question BEGIN SELECT canary(); END`}, `UPDATE question SET rev = rev + 1`},
	"a view that never ends":                    {[]string{`CREATE VIEW v AS WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT i FROM c`}, ""},
	"an expression in a generated column":       {[]string{`ALTER TABLE person ADD COLUMN g TEXT GENERATED ALWAYS AS (canary(name)) VIRTUAL`}, `SELECT * FROM person`},
	"an expression in an index":                 {[]string{`CREATE INDEX i ON person (canary(name))`}, aPerson},
	"an expression that limits an index":        {[]string{`CREATE INDEX i ON person (name) WHERE canary(name) = 'sung'`}, aPerson},
	"another index":                             {[]string{`CREATE INDEX i ON person (name)`}, ""},
	"a unique index":                            {[]string{`CREATE UNIQUE INDEX i ON person (id)`}, ""},
	"a default that computes":                   {rewrite("evidence", "note TEXT NOT NULL", "note TEXT NOT NULL DEFAULT (canary())"), `INSERT INTO evidence (id, cycle_id, step_id, title, url, position, rev) VALUES ('e', '', '', '', '', 0, 0)`},
	"an expression in a check":                  {rewrite("person", "email TEXT NOT NULL", "email TEXT NOT NULL CHECK (canary(email) IS NOT NULL)"), aPerson},
	"another collation":                         {rewrite("person", "name TEXT NOT NULL", "name TEXT NOT NULL COLLATE NOCASE"), ""},
	"a reference that removes":                  {rewrite("holding", "REFERENCES person (id)", "REFERENCES person (id) ON DELETE CASCADE"), ""},
	"a conflict that replaces":                  {rewrite("change", "seq INTEGER NOT NULL PRIMARY KEY", "seq INTEGER NOT NULL PRIMARY KEY ON CONFLICT REPLACE"), ""},
	"a comment in a definition":                 {rewrite("person", "email TEXT NOT NULL", "email TEXT NOT NULL /* mine */"), ""},
	"a definition that goes on":                 {rewrite("step", "rev INTEGER NOT NULL", "rev INTEGER NOT NULL, more TEXT"), ""},
	"another table":                             {[]string{`CREATE TABLE loot (id TEXT)`}, ""},
	"a table of another name":                   {[]string{`ALTER TABLE person RENAME TO people`}, ""},
	"a table renamed to another case":           {[]string{`ALTER TABLE person RENAME TO p`, `ALTER TABLE p RENAME TO "Person"`}, ""},
	"a table that is missing":                   {[]string{`DROP TABLE tick`}, ""},
	"a full-text table":                         {[]string{`CREATE VIRTUAL TABLE f USING fts5 (x)`}, ""},
	"a spatial table":                           {[]string{`CREATE VIRTUAL TABLE r USING rtree (id, a, b)`}, ""},
	"a virtual table in the place of ours":      {[]string{`DROP TABLE tick`, `CREATE VIRTUAL TABLE tick USING fts5 (id, cycle_id, criterion_id, met, rev)`}, ""},
	"a virtual table of the file's pages":       {enter("table", "pages", "pages", "0", `'CREATE VIRTUAL TABLE pages USING sqlite_dbpage'`), ""},
	"statistics that mislead":                   {[]string{`ANALYZE`, `UPDATE sqlite_stat1 SET stat = '1 0 0 0 999999999999'`}, ""},
	"counters of SQLite":                        {[]string{`CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)`, `DROP TABLE counted`, `INSERT INTO sqlite_sequence VALUES ('change', 9223372036854775807)`}, ""},
	"a trigger that is hidden in the schema":    {enter("trigger", "person_id", "person", "0", `'CREATE TRIGGER person_id AFTER UPDATE ON person BEGIN SELECT canary(); END'`), `UPDATE person SET rev = rev + 1`},
	"a table that is the schema itself":         {[]string{"PRAGMA writable_schema = 1", `UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'person'`}, ""},
	"two tables in the same pages":              {[]string{"PRAGMA writable_schema = 1", `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'person') WHERE name = 'term'`}, ""},
	"a definition of many megabytes":            {enter("table", "big", "big", "2", `zeroblob(32000000)`), ""},
	"a definition of nothing":                   {enter("table", "n", "n", "2", `NULL`), ""},
	"thousands of tables": {[]string{"PRAGMA writable_schema = 1", `WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)
		INSERT INTO sqlite_schema SELECT 'table', 'n', 'n', 2, 'CREATE TABLE n (x)' FROM c`}, ""},
	"texts in UTF-16": {[]string{fresh, `PRAGMA encoding = 'UTF-16'`, `CREATE TABLE workspace (id TEXT)`, `PRAGMA user_version = 1`,
		`PRAGMA application_id = 1397509955`}, ""},
	"small pages":       {[]string{`PRAGMA page_size = 1024`, `VACUUM`}, ""},
	"large pages":       {[]string{`PRAGMA page_size = 65536`, `VACUUM`}, ""},
	"pages that move":   {[]string{`PRAGMA auto_vacuum = 1`, `VACUUM`}, ""},
	"a write-ahead log": {[]string{`PRAGMA journal_mode = WAL`}, ""},
}

// plain connects to a file as any other program does.
func plain(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// file does to a file of ours what a stranger does, and returns where it is.
func (h hostile) file(t *testing.T, whole []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hostile.slocharter")
	if h.make[0] == fresh {
		whole = nil
	}
	require.NoError(t, os.WriteFile(path, whole, 0o600))
	db := plain(t, path)
	for _, statement := range h.make {
		_, err := db.Exec(statement)
		require.NoError(t, err, statement)
	}
	require.NoError(t, db.Close())
	return path
}

func sum(t *testing.T, path string) [32]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return sha256.Sum256(data)
}

func TestAHostileSchemaIsRefusedBeforeAnythingInItRuns(t *testing.T) {
	whole := workspaceFile(t)
	for name, h := range hostiles {
		t.Run(name, func(t *testing.T) {
			path := h.file(t, whole)
			before := sum(t, path)
			canaries.Store(0)
			_, err := store.Open(path)
			requireSentence(t, err)
			assert.True(t, isRefusal(err), err)
			assert.Zero(t, canaries.Load(), "nothing in it ran")
			assert.Equal(t, before, sum(t, path), "the file is as it was")
			left, err := os.ReadDir(filepath.Dir(path))
			require.NoError(t, err)
			assert.Len(t, left, 1)
		})
	}
	t.Logf("%d hostile schemas were refused", len(hostiles))
}

// isRefusal tells whether the file was refused for what it is, and not because opening it failed.
func isRefusal(err error) bool {
	return errors.Is(err, store.Foreign) || errors.Is(err, store.Damaged)
}

func TestWithoutTheGuardHostileSchemasRun(t *testing.T) {
	whole := workspaceFile(t)
	ran := 0
	for name, h := range hostiles {
		if h.harm == "" {
			continue
		}
		path := h.file(t, whole)
		canaries.Store(0)
		require.NoError(t, run(plain(t, path), h.harm), name)
		assert.Positive(t, canaries.Load(), "%s runs in another program", name)

		if strings.HasPrefix(name, "an expression") {
			continue // a function of this test comes too late to be distrusted
		}
		canaries.Store(0)
		guarded, err := store.Guarded(path)
		require.NoError(t, err)
		require.Error(t, run(guarded, h.harm), name)
		assert.Zero(t, canaries.Load(), "%s does not run behind the guard", name)
		require.NoError(t, guarded.Close())
		ran++
	}
	assert.GreaterOrEqual(t, ran, 8)
}

// run runs a statement to its end, and reads what it answers.
func run(db *sql.DB, statement string) error {
	rows, err := db.Query(statement)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		continue
	}
	return rows.Err()
}

func TestTheGuardDeniesWhatWeNeverDo(t *testing.T) {
	path, _ := create(t)
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.db")
	for name, statement := range map[string]string{
		"another file":         `ATTACH '` + elsewhere + `' AS e`,
		"a trigger":            `CREATE TRIGGER t AFTER UPDATE ON person BEGIN SELECT 1; END`,
		"a temporary trigger":  `CREATE TEMP TRIGGER t AFTER UPDATE ON person BEGIN SELECT 1; END`,
		"a view":               `CREATE VIEW v AS SELECT 1`,
		"a virtual table":      `CREATE VIRTUAL TABLE v USING fts5 (x)`,
		"a library":            `SELECT load_extension('x.so')`,
		"the schema":           `PRAGMA writable_schema = 1`,
		"a value without end":  `SELECT zeroblob(1000)`,
		"a long value":         `SELECT printf('%.*c', 20000000, 'x')`,
		"a statement too long": `SELECT '` + strings.Repeat("x", 2<<20) + `'`,
	} {
		db, err := store.Guarded(path)
		require.NoError(t, err)
		require.Error(t, run(db, statement), name)
		require.NoError(t, db.Close())
	}
	assert.NoFileExists(t, elsewhere)
}
