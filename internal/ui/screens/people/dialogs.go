package people

import (
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/people"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// personaForm asks for all that a persona is.
type personaForm struct {
	name, own, duty *widgets.TextField
	column          *widgets.ChoiceField
}

func (s *Screen) newPersonaForm(p people.Persona) personaForm {
	f := personaForm{
		name:   widgets.NewTextField(widgets.Field{Label: words.T("people.field-name"), Help: words.T("people.field-name-help")}),
		own:    widgets.NewTextField(widgets.Field{Label: words.T("people.own-name"), Hint: words.T("people.same-here")}),
		duty:   widgets.NewTextArea(widgets.Field{Label: words.Field("duty")}, 3),
		column: widgets.NewChoiceField(widgets.Field{Label: words.T("people.column")}),
	}
	f.name.Set(p.Name)
	f.own.Set(p.OwnName)
	f.duty.Set(p.Duty)
	f.column.Set(s.columnChoices(), p.ColumnID)
	return f
}

func (f personaForm) body() fyne.CanvasObject {
	return widgets.Stack(3, f.name, f.own, f.duty, f.column)
}

// fill writes what was changed since the form was opened with before into the persona.
func (f personaForm) fill(before people.Persona, p *people.Persona) {
	for _, field := range []struct {
		to          *string
		before, now string
	}{
		{&p.Name, before.Name, f.name.Value()}, {&p.OwnName, before.OwnName, f.own.Value()},
		{&p.Duty, before.Duty, f.duty.Value()}, {&p.ColumnID, before.ColumnID, f.column.Value()},
	} {
		if field.now != field.before {
			*field.to = field.now
		}
	}
}

func (s *Screen) addPersona() {
	form := s.newPersonaForm(people.Persona{})
	widgets.Dialog{
		Title: words.T("people.add-persona"), Body: form.body(), Confirm: words.T("people.add"), Cancel: words.T("people.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("people.undo.add-persona", "Name", form.name.Value()), func(w *workspace.Workspace) error {
				p, err := w.AddPersona(form.name.Value())
				if err != nil {
					return err
				}
				form.fill(people.Persona{Name: form.name.Value()}, &p)
				return w.PutPersona(p)
			})
		},
	}.Open(s.canvas())
}

func (s *Screen) editPersona(id string) {
	before := s.w.Personas[id]
	form := s.newPersonaForm(before)
	widgets.Dialog{
		Title: words.T("people.edit-persona"), Body: form.body(), Confirm: words.T("people.save"), Cancel: words.T("people.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("people.undo.edit-persona", "Name", before.Called()), func(w *workspace.Workspace) error {
				return editPersona(w, id, func(p *people.Persona) { form.fill(before, p) })
			})
		},
	}.Open(s.canvas())
}

// askRemove says what goes with somebody, and removes after a yes.
func (s *Screen) askRemove(kind, id, question, label string) {
	sentences := []string{words.Gone(s.w.GoesWith(kind, id)), words.T("people.can-undo")}
	widgets.Dialog{
		Title: question, Sentence: strings.TrimSpace(strings.Join(sentences, " ")),
		Confirm: words.T("people.remove-yes"), Cancel: words.T("people.cancel"), Danger: true,
		OnConfirm: func() { s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove(kind, id) }) },
	}.Open(s.canvas())
}
