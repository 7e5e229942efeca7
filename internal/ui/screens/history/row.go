package history

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// longText is how many characters of a text are shown; the rest opens in a dialog.
const longText = 160

// row shows what happened to one row: what it is, whether it came, went or was edited, and its fields.
func (d *detail) row(row workspace.RowChange) fyne.CanvasObject {
	title := capital(words.Kind(row.Kind))
	if called := d.names.of(row.Kind, row.ID); called != "" {
		title = words.T("history.row", "Kind", title, "Name", called)
	}
	text, kind := happened(row.Op)
	name := widgets.NewParagraph(title, widgets.Look{Bold: true})
	lines := []fyne.CanvasObject{container.NewBorder(nil, nil, nil, widgets.NewChip(text, kind), name)}
	for _, f := range d.names.fields(row) {
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
func (d *detail) field(op workspace.Op, f field) fyne.CanvasObject {
	value := f.after
	if op == workspace.Delete {
		value = f.before
	}
	said := words.T("history.field", "Field", f.name, "Value", orNothing(cut(value)))
	lines := []fyne.CanvasObject{widgets.NewParagraph(said, widgets.Look{})}
	if op == workspace.Update {
		lines = append(lines, widgets.NewParagraph(words.T("history.field.was", "Value", orNothing(cut(f.before))), muted))
	}
	if long(f.before) || long(f.after) {
		all := widgets.NewQuiet(words.T("history.field.all"), nil, func() { d.openField(f) })
		lines = append(lines, container.NewHBox(all))
	}
	return widgets.Stack(0, lines...)
}

// openField shows a long text as a whole, before and after.
func (d *detail) openField(f field) {
	var parts []fyne.CanvasObject
	for _, side := range []struct{ title, text string }{
		{words.T("history.field.before"), f.before}, {words.T("history.field.after"), f.after},
	} {
		if side.text != "" {
			caption := widgets.NewText(side.title, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
			parts = append(parts, caption, widgets.NewParagraph(side.text, widgets.Look{}))
		}
	}
	widgets.Dialog{
		Title: f.name, Body: widgets.Stack(2, parts...), Confirm: words.T("history.field.close"),
	}.Open(d.env.Window.Canvas())
}

func long(text string) bool {
	return utf8.RuneCountInString(text) > longText || strings.Contains(text, "\n")
}

// cut shortens a text to its first line, and that to a bearable length.
func cut(text string) string {
	first, _, more := strings.Cut(text, "\n")
	if runes := []rune(first); len(runes) > longText {
		return string(runes[:longText]) + "…"
	}
	if more {
		return first + " …"
	}
	return first
}

func orNothing(text string) string {
	if text == "" {
		return words.T("history.nothing")
	}
	return text
}
