package agreements_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the tab for people to look at.
func TestDraw(t *testing.T) {
	for _, key := range []string{"payments-accepted", "pay-in-2s", "results-in-800ms"} {
		stagetest.Pictures(t, "agreements-"+key, func(look stagetest.Look) *stagetest.Stage {
			o := open(t, key)
			o.Wear(look)
			o.Press(fyne.KeyDown)
			return o.Stage
		})
	}
	stagetest.Pictures(t, "agreements-agree", func(look stagetest.Look) *stagetest.Stage {
		o := open(t, "results-in-800ms")
		o.Wear(look)
		if o.Sees("Agree…") {
			o.Tap("Agree…")
		}
		return o.Stage
	})
}
