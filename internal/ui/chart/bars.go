package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// How much of the width the texts of bars take at most.
const (
	barNameShare   = 0.4
	barDetailShare = 0.3
)

// Bar is one share with its name.
type Bar struct {
	Name   string
	Share  float64 // from 0 to 1; below 0 for what is missing
	Label  string  // the share as it is read, such as "71 %"
	Detail string  // what stands behind the bar, such as an amount; may be empty
	Kind   widgets.Kind
}

// Bars shows shares below each other; all their bars begin at the same place.
type Bars struct {
	widget.BaseWidget
	bars  []Bar
	empty string
}

// NewBars returns bars, or the sentence that stands where there are none.
func NewBars(bars []Bar, empty string) *Bars {
	b := &Bars{bars: bars, empty: empty}
	b.ExtendBaseWidget(b)
	return b
}

// Set replaces the bars.
func (b *Bars) Set(bars []Bar) {
	b.bars = bars
	b.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{bars: b, empty: widgets.NewElided(b.empty, mutedText)}
	r.update()
	return r
}

var (
	mutedText   = widgets.Look{Token: theme.Muted}
	mutedFigure = widgets.Look{Token: theme.Muted, Align: fyne.TextAlignTrailing}
)

// barRow draws one bar.
type barRow struct {
	name, detail *widgets.Text
	bar          *widgets.Bar
}

type barsRenderer struct {
	bars  *Bars
	empty *widgets.Text
	rows  []barRow
}

func (r *barsRenderer) update() {
	for len(r.rows) < len(r.bars.bars) {
		r.rows = append(r.rows, barRow{
			name: widgets.NewElided("", widgets.Look{}), detail: widgets.NewElided("", mutedFigure), bar: widgets.NewBar(0, "", widgets.Neutral),
		})
	}
	r.rows = r.rows[:len(r.bars.bars)]
	for i, row := range r.rows {
		b := r.bars.bars[i]
		row.name.Set(b.Name)
		row.detail.Set(b.Detail)
		row.bar.Set(b.Share, b.Label, b.Kind)
	}
	r.empty.Hidden = len(r.rows) > 0
	r.Layout(r.bars.Size())
}

func (r *barsRenderer) Layout(size fyne.Size) {
	r.empty.Resize(fyne.NewSize(size.Width, barHeight()))
	name, detail := r.widths(size.Width)
	gap, y := theme.Space(3), float32(0)
	for _, row := range r.rows {
		x := place(row.name, 0, y, name) + gap
		middle := size.Width - x
		if detail > 0 {
			middle -= detail + gap
		}
		x = place(row.bar, x, y, max(0, middle)) + gap
		place(row.detail, x, y, detail)
		y += barHeight()
	}
}

// place puts a part of a row into its room and returns where it ends.
func place(part fyne.CanvasObject, x, y, width float32) float32 {
	part.Move(fyne.NewPos(x, y))
	part.Resize(fyne.NewSize(width, barHeight()))
	return x + width
}

// widths returns the room for the names and for the details.
func (r *barsRenderer) widths(width float32) (name, detail float32) {
	size := theme.Size(theme.SizeText)
	for _, b := range r.bars.bars {
		name = max(name, fyne.MeasureText(b.Name, size, fyne.TextStyle{}).Width)
		detail = max(detail, fyne.MeasureText(b.Detail, size, fyne.TextStyle{}).Width)
	}
	return min(name, width*barNameShare), min(detail, width*barDetailShare)
}

func barHeight() float32 { return theme.Size(theme.SizeText) * 1.75 }

func (r *barsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(theme.SizeText)*18, barHeight()*float32(max(1, len(r.rows))))
}

func (r *barsRenderer) Refresh() {
	r.update()
	canvas.Refresh(r.bars)
}

func (r *barsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.empty}
	for _, row := range r.rows {
		objects = append(objects, row.name, row.bar, row.detail)
	}
	return objects
}

func (r *barsRenderer) Destroy() {}
