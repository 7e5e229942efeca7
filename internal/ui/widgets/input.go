package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// input is Fyne's entry with the keys that our fields agree on: Enter commits (Ctrl+Enter where Enter makes a new
// line), Escape restores, Tab always leaves. What it does not use goes on to the canvas, where a dialog listens.
type input struct {
	widget.Entry
	onReturn func()
	onEscape func() (used bool)
	onKey    func(fyne.KeyName) (used bool) // asked before anything else
	onFocus  func(focused bool)
	focused  bool
}

func newInput(rows int) *input {
	e := &input{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if rows > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(rows)
	}
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab lets Tab go to the next field, from several lines too.
func (e *input) AcceptsTab() bool { return false }

func (e *input) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case e.onKey != nil && e.onKey(ev.Name):
	case ev.Name == fyne.KeyEscape:
		if e.onEscape == nil || !e.onEscape() {
			bubbleKey(e, ev)
		}
	case isReturn(ev.Name) && !e.MultiLine:
		e.commit(ev)
	default:
		e.Entry.TypedKey(ev)
	}
}

func (e *input) TypedShortcut(shortcut fyne.Shortcut) {
	if isCtrlReturn(shortcut) {
		e.commit(&fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	e.Entry.TypedShortcut(shortcut)
}

func (e *input) commit(ev *fyne.KeyEvent) {
	call(e.onReturn)
	bubbleKey(e, ev)
}

func (e *input) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus(true)
	}
}

func (e *input) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
}

// put replaces the text without telling anybody.
func (e *input) put(text string) {
	if e.Text == text {
		return
	}
	tell := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = tell
}
