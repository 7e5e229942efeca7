package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// SaveCopy writes a consistent copy of the file as it is now. With overwrite a file of that name is replaced, in one
// step; without it the error is an Exists. What fails leaves nothing behind.
func (f *File) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	if _, err := os.Lstat(path); err == nil && !overwrite {
		return FileError{Fault: Exists, Path: path}
	}
	if mine, err := os.Stat(f.path); err == nil {
		if other, err := os.Stat(path); err == nil && os.SameFile(mine, other) {
			return FileError{Fault: Exists, Path: path}
		}
	}
	temporary, err := reserve(path)
	if err != nil {
		return explain(path, err)
	}
	defer func() { _ = os.Remove(temporary) }()
	if _, err := f.db.ExecContext(ctx, "VACUUM INTO $1", temporary); err != nil {
		return explain(path, err)
	}
	return explain(path, moveInto(temporary, path, overwrite))
}

// reserve makes an empty temporary file beside the path, so that it can be moved there in one step.
func reserve(path string) (string, error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".slocharter-*.tmp")
	if err != nil {
		return "", err
	}
	return temporary.Name(), temporary.Close()
}

// moveInto gives a finished temporary file its name, so that after a power cut there is either all of it or nothing.
func moveInto(temporary, path string, overwrite bool) error {
	if err := syncPath(temporary); err != nil {
		return err
	}
	if err := os.Chmod(temporary, 0o644); err != nil { //nolint:gosec // a document like any other
		return err
	}
	if overwrite {
		if err := os.Rename(temporary, path); err != nil {
			return err
		}
		return syncFolder(path)
	}
	if err := os.Link(temporary, path); err != nil && errors.Is(err, os.ErrExist) {
		return err
	} else if err != nil { // a file system without links
		if err := os.Rename(temporary, path); err != nil {
			return err
		}
	}
	return syncFolder(path)
}

func syncPath(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // our own temporary file
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes the new name last. Windows has no such call and needs none.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
