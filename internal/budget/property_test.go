package budget_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

func TestRemainingAndConsumedAreOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := evaluate(t, drawTerms(t), series(t, drawSlots(t)...), drawWindow(t))
		if r.Valid.Sign() == 0 {
			assert.Nil(t, r.Remaining)
			assert.Equal(t, budget.NoData, r.State)
			return
		}
		assert.Equal(t, "1", text(new(big.Rat).Add(r.Remaining, r.Consumed)))
		assert.Equal(t, r.Valid, new(big.Rat).Add(r.Bad, new(big.Rat).Mul(r.SLI, r.Valid)))
		assert.LessOrEqual(t, r.Coverage.Cmp(big.NewRat(1, 1)), 0)
		assert.LessOrEqual(t, r.Count.Largest.Bad.Cmp(r.Bad), 0)
		assert.LessOrEqual(t, r.Remaining.Cmp(r.Ahead), 0, "more is allowed until the end")
	})
}

func TestTheOrderOfSlotsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots, terms, window := drawSlots(t), drawTerms(t), drawWindow(t)
		shuffled := rapid.Permutation(slices.Clone(slots)).Draw(t, "shuffled")
		assert.Equal(t, evaluate(t, terms, series(t, slots...), window), evaluate(t, terms, series(t, shuffled...), window))
	})
}

// A budget of two windows that follow each other is that of both together, wherever the cut is, if it is not within a
// slice: what is counted in batches is counted the same.
func TestSplittingASeriesIntoBatchesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots, terms := drawSlots(t), drawTerms(t)
		cut := rapid.IntRange(0, 10).Draw(t, "cut")
		whole, first, second := hours(0, 10), hours(0, cut), hours(cut, 10)
		inFirst := func(s budget.Slot) bool { return first.Holds(s.Start) }
		inSecond := func(s budget.Slot) bool { return !first.Holds(s.Start) }
		a := evaluate(t, terms, series(t, slices.DeleteFunc(slices.Clone(slots), inSecond)...), first)
		b := evaluate(t, terms, series(t, slices.DeleteFunc(slices.Clone(slots), inFirst)...), second)
		both := evaluate(t, terms, series(t, slots...), whole)
		assert.Equal(t, text(both.Valid), text(a.Valid.Add(a.Valid, b.Valid)))
		assert.Equal(t, text(both.Bad), text(a.Bad.Add(a.Bad, b.Bad)))
		assert.Equal(t, text(both.Allowed), text(a.Allowed.Add(a.Allowed, b.Allowed)))
		assert.Equal(t, text(both.Time), text(a.Time.Add(a.Time, b.Time)))
		assert.Equal(t, both.Count.Slots, a.Count.Slots+b.Count.Slots)
		assert.Equal(t, both.Count.Covered, a.Count.Covered+b.Count.Covered)
	})
}

func TestEventsInOneSlotEqualTheDirectFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goal := goals.Draw(t, "goal")
		valid := rapid.Int64Range(1, 1<<62).Draw(t, "valid")
		bad := rapid.Int64Range(0, valid).Draw(t, "bad")
		r := evaluate(t, events(goal), series(t, slot(0, valid-bad, valid)), hours(0, 1))
		allowed := new(big.Rat).Sub(big.NewRat(1, 1), goal.Share())
		allowed.Mul(allowed, count(valid))
		assert.Equal(t, text(allowed), text(r.Allowed))
		assert.Equal(t, budget.Events(goal, valid), r.AllowedEvents())
		assert.Equal(t, text(new(big.Rat).Quo(count(bad), allowed)), text(r.Consumed))
		assert.Equal(t, r.Remaining.Sign() > 0, r.State == budget.Healthy)
	})
}

// Slices of which each holds one slot, all with equally many events, have the mean that the events have.
func TestRatioTimeslicesOfEqualTrafficAreTheEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bads := rapid.SliceOfN(rapid.Int64Range(0, 97), 1, 60).Draw(t, "bad")
		var slots []budget.Slot
		for i, bad := range bads {
			slots = append(slots, minutes(5*i, 5, 97-bad, 97))
		}
		s := series(t, slots...)
		terms := sliced(slo.RatioTimeslices, "")
		want := evaluate(t, events("90"), s, hours(0, 5))
		assert.Equal(t, text(want.SLI), text(evaluate(t, terms, s, hours(0, 5)).SLI))
	})
}

func TestAStricterTargetNeverLeavesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, terms, window := series(t, drawSlots(t)...), drawTerms(t), drawWindow(t)
		loose, strict := evaluate(t, terms.WithGoal("99"), s, window), evaluate(t, terms.WithGoal("99.9"), s, window)
		if loose.Remaining != nil {
			assert.LessOrEqual(t, strict.Remaining.Cmp(loose.Remaining), 0)
		}
	})
}

func TestADecimalHasAllItsDigits(t *testing.T) {
	for want, r := range map[string]*big.Rat{
		"":                     nil,
		"0":                    new(big.Rat),
		"0.333333333333333":    big.NewRat(1, 3),
		"-0.0666666666666667":  big.NewRat(-1, 15),
		"0.999999900000000":    big.NewRat(9_999_999, 10_000_000),
		"1.00000000000000":     big.NewRat(1, 1),
		"100.000000000000":     big.NewRat(100, 1),
		"-999.000000000000":    big.NewRat(-999, 1),
		"0.000100000000000000": big.NewRat(1, 10_000),
		"1234567890123456789":  big.NewRat(1_234_567_890_123_456_789, 1),
	} {
		assert.Equal(t, want, budget.Decimal(r))
	}
}

func FuzzADecimalIsCloseToItsFraction(f *testing.F) {
	f.Add(int64(1), int64(3))
	f.Add(int64(-999_999_999_999_999_999), int64(1000))
	f.Fuzz(func(t *testing.T, num, den int64) {
		if num == 0 || den == 0 {
			return
		}
		exact := big.NewRat(num, den)
		read, ok := new(big.Rat).SetString(budget.Decimal(exact))
		require.True(t, ok)
		off := new(big.Rat).Sub(read, exact)
		off.Abs(off.Quo(off, exact))
		assert.Negative(t, off.Cmp(big.NewRat(1, 100_000_000_000_000)), "off by less than a unit of the last digit")
	})
}
