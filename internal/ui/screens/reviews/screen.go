// Package reviews is the screen of the reviews: those that are to be held and were held, and the one that is open, to be
// prepared, held, and read afterwards. Which figures it shows was decided when they were frozen, on the floors below.
package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// face is one of the looks of the screen.
type face interface {
	content() fyne.CanvasObject
	show()
	focus()
}

// Screen shows the reviews of all services, of the route's service, or the review that the route names.
type Screen struct {
	env      stage.Env
	w        workspace.Workspace
	at       stage.Route
	overall  *overall
	list     *list
	opened   *opened
	practice *practice
	empty    fyne.CanvasObject
	shown    face
	content  *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, content: container.NewStack()}
	s.overall, s.list, s.opened, s.practice = newOverall(s), newList(s), newOpened(s), newPractice(s)
	s.empty = widgets.EmptyState(theme.IconReview, words.T("reviews.no-services"), words.T("reviews.add-service"), env.AddService)
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show shows the reviews as they are now.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	s.w, s.at = w, at
	s.shown = s.face()
	if s.shown == nil {
		s.put(s.empty)
		return
	}
	s.shown.show()
	s.put(s.shown.content())
}

// Focus gives the keyboard to what is shown.
func (s *Screen) Focus() {
	if s.shown != nil {
		s.shown.focus()
	}
}

// face is the look for the place; none while there are no services.
func (s *Screen) face() face {
	switch {
	case len(s.w.Services) == 0:
		return nil
	case s.at.ID == practiceID:
		return s.practice
	case s.at.ServiceID == "":
		return s.overall
	case s.w.Reviews[s.at.ID].ServiceID == s.at.ServiceID:
		return s.opened
	}
	return s.list
}

func (s *Screen) put(shown fyne.CanvasObject) {
	if len(s.content.Objects) != 1 || s.content.Objects[0] != shown {
		s.content.Objects = []fyne.CanvasObject{shown}
		s.content.Refresh()
	}
}

func (s *Screen) goTo(serviceID, reviewID string) {
	s.env.GoTo(stage.Route{Screen: stage.Reviews, ServiceID: serviceID, ID: reviewID})
}

// openPractice goes to where the agendas and the decision table are edited.
func (s *Screen) openPractice() { s.goTo(s.at.ServiceID, practiceID) }

// dueCell says when a review is to be held, and whether it is late.
func (s *Screen) dueCell(date string) widgets.Cell {
	if date < s.env.Session.Today() {
		return widgets.ChipCell(words.T("reviews.overdue", "Date", words.Date(date)), widgets.Bad).SortedBy(date)
	}
	return widgets.TextCell(words.Date(date)).SortedBy(date)
}

var stateKinds = map[review.State]widgets.Kind{review.Planned: widgets.Neutral, review.Prepared: widgets.Accent, review.Held: widgets.Good}

// called names a review for people: "Weekly review of 2 Mar 2026".
func called(r review.Review) string {
	return words.T("reviews.called", "Kind", words.ReviewKind(r.Kind), "Date", words.Date(r.Date))
}
