package stagetest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// Root is what people can reach: the dialog or menu on top, or else the whole window.
func (s *Stage) Root() fyne.CanvasObject {
	if top := s.Window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.Window.Content()
}

// Text is all that can be read now, joined by blanks.
func (s *Stage) Text() string { return Text(s.Root()) }

// Sees tells whether a text can be read now.
func (s *Stage) Sees(text string) bool { return strings.Contains(s.Text(), text) }

// Focused is what has the keyboard.
func (s *Stage) Focused() fyne.Focusable {
	s.T.Helper()
	focused := s.Window.Canvas().Focused()
	require.NotNil(s.T, focused, "nothing has the keyboard")
	return focused
}

// Text is all that can be read within an object, joined by blanks: a text that wraps is drawn as several.
func Text(within fyne.CanvasObject) string { return strings.Join(Lines(within), " ") }

// Lines lists the texts within an object as they are drawn.
func Lines(within fyne.CanvasObject) []string {
	var lines []string
	for _, text := range All[*canvas.Text](within) {
		if line := strings.TrimSpace(text.Text); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// All lists the visible objects of a kind within an object, in the order of drawing.
func All[W fyne.CanvasObject](within fyne.CanvasObject) []W {
	var found []W
	if within == nil || !within.Visible() {
		return nil
	}
	if w, ok := within.(W); ok {
		found = append(found, w)
	}
	for _, child := range children(within) {
		found = append(found, All[W](child)...)
	}
	return found
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Find returns the first object of a kind that people can reach and in which a text can be read.
func Find[W fyne.CanvasObject](s *Stage, text string) W {
	s.T.Helper()
	return find[W](s, text, strings.Contains)
}

// Labelled returns the first object of a kind that people can reach and that begins with a label.
func Labelled[W fyne.CanvasObject](s *Stage, label string) W {
	s.T.Helper()
	return find[W](s, label, strings.HasPrefix)
}

func find[W fyne.CanvasObject](s *Stage, text string, fits func(all, text string) bool) W {
	s.T.Helper()
	for _, w := range All[W](s.Root()) {
		if fits(Text(w), text) {
			return w
		}
	}
	require.Failf(s.T, "nothing of this kind", "shows %q in: %s", text, s.Text())
	panic("unreachable")
}
