package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"slocharter/internal/budget"
	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Portion says how much of something could be read.
type Portion struct {
	Read     int
	Lost     int  // as far as it is known
	Complete bool // false: there may be more that is lost
}

// Remains is what can be read of a damaged file.
type Remains struct {
	Workspace workspace.Workspace
	Kinds     map[string]Portion  // of the rows, by their kind
	Missing   map[string][]string // IDs of rows that the file still lists but that cannot be read, by their kind

	Log     []LoggedChange // in order
	LogPart Portion

	Slots    map[string][]budget.Slot // by the SLO, in the order of time
	SlotPart Portion
}

// LoggedChange is an entry of the change log with what it changed in the workspace.
type LoggedChange struct {
	Seq int64
	Entry
	Change workspace.Change
	Whole  bool // false: parts of it could not be read
}

// ReadRemains reads what it can of a damaged file. SQLite may finish or take back a change that was under way, so the path is
// that of a copy which nobody needs any more. The errors are NotOurs, Newer, Foreign, and a Damaged when the file does not
// even tell what tables it has: then nothing can be read.
func ReadRemains(ctx context.Context, path string) (Remains, error) {
	all := embedded()
	version, err := examine(path, all)
	if err != nil {
		return Remains{}, err
	}
	db, err := connect(path, "rw")
	if err != nil {
		return Remains{}, explain(path, err)
	}
	defer func() { _ = db.Close() }()
	if err := checkSchema(db, all[:version]); err != nil {
		return Remains{}, explain(path, err)
	}
	r := remainder{ctx: ctx, db: db, Remains: Remains{Kinds: map[string]Portion{}, Missing: map[string][]string{}}}
	for _, read := range []func() error{r.kinds, r.log, r.measurements} {
		if err := read(); err != nil {
			return Remains{}, err
		}
	}
	if len(r.Workspace.Infos)+len(r.Log)+len(r.Slots) == 0 {
		return Remains{}, safefile.Error{Fault: Damaged, Path: path, Detail: "nothing can be read"}
	}
	return r.Remains, nil
}

// remainder reads the remains.
type remainder struct {
	Remains
	ctx context.Context
	db  *sql.DB
}

func (r *remainder) kinds() error {
	for _, kind := range workspace.Kinds() {
		if err := r.kind(kind); err != nil {
			return err
		}
	}
	return nil
}

// kind reads the rows of a kind by their numbers, and those that are missing one by one. The list of IDs that a table keeps
// beside its rows tells which there are.
func (r *remainder) kind(kind workspace.Kind) error {
	columns, err := r.columns(kind)
	if err != nil || columns == nil {
		return err // an earlier version has no such table
	}
	listed, whole := r.listed(kind.Name)
	highest := int64(1 << 20)
	for _, n := range listed {
		highest = max(highest, n)
	}
	read := rowsBy(r.ctx, r.db, fmt.Sprintf(`SELECT rowid, %s FROM "%s" WHERE rowid BETWEEN $1 AND $2`, strings.Join(columns, ", "), kind.Name),
		"rowid", r.taking(kind))
	complete, err := ragged{read, usualTries}.all(r.ctx, span{1, highest})
	if err != nil {
		return err
	}
	have := r.have(kind)
	var missing []string
	for id, n := range listed {
		if have[id] {
			continue
		}
		if _, found, err := read(span{n, n}, false); err != nil || !found {
			missing = append(missing, id)
		}
	}
	slices.Sort(missing)
	r.Missing[kind.Name] = missing
	r.Kinds[kind.Name] = Portion{Read: len(r.have(kind)), Lost: len(missing), Complete: complete || whole}
	return r.ctx.Err()
}

func (r *remainder) have(kind workspace.Kind) map[string]bool {
	have := map[string]bool{}
	for _, id := range kind.IDs(r.Workspace) {
		have[id] = true
	}
	return have
}

// columns lists the columns to read: those that a table of an earlier version does not have are empty.
func (r *remainder) columns(kind workspace.Kind) ([]string, error) {
	rows, err := r.db.QueryContext(r.ctx, `PRAGMA table_info("`+kind.Name+`")`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	there := map[string]bool{}
	for rows.Next() {
		var number, needed, key int
		var name, sort string
		var usual sql.NullString
		if err := rows.Scan(&number, &name, &sort, &needed, &usual, &key); err != nil {
			return nil, err
		}
		there[name] = true
	}
	if err := rows.Err(); err != nil || len(there) == 0 {
		return nil, err
	}
	columns := make([]string, len(kind.Columns))
	for i, c := range kind.Columns {
		switch {
		case there[c.Name]:
			columns[i] = `coalesce("` + c.Name + `", '')`
		case c.Integer:
			columns[i] = "0"
		default:
			columns[i] = "''"
		}
	}
	return columns, nil
}

// taking puts a row into the workspace.
func (r *remainder) taking(kind workspace.Kind) func(*sql.Rows) (int64, error) {
	values := make([]string, len(kind.Columns))
	var n int64
	targets := []any{&n}
	for i := range values {
		targets = append(targets, &values[i])
	}
	return func(rows *sql.Rows) (int64, error) {
		if err := rows.Scan(targets...); err != nil {
			return n, err
		}
		if values[0] == "" {
			return n, damaged("a row without an ID")
		}
		return n, kind.Put(&r.Workspace, values)
	}
}

// listed returns the numbers of the rows by their IDs, as the table's own list has them, and whether all of it was read.
func (r *remainder) listed(table string) (numbers map[string]int64, whole bool) {
	numbers = map[string]int64{}
	for _, order := range []string{"ASC", "DESC"} {
		if r.list(table, order, numbers) == nil {
			return numbers, true
		}
	}
	return numbers, false
}

// list reads a table's own list from one of its ends, as far as it can.
func (r *remainder) list(table, order string, numbers map[string]int64) error {
	rows, err := r.db.QueryContext(r.ctx, fmt.Sprintf(`SELECT id, rowid FROM "%s" INDEXED BY "sqlite_autoindex_%s_1" ORDER BY id %s`, table, table, order))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id string
		var n int64
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		numbers[id] = n
	}
	return rows.Err()
}
