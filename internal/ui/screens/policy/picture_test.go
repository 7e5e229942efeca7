package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

func TestPictures(t *testing.T) {
	tabs := []string{"text", "rules", "versions", "signs"}
	for i, tab := range tabs {
		draw(t, "draft-"+tab, func(window fyne.Window) { picture(t, window, "payments", i, true) })
		draw(t, "force-"+tab, func(window fyne.Window) { picture(t, window, "checkout", i, false) })
	}
}

func picture(t *testing.T, window fyne.Window, key string, tab int, draft bool) *desk {
	w, err := workspace.Sample(today)
	require.NoError(t, err)
	d := openIn(t, window, w, key)
	if draft {
		at := d.at
		at.ID = d.version(key, 2).ID
		d.goTo(at)
	}
	d.tab(tab)
	return d
}
