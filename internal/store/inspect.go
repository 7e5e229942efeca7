package store

import (
	"context"
	"fmt"
)

// About is what a file says of itself.
type About struct {
	ID   string // of the workspace
	Name string // of the workspace
	Seq  int64  // the number of its latest change
}

// Inspect reads a whole file of this or an earlier version, without changing it, and checks it as Check does; of one of
// an earlier version it checks the structure and the references. When only the check fails, what the file says of itself
// is returned beside the error.
func Inspect(ctx context.Context, path string) (About, error) {
	all := embedded()
	version, err := examine(path, all)
	if err != nil {
		return About{}, err
	}
	f := &File{path: path, readOnly: true}
	if f.db, err = connect(path, "ro"); err != nil {
		return About{}, explain(path, err)
	}
	defer func() { _ = f.db.Close() }()
	if err := checkSchema(f.db, all[:version]); err != nil {
		return About{}, explain(path, err)
	}
	about, err := f.About()
	if err != nil {
		return About{}, err
	}
	if version < len(all) {
		return about, f.checkStructure()
	}
	return about, f.check(ctx)
}

// About reads what the file says of itself, also of one that is about to be migrated.
func (f *File) About() (About, error) {
	var a About
	err := f.db.QueryRow("SELECT id, name, seq FROM workspace").Scan(&a.ID, &a.Name, &a.Seq)
	if err != nil {
		return About{}, explain(f.path, fmt.Errorf("read workspace: %w", err))
	}
	return a, nil
}
