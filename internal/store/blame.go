package store

import (
	"errors"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"slocharter/internal/safefile"
)

// blame explains an error of the open file, after the transaction in which it happened. SQLite calls a file damaged also when
// the disk could not read it just then, which is something else to people.
func (f *File) blame(err error) error {
	if corrupt(err) && (quickCheck(f.db) == nil || unreadable(f.path)) {
		return safefile.Error{Fault: safefile.Failing, Path: f.path, Detail: err.Error()}
	}
	return explain(f.path, err)
}

// corrupt tells whether SQLite says that a file is damaged.
func corrupt(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code() == sqlite3.SQLITE_CORRUPT
}

// unreadable tells whether the disk cannot read the file. Elsewhere than on Linux nobody may look, for that would drop the
// locks of SQLite.
func unreadable(path string) bool {
	if runtime.GOOS != "linux" {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	defer func() { _ = file.Close() }()
	_, err = io.Copy(io.Discard, file)
	return err != nil
}

// unsound is the error for what SQLite found wrong with a file: damage, unless it could not read a page.
func unsound(verdict string) error {
	_, number, found := strings.Cut(verdict, "unable to get the page. error code=")
	code, err := strconv.Atoi(number)
	if found && err == nil && code&0xff == sqlite3.SQLITE_IOERR {
		return safefile.Error{Fault: safefile.Failing, Detail: verdict}
	}
	return damaged(verdict)
}
