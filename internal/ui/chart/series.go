package chart

import (
	"gonum.org/v1/plot/vg"
)

// stretch is a part of a series without gaps, as places on the canvas; until is where its last value ends to hold.
type stretch struct {
	points []vg.Point
	until  vg.Length
}

// stretches places the series on the canvas and breaks it where there are no values. A step holds its value until the next
// point, the last one to the right edge.
func (s Series) stretches(x, y func(float64) vg.Length, right vg.Length) []stretch {
	var all []stretch
	var open []vg.Point
	closeAt := func(at vg.Length) {
		if len(open) > 0 {
			all = append(all, stretch{points: open, until: at})
			open = nil
		}
	}
	for _, p := range s.Points {
		at := x(seconds(p.At))
		if !p.given() {
			closeAt(at)
			continue
		}
		open = append(open, vg.Point{X: at, Y: y(p.Value)})
	}
	closeAt(right)
	return all
}

// path returns the line of a stretch, with no more points than pixels can show.
func (s stretch) path(shape Shape) []vg.Point {
	points := thinned(s.points)
	if shape != Step {
		return points
	}
	steps := make([]vg.Point, 0, 2*len(points))
	for i, p := range points {
		if i > 0 {
			steps = append(steps, vg.Point{X: p.X, Y: points[i-1].Y})
		}
		steps = append(steps, p)
	}
	if last := points[len(points)-1]; s.until > last.X {
		steps = append(steps, vg.Point{X: s.until, Y: last.Y})
	}
	return steps
}

// thinned keeps of the points that share a column of pixels the lowest and the highest, and the ends of the line.
func thinned(points []vg.Point) []vg.Point {
	n := len(points)
	if !crowded(points) {
		return points
	}
	kept := []vg.Point{points[0]}
	for from := 0; from < n; {
		low, high, to := from, from, from
		for ; to < n && int(points[to].X) == int(points[from].X); to++ {
			if points[to].Y < points[low].Y {
				low = to
			}
			if points[to].Y > points[high].Y {
				high = to
			}
		}
		kept = append(kept, points[min(low, high)])
		if low != high {
			kept = append(kept, points[max(low, high)])
		}
		from = to
	}
	return append(kept, points[n-1])
}

// split returns the polygons between a line and a level: the part above it and the part below it.
func split(line []vg.Point, level vg.Length) (above, below []vg.Point) {
	add := func(p vg.Point) {
		above = append(above, vg.Point{X: p.X, Y: max(p.Y, level)})
		below = append(below, vg.Point{X: p.X, Y: min(p.Y, level)})
	}
	for i, p := range line {
		if i > 0 {
			if q := line[i-1]; (q.Y-level)*(p.Y-level) < 0 {
				add(vg.Point{X: q.X + (p.X-q.X)*(level-q.Y)/(p.Y-q.Y), Y: level})
			}
		}
		add(p)
	}
	first, last := line[0].X, line[len(line)-1].X
	ends := []vg.Point{{X: last, Y: level}, {X: first, Y: level}}
	return append(above, ends...), append(below, ends...)
}

// pieceLength is how many points are drawn at once: the time that the rasteriser needs grows with their square where a line
// goes up and down.
const pieceLength = 32

// pieces cuts solid lines into short ones that overlap by a step. The dashes of others would not go on at the cuts.
func pieces(lines [][]vg.Point, stroke Stroke) [][]vg.Point {
	if stroke != Solid {
		return lines
	}
	var cut [][]vg.Point
	for _, line := range lines {
		for len(line) > pieceLength+1 {
			cut = append(cut, line[:pieceLength+1])
			line = line[pieceLength-1:]
		}
		cut = append(cut, line)
	}
	return cut
}
