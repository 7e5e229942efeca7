package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"gonum.org/v1/plot/vg"

	"slocharter/internal/ui/theme"
)

// linesHeight is the least height of a chart of lines, in units at normal size.
const linesHeight = 180

type linesRenderer struct {
	lines *Lines
	stage *stage
	dots  []*canvas.Circle
	frame frame
}

func newLinesRenderer(l *Lines) *linesRenderer {
	r := &linesRenderer{lines: l}
	r.stage = newStage(func() (Spec, int) { return l.spec, l.version })
	l.draw, l.find = r.showCursor, r.pointAt
	r.Layout(l.Size())
	return r
}

func (r *linesRenderer) Layout(size fyne.Size) {
	r.stage.layout(size)
	r.frame = frame{}
	if !r.lines.spec.empty() && r.stage.ready() {
		r.frame = r.lines.spec.frame(r.stage.measure())
	}
	for len(r.dots) < len(r.lines.spec.Series) {
		dot := canvas.NewCircle(nil)
		r.dots = append(r.dots, dot)
		r.stage.add(dot)
	}
	r.showCursor()
}

func (r *linesRenderer) MinSize() fyne.Size { return r.stage.minSize(linesHeight) }

func (r *linesRenderer) Refresh() {
	r.Layout(r.lines.Size())
	canvas.Refresh(r.lines)
}

func (r *linesRenderer) Objects() []fyne.CanvasObject { return r.stage.objects }
func (r *linesRenderer) Destroy()                     {}

// pointAt returns which point lies nearest to a distance from the left.
func (r *linesRenderer) pointAt(x float32) int {
	if r.frame.plot == nil {
		return nothing
	}
	data, axis := r.frame.data, r.frame.plot.X
	at := vg.Length((x - r.stage.raster.Position().X) / unitSize())
	share := float64((at - data.Min.X) / data.Size().X)
	return nearest(r.lines.spec.read(), axis.Min+share*(axis.Max-axis.Min))
}

// showCursor draws what is read above the picture, which stays as it is.
func (r *linesRenderer) showCursor() {
	l := r.lines
	r.stage.showReadout(l.spec.readout(l.cursor.at), l.cursor)
	points := l.spec.read()
	on := l.cursor.at != nothing && l.cursor.at < len(points) && r.frame.plot != nil
	r.stage.showLine(on, 0, 0, 0)
	for _, dot := range r.dots {
		dot.Hide()
	}
	if !on {
		return
	}
	x, y := r.frame.places()
	at := x(seconds(points[l.cursor.at].At))
	if at < r.frame.data.Min.X-1 || at > r.frame.data.Max.X+1 {
		r.stage.showLine(false, 0, 0, 0)
		return
	}
	r.stage.showLine(true, at, r.frame.data.Max.Y, r.frame.data.Min.Y)
	for i, s := range l.spec.Series {
		p, ok := points[l.cursor.at], true
		if i > 0 {
			p, ok = s.at(p.At)
		}
		if ok && p.given() && r.frame.data.ContainsY(y(p.Value)) {
			r.showDot(r.dots[i], s.token(), at, y(p.Value))
		}
	}
}

func (r *linesRenderer) showDot(dot *canvas.Circle, token theme.Token, x, y vg.Length) {
	radius := theme.Space(1)
	at := r.stage.place(x, y)
	dot.FillColor, dot.StrokeColor, dot.StrokeWidth = theme.Current(theme.Surface), theme.Current(token), theme.Space(0.5)
	dot.Resize(fyne.NewSquareSize(2 * radius))
	dot.Move(at.SubtractXY(radius, radius))
	dot.Show()
	dot.Refresh()
}
