package widgets

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Spark shows how a value went, small and without axes, above a base line. What is not a number is a gap.
type Spark struct {
	widget.BaseWidget
	values []float64
	base   float64
	kind   Kind
}

// NewSpark returns a small line of equally distant values.
func NewSpark(values []float64, base float64, kind Kind) *Spark {
	s := &Spark{values: values, base: base, kind: kind}
	s.ExtendBaseWidget(s)
	return s
}

// Set replaces what the line shows.
func (s *Spark) Set(values []float64, base float64, kind Kind) {
	s.values, s.base, s.kind = values, base, kind
	s.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (s *Spark) CreateRenderer() fyne.WidgetRenderer {
	r := &sparkRenderer{spark: s, view: newSparkView()}
	r.Layout(s.Size())
	return r
}

type sparkRenderer struct {
	spark *Spark
	view  *sparkView
}

func (r *sparkRenderer) Layout(size fyne.Size) {
	r.view.show(r.spark.values, r.spark.base, r.spark.kind, fyne.NewPos(0, 0), size)
}

func (r *sparkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Space(20), lineHeight(theme.Size(theme.SizeText)))
}

func (r *sparkRenderer) Refresh() {
	r.Layout(r.spark.Size())
	canvas.Refresh(r.spark)
}

func (r *sparkRenderer) Objects() []fyne.CanvasObject { return r.view.objects() }
func (r *sparkRenderer) Destroy()                     {}

// sparkView draws a small line as one picture in the pixels of the screen.
type sparkView struct {
	raster *canvas.Raster
	values []float64
	base   float64
	token  theme.Token
}

func newSparkView() *sparkView {
	v := &sparkView{}
	v.raster = canvas.NewRaster(v.draw)
	return v
}

func (v *sparkView) show(values []float64, base float64, kind Kind, pos fyne.Position, box fyne.Size) {
	token, pad := kindLooks[kind].strong, theme.Space(1)
	changed := !slices.EqualFunc(v.values, values, sameNumber) || v.base != base || v.token != token
	v.values, v.base, v.token = values, base, token
	v.raster.Hidden = len(values) == 0
	v.raster.Move(pos.AddXY(0, pad))
	v.raster.Resize(fyne.NewSize(box.Width, max(0, box.Height-2*pad)))
	if changed {
		v.raster.Refresh()
	}
}

func (v *sparkView) hide() { v.raster.Hidden = true }

func (v *sparkView) objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.raster} }

func (v *sparkView) draw(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	if width == 0 || height == 0 || len(v.values) == 0 {
		return picture
	}
	half := float64(width) / float64(v.raster.Size().Width) * float64(hairline()) * 0.75
	low, high := v.extent()
	place := func(value float64) float64 {
		return half + (high-value)/(high-low)*(float64(height)-2*half)
	}
	level := min(height-1, int(place(v.base)))
	for x := range width {
		picture.Set(x, level, theme.Current(theme.Border))
	}
	line := theme.Current(v.token)
	for x := range width {
		top, bottom, ok := v.column(float64(x)/float64(width), float64(x+1)/float64(width))
		if ok {
			paintColumn(picture, x, place(top)-half, place(bottom)+half, line)
		}
	}
	return picture
}

// extent returns the ends of what is drawn, with the base among it.
func (v *sparkView) extent() (low, high float64) {
	low, high = v.base, v.base
	for _, value := range v.values {
		if isNumber(value) {
			low, high = min(low, value), max(high, value)
		}
	}
	if low == high {
		return low - 1, high + 1
	}
	return low, high
}

// column returns the highest and the lowest value between two shares of the way from the first to the last.
func (v *sparkView) column(from, to float64) (top, bottom float64, ok bool) {
	last := float64(len(v.values) - 1)
	top, bottom = math.Inf(-1), math.Inf(1)
	include := func(value float64) {
		if isNumber(value) {
			top, bottom, ok = max(top, value), min(bottom, value), true
		}
	}
	include(v.at(from * last))
	for i := int(from*last) + 1; float64(i) < to*last; i++ {
		include(v.values[i])
	}
	include(v.at(to * last))
	return top, bottom, ok
}

// at returns the value at a place between two values.
func (v *sparkView) at(place float64) float64 {
	i := int(place)
	if i >= len(v.values)-1 {
		return v.values[len(v.values)-1]
	}
	return v.values[i] + (v.values[i+1]-v.values[i])*(place-float64(i))
}

// paintColumn paints one column of pixels from top to bottom; pixels at its ends take as much colour as it covers of them.
func paintColumn(picture *image.RGBA, x int, top, bottom float64, c color.Color) {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	for y := max(0, int(top)); y < picture.Rect.Dy() && float64(y) < bottom; y++ {
		covered := min(float64(y+1), bottom) - max(float64(y), top)
		under := picture.RGBAAt(x, y)
		mix := func(over, under uint8) uint8 { return uint8(float64(over)*covered + float64(under)*(1-covered) + 0.5) }
		picture.SetRGBA(x, y, color.RGBA{R: mix(n.R, under.R), G: mix(n.G, under.G), B: mix(n.B, under.B), A: mix(n.A, under.A)})
	}
}

func isNumber(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func sameNumber(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }
