package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// GridColumn is the heading of one column; Warn marks it with an exclamation mark.
type GridColumn struct {
	Title, Subtitle string
	Warn            bool
}

// GridRow is the heading of one row. Group is shown above the first row that carries it.
type GridRow struct {
	Title, Group string
	Warn         bool
}

// GridCell is what one cell shows: letters such as "A/R", whether they differ from a default (Own), whether
// something is wrong with them (Warn), and a hint for the pointer.
type GridCell struct {
	Text      string
	Own, Warn bool
	Hint      string
}

// GridData is all that a KeyGrid shows; Cells has a slice per row with a cell per column.
type GridData struct {
	Columns []GridColumn
	Rows    []GridRow
	Cells   [][]GridCell
}

// KeyGrid is a grid of letters that is worked by keyboard or by mouse. It reports what people want and
// changes nothing itself: whoever listens changes the data and calls Set.
type KeyGrid struct {
	widget.BaseWidget

	OnSelect     func(Block)                          // the selection moved
	OnKey        func(r rune)                         // a character was typed
	OnClear      func()                               // Delete or Backspace
	OnPick       func(row, col int)                   // Enter, F2 or a double click
	OnCopy       func()                               // Ctrl+C
	OnCut        func()                               // Ctrl+X
	OnPaste      func()                               // Ctrl+V
	OnColumnMenu func(col int, at fyne.Position)      // right click on a column heading; at is absolute
	OnRowMenu    func(row int, at fyne.Position)      // right click on a row heading; at is absolute
	OnCellMenu   func(row, col int, at fyne.Position) // right click in a cell; at is absolute
	OnHover      func(row, col int)                   // the pointer entered a cell; -1, -1 when it left
	OnColumns    func()                               // the columns moved or changed their width

	data    GridData
	lines   []gridLine
	sel     selection
	metrics gridMetrics
	titles  titleWidth
	scroll  gridScroll
	mouse   gridMouse
	shift   bool
	focused bool
}

// NewKeyGrid returns an empty grid.
func NewKeyGrid() *KeyGrid {
	g := &KeyGrid{mouse: gridMouse{hoverRow: -1, hoverCol: -1}}
	g.ExtendBaseWidget(g)
	return g
}

// Set replaces everything the grid shows. The selection stays where it was, as far as there are cells.
func (g *KeyGrid) Set(data GridData) {
	g.data, g.titles = data, titleWidth{}
	g.lines = gridLines(data.Rows)
	g.sel = g.sel.clamped(len(data.Rows), len(data.Columns))
	g.Refresh()
}

// Selection returns the selected block.
func (g *KeyGrid) Selection() Block { return g.sel.block() }

// Cursor returns the cell in which typing goes; it lies in the selection.
func (g *KeyGrid) Cursor() (row, col int) { return g.sel.row, g.sel.col }

// Select selects a block without reporting it, and scrolls to it.
func (g *KeyGrid) Select(b Block) {
	b = b.normalised()
	g.sel = selection{anchorRow: b.RowEnd, anchorCol: b.ColEnd, row: b.Row, col: b.Col}.
		clamped(len(g.data.Rows), len(g.data.Columns))
	g.reveal()
	g.Refresh()
}

// Cell returns what the grid shows in a cell; outside of the grid it is empty.
func (g *KeyGrid) Cell(row, col int) GridCell {
	if row < 0 || row >= len(g.data.Cells) || col < 0 || col >= len(g.data.Cells[row]) {
		return GridCell{}
	}
	return g.data.Cells[row][col]
}

// CellPosition returns the absolute position just below a visible cell, where a list for it may open.
func (g *KeyGrid) CellPosition(row, col int) fyne.Position {
	pos, size := g.cellBox(row, col)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(g).Add(pos).AddXY(0, size.Height)
}

// ColumnSpan returns where a column is drawn, from the left of the grid; the width is 0 when it is scrolled away.
func (g *KeyGrid) ColumnSpan(col int) (x, width float32) {
	m, at := g.metrics, col-g.scroll.col
	if at < 0 || at >= m.cols {
		return 0, 0
	}
	return m.firstWidth + float32(at)*m.colWidth, m.colWidth
}

// FullHeight is the height at which all rows are visible.
func (g *KeyGrid) FullHeight() float32 {
	m := g.measure(g.Size())
	return m.headHeight + m.linesHeight(g.lines)
}

// FocusGained is called by Fyne.
func (g *KeyGrid) FocusGained() {
	g.focused = true
	g.Refresh()
	keepInSight(g)
}

// FocusLost is called by Fyne.
func (g *KeyGrid) FocusLost() {
	g.focused, g.shift = false, false
	g.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (g *KeyGrid) CreateRenderer() fyne.WidgetRenderer {
	return newGridRenderer(g)
}

func (g *KeyGrid) empty() bool { return len(g.data.Rows) == 0 || len(g.data.Columns) == 0 }

// moveTo puts the cursor into a cell and reports it; extend keeps the other corner of the block.
func (g *KeyGrid) moveTo(row, col int, extend bool) {
	if g.empty() {
		return
	}
	g.change(g.sel.moved(row, col, extend))
}

func (g *KeyGrid) change(to selection) {
	to = to.clamped(len(g.data.Rows), len(g.data.Columns))
	if to == g.sel {
		return
	}
	g.sel = to
	g.reveal()
	g.Refresh()
	if g.OnSelect != nil {
		g.OnSelect(g.sel.block())
	}
}
