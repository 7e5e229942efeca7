package sample

import (
	"context"
	"errors"
	"math/big"
	"os"
	"time"

	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Create makes a file with the sample, as it was made on the day of now, and the year that belongs to it, and opens it.
// The year cannot be undone: it was there before anybody edits. After an error there is no new file.
func Create(ctx context.Context, path string, w workspace.Workspace, author, label string, now time.Time) (*session.Session, error) {
	made, err := session.New(path, w, author, label)
	if err != nil {
		return nil, err
	}
	made.Clock = func() time.Time { return now }
	if err := errors.Join(Fill(ctx, made), made.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return session.Open(path, author)
}

// Fill writes the year up to now into the file of a sample: what was measured, and the reviews in which people spoke about
// it, with the figures of their days.
func Fill(ctx context.Context, s *session.Session) error {
	w := s.Workspace()
	measured := Measurements(w, s.Clock())
	for _, o := range w.SLOsOf("") {
		slots := measured[o.ID]
		if len(slots) == 0 {
			continue
		}
		job := s.WriteMeasurements(words.T("sample.measurements", "SLO", o.Name), store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: slots})
		if err := job.End(job.Do(ctx, nil)); err != nil {
			return err
		}
	}
	known := knowledge{ctx: ctx, book: reading.NewBook(s), w: w, now: s.Clock(), asked: map[string][]reading.Asked{}}
	return s.Do(words.T("sample.reviews"), func(w *workspace.Workspace) error {
		return writeMeetings(w, known.now, figures{known.snapshot, known.askedFor})
	})
}

// knowledge is what the measurements of the sample say.
type knowledge struct {
	ctx   context.Context
	book  *reading.Book
	w     workspace.Workspace
	now   time.Time
	asked map[string][]reading.Asked // by the IDs of services
}

// snapshot takes the figures for a review as of a moment.
func (k knowledge) snapshot(r review.Review, asOf time.Time, before []review.Line) (review.Snapshot, error) {
	service, err := k.book.Service(k.ctx, k.w, r.ServiceID, k.now)
	if err != nil {
		return review.Snapshot{}, err
	}
	return service.Snapshot(asOf, before)
}

// askedFor returns which share of reliability work the verdicts of some days ask for in the mean of their months, in whole
// per cent; empty when they say nothing.
func (k knowledge) askedFor(serviceID, from, to string) (string, error) {
	if _, ok := k.asked[serviceID]; !ok {
		service, err := k.book.Service(k.ctx, k.w, serviceID, k.now)
		if err != nil {
			return "", err
		}
		if k.asked[serviceID], err = service.AskedByMonth(k.ctx, 12); err != nil {
			return "", err
		}
	}
	sum, months := new(big.Rat), int64(0)
	for _, a := range k.asked[serviceID] {
		if from <= a.Month && a.Month <= to && a.Share != nil {
			sum.Add(sum, a.Share)
			months++
		}
	}
	if months == 0 {
		return "", nil
	}
	return sum.Mul(sum, big.NewRat(100, months)).FloatString(0), nil
}
