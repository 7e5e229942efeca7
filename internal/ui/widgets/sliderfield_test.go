package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestSliderField_IsMovedByKeysAndTypedInto(t *testing.T) {
	test.NewTempApp(t)
	stops := []string{"90", "95", "99", "99.9"}
	var told []string
	f := widgets.NewSliderField(widgets.Field{Label: "Target"}, stops, func(text string) int { return slices.Index(stops, text) },
		func(text string) string {
			if text == "nonsense" {
				return "That is no target."
			}
			return ""
		})
	f.OnChange = func(text string) { told = append(told, text) }
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(400, 100))
	f.Set("95")
	assert.Empty(t, told, "Set is silent")
	f.Focus()
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	press(fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome)
	assert.Equal(t, []string{"99", "99.9", "99", "90"}, told)
	assert.Equal(t, "90", f.Value())

	told = nil
	w.Canvas().FocusNext()
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range "nonsense" {
		w.Canvas().Focused().TypedRune(r)
	}
	press(fyne.KeyReturn)
	assert.Empty(t, told, "what is wrong is not told")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range "97.5" {
		w.Canvas().Focused().TypedRune(r)
	}
	press(fyne.KeyReturn)
	assert.Equal(t, []string{"97.5"}, told, "a value between the stops counts")
}

func TestFigureLine_IsOpenedByKeysAndByMouse(t *testing.T) {
	test.NewTempApp(t)
	opened := 0
	f := widgets.NewFigureLine("Left", "Open", func() { opened++ })
	w := test.NewTempWindow(t, f)
	f.Set("Left", "61 %", "")
	assert.Equal(t, "61 %", f.Value())
	w.Canvas().FocusNext()
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, 2, opened)
	test.Tap(f)
	assert.Equal(t, 3, opened)
}
