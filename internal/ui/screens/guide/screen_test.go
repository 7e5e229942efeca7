package guide_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui/screens/guide"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the screen in a window, on a session of its own; routes to the guide are followed as the shell does.
type opened struct {
	t       *testing.T
	session *session.Session
	screen  *guide.Screen
	window  fyne.Window
	at      stage.Route
	told    []string
	went    []stage.Route
}

// open opens the screen on the sample.
func open(t *testing.T) *opened {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	return openOn(t, w)
}

func openOn(t *testing.T, w workspace.Workspace) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "label")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })

	o := &opened{t: t, session: s, at: stage.Route{Screen: stage.Guide}}
	o.window = test.NewTempWindow(t, nil)
	o.screen = guide.New(stage.Env{
		Session: s, Window: o.window, GoTo: o.goTo,
		Tell: func(sentence string) { o.told = append(o.told, sentence) },
	})
	s.Changed = func() { o.screen.Show(s.Workspace(), o.at) }
	o.window.SetContent(widgets.TipLayer(o.screen.Content(), o.window.Canvas()))
	o.window.Resize(fyne.NewSize(1280, 800))
	return o
}

func (o *opened) goTo(at stage.Route) {
	if at.Screen != stage.Guide {
		o.went = append(o.went, at)
		return
	}
	o.window.Canvas().Unfocus()
	o.at = at
	o.screen.Show(o.w(), at)
}

func (o *opened) w() workspace.Workspace { return o.session.Workspace() }

// show shows the service with the key at the step with the key; either may be empty.
func (o *opened) show(serviceKey, stepKey string) {
	o.t.Helper()
	at := stage.Route{Screen: stage.Guide}
	if serviceKey != "" {
		service, err := o.w().ServiceByKey(serviceKey)
		require.NoError(o.t, err)
		at.ServiceID = service.ID
	}
	if stepKey != "" {
		step, err := o.w().StepByKey(stepKey)
		require.NoError(o.t, err)
		at.ID = step.ID
	}
	o.goTo(at)
}
