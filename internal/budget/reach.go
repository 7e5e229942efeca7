package budget

import (
	"math/big"

	"slocharter/internal/slo"
)

// Need is something that a service cannot do without: a hard dependency.
type Need struct {
	Promise slo.Percent // the availability it promises, up to 100
	Copies  int         // equal and independent ones of which one is enough; below 2 there is one
}

// Availability returns what a need gives as a share: the promise a, or 1 - (1 - a)^n for n equal redundant copies.
func (n Need) Availability() *big.Rat {
	fails := bad(n.Promise)
	all := new(big.Rat).Set(fails)
	for range n.Copies - 1 {
		all.Mul(all, fails)
	}
	return all.Sub(one, all)
}

// Reach compares a target with what the needs allow.
type Reach struct {
	Best    *big.Rat // the product of the needs' availabilities, 0 to 1; 1 without needs
	Gap     *big.Rat // best - target: negative when the target is out of reach
	Weakest int      // index of the need that gives least, the first of equals; -1 without needs
	// Nines lists the indexes of needs that are not one nine better than the target: that may fail more than a tenth of
	// what the target may. It is a rule of thumb for critical dependencies.
	Nines []int
}

// InReach tells whether the target is not above the best.
func (r Reach) InReach() bool { return r.Gap.Sign() >= 0 }

// Compare compares a target with what hard dependencies, all of them needed at once, allow at best if they fail
// independently of each other and keep exactly what they promise.
//
// Source: Treynor, Dahlin, Rau, Beyer, "The Calculus of Service Availability", ACM Queue 15 (2017), for the product and the extra nine.
func Compare(goal slo.Percent, needs []Need) Reach {
	r := Reach{Best: new(big.Rat).Set(one), Weakest: -1}
	least := new(big.Rat)
	tenth := times(bad(goal), big.NewRat(1, 10))
	for i, n := range needs {
		gives := n.Availability()
		r.Best.Mul(r.Best, gives)
		if r.Weakest < 0 || gives.Cmp(least) < 0 {
			r.Weakest, least = i, gives
		}
		if new(big.Rat).Sub(one, gives).Cmp(tenth) > 0 {
			r.Nines = append(r.Nines, i)
		}
	}
	r.Gap = new(big.Rat).Sub(r.Best, goal.Share())
	return r
}
