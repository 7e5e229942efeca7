package store

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// The faults of a workspace file, beside those of any file.
const (
	NotOurs  safefile.Fault = "not-ours"  // the file is something else than a workspace
	Newer    safefile.Fault = "newer"     // a later version of the program wrote the file
	Foreign  safefile.Fault = "foreign"   // there are things in the file that this program did not make, and that could run
	TooMuch  safefile.Fault = "too-much"  // there is more in the file than this program works with
	Damaged  safefile.Fault = "damaged"   // parts cannot be read, or are not as this program wrote them
	ReadOnly safefile.Fault = "read-only" // the file can only be read
	Busy     safefile.Fault = "busy"      // another program kept the file locked for several seconds
	Replaced safefile.Fault = "replaced"  // another file was put in the place of the open one
	Unsure   safefile.Fault = "unsure"    // the disk failed at the very end: what was to be saved may be in the file, or not
	Conflict safefile.Fault = "conflict"  // another window or program changed the same row since it was read
)

// damaged is what the checks of this package report; explain adds the path.
func damaged(detail string) error { return safefile.Error{Fault: Damaged, Detail: detail} }

// explain turns what the operating system and SQLite say into the errors of this package, where they mean one of them.
func explain(path string, err error) error {
	if err == nil {
		return nil
	}
	if known := (safefile.Error{}); errors.As(err, &known) {
		known.Path = cmp.Or(known.Path, path)
		return known
	}
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return safefile.Explain(path, err)
	}
	if failure.Code() == sqlite3.SQLITE_READONLY_DBMOVED {
		return moved(path)
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_AUTH:
		return safefile.Error{Fault: Foreign, Path: path, Detail: failure.Error()}
	case sqlite3.SQLITE_TOOBIG:
		return safefile.Error{Fault: TooMuch, Path: path, Detail: failure.Error()}
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return safefile.Error{Fault: Damaged, Path: path, Detail: failure.Error()}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return safefile.Error{Fault: Busy, Path: path}
	case sqlite3.SQLITE_FULL:
		return safefile.Error{Fault: safefile.Full, Path: path}
	case sqlite3.SQLITE_READONLY:
		return safefile.Error{Fault: ReadOnly, Path: path}
	case sqlite3.SQLITE_IOERR:
		return safefile.Error{Fault: safefile.Failing, Path: path, Detail: failure.Error()}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return unopened(path, failure)
	}
	return err
}

// moved says what became of a file that is not at its place any more.
func moved(path string) error {
	if _, err := os.Stat(path); err != nil {
		return safefile.Error{Fault: safefile.NotThere, Path: path}
	}
	return safefile.Error{Fault: Replaced, Path: path}
}

// unopened finds out why SQLite could not open something, which it does not say: the file, or the journal beside it.
func unopened(path string, failure error) error {
	var known safefile.Error
	if _, err := os.Stat(path); errors.As(safefile.Explain(path, err), &known) {
		return known
	}
	if errors.As(safefile.Explain(path, tryBeside(path)), &known) {
		return known
	}
	return safefile.Error{Fault: safefile.Denied, Path: path, Detail: failure.Error()}
}

// tryBeside makes a file beside another, and removes it.
func tryBeside(path string) error {
	name := filepath.Join(filepath.Dir(path), ".slocharter-"+workspace.NewID()+".tmp")
	defer func() { _ = os.Remove(name) }() // even an attempt that failed may have left it
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}
