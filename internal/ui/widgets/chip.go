package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Kind is the state that a chip, a bar or a banner stands for. Each has its colour and its shape.
type Kind int

// The kinds.
const (
	Neutral Kind = iota
	Good
	Watch
	Bad
	Accent
)

type kindLook struct {
	shape        string
	strong, soft theme.Token
}

var kindLooks = [...]kindLook{
	Neutral: {"○", theme.Muted, theme.NeutralSoft},
	Good:    {"✓", theme.Good, theme.GoodSoft},
	Watch:   {"▲", theme.Watch, theme.WatchSoft},
	Bad:     {"✗", theme.Bad, theme.BadSoft},
	Accent:  {"●", theme.Accent, theme.AccentSoft},
}

// Chip is a word for a state, with the state's shape and colour.
type Chip struct {
	widget.BaseWidget
	text string
	kind Kind
}

// NewChip returns a chip.
func NewChip(text string, kind Kind) *Chip {
	c := &Chip{text: text, kind: kind}
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces the word and the state.
func (c *Chip) Set(text string, kind Kind) {
	c.text, c.kind = text, kind
	c.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, view: newChipView()}
	r.Layout(c.Size())
	return r
}

type chipRenderer struct {
	chip *Chip
	view *chipView
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.view.show(r.chip.text, r.chip.kind, fyne.NewPos(0, 0), size)
}

func (r *chipRenderer) MinSize() fyne.Size { return chipSize(r.chip.text) }

func (r *chipRenderer) Refresh() {
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}

func (r *chipRenderer) Objects() []fyne.CanvasObject { return r.view.objects() }
func (r *chipRenderer) Destroy()                     {}

// chipView draws a chip.
type chipView struct {
	ground      *canvas.Rectangle
	shape, text *textView
}

func newChipView() *chipView {
	return &chipView{ground: canvas.NewRectangle(nil), shape: newTextView(), text: newTextView()}
}

func chipSize(text string) fyne.Size {
	size := theme.Size(theme.SizeCaption)
	word := fyne.MeasureText(text, size, fyne.TextStyle{})
	return fyne.NewSize(word.Width+size*1.25+theme.Space(4), word.Height+theme.Space(1))
}

// show draws the chip at the left of a box, in the middle of its height.
func (v *chipView) show(text string, kind Kind, pos fyne.Position, box fyne.Size) {
	look, caption := kindLooks[kind], theme.Size(theme.SizeCaption)
	size := chipSize(text)
	size.Width = min(size.Width, max(box.Width, size.Height))
	x, y := pos.X, pos.Y+(box.Height-size.Height)/2
	v.ground.Hidden = false
	v.ground.CornerRadius = size.Height / 2
	fill(v.ground, look.soft, fyne.NewPos(x, y), size)
	v.shape.set(look.shape, look.strong, caption, 0, fyne.TextStyle{})
	v.shape.place(x+theme.Space(1.5), y, caption, size.Height, 0.5)
	left := theme.Space(2) + caption*1.25
	v.text.set(text, look.strong, caption, max(1, size.Width-left-theme.Space(1)), fyne.TextStyle{})
	v.text.place(x+left, y, size.Width, size.Height, 0)
}

func (v *chipView) hide() {
	v.ground.Hidden = true
	v.shape.hide()
	v.text.hide()
}

func (v *chipView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.shape.obj, v.text.obj}
}
