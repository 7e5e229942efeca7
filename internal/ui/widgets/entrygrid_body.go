package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// fresh is the row in which new ones are typed.
const fresh = -1

// entryBody is the headings and rows of an EntryGrid. It scrolls by whole rows.
type entryBody struct {
	widget.BaseWidget
	grid     *EntryGrid
	columns  []EntryColumn
	empty    string
	rows     EntryRows
	drafts   []string // of the new row
	offered  []string // what of them nobody typed
	row, col int      // the selected cell
	first    int      // the first visible row
	input    *cellInput
	editing  bool
	edited   int64 // the key of the row that is being edited
	focused  bool
	readOnly bool
}

func newEntryBody(g *EntryGrid, columns []EntryColumn, empty string) *entryBody {
	b := &entryBody{grid: g, columns: columns, empty: empty, rows: noRows{}, row: fresh, input: newCellInput()}
	b.drafts, b.offered = make([]string, len(columns)), make([]string, len(columns))
	b.input.body = b
	b.input.Hide()
	b.ExtendBaseWidget(b)
	return b
}

type noRows struct{}

func (noRows) Len() int              { return 0 }
func (noRows) Key(int) int64         { return 0 }
func (noRows) Text(int, int) string  { return "" }
func (noRows) Typed(int, int) string { return "" }

// top is the first row that can be selected.
func (b *entryBody) top() int {
	if b.readOnly {
		return 0
	}
	return fresh
}

// head is how many lines stand above the rows.
func (b *entryBody) head() int { return 1 - b.top() }

// page is how many rows are visible at once.
func (b *entryBody) page() int {
	return max(1, int(b.Size().Height/rowHeight()+0.01)-b.head())
}

func (b *entryBody) setRows(rows EntryRows) {
	b.rows = rows
	if b.editing && b.row != fresh {
		b.follow()
	}
	b.row = max(b.top(), min(b.row, rows.Len()-1))
	b.first = max(0, min(b.first, rows.Len()-b.page()))
	b.Refresh()
}

// follow finds the row that is being edited; where it is gone, editing ends.
func (b *entryBody) follow() {
	for i := range b.rows.Len() {
		if b.rows.Key(i) == b.edited {
			b.row = i
			return
		}
	}
	b.stop()
}

func (b *entryBody) offer(texts []string) {
	for i, text := range texts {
		if b.drafts[i] == b.offered[i] && !(b.editing && b.row == fresh && b.col == i) {
			b.drafts[i] = text
		}
		b.offered[i] = text
	}
	b.Refresh()
}

func (b *entryBody) key() (int64, bool) {
	if b.row < 0 || b.row >= b.rows.Len() {
		return 0, false
	}
	return b.rows.Key(b.row), true
}

func (b *entryBody) selectCell(row, col int) {
	b.row = max(b.top(), min(row, b.rows.Len()-1))
	b.col = max(0, min(col, len(b.columns)-1))
	if b.row == fresh {
		b.first = 0
	} else {
		b.first = max(min(b.first, b.row), b.row-b.page()+1)
	}
	b.Refresh()
}

// typed is what stands in the selected cell, as it would be typed.
func (b *entryBody) typed() string {
	if b.row == fresh {
		return b.drafts[b.col]
	}
	return b.rows.Typed(b.row, b.col)
}

func (b *entryBody) canEdit() bool {
	return !b.readOnly && !b.columns[b.col].Fixed && b.row < b.rows.Len()
}

// edit opens the selected cell with a text in it.
func (b *entryBody) edit(text string) {
	if !b.canEdit() || b.editing {
		return
	}
	b.editing = true
	if b.row != fresh {
		b.edited = b.rows.Key(b.row)
	}
	b.input.put(text)
	b.input.CursorColumn = len([]rune(text))
	b.input.Show()
	b.Refresh()
	focus(b.input)
}

// stop closes the cell that is being edited and keeps nothing of it.
func (b *entryBody) stop() {
	if !b.editing {
		return
	}
	b.editing = false
	held := b.input.focused
	b.input.Hide()
	if held {
		focus(b)
	}
	b.Refresh()
}

// take takes over what was typed into the cell, and says whether the cell could be closed.
func (b *entryBody) take() bool {
	if !b.editing {
		return true
	}
	text := b.input.Text
	if b.row == fresh {
		b.drafts[b.col] = text
		b.stop()
		return true
	}
	if text != b.typed() && b.grid.OnChange != nil {
		b.editing = false // what is reported may show the rows anew
		sentence := b.grid.OnChange(b.edited, b.col, text)
		if b.editing {
			return false // it failed already and was opened again
		}
		b.editing = true
		b.grid.say(sentence)
		if sentence != "" {
			b.Refresh()
			return false
		}
	}
	b.grid.say("")
	b.stop()
	return true
}

// enter ends a cell by Enter: in the new row it goes to the next empty cell, or adds the row.
func (b *entryBody) enter() {
	row := b.row
	if !b.take() || row != fresh {
		return
	}
	b.add()
}

func (b *entryBody) add() {
	if b.grid.OnAdd == nil {
		return
	}
	typed := b.drafts
	b.drafts = append([]string(nil), b.offered...)
	b.grid.say("")
	b.selectCell(fresh, 0)
	if column, sentence := b.grid.OnAdd(typed); sentence != "" {
		b.drafts = typed
		b.grid.say(sentence)
		b.selectCell(fresh, column)
	}
}

// next goes on to the next cell that can be edited, or back to the one before it.
func (b *entryBody) next(by int) {
	row := b.row
	if !b.take() {
		return
	}
	for col := b.col + by; col >= 0 && col < len(b.columns); col += by {
		if !b.columns[col].Fixed {
			b.selectCell(row, col)
			b.edit(b.typed())
			return
		}
	}
}

func (b *entryBody) scroll(by int) {
	b.first = max(0, min(b.first+by, b.rows.Len()-b.page()))
	b.Refresh()
}

// Scrolled scrolls the rows.
func (b *entryBody) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY > 0 {
		b.scroll(-1)
		return
	}
	b.scroll(1)
}

// cellAt returns the cell at a place; false outside of them.
func (b *entryBody) cellAt(at fyne.Position) (row, col int, ok bool) {
	line := int(at.Y / rowHeight())
	row = b.first + line - b.head()
	if !b.readOnly && line == 1 {
		row = fresh
	}
	for i, place := range b.places(b.Size().Width) {
		if at.X >= place.x && at.X < place.x+place.width {
			col = i
		}
	}
	return row, col, line > 0 && row < b.rows.Len()
}

// places shares the width among the columns by their weights.
func (b *entryBody) places(width float32) []columnPlace {
	columns := make([]TableColumn, len(b.columns))
	for i, c := range b.columns {
		columns[i] = TableColumn{Weight: c.Weight}
	}
	return (&tableBody{spec: Table{Columns: columns}}).layout(width)
}

// MouseDown selects at once; Fyne's Tapped would come only after the time of a double click.
func (b *entryBody) MouseDown(ev *desktop.MouseEvent) { b.press(ev.Position) }

// MouseUp is called by Fyne.
func (b *entryBody) MouseUp(*desktop.MouseEvent) {}

// Tapped selects a cell, and opens that of the new row.
func (b *entryBody) Tapped(ev *fyne.PointEvent) {
	b.press(ev.Position)
	if row, _, ok := b.cellAt(ev.Position); ok && row == fresh {
		b.edit(b.typed())
	}
}

// DoubleTapped opens a cell.
func (b *entryBody) DoubleTapped(ev *fyne.PointEvent) {
	b.press(ev.Position)
	if _, _, ok := b.cellAt(ev.Position); ok {
		b.edit(b.typed())
	}
}

func (b *entryBody) press(at fyne.Position) {
	row, col, ok := b.cellAt(at)
	if ok && b.editing && row == b.row && col == b.col || !b.take() {
		return
	}
	focus(b)
	if ok {
		b.selectCell(row, col)
	}
}
