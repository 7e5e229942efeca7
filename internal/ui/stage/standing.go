package stage

import (
	"context"
	"time"

	"slocharter/internal/reading"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Standing is how all services stand, for a screen that shows many of them. It is read beside the screen; what was read
// last stays until there is something newer.
type Standing struct {
	Changed func() // there is something newer; it may be called while Look is

	env      Env
	w        workspace.Workspace
	asked    int // counts the calls of Look, so that what comes too late is dropped
	busy     bool
	known    bool
	failed   string
	rows     map[string]reading.Row
	lines    map[string]reading.Line
	concerns []reading.Concern
}

// NewStanding returns a standing of which nothing is known yet.
func NewStanding(env Env) *Standing { return &Standing{env: env, Changed: func() {}} }

// Look reads how the services of a workspace stand now. While something is being read, nothing else is: what it comes to
// is dropped then, and the latest workspace is read in its place.
func (s *Standing) Look(w workspace.Workspace) {
	s.w = w
	s.asked++
	if !s.busy {
		s.read()
	}
}

// Known tells whether anything was read yet.
func (s *Standing) Known() bool { return s.known }

// Row returns how a service stands.
func (s *Standing) Row(serviceID string) (reading.Row, bool) {
	row, ok := s.rows[serviceID]
	return row, ok
}

// Line returns how an SLO stands.
func (s *Standing) Line(sloID string) (reading.Line, bool) {
	line, ok := s.lines[sloID]
	return line, ok
}

// Concerns lists what people should look at now, the most pressing first.
func (s *Standing) Concerns() []reading.Concern { return s.concerns }

func (s *Standing) read() {
	s.busy = true
	w, now, asked := s.w, s.env.Now(), s.asked
	var rows []reading.Row
	var concerns []reading.Concern
	s.env.Fetch(func(ctx context.Context) (err error) {
		rows, concerns, err = all(ctx, s.env.Book, w, now)
		return err
	}, func(err error) {
		s.busy = false
		switch {
		case asked != s.asked:
			s.read()
		case err != nil:
			s.tell(words.Error(err))
		default:
			s.failed = ""
			s.take(rows, concerns)
		}
	})
}

func all(ctx context.Context, book *reading.Book, w workspace.Workspace, now time.Time) ([]reading.Row, []reading.Concern, error) {
	rows, err := book.Overview(ctx, w, now)
	if err != nil {
		return nil, nil, err
	}
	concerns, err := book.Concerns(ctx, w, rows, now)
	return rows, concerns, err
}

// tell says once why nothing could be read.
func (s *Standing) tell(sentence string) {
	if s.failed != sentence {
		s.failed = sentence
		s.env.Tell(sentence)
	}
}

func (s *Standing) take(rows []reading.Row, concerns []reading.Concern) {
	s.known, s.concerns = true, concerns
	s.rows, s.lines = make(map[string]reading.Row, len(rows)), make(map[string]reading.Line, len(s.w.SLOs))
	for _, row := range rows {
		s.rows[row.ServiceID] = row
		for _, line := range row.Lines {
			s.lines[line.SLO.ID] = line
		}
	}
	s.Changed()
}
