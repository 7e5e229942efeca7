package raci

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"

	"slocharter/internal/handmade"
	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// preview shows what would change, cell by cell, and asks whether it shall.
func (in *intake) preview() {
	s := in.screen
	plan := in.chart.Plan(s.w.Matrix(in.serviceID), in.by, in.mark)
	table := widgets.NewSortTable(widgets.Table{Columns: previewColumns(), Empty: words.T("handmade.preview.none"), Rows: 7})
	table.Set(in.previewRows(plan))
	var opened *widgets.OpenDialog
	back := widgets.NewQuiet(words.T("handmade.back"), nil, func() {
		opened.Close()
		in.askMapping()
	})
	d := widgets.Dialog{
		Title:    words.T("handmade.preview.title", "Name", in.name, "Chart", in.into()),
		Sentence: previewSentence(plan), Body: container.New(broad(48), widgets.Stack(2, table, container.NewHBox(back))),
		Confirm: words.N("handmade.preview.confirm", len(plan.Changes)), Cancel: words.T("handmade.cancel"),
		Validate: func() string { return in.apply(plan) }, OnConfirm: in.end, OnCancel: s.focusGrid,
	}
	if len(plan.Changes) == 0 {
		d.Confirm, d.Cancel, d.Validate, d.OnConfirm = words.T("handmade.close"), "", nil, s.focusGrid
	}
	opened = d.Open(s.env.Window.Canvas())
}

// previewSentence counts what would happen.
func previewSentence(plan handmade.Plan) string {
	parts := []string{words.T("handmade.preview.nothing")}
	if n := len(plan.Changes); n > 0 {
		parts[0] = words.N("handmade.preview.changes", n)
	}
	if plan.Same > 0 {
		parts = append(parts, words.N("handmade.preview.same", plan.Same))
	}
	if n := len(plan.Refused); n > 0 {
		parts = append(parts, words.N("handmade.preview.refused", n))
	}
	return words.T("handmade.preview.sentence", "Parts", strings.Join(parts, ", "))
}

func previewColumns() []widgets.TableColumn {
	return []widgets.TableColumn{
		{Title: words.T("handmade.column.place"), Weight: 0.8}, {Title: words.T("handmade.column.step"), Weight: 2.4},
		{Title: words.T("handmade.column.column"), Weight: 2.2}, {Title: words.T("handmade.column.before"), Weight: 0.9},
		{Title: words.T("handmade.column.after"), Weight: 2},
	}
}

// previewRows lists what cannot be read, and then what changes.
func (in *intake) previewRows(plan handmade.Plan) []widgets.Row {
	w := in.screen.w
	ours := w.Matrix(in.serviceID)
	var rows []widgets.Row
	add := func(place, stepID, columnID string, before raci.Letters, after widgets.Cell) {
		rows = append(rows, widgets.Row{ID: strconv.Itoa(len(rows)), Cells: []widgets.Cell{
			widgets.TextCell(place), widgets.TextCell(w.Steps[stepID].Name), widgets.TextCell(w.Columns[columnID].Name),
			widgets.MutedCell(visible(before)), after,
		}})
	}
	for _, r := range plan.Refused {
		what := words.T("handmade.preview.not-read", "Text", widgets.Shorten(r.Text, 20))
		add(r.Place, r.StepID, r.ColumnID, ours.At(r.StepID, r.ColumnID), widgets.ChipCell(what, widgets.Watch))
	}
	for _, c := range plan.Changes {
		add(c.Place, c.StepID, c.ColumnID, c.Before, widgets.TextCell(visible(c.After)))
	}
	return rows
}

// visible writes letters so that a blank can be seen.
func visible(letters raci.Letters) string {
	if letters == "" {
		return words.T("handmade.preview.blank")
	}
	return string(letters)
}
