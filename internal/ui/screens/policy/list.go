package policy

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// listColumn is a column of a list: its heading, and its share of the width.
type listColumn struct {
	title string
	share float32
}

// listRow is what a list shows in a row; its cells may wrap.
type listRow struct {
	id    string
	cells []fyne.CanvasObject
}

// list shows rows in an order that matters, one of them selected: the arrow keys select, Enter opens, Delete removes,
// Alt with the arrows moves, Space ticks. It reports what people want; functions that are nil are not offered.
type list struct {
	widget.BaseWidget

	onSelect func(id string)
	onOpen   func(id string)
	onRemove func(id string)
	onMove   func(id string, by int)
	onTick   func(id string)

	shares   shares
	head     *fyne.Container
	stack    *fyne.Container
	reveal   func(fyne.CanvasObject)
	rows     []*row
	selected string
	focused  bool
}

// newList returns an empty list; reveal scrolls to a row of it.
func newList(columns []listColumn, reveal func(fyne.CanvasObject)) *list {
	l := &list{reveal: reveal}
	var heads []fyne.CanvasObject
	for _, c := range columns {
		l.shares = append(l.shares, c.share)
		heads = append(heads, widgets.NewElided(c.title, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted, Bold: true}))
	}
	l.head = newCells(l.shares, heads)
	l.stack = widgets.Stack(0)
	l.ExtendBaseWidget(l)
	return l
}

// set shows the rows. The selected one stays selected; where it is gone, its neighbour takes its place.
func (l *list) set(rows []listRow) {
	at := l.index()
	l.rows = nil
	objects := []fyne.CanvasObject{l.head}
	for _, r := range rows {
		made := newRow(l, r)
		l.rows = append(l.rows, made)
		objects = append(objects, made)
	}
	l.stack.Objects = objects
	if l.index() < 0 {
		l.selected = ""
		if len(rows) > 0 {
			l.selected = rows[max(0, min(at, len(rows)-1))].id
		}
	}
	l.stack.Refresh()
}

func (l *list) index() int {
	return slices.IndexFunc(l.rows, func(r *row) bool { return r.id == l.selected })
}

// choose selects a row and shows it.
func (l *list) choose(id string) {
	l.selected = id
	l.redraw()
	if at := l.index(); at >= 0 {
		l.reveal(l.rows[at])
	}
	if l.onSelect != nil {
		l.onSelect(id)
	}
}

func (l *list) step(to int) {
	if len(l.rows) > 0 {
		l.choose(l.rows[max(0, min(to, len(l.rows)-1))].id)
	}
}

// TypedKey works the list by keyboard.
func (l *list) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.step(l.index() - 1)
	case fyne.KeyDown:
		l.step(l.index() + 1)
	case fyne.KeyHome:
		l.step(0)
	case fyne.KeyEnd:
		l.step(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		l.report(l.onOpen)
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.report(l.onRemove)
	case fyne.KeySpace:
		l.report(l.onTick)
	}
}

// TypedShortcut moves the selected row with Alt and the arrow keys, and hands other shortcuts on to the window.
func (l *list) TypedShortcut(shortcut fyne.Shortcut) {
	if by := moving(shortcut); by != 0 {
		l.move(by)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(l).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

func moving(shortcut fyne.Shortcut) int {
	keys, ok := shortcut.(*desktop.CustomShortcut)
	switch {
	case !ok || keys.Modifier != fyne.KeyModifierAlt:
		return 0
	case keys.KeyName == fyne.KeyUp:
		return -1
	case keys.KeyName == fyne.KeyDown:
		return 1
	}
	return 0
}

// TypedRune is called by Fyne; a list has no use for characters.
func (l *list) TypedRune(rune) {}

// FocusGained is called by Fyne.
func (l *list) FocusGained() {
	l.setFocused(true)
	widgets.KeepInSight(l)
}

// FocusLost is called by Fyne.
func (l *list) FocusLost() { l.setFocused(false) }

func (l *list) setFocused(focused bool) {
	l.focused = focused
	l.redraw()
}

func (l *list) redraw() {
	for _, r := range l.rows {
		r.Refresh()
	}
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (l *list) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.stack) }

func (l *list) open()   { l.report(l.onOpen) }
func (l *list) remove() { l.report(l.onRemove) }

func (l *list) report(to func(id string)) {
	if to != nil && l.index() >= 0 {
		to(l.selected)
	}
}

func (l *list) move(by int) {
	if at := l.index(); l.onMove != nil && at >= 0 && at+by >= 0 && at+by < len(l.rows) {
		l.onMove(l.selected, by)
		l.choose(l.selected)
	}
}

// row is a row of a list that can be clicked.
type row struct {
	widget.BaseWidget
	id     string
	list   *list
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	line   *canvas.Rectangle
	cells  *fyne.Container
}

func newRow(l *list, r listRow) *row {
	made := &row{id: r.id, list: l, cells: newCells(l.shares, r.cells)}
	made.ground, made.edge, made.line = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	made.ExtendBaseWidget(made)
	return made
}

// Tapped selects the row.
func (r *row) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.list); c != nil {
		c.Focus(r.list)
	}
	r.list.choose(r.id)
}

// DoubleTapped opens the row.
func (r *row) DoubleTapped(ev *fyne.PointEvent) {
	r.Tapped(ev)
	r.list.open()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *row }

func (r *rowRenderer) Layout(size fyne.Size) {
	chosen := r.row.id == r.row.list.selected
	r.row.ground.FillColor = theme.Current(theme.Surface)
	if chosen {
		r.row.ground.FillColor = theme.Current(theme.AccentSoft)
	}
	r.row.ground.StrokeWidth, r.row.ground.StrokeColor = 0, nil
	if chosen && r.row.list.focused {
		r.row.ground.StrokeWidth, r.row.ground.StrokeColor = theme.Space(0.25), theme.Current(theme.Accent)
	}
	r.row.edge.FillColor, r.row.edge.Hidden = theme.Current(theme.Accent), !chosen
	r.row.line.FillColor = theme.Current(theme.Line)
	r.row.ground.Resize(size)
	r.row.edge.Resize(fyne.NewSize(theme.Space(0.75), size.Height))
	r.row.line.Move(fyne.NewPos(0, size.Height-theme.Space(0.25)))
	r.row.line.Resize(fyne.NewSize(size.Width, theme.Space(0.25)))
	r.row.cells.Resize(size)
}

func (r *rowRenderer) MinSize() fyne.Size { return r.row.cells.MinSize() }

func (r *rowRenderer) Refresh() {
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.ground, r.row.line, r.row.edge, r.row.cells}
}

func (r *rowRenderer) Destroy() {}
