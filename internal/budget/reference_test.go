package budget_test

import (
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// figures are what the reference computes: slowly, with fractions throughout and one slice after the other.
type figures struct{ valid, bad, allowed *big.Rat }

func newFigures() figures { return figures{new(big.Rat), new(big.Rat), new(big.Rat)} }

func (f figures) add(terms budget.Terms, at time.Time, valid, bad *big.Rat) {
	goal := terms.Goals[0].Goal
	for _, g := range terms.Goals[1:] {
		if !g.From.After(at) {
			goal = g.Goal
		}
	}
	f.valid.Add(f.valid, valid)
	f.bad.Add(f.bad, bad)
	percent, _ := new(big.Rat).SetString(string(goal))
	allows := new(big.Rat).Sub(big.NewRat(100, 1), percent)
	f.allowed.Add(f.allowed, allows.Mul(allows, valid).Quo(allows, big.NewRat(100, 1)))
}

func treated(terms budget.Terms, at time.Time) (removed, good bool) {
	for _, e := range terms.Exclusions {
		if !at.Before(e.Span.Start) && at.Before(e.Span.End) {
			removed = removed || e.How == budget.Removed
			good = good || e.How == budget.CountedAsGood
		}
	}
	return removed, good
}

func count(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func reference(terms budget.Terms, slots []budget.Slot, window slo.Interval) figures {
	if terms.Method != slo.Occurrences {
		return referenceSlices(terms, slots, window)
	}
	f := newFigures()
	for _, s := range slots {
		removed, good := treated(terms, s.Start.Add(s.Length/2))
		if removed || s.Start.Before(window.Start) || !s.Start.Before(window.End) {
			continue
		}
		bad := s.Valid - s.Good
		if good {
			bad = 0
		}
		f.add(terms, s.Start, count(s.Valid), count(bad))
	}
	return f
}

// referenceSlices needs slots that divide a slice and lie on the grid.
func referenceSlices(terms budget.Terms, slots []budget.Slot, window slo.Interval) figures {
	f := newFigures()
	first := window.Start.Truncate(terms.Slice)
	for at := first; at.Before(window.End); at = at.Add(terms.Slice) {
		if !at.Before(window.Start) {
			f.slice(terms, slots, at, !at.Add(terms.Slice).After(window.End))
		}
	}
	return f
}

func (f figures) slice(terms budget.Terms, slots []budget.Slot, at time.Time, over bool) {
	end := at.Add(terms.Slice)
	measured, removedAll := false, true
	valid, good := new(big.Rat), new(big.Rat)
	for _, s := range slots {
		if s.Start.Before(at) || !s.Start.Before(end) {
			continue
		}
		measured = true
		removed, asGood := treated(terms, s.Start.Add(s.Length/2))
		if removed {
			continue
		}
		removedAll = false
		valid.Add(valid, count(s.Valid))
		if asGood {
			s.Good = s.Valid
		}
		good.Add(good, count(s.Good))
	}
	if !measured {
		f.missing(terms, at, over)
		return
	}
	if removedAll {
		return
	}
	f.judge(terms, at, valid, good)
}

func (f figures) missing(terms budget.Terms, at time.Time, over bool) {
	removed, good := treated(terms, at.Add(terms.Slice/2))
	if removed || !over || terms.Missing == budget.Ignore {
		return
	}
	bad := int64(0)
	if terms.Missing == budget.AssumeBad && !good {
		bad = 1
	}
	f.add(terms, at, count(1), count(bad))
}

func (f figures) judge(terms budget.Terms, at time.Time, valid, good *big.Rat) {
	if valid.Sign() == 0 {
		if terms.Missing == budget.AssumeGood {
			f.add(terms, at, count(1), count(0))
		}
		return
	}
	ratio := new(big.Rat).Quo(good, valid)
	lost := new(big.Rat).Sub(count(1), ratio)
	if terms.Method == slo.Timeslices {
		percent, _ := new(big.Rat).SetString(string(terms.SliceTarget))
		lost = count(0)
		if ratio.Mul(ratio, count(100)).Cmp(percent) < 0 {
			lost = count(1)
		}
	}
	f.add(terms, at, count(1), lost)
}

var goals = rapid.SampledFrom([]slo.Percent{"50", "90", "99", "99.5", "99.9", "99.95", "99.99999", "0.1", "33.333"})

func drawSlots(t *rapid.T) []budget.Slot {
	length := rapid.SampledFrom([]int{1, 5}).Draw(t, "slot length")
	var slots []budget.Slot
	for i := range rapid.IntRange(0, 120).Draw(t, "slots") {
		if rapid.IntRange(0, 9).Draw(t, "gap") < 3 {
			continue
		}
		valid := rapid.OneOf(rapid.Int64Range(0, 20), rapid.Int64Range(0, 1<<40)).Draw(t, "valid")
		good := valid - min(valid, rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(0, valid)).Draw(t, "bad"))
		slots = append(slots, minutes(i*length, length, good, valid))
	}
	return slots
}

func drawTerms(t *rapid.T) budget.Terms {
	moment := rapid.Custom(func(t *rapid.T) time.Time {
		return noon.Add(time.Duration(rapid.IntRange(-10, 610).Draw(t, "minute")) * time.Minute)
	})
	terms := budget.Terms{
		Method:      rapid.SampledFrom(slo.Methods).Draw(t, "method"),
		Slice:       5 * time.Minute,
		SliceTarget: goals.Draw(t, "slice target"),
		Missing:     rapid.SampledFrom(budget.Choices).Draw(t, "missing"),
		Goals:       []budget.Goal{{From: noon, Goal: goals.Draw(t, "goal")}},
	}
	for range rapid.IntRange(0, 2).Draw(t, "changes") {
		terms.Goals = append(terms.Goals, budget.Goal{From: moment.Draw(t, "from"), Goal: goals.Draw(t, "goal")})
	}
	terms.Goals[0].From = noon.Add(-time.Hour)
	slices.SortStableFunc(terms.Goals, func(a, b budget.Goal) int { return a.From.Compare(b.From) })
	for range rapid.IntRange(0, 3).Draw(t, "exclusions") {
		span := slo.Interval{Start: moment.Draw(t, "excluded from"), End: moment.Draw(t, "excluded to")}
		terms.Exclusions = append(terms.Exclusions, budget.Exclusion{Span: span, How: rapid.SampledFrom(budget.Treatments).Draw(t, "how")})
	}
	return terms
}

func drawWindow(t *rapid.T) slo.Interval {
	from := rapid.IntRange(-20, 300).Draw(t, "window from")
	length := rapid.IntRange(1, 600).Draw(t, "window length")
	start := noon.Add(time.Duration(from) * time.Minute)
	return slo.Interval{Start: start, End: start.Add(time.Duration(length) * time.Minute)}
}

func TestAStraightforwardReferenceAgreesToTheLastDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots, terms, window := drawSlots(t), drawTerms(t), drawWindow(t)
		if terms.Method != slo.Occurrences {
			window.End = window.Start.Add(window.Length().Truncate(terms.Slice)).Truncate(terms.Slice)
		}
		r := evaluate(t, terms, series(t, slots...), window)
		want := reference(terms, slots, window)
		require.Equal(t, text(want.valid), text(r.Valid))
		require.Equal(t, text(want.bad), text(r.Bad))
		require.Equal(t, text(want.allowed), text(r.Allowed))
		if want.valid.Sign() > 0 {
			consumed := new(big.Rat).Quo(want.bad, want.allowed)
			assert.Equal(t, text(consumed), text(r.Consumed))
			assert.Equal(t, budget.Decimal(consumed), budget.Decimal(r.Consumed))
		}
	})
}
