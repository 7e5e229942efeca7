package settings_test

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

// draw renders what show puts into a window, in light and dark, large, small and for a projector, into the folder that
// SCREEN_PICTURES names, for people to look at; without it, it does nothing.
func draw(t *testing.T, name string, show func(window fyne.Window)) {
	t.Helper()
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		return
	}
	for variant, word := range map[theme.Variant]string{theme.Light: "light", theme.Dark: "dark"} {
		for size, scale := range map[fyne.Size]float32{fyne.NewSize(1120, 690): 1, fyne.NewSize(864, 540): 1, fyne.NewSize(1600, 1000): 1.75} {
			test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: variant, Scale: scale}))
			window := test.NewTempWindow(t, nil)
			window.SetPadded(false)
			window.Resize(size)
			show(window)
			window.Resize(size)
			f, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%s-%g.png", name, word, size.Width)))
			require.NoError(t, err)
			require.NoError(t, png.Encode(f, window.Canvas().Capture()))
			require.NoError(t, f.Close())
		}
	}
}
