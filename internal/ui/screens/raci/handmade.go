package raci

import (
	"context"
	"errors"
	"path/filepath"

	"slocharter/internal/handmade"
	"slocharter/internal/raci"
	"slocharter/internal/session"
	"slocharter/internal/sheet"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// tables are the extensions of the files in which charts are.
var tables = []string{".xlsx", ".csv", ".tsv", ".txt"}

// intake is a chart that somebody made by hand, on its way in.
type intake struct {
	screen    *Screen
	name      string // of the file
	serviceID string // whose chart it goes into; empty for the default
	chart     handmade.Chart
	by        handmade.Mapping
	mark      raci.Letters // what a cross stands for
}

// askHandmade asks for a file with a chart that somebody made by hand.
func (s *Screen) askHandmade() { s.env.AskOpen(words.T("handmade.ask"), tables, s.readHandmade) }

// readHandmade looks for the chart in a file, and asks how it is to be read.
func (s *Screen) readHandmade(path string) {
	in := &intake{screen: s, name: filepath.Base(path), serviceID: s.at.ServiceID}
	w := s.w
	find := func(context.Context, store.Progress) error {
		f, err := sheet.Open(path)
		if err != nil {
			return err
		}
		names := handmade.NamesOf(w, in.serviceID)
		in.chart, err = handmade.Find(f, names, w.Scheme())
		in.by = in.chart.Guess(names)
		return errors.Join(err, f.Close())
	}
	same := func(err error) error { return err } // nothing was changed
	s.env.Run(words.T("handmade.reading", "Name", in.name), session.Job{Do: find, End: same}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.env.Tell(words.T("handmade.failed", "Name", in.name, "Why", words.Error(err)))
		default:
			s.env.BackUp(in.askMapping)
		}
	})
}

// into names the chart that would change.
func (in *intake) into() string {
	if in.serviceID == "" {
		return words.T("handmade.mapping.default")
	}
	return in.screen.w.Services[in.serviceID].Name
}

// apply makes the changes as one edit, and shows the chart in which they are. It returns a sentence when that failed.
func (in *intake) apply(plan handmade.Plan) string {
	return in.screen.env.Check(words.T("handmade.undo", "Name", in.name), func(w *workspace.Workspace) error {
		return plan.Apply(w, in.serviceID)
	})
}

// end shows the chart that was changed.
func (in *intake) end() {
	s := in.screen
	if at := s.at; at.ServiceID != in.serviceID {
		at.ServiceID, at.ID = in.serviceID, ""
		s.env.GoTo(at)
	}
	s.focusGrid()
}
