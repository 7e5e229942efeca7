// Package store keeps a workspace in one SQLite file: create, open, migrate, load, save a difference with its entry in
// the change log, read the log, copy, check. It knows nothing of what an edit means.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"modernc.org/sqlite"

	"slocharter/internal/safefile"
	"slocharter/internal/workspace"
)

// Extension is what the names of workspace files end with.
const Extension = ".slocharter"

// applicationID marks our files in their header: "SLOC".
const applicationID = 0x534C4F43

// File is an open workspace file. The workspace is for one goroutine at a time; measurements may be read and written by
// any, also beside it.
type File struct {
	db         *sql.DB
	path       string
	readOnly   bool
	revs       map[rowKey]int64
	seen       state
	generation atomic.Int64           // the number of the latest change of measurements
	doubt      atomic.Pointer[string] // the ID of a change of which nobody knows whether it is in the file; nil for none
}

type rowKey struct{ kind, id string }

// state tells whether the file is still the one that was read.
type state struct {
	version int64 // PRAGMA data_version: moves for the commits of others
	info    os.FileInfo
}

var setLocking = sync.OnceFunc(func() {
	if runtime.GOOS == "linux" {
		// Without it, closing any other descriptor of the file in this process would drop SQLite's locks. An older
		// kernel does without: then nothing but SQLite opens the file while it is open.
		_, _ = sqlite.OFDLocking(true)
	}
})

// cache lets 32 MB of the file stay in memory: enough for a month of 5,000 SLOs.
const cache = "&_pragma=cache_size(-32000)"

// settings are part of the name of the database, because a PRAGMA would reach only one connection of the pool. The
// journal is deleted after each commit and everything is synced: a workspace is always one file that can be copied.
const settings = "_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=journal_mode(DELETE)&_pragma=synchronous(EXTRA)" +
	"&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=mmap_size(0)" +
	"&_pragma=secure_delete(1)&_defensive=1&_dqs=0" + cache

// connect opens a database file in a mode: "ro", "rw" or "rwc".
func connect(path, mode string) (*sql.DB, error) {
	setLocking()
	if err := installGuard(); err != nil {
		return nil, err
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query := "mode=" + mode + "&" + guarded + "&" + settings
	if mode == "ro" {
		query = "mode=ro&" + guarded + "&_pragma=busy_timeout(5000)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_defensive=1&_dqs=0" + cache
	}
	db, err := sql.Open("sqlite", address(filepath.ToSlash(absolute), query))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// Create makes a new file with the workspace in it, and opens it. The error is safefile.Exists if there is a file already.
func Create(path string, w workspace.Workspace, e Entry) (*File, error) {
	err := safefile.Write(context.Background(), path, false, func(temporary string) error { return fill(temporary, w, e) })
	if err != nil {
		return nil, explain(path, err)
	}
	return Open(path)
}

// fill builds a complete database in an empty file.
func fill(path string, w workspace.Workspace, e Entry) error {
	db, err := connect(path, "rw")
	if err != nil {
		return err
	}
	f := &File{db: db, path: path, revs: map[rowKey]int64{}}
	err = migrate(db, embedded(), 0)
	if err == nil {
		_, err = f.Save(workspace.Workspace{}, w, e)
	}
	return errors.Join(err, db.Close())
}

// Opening says how a file is opened: with its zero value for editing, and without a copy before a migration.
type Opening struct {
	ReadOnly bool // it is only read, even where it could be written
	// BeforeMigration is called before a file of an older version is changed. After an error it is left as it was.
	BeforeMigration func(older *File) error
}

// Open opens an existing file for editing. See Opening.Open.
func Open(path string) (*File, error) { return Opening{}.Open(path) }

// Open opens an existing file, brings it to the present schema if it is older, and checks that it is sound. The errors
// are NotOurs, Newer, Damaged, Busy, those of any file, and that of BeforeMigration; the file is left as it was in each
// case. A file that cannot be written is opened for reading.
func (o Opening) Open(path string) (*File, error) { return o.open(path, embedded()) }

func (o Opening) open(path string, all []migration) (*File, error) {
	if _, err := examine(path, all); err != nil {
		return nil, err
	}
	f := &File{path: path, readOnly: o.ReadOnly || !writable(path)}
	mode := "rw"
	if f.readOnly {
		mode = "ro"
	}
	var err error
	if f.db, err = connect(path, mode); err != nil {
		return nil, explain(path, err)
	}
	if err := f.prepare(all, o.BeforeMigration); err != nil {
		err = f.blame(err)
		_ = f.db.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) prepare(all []migration, before func(*File) error) error {
	version, err := f.recognise(all)
	if err != nil {
		return err
	}
	if err := quickCheck(f.db); err != nil {
		return err
	}
	if version < len(all) {
		if f.readOnly {
			return safefile.Error{Fault: ReadOnly, Path: f.path}
		}
		if before != nil {
			if err := before(f); err != nil {
				return fmt.Errorf("prepare migration: %w", err)
			}
		}
		if err := migrate(f.db, all, version); err != nil {
			return err
		}
	}
	f.tidy()
	return f.look()
}

// Path returns where the file is.
func (f *File) Path() string { return f.path }

// ReadOnly tells whether the file can only be read.
func (f *File) ReadOnly() bool { return f.readOnly }

// Close ends the use of the file.
func (f *File) Close() error { return f.db.Close() }

// look remembers the state of the file as it is now.
func (f *File) look() error {
	now, err := f.state()
	f.seen = now
	return err
}

func (f *File) state() (state, error) {
	var s state
	if err := f.db.QueryRow("PRAGMA data_version").Scan(&s.version); err != nil {
		return s, err
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return s, err
	}
	s.info = info
	return s, nil
}

// ChangedElsewhere tells whether another window or program committed something since the last Load. The error is a
// Replaced if the file is not the same any more. After an Unsure it tells whether the change is in the file.
func (f *File) ChangedElsewhere() (bool, error) {
	if f.db.Stats().InUse > 0 {
		return false, nil // measurements are being read or written; waiting for them would take too long
	}
	now, err := f.state()
	if err != nil {
		return false, f.blame(err)
	}
	if f.seen.info != nil && !os.SameFile(f.seen.info, now.info) {
		return false, safefile.Error{Fault: Replaced, Path: f.path}
	}
	if id := f.doubt.Load(); id != nil {
		return f.settle(*id)
	}
	return now.version != f.seen.version, nil
}
