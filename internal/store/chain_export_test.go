package store

import (
	"context"
	"errors"
	"os"

	"slocharter/internal/workspace"
)

// CreateOlder makes a file of an earlier version with nothing in it.
func CreateOlder(path string, version int) error {
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return err
	}
	db, err := connect(path, "rw")
	if err != nil {
		return err
	}
	return errors.Join(migrate(db, embedded()[:version], 0), db.Close())
}

// Record is an entry of the change log, for tests of how it is encoded.
type Record struct {
	Seq                          int64
	ID, At, Author, Label, Batch string
	Rows                         workspace.Change
	Numbers                      []int64  // of the rows
	Services                     []string // of the rows
}

// Encode writes what the seal of an entry covers.
func (r Record) Encode(previous string) string {
	inner := record{seq: r.Seq, id: r.ID, at: r.At, author: r.Author, label: r.Label, batch: r.Batch}
	for i, row := range r.Rows {
		inner.rows = append(inner.rows, recordRow{n: r.Numbers[i], serviceID: r.Services[i], RowChange: row})
	}
	return string(inner.encode(previous))
}

// Seals returns the seals of the change log in its order.
func (f *File) Seals() ([]string, error) {
	tx, err := f.db.Begin()
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	var seals []string
	err = eachRecord(context.Background(), tx, 1, 1<<62, func(r record) error {
		seals = append(seals, r.seal)
		return nil
	})
	return seals, err
}
