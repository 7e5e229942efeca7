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
	phase   time.Duration // from the multiples of a slice since 1970 to where slices begin
	target  ratio         // of timeslices
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

func (t Terms) countSlices(c *Count, part *Part, series Series, at time.Time) error {
	s := &slicer{terms: t, phase: t.phase(series.before(part.Span.Start)), target: newRatio(t.SliceTarget.Share()), count: c, at: at, bad: fractions{}}
	slots := s.inside(series, part.Span)
	c.Slots += len(slots)
	cursor := part.Span.Start
	for i := 0; i < len(slots) && s.err == nil; {
		var u unit
		u, i = s.next(slots, i)
		s.gap(cursor, u.span.Start)
		s.judge(u)
		cursor = u.span.End
		if slots[i-1].Length >= t.Slice {
			s.phase = t.phase(slots[i-1])
		}
	}
	s.gap(cursor, part.Span.End)
	s.endRun()
	part.Valid = s.slices(new(big.Rat).SetInt64(s.valid))
	part.Bad = s.slices(s.bad.sum())
	c.Assumed.Add(c.Assumed, s.slices(new(big.Rat).SetInt64(s.assumed)))
	return s.err
}

// phase returns where slices begin after a slot: at its end when it is a slice itself (hours of a zone half an hour
// beside UTC, days of any zone), at multiples since 1970 in UTC where slices are put together from shorter slots.
func (t Terms) phase(s Slot) time.Duration {
	if s.Length < t.Slice {
		return 0
	}
	return s.End().Sub(roundDown(s.End(), t.Slice))
}

// inside returns the slots of the slices that start in the span.
func (s *slicer) inside(series Series, span slo.Interval) []Slot {
	slots := series.Within(slo.Interval{Start: span.Start, End: s.up(span.End)}.Meet(slo.Interval{Start: span.Start, End: s.at})).slots
	outside := func(slot Slot) bool { return !span.Holds(s.span(slot).Start) }
	for len(slots) > 0 && outside(slots[0]) {
		slots = slots[1:]
	}
	for len(slots) > 0 && outside(slots[len(slots)-1]) {
		slots = slots[:len(slots)-1]
	}
	return slots
}

// span returns the slice that a slot belongs to, which is the slot itself when that is not shorter.
func (s *slicer) span(slot Slot) slo.Interval {
	if slot.Length >= s.terms.Slice {
		return slo.Interval{Start: slot.Start, End: slot.End()}
	}
	start := s.down(slot.Start)
	return slo.Interval{Start: start, End: start.Add(s.terms.Slice)}
}

// slices turns nanoseconds into a number of slices.
func (s *slicer) slices(time *big.Rat) *big.Rat {
	return time.Quo(time, new(big.Rat).SetInt64(int64(s.terms.Slice)))
}

// next puts the slots from i on that belong to one slice together, and returns where the next slice begins.
func (s *slicer) next(slots []Slot, i int) (unit, int) {
	u := unit{span: s.span(slots[i])}
	for first := i; i == first || i < len(slots) && s.span(slots[i]) == u.span; i++ {
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
	last := s.down(s.at)
	if last.Before(to) {
		to = last
	}
	span := slo.Interval{Start: s.up(from), End: s.up(to)}
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

// down and up return the nearest begin of a slice that is not after, or not before, t.
func (s *slicer) down(t time.Time) time.Time {
	return roundDown(t.Add(-s.phase), s.terms.Slice).Add(s.phase)
}

func (s *slicer) up(t time.Time) time.Time {
	if down := s.down(t); down.Before(t) {
		return down.Add(s.terms.Slice)
	}
	return t
}
