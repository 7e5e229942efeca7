package guide

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// panel edits one kind of a service's data.
type panel interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, serviceID string)
}

// panels keeps the panels for all steps, so that they stay as people left them.
type panels map[lifecycle.Worksheet]panel

func newPanels(env stage.Env) panels {
	return panels{
		lifecycle.Journeys:     forms.Journeys(env),
		lifecycle.Expectations: forms.Expectations(env),
		lifecycle.Dependencies: forms.Dependencies(env),
		lifecycle.SLOs:         forms.SLOs(env),
	}
}

// sheets shows the real data that the step is the place for.
type sheets struct {
	p       *page
	parts   []sheet
	box     *fyne.Container
	content fyne.CanvasObject
}

// sheet is one worksheet of the step.
type sheet struct {
	kind    lifecycle.Worksheet
	content fyne.CanvasObject
	show    func()
}

func newSheets(p *page) *sheets {
	s := &sheets{p: p, box: widgets.Stack(4)}
	for _, kind := range worksheets {
		if hasSheet(p.s.w.Steps[p.stepID], kind) {
			part := s.open(kind)
			s.parts = append(s.parts, part)
			s.box.Add(widgets.Stack(2, s.title(kind), part.content))
		}
	}
	s.content = s.box
	return s
}

// worksheets lists the kinds in the order in which they are shown.
var worksheets = []lifecycle.Worksheet{
	lifecycle.Journeys, lifecycle.Expectations, lifecycle.Dependencies, lifecycle.SLOs, budgets, lifecycle.Policy, lifecycle.Roadmap,
}

func hasSheet(step lifecycle.Step, kind lifecycle.Worksheet) bool {
	if kind == budgets {
		return hasBudgets(step)
	}
	return step.Has(kind)
}

// measured tells whether the figures of the service are shown.
func (s *sheets) measured() bool {
	return !s.p.s.ended() && slices.ContainsFunc(s.parts, func(part sheet) bool { return part.kind == budgets || part.kind == lifecycle.Policy })
}

func (s *sheets) show() {
	for _, part := range s.parts {
		part.show()
	}
	setHidden(s.content, len(s.parts) == 0)
}

func (s *sheets) open(kind lifecycle.Worksheet) sheet {
	switch kind {
	case budgets:
		if s.p.s.ended() {
			return s.live(kind)
		}
		o := newBudgetSheet(s.p)
		return sheet{kind, o.content, o.show}
	case lifecycle.Policy:
		o := newPolicySheet(s.p)
		return sheet{kind, o.content, o.show}
	case lifecycle.Roadmap:
		o := newRoadmapSheet(s.p)
		return sheet{kind, o.content, o.show}
	}
	return s.live(kind)
}

// live is a worksheet of the service's data. An ended cycle shows a way to the present one instead: the data went on.
func (s *sheets) live(kind lifecycle.Worksheet) sheet {
	if s.p.s.ended() {
		text := widgets.NewParagraph(words.T("guide.sheet.ended"), widgets.Look{Token: mutedToken})
		return sheet{kind, text, func() {}}
	}
	shown := s.p.s.panels[kind]
	return sheet{kind, shown.Content(), func() { shown.Show(s.p.s.w, s.p.s.serviceID) }}
}

func (s *sheets) title(kind lifecycle.Worksheet) fyne.CanvasObject {
	switch kind {
	case lifecycle.Journeys:
		return s.p.heading(words.T("guide.sheet.journeys"), "User journey")
	case lifecycle.Expectations:
		return widgets.Heading(words.T("guide.sheet.expectations"))
	case lifecycle.Dependencies:
		return s.p.heading(words.T("guide.sheet.dependencies"), "Dependency")
	case lifecycle.SLOs:
		return s.p.heading(words.T("guide.sheet.slos"), "SLO")
	case budgets:
		return s.p.heading(words.T("guide.sheet.budgets"), "Error budget")
	case lifecycle.Policy:
		return s.p.heading(words.T("guide.sheet.policy"), "Error budget policy")
	}
	return s.p.heading(words.T("guide.sheet.roadmap"), "Roadmap")
}

// reveal scrolls to a worksheet and tells whether the step has it.
func (s *sheets) reveal(kind lifecycle.Worksheet) bool {
	for i, part := range s.parts {
		if part.kind == kind {
			s.p.s.column.Reveal(s.box.Objects[i])
			return true
		}
	}
	return false
}

// passive is a part that shows what it is given and holds nothing that people type. It is built anew only when that
// changed.
type passive struct {
	box   *fyne.Container
	shown string
}

func newPassive(gap float32) *passive { return &passive{box: widgets.Stack(gap)} }

// set replaces the objects unless they would show the same.
func (p *passive) set(look string, build func() []fyne.CanvasObject) {
	if p.shown == look && len(p.box.Objects) > 0 {
		return
	}
	p.shown = look
	p.box.Objects = build()
	p.box.Refresh()
}

// left puts an object at the left at its own size.
func left(o fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(o) }
