package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Offer puts a button behind the field that opens a list of usual texts: the ID of a choice is the text that it puts
// into the field, where it counts at once. The tooltip explains the button.
func (t *TextField) Offer(tooltip string, choices []Choice) {
	button := NewIconButton(fynetheme.MenuDropDownIcon(), tooltip, nil)
	button.OnTapped = func() {
		if c := canvasOf(t.entry); c != nil {
			below := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.entry).AddXY(0, t.entry.Size().Height)
			OpenMenu(c, below, choices, t.entry.Text, t.take)
		}
	}
	t.frame.box.Objects[1] = container.NewBorder(nil, nil, nil, button, t.entry)
}

// take puts a text into the field as if it had been typed.
func (t *TextField) take(text string) {
	t.entry.SetText(text)
	t.Commit()
}
