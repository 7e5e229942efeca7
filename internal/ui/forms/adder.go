package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/widgets"
)

// adder is a field that adds what is typed into it on Enter, and a button that does the same. The field keeps the
// keyboard, so that several things can be typed one after the other.
type adder struct {
	text *widgets.TextField
	box  *fyne.Container
}

// newAdder returns an adder; add returns a sentence about what is wrong, or nothing.
func newAdder(hint, button string, add func(text string) (sentence string), more ...fyne.CanvasObject) *adder {
	a := &adder{text: widgets.NewTextField(widgets.Field{Hint: hint})}
	a.text.OnCommit = func(text string) {
		sentence := add(text)
		if sentence == "" {
			a.text.Set("")
		}
		a.text.SetProblem(sentence)
	}
	press := widgets.NewButton(button, func() {
		a.text.Commit()
		a.text.Focus()
	})
	buttons := container.NewHBox(append([]fyne.CanvasObject{press}, more...)...)
	a.box = container.NewBorder(nil, nil, nil, buttons, a.text)
	return a
}
