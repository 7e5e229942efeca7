package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained is called by Fyne.
func (b *entryBody) FocusGained() {
	b.focused = true
	b.Refresh()
	keepInSight(b)
}

// FocusLost is called by Fyne.
func (b *entryBody) FocusLost() {
	b.focused = false
	b.Refresh()
}

// TypedRune begins to type over the selected cell.
func (b *entryBody) TypedRune(r rune) {
	if r == ' ' || !b.canEdit() {
		return
	}
	b.edit("")
	b.input.TypedRune(r)
}

// TypedShortcut pastes a table, copies a cell, moves a row, and hands the rest on.
func (b *entryBody) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutPaste:
		b.paste(s.Clipboard.Content())
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(b.typed())
	case *desktop.CustomShortcut:
		if !b.move(s) {
			bubbleShortcut(b, shortcut)
		}
	default:
		bubbleShortcut(b, shortcut)
	}
}

// move moves the selected row with Alt and an arrow, and says whether it was that.
func (b *entryBody) move(s *desktop.CustomShortcut) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[s.KeyName]
	if by == 0 || s.Modifier != fyne.KeyModifierAlt || b.grid.OnMove == nil {
		return false
	}
	b.grid.MoveSelected(by)
	return true
}

// paste types a single value into the selected cell; what is more is a table.
func (b *entryBody) paste(text string) {
	single := !strings.ContainsAny(strings.TrimSpace(text), "\t\n")
	if single && b.canEdit() {
		b.edit(strings.TrimSpace(text))
		return
	}
	if b.grid.OnPaste != nil {
		b.grid.OnPaste(text)
	}
}

// TypedKey moves from cell to cell, opens one, and asks to delete a row.
func (b *entryBody) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		b.up()
	case fyne.KeyDown:
		b.down()
	case fyne.KeyLeft:
		b.selectCell(b.row, b.col-1)
	case fyne.KeyRight:
		b.selectCell(b.row, b.col+1)
	case fyne.KeyPageUp:
		b.selectCell(b.row-b.page(), b.col)
	case fyne.KeyPageDown:
		b.selectCell(b.row+b.page(), b.col)
	case fyne.KeyHome:
		b.selectCell(b.top(), b.col)
	case fyne.KeyEnd:
		b.selectCell(b.rows.Len()-1, b.col)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		b.edit(b.typed())
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.clear()
	default:
		bubbleKey(b, ev)
	}
}

func (b *entryBody) up()   { b.selectCell(b.row-1, b.col) }
func (b *entryBody) down() { b.selectCell(b.row+1, b.col) }

// clear empties a cell of the new row, or asks to delete a row.
func (b *entryBody) clear() {
	if b.readOnly {
		return
	}
	if b.row == fresh {
		b.drafts[b.col] = ""
		b.grid.say("")
		b.Refresh()
		return
	}
	if key, ok := b.key(); ok && b.grid.OnDelete != nil {
		b.grid.OnDelete(key)
	}
}

// cellInput is the field in which a cell is typed.
type cellInput struct {
	input
	body  *entryBody
	shift bool
}

func newCellInput() *cellInput {
	e := &cellInput{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.onFocus = func(focused bool) {
		if !focused {
			e.body.left()
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// left takes over what was typed when the keyboard goes elsewhere. What cannot be taken over stays to be seen.
func (b *entryBody) left() { b.take() }

// AcceptsTab lets Tab go on to the next cell.
func (e *cellInput) AcceptsTab() bool { return true }

// KeyDown notes when Shift goes down: Fyne's key events do not carry it.
func (e *cellInput) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		e.shift = true
	}
	e.Entry.KeyDown(ev)
}

// KeyUp notes when Shift comes up.
func (e *cellInput) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		e.shift = false
	}
	e.Entry.KeyUp(ev)
}

// TypedKey ends the cell, or goes on to another one.
func (e *cellInput) TypedKey(ev *fyne.KeyEvent) {
	b := e.body
	switch {
	case isReturn(ev.Name):
		b.enter()
	case ev.Name == fyne.KeyEscape:
		b.grid.say("")
		b.stop()
	case ev.Name == fyne.KeyTab && e.shift:
		b.next(-1)
	case ev.Name == fyne.KeyTab:
		b.next(1)
	case ev.Name == fyne.KeyUp && b.take():
		b.up()
	case ev.Name == fyne.KeyDown && b.take():
		b.down()
	case ev.Name != fyne.KeyUp && ev.Name != fyne.KeyDown:
		e.Entry.TypedKey(ev)
	}
}

// TypedShortcut pastes what is a table into the grid, and not into the cell.
func (e *cellInput) TypedShortcut(shortcut fyne.Shortcut) {
	if s, ok := shortcut.(*fyne.ShortcutPaste); ok && strings.ContainsAny(strings.TrimSpace(s.Clipboard.Content()), "\t\n") {
		e.body.stop()
		e.body.paste(s.Clipboard.Content())
		return
	}
	e.input.TypedShortcut(shortcut)
}

// Cursor shows that text can be typed.
func (e *cellInput) Cursor() desktop.Cursor { return desktop.TextCursor }
