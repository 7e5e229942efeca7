package history

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/changes"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// row shows what happened to one row: what it is, whether it came, went or was edited, and its fields.
func (d *detail) row(row workspace.RowChange) fyne.CanvasObject {
	title := capital(words.Kind(row.Kind))
	if called := d.names.Of(row.Kind, row.ID); called != "" {
		title = words.T("history.row", "Kind", title, "Name", called)
	}
	text, kind := happened(row.Op)
	name := widgets.NewParagraph(title, widgets.Look{Bold: true})
	lines := []fyne.CanvasObject{container.NewBorder(nil, nil, nil, widgets.NewChip(text, kind), name)}
	for _, f := range d.names.Fields(row) {
		lines = append(lines, d.field(row.Op, f))
	}
	return widgets.Stack(1, lines...)
}

func happened(op workspace.Op) (text string, kind widgets.Kind) {
	switch op {
	case workspace.Insert:
		return words.T("history.added"), widgets.Good
	case workspace.Delete:
		return words.T("history.removed"), widgets.Bad
	}
	return words.T("history.edited"), widgets.Accent
}

// field shows a field as it became, and below it what it was; of a row that is gone, as it was.
func (d *detail) field(op workspace.Op, f changes.Field) fyne.CanvasObject {
	value := f.After
	if op == workspace.Delete {
		value = f.Before
	}
	said := words.T("history.field", "Field", f.Name, "Value", orNothing(changes.Cut(value)))
	lines := []fyne.CanvasObject{widgets.NewParagraph(said, widgets.Look{})}
	if op == workspace.Update {
		lines = append(lines, widgets.NewParagraph(words.T("history.field.was", "Value", orNothing(changes.Cut(f.Before))), muted))
	}
	if long(f.Before) || long(f.After) {
		all := widgets.NewQuiet(words.T("history.field.all"), nil, func() { d.openField(f) })
		lines = append(lines, container.NewHBox(all))
	}
	return widgets.Stack(0, lines...)
}

// openField shows a long text as a whole, before and after.
func (d *detail) openField(f changes.Field) {
	var parts []fyne.CanvasObject
	for _, side := range []struct{ title, text string }{
		{words.T("history.field.before"), f.Before}, {words.T("history.field.after"), f.After},
	} {
		if side.text != "" {
			caption := widgets.NewText(side.title, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
			parts = append(parts, caption, widgets.NewParagraph(side.text, widgets.Look{}))
		}
	}
	widgets.Dialog{
		Title: f.Name, Body: widgets.Stack(2, parts...), Confirm: words.T("history.field.close"),
	}.Open(d.env.Window.Canvas())
}

func long(text string) bool {
	return utf8.RuneCountInString(text) > changes.LongText || strings.Contains(text, "\n")
}

func orNothing(text string) string {
	if text == "" {
		return words.T("history.nothing")
	}
	return text
}
