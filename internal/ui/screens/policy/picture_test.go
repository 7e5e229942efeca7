package policy_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestPictures draws the screen for people to look at.
func TestPictures(t *testing.T) {
	for i, tab := range []string{"text", "rules", "versions", "signs"} {
		draw(t, "draft-"+tab, 2, func(d *desk) { d.tab(i) })
		draw(t, "in-force-"+tab, 1, func(d *desk) { d.tab(i) })
	}
	for _, button := range []string{"Discard the draft", "Put into force…", "Sign…"} {
		draw(t, "ask-"+button, 2, func(d *desk) { d.Tap(button) })
	}
	for _, button := range []string{"Add a rule", "Use a preset…"} {
		draw(t, "ask-"+button, 2, func(d *desk) {
			d.tab(1)
			d.Tap(button)
		})
	}
}

// draw draws a version of the policy of the Payments API after something was done with it.
func draw(t *testing.T, name string, version int, play func(d *desk)) {
	t.Helper()
	stagetest.Pictures(t, "policy-"+name, func(look stagetest.Look) *stagetest.Stage {
		d := openSample(t, "payments")
		d.Wear(look)
		d.show(d.version("payments", version).ID)
		play(d)
		return d.Stage
	})
}
