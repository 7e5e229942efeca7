package slos_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the screen for people to look at.
func TestDraw(t *testing.T) {
	for name, place := range map[string][2]string{
		"all": {"", ""}, "service": {"payments", ""}, "open": {"payments", "pay-in-2s"}, "open-all": {"", "payments-accepted"},
		"journeys": {"payments", "journeys"}, "dependencies-all": {"", "dependencies"},
	} {
		stagetest.Pictures(t, "slos-"+name, func(look stagetest.Look) *stagetest.Stage {
			o := on(stagetest.WithYear(t))
			o.Wear(look)
			o.choose(place[0], place[1])
			return o.Stage
		})
	}
}
