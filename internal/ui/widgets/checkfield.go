package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// CheckField is a box to tick, with its text beside it.
type CheckField struct {
	widget.Check
	tip

	OnTick  func(ticked bool)
	OnFocus func() // the box got the keyboard
}

// NewCheckField returns a box that is not ticked; Help becomes its tooltip.
func NewCheckField(f Field) *CheckField {
	c := &CheckField{}
	c.Text = f.Label
	c.text = f.Help
	c.OnChanged = func(ticked bool) {
		if c.OnTick != nil {
			c.OnTick(ticked)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained is called by Fyne.
func (c *CheckField) FocusGained() {
	c.Check.FocusGained()
	keepInSight(c)
	call(c.OnFocus)
}

// Set ticks the box or not.
func (c *CheckField) Set(ticked bool) {
	if c.Checked != ticked {
		c.Checked = ticked
		c.Refresh()
	}
}

// Value says whether the box is ticked.
func (c *CheckField) Value() bool { return c.Checked }

// TypedKey hands on what the box does not use, so that Enter and Escape reach a dialog.
func (c *CheckField) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.Check.TypedKey(ev)
		return
	}
	bubbleKey(c, ev)
}

// TypedShortcut hands shortcuts on to the canvas.
func (c *CheckField) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(c, shortcut) }

// MouseIn is called by Fyne.
func (c *CheckField) MouseIn(ev *desktop.MouseEvent) {
	c.begin(c, ev)
	c.Check.MouseIn(ev)
}

// MouseMoved is called by Fyne.
func (c *CheckField) MouseMoved(ev *desktop.MouseEvent) {
	c.follow(ev)
	c.Check.MouseMoved(ev)
}

// MouseOut is called by Fyne.
func (c *CheckField) MouseOut() {
	c.end()
	c.Check.MouseOut()
}
