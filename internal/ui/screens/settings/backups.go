package settings

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// backups is the part about where backups are kept.
type backups struct {
	prefs    Preferences
	onHeight func() // the part became higher or lower
	folder   *widgets.TextField
	content  fyne.CanvasObject
}

func newBackups(prefs Preferences) *backups {
	b := &backups{prefs: prefs, onHeight: func() {}}
	b.folder = widgets.NewTextField(widgets.Field{
		Label: words.T("backup.place"), Help: words.T("backup.place.help"), Hint: prefs.UsualBackups(),
	})
	b.folder.OnCommit = b.set
	b.content = widgets.NewCard(widgets.Section(words.T("backup.place.section"),
		widgets.NewParagraph(words.T("backup.place.sentence"), widgets.Look{}), b.folder))
	return b
}

func (b *backups) show() { b.folder.Set(b.prefs.Backups()) }

// set keeps backups in another folder from now on. It must be there already: a slip would make a folder nobody knows of.
func (b *backups) set(folder string) {
	folder = strings.TrimSpace(folder)
	if folder != "" && !usable(folder) {
		b.folder.SetProblem(words.T("backup.place.wrong", "Folder", folder))
		b.onHeight()
		return
	}
	b.prefs.SetBackups(folder)
	b.folder.Set(folder)
	b.onHeight()
}

func usable(folder string) bool {
	info, err := os.Stat(folder)
	return err == nil && info.IsDir() && filepath.IsAbs(folder)
}
