package chart

import (
	"fyne.io/fyne/v2"
)

// nothing is the place of a cursor that reads nothing.
const nothing = -1

// cursor is the place that is read off a chart. The pointer moves it, and the keys do while the chart has the focus.
type cursor struct {
	at, count int
	focused   bool
	moved     func() // after it moved
}

func newCursor(moved func()) cursor { return cursor{at: nothing, moved: moved} }

// move goes to a place, as far as there is one.
func (c *cursor) move(to int) {
	if c.count == 0 {
		to = nothing
	} else {
		to = max(0, min(to, c.count-1))
	}
	if to != c.at {
		c.at = to
		c.moved()
	}
}

// leave ends reading by the pointer; with the focus it stays where it is.
func (c *cursor) leave() {
	if !c.focused && c.at != nothing {
		c.at = nothing
		c.moved()
	}
}

// focus starts or ends reading by keys. It starts at the end, where the latest value is.
func (c *cursor) focus(focused bool) {
	c.focused = focused
	if !focused {
		c.leave()
	} else if c.at == nothing {
		c.move(c.count - 1)
	}
}

// key moves by an arrow or a tenth, or to an end.
func (c *cursor) key(name fyne.KeyName) (used bool) {
	tenth := max(1, c.count/10)
	switch name {
	case fyne.KeyLeft:
		c.move(c.at - 1)
	case fyne.KeyRight:
		c.move(c.at + 1)
	case fyne.KeyPageUp:
		c.move(c.at - tenth)
	case fyne.KeyPageDown:
		c.move(c.at + tenth)
	case fyne.KeyHome:
		c.move(0)
	case fyne.KeyEnd:
		c.move(c.count - 1)
	default:
		return false
	}
	return true
}
