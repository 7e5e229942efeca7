package budget

import (
	"math"
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// slicer counts the slices of one part. Slices are weighed by their length, because a slot that is longer than a slice
// stands for as many slices as fit into it. Sums are nanoseconds: 292 years fit.
type slicer struct {
	terms   Terms
	target  ratio // of timeslices
	count   *Count
	at      time.Time
	valid   int64
	bad     fractions // nanoseconds
	assumed int64
	run     slo.Interval // the bad slices that follow each other, of timeslices
	err     error
}

// unit is a slice, or a slot that is longer than one.
type unit struct {
	span  slo.Interval
	good  int64
	valid int64
	seen  bool // there is data that was not removed
}

func (t Terms) countSlices(c *Count, part *Part, slots Series, span slo.Interval, at time.Time) error {
	s := &slicer{terms: t, target: newRatio(t.SliceTarget.Share()), count: c, at: at, bad: fractions{}}
	cursor := span.Start
	for i := 0; i < len(slots.slots) && s.err == nil; {
		var u unit
		u, i = s.next(slots.slots, i)
		s.gap(cursor, u.span.Start)
		s.judge(u)
		cursor = later(cursor, roundUp(u.span.End, t.Slice))
	}
	s.gap(cursor, span.End)
	s.endRun()
	part.Valid = s.slices(new(big.Rat).SetInt64(s.valid))
	part.Bad = s.slices(s.bad.sum())
	c.Assumed.Add(c.Assumed, s.slices(new(big.Rat).SetInt64(s.assumed)))
	return s.err
}

// slices turns nanoseconds into a number of slices.
func (s *slicer) slices(time *big.Rat) *big.Rat {
	return time.Quo(time, new(big.Rat).SetInt64(int64(s.terms.Slice)))
}

// next puts the slots from i on that belong to one slice together, and returns where the next slice begins.
func (s *slicer) next(slots []Slot, i int) (unit, int) {
	first := slots[i]
	length := s.terms.Slice
	u := unit{span: slo.Interval{Start: roundDown(first.Start, length)}}
	if first.Length >= length {
		u.span.Start, length = first.Start, first.Length
	}
	u.span.End = u.span.Start.Add(length)
	for ; i < len(slots) && slots[i].Start.Before(u.span.End); i++ {
		s.add(&u, slots[i])
	}
	return u, i
}

func (s *slicer) add(u *unit, slot Slot) {
	slot, counts := s.terms.apply(s.count, slot)
	if !counts {
		return
	}
	if u.valid > math.MaxInt64-slot.Valid {
		s.err = Overflow{slot.Start}
		return
	}
	u.seen = true
	u.good += slot.Good
	u.valid += slot.Valid
}

// judge counts a slice that has data.
func (s *slicer) judge(u unit) {
	switch {
	case !u.seen:
	case u.valid == 0:
		if s.terms.Missing == AssumeGood {
			s.assume(u.span, false)
		}
	case s.terms.Method == slo.RatioTimeslices:
		s.countRatio(u)
	default:
		s.countSlice(u.span, !s.target.reached(u.good, u.valid))
	}
}

func (s *slicer) countRatio(u unit) {
	s.weigh(u.span)
	if u.good == u.valid {
		return
	}
	lost := new(big.Int).Mul(big.NewInt(u.valid-u.good), big.NewInt(int64(u.span.Length())))
	s.bad.add(lost, u.valid)
	s.count.lost(u.span, s.slices(new(big.Rat).SetFrac(lost, big.NewInt(u.valid))))
}

func (s *slicer) countSlice(span slo.Interval, bad bool) {
	s.weigh(span)
	if !bad {
		return
	}
	s.bad.add(big.NewInt(int64(span.Length())), 1)
	if !s.run.End.Equal(span.Start) {
		s.endRun()
		s.run.Start = span.Start
	}
	s.run.End = span.End
}

// endRun notes what the bad slices up to here have lost. Ratio timeslices have runs only of assumed slices.
func (s *slicer) endRun() {
	s.count.lost(s.run, s.slices(new(big.Rat).SetInt64(int64(s.run.Length()))))
}

func (s *slicer) weigh(span slo.Interval) {
	if s.valid > math.MaxInt64-int64(span.Length()) {
		s.err = Overflow{span.Start}
		return
	}
	s.valid += int64(span.Length())
}

func (s *slicer) assume(span slo.Interval, bad bool) {
	s.countSlice(span, bad)
	s.assumed += int64(span.Length())
}

// gap counts the slices without data that start between two moments, as far as they are over.
func (s *slicer) gap(from, to time.Time) {
	missing := s.terms.Missing
	if missing == "" || missing == Ignore {
		return
	}
	last := roundDown(s.at, s.terms.Slice)
	if last.Before(to) {
		to = last
	}
	span := slo.Interval{Start: from, End: roundUp(to, s.terms.Slice)}
	if span.Length() == 0 {
		return
	}
	if len(s.terms.Exclusions) == 0 {
		s.assume(span, missing == AssumeBad)
		return
	}
	s.gapWithExclusions(span, missing == AssumeBad)
}

func (s *slicer) gapWithExclusions(span slo.Interval, bad bool) {
	for at := span.Start; at.Before(span.End); at = at.Add(s.terms.Slice) {
		slice := slo.Interval{Start: at, End: at.Add(s.terms.Slice)}
		if how := s.terms.treatment(at.Add(s.terms.Slice / 2)); how != Removed {
			s.assume(slice, bad && how != CountedAsGood)
		}
	}
}

// roundDown returns the last multiple of the length since 1970 in UTC that is not after t.
func roundDown(t time.Time, length time.Duration) time.Time {
	past := time.Duration(t.UnixNano() % int64(length))
	if past < 0 {
		past += length
	}
	return t.Add(-past)
}

func roundUp(t time.Time, length time.Duration) time.Time {
	if down := roundDown(t, length); down.Before(t) {
		return down.Add(length)
	}
	return t
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
