package forms_test

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

	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/workspace"
)

// TestDraw renders the panels into the folder that SCREEN_PICTURES names, for people to look at; without it, it does
// nothing.
func TestDraw(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder")
	}
	for _, opts := range []theme.Opts{{Variant: theme.Light}, {Variant: theme.Dark}} {
		for _, width := range []float32{460, 700, 1100} {
			file := func(name string) string {
				return filepath.Join(folder, fmt.Sprintf("forms-%s-%d-%g.png", name, opts.Variant, width))
			}
			drawTo(t, file("journeys"), opts, width, forms.Journeys, payments)
			drawTo(t, file("expectations"), opts, width, forms.Expectations, payments)
			drawTo(t, file("dependencies"), opts, width, forms.Dependencies, payments)
			drawTo(t, file("slos"), opts, width, forms.SLOs, payments)
			drawTo(t, file("slo"), opts, width, forms.SLO, sloCalled("pay-in-2s"))
		}
	}
}

// drawTo opens the second row of the panel, if it has rows.
func drawTo[P panel](t *testing.T, file string, opts theme.Opts, width float32, build func(stage.Env) P, id func(workspace.Workspace) string) {
	t.Helper()
	o, _ := open(t, build, id)
	test.ApplyTheme(t, theme.New(opts))
	o.window.Resize(fyne.NewSize(width, 900))
	for range 3 {
		o.window.Canvas().FocusNext()
	}
	if o.window.Canvas().Focused() != nil {
		o.press(fyne.KeyReturn)
	}
	o.column.Settle()
	f, err := os.Create(file)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	require.NoError(t, png.Encode(f, o.window.Canvas().Capture()))
}
