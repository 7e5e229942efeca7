// Package backup keeps dated, verified copies of workspace files in a folder, and finds, reads and restores them. It
// knows nothing of windows, and never changes a copy once it has its name.
package backup

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"slocharter/internal/store"
)

// Reason is why a backup was made, as its name says it.
type Reason string

// The reasons.
const (
	Daily        Reason = "daily"         // the first of a day
	BeforeImport Reason = "before import" // of measurements, an edited workbook or a chart
	BeforeUpdate Reason = "before update" // of the file, by a newer version of the program
	Asked        Reason = "asked for"     // by somebody
)

// Backup is a copy of a workspace as it was.
type Backup struct {
	Path    string
	At      time.Time // local, to the second
	Reason  Reason
	Seq     int64 // the number of the latest change in it
	Unsound bool  // it did not pass the check when it was made, because the workspace did not
	Size    int64 // bytes
}

// layout is how the names of backups begin: they sort by time, on every system.
const layout = "2006-01-02 150405"

// pattern is what the names of backups look like. Files with any other name are not ours and are left alone.
var pattern = regexp.MustCompile(`^(\d{4}-\d\d-\d\d \d{6}) (daily|before import|before update|asked for) (\d{1,18})( unsound)?\` + store.Extension + `$`)

// fileName is the name of the backup's file.
func (b Backup) fileName() string {
	unsound := ""
	if b.Unsound {
		unsound = " unsound"
	}
	return fmt.Sprintf("%s %s %d%s%s", b.At.Format(layout), b.Reason, b.Seq, unsound, store.Extension)
}

// Parse reads what the name of a backup's file says. It returns false for any other file.
func Parse(path string) (Backup, bool) {
	parts := pattern.FindStringSubmatch(filepath.Base(path))
	if parts == nil {
		return Backup{}, false
	}
	at, err := time.ParseInLocation(layout, parts[1], time.Local)
	if err != nil {
		return Backup{}, false
	}
	seq, err := strconv.ParseInt(parts[3], 10, 64)
	if err != nil {
		return Backup{}, false
	}
	return Backup{Path: path, At: at, Reason: Reason(parts[2]), Seq: seq, Unsound: parts[4] != ""}, true
}

// Shelf holds the backups of one workspace file in a folder.
type Shelf struct{ Folder string }

// List returns the backups, the latest first. A shelf that was never used has none.
func (s Shelf) List() ([]Backup, error) {
	entries, err := os.ReadDir(s.Folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var list []Backup
	for _, entry := range entries {
		b, ok := Parse(filepath.Join(s.Folder, entry.Name()))
		if !ok || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil {
			b.Size = info.Size()
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b Backup) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Seq, a.Seq), cmp.Compare(b.Path, a.Path))
	})
	return list, nil
}

// Has tells whether there is a backup of a day, written year-month-day.
func (s Shelf) Has(day string) bool {
	list, err := s.List()
	return err == nil && slices.ContainsFunc(list, func(b Backup) bool { return b.At.Format(time.DateOnly) == day })
}
