package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// chairs says who holds which persona, for the chosen service or for all, and shows the chairs that stand empty.
type chairs struct {
	screen  *Screen
	scope   *widgets.Paragraph
	list    *widgets.InlineList
	column  *widgets.Column
	content fyne.CanvasObject
	rows    map[string]*chair
}

// chair is the row of one persona.
type chair struct {
	name, field *widgets.Text
	state       *widgets.Chip
	stateLine   *fyne.Container
	seats       *fyne.Container
	fill        *widgets.Button
	shown       []seat
}

func newChairs(s *Screen) *chairs {
	c := &chairs{screen: s, rows: map[string]*chair{}, scope: widgets.NewParagraph("", widgets.Look{Token: theme.Muted})}
	c.list = widgets.NewInlineList("", c.build)
	c.column = widgets.NewColumn(3, c.scope, c.list)
	c.content = below(c.column)
	return c
}

func (c *chairs) show() {
	w := c.screen.w
	if service, ok := w.Services[c.screen.at.ServiceID]; ok {
		c.scope.Set(words.T("people.chairs-of", "Service", service.Name))
	} else {
		c.scope.Set(words.T("people.chairs-of-all"))
	}
	var ids []string
	for _, p := range w.PersonasInOrder() {
		ids = append(ids, p.ID)
	}
	c.list.Set(ids)
	c.column.Settle()
}

// reveal scrolls to the chair of a persona, with its button ready.
func (c *chairs) reveal(personaID string) {
	row := c.list.Row(personaID)
	if row == nil {
		return
	}
	c.column.Reveal(row)
	c.focus(personaID)
}

// focus gives the keyboard to the button of a persona's chair.
func (c *chairs) focus(personaID string) {
	row := c.list.Row(personaID)
	canvas := c.screen.canvas()
	if row != nil && c.content.Visible() && fyne.CurrentApp().Driver().CanvasForObject(row) == canvas && canvas.Overlays().Top() == nil {
		canvas.Focus(c.rows[personaID].fill)
	}
}

func (c *chairs) build(personaID string) (fyne.CanvasObject, func()) {
	row := &chair{
		name:  widgets.NewElided("", widgets.Look{Bold: true}),
		field: widgets.NewElided("", widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}),
		state: widgets.NewChip("", widgets.Neutral),
		seats: widgets.Stack(0),
	}
	row.stateLine = container.New(clipped{}, row.state)
	row.fill = widgets.NewButton("", func() { c.fill(personaID) })
	c.rows[personaID] = row
	who := widgets.Stack(0.5, row.name, row.field)
	line := container.New(shares{3, 6, 0}, who, widgets.Stack(0, row.stateLine, row.seats), row.fill)
	return widgets.Stack(1, hairline(), line), func() { c.showChair(row, personaID) }
}

func (c *chairs) showChair(row *chair, personaID string) {
	s := c.screen
	persona := s.w.Personas[personaID]
	row.name.Set(persona.Called())
	row.field.Set(fieldName(persona))
	seats := c.seats(persona)
	if !slices.EqualFunc(seats, row.shown, seat.equal) {
		row.shown = seats
		row.seats.Objects = s.seatLines(seats)
		row.seats.Refresh()
	}
	text, kind := c.state(persona, len(seats))
	row.state.Set(text, kind)
	row.stateLine.Hidden = text == ""
	row.fill.SetText(words.T("people.fill"))
	if len(seats) > 0 {
		row.fill.SetText(words.T("people.fill-more"))
	}
}

// fieldName is the field's name of a persona that is called differently here.
func fieldName(p people.Persona) string {
	if p.Called() == p.Name {
		return ""
	}
	return p.Name
}

// seats lists who sits on a chair: for the chosen service, or else with all places.
func (c *chairs) seats(persona people.Persona) []seat {
	s := c.screen
	var seats []seat
	for _, p := range s.w.PeopleByName() {
		where := scopes(s.w, persona.ID, p.ID)
		caption := s.scopeNames(where)
		if s.at.ServiceID != "" {
			where, caption = c.inForce(persona.ID, where)
		}
		if len(where) > 0 {
			seats = append(seats, seat{name: p.Name, caption: caption, personaID: persona.ID, personID: p.ID, where: where})
		}
	}
	return seats
}

// inForce keeps of a person's places the one that counts for the chosen service: the service itself, or, where nobody is
// seated for it, the whole workspace, which the caption says.
func (c *chairs) inForce(personaID string, where []string) (kept []string, caption string) {
	s := c.screen
	counts := s.at.ServiceID
	if len(s.w.HoldersFor(personaID, counts)) == 0 {
		counts, caption = "", s.scopeName("")
	}
	if !slices.Contains(where, counts) {
		return nil, ""
	}
	return []string{counts}, caption
}

// state says whether a chair stands empty, and where.
func (c *chairs) state(persona people.Persona, seated int) (string, widgets.Kind) {
	s := c.screen
	if seated == 0 && c.needed(persona, s.at.ServiceID) {
		return words.T("people.empty-chair"), widgets.Watch
	}
	if seated == 0 {
		return words.T("people.nobody-yet"), widgets.Neutral
	}
	if s.at.ServiceID != "" {
		return "", widgets.Neutral
	}
	var empty []string
	for _, service := range s.w.ServicesInOrder() {
		if len(s.w.Holders(persona.ID, service.ID)) == 0 && c.needed(persona, service.ID) {
			empty = append(empty, service.Name)
		}
	}
	if len(empty) == 0 {
		return "", widgets.Neutral
	}
	return words.T("people.empty-for", "Services", strings.Join(empty, ", ")), widgets.Watch
}

// needed tells whether the chart has work for a persona's column and nobody behind it.
func (c *chairs) needed(persona people.Persona, serviceID string) bool {
	for _, column := range c.screen.w.EmptyChairs(serviceID) {
		if column.ID == persona.ColumnID {
			return true
		}
	}
	return false
}

// fill asks where and who.
func (c *chairs) fill(personaID string) {
	s := c.screen
	persona := s.w.Personas[personaID]
	if len(s.w.Services) == 0 {
		s.askPerson(persona, "")
		return
	}
	s.askScope(persona, func(serviceID string) { s.askPerson(persona, serviceID) })
}
