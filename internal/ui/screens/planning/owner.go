package planning

import (
	"slocharter/internal/people"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// productOwner is the key of the persona who plans.
const productOwner = "product-owner"

// owner chooses whose services are on the board of all services.
type owner struct {
	screen *Screen
	chosen string // the ID of a product owner; empty for the services of everybody
	begun  bool   // it was looked whether whoever sits here owns services
	field  *widgets.ChoiceField
}

func newOwner(s *Screen) *owner {
	o := &owner{screen: s, field: widgets.NewChoiceField(widgets.Field{Label: words.T("planning.services-of")})}
	o.field.OnChoose = func(id string) {
		o.chosen = id
		s.board.show(s.slos())
		s.draw()
		s.fetch()
	}
	return o
}

// show offers the product owners. At first the board shows the services of whoever sits here, if they own any.
func (o *owner) show() {
	s := o.screen
	o.field.Hidden = s.at.ServiceID != ""
	owners := o.owners()
	list := []widgets.Choice{{Text: words.T("planning.everybody")}}
	known := false
	for _, p := range owners {
		list = append(list, widgets.Choice{ID: p.ID, Text: p.Name})
		known = known || p.ID == o.chosen
		if !o.begun && p.Name == s.env.Session.Author() {
			o.chosen, known = p.ID, true
		}
	}
	o.begun = true
	if !known {
		o.chosen = ""
	}
	o.field.Set(list, o.chosen)
}

// owners lists who is a product owner of a service.
func (o *owner) owners() []people.Person {
	w, owns := o.screen.w, map[string]bool{}
	for _, service := range w.ServicesInOrder() {
		for _, p := range o.of(service.ID) {
			owns[p.ID] = true
		}
	}
	var list []people.Person
	for _, p := range w.PeopleByName() {
		if owns[p.ID] {
			list = append(list, p)
		}
	}
	return list
}

// of lists the product owners of a service.
func (o *owner) of(serviceID string) []people.Person {
	w := o.screen.w
	for _, persona := range w.PersonasInOrder() {
		if persona.Key == productOwner {
			return w.Holders(persona.ID, serviceID)
		}
	}
	return nil
}

// services lists the IDs of the services of whom is chosen.
func (o *owner) services() []string {
	var ids []string
	for _, service := range o.screen.w.ServicesInOrder() {
		mine := o.chosen == ""
		for _, p := range o.of(service.ID) {
			mine = mine || p.ID == o.chosen
		}
		if mine {
			ids = append(ids, service.ID)
		}
	}
	return ids
}
