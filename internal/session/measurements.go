package session

import (
	"context"
	"slices"

	"slocharter/internal/budget"
	"slocharter/internal/safefile"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

// Job is something long that runs beside what is shown: Do on any goroutine, then End on the session's with the error
// of Do. End makes it known and returns the error.
type Job struct {
	Do  func(ctx context.Context, progress store.Progress) error
	End func(error) error
}

// WriteMeasurements changes the measurements of one SLO as one edit. What it can fail with is said at
// store.File.WriteBatch; then nothing changed.
func (s *Session) WriteMeasurements(label string, b store.Batch) Job {
	return s.job(label, func(ctx context.Context, e store.Entry, progress store.Progress) (store.Written, error) {
		return s.file.WriteBatch(ctx, b, e, progress)
	}, func(made step) { s.done, s.undone = append(s.done, made), nil })
}

// UndoJob is Undo for an edit that may take long: it returns false when the latest edit is none.
func (s *Session) UndoJob() (Job, bool) {
	return s.shifting(&s.done, &s.undone, words.T("history.undo", "Label", s.UndoLabel()))
}

// RedoJob is Redo for an edit that may take long: it returns false when the one undone last is none.
func (s *Session) RedoJob() (Job, bool) {
	return s.shifting(&s.undone, &s.done, words.T("history.redo", "Label", s.RedoLabel()))
}

// shifting moves the latest step from one list to the other, if it is a batch.
func (s *Session) shifting(from, to *[]step, label string) (Job, bool) {
	if len(*from) == 0 || (*from)[len(*from)-1].batch == 0 {
		return Job{}, false
	}
	last := (*from)[len(*from)-1]
	return s.job(label, s.takingBack(last.batch), func(made step) {
		*from = slices.DeleteFunc(*from, func(other step) bool { return other.batch == last.batch })
		*to = append(*to, step{label: last.label, batch: made.batch})
	}), true
}

// TakeBackJob is TakeBack for an entry that may take long: it returns false when the entry is no change of measurements.
func (s *Session) TakeBackJob(e store.Logged) (Job, bool) {
	if !slices.Contains(e.Kinds, store.Measurement) {
		return Job{}, false
	}
	return s.job(words.T("history.take-back", "Label", e.Label), s.takingBack(e.Seq), func(made step) {
		s.done, s.undone = append(s.done, made), nil
	}), true
}

// now does the job at once.
func (j Job) now() error { return j.End(j.Do(context.Background(), nil)) }

// batchEdit is a change of measurements in the file.
type batchEdit func(context.Context, store.Entry, store.Progress) (store.Written, error)

func (s *Session) takingBack(seq int64) batchEdit {
	return func(ctx context.Context, e store.Entry, progress store.Progress) (store.Written, error) {
		return s.file.TakeBackBatch(ctx, seq, e, progress)
	}
}

// job makes an edit of measurements; keep puts the step into the lists when it is in the file.
func (s *Session) job(label string, edit batchEdit, keep func(made step)) Job {
	entry, refused := store.Entry{At: s.Clock(), Author: s.author, Label: label}, s.refused()
	var written store.Written
	do := func(ctx context.Context, progress store.Progress) (err error) {
		if refused != nil {
			return refused
		}
		written, err = edit(ctx, entry, progress)
		return err
	}
	end := func(err error) error {
		if err != nil || written.Seq == 0 {
			return err
		}
		keep(step{label: label, batch: written.Seq})
		s.notify()
		return nil
	}
	return Job{do, end}
}

// refused says why nothing can be edited, if so.
func (s *Session) refused() error {
	if s.ReadOnly() {
		return safefile.Error{Fault: store.ReadOnly, Path: s.Path()}
	}
	if s.author == "" {
		return NoAuthor{}
	}
	return s.settled()
}

// settled finds out what became of an edit of which the file could not say whether it was saved.
func (s *Session) settled() error {
	if !s.file.InDoubt() {
		return nil
	}
	_, err := s.Refresh()
	return err
}

// Slots returns the measurements of an SLO in the order of time, all of them for a zero interval. This and the following may
// be called from any goroutine.
func (s *Session) Slots(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error) {
	return s.file.Slots(ctx, sloID, within)
}

// Extents returns how many measurements there are, from when to when, by the IDs of the SLOs.
func (s *Session) Extents(ctx context.Context) (map[string]store.Extent, error) {
	return s.file.Extents(ctx)
}

// Sums adds up the measurements in many windows, in the order in which they are asked for.
func (s *Session) Sums(ctx context.Context, windows []store.Window) ([]store.Sum, error) {
	return s.file.Sums(ctx, windows)
}

// DailySums adds up the same by days in UTC.
func (s *Session) DailySums(ctx context.Context, windows []store.Window) ([][]store.Sum, error) {
	return s.file.DailySums(ctx, windows)
}

// Generation returns a number that moves with every change of measurements.
func (s *Session) Generation() int64 { return s.file.Generation() }
