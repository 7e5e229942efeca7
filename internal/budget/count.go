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
// which it starts; one that starts at or after the moment does not count. So does a slice. The error is a BadTerms or an Overflow.
func (t Terms) Count(series Series, window slo.Interval, at time.Time) (Count, error) {
	if err := t.Check(); err != nil {
		return Count{}, err
	}
	t = t.concerning(window)
	soFar := window.Meet(slo.Interval{Start: window.Start, End: at})
	c := Count{
		Parts: t.parts(window), Covered: series.Covered(soFar),
		Assumed: new(big.Rat), Largest: Loss{Bad: new(big.Rat)},
	}
	total, most := new(big.Rat), new(big.Rat).SetInt64(math.MaxInt64)
	for i := range c.Parts {
		if err := t.countPart(&c, &c.Parts[i], series, at); err != nil {
			return Count{}, err
		}
		if total.Add(total, c.Parts[i].Valid).Cmp(most) > 0 {
			return Count{}, Overflow{c.Parts[i].Span.Start}
		}
	}
	return c, nil
}

func (t Terms) countPart(c *Count, part *Part, series Series, at time.Time) error {
	if t.Method != slo.Occurrences {
		return t.countSlices(c, part, series, at)
	}
	inside := series.Within(part.Span.Meet(slo.Interval{Start: part.Span.Start, End: at}))
	c.Slots += inside.Len()
	return t.countEvents(c, part, inside)
}

// countEvents adds up the events of a part.
func (t Terms) countEvents(c *Count, part *Part, slots Series) error {
	var valid, bad, most int64
	var where Slot
	for _, s := range t.counting(c, slots.slots) {
		if valid > math.MaxInt64-s.Valid {
			return Overflow{s.Start}
		}
		valid += s.Valid
		bad += s.Bad()
		if s.Bad() > most {
			most, where = s.Bad(), s
		}
	}
	part.Valid.SetInt64(valid)
	part.Bad.SetInt64(bad)
	c.lost(slo.Interval{Start: where.Start, End: where.End()}, new(big.Rat).SetInt64(most))
	return nil
}

// counting returns the slots as the exclusions leave them; the very same ones where nothing is excluded, for speed.
func (t Terms) counting(c *Count, slots []Slot) []Slot {
	if len(t.Exclusions) == 0 {
		return slots
	}
	left := make([]Slot, 0, len(slots))
	for _, s := range slots {
		if s, counts := t.apply(c, s); counts {
			left = append(left, s)
		}
	}
	return left
}

// apply returns the slot as the exclusions leave it, and whether it counts at all.
func (t Terms) apply(c *Count, s Slot) (Slot, bool) {
	if t.cuts(s) {
		c.Partly++
	}
	switch t.treatment(s.middle()) {
	case Removed:
		c.Excluded++
		return s, false
	case CountedAsGood:
		c.Excluded++
		s.Good = s.Valid
	}
	return s, true
}

func (c *Count) lost(span slo.Interval, bad *big.Rat) {
	if bad.Cmp(c.Largest.Bad) > 0 {
		c.Largest = Loss{span, bad}
	}
}
