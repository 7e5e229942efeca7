package chart

import (
	"math"
	"time"

	"slocharter/internal/ui/theme"
)

// Point is one value at one time.
type Point struct {
	At    time.Time
	Value float64 // not a finite number: there is none, and the line breaks
	Label string  // the value as it is read, exact
}

// Shape is how a series is drawn.
type Shape int

// The shapes.
const (
	Line Shape = iota // from point to point
	Step              // each value holds until the next one, the last to the end
	Area              // a line with the room between it and the base filled
)

// Stroke is how a line is drawn, so that lines differ without colour.
type Stroke int

// The strokes.
const (
	Solid Stroke = iota
	Dashed
	Dotted
)

// Series is a row of points in the order of time.
type Series struct {
	Name   string
	Points []Point
	Shape  Shape
	Stroke Stroke
	Token  theme.Token // its colour; empty means accent
	Base   float64     // of an area
	Below  theme.Token // the colour of an area below its base; empty means the same as above
}

// Threshold is a horizontal line with a label at its right end.
type Threshold struct {
	Value  float64
	Label  string
	Token  theme.Token // empty means muted
	Stroke Stroke
}

// Mark is a named moment, or a span if To is after From.
type Mark struct {
	From, To time.Time
	Name     string
	Token    theme.Token // empty means muted
}

// Bounds are the ends of the axis of values; without any they are chosen from the values.
type Bounds struct{ Min, Max float64 }

// LinesSpec is what values over time are drawn from. The first series is the one that is read.
type LinesSpec struct {
	Title      string // shown where the values are read, while nothing is
	Series     []Series
	Thresholds []Threshold
	Marks      []Mark
	From, To   time.Time // the ends of the axis of time; zero means those of the points
	Bounds     Bounds
	Format     Formatter              // of the axis of values; nil means Number
	Date       func(time.Time) string // of what is read; nil means the day, and the time where points lie within a day
	Zone       *time.Location         // nil means UTC
	Gap        string                 // written where there are no values, such as "no data"
	Empty      string                 // the sentence that stands for a chart without any value
}

func (p Point) given() bool { return finite(p.Value) }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func (s Series) token() theme.Token { return orElse(s.Token, theme.Accent) }

func (t Threshold) token() theme.Token { return orElse(t.Token, theme.Muted) }

func (m Mark) token() theme.Token { return orElse(m.Token, theme.Muted) }

func (m Mark) covers(at time.Time) bool {
	return !at.Before(m.From) && at.Before(m.To)
}

func orElse(token, other theme.Token) theme.Token {
	if token == "" {
		return other
	}
	return token
}

func (s LinesSpec) zone() *time.Location {
	if s.Zone == nil {
		return time.UTC
	}
	return s.Zone
}

func (s LinesSpec) format() Formatter {
	if s.Format == nil {
		return Number
	}
	return s.Format
}

// empty tells whether there is no value to draw.
func (s LinesSpec) empty() bool {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.given() {
				return false
			}
		}
	}
	return true
}

// read returns the points that are read one by one.
func (s LinesSpec) read() []Point {
	if len(s.Series) == 0 || s.empty() {
		return nil
	}
	return s.Series[0].Points
}

// span returns the ends of the axis of time, in seconds.
func (s LinesSpec) span() (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, series := range s.Series {
		if n := len(series.Points); n > 0 {
			from, to = min(from, seconds(series.Points[0].At)), max(to, seconds(series.Points[n-1].At))
		}
	}
	if !s.From.IsZero() {
		from = seconds(s.From)
	}
	if !s.To.IsZero() {
		to = seconds(s.To)
	}
	if from >= to {
		return from - 43200, from + 43200
	}
	return from, to
}

// extent returns the smallest and the largest value that must be visible.
func (s LinesSpec) extent() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	include := func(v float64) {
		if finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	for _, series := range s.Series {
		for _, p := range series.Points {
			include(p.Value)
		}
		if series.Shape == Area {
			include(series.Base)
		}
	}
	for _, t := range s.Thresholds {
		include(t.Value)
	}
	if low == high { // from nothing to all, wherever that is
		return min(0, low), max(0, high)
	}
	return low, high
}

func seconds(at time.Time) float64 {
	return float64(at.Unix()) + float64(at.Nanosecond())/1e9
}

// until is the end of a mark: its moment, if it has no span.
func (m Mark) until() time.Time {
	if m.To.After(m.From) {
		return m.To
	}
	return m.From
}
