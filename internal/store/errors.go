package store

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Fault is what can be wrong with a file. errors.Is finds it in the errors of this package.
type Fault string

// The faults.
const (
	NotThere    Fault = "not-there"    // there is no such file
	Exists      Fault = "exists"       // there is a file of that name already
	NotOurs     Fault = "not-ours"     // the file is something else than a workspace
	Newer       Fault = "newer"        // a later version of the program wrote the file
	Damaged     Fault = "damaged"      // a workspace of which parts cannot be read, or are not as this program wrote them
	NotReadable Fault = "not-readable" // the operating system does not let us at the file
	ReadOnly    Fault = "read-only"    // the file can only be read
	Busy        Fault = "busy"         // another program kept the file locked for several seconds
	Full        Fault = "full"         // there is no room left on the disk
	Replaced    Fault = "replaced"     // another file was put in the place of the open one
	Conflict    Fault = "conflict"     // another window or program changed the same row since it was read
)

func (f Fault) Error() string { return "file is " + string(f) }

// FileError is a fault of a file. Nothing was changed.
type FileError struct {
	Fault  Fault
	Path   string
	Detail string // for the log, not for people
}

func (e FileError) Error() string {
	return strings.TrimSpace(e.Path + ": " + string(e.Fault) + " " + e.Detail)
}

// Unwrap returns the fault.
func (e FileError) Unwrap() error { return e.Fault }

// Sentence returns the key of what people are told, and its arguments.
func (e FileError) Sentence() (key string, pairs []any) {
	return "error." + string(e.Fault), []any{"File", e.Path}
}

// damaged is what the checks of this package report; explain adds the path.
func damaged(detail string) error { return FileError{Fault: Damaged, Detail: detail} }

// explain turns what the operating system and SQLite say into the errors of this package, where they mean one of them.
func explain(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return FileError{Fault: NotThere, Path: path}
	case errors.Is(err, fs.ErrExist):
		return FileError{Fault: Exists, Path: path}
	case errors.Is(err, fs.ErrPermission):
		return FileError{Fault: NotReadable, Path: path}
	case errors.Is(err, syscall.ENOSPC):
		return FileError{Fault: Full, Path: path}
	}
	if known := (FileError{}); errors.As(err, &known) {
		known.Path = cmp.Or(known.Path, path)
		return known
	}
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return FileError{Damaged, path, failure.Error()}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return FileError{Fault: Busy, Path: path}
	case sqlite3.SQLITE_FULL:
		return FileError{Fault: Full, Path: path}
	case sqlite3.SQLITE_READONLY:
		return FileError{Fault: ReadOnly, Path: path}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return FileError{Fault: NotReadable, Path: path}
	}
	return err
}
