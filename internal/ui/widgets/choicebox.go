package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// choiceBox shows what is chosen and opens the list. Fyne's own Select matches by text, so it cannot tell
// two people of the same name apart.
type choiceBox struct {
	widget.DisableableWidget
	hint     string
	choices  []Choice
	chosen   string
	onChoose func(id string)
	onFocus  func()
	focused  bool
}

func newChoiceBox(hint string, onChoose func(id string)) *choiceBox {
	b := &choiceBox{hint: hint, onChoose: onChoose}
	b.ExtendBaseWidget(b)
	return b
}

// current returns the place of what is chosen in the list, or -1.
func (b *choiceBox) current() int {
	for i, choice := range b.choices {
		if choice.ID == b.chosen {
			return i
		}
	}
	return -1
}

func (b *choiceBox) Tapped(*fyne.PointEvent) {
	if !b.Disabled() {
		focus(b)
		b.open()
	}
}

func (b *choiceBox) FocusGained() {
	b.focused = true
	b.Refresh()
	call(b.onFocus)
	keepInSight(b)
}

func (b *choiceBox) FocusLost() {
	b.focused = false
	b.Refresh()
}

// TypedKey opens the list; Enter is left to a dialog around the box.
func (b *choiceBox) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeyF4:
		b.open()
	default:
		bubbleKey(b, ev)
	}
}

// TypedRune chooses the next possibility that begins with the letter.
func (b *choiceBox) TypedRune(letter rune) {
	if b.Disabled() || letter == ' ' {
		return
	}
	n, from := len(b.choices), b.current()+1
	for i := range n {
		choice := b.choices[(from+i)%n]
		if strings.HasPrefix(strings.ToLower(choice.Text), strings.ToLower(string(letter))) {
			b.onChoose(choice.ID)
			return
		}
	}
}

func (b *choiceBox) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(b, shortcut) }

func (b *choiceBox) open() {
	c := canvasOf(b)
	if c == nil || len(b.choices) == 0 {
		return
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
	openMenu(c, below, b.Size().Width, b.choices, b.chosen, b.onChoose)
}

func (b *choiceBox) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{box: b, ground: canvas.NewRectangle(nil), text: newTextView()}
	r.icon = widget.NewIcon(fynetheme.Icon(fynetheme.IconNameArrowDropDown))
	r.Layout(b.Size())
	return r
}

type choiceRenderer struct {
	box    *choiceBox
	ground *canvas.Rectangle
	text   *textView
	icon   *widget.Icon
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	pad, side := theme.Space(2), theme.Size(fynetheme.SizeNameInlineIcon)
	fill(r.ground, theme.Surface, fyne.NewPos(0, 0), size)
	r.ground.CornerRadius = theme.Size(fynetheme.SizeNameInputRadius)
	ring := theme.Border
	if r.box.focused {
		ring = theme.Accent
	}
	outline(r.ground, ring, hairline())
	text, token := r.label()
	r.text.set(text, token, theme.Size(theme.SizeText), max(1, size.Width-side-2*pad), fyne.TextStyle{})
	r.text.place(pad, 0, size.Width, size.Height, 0)
	r.icon.Resize(fyne.NewSquareSize(side))
	r.icon.Move(fyne.NewPos(size.Width-side-pad/2, (size.Height-side)/2))
	r.icon.Hidden = r.box.Disabled()
}

func (r *choiceRenderer) label() (text string, token theme.Token) {
	at := r.box.current()
	switch {
	case at < 0:
		return r.box.hint, theme.Muted
	case r.box.Disabled():
		return r.box.choices[at].Text, theme.Disabled
	default:
		return r.box.choices[at].Text, theme.Ink
	}
}

func (r *choiceRenderer) MinSize() fyne.Size {
	size := theme.Size(theme.SizeText)
	return fyne.NewSize(size*8, lineHeight(size)+theme.Space(4))
}

func (r *choiceRenderer) Refresh() {
	r.Layout(r.box.Size())
	canvas.Refresh(r.box)
}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text.obj, r.icon}
}

func (r *choiceRenderer) Destroy() {}
