package store

import (
	"database/sql"
	"path/filepath"

	"slocharter/internal/safefile"
)

// commit ends a transaction that made a change. A commit that reported an error may have succeeded all the same, so the
// program looks before it says what became of it. When not even that can be found out, the error is Unsure.
func (f *File) commit(tx *sql.Tx, id string) error {
	failure := tx.Commit()
	if failure == nil {
		return nil
	}
	landed, err := f.landed(id)
	if err != nil {
		f.doubt.Store(&id)
		return safefile.Error{Fault: Unsure, Path: f.path, Detail: failure.Error()}
	}
	if !landed {
		return failure
	}
	return nil
}

// landed looks whether a change is in the file, to stay there.
func (f *File) landed(id string) (bool, error) {
	var n int
	if err := f.db.QueryRow("SELECT count(*) FROM change WHERE id = $1", id).Scan(&n); err != nil || n == 0 {
		return false, err
	}
	return true, safefile.SyncFolder(filepath.Dir(f.path)) // or a power cut would bring the journal back
}

// InDoubt tells whether there was an Unsure, and nobody could look since. ChangedElsewhere does.
func (f *File) InDoubt() bool { return f.doubt.Load() != nil }

// settle looks what became of the change in doubt. If it is in the file, Load makes it known.
func (f *File) settle(id string) (bool, error) {
	landed, err := f.landed(id)
	if err != nil {
		return false, f.blame(err)
	}
	if !landed {
		f.doubt.Store(nil)
	}
	return landed, nil
}
