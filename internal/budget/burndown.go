package budget

import (
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// Point is how much of a budget was left at a moment.
type Point struct {
	At        time.Time
	Remaining *big.Rat // nil where the window has no valid events
}

// BurnDown returns how the budget of a window went, at so many moments (at least two) from its start to the moment at: it
// starts full, never rises, and ends at the Remaining of the result at that moment. So the whole line is measured against the budget that
// there is then, and what a slice lost counts from its start. For a rolling window it is the picture of the last one.
// The error is an Overflow.
func (c *Counter) BurnDown(window slo.Interval, at time.Time, points int) ([]Point, error) {
	result, err := c.Evaluate(window, at)
	if err != nil {
		return nil, err
	}
	span, points := result.SoFar(), max(points, 2)
	line := make([]Point, points)
	var sum tally
	from := span.Start
	for i := range line {
		to := span.Start.Add(share(span.Length(), i, points-1))
		if err := c.sumUp(&sum, result, slo.Interval{Start: from, End: to}); err != nil {
			return nil, err
		}
		line[i] = Point{to, result.left(sum.badPer(c.terms.size()))}
		from = to
	}
	return line, nil
}

// left returns what remains of the budget after so many bad events; nil where there is none.
func (r Result) left(bad *big.Rat) *big.Rat {
	used := r.Share(bad)
	if used == nil {
		return nil
	}
	return rest(used)
}

// share returns n of m parts of a length.
func share(length time.Duration, n, m int) time.Duration {
	parts := new(big.Int).Mul(big.NewInt(int64(length)), big.NewInt(int64(n)))
	return time.Duration(parts.Quo(parts, big.NewInt(int64(m))).Int64())
}

// sumUp adds what was counted between two moments of the window of a result.
func (c *Counter) sumUp(sum *tally, r Result, between slo.Interval) error {
	for _, part := range r.Count.Parts {
		near := part.Span.Meet(between)
		if near.Length() == 0 {
			continue
		}
		w, in := c.walk(near, r.At)
		if err := w.walk(in, c.blocks); err != nil {
			return err
		}
		w.tally.settle()
		sum.join(&w.tally) // not more than in the result, so that it fits
	}
	return nil
}

// Trend returns how the windows stood that ended with each day of the time, or with each so-manieth day up to the last: the
// rolling window then, or that of the calendar as far as it had come. Days are those of the calendar's zone; one that is
// not over is left out. The error is an Overflow or a slo.BadWindow.
func (c *Counter) Trend(w slo.Window, calendar slo.Calendar, over slo.Interval, step int) ([]Result, error) {
	ends := dayEnds(calendar, over)
	step = max(step, 1)
	var results []Result
	for i := (len(ends) + step - 1) % step; i < len(ends); i += step {
		window, err := windowOf(w, calendar, ends[i])
		if err != nil {
			return nil, err
		}
		result, err := c.Evaluate(window, ends[i])
		if err != nil {
			return nil, err
		}
		results = append(results, result)
	}
	return results, nil
}

// windowOf returns the window that ends at the end of a day, or holds that day.
func windowOf(w slo.Window, calendar slo.Calendar, dayEnd time.Time) (slo.Interval, error) {
	if w.Rolling() {
		return w.At(dayEnd, calendar)
	}
	return w.At(dayEnd.Add(-1), calendar)
}

// dayEnds returns when the days end that end in a time, which may end with it.
func dayEnds(calendar slo.Calendar, over slo.Interval) []time.Time {
	zone := calendar.Zone
	if zone == nil {
		zone = time.UTC
	}
	var ends []time.Time
	for day := over.Start.In(zone); ; {
		day = time.Date(day.Year(), day.Month(), day.Day()+1, 12, 0, 0, 0, time.UTC)
		end := calendar.StartOf(day)
		if end.After(over.End) {
			return ends
		}
		if end.After(over.Start) && (len(ends) == 0 || end.After(ends[len(ends)-1])) {
			ends = append(ends, end)
		}
	}
}
