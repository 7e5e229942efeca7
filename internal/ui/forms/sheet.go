package forms

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// sheet is what panels with several rows are made of: the rows, a sentence while there are none, a field that adds one,
// and notes in the margin.
type sheet struct {
	rows  *widgets.InlineList
	empty *widgets.Paragraph
	notes *notes
}

// newSheet returns a sheet without rows. Topic is what the notes are about at first and while something is added.
func newSheet(d *desk, empty, topic string, add *adder, row func(id string) (fyne.CanvasObject, func())) sheet {
	s := sheet{rows: widgets.NewInlineList("", row), empty: widgets.NewParagraph(empty, widgets.Look{Token: theme.Muted})}
	s.notes = newNotes(widgets.Stack(2, s.empty, s.rows, add.box), d)
	add.text.OnFocus = s.notes.on(topic, add.box)
	s.notes.show(topic, nil)
	return s
}

func (s sheet) show(ids []string) {
	s.empty.Hidden = len(ids) > 0
	s.rows.Set(ids)
	s.notes.Refresh()
}
