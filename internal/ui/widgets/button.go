package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Button is Fyne's button with a tooltip, and a ring while it has the keyboard; Enter presses it as well as Space.
type Button struct {
	widget.Button
	tip
	focused bool
}

// NewButton returns a button with a text.
func NewButton(text string, tapped func()) *Button {
	return newButton(text, nil, widget.MediumImportance, tapped)
}

// NewPrimary returns the button for what is best done next.
func NewPrimary(text string, tapped func()) *Button {
	return newButton(text, nil, widget.HighImportance, tapped)
}

// NewQuiet returns a button without a ground, for what is possible beside the main thing.
func NewQuiet(text string, icon fyne.Resource, tapped func()) *Button {
	return newButton(text, icon, widget.LowImportance, tapped)
}

// NewIconButton returns a button with an icon; its tooltip says what it does.
func NewIconButton(icon fyne.Resource, tooltip string, tapped func()) *Button {
	b := newButton("", icon, widget.LowImportance, tapped)
	b.SetTip(tooltip)
	return b
}

func newButton(text string, icon fyne.Resource, importance widget.Importance, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.Importance, b.OnTapped = text, icon, importance, tapped
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained is called by Fyne.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	keepInSight(b)
}

// FocusLost is called by Fyne.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// TypedKey presses the button, or hands the key on.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name != fyne.KeySpace && !isReturn(ev.Name) {
		bubbleKey(b, ev)
		return
	}
	if !b.Disabled() {
		call(b.OnTapped)
	}
}

// TypedShortcut hands shortcuts on to the canvas.
func (b *Button) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(b, shortcut) }

// Tapped presses the button.
func (b *Button) Tapped(ev *fyne.PointEvent) {
	b.end()
	b.Button.Tapped(ev)
}

// MouseIn is called by Fyne.
func (b *Button) MouseIn(ev *desktop.MouseEvent) {
	b.begin(b, ev)
	b.Button.MouseIn(ev)
}

// MouseMoved is called by Fyne.
func (b *Button) MouseMoved(ev *desktop.MouseEvent) {
	b.follow(ev)
	b.Button.MouseMoved(ev)
}

// MouseOut is called by Fyne.
func (b *Button) MouseOut() {
	b.end()
	b.Button.MouseOut()
}
