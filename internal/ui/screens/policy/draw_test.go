package policy_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
)

// draw renders what show puts into a window, in light and dark, large and small, into the folder that SCREEN_PICTURES
// names, for people to look at; without it, it does nothing.
func draw(t *testing.T, name string, show func(window fyne.Window)) {
	t.Helper()
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		return
	}
	pictures := []struct {
		word string
		opts theme.Opts
		size fyne.Size
	}{
		{"light", theme.Opts{Variant: theme.Light}, fyne.NewSize(1080, 700)},
		{"dark", theme.Opts{Variant: theme.Dark}, fyne.NewSize(860, 540)},
		{"large", theme.Opts{Variant: theme.Light, Scale: 2}, fyne.NewSize(1080, 700)},
	}
	for _, p := range pictures {
		test.NewTempApp(t).Settings().SetTheme(theme.New(p.opts))
		window := test.NewTempWindow(t, nil)
		window.SetPadded(false)
		window.Resize(p.size)
		show(window)
		window.Resize(p.size)
		f, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%s.png", name, p.word)))
		require.NoError(t, err)
		require.NoError(t, png.Encode(f, window.Canvas().Capture()))
		require.NoError(t, f.Close())
	}
}
