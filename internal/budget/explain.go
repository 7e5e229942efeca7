package budget

import (
	"math/big"

	"slocharter/internal/slo"
)

// Figure is a figure of a result that can be opened to see where it comes from.
type Figure string

// The figures. Each is the key of its formula.
const (
	FigureSLI        Figure = "sli"         // (valid - bad) / valid
	FigureAllowed    Figure = "allowed"     // sum of (1 - target) · valid
	FigureTime       Figure = "time"        // sum of (1 - target) · seconds of the window
	FigureTimeLeft   Figure = "time-left"   // remaining · time
	FigureConsumed   Figure = "consumed"    // bad / allowed; of a span it is the burn rate
	FigureRemaining  Figure = "remaining"   // 1 - consumed
	FigureAhead      Figure = "ahead"       // 1 - bad / (allowed + still to be allowed at the traffic so far)
	FigureCoverage   Figure = "coverage"    // covered seconds / seconds so far
	FigureLargest    Figure = "largest"     // largest loss / allowed
	FigureExhaustion Figure = "exhaustion"  // ahead · seconds of the window / burn rate
	FigureBurn       Figure = "burn"        // bad / valid of a span / (1 - target), which is bad / allowed
	FigureWholeLimit Figure = "whole-limit" // allowed, rounded down to whole events or slices
)

// Figures lists all figures in the order in which they are shown.
var Figures = []Figure{
	FigureSLI, FigureAllowed, FigureWholeLimit, FigureTime, FigureTimeLeft, FigureConsumed, FigureRemaining, FigureAhead,
	FigureBurn, FigureExhaustion, FigureLargest, FigureCoverage,
}

// Convention is a choice that a figure rests on.
type Convention string

// The conventions.
const (
	ByStart           Convention = "by-start"           // a slot or slice counts in the window in which it starts
	ByTargetInForce   Convention = "by-target-in-force" // the target changed within the window
	GapsIgnored       Convention = "gaps-ignored"       // slices without data do not count
	GapsGood          Convention = "gaps-good"          // slices without data, or without valid events, count as good
	GapsBad           Convention = "gaps-bad"           // slices without data count as bad
	GapsHaveNoEvents  Convention = "gaps-have-no-events"
	ExclusionsRemoved Convention = "exclusions-removed"
	ExclusionsGood    Convention = "exclusions-good"
	ExclusionsCut     Convention = "exclusions-cut" // slots that lie only partly in an exclusion count by their middle
	TimeEquivalent    Convention = "time-equivalent"
	RoundedDown       Convention = "rounded-down"
	ConstantTraffic   Convention = "constant-traffic" // the rest of the window has the traffic of the window so far
	EarliestMoment    Convention = "earliest-moment"  // old errors leave a rolling window meanwhile
	TooLittleMeasured Convention = "too-little-measured"
)

// Input is a number that a figure is computed from.
type Input struct {
	Name  string // such as "valid": a key like those of figures
	Value *big.Rat
}

// Explanation is a figure opened up.
type Explanation struct {
	Figure      Figure
	Value       *big.Rat // nil where the figure does not exist
	Inputs      []Input
	Parts       []Part // one for each target within the window
	Window      slo.Interval
	SoFar       slo.Interval
	Conventions []Convention
}

// Explain opens a figure. The burn rate is what Exhausts was asked for; it is needed only for FigureExhaustion, and may
// be nil otherwise. FigureBurn takes the result for the burn rate of its own window.
func (r Result) Explain(f Figure, burn *big.Rat) Explanation {
	return Explanation{
		Figure: f, Value: r.value(f, burn), Inputs: r.inputs(f, burn), Parts: r.Count.Parts,
		Window: r.Window, SoFar: r.SoFar(), Conventions: append(r.conventions(), r.conventionsOf(f)...),
	}
}

func (r Result) value(f Figure, burn *big.Rat) *big.Rat {
	switch f {
	case FigureSLI:
		return r.SLI
	case FigureAllowed:
		return r.Allowed
	case FigureWholeLimit:
		return new(big.Rat).SetInt64(r.AllowedEvents())
	case FigureTime:
		return r.Time
	case FigureTimeLeft:
		return r.TimeLeft()
	case FigureConsumed, FigureBurn:
		return r.Consumed
	case FigureRemaining:
		return r.Remaining
	case FigureAhead:
		return r.Ahead
	case FigureCoverage:
		return r.Coverage
	case FigureLargest:
		return r.LargestShare()
	case FigureExhaustion:
		return r.exhaustion(burn)
	}
	return nil
}

func (r Result) inputs(f Figure, burn *big.Rat) []Input {
	valid, lost, allowed := Input{"valid", r.Valid}, Input{"bad", r.Bad}, Input{"allowed", r.Allowed}
	length := Input{"seconds", seconds(r.Window.Length())}
	switch f {
	case FigureSLI:
		return []Input{valid, lost}
	case FigureAllowed:
		return []Input{valid}
	case FigureWholeLimit:
		return []Input{allowed}
	case FigureTime:
		return []Input{length}
	case FigureTimeLeft:
		return []Input{{"remaining", r.Remaining}, {"time", r.Time}}
	case FigureConsumed, FigureBurn:
		return []Input{lost, allowed}
	case FigureRemaining:
		return []Input{{"consumed", r.Consumed}}
	case FigureAhead:
		return []Input{lost, allowed, {"still", r.still()}}
	case FigureCoverage:
		return []Input{{"covered", seconds(r.Count.Covered)}, {"seconds-so-far", seconds(r.SoFar().Length())}}
	case FigureLargest:
		return []Input{{"largest", r.Count.Largest.Bad}, allowed}
	case FigureExhaustion:
		return []Input{{"ahead", r.Ahead}, length, {"burn", burn}}
	}
	return nil
}

func (r Result) conventions() []Convention {
	all := []Convention{ByStart}
	if len(r.Count.Parts) > 1 {
		all = append(all, ByTargetInForce)
	}
	all = append(all, r.Terms.gaps())
	if r.Count.Excluded > 0 {
		all = append(all, r.Terms.exclusions(r.Window)...)
	}
	if r.Count.Partly > 0 {
		all = append(all, ExclusionsCut)
	}
	if r.State == NotEvaluated {
		all = append(all, TooLittleMeasured)
	}
	return all
}

func (t Terms) gaps() Convention {
	switch {
	case !t.sliced():
		return GapsHaveNoEvents
	case t.Missing == AssumeGood:
		return GapsGood
	case t.Missing == AssumeBad:
		return GapsBad
	}
	return GapsIgnored
}

func (t Terms) exclusions(window slo.Interval) []Convention {
	var removed, good []Convention
	for _, e := range t.concerning(window).Exclusions {
		if e.How == Removed {
			removed = []Convention{ExclusionsRemoved}
		} else {
			good = []Convention{ExclusionsGood}
		}
	}
	return append(removed, good...)
}

func (r Result) conventionsOf(f Figure) []Convention {
	rolling := !r.At.Before(r.Window.End)
	switch {
	case (f == FigureTime || f == FigureTimeLeft) && r.TimeIsEquivalent:
		return []Convention{TimeEquivalent}
	case f == FigureWholeLimit:
		return []Convention{RoundedDown}
	case f == FigureExhaustion && rolling:
		return []Convention{EarliestMoment}
	case (f == FigureExhaustion || f == FigureAhead) && !rolling:
		return []Convention{ConstantTraffic}
	}
	return nil
}
