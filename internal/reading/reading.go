// Package reading says how SLOs stand, from what people wrote down and what was measured: budgets, burn rates, verdicts,
// findings. Every screen, sheet and command gets its figures here, so that they are the same everywhere. It knows nothing
// of how they are shown.
package reading

import (
	"context"
	"math/big"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/store"
)

// Source is where measurements are kept.
type Source interface {
	// Slots returns the measurements of an SLO in the order of time, all of them for a zero interval.
	Slots(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error)
	// Sums adds up the measurements of many SLOs over their windows, in the order in which they are asked for.
	Sums(ctx context.Context, windows []store.Window) ([]store.Sum, error)
	// DailySums adds up the same by days in UTC.
	DailySums(ctx context.Context, windows []store.Window) ([][]store.Sum, error)
	// Extents says what there is of each SLO, by their IDs; those without measurements are left out.
	Extents(ctx context.Context) (map[string]store.Extent, error)
	// Generation moves with every change of measurements.
	Generation() int64
}

// Spans are the times over which burn rates are given, beside the SLO's own window.
var Spans = []slo.Window{"1h", "6h", "1d", "3d", "7d"}

// Burn is a burn rate.
type Burn struct {
	Span slo.Window
	Rate *big.Rat  // nil where there are no valid events in the span
	Ends time.Time // when the budget is used up at this rate; zero when it never is
}

// Reading is how an SLO stands against one of its targets at a moment.
type Reading struct {
	SLO    slo.SLO
	Target slo.Target // in force at the moment
	Result budget.Result
	Burns  []Burn // over the Spans that are shorter than the window, then over the window
}

// Missed tells whether the budget is overspent: less than nothing remains.
func (r Reading) Missed() bool {
	return r.Evaluated() && r.Result.Remaining.Sign() < 0
}

// Evaluated tells whether enough was measured to judge.
func (r Reading) Evaluated() bool {
	return r.Result.State == budget.Healthy || r.Result.State == budget.UsedUp
}

// WindowBurn returns the burn rate over the whole window.
func (r Reading) WindowBurn() Burn {
	if len(r.Burns) == 0 {
		return Burn{}
	}
	return r.Burns[len(r.Burns)-1]
}

// NoTarget is the error for an SLO without a target: there is nothing to compare with.
type NoTarget struct{ SLO string }

func (e NoTarget) Error() string { return e.SLO + " has no target" }

// Sentence returns what people are told.
func (e NoTarget) Sentence() (string, []any) { return "error.no-target", []any{"SLO", e.SLO} }
