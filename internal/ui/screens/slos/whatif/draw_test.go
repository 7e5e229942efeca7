package whatif_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the tab for people to look at.
func TestDraw(t *testing.T) {
	for _, key := range []string{"timetable-fresh", "claim-paid"} {
		stagetest.Pictures(t, "whatif-"+key, func(look stagetest.Look) *stagetest.Stage {
			o := open(t, key)
			o.Wear(look)
			return o.Stage
		})
	}
	stagetest.Pictures(t, "whatif-tall", func(look stagetest.Look) *stagetest.Stage {
		o := open(t, "payments-accepted")
		o.Wear(look)
		o.Window.Resize(fyne.NewSize(o.Window.Canvas().Size().Width, 1500))
		return o.Stage
	})
}
