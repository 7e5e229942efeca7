package forms_test

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
func open[P panel](t *testing.T, build func(env stage.Env) P, id func(w workspace.Workspace) string) (*opened, P) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })

	o := &opened{t: t, session: s, window: test.NewTempWindow(t, nil)}
	p := build(stage.Env{
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

// texts returns what can be read in an object, wrapped lines joined.
func texts(root fyne.CanvasObject) string {
	var lines []string
	for _, t := range find[*canvas.Text](root) {
		lines = append(lines, t.Text)
	}
	return strings.Join(lines, " ")
}

// reads returns what can be read in the window, dialogs included.
func (o *opened) reads() string {
	all := texts(o.window.Content())
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		all += " " + texts(top)
	}
	return all
}

// labelled returns the visible field with a label, the topmost first.
func labelled[W fyne.CanvasObject](o *opened, label string) W {
	o.t.Helper()
	roots := []fyne.CanvasObject{o.window.Content()}
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		roots = []fyne.CanvasObject{top}
	}
	for _, w := range find[W](roots[0]) {
		if strings.HasPrefix(texts(w), label) {
			return w
		}
	}
	o.t.Fatalf("no field %q; there is: %s", label, o.reads())
	panic("unreachable")
}

// write replaces the text in the field with a label, as somebody does who selects all and types.
func (o *opened) write(label, text string) {
	o.t.Helper()
	labelled[*widgets.TextField](o, label).Focus()
	o.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	o.typed(text)
}

// add types into the field that adds something.
func (o *opened) add(text string) {
	o.t.Helper()
	fields := find[*widgets.TextField](o.window.Content())
	fields[len(fields)-1].Focus()
	o.typed(text)
	o.press(fyne.KeyReturn)
}

// choose picks another possibility of the field with a label by the keyboard: so many lines from the top of its list.
func (o *opened) choose(label string, line int) {
	o.t.Helper()
	labelled[*widgets.ChoiceField](o, label).Focus()
	o.press(fyne.KeySpace)
	for range line {
		o.press(fyne.KeyDown)
	}
	o.press(fyne.KeyReturn)
}

// tap presses the visible button with a text.
func (o *opened) tap(text string) {
	o.t.Helper()
	root := o.window.Content()
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, b := range find[*widgets.Button](root) {
		if b.Text == text {
			test.Tap(b)
			return
		}
	}
	o.t.Fatalf("no button %q", text)
}
