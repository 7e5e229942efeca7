package policy_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/session"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// desk is the policy screen in a window, on a real file.
type desk struct {
	t       *testing.T
	session *session.Session
	screen  *policy.Screen
	window  fyne.Window
	at      stage.Route
	told    string
}

// openSample shows the policy that binds the sample's service with the key, or the default for an empty key.
func openSample(t *testing.T, key string) *desk {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	return openDesk(t, w, key)
}

func openDesk(t *testing.T, w workspace.Workspace, key string) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1024, 640))
	return openIn(t, window, w, key)
}

func openIn(t *testing.T, window fyne.Window, w workspace.Workspace, key string) *desk {
	t.Helper()
	s, err := session.New(filepath.Join(t.TempDir(), "test.slocharter"), w, "Ada", "test")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	d := &desk{t: t, session: s, window: window}
	d.screen = policy.New(stage.Env{
		Session: s, Window: window, GoTo: d.goTo, Tell: func(sentence string) { d.told = sentence },
	})
	size := window.Canvas().Size()
	window.SetContent(widgets.TipLayer(container.NewStack(d.screen.Content()), window.Canvas()))
	window.Resize(size)
	s.Changed = func() { d.screen.Show(s.Workspace(), d.at) }
	d.goTo(stage.Route{Screen: stage.Policy, ServiceID: d.service(key)})
	return d
}

func (d *desk) goTo(at stage.Route) {
	d.at = at
	d.screen.Show(d.session.Workspace(), at)
}

// show goes to the place with the ID, for the same service.
func (d *desk) show(id string) {
	at := d.at
	at.ID = id
	d.goTo(at)
}

func (d *desk) service(key string) string {
	if key == "" {
		return ""
	}
	s, err := d.session.Workspace().ServiceByKey(key)
	require.NoError(d.t, err)
	return s.ID
}

// version returns a version of a service's own policy, or of the default for an empty key.
func (d *desk) version(key string, number int) policies.Version {
	d.t.Helper()
	for _, v := range d.session.Workspace().VersionsOf(d.service(key)) {
		if v.Number == number {
			return v
		}
	}
	require.Fail(d.t, "there is no such version")
	return policies.Version{}
}

// tab chooses a tab by the keyboard.
func (d *desk) tab(i int) {
	d.screen.Focus()
	d.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	for range i {
		d.press(fyne.KeyRight)
	}
}

// press sends keys to what has the focus, or to the canvas, as the desktop driver does.
func (d *desk) press(keys ...fyne.KeyName) {
	c := d.window.Canvas()
	for _, key := range keys {
		ev := &fyne.KeyEvent{Name: key}
		switch listen := c.OnTypedKey(); {
		case key == fyne.KeyTab:
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(ev)
		case listen != nil:
			listen(ev)
		}
	}
}

// pressAlt presses a key together with Alt.
func (d *desk) pressAlt(key fyne.KeyName) {
	d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(
		&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

// typeOver replaces the text in the field that has the focus.
func (d *desk) typeOver(text string) {
	d.t.Helper()
	focused := d.window.Canvas().Focused()
	require.Implements(d.t, (*interface{ SelectedText() string })(nil), focused)
	focused.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(focused, text)
}

// tap clicks on the button with the text.
func (d *desk) tap(text string) {
	d.t.Helper()
	found := d.find(func(o fyne.CanvasObject) bool {
		b, ok := o.(*widgets.Button)
		return ok && (b.Text == text || b.Text == "" && b.Tip() == text)
	})
	require.NotNil(d.t, found, "there is no button "+text)
	test.Tap(found.(fyne.Tappable))
}

// confirm presses the confirming button of a dialog that is about to take something away.
func (d *desk) confirm() {
	d.t.Helper()
	found := d.find(func(o fyne.CanvasObject) bool {
		b, ok := o.(*widgets.Button)
		return ok && b.Importance == widget.DangerImportance
	})
	require.NotNil(d.t, found)
	test.Tap(found.(fyne.Tappable))
}

// click clicks where the text is written.
func (d *desk) click(text string) {
	d.t.Helper()
	test.TapCanvas(d.window.Canvas(), d.place(text).AddXY(2, 2))
}

// place returns where a text that contains the words is written.
func (d *desk) place(text string) fyne.Position {
	d.t.Helper()
	found := d.find(func(o fyne.CanvasObject) bool {
		line, ok := o.(*canvas.Text)
		return ok && strings.Contains(line.Text, text)
	})
	require.NotNil(d.t, found, "there is nowhere "+text)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(found)
}

// seen returns everything that is written on the screen, joined by blanks.
func (d *desk) seen() string {
	var lines []string
	d.find(func(o fyne.CanvasObject) bool {
		if text, ok := o.(*canvas.Text); ok {
			lines = append(lines, strings.TrimSpace(text.Text))
		}
		return false
	})
	return strings.Join(lines, " ")
}

// find returns the first visible object for which ok is true: in the topmost dialog, or on the screen.
func (d *desk) find(ok func(fyne.CanvasObject) bool) fyne.CanvasObject {
	root := d.window.Content()
	if top := d.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	return findIn(root, ok)
}

func findIn(o fyne.CanvasObject, ok func(fyne.CanvasObject) bool) fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	if ok(o) {
		return o
	}
	var within []fyne.CanvasObject
	switch parent := o.(type) {
	case *fyne.Container:
		within = parent.Objects
	case fyne.Widget:
		within = test.WidgetRenderer(parent).Objects()
	}
	for _, child := range within {
		if found := findIn(child, ok); found != nil {
			return found
		}
	}
	return nil
}

// pick opens the list of the choice that has the focus, and clicks on one of its texts.
func (d *desk) pick(text string) {
	d.t.Helper()
	d.press(fyne.KeySpace)
	d.click(text)
}
