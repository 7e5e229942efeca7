// Package settings is the screen of what people choose for themselves and for the open file. It keeps nothing: the
// preferences are handed in.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The themes.
const (
	System = "system" // as the system says
	Light  = "light"
	Dark   = "dark"
)

// Preferences remembers what people chose, for all workspaces. Each Set takes effect at once.
type Preferences interface {
	Theme() string // System, Light or Dark
	SetTheme(theme string)
	TextScale() float32 // 1 is normal
	SetTextScale(scale float32)
	Language() string // its code; empty for that of the system
	SetLanguage(code string)
	Author() string // who edits, as the change log says it
	SetAuthor(name string)
	Backups() string // the folder that was chosen for them; empty for the usual one
	SetBackups(folder string)
	UsualBackups() string
}

// Screen is the settings.
type Screen struct {
	you     *you
	file    *file
	backups *backups
	content fyne.CanvasObject
}

// New returns the screen.
func New(env stage.Env, prefs Preferences) *Screen {
	s := &Screen{you: newYou(prefs), file: newFile(env), backups: newBackups(prefs)}
	columns := container.New(widgets.TwoColumns{Ems: 20, Share: 0.5}, s.you.content, widgets.Stack(4, s.file.content, s.backups.content))
	column := widgets.NewColumn(4, widgets.Title(words.T("settings.title")), columns)
	s.file.onHeight, s.backups.onHeight = column.Settle, column.Settle
	s.content = widgets.Inset(5, column)
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date.
func (s *Screen) Show(w workspace.Workspace, _ stage.Route) {
	s.you.show()
	s.file.show(w)
	s.backups.show()
}
