package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The errors of this package name the file; Sentence returns the key of what people are told, and its arguments.
type (
	// NotThere: there is no such file.
	NotThere struct{ Path string }
	// Exists: there is a file of that name already.
	Exists struct{ Path string }
	// NotOurs: the file is something else than a workspace.
	NotOurs struct{ Path string }
	// Newer: a later version of the program wrote the file.
	Newer struct{ Path string }
	// Damaged: the file is a workspace, and parts of it cannot be read or are not as this program wrote them.
	Damaged struct {
		Path   string
		Detail string
	}
	// NotReadable: the operating system does not let us read the file.
	NotReadable struct{ Path string }
	// ReadOnly: the file can only be read.
	ReadOnly struct{ Path string }
	// Busy: another program kept the file locked for several seconds.
	Busy struct{ Path string }
	// Full: there is no room left on the disk.
	Full struct{ Path string }
	// Replaced: another file was put in the place of the open one.
	Replaced struct{ Path string }
	// Conflict: the row was changed by another window or program since it was read; nothing was saved.
	Conflict struct{ Kind, ID string }
)

func (e NotThere) Error() string    { return "no file " + e.Path }
func (e Exists) Error() string      { return "file exists: " + e.Path }
func (e NotOurs) Error() string     { return "not a workspace: " + e.Path }
func (e Newer) Error() string       { return "written by a newer version: " + e.Path }
func (e Damaged) Error() string     { return fmt.Sprintf("damaged: %s: %s", e.Path, e.Detail) }
func (e NotReadable) Error() string { return "cannot be read: " + e.Path }
func (e ReadOnly) Error() string    { return "read-only: " + e.Path }
func (e Busy) Error() string        { return "locked: " + e.Path }
func (e Full) Error() string        { return "disk full: " + e.Path }
func (e Replaced) Error() string    { return "replaced on disk: " + e.Path }
func (e Conflict) Error() string    { return fmt.Sprintf("%s %s was changed elsewhere", e.Kind, e.ID) }

// Sentence returns what people are told.
func (e NotThere) Sentence() (string, []any)    { return "error.not-there", []any{"File", e.Path} }
func (e Exists) Sentence() (string, []any)      { return "error.exists", []any{"File", e.Path} }
func (e NotOurs) Sentence() (string, []any)     { return "error.not-ours", []any{"File", e.Path} }
func (e Newer) Sentence() (string, []any)       { return "error.newer", []any{"File", e.Path} }
func (e Damaged) Sentence() (string, []any)     { return "error.damaged", []any{"File", e.Path} }
func (e NotReadable) Sentence() (string, []any) { return "error.not-readable", []any{"File", e.Path} }
func (e ReadOnly) Sentence() (string, []any)    { return "error.read-only", []any{"File", e.Path} }
func (e Busy) Sentence() (string, []any)        { return "error.busy", []any{"File", e.Path} }
func (e Full) Sentence() (string, []any)        { return "error.full", []any{"File", e.Path} }
func (e Replaced) Sentence() (string, []any)    { return "error.replaced", []any{"File", e.Path} }
func (e Conflict) Sentence() (string, []any)    { return "error.conflict", nil }

// explain turns what the operating system and SQLite say into the errors of this package, where they mean one of them.
func explain(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return NotThere{path}
	case errors.Is(err, fs.ErrExist):
		return Exists{path}
	case errors.Is(err, fs.ErrPermission):
		return NotReadable{path}
	case errors.Is(err, syscall.ENOSPC):
		return Full{path}
	}
	if damaged := (Damaged{}); errors.As(err, &damaged) {
		return Damaged{path, damaged.Detail}
	}
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return Damaged{path, failure.Error()}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Busy{path}
	case sqlite3.SQLITE_FULL:
		return Full{path}
	case sqlite3.SQLITE_READONLY:
		return ReadOnly{path}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return NotReadable{path}
	}
	return err
}
