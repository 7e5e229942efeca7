package budgeting

import (
	"math"
	"math/big"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/words"
)

// most is how many points a chart gets at most: more than that cannot be told apart.
const most = 400

// float is a share for drawing only; what does not exist is a gap.
func float(r *big.Rat) float64 {
	if r == nil {
		return math.NaN()
	}
	value, _ := r.Float64()
	return value
}

// burned is how the budget of the window went, to be drawn.
func burned(line []budget.Point) []chart.Point {
	points := make([]chart.Point, len(line))
	for i, p := range line {
		points[i] = chart.Point{At: p.At, Value: float(p.Remaining), Label: words.Share(p.Remaining)}
	}
	return points
}

// ranOut returns when the budget of the window was used up; the zero time when that is not known.
func ranOut(line []budget.Point) time.Time {
	for _, p := range line {
		if p.Remaining != nil && p.Remaining.Sign() <= 0 {
			return p.At
		}
	}
	return time.Time{}
}

// indicated is the SLI of the windows that ended with the days of the history, and of the one of now.
func indicated(v view) ([]chart.Point, error) {
	over, target := v.s.Series.Span(), v.r.Target
	step := 1 + int(over.Length()/(most*24*time.Hour))
	results, err := v.s.Counter(slo.Objective).Trend(target.Window, target.Calendar(), over, step)
	if !v.past {
		results = append(results, v.r.Result)
	}
	points := make([]chart.Point, 0, len(results))
	for _, r := range results {
		p := chart.Point{At: r.At, Value: math.NaN(), Label: words.State(r.State)}
		if r.State == budget.Healthy || r.State == budget.UsedUp {
			p.Value, p.Label = float(r.SLI), words.Indicated(r.SLI, string(target.Goal))
		}
		if n := len(points); n > 0 && !points[n-1].At.Before(p.At) {
			points = points[:n-1]
		}
		points = append(points, p)
	}
	return points, err
}

// aims are the targets that were in force over a time, as steps.
func aims(v view, span slo.Interval) []chart.Point {
	var points []chart.Point
	for _, g := range v.s.Terms(slo.Objective).Goals {
		points = append(points, aim(g, span))
	}
	return trimmed(points, span)
}

func aim(g budget.Goal, span slo.Interval) chart.Point {
	at := g.From
	if at.Before(span.Start) {
		at = span.Start
	}
	return chart.Point{At: at, Value: float(g.Goal.Share()), Label: words.Percent(g.Goal)}
}

// trimmed leaves out what was over before the span, and what begins after it. Before its beginning the first target counts.
func trimmed(points []chart.Point, span slo.Interval) []chart.Point {
	var kept []chart.Point
	for i, p := range points {
		if i == 0 {
			p.At = span.Start
		}
		if n := len(kept); n > 0 && kept[n-1].At.Equal(p.At) {
			kept[n-1] = p
		} else if p.At.Before(span.End) {
			kept = append(kept, p)
		}
	}
	return kept
}
