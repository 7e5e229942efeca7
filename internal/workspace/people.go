package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/raci"
)

func personaPosition(p people.Persona) int { return p.Position }

// PersonasInOrder lists the personas.
func (w Workspace) PersonasInOrder() []people.Persona {
	return where(w.Personas, personaPosition, every)
}

// PersonasOf lists the personas that map to a RACI column; for "" those outside the chart.
func (w Workspace) PersonasOf(columnID string) []people.Persona {
	return grouped(w, w.Personas, personaPosition, func(p people.Persona) string { return p.ColumnID }, columnID)
}

// AddPersona adds a persona of the organisation's own, outside the chart.
func (w *Workspace) AddPersona(name string) (people.Persona, error) {
	key := freeKey(name, func(k string) bool {
		return slices.ContainsFunc(w.PersonasInOrder(), func(p people.Persona) bool { return p.Key == k })
	})
	p := people.Persona{ID: NewID(), Key: key, Name: name, Position: next(w.PersonasInOrder(), personaPosition)}
	if err := w.PutPersona(p); err != nil {
		return people.Persona{}, err
	}
	return w.Personas[p.ID], nil
}

// PutPersona writes a persona.
func (w *Workspace) PutPersona(p people.Persona) error {
	err := firstError(cleanName("name", &p.Name), cleanLine("own name", &p.OwnName), cleanText("duty", &p.Duty))
	if err != nil {
		return err
	}
	put(&w.Personas, p.ID, p)
	return nil
}

// MovePersona moves a persona up (negative) or down the list.
func (w *Workspace) MovePersona(id string, by int) error {
	return move(w.PersonasInOrder(), func(p people.Persona) string { return p.ID }, id, by, func(p people.Persona, position int) {
		p.Position = position
		put(&w.Personas, p.ID, p)
	})
}

func personPosition(p people.Person) int { return p.Position }

// PeopleByName lists the people.
func (w Workspace) PeopleByName() []people.Person {
	return byName(where(w.People, personPosition, every), func(p people.Person) string { return p.Name })
}

// AddPerson adds a person.
func (w *Workspace) AddPerson(name string) (people.Person, error) {
	position := next(where(w.People, personPosition, every), personPosition)
	p := people.Person{ID: NewID(), Name: name, Position: position}
	if err := w.PutPerson(p); err != nil {
		return people.Person{}, err
	}
	return w.People[p.ID], nil
}

// PutPerson writes a person.
func (w *Workspace) PutPerson(p people.Person) error {
	err := firstError(cleanName("name", &p.Name), cleanLine("email", &p.Email), cleanText("note", &p.Note))
	if err != nil {
		return err
	}
	put(&w.People, p.ID, p)
	return nil
}

// Hold seats a person on a persona's chair, for one service or, with an empty serviceID, for the whole workspace.
// Holding it twice is holding it once.
func (w *Workspace) Hold(personaID, personID, serviceID string) error {
	if !w.Has("persona", personaID) {
		return NotFound{"persona", personaID}
	}
	if !w.Has("person", personID) {
		return NotFound{"person", personID}
	}
	id := personaID + "|" + personID + "|" + serviceID
	put(&w.Holdings, id, people.Holding{ID: id, PersonaID: personaID, PersonID: personID, ServiceID: serviceID})
	return nil
}

// LeaveChair takes a person from a persona's chair again.
func (w *Workspace) LeaveChair(personaID, personID, serviceID string) error {
	return w.Remove("holding", personaID+"|"+personID+"|"+serviceID)
}

// HoldersFor lists who was seated for exactly this service, or with an empty serviceID for the whole workspace.
func (w Workspace) HoldersFor(personaID, serviceID string) []people.Person {
	var found []people.Person
	for _, h := range w.Holdings {
		if h.PersonaID == personaID && h.ServiceID == serviceID {
			found = append(found, w.People[h.PersonID])
		}
	}
	return byID(found)
}

// Holders lists who holds a persona towards a service: those seated for it, or else those seated for the whole
// workspace.
func (w Workspace) Holders(personaID, serviceID string) []people.Person {
	if own := w.HoldersFor(personaID, serviceID); len(own) > 0 {
		return own
	}
	return w.HoldersFor(personaID, "")
}

// holdersOf lists who holds a persona towards a service, or with an empty serviceID towards any.
func (w Workspace) holdersOf(personaID, serviceID string) []people.Person {
	if serviceID == "" {
		return w.anyHolders(personaID)
	}
	return w.Holders(personaID, serviceID)
}

// anyHolders lists who holds a persona towards any service.
func (w Workspace) anyHolders(personaID string) []people.Person {
	var found []people.Person
	for _, h := range w.Holdings {
		if p := w.People[h.PersonID]; h.PersonaID == personaID && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	return byID(found)
}

func byID(persons []people.Person) []people.Person {
	slices.SortFunc(persons, func(a, b people.Person) int {
		if a.Position != b.Position {
			return a.Position - b.Position
		}
		return strings.Compare(a.ID, b.ID)
	})
	return persons
}

// Roster says who sits behind the columns: for one service, or with an empty serviceID for all services together.
func (w Workspace) Roster(serviceID string) raci.Roster {
	roster := raci.Roster{Chairs: map[string][]people.Chair{}, Service: serviceID != ""}
	for _, p := range w.PersonasInOrder() {
		roster.Chairs[p.ColumnID] = append(roster.Chairs[p.ColumnID], people.Chair{Persona: p, Holders: w.holdersOf(p.ID, serviceID)})
	}
	return roster
}

// EmptyChairs lists the columns of a service's chart that have a letter to answer for (A or R) and nobody behind them.
func (w Workspace) EmptyChairs(serviceID string) []raci.Column {
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	var empty []raci.Column
	for c, column := range m.Columns {
		busy := m.Count(c, m.Scheme.Symbol(raci.Accountable)) + m.Count(c, m.Scheme.Symbol(raci.Responsible))
		if busy > 0 && len(roster.Holders(column.ID)) == 0 {
			empty = append(empty, column)
		}
	}
	return empty
}
