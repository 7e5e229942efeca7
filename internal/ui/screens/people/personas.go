package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// personas is the Rosetta stone: the field's name for each persona beside the one that is used here.
type personas struct {
	screen  *Screen
	list    *widgets.InlineList
	column  *widgets.Column
	content fyne.CanvasObject
}

var personaShares = shares{4, 3, 3, 3, 0}

func newPersonas(s *Screen) *personas {
	p := &personas{screen: s}
	p.list = widgets.NewInlineList("", p.build)
	titles := container.New(personaShares, heading(words.T("people.field-name")), heading(words.T("people.own-name")),
		heading(words.T("people.column")), heading(words.T("people.held-by")), container.New(asWideAs{widgets.NewMoreButton("", nil)}))
	hint := widgets.NewParagraph(words.T("people.rosetta"), widgets.Look{Token: theme.Muted})
	p.column = widgets.NewColumn(2, hint, titles, p.list)
	p.content = below(p.column)
	return p
}

// asWideAs is a layout that takes the width of another object, so that headings stand above what they name.
type asWideAs struct{ object fyne.CanvasObject }

// Layout is called by Fyne.
func (asWideAs) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize is called by Fyne.
func (a asWideAs) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(a.object.MinSize().Width, 0)
}

func hairline() fyne.CanvasObject {
	line := canvas.NewRectangle(theme.Current(theme.Line))
	line.SetMinSize(fyne.NewSize(0, theme.Space(0.25)))
	return line
}

func heading(text string) *widgets.Text {
	return widgets.NewElided(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted, Bold: true})
}

// below leaves some room above what stands below the tabs.
func below(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(theme.Space(2), 0, 0, 0), o)
}

func (p *personas) show() {
	var ids []string
	for _, persona := range p.screen.w.PersonasInOrder() {
		ids = append(ids, persona.ID)
	}
	p.list.Set(ids)
	p.column.Settle()
}

// build makes the row of a persona and a function that shows what is known of it now.
func (p *personas) build(id string) (fyne.CanvasObject, func()) {
	s := p.screen
	name := widgets.NewElided("", widgets.Look{Bold: true})
	duty := widgets.NewTerm("", "", widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	own := widgets.NewTextField(widgets.Field{Hint: words.T("people.same-here")})
	column := widgets.NewChoiceField(widgets.Field{})
	held := widgets.NewElided("", widgets.Look{Token: theme.Muted})
	more := widgets.NewMoreButton(words.T("people.more"), func() []widgets.Command { return s.personaMenu(id) })
	own.OnCommit = func(text string) { own.SetProblem(s.renamePersona(id, text)) }
	column.OnChoose = func(columnID string) { s.mapPersona(id, columnID) }
	show := func() {
		persona := s.w.Personas[id]
		name.Set(persona.Name)
		duty.Set(persona.Duty, persona.Duty)
		own.Set(persona.OwnName)
		column.Set(s.columnChoices(), persona.ColumnID)
		held.Set(s.heldBy(id))
	}
	row := container.New(personaShares, widgets.Stack(0, name, container.New(clipped{}, duty)), own, column, held, more)
	return row, show
}

// heldBy names who holds a persona: for the chosen service, or for any.
func (s *Screen) heldBy(personaID string) string {
	var names string
	for _, chairs := range s.w.Roster(s.at.ServiceID).Chairs {
		for _, chair := range chairs {
			if chair.Persona.ID == personaID {
				names = people.Names(chair.Holders)
			}
		}
	}
	if names == "" {
		return words.T("people.nobody-yet")
	}
	return names
}

func (s *Screen) columnChoices() []widgets.Choice {
	choices := []widgets.Choice{{ID: "", Text: words.T("people.outside")}}
	for _, c := range s.w.ColumnsInOrder() {
		choices = append(choices, widgets.Choice{ID: c.ID, Text: c.Name})
	}
	return choices
}

func (s *Screen) renamePersona(id, text string) (problem string) {
	label := words.T("people.undo.rename", "Persona", s.w.Personas[id].Name, "Name", text)
	if text == "" {
		label = words.T("people.undo.unname", "Persona", s.w.Personas[id].Name)
	}
	return s.env.Check(label, func(w *workspace.Workspace) error {
		return editPersona(w, id, func(p *people.Persona) { p.OwnName = text })
	})
}

func (s *Screen) mapPersona(id, columnID string) {
	label := words.T("people.undo.map", "Persona", s.w.Personas[id].Called(), "Column", s.w.Columns[columnID].Name)
	if columnID == "" {
		label = words.T("people.undo.unmap", "Persona", s.w.Personas[id].Called())
	}
	s.env.Do(label, func(w *workspace.Workspace) error {
		return editPersona(w, id, func(p *people.Persona) { p.ColumnID = columnID })
	})
}

// editPersona changes a persona as it is now.
func editPersona(w *workspace.Workspace, id string, edit func(p *people.Persona)) error {
	p, ok := w.Personas[id]
	if !ok {
		return workspace.NotFound{Kind: "persona", Key: id}
	}
	edit(&p)
	return w.PutPersona(p)
}

func (s *Screen) personaMenu(id string) []widgets.Command {
	return []widgets.Command{
		{Text: words.T("people.edit"), Do: func() { s.editPersona(id) }},
		{Text: words.T("people.show-chair"), Do: func() { s.choose(chairsPart); s.chairs.reveal(id) }},
		{Text: words.T("people.up"), Do: func() { s.movePersona(id, -1) }},
		{Text: words.T("people.down"), Do: func() { s.movePersona(id, 1) }},
		{Text: words.T("people.remove"), Do: func() { s.removePersona(id) }},
	}
}

func (s *Screen) movePersona(id string, by int) {
	s.env.Do(words.T("people.undo.move", "Persona", s.w.Personas[id].Called()), func(w *workspace.Workspace) error {
		return w.MovePersona(id, by)
	})
}

func (s *Screen) removePersona(id string) {
	name := s.w.Personas[id].Called()
	s.askRemove("persona", id, words.T("people.remove-persona", "Persona", name), words.T("people.undo.remove", "Name", name))
}

// clipped is a layout that lets an object be wider than there is room without asking for more.
type clipped struct{}

// Layout is called by Fyne.
func (clipped) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is called by Fyne.
func (clipped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}
