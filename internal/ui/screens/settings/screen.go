// Package settings is the screen of what people choose for themselves and for the open file. It keeps nothing: the
// preferences are handed in.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
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
	Author() string // who edits, as the change log says it
	SetAuthor(name string)
}

// Screen is the settings.
type Screen struct {
	env     stage.Env
	prefs   Preferences
	content *fyne.Container
}

// New returns the screen.
func New(env stage.Env, prefs Preferences) *Screen {
	return &Screen{env: env, prefs: prefs, content: container.NewStack()}
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date.
func (s *Screen) Show(_ workspace.Workspace, _ stage.Route) {}
