package policy_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/session"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// today is when the sample of the tests was written.
var today = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// desk is the policy screen in a window, on a real file.
type desk struct {
	t       *testing.T
	session *session.Session
	screen  *policy.Screen
	window  fyne.Window
	at      stage.Route
	told    string
}

// openSample shows the policy of the sample's service with the key, or the default policy for an empty key.
func openSample(t *testing.T, key string) *desk {
	t.Helper()
	w, err := workspace.Sample(today)
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
	window.SetContent(widgets.TipLayer(container.NewStack(d.screen.Content()), window.Canvas()))
	s.Changed = func() { d.screen.Show(s.Workspace(), d.at) }
	d.goTo(stage.Route{Screen: stage.Policy, ServiceID: d.service(key)})
	return d
}

func (d *desk) goTo(at stage.Route) {
	d.at = at
	d.screen.Show(d.session.Workspace(), at)
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
	for range 4 {
		d.press(fyne.KeyLeft)
	}
	for range i {
		d.press(fyne.KeyRight)
	}
}

// press sends keys to what has the focus, or to the canvas, as the desktop driver does.
func (d *desk) press(keys ...fyne.KeyName) {
	c := d.window.Canvas()
	for _, key := range keys {
		ev := &fyne.KeyEvent{Name: key}
		if focused := c.Focused(); focused != nil {
			focused.TypedKey(ev)
		} else if listen := c.OnTypedKey(); listen != nil {
			listen(ev)
		}
	}
}
