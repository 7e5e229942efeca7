package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Bar shows a share between 0 and 1 with its label at the right. What is below 0 is drawn in a frame: so much
// is missing.
type Bar struct {
	widget.BaseWidget
	value float64
	label string
	kind  Kind
}

// NewBar returns a bar.
func NewBar(value float64, label string, kind Kind) *Bar {
	b := &Bar{value: value, label: label, kind: kind}
	b.ExtendBaseWidget(b)
	return b
}

// Set replaces what the bar shows.
func (b *Bar) Set(value float64, label string, kind Kind) {
	b.value, b.label, b.kind = value, label, kind
	b.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, view: newBarView()}
	r.Layout(b.Size())
	return r
}

type barRenderer struct {
	bar  *Bar
	view *barView
}

func (r *barRenderer) Layout(size fyne.Size) {
	r.view.show(r.bar.value, r.bar.label, r.bar.kind, fyne.NewPos(0, 0), size)
}

func (r *barRenderer) MinSize() fyne.Size {
	text := theme.Size(theme.SizeText)
	return fyne.NewSize(text*8, lineHeight(text))
}

func (r *barRenderer) Refresh() {
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}

func (r *barRenderer) Objects() []fyne.CanvasObject { return r.view.objects() }
func (r *barRenderer) Destroy()                     {}

// barView draws a bar.
type barView struct {
	track, level *canvas.Rectangle
	label        *textView
}

func newBarView() *barView {
	return &barView{track: canvas.NewRectangle(nil), level: canvas.NewRectangle(nil), label: newTextView()}
}

func (v *barView) show(value float64, label string, kind Kind, pos fyne.Position, box fyne.Size) {
	size, look := theme.Size(theme.SizeText), kindLooks[kind]
	labelWidth := size * 3.75 // as wide as "−100 %", so that bars below each other are equally long
	thick := theme.Space(2)
	length := max(0, box.Width-labelWidth-theme.Space(1))
	y := pos.Y + (box.Height-thick)/2
	v.track.Hidden, v.level.Hidden = false, value == 0
	v.track.CornerRadius, v.level.CornerRadius = thick/4, thick/4
	fill(v.track, theme.Line, fyne.NewPos(pos.X, y), fyne.NewSize(length, thick))
	fill(v.level, look.strong, fyne.NewPos(pos.X, y), fyne.NewSize(length*share(value), thick))
	v.frame(value < 0, look.strong)
	v.label.set(label, theme.Ink, size, labelWidth, fyne.TextStyle{})
	v.label.place(pos.X, pos.Y, box.Width, box.Height, 1)
}

func (v *barView) frame(missing bool, token theme.Token) {
	width := float32(0)
	if missing {
		width = hairline()
	}
	outline(v.track, token, width)
}

// share is how much of the track is filled.
func share(value float64) float32 {
	if value < 0 {
		value = -value
	}
	return float32(min(1, value))
}

func (v *barView) hide() {
	v.track.Hidden, v.level.Hidden = true, true
	v.label.hide()
}

func (v *barView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.track, v.level, v.label.obj}
}
