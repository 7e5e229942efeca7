package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is one of several possibilities. The ID is what counts; texts may be equal.
type Choice struct{ ID, Text string }

// ChoiceField is one possibility out of a list that opens below it.
type ChoiceField struct {
	widget.BaseWidget

	OnChoose func(id string) // another possibility was chosen
	OnFocus  func()          // the field got the keyboard

	frame *frame
	box   *choiceBox
}

// NewChoiceField returns a field with nothing to choose from yet.
func NewChoiceField(f Field) *ChoiceField {
	c := &ChoiceField{}
	c.box = newChoiceBox(f.Hint, c.choose)
	c.frame = newFrame(f, c.box)
	c.box.onFocus = func() {
		keepInSight(c.frame.box)
		call(c.OnFocus)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows the possibilities and which of them is chosen; an unknown ID shows the hint.
func (c *ChoiceField) Set(choices []Choice, chosen string) {
	c.box.choices, c.box.chosen = choices, chosen
	c.box.Refresh()
}

// Value returns the ID of what is chosen; nothing when it is none of the possibilities.
func (c *ChoiceField) Value() string {
	if c.box.current() < 0 {
		return ""
	}
	return c.box.chosen
}

// SetProblem shows a sentence below the field, or takes it away when it is empty.
func (c *ChoiceField) SetProblem(sentence string) { c.frame.setProblem(sentence) }

// SetReadOnly shows the choice without letting it be changed.
func (c *ChoiceField) SetReadOnly(readOnly bool) {
	if readOnly {
		c.box.Disable()
		return
	}
	c.box.Enable()
}

// Focus gives the keyboard to the field.
func (c *ChoiceField) Focus() { focus(c.box) }

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *ChoiceField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.frame.box)
}

func (c *ChoiceField) choose(id string) {
	c.SetProblem("")
	if id == c.box.chosen {
		return
	}
	c.box.chosen = id
	c.box.Refresh()
	if c.OnChoose != nil {
		c.OnChoose(id)
	}
}
