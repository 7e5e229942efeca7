package widgets

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
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
	for range 1 + slices.IndexFunc(choices, func(choice Choice) bool { return choice.ID == chosen }) {
		menu.ActivateNext() // arrows go on from what is chosen
	}
	least := menu.MinSize()
	menu.Resize(fyne.NewSize(max(width, least.Width), min(least.Height, c.Size().Height)))
}

// Command is a line of a menu that does something.
type Command struct {
	Text string
	Do   func()
}

// OpenCommands opens a list of commands at an absolute position. Long texts are cut: a menu is as wide as they are.
func OpenCommands(c fyne.Canvas, at fyne.Position, commands []Command) {
	choices := make([]Choice, len(commands))
	for i, command := range commands {
		choices[i] = Choice{ID: strconv.Itoa(i), Text: Shorten(command.Text, longestCommand)}
	}
	OpenMenu(c, at, choices, "", func(id string) {
		if i, err := strconv.Atoi(id); err == nil {
			commands[i].Do()
		}
	})
}

// longestCommand is how many characters of a command are shown.
const longestCommand = 60

// NewMenuButton returns a button that opens a list of commands below it.
func NewMenuButton(text string, commands func() []Command) *Button {
	b := newButton(text, fynetheme.MenuDropDownIcon(), widget.MediumImportance, nil)
	b.IconPlacement = widget.ButtonIconTrailingText
	b.OnTapped = func() { openBelow(b, commands()) }
	return b
}

// NewMoreButton returns a button of three dots that opens a list of commands below it.
func NewMoreButton(tooltip string, commands func() []Command) *Button {
	b := NewIconButton(fynetheme.MoreVerticalIcon(), tooltip, nil)
	b.OnTapped = func() { openBelow(b, commands()) }
	return b
}

func openBelow(b *Button, commands []Command) {
	if c := canvasOf(b); c != nil {
		focus(b) // a click takes the keyboard from whoever has it; so it comes back here
		OpenCommands(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height), commands)
	}
}

// Shorten cuts a text after so many characters, for what is as wide as its text.
func Shorten(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}
