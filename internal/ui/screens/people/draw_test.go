package people_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the screen for people to look at.
func TestDraw(t *testing.T) {
	for part, name := range []string{"people-personas", "people-persons", "people-chairs"} {
		for _, service := range []string{"", "refunds"} {
			stagetest.Pictures(t, name+"-"+service, func(look stagetest.Look) *stagetest.Stage {
				o := open(t)
				o.Wear(look)
				o.show(service, "")
				o.tab(part)
				return o.Stage
			})
		}
	}
}
