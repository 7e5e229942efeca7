package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// tableBody is the headings and rows of a SortTable. It scrolls by whole rows.
type tableBody struct {
	widget.BaseWidget
	table    *SortTable
	spec     Table
	rows     []Row // as they were given
	shown    []Row // as they are filtered and sorted
	query    string
	column   int // that is sorted by; -1 is the order in which the rows were given
	down     bool
	selected string
	first    int // the first visible row
	hovered  int
	pressed  bool // the press that a later Tapped belongs to has been handled
	focused  bool
	widths   []float32 // of the columns, as people chose them; nil: as the table is made
}

func newTableBody(s *SortTable, spec Table) *tableBody {
	b := &tableBody{table: s, spec: spec, column: -1, hovered: -1, widths: keptWidths(spec)}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tableBody) setRows(rows []Row) {
	b.rows = rows
	b.arrange()
}

func (b *tableBody) setQuery(query string) {
	b.query = query
	b.arrange()
}

func (b *tableBody) sortBy(column int, descending bool) {
	b.column, b.down = column, descending
	b.arrange()
}

func (b *tableBody) arrange() {
	b.shown = matching(b.rows, b.query, b.column, b.down)
	b.first = max(0, min(b.first, len(b.shown)-b.page()))
	b.reveal()
	b.Refresh()
}

// at returns the place of the selected row among those shown, or -1.
func (b *tableBody) at() int {
	for i, row := range b.shown {
		if row.ID == b.selected {
			return i
		}
	}
	return -1
}

func (b *tableBody) move(to int) {
	if len(b.shown) == 0 {
		return
	}
	id := b.shown[max(0, min(to, len(b.shown)-1))].ID
	if id == b.selected {
		return
	}
	b.selected = id
	b.reveal()
	b.Refresh()
	if b.table.OnSelect != nil {
		b.table.OnSelect(id)
	}
}

func (b *tableBody) selectFirst() {
	if b.at() < 0 {
		b.move(0)
	}
}

func (b *tableBody) open() {
	if b.at() >= 0 && b.table.OnOpen != nil {
		b.table.OnOpen(b.selected)
	}
}

func (b *tableBody) side(by int) {
	if b.table.OnSide != nil {
		b.table.OnSide(by)
	}
}

// reveal scrolls to the selected row.
func (b *tableBody) reveal() {
	at := b.at()
	if at < 0 || b.Size().Height == 0 {
		return
	}
	b.first = max(min(b.first, at), at-b.page()+1)
}

func (b *tableBody) scroll(d fyne.Delta) {
	step := 1
	if d.DY > 0 {
		step = -1
	}
	b.first = max(0, min(b.first+step, len(b.shown)-b.page()))
	b.Refresh()
}

func (b *tableBody) FocusGained() {
	b.focused = true
	b.Refresh()
	keepInSight(b)
}

func (b *tableBody) FocusLost() {
	b.focused = false
	b.Refresh()
}

func (b *tableBody) TypedRune(r rune) {
	if r != ' ' {
		b.table.typeFilter(r)
	}
}

func (b *tableBody) TypedKey(ev *fyne.KeyEvent) {
	at := b.at()
	if isReturn(ev.Name) && b.table.OnOpen == nil {
		bubbleKey(b, ev) // there may be a dialog that it confirms
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		b.move(at + 1)
	case fyne.KeyUp:
		b.move(max(0, at-1))
	case fyne.KeyHome:
		b.move(0)
	case fyne.KeyEnd:
		b.move(len(b.shown) - 1)
	case fyne.KeyPageDown:
		b.move(at + b.page())
	case fyne.KeyPageUp:
		b.move(at - b.page())
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
	case fyne.KeySpace:
		b.tick()
	case fyne.KeyRight:
		b.side(1)
	case fyne.KeyLeft:
		b.side(-1)
	default:
		bubbleKey(b, ev)
	}
}

// MouseDown selects at once; Fyne's Tapped would come only after the time of a double click.
func (b *tableBody) MouseDown(ev *desktop.MouseEvent) {
	b.pressed = ev.Button == desktop.MouseButtonPrimary
	b.press(ev.Position)
	if b.pressed {
		b.tickAt(ev.Position)
	}
}

func (b *tableBody) MouseUp(*desktop.MouseEvent) {}

func (b *tableBody) Tapped(ev *fyne.PointEvent) {
	if !b.pressed {
		b.press(ev.Position)
		b.tickAt(ev.Position)
	}
	b.pressed = false
}

func (b *tableBody) DoubleTapped(ev *fyne.PointEvent) {
	b.pressed = false
	if _, ok := b.rowAt(ev.Position.Y); ok {
		b.press(ev.Position)
		b.open()
	}
}

func (b *tableBody) TappedSecondary(ev *fyne.PointEvent) {
	if row, ok := b.rowAt(ev.Position.Y); ok && b.table.OnMenu != nil {
		b.move(row)
		b.table.OnMenu(b.shown[row].ID, ev.AbsolutePosition)
	}
}

func (b *tableBody) MouseIn(ev *desktop.MouseEvent)    { b.hover(ev.Position.Y) }
func (b *tableBody) MouseMoved(ev *desktop.MouseEvent) { b.hover(ev.Position.Y) }
func (b *tableBody) MouseOut()                         { b.hover(-1) }

func (b *tableBody) hover(y float32) {
	row, ok := b.rowAt(y)
	if !ok {
		row = -1
	}
	if row != b.hovered {
		b.hovered = row
		b.Refresh()
	}
}

func (b *tableBody) press(pos fyne.Position) {
	focus(b)
	if row, ok := b.rowAt(pos.Y); ok {
		b.move(row)
		return
	}
	if pos.Y < rowHeight() && !b.spec.Fixed {
		b.pressHeading(pos.X)
	}
}

// pressHeading sorts by the column, then the other way round, then as the rows were given.
func (b *tableBody) pressHeading(x float32) {
	for i, column := range b.layout(b.Size().Width) {
		if x < column.x || x >= column.x+column.width {
			continue
		}
		switch {
		case b.column != i:
			b.sortBy(i, false)
		case !b.down:
			b.sortBy(i, true)
		default:
			b.sortBy(-1, false)
		}
		return
	}
}

func (b *tableBody) rowAt(y float32) (row int, ok bool) {
	y -= rowHeight()
	if y < 0 {
		return 0, false
	}
	row = b.first + int(y/rowHeight())
	return row, row < len(b.shown) && row < b.first+b.page()
}

// page is how many rows are visible at once.
func (b *tableBody) page() int {
	return max(1, int(b.Size().Height/rowHeight()+0.01)-1)
}

func rowHeight() float32 { return lineHeight(theme.Size(theme.SizeText)) + theme.Space(3) }

type columnPlace struct{ x, width float32 }

// layout shares the width among the columns by their weights. Those for which there is no room have no width.
func (b *tableBody) layout(width float32) []columnPlace {
	total := float32(0)
	for i := range b.spec.Columns {
		total += b.weight(i, width)
	}
	x, places := theme.Space(2), make([]columnPlace, len(b.spec.Columns))
	for i := range places {
		places[i] = columnPlace{x: x, width: (width - theme.Space(4)) * b.weight(i, width) / total}
		x += places[i].width
	}
	return places
}

// weight is the column's share of a table of some width.
func (c TableColumn) weight(width float32) float32 {
	switch {
	case c.Ems > 0 && width < c.Ems*theme.Size(theme.SizeText):
		return 0
	case c.Weight == 0:
		return 1
	}
	return c.Weight
}

// wheel passes the wheel on to the rows. Rows that are all visible have none, so that the screen around them scrolls.
type wheel struct {
	widget.BaseWidget
	body *tableBody
}

func newWheel(body *tableBody, scrolls bool) fyne.CanvasObject {
	if !scrolls {
		return body
	}
	w := &wheel{body: body}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wheel) Scrolled(ev *fyne.ScrollEvent) { w.body.scroll(ev.Scrolled) }

func (w *wheel) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.body) }
