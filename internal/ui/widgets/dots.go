package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// ProgressDots shows how many of some things are done, with a text behind the dots.
type ProgressDots struct {
	widget.BaseWidget
	done, of int
	text     string
}

// NewProgressDots returns the dots for done out of so many.
func NewProgressDots(done, of int, text string) *ProgressDots {
	d := &ProgressDots{done: done, of: of, text: text}
	d.ExtendBaseWidget(d)
	return d
}

// Set replaces what the dots show.
func (d *ProgressDots) Set(done, of int, text string) {
	d.done, d.of, d.text = done, of, text
	d.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (d *ProgressDots) CreateRenderer() fyne.WidgetRenderer {
	r := &dotsRenderer{dots: d, view: newDotsView()}
	r.Layout(d.Size())
	return r
}

type dotsRenderer struct {
	dots *ProgressDots
	view *dotsView
}

func (r *dotsRenderer) Layout(size fyne.Size) {
	r.view.show(r.dots.done, r.dots.of, r.dots.text, fyne.NewPos(0, 0), size)
}

func (r *dotsRenderer) MinSize() fyne.Size {
	small, size := theme.Size(theme.SizeCaption)*0.75, theme.Size(theme.SizeText)
	dots := fyne.MeasureText(strings.Repeat("●", r.dots.of), small, fyne.TextStyle{})
	text := fyne.MeasureText(r.dots.text, size, fyne.TextStyle{})
	return fyne.NewSize(dots.Width+theme.Space(2)+text.Width, lineHeight(size))
}

func (r *dotsRenderer) Refresh() {
	r.Layout(r.dots.Size())
	canvas.Refresh(r.dots)
}

func (r *dotsRenderer) Objects() []fyne.CanvasObject { return r.view.objects() }
func (r *dotsRenderer) Destroy()                     {}

// dotsView draws progress as full and empty dots, with a text behind them.
type dotsView struct{ done, open, text *textView }

func newDotsView() *dotsView { return &dotsView{newTextView(), newTextView(), newTextView()} }

func (v *dotsView) show(done, of int, text string, pos fyne.Position, box fyne.Size) {
	small := theme.Size(theme.SizeCaption) * 0.75
	v.done.set(strings.Repeat("●", done), theme.Accent, small, 0, fyne.TextStyle{})
	v.done.place(pos.X, pos.Y, box.Width, box.Height, 0)
	x := pos.X + v.done.obj.MinSize().Width
	v.open.set(strings.Repeat("○", max(0, of-done)), theme.Muted, small, 0, fyne.TextStyle{})
	v.open.place(x, pos.Y, box.Width, box.Height, 0)
	x += v.open.obj.MinSize().Width + theme.Space(1.5)
	v.text.set(text, theme.Ink, theme.Size(theme.SizeText), max(1, pos.X+box.Width-x), fyne.TextStyle{})
	v.text.place(x, pos.Y, box.Width, box.Height, 0)
}

func (v *dotsView) hide() {
	v.done.hide()
	v.open.hide()
	v.text.hide()
}

func (v *dotsView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.done.obj, v.open.obj, v.text.obj}
}
