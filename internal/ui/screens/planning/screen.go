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
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

var muted = widgets.Look{Token: theme.Muted}

// Screen is the board, of one service or of all.
type Screen struct {
	env stage.Env
	w   workspace.Workspace
	at  stage.Route

	turn    int // grows with each wish: what belongs to an earlier one is dropped
	outlook map[string]reading.Outlook
	asked   map[string][]reading.Asked // by the IDs of services, as far as they were asked for

	title    *widgets.Text
	owner    *owner
	board    *board
	proposal *forms.ProposalPanel
	roadmap  *roadmap
	balance  *balance
	column   *widgets.Column
	shown    *widgets.SortTable // at the top of the column
	frame    *fyne.Container
	none     fyne.CanvasObject
	content  *fyne.Container
}

// New returns the screen, empty until Show.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}), content: container.NewStack()}
	s.owner, s.board, s.roadmap, s.balance = newOwner(s), newBoard(s), newRoadmap(s), newBalance(s)
	s.proposal = forms.NewProposalPanel(env)
	s.none = widgets.EmptyState(theme.IconTarget, words.T("planning.empty"), words.T("planning.to-slos"), func() {
		env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: s.at.ServiceID})
	})
	s.column = widgets.NewColumn(6)
	head := container.NewVBox(s.title, s.owner.field)
	s.frame = widgets.Inset(3, container.NewBorder(head, nil, nil, nil, s.column))
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date; figures are read beside it.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	moved, elsewhere := at != s.at, at.ServiceID != s.at.ServiceID
	s.w, s.at = w, at
	if elsewhere || s.shown != s.board.table() {
		s.outlook, s.asked, s.shown = nil, nil, s.board.table()
		s.column.Set(s.shown, s.proposal.Content(), s.roadmap.content, s.balance.content)
	}
	s.title.Set(words.T("planning.title", "Service", s.about()))
	s.owner.show()
	s.board.show(s.slos())
	if moved && at.ID != "" {
		s.board.table().Select(at.ID)
	}
	s.draw()
	s.put(len(s.w.LiveSLOsOf(at.ServiceID)) > 0)
	s.fetch()
}

// about names what the board is about.
func (s *Screen) about() string {
	if s.at.ServiceID == "" {
		return words.T("planning.all-services")
	}
	return s.w.Services[s.at.ServiceID].Name
}

// services lists the IDs of the services on the board: that of the route, or those of the product owner who is chosen.
func (s *Screen) services() []string {
	if s.at.ServiceID != "" {
		return []string{s.at.ServiceID}
	}
	return s.owner.services()
}

// slos lists the SLOs on the board.
func (s *Screen) slos() []slo.SLO {
	var list []slo.SLO
	for _, id := range s.services() {
		list = append(list, s.w.LiveSLOsOf(id)...)
	}
	return list
}

// Age brings figures up to date that grow old.
func (s *Screen) Age() { s.fetch() }

// Focus gives the keyboard to the SLOs.
func (s *Screen) Focus() {
	if len(s.slos()) > 0 {
		s.board.table().Focus()
	}
}

// draw shows what belongs to the SLO that is selected, and to its service.
func (s *Screen) draw() {
	o, ok := s.selected()
	about := forms.Recalibration{}
	if ok {
		about = forms.Recalibration{SLO: o, Facts: s.facts(o), Evidence: forms.Evidence(s.outlook[o.ID])}
	}
	s.proposal.Show(s.w, about)
	s.roadmap.show()
	s.balance.show()
	s.column.Settle()
}

func (s *Screen) selected() (slo.SLO, bool) {
	o, ok := s.w.SLOs[s.board.table().Selected()]
	return o, ok
}

// weighed returns the ID of the service whose work is weighed: that of the route, or of the SLO that is selected.
func (s *Screen) weighed() string {
	if o, ok := s.selected(); s.at.ServiceID == "" && ok {
		return o.ServiceID
	}
	return s.at.ServiceID
}

// fetch reads what was measured for the services on the board.
func (s *Screen) fetch() {
	s.turn++
	turn, w, now, ids, weighed := s.turn, s.w, s.env.Now(), s.services(), s.weighed()
	outlook, asked := map[string]reading.Outlook{}, map[string][]reading.Asked{}
	s.env.Fetch(func(ctx context.Context) error {
		for _, id := range ids {
			service, err := s.env.Book.Service(ctx, w, id, now)
			if err != nil {
				return err
			}
			for _, o := range service.SLOs {
				if outlook[o.ID], err = o.Outlook(now); err != nil {
					return err
				}
			}
			if id != weighed {
				continue
			}
			if asked[id], err = service.AskedByMonth(ctx, 12); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if turn != s.turn {
			return
		}
		if err != nil {
			s.env.Tell(words.Error(err))
			return
		}
		s.outlook, s.asked = outlook, asked
		s.board.show(s.slos())
		s.draw()
	})
}

// selectSLO shows what belongs to another SLO, and reads what is not known of its service.
func (s *Screen) selectSLO() {
	s.draw()
	if id := s.weighed(); s.asked != nil && id != "" {
		if _, ok := s.asked[id]; !ok {
			s.fetch()
		}
	}
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
