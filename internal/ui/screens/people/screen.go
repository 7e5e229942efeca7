// Package people is the screen of who takes part: personas with this organisation's own names for them, people with
// their hats, and the chairs that somebody must sit on.
package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

// Screen shows personas, people and chairs.
type Screen struct {
	env     stage.Env
	content *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen { return &Screen{env: env, content: container.NewStack()} }

// Content returns what the screen consists of.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show brings the screen up to date.
func (s *Screen) Show(_ workspace.Workspace, _ stage.Route) {}
