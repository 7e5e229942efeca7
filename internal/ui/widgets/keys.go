package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ctrlReturn confirms where a plain Enter inserts a line.
var ctrlReturn = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// canvasOf returns the canvas that shows the object, or nil.
func canvasOf(obj fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(obj)
}

// focus gives the keyboard to the object, if it is in a window. Of one that was not drawn yet nobody knows in which; a
// canvas that it does not belong to takes no notice.
func focus(obj fyne.Focusable) {
	if c := canvasOf(obj.(fyne.CanvasObject)); c != nil {
		focusOn(c, obj)
		return
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		focusOn(w.Canvas(), obj)
	}
}

func focusOn(c fyne.Canvas, obj fyne.Focusable) {
	if c.Focused() != obj {
		c.Focus(obj)
	}
}

// bubbleKey hands a key that a focused widget does not use to the canvas, where an open dialog listens.
func bubbleKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if listen := c.OnTypedKey(); listen != nil {
		listen(ev)
	}
}

// PassKey hands a key that a focused widget of another package does not use to the canvas.
func PassKey(from fyne.CanvasObject, ev *fyne.KeyEvent) { bubbleKey(from, ev) }

// PassShortcut hands a shortcut that a focused widget of another package does not use to the canvas.
func PassShortcut(from fyne.CanvasObject, shortcut fyne.Shortcut) { bubbleShortcut(from, shortcut) }

// bubbleShortcut hands a shortcut that a focused widget does not use to the canvas; Fyne itself stops at the widget.
func bubbleShortcut(from fyne.CanvasObject, shortcut fyne.Shortcut) {
	if c, ok := canvasOf(from).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

func isReturn(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// isCtrlReturn says whether the shortcut is Ctrl+Enter, on the main or on the number pad.
func isCtrlReturn(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	return ok && isReturn(custom.KeyName) && custom.Modifier == ctrlReturn.Modifier
}
