package store

import (
	"context"
	"errors"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
)

// SaveCopy writes a consistent copy of the file as it is now. With overwrite a file of that name is replaced, in one
// step; without it the error is safefile.Exists. What fails leaves nothing behind.
func (f *File) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	if f.is(path) {
		return safefile.Error{Fault: safefile.Exists, Path: path}
	}
	err := safefile.Write(ctx, path, overwrite, func(temporary string) error {
		return explain(path, f.vacuumInto(ctx, temporary))
	})
	return explain(path, err)
}

// vacuumInto attaches the copy while it is made, which nothing else may do.
func (f *File) vacuumInto(ctx context.Context, path string) error {
	connection, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	if _, err := sqlite.Limit(connection, sqlite3.SQLITE_LIMIT_ATTACHED, 1); err != nil {
		return err
	}
	_, err = connection.ExecContext(ctx, "VACUUM INTO $1", path)
	_, again := sqlite.Limit(connection, sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	return errors.Join(err, again)
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
