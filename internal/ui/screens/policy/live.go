package policy

import (
	"context"
	"strings"

	"slocharter/internal/reading"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// live is the route's service with its measurements. They are read beside the screen where that takes time; until then
// there is nothing to say about today.
type live struct {
	screen  *Screen
	service reading.Service
	ready   bool   // the service is there
	problem string // why it could not be read, as a sentence
	stale   bool   // something changed since the service was looked up
	turn    int    // counts the times it was looked up, so that what comes too late is dropped
	taken   int    // counts the times it was taken in, so that what was made of an older one is made anew
}

// look makes sure that the service is that of the route and as it is now, or that it is being read.
func (l *live) look() {
	s := l.screen
	if !l.stale {
		return
	}
	l.stale = false
	l.turn++
	if l.service.ID != s.at.ServiceID {
		l.service, l.ready = reading.Service{}, false
	}
	if s.at.ServiceID == "" {
		return
	}
	service, ready, err := s.env.Book.ServiceReady(s.w, s.at.ServiceID, s.env.Now())
	if ready || err != nil {
		l.take(service, err)
		return
	}
	l.fetch()
}

func (l *live) fetch() {
	s, turn, now := l.screen, l.turn, l.screen.env.Now()
	w, id := s.w, s.at.ServiceID
	var service reading.Service
	s.env.Fetch(func(ctx context.Context) (err error) {
		service, err = s.env.Book.Service(ctx, w, id, now)
		return err
	}, func(err error) {
		if turn == l.turn {
			l.take(service, err)
			s.parts[s.tabs.Chosen()].show()
		}
	})
}

func (l *live) take(service reading.Service, err error) {
	l.service, l.ready, l.problem = service, err == nil, words.Error(err)
	l.taken++
}

// waiting says in a sentence why there is nothing to say about today; nothing when there is.
func (l *live) waiting() string {
	switch {
	case l.screen.at.ServiceID == "":
		return words.T("policy.live.choose")
	case l.problem != "":
		return l.problem
	case !l.ready:
		return words.T("policy.live.reading")
	}
	return ""
}

// names calls what verdicts speak of by their names.
func (s *Screen) names() words.Names {
	return words.Names{
		SLO: func(id string) string { return s.w.SLOs[id].Name },
		Incident: func(id string) string {
			i := s.w.Incidents[id]
			day, _, _ := strings.Cut(i.Start, "T")
			return words.T("policy.incident", "Title", i.Title, "Date", words.Date(day))
		},
	}
}

// serviceChooser is a button by which a service is chosen, for what is said of services only.
func (s *Screen) serviceChooser() *widgets.Button {
	return widgets.NewMenuButton(words.T("policy.live.services"), func() []widgets.Command {
		var commands []widgets.Command
		for _, service := range s.w.ServicesInOrder() {
			at := stage.Route{Screen: s.at.Screen, ServiceID: service.ID}
			commands = append(commands, widgets.Command{Text: service.Name, Do: func() { s.env.GoTo(at) }})
		}
		return commands
	})
}
