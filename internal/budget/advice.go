package budget

import (
	"math/big"
	"time"

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

// OutageShare returns which share of the time budget of a window a complete outage uses: above 1 the target promises that none
// ever happens. It is nil for a window without a length.
func OutageShare(goal slo.Percent, window, outage time.Duration) *big.Rat {
	if window <= 0 {
		return nil
	}
	return quo(seconds(outage), times(bad(goal), seconds(window)))
}

// Unmeasured returns how much of an interval had passed before the first slot; all of it for an empty series. It is
// above 0 for measurements that are younger than their window.
func (s Series) Unmeasured(i slo.Interval) time.Duration {
	if len(s.slots) > 0 {
		i.End = earlier(i.End, s.slots[0].Start)
	}
	return i.Length()
}

// Risk is something that may go wrong, with estimates for a target that nobody has measured yet.
//
// Source: Google's customer reliability engineers, "Know thy enemy: how to prioritize and communicate risks" (CRE life
// lessons, 2018), for the formula and for the quarter of the budget that one risk may use. A year has 365.25 days.
type Risk struct {
	Detect  time.Duration // until it is noticed
	Repair  time.Duration // from then until it is over
	Share   slo.Percent   // of the users that it hits
	PerYear *big.Rat      // how often it happens: 1/2 is every other year
}

const year = 36525 * 24 * time.Hour / 100

// BadMinutes returns how many bad minutes a year the risk costs: (detect + repair) · share · times a year.
func (r Risk) BadMinutes() *big.Rat {
	long := new(big.Rat).Add(seconds(r.Detect), seconds(r.Repair))
	long.Mul(long, r.Share.Share())
	return long.Quo(long.Mul(long, r.PerYear), big.NewRat(60, 1))
}

// OfBudget returns which share of the bad minutes that a target allows in a year the risk costs.
func (r Risk) OfBudget(goal slo.Percent) *big.Rat {
	allowed := times(bad(goal), seconds(year))
	return quo(times(r.BadMinutes(), big.NewRat(60, 1)), allowed)
}

// TooBig tells whether the risk alone costs more than a quarter of the budget.
func (r Risk) TooBig(goal slo.Percent) bool { return r.OfBudget(goal).Cmp(big.NewRat(1, 4)) > 0 }
