package slos_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui/screens/slos"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the screen in a window, on a session of its own; it goes where the screen wants to go.
type opened struct {
	t       *testing.T
	session *session.Session
	screen  *slos.Screen
	window  fyne.Window
	at      stage.Route
}

func open(t *testing.T) *opened {
	t.Helper()
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return openOn(t, w)
}

func openOn(t *testing.T, w workspace.Workspace) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	o := &opened{t: t, session: s, window: test.NewTempWindow(t, nil)}
	o.screen = slos.New(stage.Env{
		Session: s, Window: o.window, GoTo: o.goTo,
		Tell: func(sentence string) { t.Errorf("told: %s", sentence) },
	})
	s.Changed = func() { o.screen.Show(s.Workspace(), o.at) }
	o.window.SetContent(widgets.TipLayer(o.screen.Content(), o.window.Canvas()))
	o.window.Resize(fyne.NewSize(1130, 720))
	o.goTo(stage.Route{Screen: stage.SLOs})
	return o
}

func (o *opened) goTo(at stage.Route) {
	o.at = at
	o.window.Canvas().Unfocus()
	o.screen.Show(o.session.Workspace(), at)
	o.screen.Focus()
}

// choose chooses the service with the key, or all for an empty one, and a tab or an SLO.
func (o *opened) choose(serviceKey, id string) {
	o.t.Helper()
	at := stage.Route{Screen: stage.SLOs, ID: id}
	if serviceKey != "" {
		service, err := o.session.Workspace().ServiceByKey(serviceKey)
		require.NoError(o.t, err)
		at.ServiceID = service.ID
	}
	if found, err := o.session.Workspace().SLOByKey(id); err == nil {
		at.ID = found.ID
	}
	o.goTo(at)
}

// press types keys into what has the focus.
func (o *opened) press(keys ...fyne.KeyName) {
	o.t.Helper()
	for _, key := range keys {
		require.NotNil(o.t, o.window.Canvas().Focused(), "nothing has the focus")
		o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// typed types a text into what has the focus.
func (o *opened) typed(text string) {
	o.t.Helper()
	for _, r := range text {
		o.window.Canvas().Focused().TypedRune(r)
	}
}

// find lists the visible objects of a kind, from top to bottom.
func find[W fyne.CanvasObject](root fyne.CanvasObject) []W {
	var found []W
	if !root.Visible() {
		return nil
	}
	if w, ok := root.(W); ok {
		found = append(found, w)
	}
	for _, child := range children(root) {
		found = append(found, find[W](child)...)
	}
	return found
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// top returns the dialog that is open, or else what the window shows.
func (o *opened) top() fyne.CanvasObject {
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return o.window.Content()
}

// reads returns what can be read in the window, or in the dialog that is open.
func (o *opened) reads() string {
	var lines []string
	for _, t := range find[*canvas.Text](o.top()) {
		lines = append(lines, t.Text)
	}
	return strings.Join(lines, " ")
}

// tap presses the visible button with a text.
func (o *opened) tap(text string) {
	o.t.Helper()
	for _, b := range find[*widgets.Button](o.top()) {
		if b.Text == text {
			test.Tap(b)
			return
		}
	}
	o.t.Fatalf("no button %q; there is: %s", text, o.reads())
}
