package budget

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"sort"
	"time"

	"slocharter/internal/slo"
)

// Slot is what was measured in one stretch of time: Good of the Valid events were good.
// Valid = 0 is a measurement too: nothing happened.
type Slot struct {
	Start  time.Time     // UTC
	Length time.Duration // above 0
	Good   int64         // 0 to Valid
	Valid  int64         // 0 or more
}

// End returns when the slot is over.
func (s Slot) End() time.Time { return s.Start.Add(s.Length) }

// Bad returns how many of the valid events were not good.
func (s Slot) Bad() int64 { return s.Valid - s.Good }

// SLI returns the share of good events; nil without valid events.
func (s Slot) SLI() *big.Rat {
	if s.Valid == 0 {
		return nil
	}
	return big.NewRat(s.Good, s.Valid)
}

func (s Slot) middle() time.Time { return s.Start.Add(s.Length / 2) }

// Fault is what can be wrong with a slot.
type Fault string

// The faults of slots.
const (
	MoreGoodThanValid Fault = "more-good-than-valid"
	Negative          Fault = "negative"  // a count below 0
	NoLength          Fault = "no-length" // 0 or less
	Overlaps          Fault = "overlaps"  // it begins before the slot before it ends
)

// BadSlot is the error for a slot that cannot be.
type BadSlot struct {
	Slot  Slot
	Fault Fault
}

func (e BadSlot) Error() string {
	return fmt.Sprintf("refuse slot at %s: %s", e.Slot.Start.Format(time.RFC3339), e.Fault)
}

// Check returns nil or a BadSlot.
func (s Slot) Check() error {
	switch {
	case s.Length <= 0:
		return BadSlot{s, NoLength}
	case s.Good < 0 || s.Valid < 0:
		return BadSlot{s, Negative}
	case s.Good > s.Valid:
		return BadSlot{s, MoreGoodThanValid}
	}
	return nil
}

// Overflow is the error for a sum of events, or of time in nanoseconds, beyond 64 bits.
type Overflow struct{ At time.Time } // the start of the slot that is one too many

func (e Overflow) Error() string {
	return "add slots: the sum exceeds 64 bits at " + e.At.Format(time.RFC3339)
}

// Series is a list of slots in the order of time without overlaps. The zero value is empty.
type Series struct{ slots []Slot }

// NewSeries checks slots and puts them in order; nothing else depends on the order in which they come. It keeps the
// slice when that is in order already, so it must not be changed afterwards. The error is a BadSlot.
func NewSeries(slots []Slot) (Series, error) {
	earlier := func(a, b Slot) int { return a.Start.Compare(b.Start) }
	if !slices.IsSortedFunc(slots, earlier) {
		slots = slices.Clone(slots)
		slices.SortStableFunc(slots, earlier)
	}
	for i, s := range slots {
		if err := s.Check(); err != nil {
			return Series{}, err
		}
		if i > 0 && s.Start.Before(slots[i-1].End()) {
			return Series{}, BadSlot{s, Overlaps}
		}
	}
	return Series{slots}, nil
}

// Len returns the number of slots.
func (s Series) Len() int { return len(s.slots) }

// Slots returns the slots in the order of time; they must not be changed.
func (s Series) Slots() []Slot { return s.slots }

// Span returns the time from the start of the first slot to the end of the last; zero when there is none.
func (s Series) Span() slo.Interval {
	if len(s.slots) == 0 {
		return slo.Interval{}
	}
	return slo.Interval{Start: s.slots[0].Start, End: s.slots[len(s.slots)-1].End()}
}

// Within returns the slots that start in the interval.
func (s Series) Within(i slo.Interval) Series {
	from, to := s.since(i.Start), s.since(i.End)
	return Series{s.slots[from:max(from, to)]}
}

// Gaps returns the time between Start and End of the interval that no slot covers, in order.
func (s Series) Gaps(i slo.Interval) []slo.Interval {
	var gaps []slo.Interval
	at := i.Start
	in := s.touching(i)
	for _, slot := range s.slots[in.from:in.to] {
		if slot.Start.After(at) {
			gaps = append(gaps, slo.Interval{Start: at, End: slot.Start})
		}
		at = slot.End()
	}
	if at.Before(i.End) {
		gaps = append(gaps, slo.Interval{Start: at, End: i.End})
	}
	return gaps
}

// Covered returns how much of the interval slots cover.
func (s Series) Covered(i slo.Interval) time.Duration {
	return s.coveredBy(i, func(from, to int) time.Duration {
		var length time.Duration
		for n := from; n < to; n++ {
			length += s.slots[n].Length
		}
		return length
	})
}

// coveredBy is Covered, with the length of all slots between two indexes.
func (s Series) coveredBy(i slo.Interval, length func(from, to int) time.Duration) time.Duration {
	in := s.touching(i)
	if in.len() == 0 || i.Length() == 0 {
		return 0
	}
	before := i.Start.Sub(s.slots[in.from].Start)
	after := s.slots[in.to-1].End().Sub(i.End)
	return length(in.from, in.to) - max(0, before) - max(0, after)
}

func (s Series) touching(i slo.Interval) indexes {
	in := indexes{s.since(i.Start), s.since(i.End)}
	if in.from > 0 && s.slots[in.from-1].End().After(i.Start) {
		in.from--
	}
	return indexes{in.from, max(in.from, in.to)}
}

func (s Series) since(t time.Time) int {
	return sort.Search(len(s.slots), func(i int) bool { return !s.slots[i].Start.Before(t) })
}

// Sum adds up good and valid events. The error is an Overflow.
func (s Series) Sum() (good, valid int64, err error) {
	for _, slot := range s.slots {
		if valid > math.MaxInt64-slot.Valid {
			return 0, 0, Overflow{slot.Start}
		}
		valid += slot.Valid
		good += slot.Good
	}
	return good, valid, nil
}
