package budget

import (
	"slices"
	"sort"
	"sync"
	"time"

	"slocharter/internal/slo"
)

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
	tally    tally
	overflow bool // it cannot be added up
	end      time.Time
	phase    time.Duration
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
	return &summed{w.tally, err != nil, span.End, c.grid.at(in.to - 1)}
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

// join counts the block that begins with a slot, and returns with which slot the next one begins: with the same one if
// there is no block, or if its slots must be counted one by one to find the one that is too many.
func (w *walk) join(b *block, slot int) (int, error) {
	if b == nil {
		return slot, nil
	}
	sum := b.sum()
	if sum.overflow {
		return slot, nil
	}
	if err := w.until(b.start); err != nil {
		return slot, err
	}
	if !w.tally.join(&sum.tally) {
		return slot, nil
	}
	w.cursor, w.phase = sum.end, sum.phase
	return b.to, nil
}
