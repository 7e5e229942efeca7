package raci_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the screen for people to look at.
func TestDraw(t *testing.T) {
	for _, service := range []string{"", "payments"} {
		for tab, name := range []string{"raci", "raci-panel"} {
			stagetest.Pictures(t, name+"-"+service, func(look stagetest.Look) *stagetest.Stage {
				o := open(t)
				o.Wear(look)
				o.show(service, "")
				o.tab(tab)
				return o.Stage
			})
		}
	}
}
