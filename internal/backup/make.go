package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/safefile"
	"slocharter/internal/store"
)

// Source is an open workspace file: a session or a store.File.
type Source interface {
	Path() string
	About() (store.About, error)
	SaveCopy(ctx context.Context, path string, overwrite bool) error
}

// Made says what came of a backup.
type Made struct {
	Backup
	Fresh  bool     // false: there was one already of the workspace as it is
	Pruned []string // the files of older backups that were removed
}

// Make makes a backup of an open file, unless the latest one has all of it already. The copy gets its name only when it was
// read as a whole and passed the check; then older backups go, as far as Prune says. A copy of a workspace that does not
// pass the check is kept beside the sound ones, and the error is Unsound. Other errors are those of any file; nothing is
// left of the copy then.
func (p Place) Make(ctx context.Context, from Source, why Reason, now time.Time) (Made, error) {
	about, err := from.About()
	if err != nil {
		return Made{}, err
	}
	shelf := p.Shelf(from.Path(), about.ID)
	if latest, ok := shelf.latest(about.Seq); ok && why != Asked {
		return Made{Backup: latest}, nil
	}
	if p.Chosen && !exists(p.Folder) {
		return Made{}, safefile.Error{Fault: safefile.NoFolder, Path: shelf.Folder}
	}
	if err := shelf.prepare(from.Path(), about.ID); err != nil {
		return Made{}, err
	}
	shelf.sweep(now)
	b, err := shelf.add(ctx, from, why, now)
	if err != nil && !errors.As(err, &Unsound{}) {
		return Made{}, err
	}
	made := Made{Backup: b, Fresh: true}
	var failure error
	made.Pruned, failure = shelf.prune(b)
	return made, errors.Join(err, failure)
}

// latest returns the latest sound backup, if it is of a workspace with so many changes.
func (s Shelf) latest(seq int64) (Backup, bool) {
	list, err := s.List()
	if err != nil {
		return Backup{}, false
	}
	for _, b := range list {
		if !b.Unsound {
			return b, b.Seq == seq
		}
	}
	return Backup{}, false
}

// underway is how the names of copies begin that were not read yet.
const underway = ".copying-"

// add copies, reads the copy, and gives it its name.
func (s Shelf) add(ctx context.Context, from Source, why Reason, now time.Time) (Backup, error) {
	copied := filepath.Join(s.Folder, underway+strconv.FormatInt(time.Now().UnixNano(), 36)+store.Extension)
	if err := from.SaveCopy(ctx, copied, false); err != nil {
		return Backup{}, err
	}
	defer func() { _ = os.Remove(copied) }() // after success it is not there any more
	about, flaw := store.Inspect(ctx, copied)
	if err := ctx.Err(); err != nil {
		return Backup{}, err
	}
	if flaw != nil && (about.ID == "" || !errors.Is(flaw, store.Damaged)) {
		return Backup{}, fmt.Errorf("verify backup: %w", flaw)
	}
	b, err := s.name(copied, Backup{At: now, Reason: why, Seq: about.Seq, Unsound: flaw != nil})
	if err == nil && flaw != nil {
		err = Unsound{flaw}
	}
	return b, err
}

// name moves a copy to its name; when there is such a backup, to that of the next second.
func (s Shelf) name(copied string, b Backup) (Backup, error) {
	for b.At = b.At.Local().Truncate(time.Second); ; b.At = b.At.Add(time.Second) {
		b.Path = filepath.Join(s.Folder, b.fileName())
		err := safefile.Rename(copied, b.Path)
		if errors.Is(err, safefile.Exists) {
			continue
		}
		if info, failure := os.Stat(b.Path); failure == nil {
			b.Size = info.Size()
		}
		return b, err
	}
}

// abandoned is how old a copy is that nobody works on any more.
const abandoned = 24 * time.Hour

// sweep removes copies that were left behind when the program was ended in the middle of one.
func (s Shelf) sweep(now time.Time) {
	entries, err := os.ReadDir(s.Folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && strings.HasPrefix(entry.Name(), underway) && now.Sub(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(s.Folder, entry.Name()))
		}
	}
}

// Unsound is the error for a backup of a workspace that does not pass the check. It was made all the same.
type Unsound struct{ Flaw error }

func (e Unsound) Error() string { return "verify backup: " + e.Flaw.Error() }

// Unwrap returns what is wrong.
func (e Unsound) Unwrap() error { return e.Flaw }

// Sentence returns what people are told.
func (e Unsound) Sentence() (string, []any) { return "backup.error.unsound", nil }
