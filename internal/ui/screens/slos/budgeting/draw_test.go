package budgeting_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the tab for people to look at.
func TestDraw(t *testing.T) {
	for _, key := range []string{"pay-in-2s", "barcode-reads", "claim-paid"} {
		stagetest.Pictures(t, "budget-"+key, func(look stagetest.Look) *stagetest.Stage {
			o := open(t, key)
			o.Wear(look)
			return o.Stage
		})
	}
	stagetest.Pictures(t, "budget-tall", func(look stagetest.Look) *stagetest.Stage {
		o := open(t, "payments-accepted")
		o.Wear(look)
		o.Window.Resize(fyne.NewSize(o.Window.Canvas().Size().Width, 1700))
		return o.Stage
	})
}
