package planning_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// TestDraw draws the screen for people to look at.
func TestDraw(t *testing.T) {
	for name, height := range map[string]float32{"planning": 0, "planning-tall": 1500} {
		stagetest.Pictures(t, name, func(look stagetest.Look) *stagetest.Stage {
			o := proposed(t)
			o.Do("plan", func(w *workspace.Workspace) error { return plan(w, o.slo.ServiceID) })
			o.Wear(look)
			if height > 0 {
				o.Window.Resize(fyne.NewSize(o.Window.Canvas().Size().Width, height))
			}
			return o.Stage
		})
	}
	for _, button := range []string{"Agree…", "Edit this work…", "Plan a period…"} {
		stagetest.Pictures(t, "planning-"+button, func(look stagetest.Look) *stagetest.Stage {
			o := proposed(t)
			o.selectWork()
			o.Wear(look)
			o.Tap(button)
			return o.Stage
		})
	}
}
