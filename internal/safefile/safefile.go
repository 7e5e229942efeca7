// Package safefile writes files whole or not at all: they are filled beside their place, brought onto the disk, and given
// their name in one step. What stood there before stays until then. It knows nothing of what is in the files.
package safefile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Write lets fill write an empty temporary file beside the path and then moves it there. A file that is there already is
// replaced only with overwrite. Errors are an Error, that of the context, or what fill returned; after any of them
// there is nothing new at the path.
func Write(ctx context.Context, path string, overwrite bool, fill func(temporary string) error) error {
	path = followed(path)
	if err := vacant(path, overwrite); err != nil {
		return err
	}
	sweep(path)
	temporary, err := reserve(path)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary) }() // after success it is not there any more
	if err := fill(temporary); err != nil {
		return errors.Join(ctx.Err(), Explain(path, err))
	}
	if err := flush(temporary); err != nil {
		return Explain(path, err)
	}
	return place(ctx, temporary, path, overwrite)
}

// WriteTo is Write for content that is written as a stream. It stops when the context is over.
func WriteTo(ctx context.Context, path string, overwrite bool, write func(io.Writer) error) error {
	return Write(ctx, path, overwrite, func(temporary string) error {
		file, err := os.OpenFile(temporary, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(stoppable{ctx, file}), file.Close())
	})
}

// followed follows a link, so that the file is replaced and not the link.
func followed(path string) string {
	if behind, err := filepath.EvalSymlinks(path); err == nil {
		return behind
	}
	return path
}

func vacant(path string, overwrite bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return inFolder(path, err)
	case info.IsDir():
		return Error{Fault: Denied, Path: path}
	case !overwrite:
		return Error{Fault: Exists, Path: path}
	}
	return nil
}

// What the names of temporary files begin and end with.
const (
	temporaryPrefix = ".slocharter-"
	temporarySuffix = ".tmp"
)

// abandoned is how old a temporary file is that nobody writes any more: its program was killed.
const abandoned = 24 * time.Hour

// sweep removes temporary files beside a path that a killed program left. What cannot be removed stays.
func sweep(path string) {
	folder := filepath.Dir(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, temporaryPrefix) || !strings.HasSuffix(name, temporarySuffix) {
			continue
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(folder, name))
		}
	}
}

// reserve makes the temporary file, with the permissions that any new file of this person has.
func reserve(path string) (string, error) {
	for try := time.Now().UnixNano(); ; try++ {
		name := filepath.Join(filepath.Dir(path), temporaryPrefix+strconv.FormatInt(try, 36)+temporarySuffix)
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			_ = os.Remove(name) // an attempt that failed may have left it
			return "", inFolder(path, err)
		}
		return name, file.Close()
	}
}

// inFolder is Explain for a path whose folder may be missing, or be no folder.
func inFolder(path string, err error) error {
	if info, failure := os.Stat(filepath.Dir(path)); failure != nil || !info.IsDir() {
		return Error{Fault: NoFolder, Path: path}
	}
	return Explain(path, err)
}

func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// place moves the finished file to its path, unless somebody called it off or put another file there meanwhile.
func place(ctx context.Context, temporary, path string, overwrite bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := vacant(path, overwrite); err != nil {
		return err
	}
	if err := move(temporary, path, overwrite); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// move gives the finished file its name. Without overwrite it is linked to it, which fails where there is such a file by
// now: of two programs at once only one gets the name. Where a disk has no links, having looked before must do.
func move(temporary, path string, overwrite bool) error {
	if !overwrite {
		err := os.Link(temporary, path)
		if err == nil {
			_ = os.Remove(temporary) // the file is in its place; a name that stays is swept later
			return nil
		}
		if errors.Is(err, fs.ErrExist) {
			return Error{Fault: Exists, Path: path}
		}
	}
	if err := os.Rename(temporary, path); err != nil {
		return Error{InUse, path, err.Error()}
	}
	return nil
}

// SyncFolder makes the names in a folder last through a power cut. Windows has no such call and needs none.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return Explain(path, err)
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// stoppable is a writer that fails as soon as its context is over.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// Rename gives a finished file another name in the same folder, unless there is a file of that name: then the error is
// Exists.
func Rename(from, to string) error {
	if err := flush(from); err != nil {
		return Explain(from, err)
	}
	return place(context.Background(), from, to, false)
}
