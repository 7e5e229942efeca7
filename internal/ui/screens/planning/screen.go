// Package planning is the board on which a product owner plans recalibration: how each SLO went, what was suggested and
// is proposed for it, the work that this needs, and how feature and reliability work are weighed. It computes nothing
// itself.
package planning

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

var muted = widgets.Look{Token: theme.Muted}

// Screen is the board.
type Screen struct {
	env stage.Env
	w   workspace.Workspace
	at  stage.Route

	turn    int // grows with each wish: what belongs to an earlier one is dropped
	outlook map[string]reading.Outlook
	asked   []reading.Asked
	read    string // the service of what was read

	title    *widgets.Text
	board    *board
	proposal *proposal
	roadmap  *roadmap
	balance  *balance
	column   *widgets.Column
	frame    *fyne.Container
	none     fyne.CanvasObject
	content  *fyne.Container
}

// New returns the screen, empty until Show.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}), content: container.NewStack()}
	s.board, s.proposal, s.roadmap, s.balance = newBoard(s), newProposal(s), newRoadmap(s), newBalance(s)
	s.none = widgets.EmptyState(theme.IconTarget, words.T("planning.empty"), words.T("planning.to-slos"), func() {
		env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: s.at.ServiceID})
	})
	s.column = widgets.NewColumn(6, s.board.table, s.proposal.content, s.roadmap.content, s.balance.content)
	s.frame = widgets.Inset(3, container.NewBorder(s.title, nil, nil, nil, s.column))
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date; figures are read beside it.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	moved := at != s.at
	s.w, s.at = w, at
	if s.read != at.ServiceID {
		s.outlook, s.asked = nil, nil
	}
	s.title.Set(words.T("planning.title", "Service", w.Services[at.ServiceID].Name))
	s.board.show(w.LiveSLOsOf(at.ServiceID))
	if moved && at.ID != "" {
		s.board.table.Select(at.ID)
	}
	s.draw()
	s.put(len(w.LiveSLOsOf(at.ServiceID)) > 0)
	s.fetch()
}

// Age brings figures up to date that grow old.
func (s *Screen) Age() { s.fetch() }

// Focus gives the keyboard to the SLOs.
func (s *Screen) Focus() {
	if len(s.w.LiveSLOsOf(s.at.ServiceID)) > 0 {
		s.board.table.Focus()
	}
}

// draw shows what belongs to the SLO that is selected, and to the service.
func (s *Screen) draw() {
	s.proposal.show(s.selected())
	s.roadmap.show()
	s.balance.show()
	s.column.Settle()
}

func (s *Screen) selected() (slo.SLO, bool) {
	o, ok := s.w.SLOs[s.board.table.Selected()]
	return o, ok
}

// fetch reads what was measured for the service.
func (s *Screen) fetch() {
	s.turn++
	turn, w, id, now := s.turn, s.w, s.at.ServiceID, s.env.Now()
	outlook, asked := map[string]reading.Outlook{}, []reading.Asked(nil)
	s.env.Fetch(func(ctx context.Context) error {
		service, err := s.env.Book.Service(ctx, w, id, now)
		if err != nil {
			return err
		}
		for _, o := range service.SLOs {
			if outlook[o.ID], err = o.Outlook(now); err != nil {
				return err
			}
		}
		asked, err = service.AskedByMonth(ctx, 12)
		return err
	}, func(err error) {
		if turn != s.turn {
			return
		}
		if err != nil {
			s.env.Tell(words.Error(err))
			return
		}
		s.outlook, s.asked, s.read = outlook, asked, id
		s.board.show(w.LiveSLOsOf(id))
		s.draw()
	})
}

func (s *Screen) put(listed bool) {
	shown := s.none
	if listed {
		shown = s.frame
	}
	if len(s.content.Objects) != 1 || s.content.Objects[0] != shown {
		s.content.Objects = []fyne.CanvasObject{shown}
		s.content.Refresh()
	}
}
