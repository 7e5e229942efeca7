package raci_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
)

// TestDraw renders the screen into the folder that SCREEN_PICTURES names, for people to look at; without it, it does
// nothing.
func TestDraw(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder")
	}
	for _, opts := range []theme.Opts{
		{Variant: theme.Light}, {Variant: theme.Dark}, {Variant: theme.Light, Scale: 2},
	} {
		for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1024, Height: 640}} {
			for _, service := range []string{"", "payments"} {
				name := fmt.Sprintf("raci-%d-%g-%g-%s.png", opts.Variant, opts.Scale, size.Width, service)
				drawTo(t, filepath.Join(folder, name), opts, size, service)
			}
		}
	}
}

// drawTo leaves room for what the window has around the screen.
func drawTo(t *testing.T, file string, opts theme.Opts, size fyne.Size, service string) {
	t.Helper()
	s := open(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(opts))
	test.ApplyTheme(t, theme.New(opts))
	s.window.Resize(size.SubtractWidthHeight(150, 80))
	s.show(service, "")
	if opts.Variant == theme.Dark {
		s.tab(1)
	}
	f, err := os.Create(file)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	require.NoError(t, png.Encode(f, s.window.Canvas().Capture()))
}
