package budgeting_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the tab for people to look at.
func TestDraw(t *testing.T) {
	for _, key := range []string{"pay-in-2s", "payments-accepted", "timetable-fresh", "claims-open", "claim-paid", "basket-quick"} {
		stagetest.Pictures(t, "budget-"+key, func(look stagetest.Look) *stagetest.Stage {
			o := open(t)
			o.Wear(look)
			o.choose(key)
			return o.Stage
		})
	}
}
