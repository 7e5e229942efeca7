// Package budget does the arithmetic of error budgets, exactly: ratios are fractions of integers, never floats. Every
// screen, sheet and command gets its figures here.
//
// A Series of measured Slots is evaluated by the Terms of an SLO in a window, which gives a Result; each of its figures
// can be explained. It is pure: it knows no storage, no words and no clock, and must not.
package budget

import (
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// Time returns how much of a window may be bad: (1 − target) · length, rounded down to a millisecond.
// 99.9 % over 30 days is 43 min 12 s.
func Time(goal slo.Percent, length time.Duration) time.Duration {
	allowed := new(big.Rat).Mul(bad(goal), new(big.Rat).SetInt64(int64(length/time.Millisecond)))
	return time.Duration(floor(allowed)) * time.Millisecond
}

// Events returns how many of the valid events may be bad: (1 − target) · valid, rounded down to whole events.
// 97 % of 3,663,253 allows 109,897.
func Events(goal slo.Percent, valid int64) int64 {
	return floor(new(big.Rat).Mul(bad(goal), new(big.Rat).SetInt64(valid)))
}

func bad(goal slo.Percent) *big.Rat {
	return new(big.Rat).Sub(big.NewRat(1, 1), goal.Share())
}

func floor(r *big.Rat) int64 {
	return new(big.Int).Quo(r.Num(), r.Denom()).Int64()
}
