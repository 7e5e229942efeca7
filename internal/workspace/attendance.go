package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/review"
)

// Expected is somebody who must be in a review, or must agree with what comes out of it.
type Expected struct {
	Person      people.Person
	Role        string // the columns with their letters: "Service Owner (A), Product Owner(s) (R)"
	Accountable bool
}

// Invited lists who is responsible or accountable for some steps of a service, and the columns that are and have nobody
// behind them.
func (w Workspace) Invited(serviceID string, stepKeys []string) (expected []Expected, empty []raci.Column) {
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	for _, column := range m.Columns {
		letters := busyLetters(m, stepKeys, column.ID)
		if letters == "" {
			continue
		}
		holders := roster.Holders(column.ID)
		if len(holders) == 0 {
			empty = append(empty, column)
		}
		for _, p := range holders {
			expected = addPart(expected, p, column.Name+" ("+string(letters)+")", letters.Has(m.Scheme.Symbol(raci.Accountable)))
		}
	}
	return expected, empty
}

// busyLetters joins the letters of a column in the steps in which it is responsible or accountable.
func busyLetters(m raci.Matrix, stepKeys []string, columnID string) raci.Letters {
	var all raci.Letters
	for _, row := range m.Rows {
		letters := m.At(row.ID, columnID)
		busy := letters.Has(m.Scheme.Symbol(raci.Accountable)) || letters.Has(m.Scheme.Symbol(raci.Responsible))
		if !busy || !slices.Contains(stepKeys, row.Key) {
			continue
		}
		for _, symbol := range letters.Symbols() {
			all = all.With(symbol, m.Scheme)
		}
	}
	return all
}

// addPart adds a part to those that a person has.
func addPart(all []Expected, p people.Person, role string, accountable bool) []Expected {
	i := slices.IndexFunc(all, func(e Expected) bool { return e.Person.ID == p.ID })
	if i < 0 {
		return append(all, Expected{p, role, accountable})
	}
	all[i].Role += ", " + role
	all[i].Accountable = all[i].Accountable || accountable
	return all
}

// invite writes down who must be in a review. Who was only expected and is not any more goes.
func (w *Workspace) invite(r review.Review) {
	expected, _ := w.Invited(r.ServiceID, r.Kind.Steps())
	for _, old := range w.AttendeesOf(r.ID) {
		if old.Must && !old.Present {
			delete(w.Attendees, old.ID)
		}
	}
	for _, e := range expected {
		a := w.attendee(r.ID, e.Person)
		a.Name, a.Role, a.Must = e.Person.Name, e.Role, true
		put(&w.Attendees, a.ID, a)
	}
}

// attendee returns the person's row in a review, or a new one.
func (w Workspace) attendee(reviewID string, p people.Person) review.Attendee {
	id := reviewID + "|" + p.ID
	if a, ok := w.Attendees[id]; ok {
		return a
	}
	position := next(w.AttendeesOf(reviewID), attendeePosition)
	return review.Attendee{ID: id, ReviewID: reviewID, PersonID: p.ID, Name: p.Name, Position: position}
}

func attendeePosition(a review.Attendee) int { return a.Position }

// AttendeesOf lists who must be in a review and who was there.
func (w Workspace) AttendeesOf(reviewID string) []review.Attendee {
	return grouped(w, w.Attendees, attendeePosition, func(a review.Attendee) string { return a.ReviewID }, reviewID)
}

// MissingFrom lists who must be in a review and is not there.
func (w Workspace) MissingFrom(reviewID string) []review.Attendee {
	return slices.DeleteFunc(w.AttendeesOf(reviewID), func(a review.Attendee) bool { return !a.Must || a.Present })
}

// SetPresent says whether a person is in a review. One who need not be there and is not leaves the list.
func (w *Workspace) SetPresent(reviewID, personID string, present bool) error {
	r, err := w.openReview(reviewID)
	if err != nil {
		return err
	}
	p, ok := w.People[personID]
	if !ok {
		return NotFound{"person", personID}
	}
	a := w.attendee(reviewID, p)
	a.Present = present
	if !a.Must && !present {
		delete(w.Attendees, a.ID)
		return nil
	}
	if a.Role == "" {
		a.Role = w.partsIn(r.ServiceID, r.Kind.Steps(), p)
	}
	put(&w.Attendees, a.ID, a)
	return nil
}

// partsIn joins the parts that a person has in some steps, each once.
func (w Workspace) partsIn(serviceID string, stepKeys []string, p people.Person) string {
	var roles []string
	for _, key := range stepKeys {
		step, err := w.StepByKey(key)
		if err != nil {
			continue
		}
		if role, _ := w.partIn(serviceID, step.ID, p); role != "" && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return strings.Join(roles, ", ")
}

// AddGuest adds somebody to a review whom the workspace does not know.
func (w *Workspace) AddGuest(reviewID, name string) (review.Attendee, error) {
	if _, err := w.openReview(reviewID); err != nil {
		return review.Attendee{}, err
	}
	if err := cleanName("name", &name); err != nil {
		return review.Attendee{}, err
	}
	a := review.Attendee{ID: NewID(), ReviewID: reviewID, Name: name, Present: true, Position: next(w.AttendeesOf(reviewID), attendeePosition)}
	put(&w.Attendees, a.ID, a)
	return a, nil
}
