package store

import (
	"errors"

	"slocharter/internal/workspace"
)

// Draft is Create for a file that is copied when it is complete, and that nobody misses before: not each of its changes is
// brought onto the disk, which is much quicker.
func Draft(path string, w workspace.Workspace, e Entry) (*File, error) {
	f, err := Create(path, w, e)
	if err != nil {
		return nil, err
	}
	if _, err := f.db.Exec("PRAGMA synchronous = OFF"); err != nil {
		return nil, errors.Join(explain(path, err), f.Close())
	}
	return f, nil
}
