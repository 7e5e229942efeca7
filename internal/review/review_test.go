package review_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/review"
)

func TestFiguresAreDecimals(t *testing.T) {
	tests := map[string]struct {
		value *big.Rat
		want  string
	}{
		"none":                             {nil, ""},
		"zero":                             {new(big.Rat), "0"},
		"a whole number":                   {big.NewRat(4200000, 1), "4200000"},
		"without trailing zeros":           {big.NewRat(1, 4), "0.25"},
		"negative":                         {big.NewRat(-31, 250), "-0.124"},
		"rounded":                          {big.NewRat(2, 3), "0.666666666667"},
		"never zero when it is not":        {big.NewRat(-1, 3_000_000_000_000_000), "-0.000000000000000333333333"},
		"as small as an overspent nothing": {big.NewRat(-1, 1_000_000_000_000_000_000), "-0.000000000000000001"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, review.WriteFigure(test.value)) })
	}
	assert.Nil(t, review.Figure(""))
	assert.Nil(t, review.Figure("much"))
}

func TestAFigureKeepsItsSignAndIsCloseToWhatItWas(t *testing.T) {
	close12 := big.NewRat(1, 1_000_000_000_000)
	rapid.Check(t, func(t *rapid.T) {
		value := big.NewRat(rapid.Int64().Draw(t, "n"), rapid.Int64Range(1, 1<<62).Draw(t, "d"))
		read := review.Figure(review.WriteFigure(value))
		require.NotNil(t, read)
		assert.Equal(t, value.Sign(), read.Sign())
		assert.Negative(t, new(big.Rat).Abs(new(big.Rat).Sub(value, read)).Cmp(close12))
	})
}

func TestUsedUpIsMetAndOverspentIsNot(t *testing.T) {
	tests := map[string]struct {
		line       review.Line
		met, known bool
	}{
		"budget is left":          {review.Line{State: "healthy", Left: "0.1"}, true, true},
		"nothing is left":         {review.Line{State: "used-up", Left: "0"}, true, true},
		"overspent":               {review.Line{State: "used-up", Left: "-0.1"}, false, true},
		"too little was measured": {review.Line{State: "not-evaluated", Left: "0.9"}, false, false},
		"nothing was measured":    {review.Line{State: "no-data"}, false, false},
		"it had no target":        {review.Line{}, false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			met, known := test.line.Met()
			assert.Equal(t, []bool{test.met, test.known}, []bool{met, known})
		})
	}
}

func TestReviewsKeepTheirWeekday(t *testing.T) {
	for _, k := range review.Kinds {
		assert.Positive(t, k.Days())
		assert.Zero(t, k.Days()%7, k)
		assert.Contains(t, k.Steps(), review.HandleBudget)
	}
	assert.NotContains(t, review.Weekly.Steps(), review.Recalibrate)
}

func TestAnActionItemIsOverdueTheDayAfter(t *testing.T) {
	a := review.ActionItem{State: review.Open, Due: "2026-03-02"}
	assert.False(t, a.Overdue("2026-03-02"))
	assert.True(t, a.Overdue("2026-03-03"))
	a.State = review.Done
	assert.False(t, a.Overdue("2026-03-03"))
	assert.False(t, review.ActionItem{State: review.Open}.Overdue("2026-03-03"), "without a day it never is")
}
