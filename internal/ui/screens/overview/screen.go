// Package overview is the screen of all services: how far each is, and above it what needs attention, each with a way to
// the place that cures it.
package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Screen shows all services. With a service in the route it is the selected one, and only what concerns it needs
// attention.
type Screen struct {
	env      stage.Env
	at       stage.Route
	title    *widgets.Text
	sums     *widgets.Text
	needs    *needs
	services *widgets.SortTable
	full     fyne.CanvasObject // what is shown when there are services
	empty    fyne.CanvasObject // what is shown when there are none
	content  *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, needs: newNeeds(env), services: newServices()}
	s.title = widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true})
	s.sums = widgets.Muted("")
	s.services.OnOpen = func(id string) { env.GoTo(stage.Route{Screen: stage.Guide, ServiceID: id}) }
	column := widgets.NewFilledColumn(4, s.head(), s.needs.content, s.services)
	s.needs.onHeight = column.Settle
	s.full = widgets.Inset(5, column)
	s.empty = widgets.EmptyState(theme.IconOverview, words.T("overview.empty"), words.T("overview.add"), env.AddService)
	s.content = container.NewStack(s.full)
	return s
}

func (s *Screen) head() fyne.CanvasObject {
	add := widgets.NewButton(words.T("overview.add"), s.env.AddService)
	add.Icon = fynetheme.ContentAddIcon()
	right := container.New(layout.NewCustomPaddedHBoxLayout(theme.Space(3)), s.sums, add)
	return container.NewBorder(nil, nil, nil, right, s.title)
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date. The route's ID is of no use here.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	all := w.Overview(s.env.Session.Today())
	s.title.Set(w.Info().Name)
	s.sums.Set(sums(all))
	s.needs.set(w, at.ServiceID)
	s.services.Set(serviceRows(all))
	if at.ServiceID != s.at.ServiceID {
		s.services.Select(at.ServiceID)
	}
	s.at = at
	s.swap(len(all) == 0)
}

// swap shows the empty state or the rest.
func (s *Screen) swap(empty bool) {
	shown := s.full
	if empty {
		shown = s.empty
	}
	if s.content.Objects[0] != shown {
		s.content.Objects = []fyne.CanvasObject{shown}
		s.content.Refresh()
	}
}

// Focus gives the keyboard to the services.
func (s *Screen) Focus() { s.services.Focus() }

// sums says in one line how much there is.
func sums(all []workspace.Summary) string {
	slos, agreed := 0, 0
	for _, service := range all {
		slos += service.SLOs
		agreed += service.Agreed
	}
	return words.T("overview.sums",
		"Services", words.KindCount("service", len(all)), "SLOs", words.KindCount("slo", slos), "Agreed", agreed)
}
