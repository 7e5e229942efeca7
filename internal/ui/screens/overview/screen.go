// Package overview is the screen of all services: how far each is, and above it what needs attention, each with a way to
// the place that cures it.
package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	w        workspace.Workspace
	at       stage.Route
	title    *widgets.Text
	needs    *needs
	services *services
	standing *stage.Standing
	all      []workspace.Summary
	open     []workspace.Need
	full     fyne.CanvasObject // what is shown when there are services
	empty    fyne.CanvasObject // what is shown when there are none
	content  *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, needs: newNeeds(env), standing: stage.NewStanding(env)}
	s.services = newServices(s.standing)
	s.standing.Changed = s.draw
	s.title = widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true})
	s.services.table.OnOpen = func(id string) { env.GoTo(stage.Route{Screen: stage.Guide, ServiceID: id}) }
	column := widgets.NewFilledColumn(4, s.head(), s.needs.content, s.services.table)
	s.needs.onHeight = column.Settle
	s.full = widgets.Inset(5, container.New(folding{s.needs}, column))
	s.empty = widgets.EmptyState(theme.IconOverview, words.T("overview.empty"), words.T("overview.add"), env.AddService)
	s.content = container.NewStack(s.full)
	return s
}

func (s *Screen) head() fyne.CanvasObject {
	add := widgets.NewButton(words.T("overview.add"), s.env.AddService)
	add.Icon = fynetheme.ContentAddIcon()
	return container.NewBorder(nil, nil, nil, add, s.title)
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date, with the figures that were read last until there are newer ones. The route's ID is of
// no use here.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	moved := at.ServiceID != s.at.ServiceID
	s.w, s.at, s.all = w, at, w.Overview(s.env.Session.Today())
	s.open = w.NeedsOf(s.all)
	s.title.Set(w.Info().Name)
	s.draw()
	if moved {
		s.services.table.Select(at.ServiceID)
	}
	s.swap(len(s.all) == 0)
	s.standing.Look(w)
}

// Age reads how the services stand by now.
func (s *Screen) Age() { s.standing.Look(s.w) }

// draw shows the workspace with what is known of its figures.
func (s *Screen) draw() {
	s.needs.sums.Set(s.sum())
	s.needs.set(s.w, s.at.ServiceID, s.standing.Concerns(), s.open)
	s.services.set(s.all)
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
func (s *Screen) Focus() { s.services.table.Focus() }

// sum says in one line how much there is, and how much of it is met.
func (s *Screen) sum() string {
	slos, met, judged := 0, 0, 0
	for _, service := range s.all {
		slos += service.SLOs
		row, _ := s.standing.Row(service.Service.ID)
		met, judged = met+row.Met, judged+row.Judged
	}
	counts := []any{"Services", words.KindCount("service", len(s.all)), "SLOs", words.KindCount("slo", slos), "Met", met, "Judged", judged}
	switch {
	case !s.standing.Known():
		return words.T("overview.sums", counts...)
	case judged == 0:
		return words.T("overview.sums.unknown", counts...)
	}
	return words.T("overview.sums.met", counts...)
}
