package budget

import (
	"math"
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// Part is what was counted under one target. The unit is an event, or a slice for the methods with timeslices.
type Part struct {
	Goal  slo.Percent
	Span  slo.Interval // of the whole window, what is still to come included
	Valid *big.Rat
	Bad   *big.Rat // 0 to Valid
}

// Loss is the most that was lost at once: in one slot (occurrences), in bad slices that follow each other (timeslices),
// in one slice (ratio timeslices). The earliest of equals; Bad is 0 where nothing was lost.
type Loss struct {
	Span slo.Interval
	Bad  *big.Rat // events or slices
}

// Count is what a window holds: all that its budget is computed from.
type Count struct {
	Parts    []Part        // at least one for a window with a length, in the order of time
	Covered  time.Duration // of the window so far, by slots, excluded ones as well
	Slots    int           // that start in the window
	Excluded int           // of the slots: removed, or counted as good
	Partly   int           // of the slots: cut by the beginning or end of an exclusion
	Assumed  *big.Rat      // slices without valid events or without data that were counted all the same
	Largest  Loss
}

// Count counts good and bad in a window up to the moment at. A slot counts in the window, and under the target, in
// which it starts; one that starts at or after the moment does not count. So does a slice. The error is a BadTerms or an
// Overflow. For many windows of the same series a Counter is faster.
func (t Terms) Count(series Series, window slo.Interval, at time.Time) (Count, error) {
	if err := t.Check(); err != nil {
		return Count{}, err
	}
	return newCounter(t, series).Count(window, at)
}

// Count is Terms.Count of the series. The error is an Overflow.
func (c *Counter) Count(window slo.Interval, at time.Time) (Count, error) {
	count := Count{
		Parts: c.terms.parts(window), Covered: c.covered(window.Meet(slo.Interval{Start: window.Start, End: at})),
		Assumed: new(big.Rat), Largest: Loss{Bad: new(big.Rat)},
	}
	total, most := new(big.Rat), new(big.Rat).SetInt64(math.MaxInt64)
	for i := range count.Parts {
		part := &count.Parts[i]
		w, slots := c.walk(part.Span, at)
		if err := w.walk(slots, c.blocks); err != nil {
			return Count{}, err
		}
		count.Slots += slots.len()
		count.take(&w.tally, part, c.terms.size())
		if total.Add(total, part.Valid).Cmp(most) > 0 {
			return Count{}, Overflow{part.Span.Start}
		}
	}
	return count, nil
}

// take turns what was counted in a part into events or slices.
func (c *Count) take(t *tally, part *Part, size int64) {
	part.Valid, part.Bad = big.NewRat(t.valid, size), t.badPer(size)
	c.Excluded += t.excluded
	c.Partly += t.partly
	c.Assumed.Add(c.Assumed, big.NewRat(t.assumed, size))
	if bad := t.most().bad; !bad.zero() {
		if most := bad.per(size); most.Cmp(c.Largest.Bad) > 0 {
			c.Largest = Loss{t.most().span, most}
		}
	}
}

// size returns how many of the units of a tally are one of those that people see: nanoseconds of a slice, or one event.
func (t Terms) size() int64 {
	if t.sliced() {
		return int64(t.Slice)
	}
	return 1
}

// apply returns the slot as the exclusions leave it, and whether it counts at all.
func (t Terms) apply(sum *tally, s Slot) (Slot, bool) {
	if len(t.Exclusions) == 0 {
		return s, true
	}
	if t.cuts(s) {
		sum.partly++
	}
	switch t.treatment(s.middle()) {
	case Removed:
		sum.excluded++
		return s, false
	case CountedAsGood:
		sum.excluded++
		s.Good = s.Valid
	}
	return s, true
}
