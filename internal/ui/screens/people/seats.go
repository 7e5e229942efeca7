package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// scopes lists where a person holds a persona: IDs of services in their order, and first of all "" for the whole
// workspace.
func scopes(w workspace.Workspace, personaID, personID string) []string {
	held := map[string]bool{}
	for _, h := range w.Holdings {
		if h.PersonaID == personaID && h.PersonID == personID {
			held[h.ServiceID] = true
		}
	}
	var where []string
	if held[""] {
		where = append(where, "")
	}
	for _, service := range w.ServicesInOrder() {
		if held[service.ID] {
			where = append(where, service.ID)
		}
	}
	return where
}

// scopeName names where somebody holds a persona.
func (s *Screen) scopeName(serviceID string) string {
	if serviceID == "" {
		return words.T("people.whole-workspace")
	}
	return s.w.Services[serviceID].Name
}

func (s *Screen) scopeNames(where []string) string {
	var names []string
	for _, serviceID := range where {
		names = append(names, s.scopeName(serviceID))
	}
	return strings.Join(names, ", ")
}

// seat is a line that says who sits where: it stands in the list of chairs under the person's name, and beside a person
// under the persona's.
type seat struct {
	name, caption       string
	personaID, personID string
	where               []string
}

func (a seat) equal(b seat) bool {
	return a.name == b.name && a.caption == b.caption && a.personaID == b.personaID && a.personID == b.personID && slices.Equal(a.where, b.where)
}

func (s *Screen) seatLines(seats []seat) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, seat := range seats {
		lines = append(lines, s.seatLine(seat))
	}
	return lines
}

// seatLine shows a seat and a button to leave it; with several places, the button asks which one.
func (s *Screen) seatLine(a seat) fyne.CanvasObject {
	who := widgets.NewElided(a.name, widgets.Look{})
	place := widgets.NewElided(a.caption, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	var leave *widgets.Button
	leave = widgets.NewIconButton(fynetheme.CancelIcon(), words.T("people.leave"), func() {
		if len(a.where) == 1 {
			s.leave(a.personaID, a.personID, a.where[0])
			return
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(leave).AddXY(0, leave.Size().Height)
		widgets.OpenCommands(s.canvas(), at, s.leaveMenu(a.personaID, a.personID, a.where))
	})
	return container.New(shares{3, 4, 0}, who, place, leave)
}

func (s *Screen) leaveMenu(personaID, personID string, where []string) []widgets.Command {
	commands := []widgets.Command{{Text: words.T("people.leave-all"), Do: func() { s.leave(personaID, personID, where...) }}}
	for _, serviceID := range where {
		commands = append(commands, widgets.Command{
			Text: words.T("people.leave-scope", "Scope", s.scopeName(serviceID)),
			Do:   func() { s.leave(personaID, personID, serviceID) },
		})
	}
	return commands
}

func (s *Screen) leave(personaID, personID string, where ...string) {
	label := words.T("people.undo.leave", "Name", s.w.People[personID].Name, "Persona", s.w.Personas[personaID].Called(), "Scope", s.scopeNames(where))
	s.env.Do(label, func(w *workspace.Workspace) error {
		for _, serviceID := range where {
			if err := w.LeaveChair(personaID, personID, serviceID); err != nil {
				return err
			}
		}
		return nil
	})
	s.chairs.focus(personaID)
}

func (s *Screen) seat(personaID, personID, serviceID string) {
	s.env.Do(s.seatLabel(s.w.People[personID].Name, personaID, serviceID), func(w *workspace.Workspace) error {
		return w.Hold(personaID, personID, serviceID)
	})
}

// seatNew adds a person and seats them, in one edit.
func (s *Screen) seatNew(personaID, name, serviceID string) {
	s.env.Do(s.seatLabel(name, personaID, serviceID), func(w *workspace.Workspace) error {
		p, err := w.AddPerson(name)
		if err != nil {
			return err
		}
		return w.Hold(personaID, p.ID, serviceID)
	})
}

func (s *Screen) seatLabel(name, personaID, serviceID string) string {
	return words.T("people.undo.seat", "Name", name, "Persona", s.w.Personas[personaID].Called(), "Scope", s.scopeName(serviceID))
}

// askScope asks for which service, or whether for the whole workspace; the chosen service comes first.
func (s *Screen) askScope(persona people.Persona, chosen func(serviceID string)) {
	first, last := []widgets.PickerChoice{{ID: wholeWorkspace, Text: words.T("people.whole-workspace")}}, []widgets.PickerChoice{}
	for _, service := range s.w.ServicesInOrder() {
		choice := widgets.PickerChoice{ID: service.ID, Text: service.Name, Detail: people.Names(s.w.HoldersFor(persona.ID, service.ID))}
		if service.ID == s.at.ServiceID {
			first = append([]widgets.PickerChoice{choice}, first...)
		} else {
			last = append(last, choice)
		}
	}
	widgets.Picker{
		Title: words.T("people.scope-title", "Persona", persona.Called()), Hint: words.T("people.scope-hint"), Empty: words.T("people.scope-none"),
		Choices: append(first, last...),
		OnPick: func(id string) {
			chosen(strings.TrimPrefix(id, wholeWorkspace))
		},
	}.Open(s.canvas())
}

// wholeWorkspace stands for the whole workspace in a list of services.
const wholeWorkspace = "*"

// newPersonChoice marks the choice that adds a person with the name that follows.
const newPersonChoice = "+"

// askPerson asks who shall sit on a chair: somebody who is known, or a new name.
func (s *Screen) askPerson(persona people.Persona, serviceID string) {
	widgets.Picker{
		Title: words.T("people.seat-title", "Persona", persona.Called(), "Scope", s.scopeName(serviceID)),
		Hint:  words.T("people.seat-hint"), Empty: words.T("people.none"),
		Search: s.findPeople,
		OnPick: func(id string) {
			if name, isNew := strings.CutPrefix(id, newPersonChoice); isNew {
				s.seatNew(persona.ID, name, serviceID)
				return
			}
			s.seat(persona.ID, id, serviceID)
		},
	}.Open(s.canvas())
}

// findPeople lists the people whose name or personas hold the query, and the way to add a person of that name.
func (s *Screen) findPeople(query string) []widgets.PickerChoice {
	query = strings.Join(strings.Fields(query), " ")
	var found []widgets.PickerChoice
	known := false
	for _, p := range s.w.PeopleByName() {
		detail := strings.Join(personasHeld(s.w, p.ID), ", ")
		known = known || strings.EqualFold(p.Name, query)
		if strings.Contains(strings.ToLower(p.Name+" "+detail), strings.ToLower(query)) {
			found = append(found, widgets.PickerChoice{ID: p.ID, Text: p.Name, Detail: detail})
		}
	}
	if query != "" && !known {
		found = append(found, widgets.PickerChoice{ID: newPersonChoice + query, Text: words.T("people.seat-new", "Name", query)})
	}
	return found
}

// lowerFirst makes a word for the middle of a sentence out of a field's name.
func lowerFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[size:]
}
