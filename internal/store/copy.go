package store

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
)

// SaveCopy writes a consistent copy of the file as it is now. With overwrite a file of that name is replaced, in one
// step; without it the error is safefile.Exists. What fails leaves nothing behind. It may be called from any goroutine, and
// edits go on meanwhile.
func (f *File) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	if f.is(path) {
		return safefile.Error{Fault: safefile.Exists, Path: path}
	}
	err := safefile.Write(ctx, path, overwrite, func(temporary string) error {
		err := f.vacuumInto(ctx, temporary)
		if corrupt(err) {
			return f.blame(err)
		}
		return explain(path, err)
	})
	return explain(path, err)
}

// vacuumInto copies by a connection of its own, beside which people can go on: it attaches the copy, which no other may.
func (f *File) vacuumInto(ctx context.Context, path string) error {
	mode := "rw"
	if f.readOnly {
		mode = "ro"
	}
	db, err := connect(f.path, mode)
	if err != nil {
		return err
	}
	return errors.Join(vacuumInto(ctx, db, path), db.Close())
}

func vacuumInto(ctx context.Context, db *sql.DB, path string) error {
	connection, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	if _, err := sqlite.Limit(connection, sqlite3.SQLITE_LIMIT_ATTACHED, 1); err != nil {
		return errors.Join(err, connection.Close())
	}
	_, err = connection.ExecContext(ctx, "VACUUM INTO $1", path)
	return errors.Join(err, connection.Close())
}

// is tells whether the path leads to this file.
func (f *File) is(path string) bool {
	mine, err := os.Stat(f.path)
	if err != nil {
		return false
	}
	other, err := os.Stat(path)
	return err == nil && os.SameFile(mine, other)
}
