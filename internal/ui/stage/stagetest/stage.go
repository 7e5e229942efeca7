// Package stagetest is the stage on which tests play a screen: the sample in a file of its own, a window in our theme,
// eyes that read what is visible, and hands that press, type and tap. It notes what a screen asks its surroundings for.
// It knows no screen by itself, and only tests import it.
package stagetest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// Day is the day on which all tests play.
var Day = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// Stage is a window in a test, on a session of its own.
type Stage struct {
	T       *testing.T
	Session *session.Session // nil on a bare stage
	Window  fyne.Window      // 1024 x 640, light
	Env     stage.Env        // what a screen gets
	At      stage.Route      // where the screen that is shown is

	shown  stage.Screen
	said   []string
	went   []stage.Route
	export []Export
	minute []string
	added  int
	asked  func(path string)
}

// Export is a workbook that a screen asked for.
type Export struct {
	Kind      stage.Workbook
	ServiceID string
}

// Sample is the sample as it is on Day.
func Sample(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(Day)
	require.NoError(t, err)
	return w
}

// Open opens a stage on the sample.
func Open(t *testing.T) *Stage {
	t.Helper()
	return OpenOn(t, Sample(t))
}

// OpenOn opens a stage on a workspace.
func OpenOn(t *testing.T, w workspace.Workspace) *Stage {
	t.Helper()
	opened, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	opened.Clock = func() time.Time { return Day }
	return on(t, opened)
}

// on is a stage on an open session.
func on(t *testing.T, opened *session.Session) *Stage {
	t.Helper()
	t.Cleanup(func() { assert.NoError(t, opened.Close()) })
	s := Bare(t)
	s.Session, s.Env.Session, s.Env.Book = opened, opened, reading.NewBook(opened)
	return s
}

// Bare opens a stage without any workspace.
func Bare(t *testing.T) *Stage {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	s := &Stage{T: t, Window: test.NewTempWindow(t, nil)}
	s.Window.SetPadded(false)
	s.Window.Resize(fyne.NewSize(1024, 640))
	s.Env = stage.Env{
		Window: s.Window, GoTo: s.GoTo,
		Export:      func(kind stage.Workbook, serviceID string) { s.export = append(s.export, Export{kind, serviceID}) },
		SaveMinutes: func(reviewID string) { s.minute = append(s.minute, reviewID) },
		Tell:        func(sentence string) { s.said = append(s.said, sentence) },
		AddService:  func() { s.added++ },
		Now:         func() time.Time { return Day },
		Fetch:       func(do func(context.Context) error, then func(error)) { then(do(t.Context())) },
		Run: func(_ string, job session.Job, then func(error)) {
			then(job.End(job.Do(t.Context(), nil)))
		},
		BackUp:  func(then func()) { then() },
		AskOpen: func(_ string, _ []string, chosen func(path string)) { s.asked = chosen },
	}
	return s
}

// Show puts a screen into the window, at a place. From then on it follows the session.
func (s *Stage) Show(screen stage.Screen, at stage.Route) {
	s.shown, s.At = screen, at
	size := s.Window.Canvas().Size()
	s.Window.SetContent(widgets.TipLayer(screen.Content(), s.Window.Canvas()))
	s.Window.Resize(size)
	s.Session.Changed = func() { screen.Show(s.W(), s.At) }
	s.GoTo(at)
}

// GoTo goes to a place on the screen as the window does. That somebody wants to go to another screen is only noted.
func (s *Stage) GoTo(at stage.Route) {
	if at.Screen != s.At.Screen {
		s.went = append(s.went, at)
		return
	}
	s.Window.Canvas().Unfocus()
	s.At = at
	s.shown.Show(s.W(), at)
	if focuser, ok := s.shown.(stage.Focuser); ok {
		focuser.Focus()
	}
}

// Place is a place on the screen that is shown: of the service with the key, or of none for an empty key.
func (s *Stage) Place(serviceKey, id string) stage.Route {
	s.T.Helper()
	return stage.Route{Screen: s.At.Screen, ServiceID: s.Service(serviceKey), ID: id}
}

// Service returns the ID of the service with the key, or nothing for an empty key.
func (s *Stage) Service(key string) string {
	s.T.Helper()
	if key == "" {
		return ""
	}
	service, err := s.W().ServiceByKey(key)
	require.NoError(s.T, err)
	return service.ID
}

// W is the workspace as it is now.
func (s *Stage) W() workspace.Workspace { return s.Session.Workspace() }

// Do makes an edit that must succeed, as if it came from elsewhere.
func (s *Stage) Do(label string, edit func(w *workspace.Workspace) error) {
	s.T.Helper()
	require.NoError(s.T, s.Session.Do(label, edit))
}

// Said lists the sentences that the screen told.
func (s *Stage) Said() []string { return s.said }

// Went lists the places on other screens to which the screen led.
func (s *Stage) Went() []stage.Route { return s.went }

// Exports lists the workbooks that the screen asked for.
func (s *Stage) Exports() []Export { return s.export }

// Minutes lists the reviews whose minutes the screen asked to save.
func (s *Stage) Minutes() []string { return s.minute }

// Added counts how often the screen asked to add a service.
func (s *Stage) Added() int { return s.added }

// MustStaySilent makes the test fail if the screen tells anything until its end.
func (s *Stage) MustStaySilent() {
	s.T.Cleanup(func() { assert.Empty(s.T, s.said, "what the screen told") })
}

// ChooseFile chooses a file, for a screen that asked for one.
func (s *Stage) ChooseFile(path string) {
	s.T.Helper()
	require.NotNil(s.T, s.asked, "nobody asked for a file")
	s.asked(path)
}
