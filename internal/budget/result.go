package budget

import (
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// State is how a window stands.
type State string

// The states of a window.
const (
	NoData       State = "no-data"       // no valid events: nothing to divide by
	NotEvaluated State = "not-evaluated" // too little of the window was measured to judge it; never healthy
	Healthy      State = "healthy"       // budget is left
	UsedUp       State = "used-up"       // nothing is left, or less
)

// Result is the error budget of a window. Ratios are exact fractions; SLI, Consumed, Remaining and Ahead are nil where
// there are no valid events. The unit of counts is an event, or a slice for the methods with timeslices.
type Result struct {
	Terms  Terms
	Window slo.Interval
	At     time.Time // up to which was counted
	Count  Count

	Valid   *big.Rat
	Bad     *big.Rat
	SLI     *big.Rat // (valid - bad) / valid
	Allowed *big.Rat // sum over the parts of (1 - target) · valid
	Time    *big.Rat // seconds: sum over the parts of (1 - target) · length, of the whole window
	// TimeIsEquivalent says that the budget is one of events, so that its time is only what it would be at constant traffic.
	TimeIsEquivalent bool

	Consumed  *big.Rat // bad / allowed, 0 or more
	Remaining *big.Rat // 1 - consumed: negative when overspent
	Ahead     *big.Rat // of the budget of the whole window, what remains if traffic goes on as it did so far
	Coverage  *big.Rat // of the window so far, 0 to 1
	State     State
}

// Evaluate counts a window up to a moment and judges it. The error is a BadTerms or an Overflow.
//
// Source of the formulas: Google, The Site Reliability Workbook, chapters 2 (implementing SLOs) and 5 (alerting on SLOs).
func (t Terms) Evaluate(series Series, window slo.Interval, at time.Time) (Result, error) {
	count, err := t.Count(series, window, at)
	if err != nil {
		return Result{}, err
	}
	return t.Judge(count, window, at), nil
}

// Judge computes the budget from what was counted in a window up to a moment.
func (t Terms) Judge(count Count, window slo.Interval, at time.Time) Result {
	r := Result{
		Terms: t, Window: window, At: at, Count: count, TimeIsEquivalent: !t.sliced(),
		Valid: new(big.Rat), Bad: new(big.Rat), Allowed: new(big.Rat), Time: new(big.Rat),
	}
	for _, p := range count.Parts {
		allows := bad(p.Goal)
		r.Valid, r.Bad = sum(r.Valid, p.Valid), sum(r.Bad, p.Bad)
		r.Allowed = sum(r.Allowed, times(allows, p.Valid))
		r.Time = sum(r.Time, times(allows, seconds(p.Span.Length())))
	}
	r.Coverage = new(big.Rat)
	if elapsed := r.SoFar().Length(); elapsed > 0 {
		r.Coverage.SetFrac64(int64(count.Covered), int64(elapsed))
	}
	if r.Valid.Sign() > 0 {
		r.divide()
	}
	r.State = r.state()
	return r
}

// divide computes what there is only where there are valid events.
func (r *Result) divide() {
	r.SLI = rest(quo(r.Bad, r.Valid))
	r.Consumed = quo(r.Bad, r.Allowed)
	r.Remaining = rest(r.Consumed)
	r.Ahead = r.Remaining
	if !r.At.Before(r.Window.End) {
		return
	}
	whole := new(big.Rat).Add(r.Allowed, r.still())
	r.Ahead = rest(quo(r.Bad, whole))
}

// still returns what the rest of the window will allow if its traffic is that of the window so far.
func (r *Result) still() *big.Rat {
	still := new(big.Rat)
	elapsed := r.SoFar().Length()
	if elapsed == 0 {
		return still
	}
	traffic := new(big.Rat).Quo(r.Valid, seconds(elapsed))
	for _, p := range r.Count.Parts {
		rest := p.Span.Meet(slo.Interval{Start: r.At, End: r.Window.End})
		allows := new(big.Rat).Mul(bad(p.Goal), seconds(rest.Length()))
		still.Add(still, allows.Mul(allows, traffic))
	}
	return still
}

func (r *Result) state() State {
	switch {
	case r.Valid.Sign() == 0 || r.Count.Covered == 0:
		return NoData
	case r.Coverage.Cmp(r.Terms.enough()) < 0:
		return NotEvaluated
	case r.Remaining.Sign() <= 0:
		return UsedUp
	}
	return Healthy
}

// SoFar returns the part of the window that is over.
func (r Result) SoFar() slo.Interval {
	return r.Window.Meet(slo.Interval{Start: r.Window.Start, End: r.At})
}

// AllowedEvents returns the budget in whole events or slices, rounded down.
func (r Result) AllowedEvents() int64 { return floor(r.Allowed) }

// Share returns which share of the budget some bad events (or slices) are; nil where there is no budget.
// It is what one incident or one cause has used.
func (r Result) Share(bad *big.Rat) *big.Rat {
	if r.Allowed.Sign() == 0 {
		return nil
	}
	return quo(bad, r.Allowed)
}

// LargestShare returns which share of the budget the largest single loss has used; nil where there is no budget, or
// where only sums were counted.
func (r Result) LargestShare() *big.Rat {
	if r.Count.Largest.Bad == nil {
		return nil
	}
	return r.Share(r.Count.Largest.Bad)
}

// TimeLeft returns the seconds of the time budget that remain: remaining · time, negative when overspent. It is nil
// without valid events.
func (r Result) TimeLeft() *big.Rat { return times(r.Remaining, r.Time) }

// Burn returns the burn rate over the time just before a moment: how many times faster than exactly used up at the end of a window
// the budget was used, which is the share of its own budget that the span used. It is nil for a span without valid
// events. The error is a BadTerms or an Overflow.
func (t Terms) Burn(series Series, span time.Duration, at time.Time) (*big.Rat, error) {
	r, err := t.Evaluate(series, slo.Interval{Start: at.Add(-span), End: at}, at)
	return r.Consumed, err
}

// Exhaustion returns after how many seconds a budget is used up: remaining · window length / burn rate. It is negative for
// one that is overspent: so long ago it was used up, had it always burned like this. It is nil when it never is used up:
// the burn rate is 0 or not known.
func Exhaustion(remaining, burn *big.Rat, window time.Duration) *big.Rat {
	if remaining == nil || burn == nil || burn.Sign() <= 0 {
		return nil
	}
	left := times(remaining, seconds(window))
	return left.Quo(left, burn)
}

// Exhausts returns when the budget is used up at a burn rate, to the second, rounded down; false when it never is, or
// not within a hundred years. For an overspent one that is a moment of the past. For calendar windows it is exact at constant traffic: it reckons with the budget of the
// whole window, and a moment after its end means that this window keeps its target. For rolling windows it is the
// earliest moment: old errors leave the window meanwhile.
func (r Result) Exhausts(burn *big.Rat) (time.Time, bool) {
	left := r.exhaustion(burn)
	if left == nil || new(big.Rat).Abs(left).Cmp(seconds(century)) > 0 {
		return time.Time{}, false
	}
	return r.At.Add(time.Duration(floor(left)) * time.Second), true
}

// exhaustion returns the seconds until the budget of the whole window is used up.
func (r Result) exhaustion(burn *big.Rat) *big.Rat {
	return Exhaustion(r.Ahead, burn, r.Window.Length())
}

const century = 100 * 365 * 24 * time.Hour

func seconds(d time.Duration) *big.Rat { return big.NewRat(int64(d), int64(time.Second)) }

func times(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Mul(a, b)
}
