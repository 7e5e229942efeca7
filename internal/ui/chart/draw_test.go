package chart_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
)

// picture draws the object in light and dark and at the densities 1 and 2 into the folder that CHART_PICTURES names, for
// people to look at; without it, it draws them nowhere, which must go well too.
func picture(t *testing.T, name string, size fyne.Size, object func() fyne.CanvasObject) {
	t.Helper()
	large := theme.Opts{Variant: theme.Light, Scale: 2}
	capture(t, name+"-large.png", large, 1, fyne.NewSize(size.Width*1.5, size.Height*1.5), object)
	for variant, word := range map[theme.Variant]string{theme.Light: "light", theme.Dark: "dark"} {
		for _, density := range []float32{1, 2} {
			capture(t, fmt.Sprintf("%s-%s-%g.png", name, word, density), theme.Opts{Variant: variant}, density, size, object)
		}
	}
}

func capture(t *testing.T, file string, opts theme.Opts, density float32, size fyne.Size, object func() fyne.CanvasObject) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(opts))
	c := software.NewCanvas()
	c.SetScale(density)
	c.SetContent(container.NewStack(canvas.NewRectangle(theme.Current(theme.Surface)), object()))
	c.Resize(size)
	save(t, file, c)
}

func save(t *testing.T, name string, c fyne.Canvas) {
	t.Helper()
	img := c.Capture()
	folder := os.Getenv("CHART_PICTURES")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name))
	require.NoError(t, err)
	defer func() { assert.NoError(t, file.Close()) }()
	require.NoError(t, png.Encode(file, img))
}

// light starts an application in the light theme and shows the object in a window of it.
func light(t *testing.T, size fyne.Size, object func() fyne.CanvasObject) fyne.Canvas {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	w := test.NewTempWindow(t, object())
	w.SetPadded(false)
	w.Resize(size)
	return w.Canvas()
}

// press sends keys to what has the focus.
func press(t *testing.T, c fyne.Canvas, keys ...fyne.KeyName) {
	t.Helper()
	for _, key := range keys {
		require.NotNil(t, c.Focused(), "nothing has the keyboard")
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}
