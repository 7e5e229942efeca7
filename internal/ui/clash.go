package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/changes"
	"slocharter/internal/session"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

const clashWidth = 46 // of the dialog's table, in text sizes

// settle shows what somebody else wrote meanwhile beside what was to be written, and lets people choose. Theirs is what
// the workspace holds already.
func (d *desk) settle(o session.Overruled) {
	table := widgets.NewSortTable(widgets.Table{Rows: min(len(o.Clashes)+1, 6), Columns: []widgets.TableColumn{
		{Title: words.T("clash.what"), Weight: 1.4}, {Title: words.T("clash.theirs"), Weight: 2}, {Title: words.T("clash.mine"), Weight: 2},
	}})
	table.Set(clashRows(d.workspace(), o))
	em := theme.Size(theme.SizeText)
	width := min(clashWidth*em, d.shell.window.Canvas().Size().Width-theme.Space(22))
	body := container.New(wide{width}, table)
	widgets.Dialog{
		Title: words.T("clash.title"), Sentence: words.T("clash.sentence", "Label", o.Label), Body: body,
		Confirm: words.T("clash.use-mine"), Cancel: words.T("clash.keep-theirs"),
		OnConfirm: func() {
			if err := d.session.Insist(o); err != nil {
				d.shell.tellError(err)
			}
		},
	}.Open(d.shell.window.Canvas())
}

// clashRows lists the fields on which the two do not agree.
func clashRows(w workspace.Workspace, o session.Overruled) []widgets.Row {
	names := changes.Names{Now: w}
	var rows []widgets.Row
	for i, c := range o.Clashes {
		fields := names.Fields(workspace.RowChange{Kind: c.Kind, ID: c.ID, Op: workspace.Update, Fields: []workspace.FieldChange{c.Field}})
		for _, f := range fields {
			what := words.T("clash.field", "Name", names.Of(c.Kind, c.ID), "Field", f.Name)
			rows = append(rows, widgets.Row{ID: strconv.Itoa(i), Cells: []widgets.Cell{
				widgets.TextCell(what), widgets.TextCell(changes.Cut(f.Before)), widgets.TextCell(changes.Cut(f.After)),
			}})
		}
	}
	return rows
}

// wide is a layout that gives what it holds a width, and the height that it needs.
type wide struct{ width float32 }

// Layout is called by Fyne.
func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(w.width, height)
}
