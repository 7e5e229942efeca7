package slos_test

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
	places := map[string][2]string{
		"all": {"", ""}, "service": {"payments", ""}, "open": {"payments", "pay-in-2s"}, "open-all": {"", "payments-accepted"},
		"journeys": {"payments", "journeys"}, "dependencies-all": {"", "dependencies"},
	}
	for _, opts := range []theme.Opts{{Variant: theme.Light}, {Variant: theme.Dark}, {Variant: theme.Light, Scale: 2}} {
		for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1024, Height: 640}} {
			for name, at := range places {
				file := filepath.Join(folder, fmt.Sprintf("slos-%s-%d-%g-%g.png", name, opts.Variant, max(1, opts.Scale), size.Width))
				drawTo(t, file, opts, size, at[0], at[1])
			}
		}
	}
}

// drawTo leaves room for what the window has around the screen.
func drawTo(t *testing.T, file string, opts theme.Opts, size fyne.Size, service, id string) {
	t.Helper()
	o := open(t)
	test.ApplyTheme(t, theme.New(opts))
	o.window.Resize(size.SubtractWidthHeight(150, 80))
	o.choose(service, id)
	f, err := os.Create(file)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	require.NoError(t, png.Encode(f, o.window.Canvas().Capture()))
}
