package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// person edits who is selected.
type person struct {
	screen *Screen
	id     string

	name, email *widgets.TextField
	hats        map[people.Hat]*widgets.CheckField
	held        *fyne.Container
	shown       []seat
	note        *widgets.MarkdownField
	column      *widgets.Column
	content     fyne.CanvasObject
}

func newPerson(s *Screen) *person {
	p := &person{screen: s, hats: map[people.Hat]*widgets.CheckField{}, held: widgets.Stack(1)}
	p.name = widgets.NewTextField(widgets.Field{Label: words.Field("name")})
	p.email = widgets.NewTextField(widgets.Field{Label: words.Field("email")})
	p.note = widgets.NewMarkdownField(widgets.Field{Label: words.Field("note"), Hint: words.T("people.note-hint")}, 3)
	p.name.OnCommit = func(text string) { p.name.SetProblem(p.edit("name", func(q *people.Person) { q.Name = text })) }
	p.email.OnCommit = func(text string) { p.email.SetProblem(p.edit("email", func(q *people.Person) { q.Email = text })) }
	p.note.OnCommit = func(text string) { p.note.SetProblem(p.edit("note", func(q *people.Person) { q.Note = text })) }
	seat := widgets.NewMenuButton(words.T("people.give-persona"), p.personaMenu)
	remove := widgets.NewQuiet(words.T("people.remove"), fynetheme.DeleteIcon(), p.remove)
	p.column = widgets.NewColumn(4, p.name, p.email,
		widgets.Stack(1, append([]fyne.CanvasObject{widgets.Caption(words.T("people.hats"))}, p.hatBoxes()...)...),
		widgets.Stack(1, widgets.Caption(words.T("people.holds")), p.held, left(seat)),
		p.note, left(remove))
	p.content = p.column
	return p
}

// left keeps a button as wide as its text.
func left(o fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(o, layout.NewSpacer()) }

func (p *person) hatBoxes() []fyne.CanvasObject {
	var boxes, lines []fyne.CanvasObject
	for _, h := range workspace.HatMeanings() {
		box := widgets.NewCheckField(widgets.Field{Label: words.Hat(h.Key), Help: h.Meaning})
		box.OnTick = func(on bool) { p.wear(h.Key, on) }
		p.hats[h.Key] = box
		boxes = append(boxes, box)
	}
	for pair := range slices.Chunk(boxes, 2) {
		lines = append(lines, container.New(shares{1, 1}[:len(pair)], pair...))
	}
	return lines
}

// show shows a person; what is being typed about the same one stays.
func (p *person) show(id string) {
	p.id = id
	q, ok := p.screen.w.People[id]
	if !ok {
		p.column.Hide()
		return
	}
	p.column.Show()
	p.name.Set(q.Name)
	p.email.Set(q.Email)
	p.note.Set(q.Note)
	for hat, box := range p.hats {
		box.Set(q.Wears(hat))
	}
	p.showHeld()
	p.column.Settle()
}

// showHeld lists the personas that the person holds, each with where, and a way to leave it.
func (p *person) showHeld() {
	w := p.screen.w
	var seats []seat
	for _, persona := range w.PersonasInOrder() {
		if where := scopes(w, persona.ID, p.id); len(where) > 0 {
			seats = append(seats, seat{
				name: persona.Called(), caption: p.screen.scopeNames(where), personaID: persona.ID, personID: p.id, where: where,
			})
		}
	}
	if len(p.held.Objects) > 0 && slices.EqualFunc(seats, p.shown, seat.equal) {
		return
	}
	p.shown, p.held.Objects = seats, p.screen.seatLines(seats)
	if len(seats) == 0 {
		p.held.Objects = []fyne.CanvasObject{widgets.NewElided(words.T("people.holds-nothing"), widgets.Look{Token: theme.Muted})}
	}
	p.held.Refresh()
}

func (p *person) edit(field string, change func(q *people.Person)) (problem string) {
	id := p.id
	label := words.T("people.undo.edit-person", "Field", lowerFirst(words.Field(field)), "Name", p.screen.w.People[id].Name)
	return p.screen.env.Check(label, func(w *workspace.Workspace) error { return editPerson(w, id, change) })
}

func (p *person) wear(hat people.Hat, on bool) {
	id, name := p.id, p.screen.w.People[p.id].Name
	label := words.T("people.undo.hat-off", "Hat", words.Hat(hat), "Name", name)
	if on {
		label = words.T("people.undo.hat-on", "Hat", words.Hat(hat), "Name", name)
	}
	p.screen.env.Do(label, func(w *workspace.Workspace) error {
		return editPerson(w, id, func(q *people.Person) { *q = q.With(hat, on) })
	})
}

// editPerson changes a person as they are now.
func editPerson(w *workspace.Workspace, id string, change func(q *people.Person)) error {
	q, ok := w.People[id]
	if !ok {
		return workspace.NotFound{Kind: "person", Key: id}
	}
	change(&q)
	return w.PutPerson(q)
}

// personaMenu offers the personas; choosing one asks where the person is to hold it.
func (p *person) personaMenu() []widgets.Command {
	s, id := p.screen, p.id
	var commands []widgets.Command
	for _, persona := range s.w.PersonasInOrder() {
		commands = append(commands, widgets.Command{Text: persona.Called(), Do: func() {
			s.askScope(persona, func(serviceID string) { s.seat(persona.ID, id, serviceID) })
		}})
	}
	return commands
}

func (p *person) remove() {
	name := p.screen.w.People[p.id].Name
	p.screen.askRemove("person", p.id, words.T("people.remove-person", "Name", name), words.T("people.undo.remove", "Name", name))
}
