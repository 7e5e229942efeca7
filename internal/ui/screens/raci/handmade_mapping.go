package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/handmade"
	"slocharter/internal/raci"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// mapping asks which of ours the lines of a chart are.
type mapping struct {
	in             *intake
	into, mark     *widgets.ChoiceField
	steps, columns []*widgets.ChoiceField
}

const leaveOut = "-"

// askMapping asks how the chart is to be read, beginning with what was guessed or chosen before.
func (in *intake) askMapping() {
	m := newMapping(in)
	in.screen.ask(widgets.Dialog{
		Title: words.T("handmade.mapping.title", "Name", in.name), Sentence: in.found(), Body: m.body(),
		Confirm: words.T("handmade.next"), Cancel: words.T("handmade.cancel"),
		Validate: m.validate, OnConfirm: in.preview,
	})
}

// found says what was found in the file.
func (in *intake) found() string {
	steps, columns := words.N("handmade.mapping.steps", len(in.chart.Steps)), words.N("handmade.mapping.columns", len(in.chart.Columns))
	if in.chart.Sheet == "" {
		return words.T("handmade.mapping.found", "Steps", steps, "Columns", columns)
	}
	return words.T("handmade.mapping.found-on", "Steps", steps, "Columns", columns, "Sheet", in.chart.Sheet)
}

func newMapping(in *intake) *mapping {
	s := in.screen
	m := &mapping{in: in, into: widgets.NewChoiceField(widgets.Field{Label: words.T("handmade.mapping.into")})}
	charts := []widgets.Choice{{Text: words.T("handmade.mapping.default")}}
	for _, service := range s.w.ServicesInOrder() {
		charts = append(charts, widgets.Choice{ID: service.ID, Text: service.Name})
	}
	m.into.Set(charts, in.serviceID)
	m.mark = widgets.NewChoiceField(widgets.Field{Label: words.T("handmade.mapping.mark")})
	m.mark.Set(marks(s.chart.Scheme), string(in.mark))
	var steps, columns []widgets.Choice
	for _, r := range s.chart.Rows {
		steps = append(steps, widgets.Choice{ID: r.ID, Text: r.Name})
	}
	for _, c := range s.chart.Columns {
		columns = append(columns, widgets.Choice{ID: c.ID, Text: c.Name})
	}
	m.steps = lineFields(in.chart.Steps, steps, in.by.Steps)
	m.columns = lineFields(in.chart.Columns, columns, in.by.Columns)
	return m
}

// marks are the letters that a cross may stand for.
func marks(scheme raci.Scheme) []widgets.Choice {
	all := []widgets.Choice{{Text: words.T("handmade.mapping.nothing")}}
	for _, l := range scheme {
		all = append(all, widgets.Choice{ID: l.Symbol, Text: words.T("raci.pick.letters", "Letters", l.Symbol, "Meaning", l.Label)})
	}
	return all
}

// lineFields makes a field for each line of the chart, in which one of ours is chosen.
func lineFields(lines []handmade.Line, ours []widgets.Choice, chosen []string) []*widgets.ChoiceField {
	choices := append([]widgets.Choice{{ID: leaveOut, Text: words.T("handmade.mapping.leave-out")}}, ours...)
	var fields []*widgets.ChoiceField
	for i, line := range lines {
		label := words.T("handmade.mapping.line", "Place", line.Place, "Text", widgets.Shorten(line.Text, 28))
		f := widgets.NewChoiceField(widgets.Field{Label: label, Help: line.Text})
		id := chosen[i]
		if id == "" {
			id = leaveOut
		}
		f.Set(choices, id)
		fields = append(fields, f)
	}
	return fields
}

func (m *mapping) body() fyne.CanvasObject {
	top := container.NewGridWithColumns(2, m.into)
	if m.in.chart.Marks > 0 {
		top.Add(m.mark)
	}
	return container.New(broad(48), widgets.Stack(3, top,
		heading(words.T("handmade.mapping.step-heading")), abreast(m.steps), heading(words.T("handmade.mapping.column-heading")), abreast(m.columns)))
}

// broad is a layout that makes what it holds so many text sizes wide.
type broad float32

// Layout is called by Fyne.
func (b broad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (b broad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(b)*theme.Size(theme.SizeText), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

func heading(text string) fyne.CanvasObject {
	return widgets.NewText(text, widgets.Look{Size: theme.SizeText, Bold: true})
}

// abreast puts fields side by side.
func abreast(fields []*widgets.ChoiceField) fyne.CanvasObject {
	grid := container.NewGridWithColumns(3)
	for _, f := range fields {
		grid.Add(f)
	}
	return grid
}

// validate takes over what was chosen; a sentence says what is missing.
func (m *mapping) validate() string {
	by := handmade.Mapping{Steps: chosen(m.steps), Columns: chosen(m.columns)}
	if none(by.Steps) || none(by.Columns) {
		return words.T("handmade.mapping.none")
	}
	m.in.by, m.in.serviceID, m.in.mark = by, m.into.Value(), raci.Letters(m.mark.Value())
	return ""
}

func chosen(fields []*widgets.ChoiceField) []string {
	ids := make([]string, len(fields))
	for i, f := range fields {
		if id := f.Value(); id != leaveOut {
			ids[i] = id
		}
	}
	return ids
}

func none(ids []string) bool {
	for _, id := range ids {
		if id != "" {
			return false
		}
	}
	return true
}
