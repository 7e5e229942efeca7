package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Term is a word with a dotted line below it, and its meaning as a tooltip.
type Term struct {
	widget.BaseWidget
	tip
	word string
	look Look
}

// NewTerm returns a word that explains itself.
func NewTerm(word, meaning string, look Look) *Term {
	t := &Term{word: word, look: look}
	t.text = meaning
	t.ExtendBaseWidget(t)
	return t
}

// Set replaces the word and its meaning.
func (t *Term) Set(word, meaning string) {
	t.word = word
	t.SetTip(meaning)
	t.Refresh()
}

// MouseIn is called by Fyne.
func (t *Term) MouseIn(ev *desktop.MouseEvent) { t.begin(t, ev) }

// MouseMoved is called by Fyne.
func (t *Term) MouseMoved(ev *desktop.MouseEvent) { t.follow(ev) }

// MouseOut is called by Fyne.
func (t *Term) MouseOut() { t.end() }

// CreateRenderer is Fyne's way to ask for the drawing.
func (t *Term) CreateRenderer() fyne.WidgetRenderer {
	r := &termRenderer{host: t, view: newTextView()}
	r.dots = canvas.NewRasterWithPixels(dotted)
	r.Layout(t.Size())
	return r
}

type termRenderer struct {
	host *Term
	view *textView
	dots *canvas.Raster
}

func (r *termRenderer) Layout(size fyne.Size) {
	look := r.host.look
	r.view.set(r.host.word, look.token(), look.size(), size.Width+hairline(), look.style())
	r.view.place(0, 0, size.Width, size.Height, 0)
	width := min(size.Width, fyne.MeasureText(r.host.word, look.size(), look.style()).Width)
	r.dots.Hidden = r.host.text == ""
	r.dots.Resize(fyne.NewSize(width, hairline()))
	r.dots.Move(fyne.NewPos(0, (size.Height+lineHeight(look.size()))/2-2*hairline()))
}

func (r *termRenderer) MinSize() fyne.Size {
	look := r.host.look
	return fyne.MeasureText(r.host.word, look.size(), look.style())
}

func (r *termRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

func (r *termRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.view.obj, r.dots} }
func (r *termRenderer) Destroy()                     {}

// dotted is a pattern of dots as wide as the line is high, with gaps of twice that.
func dotted(x, _, _, height int) color.Color {
	if x%(3*max(1, height)) < max(1, height) {
		return theme.Current(theme.Muted)
	}
	return color.Transparent
}
