// Package guide is the screen of the path: one service on its way through the steps of a cycle, with who takes part in a
// step, what there is to answer, to fill in and to do, what must be true before the step is left, and who signed. It
// knows what is shown and asked; what a step needs and whether it has it comes from the floors below.
package guide

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Screen shows the guide of the route's service, at the step that the route names or else at the one last shown; without
// a service it lets people choose or add one.
type Screen struct {
	env       stage.Env
	w         workspace.Workspace
	serviceID string
	cycleID   string // empty: the present one
	stepID    string
	guide     workspace.Guide

	head    *head
	path    *widgets.Path
	page    *page
	panels  panels
	figures *figures
	column  *widgets.Column // all of one service
	shown   fyne.CanvasObject
	content *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, path: widgets.NewPath(), column: widgets.NewColumn(5), panels: newPanels(env)}
	s.head, s.figures = newHead(s), &figures{s: s}
	s.path.OnStep = func(step int) { s.goToStep(step) }
	s.content = container.NewStack()
	return s
}

// Content returns what the screen consists of.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show shows the workspace as it is now. What is being typed stays.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	s.w = w
	if !w.Has("service", at.ServiceID) {
		s.serviceID, s.page = "", nil
		s.put(s.services())
		return
	}
	s.follow(at)
	if len(s.guide.Steps) == 0 {
		s.page = nil
		s.put(widgets.EmptyState(theme.IconGuide, words.T("guide.no-steps"), words.T("guide.who.chart"), func() { s.goTo(stage.RACI, "") }))
		return
	}
	s.head.show()
	s.path.Set(phases(s.guide), s.index())
	s.put(s.column)
	s.showPage()
}

// Focus gives the keyboard to the path.
func (s *Screen) Focus() {
	if s.page != nil {
		s.env.Window.Canvas().Focus(s.path)
	}
}

// StepBy goes so many steps further on, or back.
func (s *Screen) StepBy(by int) {
	if s.page != nil {
		s.goToStep(s.index() + by)
	}
}

// put shows an object as the whole screen.
func (s *Screen) put(o fyne.CanvasObject) {
	if s.shown != o {
		s.shown = o
		s.content.Objects = []fyne.CanvasObject{widgets.Inset(4, o)}
		s.content.Refresh()
	}
}

// follow finds the service, cycle and step to show.
func (s *Screen) follow(at stage.Route) {
	if at.ServiceID != s.serviceID {
		s.serviceID, s.cycleID, s.stepID = at.ServiceID, "", ""
	}
	if !s.w.Has("cycle", s.cycleID) {
		s.cycleID = ""
	}
	s.guide = s.w.Guide(s.serviceID, s.cycleID)
	if s.w.Has("step", at.ID) {
		s.stepID = at.ID
	}
	if current := s.guide.Current(); s.index() < 0 && current >= 0 {
		s.stepID = s.guide.Steps[current].Step.ID
	}
}

// index is the place of the shown step on the path, or -1.
func (s *Screen) index() int {
	return slices.IndexFunc(s.guide.Steps, func(g workspace.GuideStep) bool { return g.Step.ID == s.stepID })
}

func (s *Screen) goToStep(index int) {
	if index >= 0 && index < len(s.guide.Steps) {
		s.env.GoTo(stage.Route{Screen: stage.Guide, ServiceID: s.serviceID, ID: s.guide.Steps[index].Step.ID})
	}
}

// showPage shows the step. Another step or cycle gets a page of its own, at whose top one begins to read.
func (s *Screen) showPage() {
	if s.page == nil || s.page.cycleID != s.guide.Cycle.ID || s.page.stepID != s.stepID {
		s.page = newPage(s)
		s.column.Set(append([]fyne.CanvasObject{s.head.content, s.path}, s.page.parts...)...)
		s.column.Reveal(s.head.content)
	}
	if s.page.sheets.measured() {
		s.figures.look()
	}
	s.page.show(s.guide.Steps[s.index()])
	s.column.Settle()
}

// showCycle shows a cycle, or with "" the present one.
func (s *Screen) showCycle(id string) {
	s.env.Window.Canvas().Unfocus() // what is being typed belongs to the cycle shown so far
	s.cycleID = id
	s.Show(s.w, stage.Route{Screen: stage.Guide, ServiceID: s.serviceID})
}

// ended tells whether the shown cycle can only be read.
func (s *Screen) ended() bool { return s.guide.Cycle.Ended != "" }

// phases is the path as it is drawn.
func phases(g workspace.Guide) []widgets.PathPhase {
	var all []widgets.PathPhase
	for _, phase := range lifecycle.Phases {
		drawn := widgets.PathPhase{Title: phaseTitle(phase)}
		for _, step := range g.Steps {
			if step.Step.Phase == phase {
				drawn.Steps = append(drawn.Steps, widgets.PathStep{
					Title: step.Step.Name, State: pathStates[step.State],
					Hint: words.T("guide.path.hint", "Step", step.Step.Name, "State", words.StepState(step.State)),
				})
			}
		}
		if len(drawn.Steps) > 0 {
			all = append(all, drawn)
		}
	}
	return all
}

var pathStates = map[lifecycle.State]widgets.StepState{
	lifecycle.Open:    widgets.StepOpen,
	lifecycle.Working: widgets.StepDoing,
	lifecycle.Waiting: widgets.StepWaiting,
	lifecycle.Done:    widgets.StepDone,
}
