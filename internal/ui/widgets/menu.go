package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// OpenMenu opens a list at an absolute position and reports what is picked from it. The list takes the keyboard
// (arrows, Enter, Escape) and gives it back when it closes.
func OpenMenu(c fyne.Canvas, at fyne.Position, choices []Choice, chosen string, onPick func(id string)) {
	openMenu(c, at, 0, choices, chosen, onPick)
}

func openMenu(c fyne.Canvas, at fyne.Position, width float32, choices []Choice, chosen string, onPick func(id string)) {
	items := make([]*fyne.MenuItem, len(choices))
	for i, choice := range choices {
		items[i] = fyne.NewMenuItem(choice.Text, func() { onPick(choice.ID) })
		items[i].Checked = choice.ID == chosen && chosen != ""
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	menu.ShowAtPosition(at)
	least := menu.MinSize()
	menu.Resize(fyne.NewSize(max(width, least.Width), min(least.Height, c.Size().Height)))
}
