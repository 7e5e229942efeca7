package chart

import (
	"math"

	"gonum.org/v1/plot/vg"

	"slocharter/internal/ui/theme"
)

// column is how far a line rises and falls within one column of pixels.
type column struct{ x, low, high vg.Length }

// restless is the mean height of columns, in pixels, from which on a line is drawn as columns. Strokes that cover each other
// take long and look the same.
const restless = 8

// columns returns a line as columns of pixels if it has many more points than pixels and never rests; otherwise none.
func (s stretch) columns() []column {
	if !crowded(s.points) {
		return nil
	}
	var all []column
	travel := vg.Length(0)
	for _, p := range s.points {
		x := vg.Length(math.Floor(float64(p.X)))
		if n := len(all); n == 0 || all[n-1].x != x {
			next := column{x: x, low: p.Y, high: p.Y}
			if n > 0 { // neighbours touch
				next.low, next.high = min(p.Y, all[n-1].high), max(p.Y, all[n-1].low)
			}
			all = append(all, next)
		}
		last := &all[len(all)-1]
		travel -= last.high - last.low
		last.low, last.high = min(last.low, p.Y), max(last.high, p.Y)
		travel += last.high - last.low
	}
	if travel < restless*vg.Length(len(all)) {
		return nil
	}
	return all
}

// crowded tells whether there are more points than pixels can show.
func crowded(points []vg.Point) bool {
	n := len(points)
	return n > 2 && float64(n) > 2*float64(points[n-1].X-points[0].X)
}

// drawColumns draws a restless line, and the area between it and its base.
func (l linesPlotter) drawColumns(s Series, columns []column, level vg.Length) {
	p, data := l.pen, l.frame.data
	half := max(p.hair(), p.units(1.75)) / 2
	bar := func(token theme.Token, strength float64, x, from, to vg.Length) {
		p.block(faded(p.colors(token), strength), x, max(from, data.Min.Y), x+1, min(to, data.Max.Y))
	}
	for _, c := range columns {
		if c.x < data.Min.X || c.x > data.Max.X {
			continue
		}
		if s.Shape == Area {
			bar(s.token(), areaStrength, c.x, level, c.high)
			bar(orElse(s.Below, s.token()), areaStrength, c.x, c.low, level)
		}
		bar(s.token(), 1, c.x, c.low-half, c.high+half)
	}
}
