package budget

import (
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// Counter counts many windows of one series by the same terms, with the very results of Terms.Count. It is quick because
// it counts blocks of slots only once. Several goroutines may use it at the same time.
type Counter struct {
	terms   Terms
	series  Series
	grid    grid
	lengths []time.Duration // covered by so many of the first slots; nil when there are no blocks either
	blocks  levels
}

// NewCounter prepares a series to be counted by some terms. The error is a BadTerms.
func NewCounter(terms Terms, series Series) (*Counter, error) {
	if err := terms.Check(); err != nil {
		return nil, err
	}
	c := newCounter(terms, series)
	c.lengths = make([]time.Duration, series.Len()+1)
	for i, s := range series.slots {
		c.lengths[i+1] = c.lengths[i] + s.Length
	}
	c.cut()
	return c, nil
}

func newCounter(terms Terms, series Series) *Counter {
	c := &Counter{terms: terms, series: series}
	if terms.sliced() {
		c.grid = newGrid(terms.Slice, series.slots)
	}
	return c
}

// Terms returns by what it counts.
func (c *Counter) Terms() Terms { return c.terms }

// Series returns what it counts.
func (c *Counter) Series() Series { return c.series }

// Evaluate is Terms.Evaluate of the series. The error is an Overflow.
func (c *Counter) Evaluate(window slo.Interval, at time.Time) (Result, error) {
	count, err := c.Count(window, at)
	if err != nil {
		return Result{}, err
	}
	return c.terms.Judge(count, window, at), nil
}

// Burn is Terms.Burn of the series. The error is an Overflow.
func (c *Counter) Burn(span time.Duration, at time.Time) (*big.Rat, error) {
	r, err := c.Evaluate(slo.Interval{Start: at.Add(-span), End: at}, at)
	return r.Consumed, err
}

// covered is Series.Covered, quickly.
func (c *Counter) covered(i slo.Interval) time.Duration {
	if c.lengths == nil {
		return c.series.Covered(i)
	}
	return c.series.coveredBy(i, func(from, to int) time.Duration { return c.lengths[to] - c.lengths[from] })
}

// walk returns how to count a part of a window, and which slots lie in it: those of the slices that start in it.
func (c *Counter) walk(span slo.Interval, at time.Time) (*walk, indexes) {
	w := &walk{terms: c.terms, slots: c.series.slots, grid: c.grid, span: span, at: at, cursor: span.Start}
	in := indexes{c.series.since(span.Start), c.series.since(earlier(span.End, at))}
	if c.terms.sliced() {
		w.phase = c.grid.at(max(0, in.from-1))
		w.target = newRatio(c.terms.SliceTarget.Share())
		in = w.slicesOf(in)
	}
	w.terms = c.terms.concerning(w.reach(in))
	return w, in
}

// slicesOf leaves slots out whose slice starts before the part, and adds those whose slice only starts in it. A slot
// that starts before the part and ends in it is data all the same: no slice is missing there.
func (w *walk) slicesOf(in indexes) indexes {
	if in.from > 0 {
		w.cursor = later(w.cursor, w.slots[in.from-1].End())
	}
	start := func(i int) time.Time { return w.grid.span(w.slots[i], w.grid.at(i)).Start }
	for in.to < len(w.slots) && w.slots[in.to].Start.Before(w.at) && start(in.to).Before(w.span.End) {
		in.to++
	}
	for in.from < in.to && start(in.from).Before(w.span.Start) {
		in.from++
	}
	return in
}

// reach returns the time in which exclusions can concern what is counted.
func (w *walk) reach(in indexes) slo.Interval {
	reach := slo.Interval{Start: w.span.Start, End: w.span.End.Add(2 * w.grid.slice)}
	if in.len() > 0 {
		reach.End = later(reach.End, w.slots[in.to-1].End())
	}
	return reach
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
