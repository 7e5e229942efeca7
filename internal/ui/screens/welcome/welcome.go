// Package welcome is the first screen: no workspace is open yet, and this is where one is made, opened or explored. It
// also holds the five-minute introduction. It knows no file and no session; what its buttons do is handed in.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Actions is what can be done here. All are set.
type Actions struct {
	New, Open, Sample func()
	Recent            func() []string // paths of files opened before, the latest first
	OpenRecent        func(path string)
	Introduction      func()
}

// Screen is the welcome screen.
type Screen struct {
	actions Actions
	content *fyne.Container
}

// New returns the welcome screen.
func New(actions Actions) *Screen {
	return &Screen{actions: actions, content: container.NewStack()}
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Refresh lists the recent files anew.
func (s *Screen) Refresh() {}
