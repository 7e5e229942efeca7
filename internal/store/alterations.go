package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Alterations reads the whole file as of one moment and lists what is not as this program wrote it: it checks the
// structure, follows the seals of the change log, replays the log against every field of every row, and adds up the
// measurements. Progress is told entries of the log and measurements. The errors are Busy, those of any file, and that
// of the context; what cannot be read is an alteration.
func (f *File) Alterations(ctx context.Context, progress Progress) ([]workspace.Alteration, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	tx, err := f.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true}) // others may go on reading and prepare to write
	if err != nil {
		return nil, explain(f.path, err)
	}
	defer func() { _ = tx.Rollback() }()
	c := checking{ctx: ctx, tx: tx, progress: progress, replay: workspace.NewReplay()}
	for _, step := range []func() error{c.count, c.structure, c.references, c.log, c.rows, c.measurements} {
		if err := c.survive(step()); err != nil {
			return nil, explain(f.path, err)
		}
	}
	return c.found, nil
}

// checking is a check under way.
type checking struct {
	ctx         context.Context
	tx          *sql.Tx
	progress    Progress
	done, total int
	replay      *workspace.Replay
	found       []workspace.Alteration
}

func (c *checking) add(found ...workspace.Alteration) { c.found = append(c.found, found...) }

// survive turns an error that comes from what the file holds into an alteration, and returns others.
func (c *checking) survive(err error) error {
	if c.ctx.Err() != nil {
		return c.ctx.Err()
	}
	if err == nil || !fromContent(err) {
		return err
	}
	c.add(workspace.Alteration{What: workspace.Broken, Detail: err.Error()})
	return nil
}

// fromContent tells whether an error comes from what is in the file, as opposed to the way to it.
func fromContent(err error) bool {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return !errors.As(err, new(safefile.Error))
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG:
		return true
	}
	return false
}

// each reads the rows of a query.
func (c *checking) each(read func(*sql.Rows) error, query string) error {
	rows, err := c.tx.QueryContext(c.ctx, query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// count finds out how much there is to do.
func (c *checking) count() error {
	return c.tx.QueryRow("SELECT (SELECT count(*) FROM change) + (SELECT coalesce(sum(slots), 0) FROM series)").Scan(&c.total)
}

// did tells how far the check is, now and then.
func (c *checking) did(n int) {
	const often = 1000
	c.done += n
	if c.done%often == 0 || c.done == c.total {
		c.progress.tell(min(c.done, c.total), c.total)
	}
}

// structure lets SQLite check what it keeps.
func (c *checking) structure() error {
	return c.each(func(rows *sql.Rows) error {
		var verdict string
		err := rows.Scan(&verdict)
		if err == nil && verdict != "ok" {
			c.add(workspace.Alteration{What: workspace.Broken, Detail: verdict})
		}
		return err
	}, "PRAGMA integrity_check(10)")
}

// references looks for rows that refer to what is not there.
func (c *checking) references() error {
	var found []workspace.Alteration
	err := c.each(func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		err := rows.Scan(&table, &row, &parent, &key)
		a := workspace.Alteration{What: workspace.RowDangling, Kind: table, ID: strconv.FormatInt(row.Int64, 10), Here: parent}
		if _, ok := workspace.KindNamed(table); !ok {
			a = workspace.Alteration{What: workspace.Broken, Detail: fmt.Sprintf("row %d of %s refers to a missing %s", row.Int64, table, parent)}
		}
		found = append(found, a)
		return err
	}, "PRAGMA foreign_key_check")
	for i, a := range found {
		if a.What == workspace.RowDangling {
			_ = c.tx.QueryRow(`SELECT id FROM "`+a.Kind+`" WHERE rowid = $1`, a.ID).Scan(&found[i].ID)
		}
	}
	c.add(found...)
	return err
}

// log follows the chain of the change log and replays it.
func (c *checking) log() error {
	chain := chain{}
	err := eachRecord(c.ctx, c.tx, math.MinInt64, math.MaxInt64, func(r record) error {
		c.add(chain.follow(r)...)
		c.add(c.replay.Apply(r.seq, r.change())...)
		c.did(1)
		return nil
	})
	if err != nil {
		return err
	}
	var counted int64
	if err := c.tx.QueryRow("SELECT coalesce(max(seq), 0) FROM workspace").Scan(&counted); err != nil {
		return err
	}
	if counted != chain.last {
		c.add(workspace.Alteration{
			What: workspace.Miscounted, Logged: strconv.FormatInt(chain.last, 10), Here: strconv.FormatInt(counted, 10),
		})
	}
	return nil
}

// chain is how far the seals of the change log were followed.
type chain struct {
	last           int64
	kept, computed string // the seal of the last entry as it is in the file, and as it should be
}

// follow checks one more entry. An entry is sound if its seal fits the one before, or what that should be: then only that
// one was altered. After a gap nothing can be said of the seal.
func (c *chain) follow(r record) []workspace.Alteration {
	var found []workspace.Alteration
	computed := r.sealAfter(c.kept)
	switch fits := computed == r.seal || r.sealAfter(c.computed) == r.seal; {
	case r.seq > c.last+1:
		found = append(found, workspace.Alteration{What: workspace.EntriesMissing, Seq: c.last + 1, Last: r.seq - 1})
	case r.seq <= c.last || !fits:
		found = append(found, workspace.Alteration{What: workspace.EntryAltered, Seq: r.seq})
	}
	c.last, c.kept, c.computed = r.seq, r.seal, computed
	return found
}

// rows compares the rows of every kind with what the log says.
func (c *checking) rows() error {
	for _, kind := range workspace.Kinds() {
		if err := c.survive(c.rowsOf(kind)); err != nil {
			return err
		}
	}
	c.add(c.replay.Missing()...)
	for i, a := range c.found {
		if a.What == workspace.RowDangling {
			c.found[i].Name = c.replay.Called(a.Kind, a.ID)
		}
	}
	return nil
}

func (c *checking) rowsOf(kind workspace.Kind) error {
	values, revision := make([]string, len(kind.Columns)), int64(0)
	names, targets := make([]string, len(values)), make([]any, 0, len(values)+1)
	for i, column := range kind.Columns {
		names[i] = `coalesce("` + column.Name + `", '')`
		targets = append(targets, (*plain)(&values[i]))
	}
	targets = append(targets, &revision)
	return c.each(func(rows *sql.Rows) error {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		c.add(c.replay.Compare(kind, values, revision)...)
		return nil
	}, fmt.Sprintf(`SELECT %s, rev FROM "%s" ORDER BY id`, strings.Join(names, ", "), kind.Name))
}
