package budget

import (
	"math/big"
	"slices"
	"sort"
	"sync"
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

// WithGoals returns a counter of the same series under other targets, which costs next to nothing. The error is a BadTerms.
func (c *Counter) WithGoals(goals []Goal) (*Counter, error) {
	other := *c
	other.terms.Goals = goals
	if err := other.terms.Check(); err != nil {
		return nil, err
	}
	return &other, nil
}

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

// blockSize is how many slots a block of the lowest level holds at least.
const blockSize = 64

// block is what whole slices of a series that follow each other hold, without those that are missing before them.
type block struct {
	indexes
	start time.Time
	sum   func() *summed // counted when it is needed
}

// summed is what a block holds.
type summed struct {
	tally tally
	err   error // it cannot be added up
	end   time.Time
	phase time.Duration
}

// levels are blocks of the whole series, each of them two of the level below.
type levels [][]block

func (c *Counter) cut() {
	var lowest []block
	slots := c.series.slots
	for from := 0; from < len(slots); {
		to := min(from+blockSize, len(slots))
		for c.terms.sliced() && to < len(slots) && c.span(to) == c.span(to-1) {
			to++
		}
		lowest = append(lowest, c.block(indexes{from, to}))
		from = to
	}
	c.blocks = levels{lowest}
	for level := lowest; len(level) > 1; {
		var next []block
		for two := range slices.Chunk(level, 2) {
			next = append(next, c.block(indexes{two[0].from, two[len(two)-1].to}))
		}
		c.blocks = append(c.blocks, next)
		level = next
	}
}

func (c *Counter) block(in indexes) block {
	below := c.blocks
	return block{in, c.span(in.from).Start, sync.OnceValue(func() *summed { return c.sum(in, below) })}
}

// span returns the slot, or the slice that it belongs to.
func (c *Counter) span(i int) slo.Interval {
	return c.grid.span(c.series.slots[i], c.grid.at(i))
}

func (c *Counter) sum(in indexes, below levels) *summed {
	span := slo.Interval{Start: c.span(in.from).Start, End: c.span(in.to - 1).End}
	w := &walk{terms: c.terms, slots: c.series.slots, grid: c.grid, span: span, at: span.End, cursor: span.Start}
	w.target = newRatio(c.terms.SliceTarget.Share())
	w.terms = c.terms.concerning(w.reach(in))
	err := w.walk(in, below)
	w.tally.settle()
	return &summed{w.tally, err, span.End, c.grid.at(in.to - 1)}
}

// first returns the slot with which the first block begins among some slots; their end if none does.
func (l levels) first(in indexes) int {
	if len(l) > 0 {
		if i := since(l[0], in.from); i < len(l[0]) {
			return l[0][i].from
		}
	}
	return in.to
}

// at returns the largest block that begins with a slot and ends before another; nil if there is none.
func (l levels) at(from, to int) *block {
	for _, level := range slices.Backward(l) {
		i := since(level, from)
		if i < len(level) && level[i].from == from && level[i].to <= to {
			return &level[i]
		}
	}
	return nil
}

// since returns which block is the first that does not begin before a slot.
func since(level []block, slot int) int {
	return sort.Search(len(level), func(i int) bool { return level[i].from >= slot })
}

// join counts a block; false if that must be done slot by slot.
func (w *walk) join(b *block) bool {
	sum := b.sum()
	if sum.err != nil || w.tell != nil || w.until(b.start) != nil || !w.tally.join(&sum.tally) {
		return false
	}
	w.cursor, w.phase = sum.end, sum.phase
	return true
}
