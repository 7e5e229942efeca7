package policy_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// desk is the policy screen on a stage of its own.
type desk struct {
	*stagetest.Stage
	screen *policy.Screen
}

// openSample shows the policy that binds the sample's service with the key, or the default for an empty key.
func openSample(t *testing.T, key string) *desk {
	t.Helper()
	return openDesk(t, stagetest.Sample(t), key)
}

func openDesk(t *testing.T, w workspace.Workspace, key string) *desk {
	t.Helper()
	return stand(stagetest.OpenOn(t, w), key)
}

// openYear is openSample with the year of measurements.
func openYear(t *testing.T, key string) *desk {
	t.Helper()
	return stand(stagetest.WithYear(t), key)
}

// stand shows the policy that binds a service, or the default for an empty key.
func stand(s *stagetest.Stage, key string) *desk {
	s.T.Helper()
	d := &desk{s, policy.New(s.Env)}
	d.Show(d.screen, stage.Route{Screen: stage.Policy, ServiceID: s.Service(key)})
	return d
}

// show goes to the place with the ID, for the same service.
func (d *desk) show(id string) {
	at := d.At
	at.ID = id
	d.GoTo(at)
}

// version returns a version of a service's own policy, or of the default for an empty key.
func (d *desk) version(key string, number int) policies.Version {
	d.T.Helper()
	for _, v := range d.W().VersionsOf(d.Service(key)) {
		if v.Number == number {
			return v
		}
	}
	require.Fail(d.T, "there is no such version")
	return policies.Version{}
}

// tab chooses the tab that begins with a title, by the keyboard.
func (d *desk) tab(title string) {
	d.T.Helper()
	d.screen.Focus()
	tabs := stagetest.Find[*widgets.Tabs](d.Stage, "Text")
	for range 9 {
		d.Press(fyne.KeyLeft)
	}
	for i := 0; !strings.HasPrefix(tabs.Title(i), title); i++ {
		d.Press(fyne.KeyRight)
	}
}

// pressAlt presses a key together with Alt.
func (d *desk) pressAlt(key fyne.KeyName) {
	d.Shortcut(key, fyne.KeyModifierAlt)
}

// confirm presses the confirming button of a dialog that is about to take something away.
func (d *desk) confirm() {
	d.T.Helper()
	for _, b := range stagetest.All[*widgets.Button](d.Root()) {
		if b.Importance == widget.DangerImportance {
			test.Tap(b)
			return
		}
	}
	require.Fail(d.T, "nothing is about to be taken away")
}

// click clicks where the text is written.
func (d *desk) click(text string) {
	d.T.Helper()
	test.TapCanvas(d.Window.Canvas(), d.place(text).AddXY(2, 2))
}

// place returns where a text that contains the words is written.
func (d *desk) place(text string) fyne.Position {
	d.T.Helper()
	line := stagetest.Find[*canvas.Text](d.Stage, text)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(line)
}
