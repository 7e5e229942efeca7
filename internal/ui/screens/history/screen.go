// Package history is the screen of the change log: who changed what and when, and the way to take it back.
package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

// Screen is the history.
type Screen struct {
	env     stage.Env
	content *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen { return &Screen{env: env, content: container.NewStack()} }

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date.
func (s *Screen) Show(_ workspace.Workspace, _ stage.Route) {}
