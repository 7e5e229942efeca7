package store

import (
	"context"
	"os"

	"slocharter/internal/safefile"
)

// SaveCopy writes a consistent copy of the file as it is now. With overwrite a file of that name is replaced, in one
// step; without it the error is safefile.Exists. What fails leaves nothing behind.
func (f *File) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	if f.is(path) {
		return safefile.Error{Fault: safefile.Exists, Path: path}
	}
	err := safefile.Write(ctx, path, overwrite, func(temporary string) error {
		_, err := f.db.ExecContext(ctx, "VACUUM INTO $1", temporary)
		return explain(path, err)
	})
	return explain(path, err)
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
