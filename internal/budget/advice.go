package budget

import (
	"math/big"

	"slocharter/internal/slo"
)

// OneFailure returns which share of the budget of the whole window one bad event (or slice) uses, at the traffic so far: above 1
// a single failure is a miss. It is nil where there are no valid events.
func OneFailure(r Result) *big.Rat {
	allowed := r.Allowed
	if r.At.Before(r.Window.End) {
		allowed = new(big.Rat).Add(allowed, r.still())
	}
	if allowed.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Inv(allowed)
}

// CanFire tells whether a burn rate can exceed a threshold: if everything fails, it is 1 / (1 - target). A threshold of 14.4
// needs a target above 93.06 %.
func CanFire(goal slo.Percent, rate *big.Rat) bool {
	return times(bad(goal), rate).Cmp(one) < 0
}
