package store

import (
	"cmp"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
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
		return safefile.Error{Fault: safefile.NotThere, Path: path}
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
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return safefile.Error{Fault: safefile.Denied, Path: path}
	}
	return err
}
