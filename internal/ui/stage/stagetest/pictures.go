package stagetest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
)

// Look is a way to draw a screen.
type Look struct {
	name string
	opts theme.Opts
	size fyne.Size // without what the window has around the screen
}

var looks = []Look{
	{"light", theme.Opts{Variant: theme.Light}, fyne.NewSize(1120, 700)},
	{"dark", theme.Opts{Variant: theme.Dark}, fyne.NewSize(1120, 700)},
	{"small", theme.Opts{Variant: theme.Light}, fyne.NewSize(864, 540)},
	{"large", theme.Opts{Variant: theme.Light, Scale: 2}, fyne.NewSize(1120, 700)},
}

// Pictures draws what play shows, once in each look, into the folder that SCREEN_PICTURES names, for people to look at.
// Without a folder the test is skipped.
func Pictures(t *testing.T, name string, play func(look Look) *Stage) {
	t.Helper()
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder to draw into")
	}
	for _, look := range looks {
		s := play(look)
		f, err := os.Create(filepath.Join(folder, name+"-"+look.name+".png"))
		require.NoError(t, err)
		require.NoError(t, png.Encode(f, s.Window.Canvas().Capture()))
		require.NoError(t, f.Close())
	}
}

// Wear gives the window a look.
func (s *Stage) Wear(look Look) {
	s.T.Helper()
	test.ApplyTheme(s.T, theme.New(look.opts))
	s.Window.Resize(look.size)
}
