package people_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	screen "slocharter/internal/ui/screens/people"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the screen in a window, on a session of its own.
type opened struct {
	t       *testing.T
	session *session.Session
	screen  *screen.Screen
	window  fyne.Window
	at      stage.Route
	told    []string
	went    []stage.Route
}

func open(t *testing.T) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })

	o := &opened{t: t, session: s, at: stage.Route{Screen: stage.People}}
	o.window = test.NewTempWindow(t, nil)
	o.screen = screen.New(stage.Env{
		Session: s, Window: o.window,
		GoTo: func(at stage.Route) { o.went = append(o.went, at) },
		Export: func(kind stage.Workbook, serviceID string) {
		},
		Tell: func(sentence string) { o.told = append(o.told, sentence) },
	})
	s.Changed = func() { o.screen.Show(s.Workspace(), o.at) }
	o.window.SetContent(widgets.TipLayer(o.screen.Content(), o.window.Canvas()))
	o.window.Resize(fyne.NewSize(1024, 640))
	return o
}

// show shows the people of the service with the key, or of all services for an empty one.
func (o *opened) show(serviceKey, id string) {
	o.t.Helper()
	o.at = stage.Route{Screen: stage.People, ID: id}
	if serviceKey != "" {
		service, err := o.session.Workspace().ServiceByKey(serviceKey)
		require.NoError(o.t, err)
		o.at.ServiceID = service.ID
	}
	o.screen.Show(o.session.Workspace(), o.at)
}

// tab chooses a part of the screen.
func (o *opened) tab(i int) {
	o.t.Helper()
	tabs := find[*widgets.Tabs](o.window.Content())
	require.NotEmpty(o.t, tabs)
	tabs[0].Set(i)
	tabs[0].OnSelect(i)
}

// find lists the visible widgets of a kind.
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
