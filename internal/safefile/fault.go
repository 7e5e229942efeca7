package safefile

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// Fault is what can be wrong with a file. errors.Is finds it in an Error.
type Fault string

// The faults of any file. Packages that know more about a format add their own.
const (
	NotThere Fault = "not-there" // there is no such file
	Exists   Fault = "exists"    // there is a file of that name already
	NoFolder Fault = "no-folder" // the folder that the file should go to is not there
	Denied   Fault = "denied"    // the operating system does not let us at the file
	InUse    Fault = "in-use"    // the file cannot be replaced, usually because another program has it open
	Full     Fault = "full"      // there is no room left on the disk
	Failing  Fault = "failing"   // the disk, or the way to it, reports errors
)

func (f Fault) Error() string { return "file is " + string(f) }

// Error is a fault of a file. Nothing was changed.
type Error struct {
	Fault  Fault
	Path   string
	Detail string // for programmers, not for people
}

func (e Error) Error() string {
	return strings.TrimSpace(e.Path + ": " + string(e.Fault) + " " + e.Detail)
}

// Unwrap returns the fault.
func (e Error) Unwrap() error { return e.Fault }

// Sentence returns the key of what people are told, and its arguments.
func (e Error) Sentence() (key string, pairs []any) {
	return "error." + string(e.Fault), []any{"File", e.Path}
}

// Explain turns what the operating system says about a file into an Error, where it means one of the faults.
func Explain(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Error{Fault: NotThere, Path: path}
	case errors.Is(err, fs.ErrExist):
		return Error{Fault: Exists, Path: path}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Error{Fault: Denied, Path: path}
	case errors.Is(err, syscall.ENOSPC):
		return Error{Fault: Full, Path: path}
	case errors.Is(err, syscall.EIO):
		return Error{Fault: Failing, Path: path, Detail: err.Error()}
	}
	return err
}
