package welcome

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/store"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// newRecent is a file to open again: its name to click on, and below it the folder that it is in.
func newRecent(path string, open func()) fyne.CanvasObject {
	b := widgets.NewQuiet(shortened(strings.TrimSuffix(filepath.Base(path), store.Extension)), fynetheme.DocumentIcon(), open)
	b.Alignment = widget.ButtonAlignLeading
	b.SetTip(path)
	folder := widgets.NewElided(folderOf(path), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	below := fynetheme.InnerPadding() + fynetheme.IconInlineSize() + fynetheme.Padding()
	return widgets.Stack(-1, b, container.New(layout.NewCustomPaddedLayout(0, theme.Space(2), below, 0), folder))
}

// longestName is how many characters of a file's name are shown: a button does not give way where there is little room.
const longestName = 44

func shortened(name string) string {
	runes := []rune(name)
	if len(runes) <= longestName {
		return name
	}
	return string(runes[:longestName-1]) + "…"
}

// folderOf writes the folder of a file for people, the home folder as a tilde.
func folderOf(path string) string {
	folder := filepath.Dir(path)
	home, err := os.UserHomeDir()
	if err != nil {
		return folder
	}
	below, err := filepath.Rel(home, folder)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return folder
	}
	return filepath.Join("~", below)
}
