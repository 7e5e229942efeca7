package stagetest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

// Press presses keys, one after the other: each goes to what has the keyboard then, or else to the window.
func (s *Stage) Press(keys ...fyne.KeyName) {
	s.T.Helper()
	c := s.Window.Canvas()
	for _, key := range keys {
		event := &fyne.KeyEvent{Name: key}
		switch {
		case key == fyne.KeyTab:
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(event)
		default:
			require.NotNil(s.T, c.OnTypedKey(), "nothing has the keyboard")
			c.OnTypedKey()(event)
		}
	}
}

// Shortcut presses a key with modifiers where the keyboard is.
func (s *Stage) Shortcut(key fyne.KeyName, modifier fyne.KeyModifier) {
	s.T.Helper()
	s.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier})
}

// Commit presses Ctrl+Enter.
func (s *Stage) Commit() {
	s.T.Helper()
	s.Shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
}

// Type types a text where the keyboard is. A line break is the key Enter.
func (s *Stage) Type(text string) {
	s.T.Helper()
	for _, r := range text {
		if r == '\n' {
			s.Press(fyne.KeyReturn)
			continue
		}
		s.Focused().TypedRune(r)
	}
}

// TypeOver types a text in place of all that stands in the field that has the keyboard.
func (s *Stage) TypeOver(text string) {
	s.T.Helper()
	focused := s.Focused()
	require.Implements(s.T, (*interface{ SelectedText() string })(nil), focused)
	focused.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	s.Type(text)
}

// Tap taps the button that says a text, itself or in its tooltip; if there is none, the button that begins with it.
func (s *Stage) Tap(text string) {
	s.T.Helper()
	s.TapNth(text, 0)
}

// TapNth taps one of several buttons that say the same, counted from 0.
func (s *Stage) TapNth(text string, n int) {
	s.T.Helper()
	found := Buttons(s.Root(), text)
	require.Greater(s.T, len(found), n, "no button %q in: %s", text, s.Text())
	test.Tap(found[n])
}

// Buttons lists the visible buttons within an object that say a text, themselves or in their tooltips; if there are none,
// those that begin with it.
func Buttons(within fyne.CanvasObject, text string) []*widgets.Button {
	var exact, begin []*widgets.Button
	for _, b := range All[*widgets.Button](within) {
		switch {
		case b.Text == text || b.Tip() == text:
			exact = append(exact, b)
		case strings.HasPrefix(b.Text, text):
			begin = append(begin, b)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return begin
}

// Choose opens the list of the field that has the keyboard and taps the line that says a text; if there is none, a line
// that begins with it.
func (s *Stage) Choose(text string) {
	s.T.Helper()
	s.Press(fyne.KeySpace)
	var exact, begins fyne.Tappable // the innermost ones: around them lies what closes the list
	for _, o := range All[fyne.CanvasObject](s.Root()) {
		tappable, ok := o.(fyne.Tappable)
		switch {
		case !ok:
		case Text(o) == text:
			exact = tappable
		case strings.HasPrefix(Text(o), text):
			begins = tappable
		}
	}
	if exact == nil {
		exact = begins
	}
	require.NotNil(s.T, exact, "the list has no %q: %s", text, s.Text())
	test.Tap(exact)
}

// longestList is how many lines a list may have at most for ChooseLine to reach its first.
const longestList = 60

// ChooseLine opens the list of the field that has the keyboard and takes a line of it by keyboard, counted from 1.
func (s *Stage) ChooseLine(line int) {
	s.T.Helper()
	s.Press(fyne.KeySpace)
	for range longestList {
		s.Press(fyne.KeyUp)
	}
	for range line - 1 {
		s.Press(fyne.KeyDown)
	}
	s.Press(fyne.KeyReturn)
}
