package guide

import (
	"context"

	"slocharter/internal/reading"
	"slocharter/internal/words"
)

// figures is the shown service with its measurements. They are read beside the screen where that takes time; what was
// read last stays until there is something newer.
type figures struct {
	s       *Screen
	service reading.Service
	ready   bool   // the service is there
	problem string // why it could not be read, as a sentence
	asked   int    // counts the calls of look, so that what comes too late is dropped
	busy    bool   // something is being read
}

// look makes sure that the service is the shown one as it is now, or that it is being read.
func (f *figures) look() {
	s := f.s
	f.asked++
	if f.service.ID != s.serviceID {
		f.service, f.ready, f.problem = reading.Service{}, false, ""
	}
	service, ready, err := s.env.Book.ServiceReady(s.w, s.serviceID, s.env.Now())
	switch {
	case ready || err != nil:
		f.take(service, err)
	case !f.busy:
		f.read()
	}
}

func (f *figures) read() {
	s, w, id, now, asked := f.s, f.s.w, f.s.serviceID, f.s.env.Now(), f.asked
	f.busy = true
	var service reading.Service
	s.env.Fetch(func(ctx context.Context) (err error) {
		service, err = s.env.Book.Service(ctx, w, id, now)
		return err
	}, func(err error) {
		f.busy = false
		if asked != f.asked {
			f.look()
		} else {
			f.take(service, err)
		}
		if s.page != nil {
			s.page.sheets.show()
			s.column.Settle()
		}
	})
}

func (f *figures) take(service reading.Service, err error) {
	f.service, f.ready, f.problem = service, err == nil, words.Error(err)
}

// waiting says in a sentence why there are no figures; nothing when there are.
func (f *figures) waiting() string {
	switch {
	case f.problem != "":
		return f.problem
	case !f.ready:
		return words.T("guide.figures.reading")
	}
	return ""
}

// names calls what a verdict speaks of by their names.
func (s *Screen) names() words.Names {
	return words.Names{
		SLO:      func(id string) string { return s.w.SLOs[id].Name },
		Incident: func(id string) string { return s.w.Incidents[id].Title },
	}
}
