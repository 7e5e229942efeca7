package budget_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// input returns an input of an explanation by name.
func input(t *testing.T, e budget.Explanation, name string) *big.Rat {
	for _, in := range e.Inputs {
		if in.Name == name {
			return in.Value
		}
	}
	require.Failf(t, "no such input", "%s of %s", name, e.Figure)
	return nil
}

// What an explanation says must be enough to compute the figure again.
func TestEveryFigureCanBeComputedFromItsExplanation(t *testing.T) {
	r, err := events("99.9").Evaluate(series(t, daily(10, 1999, 2000)...), hours(0, 30*24), hour(10*24))
	require.NoError(t, err)
	burn := big.NewRat(2, 1)
	quo := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }
	mul := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	sub := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
	allows, one := big.NewRat(1, 1000), big.NewRat(1, 1)
	again := map[budget.Figure]func(in func(string) *big.Rat) *big.Rat{
		budget.FigureSLI:        func(in func(string) *big.Rat) *big.Rat { return quo(sub(in("valid"), in("bad")), in("valid")) },
		budget.FigureAllowed:    func(in func(string) *big.Rat) *big.Rat { return mul(allows, in("valid")) },
		budget.FigureWholeLimit: func(in func(string) *big.Rat) *big.Rat { return in("allowed") },
		budget.FigureTime:       func(in func(string) *big.Rat) *big.Rat { return mul(allows, in("seconds")) },
		budget.FigureTimeLeft:   func(in func(string) *big.Rat) *big.Rat { return mul(in("remaining"), in("time")) },
		budget.FigureConsumed:   func(in func(string) *big.Rat) *big.Rat { return quo(in("bad"), in("allowed")) },
		budget.FigureBurn:       func(in func(string) *big.Rat) *big.Rat { return quo(in("bad"), in("allowed")) },
		budget.FigureRemaining:  func(in func(string) *big.Rat) *big.Rat { return sub(one, in("consumed")) },
		budget.FigureAhead: func(in func(string) *big.Rat) *big.Rat {
			return sub(one, quo(in("bad"), new(big.Rat).Add(in("allowed"), in("still"))))
		},
		budget.FigureCoverage:   func(in func(string) *big.Rat) *big.Rat { return quo(in("covered"), in("seconds-so-far")) },
		budget.FigureLargest:    func(in func(string) *big.Rat) *big.Rat { return quo(in("largest"), in("allowed")) },
		budget.FigureExhaustion: func(in func(string) *big.Rat) *big.Rat { return quo(mul(in("ahead"), in("seconds")), in("burn")) },
	}
	require.Len(t, again, len(budget.Figures))
	for _, f := range budget.Figures {
		e := r.Explain(f, burn)
		require.NotNil(t, e.Value, f)
		assert.Equal(t, text(e.Value), text(again[f](func(name string) *big.Rat { return input(t, e, name) })), f)
		assert.Equal(t, hours(0, 30*24), e.Window)
		assert.Equal(t, hours(0, 10*24), e.SoFar)
		assert.Equal(t, slo.Percent("99.9"), e.Parts[0].Goal)
	}
	assert.Nil(t, r.Explain("guess", nil).Value)
}

func TestAnExplanationStatesItsConventions(t *testing.T) {
	s := series(t, slot(0, 1, 1), slot(1, 1, 1))
	of := func(terms budget.Terms, window slo.Interval, f budget.Figure) []budget.Convention {
		r, err := terms.Evaluate(s, window, hour(2))
		require.NoError(t, err)
		return r.Explain(f, big.NewRat(1, 1)).Conventions
	}
	plain := events("90")
	assert.Equal(t, []budget.Convention{budget.ByStart, budget.GapsHaveNoEvents}, of(plain, hours(0, 2), budget.FigureSLI))
	assert.Contains(t, of(plain, hours(0, 2), budget.FigureTime), budget.TimeEquivalent)
	assert.Contains(t, of(plain, hours(0, 2), budget.FigureWholeLimit), budget.RoundedDown)
	assert.Contains(t, of(plain, hours(0, 2), budget.FigureExhaustion), budget.EarliestMoment)
	assert.Contains(t, of(plain, hours(0, 9), budget.FigureExhaustion), budget.ConstantTraffic)
	assert.Contains(t, of(plain, hours(-9, 2), budget.FigureSLI), budget.TooLittleMeasured)

	for missing, want := range map[budget.Missing]budget.Convention{
		"": budget.GapsIgnored, budget.AssumeGood: budget.GapsGood, budget.AssumeBad: budget.GapsBad,
	} {
		assert.Contains(t, of(sliced(slo.Timeslices, missing), hours(0, 2), budget.FigureSLI), want)
		assert.NotContains(t, of(sliced(slo.Timeslices, missing), hours(0, 2), budget.FigureTime), budget.TimeEquivalent)
	}

	changed := events("90")
	changed.Goals = append(changed.Goals, budget.Goal{From: hour(1), Goal: "99"})
	changed.Exclusions = []budget.Exclusion{
		{Span: hours(0, 1), How: budget.Removed}, {Span: hours(1, 2), How: budget.CountedAsGood},
		{Span: slo.Interval{Start: noon, End: noon.Add(1)}, How: budget.Removed},
	}
	got := of(changed, hours(0, 2), budget.FigureSLI)
	assert.Subset(t, got, []budget.Convention{budget.ByTargetInForce, budget.ExclusionsRemoved, budget.ExclusionsGood, budget.ExclusionsCut})
}
