// Package slos is the register of SLOs: all of them or those of one service, each to open and edit, and beside them the
// journeys, expectations and dependencies that they come from. What is shown follows from the route alone, so that going
// back and forward works.
package slos

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Screen is the register.
type Screen struct {
	env stage.Env
	w   workspace.Workspace
	at  stage.Route

	back    *widgets.Button // from an open SLO to the register
	title   *widgets.Text
	add     *widgets.Button
	tabs    *widgets.Tabs
	parts   []part
	top     *fyne.Container
	frame   *fyne.Container
	body    *fyne.Container
	none    fyne.CanvasObject
	content *fyne.Container
}

// part is what belongs to a tab.
type part interface {
	content() fyne.CanvasObject
	show(w workspace.Workspace, at stage.Route)
	focus()
	count(w workspace.Workspace, serviceID string) int
}

// The tabs, and the IDs by which a route chooses them; the first is chosen by the ID of an SLO, or by none.
const (
	tabSLOs = iota
	tabJourneys
	tabExpectations
	tabDependencies
)

var tabIDs = []string{"", "journeys", "expectations", "dependencies"}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true})}
	s.add = widgets.NewPrimary(words.T("slos.add"), func() { openAdd(s.env, s.w, s.at.ServiceID) })
	s.back = widgets.NewQuiet(words.T("slos.back"), fynetheme.NavigateBackIcon(), func() {
		env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: s.at.ServiceID})
	})
	s.tabs = widgets.NewTabs(make([]string, len(tabIDs))...)
	s.tabs.OnSelect = func(i int) {
		env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: s.at.ServiceID, ID: tabIDs[i]})
	}
	s.parts = []part{newSLOs(env, s.add.OnTapped), newJourneys(env), newExpectations(env), newDependencies(env)}
	s.none = widgets.EmptyState(theme.IconTarget, words.T("slos.no-services"), words.T("slos.to-overview"), func() {
		env.GoTo(stage.Route{Screen: stage.Overview})
	})
	s.body = container.NewStack()
	top := container.NewBorder(nil, nil, s.back, container.New(layout.NewCenterLayout(), s.add), s.title)
	s.top = widgets.Stack(2, top, s.tabs)
	s.frame = container.NewBorder(s.top, nil, nil, nil, widgets.Inset(0, s.body))
	s.content = container.NewStack(widgets.Inset(3, s.frame))
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date. The part of another tab is brought up to date when that tab is chosen.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	s.w, s.at = w, at
	tab := tabOf(at.ID)
	for i, p := range s.parts {
		s.tabs.SetTitle(i, tabTitle(i, p.count(w, at.ServiceID)))
	}
	s.tabs.Set(tab)
	s.parts[tab].show(w, at)
	s.head(tab)
	s.put(tab)
}

// Age brings figures up to date that grow old.
func (s *Screen) Age() {
	if part, ok := s.parts[tabOf(s.at.ID)].(stage.Ageing); ok {
		part.Age()
	}
}

// head says what is shown: a register among others, or an SLO that has the screen for itself.
func (s *Screen) head(tab int) {
	open, isOpen := openSLO(s.w, s.at)
	title := titleOf(s.w, s.at.ServiceID)
	if isOpen {
		title = open.Name
	}
	s.title.Set(title)
	s.back.Hidden = !isOpen
	s.tabs.Hidden = isOpen || len(s.w.Services) == 0
	s.add.Hidden = isOpen || tab != tabSLOs || s.parts[tabSLOs].count(s.w, s.at.ServiceID) == 0
	s.frame.Refresh()
}

// openSLO returns the SLO that a route opens, if it is one of those that are listed there.
func openSLO(w workspace.Workspace, at stage.Route) (slo.SLO, bool) {
	id, _ := at.SLO()
	o, ok := w.SLOs[id]
	return o, ok && (at.ServiceID == "" || o.ServiceID == at.ServiceID)
}

// put shows the part of a tab, or what to do while there is no service at all.
func (s *Screen) put(tab int) {
	shown := s.parts[tab].content()
	if len(s.w.Services) == 0 {
		shown = s.none
	}
	if len(s.body.Objects) != 1 || s.body.Objects[0] != shown {
		s.body.Objects = []fyne.CanvasObject{shown}
		s.body.Refresh()
	}
}

// Take takes in a file that was dropped on an open SLO.
func (s *Screen) Take(path string) bool {
	p, ok := s.parts[tabOf(s.at.ID)].(stage.Taker)
	return ok && p.Take(path)
}

// Focus gives the keyboard to what is shown.
func (s *Screen) Focus() { s.parts[tabOf(s.at.ID)].focus() }

func tabOf(id string) int {
	for i, tabID := range tabIDs {
		if id == tabID {
			return i
		}
	}
	return tabSLOs
}

func tabTitle(tab, count int) string {
	switch tab {
	case tabJourneys:
		return words.T("slos.tab.journeys", "Count", count)
	case tabExpectations:
		return words.T("slos.tab.expectations", "Count", count)
	case tabDependencies:
		return words.T("slos.tab.dependencies", "Count", count)
	}
	return words.T("slos.tab.slos", "Count", count)
}

func titleOf(w workspace.Workspace, serviceID string) string {
	if serviceID == "" {
		return words.T("slos.title.all")
	}
	return words.T("slos.title.service", "Service", w.Services[serviceID].Name)
}
