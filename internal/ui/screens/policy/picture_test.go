package policy_test

import (
	"testing"

	"slocharter/internal/ui/stage/stagetest"
)

// TestPictures draws the screen for people to look at.
func TestPictures(t *testing.T) {
	for _, tab := range []string{"Text", "Rules", "Replay", "Under way", "Decisions", "Versions", "Sign-offs"} {
		draw(t, "draft-"+tab, 2, func(d *desk) { d.tab(tab) })
		draw(t, "in-force-"+tab, 1, func(d *desk) { d.tab(tab) })
	}
	for _, button := range []string{"Discard the draft", "Put into force…", "Sign…"} {
		draw(t, "ask-"+button, 2, func(d *desk) { d.Tap(button) })
	}
	for _, button := range []string{"Add a rule", "Use a preset…"} {
		draw(t, "ask-"+button, 2, func(d *desk) {
			d.tab("Rules")
			d.Tap(button)
		})
	}
	for _, button := range []string{"Start an escalation…", "Start an exception…"} {
		draw(t, "ask-"+button, 1, func(d *desk) {
			d.tab("Under way")
			d.Tap(button)
		})
	}
	draw(t, "ask-decide", 1, func(d *desk) {
		d.tab("Rules")
		d.Tap("Decide otherwise…")
	})
}

// draw draws a version of the policy of the Payments API after something was done with it.
func draw(t *testing.T, name string, version int, play func(d *desk)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		stagetest.Pictures(t, "policy-"+name, func(look stagetest.Look) *stagetest.Stage {
			d := openYear(t, "payments")
			d.Wear(look)
			d.show(d.version("payments", version).ID)
			play(d)
			return d.Stage
		})
	})
}
