package widgets_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// draw renders the object in light and dark and at presentation sizes 1 and 2 into the folder that
// WIDGET_PICTURES names, for people to look at; without it, it does nothing.
func draw(t *testing.T, name string, size fyne.Size, object func() fyne.CanvasObject) {
	t.Helper()
	folder := os.Getenv("WIDGET_PICTURES")
	if folder == "" {
		return
	}
	for variant, word := range map[theme.Variant]string{theme.Light: "light", theme.Dark: "dark"} {
		for _, scale := range []float32{1, 2} {
			file := filepath.Join(folder, fmt.Sprintf("%s-%s-%g.png", name, word, scale))
			drawTo(t, file, theme.Opts{Variant: variant, Scale: scale}, size, object)
		}
	}
}

func drawTo(t *testing.T, file string, opts theme.Opts, size fyne.Size, object func() fyne.CanvasObject) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(opts))
	c := software.NewCanvas()
	c.SetContent(object())
	c.Resize(size.AddWidthHeight(1, 1)) // the second time, wrapping texts know their width
	c.Resize(size)
	save(t, file, c)
}

// show puts the object into a window in the light theme.
func show(t *testing.T, object fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, object)
	w.Resize(size)
	return w
}

// light starts an application in the light theme; objects are made after it.
func light(t *testing.T) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	return app
}

// press sends keys to what has the focus, or to the canvas, as the desktop driver does.
func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		ev := &fyne.KeyEvent{Name: key}
		if focused := c.Focused(); focused != nil {
			focused.TypedKey(ev)
		} else if listen := c.OnTypedKey(); listen != nil {
			listen(ev)
		}
	}
}

// drawDialog is draw for a dialog; the body is made anew for each picture.
func drawDialog(t *testing.T, name string, size fyne.Size, d widgets.Dialog, body func() fyne.CanvasObject) {
	t.Helper()
	drawAbove(t, name, size, func(c fyne.Canvas) {
		if body != nil {
			d.Body = body()
		}
		d.Open(c).SetProblem("Something is missing.")
	})
}

func drawPicker(t *testing.T, name string, size fyne.Size) {
	t.Helper()
	drawAbove(t, name, size, func(c fyne.Canvas) {
		choices := []widgets.PickerChoice{{ID: "1", Text: "Checkout", Detail: "Service"}, {ID: "2", Text: "Pay in under 2 s", Detail: "Objective of Checkout"}}
		for i := range 20 {
			choices = append(choices, widgets.PickerChoice{Text: fmt.Sprint("Person ", i), Detail: "People"})
		}
		widgets.Picker{Title: "Go to", Hint: "Service, objective, person, command", Choices: choices}.Open(c)
	})
}

func drawAbove(t *testing.T, name string, size fyne.Size, open func(c fyne.Canvas)) {
	t.Helper()
	folder := os.Getenv("WIDGET_PICTURES")
	if folder == "" {
		return
	}
	for i, opts := range []theme.Opts{{Variant: theme.Light}, {Variant: theme.Dark}, {Variant: theme.Light, Scale: 2}} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(opts))
		c := software.NewCanvas()
		c.Resize(size)
		c.SetContent(widgets.Muted("Behind"))
		open(c)
		save(t, filepath.Join(folder, fmt.Sprintf("%s-%d.png", name, i)), c)
	}
}

func save(t *testing.T, file string, c fyne.Canvas) {
	t.Helper()
	f, err := os.Create(file)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	require.NoError(t, png.Encode(f, c.Capture()))
}
