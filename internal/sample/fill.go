package sample

import (
	"context"
	"errors"
	"os"
	"time"

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

// Fill writes the year up to now into the file of a sample.
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
	return nil
}
