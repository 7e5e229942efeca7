package policy_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

// TestPictures draws the screen for people to look at; see draw.
func TestPictures(t *testing.T) {
	for i, tab := range []string{"text", "rules", "versions", "signs"} {
		draw(t, "draft-"+tab, func(window fyne.Window) { picture(t, window, "payments", 2).tab(i) })
		draw(t, "in-force-"+tab, func(window fyne.Window) { picture(t, window, "checkout", 0).tab(i) })
	}
	for _, button := range []string{"Discard the draft", "Put into force…", "Sign…"} {
		draw(t, "ask-"+button, func(window fyne.Window) { picture(t, window, "payments", 2).tap(button) })
	}
	for _, button := range []string{"Add a rule", "Use a preset…"} {
		draw(t, "ask-"+button, func(window fyne.Window) {
			d := picture(t, window, "payments", 2)
			d.tab(1)
			d.tap(button)
		})
	}
}

// picture shows a version of the policy that binds a service; 0 is that in force.
func picture(t *testing.T, window fyne.Window, key string, version int) *desk {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	d := openIn(t, window, w, key)
	if version > 0 {
		d.show(d.version(key, version).ID)
	}
	return d
}
