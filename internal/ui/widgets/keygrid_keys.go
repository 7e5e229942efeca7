package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// AcceptsTab keeps Tab in the grid until the last cell.
func (g *KeyGrid) AcceptsTab() bool { return true }

// KeyDown notes when Shift goes down: Fyne's key events do not carry it.
func (g *KeyGrid) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		g.shift = true
	}
}

// KeyUp notes when Shift comes up.
func (g *KeyGrid) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		g.shift = false
	}
}

// TypedRune reports a character; a space has no meaning in a grid.
func (g *KeyGrid) TypedRune(r rune) {
	if r != ' ' && g.OnKey != nil && !g.empty() {
		g.OnKey(r)
	}
}

// TypedKey moves, extends, clears and picks.
func (g *KeyGrid) TypedKey(ev *fyne.KeyEvent) {
	if move, ok := gridMoves[ev.Name]; ok {
		row, col := move(g)
		g.moveTo(row, col, g.shift)
		return
	}
	switch ev.Name {
	case fyne.KeyTab:
		g.tab()
	case fyne.KeyDelete, fyne.KeyBackspace:
		call(g.OnClear)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		g.pick()
	case fyne.KeyEscape:
		g.escape(ev)
	default:
		bubbleKey(g, ev)
	}
}

// TypedShortcut copies, cuts, pastes, selects all, and jumps to the corners.
func (g *KeyGrid) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		call(g.OnCopy)
	case *fyne.ShortcutCut:
		call(g.OnCut)
	case *fyne.ShortcutPaste:
		call(g.OnPaste)
	case *fyne.ShortcutSelectAll:
		g.selectAll()
	case *desktop.CustomShortcut:
		g.customShortcut(s)
	default:
		bubbleShortcut(g, shortcut)
	}
}

// gridMoves says where each key takes the cursor.
var gridMoves = map[fyne.KeyName]func(g *KeyGrid) (row, col int){
	fyne.KeyUp:       func(g *KeyGrid) (int, int) { return g.sel.row - 1, g.sel.col },
	fyne.KeyDown:     func(g *KeyGrid) (int, int) { return g.sel.row + 1, g.sel.col },
	fyne.KeyLeft:     func(g *KeyGrid) (int, int) { return g.sel.row, g.sel.col - 1 },
	fyne.KeyRight:    func(g *KeyGrid) (int, int) { return g.sel.row, g.sel.col + 1 },
	fyne.KeyHome:     func(g *KeyGrid) (int, int) { return g.sel.row, 0 },
	fyne.KeyEnd:      func(g *KeyGrid) (int, int) { return g.sel.row, len(g.data.Columns) - 1 },
	fyne.KeyPageUp:   func(g *KeyGrid) (int, int) { return g.sel.row - g.page(), g.sel.col },
	fyne.KeyPageDown: func(g *KeyGrid) (int, int) { return g.sel.row + g.page(), g.sel.col },
}

func (g *KeyGrid) customShortcut(s *desktop.CustomShortcut) {
	shift := s.Modifier&fyne.KeyModifierShift != 0
	switch {
	case s.Modifier&fyne.KeyModifierShortcutDefault == 0:
		bubbleShortcut(g, s)
	case s.KeyName == fyne.KeyHome:
		g.moveTo(0, 0, shift)
	case s.KeyName == fyne.KeyEnd:
		g.moveTo(len(g.data.Rows)-1, len(g.data.Columns)-1, shift)
	default:
		bubbleShortcut(g, s)
	}
}

// tab goes to the next cell in reading order, and out of the grid at its ends.
func (g *KeyGrid) tab() {
	cols := len(g.data.Columns)
	at, step := g.sel.row*cols+g.sel.col, 1
	if g.shift {
		step = -1
	}
	if next := at + step; cols > 0 && next >= 0 && next < len(g.data.Rows)*cols {
		g.moveTo(next/cols, next%cols, false)
		return
	}
	g.leave(step)
}

func (g *KeyGrid) leave(step int) {
	c := canvasOf(g)
	switch {
	case c == nil:
	case step > 0:
		c.FocusNext()
	default:
		c.FocusPrevious()
	}
}

func (g *KeyGrid) pick() {
	if g.OnPick != nil && !g.empty() {
		g.OnPick(g.sel.row, g.sel.col)
	}
}

func (g *KeyGrid) escape(ev *fyne.KeyEvent) {
	if g.sel.block().Single() {
		bubbleKey(g, ev)
		return
	}
	g.change(g.sel.collapsed())
}

func (g *KeyGrid) selectAll() {
	g.change(selection{anchorRow: len(g.data.Rows) - 1, anchorCol: len(g.data.Columns) - 1})
}

func call(f func()) {
	if f != nil {
		f()
	}
}
