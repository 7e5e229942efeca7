package chart

import (
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"slocharter/internal/ui/theme"
)

// How strong fillings are, so that what lies behind them stays visible.
const (
	areaStrength = 0.16
	markStrength = 0.14
	gapStrength  = 0.5
)

func (s LinesSpec) draw(p pen) {
	if s.empty() {
		p.sentence(s.Empty)
		return
	}
	f := s.frame(p)
	f.plot.Add(linesPlotter{spec: s, pen: p, frame: f})
	f.plot.Draw(f.area)
	s.drawLegend(p, f)
}

// linesPlotter draws what is between the axes, from back to front.
type linesPlotter struct {
	spec  LinesSpec
	pen   pen
	frame frame
}

// Plot is gonum's way to ask for the drawing.
func (l linesPlotter) Plot(draw.Canvas, *plot.Plot) {
	l.drawGrid()
	l.drawGaps()
	l.drawMarks()
	for i := range l.spec.Series {
		l.drawSeries(l.spec.Series[len(l.spec.Series)-1-i]) // the first one lies on top
	}
	l.drawThresholds()
}

func (l linesPlotter) drawGrid() {
	p, data := l.pen, l.frame.data
	x, y := l.frame.places()
	thin := p.line(theme.Line, p.hair(), Solid)
	for _, tick := range l.frame.plot.Y.Tick.Marker.Ticks(0, 0) {
		p.level(thin, data.Min.X, data.Max.X, y(tick.Value))
	}
	for _, tick := range l.frame.plot.X.Tick.Marker.Ticks(0, 0) {
		p.upright(p.line(theme.Border, p.hair(), Solid), x(tick.Value), data.Min.Y-p.units(4), data.Min.Y)
	}
	p.level(p.line(theme.Border, p.hair(), Solid), data.Min.X, data.Max.X, data.Min.Y)
	if l.crossesZero() {
		p.level(p.line(theme.Muted, p.hair(), Solid), data.Min.X, data.Max.X, y(0))
	}
}

// crossesZero tells whether a line at zero is needed: one that is a threshold is drawn anyway.
func (l linesPlotter) crossesZero() bool {
	isZero := func(t Threshold) bool { return t.Value == 0 }
	return l.frame.plot.Y.Min < 0 && l.frame.plot.Y.Max > 0 && !slices.ContainsFunc(l.spec.Thresholds, isZero)
}

// drawGaps hatches where the first series has no values.
func (l linesPlotter) drawGaps() {
	p, data := l.pen, l.frame.data
	x, _ := l.frame.places()
	for _, gap := range l.spec.gaps(x) {
		from, to := max(gap[0], data.Min.X), min(gap[1], data.Max.X)
		if to <= from {
			continue
		}
		p.rect(faded(p.colors(theme.Line), gapStrength), from, data.Min.Y, to, data.Max.Y)
		l.hatch(from, to)
		if l.spec.Gap != "" && p.width(l.spec.Gap)+p.units(8) < to-from {
			style := p.style(theme.Muted)
			style.XAlign = draw.XCenter
			l.backed(style, (from+to)/2, data.Center().Y, l.spec.Gap)
		}
	}
}

// gaps returns where the first series has no values, from left to right. Between points it ends half-way to the next value;
// a step holds until the gap begins.
func (s LinesSpec) gaps(x func(float64) vg.Length) [][2]vg.Length {
	var gaps [][2]vg.Length
	points, step := s.Series[0].Points, s.Series[0].Shape == Step
	at := func(i int) vg.Length { return x(seconds(points[i].At)) }
	for i := 0; i < len(points); i++ {
		if points[i].given() {
			continue
		}
		from := at(i)
		if i > 0 && !step {
			from = (at(i-1) + from) / 2
		}
		for i < len(points)-1 && !points[i+1].given() {
			i++
		}
		to := at(i)
		if i < len(points)-1 {
			to = at(i + 1)
			if !step {
				to = (at(i) + to) / 2
			}
		}
		gaps = append(gaps, [2]vg.Length{from, to})
	}
	return gaps
}

func (l linesPlotter) hatch(from, to vg.Length) {
	p, data := l.pen, l.frame.data
	style, high := p.line(theme.Line, p.hair(), Solid), data.Size().Y
	for x := from - high; x < to; x += p.units(8) {
		left, right := max(x, from), min(x+high, to)
		p.StrokeLine2(style, left, data.Min.Y+left-x, right, data.Min.Y+right-x)
	}
}

func (l linesPlotter) drawMarks() {
	p, data := l.pen, l.frame.data
	x, _ := l.frame.places()
	for _, m := range l.spec.Marks {
		from, to := x(seconds(m.From)), x(seconds(m.until()))
		if from > data.Max.X || to < data.Min.X {
			continue
		}
		from, to = max(from, data.Min.X), min(to, data.Max.X)
		strong := p.line(m.token(), p.hair(), Dashed)
		if to-from >= p.units(3) {
			p.rect(faded(p.colors(m.token()), markStrength), from, data.Min.Y, to, data.Max.Y)
			p.rect(p.colors(m.token()), from, data.Max.Y-p.pixels(2), to, data.Max.Y)
		} else {
			p.upright(strong, from, data.Min.Y, data.Max.Y)
		}
	}
	for _, n := range l.frame.names {
		y := data.Max.Y + p.units(3) + p.lineHeight()*(vg.Length(n.row)+0.5)
		p.FillText(p.style(n.mark.token()), vg.Point{X: n.x, Y: y}, n.text)
	}
}

func (l linesPlotter) drawSeries(s Series) {
	p, data := l.pen, l.frame.data
	x, y := l.frame.places()
	style := p.line(s.token(), max(p.hair(), p.units(1.75)), s.Stroke)
	for _, part := range s.stretches(x, y, data.Max.X) {
		if columns := part.columns(); columns != nil {
			l.drawColumns(s, columns, y(s.Base))
			continue
		}
		path := part.path(s.Shape)
		if s.Shape == Area {
			above, below := split(path, y(s.Base))
			p.FillPolygon(faded(p.colors(s.token()), areaStrength), data.ClipPolygonXY(above))
			p.FillPolygon(faded(p.colors(orElse(s.Below, s.token())), areaStrength), data.ClipPolygonXY(below))
		}
		if len(path) == 1 {
			l.dot(s, path[0])
			continue
		}
		p.StrokeLines(style, pieces(data.ClipLinesXY(path), s.Stroke)...)
	}
}

// dot draws a value that stands alone.
func (l linesPlotter) dot(s Series, at vg.Point) {
	if l.frame.data.Contains(at) {
		l.pen.DrawGlyph(draw.GlyphStyle{Color: l.pen.colors(s.token()), Radius: l.pen.units(2.5), Shape: draw.CircleGlyph{}}, at)
	}
}

func (l linesPlotter) drawThresholds() {
	p, data := l.pen, l.frame.data
	_, y := l.frame.places()
	shown := slices.DeleteFunc(slices.Clone(l.spec.Thresholds), func(t Threshold) bool {
		return !finite(t.Value) || y(t.Value) < data.Min.Y-1 || y(t.Value) > data.Max.Y+1
	})
	slices.SortStableFunc(shown, func(a, b Threshold) int { return int(y(a.Value) - y(b.Value)) })
	middles := make([]vg.Length, len(shown))
	for i, t := range shown {
		p.level(p.line(t.token(), max(p.hair(), p.pixels(1.25)), t.Stroke), data.Min.X, data.Max.X, y(t.Value))
		middles[i] = y(t.Value)
	}
	spread(middles, p.lineHeight()*0.9, data.Min.Y, data.Max.Y)
	for i, t := range shown {
		at := vg.Point{X: data.Max.X + p.units(6), Y: middles[i]}
		p.FillText(p.style(t.token()), at, p.fit(t.Label, p.Max.X-at.X))
	}
}

// spread moves ascending places apart until each has so much room, inside of two ends where that is possible.
func spread(at []vg.Length, room, low, high vg.Length) {
	for i := range at {
		at[i] = max(at[i], low)
		if i > 0 {
			at[i] = max(at[i], at[i-1]+room)
		}
	}
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = min(at[i], high)
		if i < len(at)-1 {
			at[i] = min(at[i], at[i+1]-room)
		}
	}
}

// backed writes a text on a ground of its own, so that lines behind it do not disturb.
func (l linesPlotter) backed(style draw.TextStyle, x, y vg.Length, s string) {
	p := l.pen
	half, high := p.width(s)/2+p.units(4), p.lineHeight()/2
	p.rect(p.colors(theme.Surface), x-half, y-high, x+half, y+high)
	p.FillText(style, vg.Point{X: x, Y: y}, s)
}

func (s LinesSpec) drawLegend(p pen, f frame) {
	if f.legend == 0 {
		return
	}
	x, swatch := f.data.Min.X, p.units(legendSwatch)
	for _, series := range s.Series {
		room := p.Max.X - x - swatch - p.units(6)
		if series.Name == "" || room < p.units(24) {
			continue
		}
		style := p.line(series.token(), max(p.hair(), p.units(1.75)), series.Stroke)
		if series.Shape == Area {
			p.rect(faded(p.colors(series.token()), areaStrength), x, f.legend-p.units(5), x+swatch, f.legend)
		}
		p.level(style, x, x+swatch, f.legend)
		name := p.fit(series.Name, room)
		p.FillText(p.style(theme.Ink), vg.Point{X: x + swatch + p.units(6), Y: f.legend}, name)
		x += swatch + p.units(6+16) + p.width(name)
	}
}
