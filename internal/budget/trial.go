package budget

import (
	"math/big"
	"slices"
	"strings"

	"slocharter/internal/slo"
)

// Trial is how all complete windows of a history would have been judged.
type Trial struct {
	Results      []Result // in the order of time
	Met          int      // evaluated, and not overspent
	Missed       int      // overspent
	NotEvaluated int      // too little was measured, or nothing
	Worst        int      // index of the result with the least remaining, the earliest of equals; -1 if none was evaluated
}

// Try judges every complete window within a time: for a rolling window one that ends with each day of the calendar's
// zone, once a whole one fits; by the calendar each whole one. The error is an Overflow or a slo.BadWindow.
func Try(c *Counter, w slo.Window, calendar slo.Calendar, over slo.Interval) (Trial, error) {
	windows, err := complete(w, calendar, over)
	if err != nil {
		return Trial{}, err
	}
	t := Trial{Worst: -1, Results: make([]Result, 0, len(windows))}
	for _, window := range windows {
		r, err := c.Evaluate(window, window.End)
		if err != nil {
			return Trial{}, err
		}
		t.add(r)
	}
	return t, nil
}

func complete(w slo.Window, calendar slo.Calendar, over slo.Interval) ([]slo.Interval, error) {
	var windows []slo.Interval
	for _, end := range dayEnds(calendar, over) {
		window, err := windowOf(w, calendar, end)
		if err != nil {
			return nil, err
		}
		if window.End.Equal(end) && !window.Start.Before(over.Start) {
			windows = append(windows, window)
		}
	}
	return windows, nil
}

// evaluated tells whether enough was measured to judge.
func (r Result) evaluated() bool { return r.State == Healthy || r.State == UsedUp }

func (t *Trial) add(r Result) {
	t.Results = append(t.Results, r)
	switch {
	case !r.evaluated():
		t.NotEvaluated++
		return
	case r.Remaining.Sign() < 0:
		t.Missed++
	default:
		t.Met++
	}
	if t.Worst < 0 || r.Remaining.Cmp(t.Results[t.Worst].Remaining) < 0 {
		t.Worst = len(t.Results) - 1
	}
}

// Suggest returns the tightest target that at least a share of the evaluated windows would have met, above 0 and below
// 100: what may be bad is rounded up to two digits (99.934, 99.93, 97.3). A window without anything bad counts as if it
// had had one bad event (or slice), because no target allows less. False when there is none: nothing was evaluated, or
// everything was bad.
func (t Trial) Suggest(share slo.Percent) (slo.Percent, bool) {
	var bad []*big.Rat
	for _, r := range t.Results {
		if r.evaluated() {
			bad = append(bad, r.leastBad())
		}
	}
	if len(bad) == 0 {
		return "", false
	}
	slices.SortFunc(bad, (*big.Rat).Cmp)
	return tightest(bad[needed(share, len(bad))-1])
}

// leastBad returns the share of bad events, with at least one bad one.
func (r Result) leastBad() *big.Rat {
	if r.Bad.Sign() == 0 {
		return quo(one, r.Valid)
	}
	return rest(r.SLI)
}

// needed returns how many of n windows a share of them is, rounded up; at least one and at most all.
func needed(share slo.Percent, n int) int {
	part := new(big.Rat).Mul(share.Share(), new(big.Rat).SetInt64(int64(n)))
	return min(max(ceil(part), 1), n)
}

func ceil(r *big.Rat) int {
	up := new(big.Int).Add(r.Num(), r.Denom())
	up.Sub(up, big.NewInt(1))
	return int(up.Quo(up, r.Denom()).Int64())
}

// mostDecimals is how many decimals a suggested target has at most.
const mostDecimals = 15

// tightest returns the target that allows a share of bad events, rounded up to two digits; false for one that is 0.
func tightest(bad *big.Rat) (slo.Percent, bool) {
	percent := new(big.Rat).Mul(bad, big.NewRat(100, 1))
	decimals := min(max(0, 2-whole(percent)), mostDecimals)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	allowed := new(big.Rat).SetInt(unit)
	allowed.SetFrac64(int64(ceil(allowed.Mul(allowed, percent))), 1)
	allowed.Quo(allowed, new(big.Rat).SetInt(unit))
	goal := new(big.Rat).Sub(big.NewRat(100, 1), allowed)
	if goal.Sign() <= 0 {
		return "", false
	}
	text := goal.FloatString(decimals)
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return slo.Percent(text), true
}
