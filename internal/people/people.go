// Package people says who takes part: personas (kinds of people with a duty), people with their hats, and who holds
// which persona for the whole workspace or for one service. It knows nothing of letters, steps or storage.
package people

import "strings"

// Persona is a kind of person with a duty towards services, whatever the organisation calls it.
type Persona struct {
	ID       string
	Key      string // short and stable, for the command line: "product-owner"
	Name     string // the field's name: "Product Owner / Manager"
	OwnName  string // this organisation's own name for it, or empty
	Duty     string
	ColumnID string `ref:"raci_column,clear"` // the RACI column it maps to; empty for stakeholders outside the chart
	Position int
}

// Called is the name that people here know the persona by: their own, or else the field's.
func (p Persona) Called() string {
	if p.OwnName != "" {
		return p.OwnName
	}
	return p.Name
}

// Person is somebody with a name, and the hats that they wear beside their personas.
type Person struct {
	ID        string
	Name      string
	Email     string
	Note      string
	Educator  bool // teaches, tracks adoption
	Guard     bool // SLO guard: prevents breaches, sets up the reviews, can say no
	Architect bool // infrastructure architect: shared tooling
	Responder bool // incident response leader: before, during and after incidents
	Position  int
}

// Hat is an extra duty that anybody may wear, several at once.
type Hat string

// The four hats.
const (
	Educator  Hat = "educator"
	Guard     Hat = "slo-guard"
	Architect Hat = "infrastructure-architect"
	Responder Hat = "incident-response-leader"
)

// AllHats lists the hats in the order in which they are shown.
var AllHats = []Hat{Educator, Guard, Architect, Responder}

// Wears tells whether the person wears the hat.
func (p Person) Wears(h Hat) bool {
	switch h {
	case Educator:
		return p.Educator
	case Guard:
		return p.Guard
	case Architect:
		return p.Architect
	case Responder:
		return p.Responder
	}
	return false
}

// With returns the person with the hat put on or taken off; an unknown hat changes nothing.
func (p Person) With(h Hat, on bool) Person {
	switch h {
	case Educator:
		p.Educator = on
	case Guard:
		p.Guard = on
	case Architect:
		p.Architect = on
	case Responder:
		p.Responder = on
	}
	return p
}

// Hats lists what the person wears, in the order of AllHats.
func (p Person) Hats() []Hat {
	var hats []Hat
	for _, h := range AllHats {
		if p.Wears(h) {
			hats = append(hats, h)
		}
	}
	return hats
}

// Holding says that a person holds a persona, for one service or, when ServiceID is empty, for the whole workspace.
type Holding struct {
	ID        string
	PersonaID string `ref:"persona,remove"`
	PersonID  string `ref:"person,remove"`
	ServiceID string `ref:"service,remove"`
}

// Chair is a persona together with the people who sit on it.
type Chair struct {
	Persona Persona
	Holders []Person
}

// Empty tells whether nobody sits on the chair.
func (c Chair) Empty() bool { return len(c.Holders) == 0 }

// Names joins people's names for a sentence: "Ada, Ben, Cleo".
func Names(persons []Person) string {
	names := make([]string, len(persons))
	for i, p := range persons {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}
