package guide_test

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

// TestDraw renders the screen into the folder that SCREEN_PICTURES names, for people to look at; without it, it does
// nothing.
func TestDraw(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder")
	}
	for _, opts := range []theme.Opts{{Variant: theme.Light}, {Variant: theme.Dark}, {Variant: theme.Light, Scale: 2}} {
		for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1024, Height: 640}, {Width: 1280, Height: 2400}} {
			for _, place := range []string{"payments existence-of-slo", "payments propose-slo", "payments agree-slo-roadmap", "search propose-slo-roadmap", "tickets agree-on-slo", " "} {
				name := fmt.Sprintf("guide-%d-%g-%gx%g-%s.png", opts.Variant, opts.Scale, size.Width, size.Height, place)
				drawTo(t, filepath.Join(folder, name), opts, size, place)
			}
		}
	}
}

// drawTo leaves room for what the window has around the screen.
func drawTo(t *testing.T, file string, opts theme.Opts, size fyne.Size, place string) {
	t.Helper()
	s := open(t)
	test.ApplyTheme(t, theme.New(opts))
	s.window.Resize(size.SubtractWidthHeight(170*max(1, opts.Scale), 85*max(1, opts.Scale)))
	var service, step string
	_, _ = fmt.Sscanf(place, "%s %s", &service, &step)
	s.show(service, step)
	f, err := os.Create(file)
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, s.window.Canvas().Capture()))
	require.NoError(t, f.Close())
}

// TestDrawOpened renders what opens above and within the screen.
func TestDrawOpened(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder")
	}
	for name, open := range map[string]func(s *opened){
		"cycle": func(s *opened) { s.choose("2, since", "1, ended on") },
		"next":  func(s *opened) { s.press("Start next cycle…") },
		"edit":  func(s *opened) { s.press("Edit step…") },
		"sign":  func(s *opened) { s.press("Sign off") },
		"note":  func(s *opened) { s.press("Add note or link…") },
	} {
		s := openedAt(t, "checkout", "measure-track-slo")
		open(s)
		f, err := os.Create(filepath.Join(folder, "opened-"+name+".png"))
		require.NoError(t, err)
		require.NoError(t, png.Encode(f, s.window.Canvas().Capture()))
		require.NoError(t, f.Close())
	}
}
