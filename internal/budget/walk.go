package budget

import (
	"math"
	"slices"
	"time"

	"slocharter/internal/slo"
)

// walk counts the slots, or the slices, of one part of a window, one after the other.
type walk struct {
	terms  Terms
	slots  []Slot // of the whole series
	grid   grid
	target ratio // of timeslices
	span   slo.Interval
	at     time.Time
	tally  tally
	cursor time.Time       // up to which slices have been counted
	phase  time.Duration   // of the slices there
	tell   func(loss loss) // is told of every loss, if there is somebody to tell
}

// indexes are the slots from the first up to and without the last.
type indexes struct{ from, to int }

func (i indexes) len() int { return max(0, i.to-i.from) }

// unit is a slice, or a slot that is longer than one.
type unit struct {
	span  slo.Interval
	good  int64
	valid int64
	seen  bool // there is data that was not removed
}

// walk counts the slots, whole blocks of them at once from where the first one begins.
func (w *walk) walk(slots indexes, blocks levels) error {
	first := blocks.first(slots)
	for i := slots.from; i < slots.to; {
		next, err := i, error(nil)
		if i >= first {
			next, err = w.join(blocks.at(i, slots.to), i)
			if next == i {
				first = slots.to // none is left
			}
		}
		if next == i && err == nil {
			next, err = w.step(i, slots.to)
		}
		if err != nil {
			return err
		}
		i = next
	}
	return w.until(w.next(slots.to))
}

func (w *walk) step(i, to int) (int, error) {
	if w.terms.sliced() {
		return w.slice(i, to)
	}
	return i + 1, w.event(w.slots[i])
}

// until counts what is missing before the next data: slices; events that were not measured are not known to be missing.
func (w *walk) until(data time.Time) error {
	if w.terms.sliced() {
		return w.gap(data)
	}
	return nil
}

// next returns when the slice of a slot begins; the moment up to which is counted, if there is no such slot.
func (w *walk) next(slot int) time.Time {
	if !w.terms.sliced() || slot == len(w.slots) {
		return w.at
	}
	return w.grid.span(w.slots[slot], w.grid.at(slot)).Start
}

// event counts the events of a slot.
func (w *walk) event(s Slot) error {
	s, counts := w.terms.apply(&w.tally, s)
	if !counts {
		return nil
	}
	if !w.tally.weigh(s.Valid) {
		return Overflow{s.Start}
	}
	w.tally.bad += s.Bad()
	w.lose(loss{slo.Interval{Start: s.Start, End: s.End()}, portion{product(s.Bad(), 1), 1}})
	return nil
}

func (w *walk) lose(l loss) {
	w.tally.lose(l)
	w.say(l)
}

func (w *walk) say(l loss) {
	if w.tell != nil {
		w.tell(l)
	}
}

// slice counts the slice that begins with a slot, and those without data before it. It returns where the next begins.
func (w *walk) slice(i, to int) (int, error) {
	phase := w.grid.at(i)
	u := unit{span: w.grid.span(w.slots[i], phase)}
	next, err := w.gather(&u, i, to, phase)
	if err != nil {
		return 0, err
	}
	if err := w.gap(u.span.Start); err != nil {
		return 0, err
	}
	w.cursor, w.phase = u.span.End, phase
	return next, w.judge(u)
}

// gather puts the slots that belong to one slice together.
func (w *walk) gather(u *unit, i, to int, phase time.Duration) (int, error) {
	for first := i; i == first || i < to && w.grid.span(w.slots[i], phase) == u.span; i++ {
		slot, counts := w.terms.apply(&w.tally, w.slots[i])
		if !counts {
			continue
		}
		if u.valid > math.MaxInt64-slot.Valid {
			return 0, Overflow{slot.Start}
		}
		u.seen = true
		u.good += slot.Good
		u.valid += slot.Valid
	}
	return i, nil
}

// judge counts a slice that has data.
func (w *walk) judge(u unit) error {
	switch {
	case !u.seen, u.valid == 0 && w.terms.Missing != AssumeGood:
		return nil
	case u.valid == 0:
		return w.assume(u.span, false)
	case w.terms.Method == slo.Timeslices:
		return w.whole(u.span, !w.target.reached(u.good, u.valid))
	}
	if !w.tally.weigh(int64(u.span.Length())) {
		return Overflow{u.span.Start}
	}
	if u.good < u.valid {
		l := loss{u.span, portion{product(u.valid-u.good, int64(u.span.Length())), u.valid}}
		w.tally.spread(l)
		w.say(l)
	}
	return nil
}

// whole counts slices that are good or bad as a whole.
func (w *walk) whole(span slo.Interval, bad bool) error {
	if !w.tally.weigh(int64(span.Length())) {
		return Overflow{span.Start}
	}
	if bad {
		w.tally.bad += int64(span.Length())
		w.tally.extend(span)
		w.say(loss{span, portion{product(int64(span.Length()), 1), 1}})
	}
	return nil
}

func (w *walk) assume(span slo.Interval, bad bool) error {
	w.tally.assumed += int64(span.Length())
	return w.whole(span, bad)
}

// gap counts the slices without data from the cursor on that start in the part, and are over before the next data begins
// and before the moment up to which is counted.
func (w *walk) gap(data time.Time) error {
	missing := w.terms.Missing
	if missing == "" || missing == Ignore {
		return nil
	}
	end := earlier(w.grid.up(w.span.End, w.phase), w.grid.down(earlier(data, w.at), w.phase))
	span := slo.Interval{Start: w.grid.up(w.cursor, w.phase), End: end}
	if span.Length() == 0 {
		return nil
	}
	w.cursor = end
	return w.missing(span, missing == AssumeBad)
}

// missing counts slices without data, those together that exclusions treat alike.
func (w *walk) missing(span slo.Interval, bad bool) error {
	cuts := w.cuts(span)
	for i := range len(cuts) - 1 {
		run := slo.Interval{Start: cuts[i], End: cuts[i+1]}
		how := w.terms.treatment(run.Start.Add(w.grid.slice / 2))
		if how == Removed {
			continue
		}
		if err := w.assume(run, bad && how != CountedAsGood); err != nil {
			return err
		}
	}
	return nil
}

// cuts returns the ends of a span of slices without data, and between them where slices begin whose middles are treated
// differently from those before; where all begin, if somebody is told of each.
func (w *walk) cuts(span slo.Interval) []time.Time {
	cuts := []time.Time{span.Start, span.End}
	for at := span.Start; w.tell != nil && at.Before(span.End); at = at.Add(w.grid.slice) {
		cuts = append(cuts, at)
	}
	for _, e := range w.terms.Exclusions {
		for _, t := range []time.Time{e.Span.Start, e.Span.End} {
			cut := w.grid.up(t.Add(-(w.grid.slice / 2)), w.phase)
			if span.Holds(cut) {
				cuts = append(cuts, cut)
			}
		}
	}
	slices.SortFunc(cuts, time.Time.Compare)
	return slices.CompactFunc(cuts, time.Time.Equal)
}
