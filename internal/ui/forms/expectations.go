package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ExpectationsPanel edits what customers, internal and external, expect of a service.
type ExpectationsPanel struct {
	desk
	serviceID string
	sheet     sheet
}

// Expectations returns the panel, empty until Show.
func Expectations(env stage.Env) *ExpectationsPanel {
	p := &ExpectationsPanel{desk: desk{env: env}}
	add := newAdder(words.T("forms.expectations.hint"), words.T("forms.add"), p.add)
	p.sheet = newSheet(&p.desk, words.T("forms.expectations.none"), "expectation.text", add, p.row)
	return p
}

// Content returns what is drawn.
func (p *ExpectationsPanel) Content() fyne.CanvasObject { return p.sheet.notes }

// Show shows what is expected of a service; it is silent.
func (p *ExpectationsPanel) Show(w workspace.Workspace, serviceID string) {
	p.w, p.serviceID = w, serviceID
	var ids []string
	for _, e := range w.ExpectationsOf(serviceID) {
		ids = append(ids, e.ID)
	}
	p.sheet.show(ids)
}

func (p *ExpectationsPanel) add(text string) (sentence string) {
	return p.env.Check(words.T("forms.undo.add", "Kind", words.Kind("expectation"), "Name", short(text)), func(w *workspace.Workspace) error {
		_, err := w.AddExpectation(p.serviceID, text)
		return err
	})
}

// row makes the row of an expectation, and the function that shows it.
func (p *ExpectationsPanel) row(id string) (fyne.CanvasObject, func()) {
	text := widgets.NewTextArea(widgets.Field{Label: words.Field("expectation")}, 2)
	from := widgets.NewTextField(widgets.Field{Label: words.T("forms.expectations.from"), Hint: words.T("forms.expectations.from-hint")})
	kind := widgets.NewChoiceField(widgets.Field{Label: words.Field("kind")})
	journey := widgets.NewChoiceField(widgets.Field{Label: words.Field("journey_id")})
	binding := widgets.NewCheckField(widgets.Field{Label: words.T("forms.expectations.binding")})
	remove := widgets.NewQuiet(words.T("forms.remove"), fynetheme.DeleteIcon(), func() {
		p.askRemove("expectation", id, short(p.w.Expectations[id].Text))
	})
	r := newRow(p.sheet.notes, nil, text, sideBySide(from, kind, journey), container.NewBorder(nil, nil, binding, remove))

	text.OnCommit = func(to string) { p.edit(id, text, "expectation", func(e *slo.Expectation) { e.Text = to }) }
	from.OnCommit = func(to string) { p.edit(id, from, "from", func(e *slo.Expectation) { e.From = to }) }
	kind.OnChoose = func(to string) {
		p.edit(id, kind, "kind", func(e *slo.Expectation) { e.Kind = slo.ExpectationKind(to) })
	}
	journey.OnChoose = func(to string) { p.edit(id, journey, "journey_id", func(e *slo.Expectation) { e.JourneyID = to }) }
	binding.OnTick = func(to bool) { p.edit(id, banner{p.env}, "binding", func(e *slo.Expectation) { e.Binding = to }) }
	for _, f := range []*widgets.ChoiceField{kind, journey} {
		f.OnFocus = p.sheet.notes.on("", f)
	}
	text.OnFocus, from.OnFocus = p.sheet.notes.on("expectation.text", text), p.sheet.notes.on("", from)
	binding.OnFocus = p.sheet.notes.on("expectation.text", binding)
	r.head.onFocus = p.sheet.notes.on("expectation.text", r.head)
	r.head.onRemove = remove.OnTapped
	return r, func() {
		e := p.w.Expectations[id]
		text.Set(e.Text)
		from.Set(e.From)
		kind.Set(choices(slo.ExpectationKinds, words.Expectation), string(e.Kind))
		journey.Set(journeyChoices(p.w, p.serviceID), e.JourneyID)
		binding.Set(e.Binding)
		r.head.set(p.line(e))
	}
}

func (p *ExpectationsPanel) line(e slo.Expectation) line {
	l := line{title: short(e.Text), detail: about(words.Expectation(e.Kind), e.From, p.w.Journeys[e.JourneyID].Name)}
	if e.Binding {
		l.chip, l.kind = words.T("forms.expectations.sla"), widgets.Accent
	}
	return l
}

func (p *ExpectationsPanel) edit(id string, f field, fieldName string, change func(e *slo.Expectation)) {
	p.write(f, "expectation", id, changeLabel(fieldName, short(p.w.Expectations[id].Text)), func(w *workspace.Workspace) error {
		e := w.Expectations[id]
		change(&e)
		return w.PutExpectation(e)
	})
}
