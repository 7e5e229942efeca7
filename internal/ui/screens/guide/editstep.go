package guide

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// stepForm edits the texts of a step, which are the same for all services.
type stepForm struct {
	p                      *page
	step                   lifecycle.Step
	name, purpose, outcome *widgets.TextField
	questions, criteria    *textRows
}

// askEditStep opens the form.
func (p *page) askEditStep() {
	f := p.newStepForm()
	body := widgets.Stack(4, widgets.Stack(3, f.name, f.purpose, f.outcome), f.questions.content, f.criteria.content)
	open := widgets.Dialog{
		Title: words.T("guide.edit.title", "Step", f.step.Name), Sentence: words.T("guide.edit.sentence"),
		Body: container.New(wide(44), body), Confirm: words.T("guide.save"), Cancel: words.T("guide.cancel"),
		Validate: f.save,
	}.Open(p.canvas())
	f.questions.changed = func() { open.SetProblem("") }
	f.criteria.changed = f.questions.changed
}

func (p *page) newStepForm() *stepForm {
	step := p.s.w.Steps[p.stepID]
	f := &stepForm{
		p: p, step: step,
		name:    widgets.NewTextField(widgets.Field{Label: words.Field("name")}),
		purpose: widgets.NewTextArea(widgets.Field{Label: words.Field("purpose"), Hint: words.T("guide.edit.purpose-hint")}, 2),
		outcome: widgets.NewTextArea(widgets.Field{Label: words.Field("outcome"), Hint: words.T("guide.edit.outcome-hint")}, 2),
	}
	f.name.Set(step.Name)
	f.purpose.Set(step.Purpose)
	f.outcome.Set(step.Outcome)
	f.questions = newTextRows(p, "question", words.T("guide.questions"), words.T("guide.edit.add-question"))
	for _, q := range p.s.w.QuestionsOf(step.ID) {
		f.questions.add(q.ID, q.Text, "")
	}
	f.criteria = newTextRows(p, "criterion", words.T("guide.criteria"), words.T("guide.edit.add-criterion"))
	for _, c := range p.s.w.CriteriaOf(step.ID) {
		f.criteria.add(c.ID, c.Text, checked(c))
	}
	return f
}

// checked says of a criterion that the data answers it, whatever its text says.
func checked(c lifecycle.Criterion) string {
	if c.Check == "" {
		return ""
	}
	return words.T("guide.edit.checked")
}

// save writes what changed as one edit; it returns a sentence when that fails.
func (f *stepForm) save() string {
	return f.p.env.Check(words.T("guide.undo.edit-step", "Step", f.step.Name), func(w *workspace.Workspace) error {
		step, ok := w.Steps[f.step.ID]
		if !ok {
			return workspace.NotFound{Kind: "step", Key: f.step.Name}
		}
		take(&step.Name, f.step.Name, f.name.Value())
		take(&step.Purpose, f.step.Purpose, f.purpose.Value())
		take(&step.Outcome, f.step.Outcome, f.outcome.Value())
		if err := w.PutStep(step); err != nil {
			return err
		}
		if err := f.questions.save(w, putQuestion(w), func(text string) error { return w.AddQuestion(step.ID, text) }); err != nil {
			return err
		}
		return f.criteria.save(w, putCriterion(w), func(text string) error { return w.AddCriterion(step.ID, text) })
	})
}

func putQuestion(w *workspace.Workspace) func(id, text string) error {
	return func(id, text string) error {
		q, ok := w.Questions[id]
		if !ok {
			return workspace.NotFound{Kind: "question", Key: text}
		}
		q.Text = text
		return w.PutQuestion(q)
	}
}

func putCriterion(w *workspace.Workspace) func(id, text string) error {
	return func(id, text string) error {
		c, ok := w.Criteria[id]
		if !ok {
			return workspace.NotFound{Kind: "criterion", Key: text}
		}
		c.Text = text
		return w.PutCriterion(c)
	}
}

// textRows edits a list of texts in a form: each can be changed or removed, and new ones added.
type textRows struct {
	p       *page
	kind    string
	rows    []*textRow
	box     *fyne.Container
	changed func() // the list became longer or shorter
	content fyne.CanvasObject
}

func newTextRows(p *page, kind, title, add string) *textRows {
	t := &textRows{p: p, kind: kind, box: widgets.Stack(2)}
	button := widgets.NewButton(add, func() {
		row := t.add("", "", "")
		t.changed()
		row.field.Focus()
	})
	t.content = widgets.Section(title, t.box, left(button))
	return t
}

func (t *textRows) add(id, text, note string) *textRow {
	row := newTextRow(id, text, note)
	row.remove.OnTapped = func() {
		row.toggle(words.Gone(t.p.s.w.GoesWith(t.kind, id)))
		t.changed()
	}
	t.rows = append(t.rows, row)
	t.box.Add(row.content)
	return row
}

// save carries the rows out on the workspace. A new row without a text is nothing.
func (t *textRows) save(w *workspace.Workspace, put func(id, text string) error, add func(text string) error) error {
	for _, row := range t.rows {
		if err := row.save(w, t.kind, put, add); err != nil {
			return err
		}
	}
	return nil
}

// textRow is one text of a list. A removed one stays in sight until the form is saved.
type textRow struct {
	id, before string
	removed    bool
	field      *widgets.TextField
	note       *widgets.Paragraph
	plain      string // the note while the row stays
	remove     *widgets.Button
	content    fyne.CanvasObject
}

func newTextRow(id, text, note string) *textRow {
	r := &textRow{id: id, before: text, plain: note, field: widgets.NewTextArea(widgets.Field{}, 2)}
	r.field.Set(text)
	r.note = widgets.NewParagraph(note, widgets.Look{Size: captionSize, Token: mutedToken})
	r.note.Hidden = note == ""
	r.remove = widgets.NewButton(words.T("guide.remove"), nil)
	r.content = container.New(line{grow: 0, gap: 2}, widgets.Stack(0.5, r.field, r.note), r.remove)
	return r
}

// toggle removes the row, or keeps it after all.
func (r *textRow) toggle(gone string) {
	r.removed = !r.removed
	r.field.SetReadOnly(r.removed)
	text, note := words.T("guide.remove"), r.plain
	if r.removed {
		text, note = words.T("guide.edit.keep"), strings.TrimSpace(words.T("guide.edit.will-go")+" "+gone)
	}
	r.remove.SetText(text)
	r.note.Set(note)
	r.note.Hidden = note == ""
}

func (r *textRow) save(w *workspace.Workspace, kind string, put func(id, text string) error, add func(text string) error) error {
	text := r.field.Value()
	switch {
	case r.id == "" && (r.removed || strings.TrimSpace(text) == ""):
		return nil
	case r.id == "":
		return add(text)
	case r.removed:
		return w.Remove(kind, r.id)
	case text != r.before:
		return put(r.id, text)
	}
	return nil
}
