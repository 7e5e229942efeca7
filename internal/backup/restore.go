package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"slocharter/internal/safefile"
	"slocharter/internal/store"
)

// Restore writes a backup to a new file, which is the same to the last byte, and reads it as a whole. With overwrite a file
// of that name is replaced. The error is a Damaged when the backup is not sound any more, and those of any file.
func (b Backup) Restore(ctx context.Context, path string, overwrite bool) error {
	if err := b.Verify(ctx); err != nil && !b.Unsound {
		return err
	}
	return copyFile(ctx, b.Path, path, overwrite)
}

// Verify reads a whole backup and returns a Damaged when it is not sound.
func (b Backup) Verify(ctx context.Context) error {
	_, err := store.Inspect(ctx, b.Path)
	return err
}

// Unpack copies a backup into a folder and brings it to the present schema there, so that it can be opened and compared.
// The backup itself is never opened for that. It returns where the copy is.
func (b Backup) Unpack(ctx context.Context, folder string) (string, error) {
	path := filepath.Join(folder, filepath.Base(b.Path))
	if err := copyFile(ctx, b.Path, path, false); err != nil {
		return "", err
	}
	f, err := store.Open(path)
	if err != nil {
		return "", err
	}
	return path, f.Close()
}

func copyFile(ctx context.Context, from, to string, overwrite bool) error {
	if same(from, to) {
		return safefile.Error{Fault: safefile.Exists, Path: to}
	}
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("read backup: %w", safefile.Explain(from, err))
	}
	return errors.Join(safefile.WriteTo(ctx, to, overwrite, func(out io.Writer) error {
		_, err := io.Copy(out, in)
		return err
	}), in.Close())
}

// NewestSound finds the latest backup that passes the check now. It returns false when there is none.
func (s Shelf) NewestSound(ctx context.Context) (Backup, bool) {
	list, err := s.List()
	if err != nil {
		return Backup{}, false
	}
	for _, b := range list {
		if ctx.Err() != nil {
			break
		}
		if !b.Unsound && b.Verify(ctx) == nil {
			return b, true
		}
	}
	return Backup{}, false
}
