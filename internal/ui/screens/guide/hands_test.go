package guide_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

// The functions below are the eyes and hands of the tests: what is visible, what can be pressed, what can be typed into.

// openedAt opens the sample at a step of a service.
func openedAt(t *testing.T, serviceKey, stepKey string) *opened {
	t.Helper()
	o := open(t)
	o.show(serviceKey, stepKey)
	return o
}

// root is what people can reach: the dialog or menu on top, or else the window.
func (o *opened) root() fyne.CanvasObject {
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return o.window.Content()
}

// walk visits what is visible below an object, in the order of drawing, until visit returns true.
func walk(object fyne.CanvasObject, visit func(o fyne.CanvasObject) bool) bool {
	if !object.Visible() {
		return false
	}
	if visit(object) {
		return true
	}
	var below []fyne.CanvasObject
	switch object := object.(type) {
	case *fyne.Container:
		below = object.Objects
	case *container.Scroll:
		below = []fyne.CanvasObject{object.Content}
	case fyne.Widget:
		below = test.WidgetRenderer(object).Objects()
	}
	for _, o := range below {
		if walk(o, visit) {
			return true
		}
	}
	return false
}

// textOf is all that can be read within an object.
func textOf(object fyne.CanvasObject) string {
	var all []string
	walk(object, func(o fyne.CanvasObject) bool {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			all = append(all, text.Text)
		}
		return false
	})
	return strings.Join(all, " ")
}

// text is all that can be read now.
func (o *opened) text() string { return textOf(o.root()) }

// find returns the nth thing of a type in which a text can be read.
func find[T fyne.CanvasObject](o *opened, text string, nth int) T {
	o.t.Helper()
	var found T
	ok := walk(o.root(), func(object fyne.CanvasObject) bool {
		thing, right := object.(T)
		if !right || !strings.Contains(textOf(object), text) {
			return false
		}
		found = thing
		nth--
		return nth < 0
	})
	require.True(o.t, ok, "nothing shows %q in: %s", text, o.text())
	return found
}

// press presses the button with a text.
func (o *opened) press(text string) {
	o.t.Helper()
	test.Tap(find[*widgets.Button](o, text, 0))
}

// pressTip presses the nth button whose tooltip it is.
func (o *opened) pressTip(tip string, nth int) {
	o.t.Helper()
	ok := walk(o.root(), func(object fyne.CanvasObject) bool {
		button, right := object.(*widgets.Button)
		if !right || button.Tip() != tip {
			return false
		}
		if nth--; nth >= 0 {
			return false
		}
		test.Tap(button)
		return true
	})
	require.True(o.t, ok, "no button says %q", tip)
}

// choose opens the list that shows a text, and chooses from it.
func (o *opened) choose(shown, wanted string) {
	o.t.Helper()
	find[*widgets.ChoiceField](o, shown, 0).Focus()
	o.key(fyne.KeySpace)
	var item fyne.Tappable // the innermost thing that begins with the text: around it lies what closes the list
	walk(o.root(), func(object fyne.CanvasObject) bool {
		if tappable, right := object.(fyne.Tappable); right && strings.HasPrefix(textOf(object), wanted) {
			item = tappable
		}
		return false
	})
	require.NotNil(o.t, item, "the list has no %q: %s", wanted, o.text())
	test.Tap(item)
}

// key presses a key where the keyboard is.
func (o *opened) key(name fyne.KeyName) {
	c, event := o.window.Canvas(), &fyne.KeyEvent{Name: name}
	if c.Focused() == nil {
		c.OnTypedKey()(event)
		return
	}
	c.Focused().TypedKey(event)
}

// commit presses Ctrl+Enter.
func (o *opened) commit() {
	shortcut := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	o.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(shortcut)
}

// typing types where the keyboard is.
func (o *opened) typing(text string) {
	for _, r := range text {
		if r == '\n' {
			o.key(fyne.KeyReturn)
			continue
		}
		o.window.Canvas().Focused().TypedRune(r)
	}
}
