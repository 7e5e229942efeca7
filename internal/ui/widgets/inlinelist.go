package widgets

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// InlineList is a short list whose rows are edited where they stand. A row that stays keeps its object, and with
// it the focus and what is being typed.
type InlineList struct {
	widget.BaseWidget

	OnAdd func() // the button below the rows was pressed

	build func(id string) (row fyne.CanvasObject, show func())
	rows  map[string]inlineRow
	add   *Button
	box   *fyne.Container
}

type inlineRow struct {
	object fyne.CanvasObject
	show   func()
}

// NewInlineList returns an empty list. Build makes the object of a row and a function that shows the row's values
// in it; that is called with every Set. An empty text means that there is no button to add a row.
func NewInlineList(add string, build func(id string) (row fyne.CanvasObject, show func())) *InlineList {
	l := &InlineList{build: build, rows: map[string]inlineRow{}, box: Stack(1)}
	l.add = NewQuiet(add, fynetheme.ContentAddIcon(), func() { call(l.OnAdd) })
	l.add.Alignment = widget.ButtonAlignLeading
	l.add.Hidden = add == ""
	l.box.Objects = []fyne.CanvasObject{l.add}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows the rows with these IDs, in this order.
func (l *InlineList) Set(ids []string) {
	rows := make(map[string]inlineRow, len(ids))
	objects := make([]fyne.CanvasObject, 0, len(ids)+1)
	for _, id := range ids {
		row, ok := l.rows[id]
		if !ok {
			row.object, row.show = l.build(id)
		}
		row.show()
		rows[id] = row
		objects = append(objects, row.object)
	}
	l.rows = rows
	objects = append(objects, l.add)
	l.box.Objects = objects
	l.box.Refresh()
}

// Row returns the object of a row, or nil.
func (l *InlineList) Row(id string) fyne.CanvasObject { return l.rows[id].object }

// CreateRenderer is Fyne's way to ask for the drawing.
func (l *InlineList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }
