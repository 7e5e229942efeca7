package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

// textView is a canvas text that is measured and redrawn only when something about it changes.
type textView struct {
	obj    *canvas.Text
	source string
	width  float32
}

func newTextView() *textView {
	return &textView{obj: canvas.NewText("", nil)}
}

// set shows the text, cut with an ellipsis where it is wider than width; a width of 0 never cuts.
func (v *textView) set(text string, token theme.Token, size, width float32, style fyne.TextStyle) {
	clr := theme.Current(token)
	t := v.obj
	if v.source == text && v.width == width && t.TextSize == size && t.TextStyle == style && t.Color == clr {
		t.Hidden = text == ""
		return
	}
	v.source, v.width = text, width
	t.Color, t.TextSize, t.TextStyle = clr, size, style
	t.Text = text
	if width > 0 {
		t.Text = ellipsis(text, width, size, style)
	}
	t.Hidden = text == ""
	t.Refresh()
}

func (v *textView) hide() { v.obj.Hidden = true }

// place puts the text into the box: vertically centred, horizontally by align (0 left, 0.5 centre, 1 right).
func (v *textView) place(x, y, width, height, align float32) {
	size := v.obj.MinSize()
	v.obj.Resize(size)
	v.obj.Move(fyne.NewPos(x+(width-size.Width)*align, y+(height-size.Height)/2))
}

func lineHeight(size float32) float32 {
	return fyne.MeasureText("M", size, fyne.TextStyle{}).Height
}

// ellipsis cuts the text so that it fits into width.
func ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:middle])+"…", size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// wrapTwo breaks the text into at most two lines of the given width, after a space, a slash or a hyphen.
func wrapTwo(text string, width, size float32, style fyne.TextStyle) (first, second string) {
	if fyne.MeasureText(text, size, style).Width <= width {
		return text, ""
	}
	cut := 0
	for i, r := range text {
		end := i + len(string(r))
		if !strings.ContainsRune(" /-", r) {
			continue
		}
		if cut > 0 && fyne.MeasureText(strings.TrimRight(text[:end], " "), size, style).Width > width {
			break
		}
		cut = end
	}
	if cut == 0 {
		return text, ""
	}
	return strings.TrimRight(text[:cut], " "), text[cut:]
}
