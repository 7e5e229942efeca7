// Package salvage makes a sound workspace file of what can be read of a damaged one, and reports what could not. It never
// writes to the damaged file, and knows nothing of windows.
package salvage

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"slocharter/internal/safefile"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Options says how a file is salvaged.
type Options struct {
	Author  string
	Now     time.Time
	Replace bool // a file that is at the target already may be replaced
}

// File reads what it can of a damaged file and writes it to a new one. The errors are a store.Damaged when nothing can be
// read, store.NotOurs, store.Newer, those of any file, and that of the context; then nothing is written.
func File(ctx context.Context, damaged, target string, o Options) (Report, error) {
	if same(damaged, target) {
		return Report{}, safefile.Error{Fault: safefile.Exists, Path: target}
	}
	folder, err := os.MkdirTemp("", "slocharter-salvage-*")
	if err != nil {
		return Report{}, fmt.Errorf("salvage: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	copied, err := aside(damaged, folder)
	if err != nil {
		return Report{}, err
	}
	remains, err := store.ReadRemains(ctx, copied)
	if err != nil {
		return Report{}, named(err, damaged)
	}
	report := newReport(remains)
	build := builder{ctx: ctx, remains: remains, report: &report, options: o, name: nameOf(damaged)}
	return report, build.write(filepath.Join(folder, "salvaged"+store.Extension), target)
}

// named lets an error about the copy speak of the file.
func named(err error, path string) error {
	if fault := (safefile.Error{}); errors.As(err, &fault) {
		fault.Path = path
		return fault
	}
	return err
}

// aside copies a damaged file into a folder, with the journal of a change that was under way.
func aside(path, folder string) (string, error) {
	copied := filepath.Join(folder, filepath.Base(path))
	if err := copyFile(path, copied); err != nil {
		return "", safefile.Explain(path, err)
	}
	if err := copyFile(path+"-journal", copied+"-journal"); err != nil && !os.IsNotExist(err) {
		return "", safefile.Explain(path, err)
	}
	return copied, lengthen(copied)
}

// mostMissing is how many times larger a file may have been than what is left of it.
const mostMissing = 50

// lengthen makes a file as long as its header says, which was cut off: SQLite reads nothing of a shorter one.
func lengthen(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	header := make([]byte, 32)
	if _, err := io.ReadFull(f, header); err != nil {
		return f.Close() // it is too short for anything, as will be said
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	page, pages := int64(binary.BigEndian.Uint16(header[16:])), int64(binary.BigEndian.Uint32(header[28:]))
	if whole := page * pages; whole > info.Size() && whole/mostMissing <= info.Size() {
		err = f.Truncate(whole)
	}
	return errors.Join(err, f.Close())
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func nameOf(path string) string {
	base := filepath.Base(path)
	return base[:len(base)-len(filepath.Ext(base))]
}

func same(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// builder makes the new workspace.
type builder struct {
	ctx     context.Context
	remains store.Remains
	report  *Report
	options Options
	name    string // of the damaged file
}

// write builds the new file beside, and copies it to its place when it is complete and passes the check.
func (b builder) write(path, target string) error {
	logged, last := b.replayed()
	w := b.whole(last)
	f, err := b.begin(path, logged)
	if err != nil {
		return err
	}
	err = b.fill(f, w)
	if err == nil {
		err = f.Check()
	}
	if err == nil {
		err = f.SaveCopy(b.ctx, target, b.options.Replace)
	}
	return errors.Join(err, f.Close())
}

// step is a change of the old log that makes one workspace of another.
type step struct {
	before, after workspace.Workspace
	entry         store.Entry
}

// replayed carries the readable changes of the log out, one after the other, as far as each can be. It returns the steps
// from one sound workspace to the next, and all rows that the log knows of in the end.
func (b builder) replayed() (steps []step, last workspace.Workspace) {
	gaps := !b.remains.LogPart.Complete || b.remains.LogPart.Lost > 0
	now := workspace.Workspace{}
	for _, e := range b.remains.Log {
		last = last.Clone()
		last.Carry(readable(e.Change, gaps))
		after := last
		if gaps {
			after = last.Clone()
			after.Settle()
		}
		if len(workspace.Diff(now, after)) == 0 {
			continue // it changed measurements only, or nothing of it is left
		}
		steps = append(steps, step{now, after, e.Entry})
		now = after
	}
	return steps, last
}

// readable leaves out, where parts of the log are lost, the new rows of which not every field is known.
func readable(c workspace.Change, gaps bool) workspace.Change {
	return slices.DeleteFunc(slices.Clone(c), func(row workspace.RowChange) bool {
		kind, known := workspace.KindNamed(row.Kind)
		return known && gaps && row.Op == workspace.Insert && len(row.Fields) < len(kind.Columns)-1
	})
}

// whole is what was read, with rows that are lost as the change log last knew them.
func (b builder) whole(last workspace.Workspace) workspace.Workspace {
	w := b.remains.Workspace.Clone()
	b.takeFromLog(&w, last)
	for _, info := range slices.Sorted(maps.Keys(w.Infos))[min(1, len(w.Infos)):] {
		delete(w.Infos, info)
	}
	b.report.settled(w.Settle())
	return w
}

// takeFromLog takes the rows in that cannot be read: where the file still lists which there are, those; else all that the
// log does not know to be removed.
func (b builder) takeFromLog(w *workspace.Workspace, last workspace.Workspace) {
	for _, kind := range workspace.Kinds() {
		part, read := b.remains.Kinds[kind.Name]
		if read && part.Complete && part.Lost == 0 {
			continue
		}
		for _, id := range kind.IDs(last) {
			if w.Has(kind.Name, id) || part.Complete && !slices.Contains(b.remains.Missing[kind.Name], id) {
				continue
			}
			values, _ := kind.Values(last, id)
			if kind.Put(w, values) == nil {
				b.report.fromLog(kind.Name)
			}
		}
	}
}

// begin makes the new file with the old changes in it, as far as they are known.
func (b builder) begin(path string, logged []step) (f *store.File, err error) {
	b.report.Carried = len(logged)
	if len(logged) > 0 && len(logged[0].after.Infos) == 1 {
		f, err = store.Draft(path, logged[0].after, logged[0].entry)
		logged = logged[1:]
	} else {
		f, err = b.anew(path)
	}
	if err != nil {
		return nil, err
	}
	if _, err = f.Load(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	for _, s := range logged {
		if err = b.ctx.Err(); err == nil {
			_, err = f.Save(s.before, s.after, s.entry)
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
	}
	return f, nil
}

// anew makes a new file with nothing in it but its name, for when the beginning of the log is lost.
func (b builder) anew(path string) (*store.File, error) {
	w := workspace.Workspace{}
	info := b.remains.Workspace.Info()
	if info.ID == "" {
		made, err := workspace.New(b.name)
		if err != nil {
			return nil, err
		}
		info = made.Info()
	}
	kind := workspace.Kinds()[0]
	if err := kind.Put(&w, []string{info.ID, info.Name, info.Scheme}); err != nil {
		return nil, err
	}
	return store.Draft(path, w, b.entry())
}

// entry is what the new log says of the salvage.
func (b builder) entry() store.Entry {
	return store.Entry{At: b.options.Now, Author: b.options.Author, Label: words.T("salvage.edit", "File", b.name)}
}

// fill brings the new file to what was read, as one change, and then each SLO's measurements as one.
func (b builder) fill(f *store.File, w workspace.Workspace) error {
	now, err := f.Load()
	if err != nil {
		return err
	}
	if len(w.Infos) == 0 {
		w.Infos = now.Infos
	}
	if _, err := f.Save(now, w, b.entry()); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(b.remains.Slots)) {
		if err := b.measured(f, w, id); err != nil {
			return err
		}
	}
	return nil
}

// measured writes the measurements of an SLO; those of one that is lost go with it.
func (b builder) measured(f *store.File, w workspace.Workspace, id string) error {
	slots := sound(b.remains.Slots[id])
	b.report.Slots.Dropped += len(b.remains.Slots[id]) - len(slots)
	if !w.Has("slo", id) {
		b.report.Slots.Dropped += len(slots)
		return nil
	}
	entry := b.entry()
	entry.Label = words.T("salvage.edit-measurements", "SLO", w.SLOs[id].Name)
	_, err := f.WriteBatch(b.ctx, store.Batch{SLOID: id, ServiceID: w.SLOs[id].ServiceID, Put: slots}, entry, nil)
	return err
}
