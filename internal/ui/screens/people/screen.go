// Package people is the screen of who takes part: personas with this organisation's own names for them, people with
// their hats, and the chairs that somebody must sit on.
package people

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

// The parts of the screen, in the order of their tabs.
const (
	personasPart = iota
	personsPart
	chairsPart
)

// Screen shows personas, people and chairs; the chairs are those of the route's service.
type Screen struct {
	env stage.Env
	at  stage.Route
	w   workspace.Workspace

	tabs     *widgets.Tabs
	add      *widgets.Button
	personas *personas
	persons  *persons
	chairs   *chairs
	parts    []fyne.CanvasObject
	content  fyne.CanvasObject
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, tabs: widgets.NewTabs(words.T("people.personas"), words.T("people.people"), words.T("people.chairs"))}
	s.personas, s.persons, s.chairs = newPersonas(s), newPersons(s), newChairs(s)
	s.parts = []fyne.CanvasObject{s.personas.content, s.persons.content, s.chairs.content}
	s.add = widgets.NewPrimary("", s.addHere)
	s.add.Icon = fynetheme.ContentAddIcon()
	s.tabs.OnSelect = s.open
	title := widgets.NewElided(words.T("people.title"), widgets.Look{Size: theme.SizeHeading, Bold: true})
	head := widgets.Stack(1, container.NewBorder(nil, nil, nil, s.add, title), s.tabs)
	s.content = widgets.Inset(3, container.NewBorder(head, nil, nil, nil, container.NewStack(s.parts...)))
	s.open(personasPart)
	return s
}

// Content returns what the screen consists of.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date. The route's ID may be that of a person, who is selected, or that of a persona,
// whose chair is shown.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	arrived := at != s.at
	s.w, s.at = w, at
	s.tabs.SetTitle(personsPart, words.T("people.people-count", "Count", len(w.People)))
	s.tabs.SetTitle(chairsPart, chairsTitle(len(w.EmptyChairs(at.ServiceID))))
	s.personas.show()
	s.persons.show()
	s.chairs.show()
	if arrived {
		s.goTo(at.ID)
	}
}

func chairsTitle(empty int) string {
	if empty == 0 {
		return words.T("people.chairs")
	}
	return words.T("people.chairs-empty", "Count", empty)
}

func (s *Screen) goTo(id string) {
	if s.w.Has("person", id) {
		s.choose(personsPart)
		s.persons.selectPerson(id)
	}
	if s.w.Has("persona", id) {
		s.choose(chairsPart)
		s.chairs.reveal(id)
	}
}

func (s *Screen) choose(part int) {
	s.tabs.Set(part)
	s.open(part)
}

// open shows one of the parts.
func (s *Screen) open(part int) {
	for i, p := range s.parts {
		if i == part {
			p.Show()
		} else {
			p.Hide()
		}
	}
	s.add.Text = words.T("people.add-persona")
	if part == personsPart {
		s.add.Text = words.T("people.add-person")
	}
	if part == chairsPart {
		s.add.Hide()
		return
	}
	s.add.Show()
	s.add.Refresh()
}

func (s *Screen) addHere() {
	if s.tabs.Chosen() == personsPart {
		s.persons.add()
		return
	}
	s.addPersona()
}

func (s *Screen) canvas() fyne.Canvas { return s.env.Window.Canvas() }
