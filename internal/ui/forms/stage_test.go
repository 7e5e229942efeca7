package forms_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// panel is what all panels are.
type panel interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, id string)
}

// opened is a panel in a window, on a session of its own that shows the sample.
type opened struct {
	t       *testing.T
	session *session.Session
	window  fyne.Window
	column  *widgets.Column
	told    []string
	went    []stage.Route
}

// open makes a session, and the panel that shows what id finds in the sample.
func open[P panel](t *testing.T, make func(env stage.Env) P, id func(w workspace.Workspace) string) (*opened, P) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })

	o := &opened{t: t, session: s, window: test.NewTempWindow(t, nil)}
	p := make(stage.Env{
		Session: s, Window: o.window,
		GoTo: func(at stage.Route) { o.went = append(o.went, at) },
		Tell: func(sentence string) { o.told = append(o.told, sentence) },
	})
	o.column = widgets.NewColumn(0, p.Content())
	o.window.SetContent(widgets.TipLayer(o.column, o.window.Canvas()))
	o.window.Resize(fyne.NewSize(1024, 800))
	shown := id(w)
	s.Changed = func() {
		p.Show(s.Workspace(), shown)
		o.column.Settle()
	}
	s.Changed()
	return o, p
}

func payments(w workspace.Workspace) string { return serviceCalled(w, "payments") }

func serviceCalled(w workspace.Workspace, key string) string {
	s, err := w.ServiceByKey(key)
	if err != nil {
		panic(err)
	}
	return s.ID
}

func sloCalled(key string) func(w workspace.Workspace) string {
	return func(w workspace.Workspace) string {
		o, err := w.SLOByKey(key)
		if err != nil {
			panic(err)
		}
		return o.ID
	}
}

// slo returns an SLO of the session.
func (o *opened) slo(key string) slo.SLO {
	o.t.Helper()
	found, err := o.session.Workspace().SLOByKey(key)
	require.NoError(o.t, err)
	return found
}

// press types keys into what has the focus.
func (o *opened) press(keys ...fyne.KeyName) {
	o.t.Helper()
	for _, key := range keys {
		o.focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// typed types a text into what has the focus.
func (o *opened) typed(text string) {
	o.t.Helper()
	for _, r := range text {
		o.focused().TypedRune(r)
	}
}

func (o *opened) focused() fyne.Focusable {
	o.t.Helper()
	focused := o.window.Canvas().Focused()
	require.NotNil(o.t, focused, "nothing has the focus")
	return focused
}

// tabTo presses Tab until what has the focus is right.
func (o *opened) tabTo(right func(focused fyne.Focusable) bool) {
	o.t.Helper()
	for range 200 {
		o.window.Canvas().FocusNext()
		if focused := o.window.Canvas().Focused(); focused != nil && right(focused) {
			return
		}
	}
	o.t.Fatal("Tab does not lead there")
}
