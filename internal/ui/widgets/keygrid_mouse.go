package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridMouse remembers what the pointer is doing.
type gridMouse struct {
	down               bool // the press that a later Tapped belongs to has been handled
	dragging           bool
	hoverRow, hoverCol int
}

// MouseDown selects at once; Fyne's Tapped would come only after the time of a double click.
func (g *KeyGrid) MouseDown(ev *desktop.MouseEvent) {
	g.mouse.down = ev.Button == desktop.MouseButtonPrimary
	focus(g)
	row, col := g.hit(ev.Position)
	if !g.mouse.down {
		g.secondaryDown(row, col)
		return
	}
	g.mouse.dragging = row >= 0 && col >= 0
	g.press(row, col, ev.Modifier&fyne.KeyModifierShift != 0)
}

// MouseUp ends a drag.
func (g *KeyGrid) MouseUp(*desktop.MouseEvent) { g.mouse.dragging = false }

// Tapped selects where no MouseDown came before, as on a touch screen.
func (g *KeyGrid) Tapped(ev *fyne.PointEvent) {
	if g.mouse.down {
		g.mouse.down = false
		return
	}
	focus(g)
	row, col := g.hit(ev.Position)
	g.press(row, col, false)
}

// DoubleTapped picks for the cell under the pointer.
func (g *KeyGrid) DoubleTapped(ev *fyne.PointEvent) {
	g.mouse.down = false
	if row, col := g.hit(ev.Position); row >= 0 && col >= 0 {
		focus(g)
		g.moveTo(row, col, false)
		g.pick()
	}
}

// TappedSecondary reports a right click on a cell or a heading.
func (g *KeyGrid) TappedSecondary(ev *fyne.PointEvent) {
	row, col := g.hit(ev.Position)
	switch {
	case row >= 0 && col >= 0 && g.OnCellMenu != nil:
		g.OnCellMenu(row, col, ev.AbsolutePosition)
	case row >= 0 && col < 0 && g.OnRowMenu != nil:
		g.OnRowMenu(row, ev.AbsolutePosition)
	case row < 0 && col >= 0 && g.OnColumnMenu != nil:
		g.OnColumnMenu(col, ev.AbsolutePosition)
	}
}

// Dragged extends the block to the cell under the pointer.
func (g *KeyGrid) Dragged(ev *fyne.DragEvent) {
	if !g.mouse.dragging {
		return
	}
	if row, col := g.hit(ev.Position); row >= 0 && col >= 0 {
		g.moveTo(row, col, true)
	}
}

// DragEnd ends a drag.
func (g *KeyGrid) DragEnd() { g.mouse.dragging = false }

// MouseIn reports the cell under the pointer.
func (g *KeyGrid) MouseIn(ev *desktop.MouseEvent) { g.hover(g.hit(ev.Position)) }

// MouseMoved reports the cell under the pointer.
func (g *KeyGrid) MouseMoved(ev *desktop.MouseEvent) { g.hover(g.hit(ev.Position)) }

// MouseOut reports that the pointer left.
func (g *KeyGrid) MouseOut() { g.hover(-1, -1) }

// Scrolled turns the wheel into whole rows and columns.
func (g *KeyGrid) Scrolled(ev *fyne.ScrollEvent) {
	if g.scroll.wheel(ev.Scrolled, g.metrics, g.lines, len(g.data.Columns)) {
		g.Refresh()
	}
}

func (g *KeyGrid) hover(row, col int) {
	if row < 0 || col < 0 {
		row, col = -1, -1
	}
	if row == g.mouse.hoverRow && col == g.mouse.hoverCol {
		return
	}
	g.mouse.hoverRow, g.mouse.hoverCol = row, col
	if g.OnHover != nil {
		g.OnHover(row, col)
	}
}

// press selects a cell, or all of a row or column when its heading was hit.
func (g *KeyGrid) press(row, col int, extend bool) {
	switch {
	case g.empty() || row < 0 && col < 0:
	case row < 0:
		g.change(selection{anchorRow: len(g.data.Rows) - 1, anchorCol: col, row: 0, col: col})
	case col < 0:
		g.change(selection{anchorRow: row, anchorCol: len(g.data.Columns) - 1, row: row, col: 0})
	default:
		g.moveTo(row, col, extend)
	}
}

// secondaryDown selects what was right-clicked, unless it is selected already.
func (g *KeyGrid) secondaryDown(row, col int) {
	if row >= 0 && col >= 0 && g.sel.block().Contains(row, col) {
		return
	}
	g.press(row, col, false)
}
