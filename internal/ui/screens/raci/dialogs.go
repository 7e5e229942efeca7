package raci

import (
	"slices"

	"fyne.io/fyne/v2"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ask opens a dialog, and gives the keyboard back to the grid after it.
func (s *Screen) ask(d widgets.Dialog) {
	then := func(before func()) func() {
		return func() {
			if before != nil {
				before()
			}
			s.focusGrid()
		}
	}
	d.OnConfirm, d.OnCancel = then(d.OnConfirm), then(d.OnCancel)
	d.Open(s.env.Window.Canvas())
}

// stepForm asks for what a step is.
type stepForm struct {
	name, purpose, outcome *widgets.TextField
	phase                  *widgets.ChoiceField
}

func newStepForm(step lifecycle.Step) stepForm {
	f := stepForm{
		name:    widgets.NewTextField(widgets.Field{Label: words.Field("name")}),
		phase:   widgets.NewChoiceField(widgets.Field{Label: words.Field("phase")}),
		purpose: widgets.NewTextArea(widgets.Field{Label: words.Field("purpose"), Hint: words.T("raci.step.purpose-hint")}, 3),
		outcome: widgets.NewTextArea(widgets.Field{Label: words.Field("outcome"), Hint: words.T("raci.step.outcome-hint")}, 3),
	}
	var phases []widgets.Choice
	for _, p := range lifecycle.Phases {
		phases = append(phases, widgets.Choice{ID: string(p), Text: words.Phase(p)})
	}
	f.phase.Set(phases, string(step.Phase))
	f.name.Set(step.Name)
	f.purpose.Set(step.Purpose)
	f.outcome.Set(step.Outcome)
	return f
}

func (f stepForm) body() fyne.CanvasObject {
	return widgets.Stack(3, f.name, f.phase, f.purpose, f.outcome)
}

// fill writes what changed in the form since it was opened with before into the step.
func (f stepForm) fill(before, step lifecycle.Step) lifecycle.Step {
	pick(&step.Name, before.Name, f.name.Value())
	pick(&step.Purpose, before.Purpose, f.purpose.Value())
	pick(&step.Outcome, before.Outcome, f.outcome.Value())
	if phase := lifecycle.Phase(f.phase.Value()); phase != before.Phase {
		step.Phase = phase
	}
	return step
}

// pick takes a form's value over, unless it is what the form was opened with.
func pick(field *string, before, now string) {
	if now != before {
		*field = now
	}
}

func (s *Screen) addStep() {
	row, _ := s.grid.Cursor()
	before := lifecycle.Step{Phase: lifecycle.Phases[0]}
	if row < len(s.chart.Rows) {
		before.Phase = lifecycle.Phase(s.chart.Rows[row].Phase)
	}
	form, added := newStepForm(before), ""
	s.ask(widgets.Dialog{
		Title: words.T("raci.step.add-title"), Body: form.body(), Confirm: words.T("raci.add"), Cancel: words.T("raci.cancel"),
		Validate: func() string {
			label := words.T("raci.undo.add-step", "Name", form.name.Value())
			return s.env.Check(label, func(w *workspace.Workspace) error {
				step, err := w.AddStep(lifecycle.Phase(form.phase.Value()), form.name.Value())
				if err != nil {
					return err
				}
				added = step.ID
				return w.PutStep(form.fill(before, step))
			})
		},
		OnConfirm: func() { s.selectPlace(added, "") },
	})
}

func (s *Screen) editStep(id string) {
	before := s.w.Steps[id]
	form := newStepForm(before)
	s.ask(widgets.Dialog{
		Title: words.T("raci.step.edit-title"), Body: form.body(), Confirm: words.T("raci.save"), Cancel: words.T("raci.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("raci.undo.edit-step", "Name", before.Name), func(w *workspace.Workspace) error {
				step, ok := w.Steps[id]
				if !ok {
					return workspace.NotFound{Kind: "step", Key: before.Name}
				}
				return w.PutStep(form.fill(before, step))
			})
		},
		OnConfirm: func() { s.selectPlace(id, "") },
	})
}

// columnForm asks for a column's name and for the personas behind it.
type columnForm struct {
	name     *widgets.TextField
	personas []people.Persona
	ticks    []*widgets.CheckField
}

func newColumnForm(w workspace.Workspace, column raci.Column) columnForm {
	f := columnForm{name: widgets.NewTextField(widgets.Field{Label: words.Field("name")}), personas: w.PersonasInOrder()}
	f.name.Set(column.Name)
	for _, p := range f.personas {
		text := p.Called()
		if p.ColumnID != "" && p.ColumnID != column.ID {
			text = words.T("raci.column.persona-elsewhere", "Persona", text, "Column", w.Columns[p.ColumnID].Name)
		}
		tick := widgets.NewCheckField(widgets.Field{Label: widgets.Shorten(text, 70), Help: p.Duty})
		tick.Set(column.ID != "" && p.ColumnID == column.ID)
		f.ticks = append(f.ticks, tick)
	}
	return f
}

func (f columnForm) body() fyne.CanvasObject {
	stack := widgets.Stack(1, f.name, widgets.NewText("", widgets.Look{Size: captionSize}), widgets.Caption(words.T("raci.column.personas")))
	for _, t := range f.ticks {
		stack.Add(t)
	}
	return stack
}

// dropNamesake takes the persona away that was made for a new column, when others were chosen for it.
func (f columnForm) dropNamesake(w *workspace.Workspace, columnID string) error {
	if !slices.ContainsFunc(f.ticks, (*widgets.CheckField).Value) {
		return nil
	}
	for _, p := range w.PersonasOf(columnID) {
		if slices.ContainsFunc(f.personas, func(known people.Persona) bool { return known.ID == p.ID }) {
			continue
		}
		if err := w.Remove("persona", p.ID); err != nil {
			return err
		}
	}
	return nil
}

// mapPersonas maps each persona to the column or away from it, where its tick was changed.
func (f columnForm) mapPersonas(w *workspace.Workspace, columnID string) error {
	for i, before := range f.personas {
		p, ok := w.Personas[before.ID]
		was := columnID != "" && before.ColumnID == columnID
		if !ok || f.ticks[i].Value() == was {
			continue
		}
		p.ColumnID = ""
		if !was {
			p.ColumnID = columnID
		}
		if err := w.PutPersona(p); err != nil {
			return err
		}
	}
	return nil
}

func (s *Screen) addColumn() {
	form, added := newColumnForm(s.w, raci.Column{}), ""
	s.ask(widgets.Dialog{
		Title: words.T("raci.column.add-title"), Sentence: words.T("raci.column.add-sentence"), Body: form.body(),
		Confirm: words.T("raci.add"), Cancel: words.T("raci.cancel"),
		Validate: func() string {
			label := words.T("raci.undo.add-column", "Name", form.name.Value())
			return s.env.Check(label, func(w *workspace.Workspace) error {
				column, err := w.AddColumn(form.name.Value())
				if err != nil {
					return err
				}
				added = column.ID
				if err := form.dropNamesake(w, column.ID); err != nil {
					return err
				}
				return form.mapPersonas(w, column.ID)
			})
		},
		OnConfirm: func() { s.selectPlace("", added) },
	})
}

func (s *Screen) editColumn(id string) {
	before := s.w.Columns[id]
	form := newColumnForm(s.w, before)
	s.ask(widgets.Dialog{
		Title: words.T("raci.column.edit-title"), Body: form.body(), Confirm: words.T("raci.save"), Cancel: words.T("raci.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("raci.undo.edit-column", "Name", before.Name), func(w *workspace.Workspace) error {
				column, ok := w.Columns[id]
				if !ok {
					return workspace.NotFound{Kind: "raci_column", Key: before.Name}
				}
				pick(&column.Name, before.Name, form.name.Value())
				if err := w.PutColumn(column); err != nil {
					return err
				}
				return form.mapPersonas(w, id)
			})
		},
		OnConfirm: func() { s.selectPlace("", id) },
	})
}
