package edited

import (
	"slices"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/workspace"
)

// between stands between the names in a cell. A comma may be part of a name.
const between = "; "

// namesOf writes people into a cell, always in the same order.
func namesOf(persons []people.Person) string {
	var names []string
	for _, p := range persons {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return strings.Join(names, between)
}

// splitNames reads what people type between names: semicolons, line breaks, and commas unless somebody is called so.
func splitNames(w workspace.Workspace, text string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		part = strings.TrimSpace(part)
		if len(named(w, part)) > 0 {
			names = append(names, part)
			continue
		}
		for _, name := range strings.Split(part, ",") {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// spellNames writes names as the workspace has them, in the order in which it writes them.
func spellNames(w workspace.Workspace, text string) string {
	names := splitNames(w, text)
	for i, name := range names {
		names[i] = spellName(w, name)
	}
	slices.Sort(names)
	return strings.Join(names, between)
}

func spellName(w workspace.Workspace, name string) string {
	if found := named(w, name); len(found) > 0 {
		return found[0].Name
	}
	return name
}

// named lists the people with a name, in any case.
func named(w workspace.Workspace, name string) []people.Person {
	var found []people.Person
	for _, p := range w.PeopleByName() {
		if strings.EqualFold(p.Name, name) {
			found = append(found, p)
		}
	}
	return found
}

// person finds the one with a name; of several those that are there already come first. The error is an Unknown or a
// Namesakes.
func person(w workspace.Workspace, name string, already []people.Person) (people.Person, error) {
	found := named(w, name)
	for _, p := range found {
		if slices.Contains(already, p) {
			return p, nil
		}
	}
	switch len(found) {
	case 0:
		return people.Person{}, Unknown{name}
	case 1:
		return found[0], nil
	}
	return people.Person{}, Namesakes{name}
}

// seat lets the people of a text, and nobody else, hold a persona for a service or for the whole workspace.
func seat(w *workspace.Workspace, personaID, serviceID, text string) error {
	now := w.HoldersFor(personaID, serviceID)
	var wanted []people.Person
	for _, name := range splitNames(*w, text) {
		p, err := person(*w, name, now)
		if err != nil {
			return err
		}
		wanted = append(wanted, p)
	}
	for _, p := range now {
		if slices.Contains(wanted, p) {
			continue
		}
		if err := w.LeaveChair(personaID, p.ID, serviceID); err != nil {
			return err
		}
	}
	for _, p := range wanted {
		if err := w.Hold(personaID, p.ID, serviceID); err != nil {
			return err
		}
	}
	return nil
}

// ownerField lets a field hold one person or nobody.
func ownerField[R comparable](width float64, of func(workspace.Workspace) workspace.Table[R], at func(*R) *string, put func(*workspace.Workspace, R) error) Field {
	f := textField("owner_id", width, of, at, put)
	id, setID := f.Text, f.set
	f.Text = func(w workspace.Workspace, row string) string { return w.People[id(w, row)].Name }
	f.read = spellName
	f.set = func(w *workspace.Workspace, row, text, today string) error {
		if text == "" {
			return setID(w, row, "", today)
		}
		p, err := person(*w, text, nil)
		if err != nil {
			return err
		}
		return setID(w, row, p.ID, today)
	}
	return f
}
