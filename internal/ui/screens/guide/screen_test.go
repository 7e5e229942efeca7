package guide_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/screens/guide"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the screen on a stage of its own.
type opened struct {
	*stagetest.Stage
	screen *guide.Screen
}

// open opens the screen on the sample.
func open(t *testing.T) *opened {
	t.Helper()
	return openOn(t, stagetest.Sample(t))
}

func openOn(t *testing.T, w workspace.Workspace) *opened {
	t.Helper()
	return on(stagetest.OpenOn(t, w))
}

// openYear opens the sample with its year of measurements at a step of a service.
func openYear(t *testing.T, serviceKey, stepKey string) *opened {
	t.Helper()
	o := on(stagetest.WithYear(t))
	o.show(serviceKey, stepKey)
	return o
}

func on(s *stagetest.Stage) *opened {
	s.Window.Resize(fyne.NewSize(1280, 800))
	o := &opened{Stage: s, screen: guide.New(s.Env)}
	o.Show(o.screen, stage.Route{Screen: stage.Guide})
	return o
}

// openedAt opens the sample at a step of a service.
func openedAt(t *testing.T, serviceKey, stepKey string) *opened {
	t.Helper()
	o := open(t)
	o.show(serviceKey, stepKey)
	return o
}

// show shows the service with the key at the step with the key; either may be empty.
func (o *opened) show(serviceKey, stepKey string) {
	o.T.Helper()
	at := o.Place(serviceKey, "")
	if stepKey != "" {
		step, err := o.W().StepByKey(stepKey)
		require.NoError(o.T, err)
		at.ID = step.ID
	}
	o.GoTo(at)
}

// choose opens the list that shows a text, and chooses from it.
func (o *opened) choose(shown, wanted string) {
	o.T.Helper()
	stagetest.Find[*widgets.ChoiceField](o.Stage, shown).Focus()
	o.Choose(wanted)
}
