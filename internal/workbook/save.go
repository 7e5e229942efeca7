package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// Save lets write fill a file beside the path, and puts it there when it is complete and on the disk. Until then, and
// after any error, whatever was at the path stays as it was. Errors are Exists, NoFolder, Denied, InUse, Full, that of
// the context, or what write returned.
func Save(ctx context.Context, path string, overwrite bool, write func(io.Writer) error) error {
	path = target(path)
	if err := vacant(path, overwrite); err != nil {
		return err
	}
	temporary, err := fill(ctx, path, write)
	if err != nil {
		return err
	}
	if err := install(ctx, temporary, path, overwrite); err != nil {
		_ = os.Remove(temporary) // the reason why it was not placed says more
		return err
	}
	flushFolder(filepath.Dir(path))
	return nil
}

// target follows a link, so that the file is replaced and not the link.
func target(path string) string {
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
		return explain(path, err)
	case info.IsDir():
		return Denied{path}
	case !overwrite:
		return Exists{path}
	}
	return nil
}

// fill writes the temporary file beside the path and returns its name; after an error there is none.
func fill(ctx context.Context, path string, write func(io.Writer) error) (string, error) {
	file, err := createBeside(path)
	if err != nil {
		return "", explain(path, err)
	}
	err = write(stoppable{ctx, file})
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		return file.Name(), nil
	}
	_ = os.Remove(file.Name()) // the reason why it was not filled says more
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	return "", explain(path, err)
}

// createBeside creates a file with the permissions that any new file of this person has.
func createBeside(path string) (*os.File, error) {
	for try := time.Now().UnixNano(); ; try++ {
		name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.FormatInt(try, 36)+".tmp")
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}

// install puts the finished file at its path, unless somebody called it off or put another file there in the meantime.
func install(ctx context.Context, temporary, path string, overwrite bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := vacant(path, overwrite); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return InUse{path}
	}
	return nil
}

// flushFolder makes the new name last through a power cut, where the system can do that.
func flushFolder(folder string) {
	if dir, err := os.Open(folder); err == nil {
		_ = dir.Sync() // the file itself is safe already
		_ = dir.Close()
	}
}

// explain turns what the operating system says into the errors of this package, where it means one of them.
func explain(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return NoFolder{path}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Denied{path}
	case errors.Is(err, syscall.ENOSPC):
		return Full{path}
	}
	return fmt.Errorf("save %s: %w", path, err)
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
