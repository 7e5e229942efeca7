// Package session is the open document: the workspace as it is now, the way every edit takes into the file, undo and
// redo, and the notice that something changed. It knows nothing of what is shown. It is for one goroutine, but for reading
// measurements and for what a Job does.
package session

import (
	"context"
	"errors"
	"strings"
	"time"

	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Session is one open workspace. Changed, when set, is called after every change of the workspace, whoever made it. Clock
// says when an edit is made; it is the system's.
type Session struct {
	Changed func()
	Clock   func() time.Time

	file   *store.File
	now    workspace.Workspace
	author string
	done   []step // what can be undone, the latest last
	undone []step // what can be redone, the latest last
}

// step is an edit of this session: of the workspace, or of measurements.
type step struct {
	label  string
	change workspace.Change
	batch  int64 // the number of a change of measurements; 0 for an edit of the workspace
}

// New makes a file with the workspace in it and opens it.
func New(path string, w workspace.Workspace, author, label string) (*Session, error) {
	file, err := store.Create(path, w, store.Entry{At: time.Now(), Author: author, Label: label})
	if err != nil {
		return nil, err
	}
	return load(file, author)
}

// Open opens a file for editing. What it can fail with is said at store.Opening.
func Open(path, author string) (*Session, error) { return OpenAs(path, author, store.Opening{}) }

// OpenAs opens a file in a way.
func OpenAs(path, author string, how store.Opening) (*Session, error) {
	file, err := how.Open(path)
	if err != nil {
		return nil, err
	}
	return load(file, author)
}

func load(file *store.File, author string) (*Session, error) {
	w, err := file.Load()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &Session{file: file, now: w.Indexed(), author: author, Clock: time.Now}, nil
}

// Close ends the session. Everything is saved already.
func (s *Session) Close() error { return s.file.Close() }

// Workspace returns the workspace as it is now. It must not be edited: Do does that on a copy.
func (s *Session) Workspace() workspace.Workspace { return s.now }

// Path returns where the file is.
func (s *Session) Path() string { return s.file.Path() }

// ReadOnly tells whether the file can only be read.
func (s *Session) ReadOnly() bool { return s.file.ReadOnly() }

// Author returns who edits.
func (s *Session) Author() string { return s.author }

// SetAuthor says who edits from now on.
func (s *Session) SetAuthor(name string) { s.author = name }

// Today returns the date on which an edit is made now, as it is written down.
func (s *Session) Today() string { return s.Clock().Format(workspace.DateLayout) }

// NoAuthor is the error for an edit before anybody said who edits.
type NoAuthor struct{}

func (NoAuthor) Error() string { return "no author" }

// Sentence returns what people are told.
func (NoAuthor) Sentence() (string, []any) { return "error.no-author", nil }

// Overruled is the error for an edit of something that another window or program changed since it was read. Nothing was
// saved, and the workspace shows what they made of it. It is a store.Conflict.
type Overruled struct {
	Mine    string            // what the edit would have written, for whoever wants to try again
	Label   string            // of the edit
	Change  workspace.Change  // the edit as it can still be made; empty when it cannot
	Clashes []workspace.Clash // where it would overrule what they wrote
}

func (Overruled) Error() string { return "overruled by a change made elsewhere" }

// Unwrap returns store.Conflict.
func (Overruled) Unwrap() error { return store.Conflict }

// Sentence returns what people are told.
func (e Overruled) Sentence() (string, []any) {
	if e.Mine == "" {
		return "error.conflict", nil
	}
	return "error.conflict-with", []any{"Mine", e.Mine}
}

// Do makes an edit: it runs on a copy of the workspace, and when it succeeds the difference is saved with the label in
// one transaction. After an error nothing changed, in memory or in the file. When somebody else changed the same rows
// meanwhile, both edits are kept if they touched different fields; if not the error is an Overruled.
func (s *Session) Do(label string, edit func(w *workspace.Workspace) error) error {
	made, err := s.save(label, edit)
	if err != nil || len(made.change) == 0 {
		return err
	}
	s.done, s.undone = append(s.done, made), nil
	s.notify()
	return nil
}

// Insist makes an edit after all that was overruled: what others wrote meanwhile is replaced, and can be had back by Undo.
func (s *Session) Insist(o Overruled) error { return s.Do(o.Label, applying(o.Change)) }

// save is the one way into the file.
func (s *Session) save(label string, edit func(w *workspace.Workspace) error) (step, error) {
	if err := s.refused(); err != nil {
		return step{}, err
	}
	after := s.now.Clone()
	if err := edit(&after); err != nil {
		return step{}, err
	}
	wanted := workspace.Diff(s.now, after)
	if err := after.Check(wanted); err != nil {
		return step{}, err
	}
	made, err := s.write(label, after)
	if !errors.Is(err, store.Conflict) {
		return made, err
	}
	if err := s.reload(); err != nil {
		return step{}, err
	}
	after = s.now.Clone()
	if after.Apply(wanted) != nil {
		again, clashes := s.now.Rebase(wanted)
		return step{}, Overruled{texts(wanted), label, again, clashes}
	}
	return s.write(label, after)
}

func (s *Session) write(label string, after workspace.Workspace) (step, error) {
	saved, err := s.file.Save(s.now, after, store.Entry{At: s.Clock(), Author: s.author, Label: label})
	if err != nil {
		return step{}, err
	}
	s.now = after.Indexed()
	return step{label: label, change: saved.Change}, nil
}

// texts joins what a change would write into rows that exist.
func texts(change workspace.Change) string {
	var all []string
	for _, row := range change {
		for _, f := range row.Fields {
			if row.Op == workspace.Update && f.After != "" {
				all = append(all, f.After)
			}
		}
	}
	return strings.Join(all, ", ")
}

func (s *Session) notify() {
	if s.Changed != nil {
		s.Changed()
	}
}

// UndoLabel returns the label of the edit that Undo would take back; empty when there is none.
func (s *Session) UndoLabel() string { return lastLabel(s.done) }

// RedoLabel returns the label of the edit that Redo would make again; empty when there is none.
func (s *Session) RedoLabel() string { return lastLabel(s.undone) }

func lastLabel(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].label
}

// Undo takes the latest edit of this session back. Without one it does nothing. The error is a workspace.Overtaken when
// somebody changed the same thing since.
func (s *Session) Undo() error {
	return s.shift(&s.done, &s.undone, words.T("history.undo", "Label", s.UndoLabel()))
}

// Redo makes the edit again that was undone last.
func (s *Session) Redo() error {
	return s.shift(&s.undone, &s.done, words.T("history.redo", "Label", s.RedoLabel()))
}

func (s *Session) shift(from, to *[]step, label string) error {
	if len(*from) == 0 {
		return nil
	}
	if job, ok := s.shifting(from, to, label); ok {
		return job.now()
	}
	last := (*from)[len(*from)-1]
	if _, err := s.save(label, applying(last.change.Inverse())); err != nil {
		return err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, step{label: last.label, change: last.change.Inverse()})
	s.notify()
	return nil
}

func applying(change workspace.Change) func(w *workspace.Workspace) error {
	return func(w *workspace.Workspace) error { return w.Apply(change) }
}

// TakeBack undoes an old entry of the change log, whoever made it, as an edit of now. The error is a
// workspace.Overtaken or a workspace.Dangling when something later depends on it.
func (s *Session) TakeBack(e store.Logged) error {
	if job, ok := s.TakeBackJob(e); ok {
		return job.now()
	}
	change, err := s.file.ChangeAt(e.Seq)
	if err != nil {
		return err
	}
	return s.Do(words.T("history.take-back", "Label", e.Label), applying(change.Inverse()))
}

// History lists entries of the change log, the latest first.
func (s *Session) History(filter store.Filter) ([]store.Logged, error) { return s.file.History(filter) }

// ChangeAt returns what an entry of the change log changed.
func (s *Session) ChangeAt(seq int64) (workspace.Change, error) { return s.file.ChangeAt(seq) }

// Refresh reads the workspace again if another window or program changed the file, and tells whether it did. It is
// cheap when nothing happened.
func (s *Session) Refresh() (bool, error) {
	changed, err := s.file.ChangedElsewhere()
	if err != nil || !changed {
		return false, err
	}
	return true, s.reload()
}

func (s *Session) reload() error {
	w, err := s.file.Load()
	if err != nil {
		return err
	}
	s.now = w.Indexed()
	s.notify()
	return nil
}

// SaveCopy writes a consistent copy of the file; with overwrite it may replace another file.
func (s *Session) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	return s.file.SaveCopy(ctx, path, overwrite)
}

// About reads what the file says of itself. It may be called from any goroutine, as may SaveCopy.
func (s *Session) About() (store.About, error) { return s.file.About() }

// Check reads the whole file and tells whether it is sound.
func (s *Session) Check() error { return s.file.Check() }

// Alterations reads the whole file and lists what is not as this program wrote it. It may be called from any goroutine,
// and edits wait for it.
func (s *Session) Alterations(ctx context.Context, progress store.Progress) ([]workspace.Alteration, error) {
	return s.file.Alterations(ctx, progress)
}
