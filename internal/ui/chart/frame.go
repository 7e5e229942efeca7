package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"slocharter/internal/ui/theme"
)

// Room that the parts of a chart of lines have, in units.
const (
	tickGap      = 26  // between the labels of two ticks of time
	tickRise     = 32  // from one tick of values to the next
	labelShare   = 0.3 // of the width, for the labels of thresholds, at most
	markRows     = 2   // lines for the names of marks, at most
	markRoom     = 150 // for the name of one mark, at most
	legendSwatch = 20
)

// frame is where the parts of a chart of lines lie on a canvas.
type frame struct {
	plot   *plot.Plot
	area   draw.Canvas // the plot with its axes
	data   draw.Canvas // inside of the axes
	legend vg.Length   // the middle of the line of the legend
	labels vg.Length   // the room for the labels of thresholds, at the right of the data
	names  []markName
}

// markName is the name of a mark where there is room for it.
type markName struct {
	mark Mark
	text string
	x    vg.Length
	row  int
}

// frame lays out the chart.
func (s LinesSpec) frame(p pen) frame {
	f := frame{area: p.Canvas}
	f.area.Max.Y -= p.units(2)
	if s.named() > 1 {
		f.legend = f.area.Max.Y - p.lineHeight()/2
		f.area.Max.Y -= p.lineHeight() * 1.25
	}
	f.labels = s.labelRoom(p)
	f.area.Max.X -= f.labels
	f.plot = s.axes(p, f.area)
	f.data = f.plot.DataCanvas(f.area)
	f.names = s.nameMarks(p, f)
	if rows := rowsOf(f.names); rows > 0 {
		f.area.Max.Y -= p.lineHeight() * vg.Length(rows)
		f.plot = s.axes(p, f.area)
		f.data = f.plot.DataCanvas(f.area)
	}
	return f
}

// places returns functions from seconds and values to places on the canvas.
func (f frame) places() (x, y func(float64) vg.Length) { return f.plot.Transforms(&f.data) }

func (s LinesSpec) named() int {
	count := 0
	for _, series := range s.Series {
		if series.Name != "" {
			count++
		}
	}
	return count
}

func (s LinesSpec) labelRoom(p pen) vg.Length {
	widest := vg.Length(0)
	for _, t := range s.Thresholds {
		widest = max(widest, p.width(t.Label))
	}
	if widest == 0 {
		return p.units(4)
	}
	return min(widest+p.units(8), p.Size().X*labelShare)
}

// axes returns a plot with both axes and nothing in it.
func (s LinesSpec) axes(p pen, area draw.Canvas) *plot.Plot {
	made := plot.New()
	made.BackgroundColor = nil
	made.TextHandler = applicationLetters()
	from, to := s.span()
	low, high := s.extent()
	rise := float64(area.Size().Y) / p.scale
	low, high, ticks := valueAxis(low, high, s.Bounds, math.Round(rise/tickRise), s.format())
	made.Y.Min, made.Y.Max, made.Y.Tick.Marker = low, high, plot.ConstantTicks(ticks)

	wide := float64(area.Size().X-p.units(tickGap))/float64(p.width("30 Sep")+p.units(tickGap)) - 1
	made.X.Min, made.X.Max = from, to
	made.X.Tick.Marker = plot.ConstantTicks(timeTicks(from, to, wide, s.zone()))
	for _, axis := range []*plot.Axis{&made.X, &made.Y} {
		xAlign, yAlign := axis.Tick.Label.XAlign, axis.Tick.Label.YAlign
		axis.Padding, axis.Width, axis.Tick.Length = 0, 0, 0
		axis.Tick.Label = p.style(theme.Muted)
		axis.Tick.Label.XAlign, axis.Tick.Label.YAlign = xAlign, yAlign
	}
	made.X.Padding = p.units(4)
	return made
}

// nameMarks finds room for the names of the marks; those for which there is none are only read.
func (s LinesSpec) nameMarks(p pen, f frame) []markName {
	var names []markName
	free := [markRows]vg.Length{}
	x, _ := f.places()
	for _, m := range s.Marks {
		at := x(seconds(m.From))
		if m.Name == "" || at > f.data.Max.X || x(seconds(m.until())) < f.data.Min.X {
			continue
		}
		label := p.fit(m.Name, p.units(markRoom))
		at = max(f.data.Min.X, min(at, f.data.Max.X+f.labels-p.width(label)))
		for row := range free {
			if at >= free[row] {
				names = append(names, markName{mark: m, text: label, x: at, row: row})
				free[row] = at + p.width(label) + p.units(8)
				break
			}
		}
	}
	return names
}

func rowsOf(names []markName) int {
	rows := 0
	for _, n := range names {
		rows = max(rows, n.row+1)
	}
	return rows
}
