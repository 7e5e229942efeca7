package budget

import (
	"math/big"
	"slices"
	"time"

	"slocharter/internal/slo"
)

// Missing says how slices without data count. Occurrences know no events for them, so that the choice changes nothing
// there. A slice that was measured but had no valid events is never bad: it counts as good or not at all.
type Missing string

// The choices for slices without data.
const (
	Ignore     Missing = "ignore"
	AssumeGood Missing = "good"
	AssumeBad  Missing = "bad"
)

// Choices lists the choices for slices without data in the order in which they are offered.
var Choices = []Missing{Ignore, AssumeGood, AssumeBad}

// Treatment says how what lies in an exclusion counts.
type Treatment string

// The treatments. Where exclusions overlap, Removed is the stronger.
const (
	Removed       Treatment = "removed" // neither good nor bad nor valid
	CountedAsGood Treatment = "good"    // every valid event is good
)

// Treatments lists the treatments in the order in which they are offered.
var Treatments = []Treatment{Removed, CountedAsGood}

// Exclusion is a stretch of time that counts differently: maintenance, a load test, miscounting. A slot is excluded
// when its middle lies in the span; the others count in full.
type Exclusion struct {
	Span slo.Interval
	How  Treatment
}

// Goal is a target in force since a moment.
type Goal struct {
	From time.Time
	Goal slo.Percent // above 0 and below 100
}

// Terms are what an SLO agreed on: how good and bad are counted, and what is aimed for.
type Terms struct {
	Method      slo.Method
	Slice       time.Duration // of both methods with timeslices; slots at least as long are slices themselves
	SliceTarget slo.Percent   // of timeslices: how much of a slice must be good, up to 100
	Goals       []Goal        // in order; before the second one the first is in force, whatever its From
	Missing     Missing       // empty is Ignore
	Exclusions  []Exclusion
	Enough      slo.Percent // of the window's time so far that must be covered by slots; empty is DefaultEnough
}

// DefaultEnough is how much of a window must have been measured before it is judged, in per cent of its time so far.
const DefaultEnough slo.Percent = "50"

// BadTerms is the error for terms that nothing can be judged by.
type BadTerms struct{ Field string } // the name of the field of Terms

func (e BadTerms) Error() string { return "judge by terms: the field cannot be used: " + e.Field }

// Check returns nil or a BadTerms.
func (t Terms) Check() error {
	switch {
	case !slices.Contains(slo.Methods, t.Method):
		return BadTerms{"Method"}
	case t.sliced() && t.Slice <= 0:
		return BadTerms{"Slice"}
	case t.Method == slo.Timeslices && (t.SliceTarget.Share().Sign() <= 0 || t.SliceTarget.Share().Cmp(one) > 0):
		return BadTerms{"SliceTarget"}
	case t.Missing != "" && !slices.Contains(Choices, t.Missing):
		return BadTerms{"Missing"}
	case t.enough().Cmp(one) > 0:
		return BadTerms{"Enough"}
	}
	return t.checkGoals()
}

// sliced tells whether slices are counted, as opposed to events.
func (t Terms) sliced() bool { return t.Method != slo.Occurrences }

func (t Terms) checkGoals() error {
	later := func(a, b Goal) int { return a.From.Compare(b.From) }
	if len(t.Goals) == 0 || !slices.IsSortedFunc(t.Goals, later) {
		return BadTerms{"Goals"}
	}
	for _, g := range t.Goals {
		if share := g.Goal.Share(); share.Sign() <= 0 || share.Cmp(one) >= 0 {
			return BadTerms{"Goals"}
		}
	}
	return nil
}

// WithoutExclusions returns the same terms for the result as if nothing had been excluded.
func (t Terms) WithoutExclusions() Terms {
	t.Exclusions = nil
	return t
}

// WithGoal returns the same terms with one target for all time: for a look at what would have been.
func (t Terms) WithGoal(goal slo.Percent) Terms {
	t.Goals = []Goal{{Goal: goal}}
	return t
}

var (
	one           = big.NewRat(1, 1)
	defaultEnough = DefaultEnough.Share()
)

func (t Terms) enough() *big.Rat {
	if t.Enough == "" {
		return defaultEnough
	}
	return t.Enough.Share()
}

// parts cuts a window where the target changes.
func (t Terms) parts(window slo.Interval) []Part {
	var parts []Part
	for i, g := range t.Goals {
		span := window
		if i > 0 {
			span = span.Meet(slo.Interval{Start: g.From, End: window.End})
		}
		if i+1 < len(t.Goals) {
			span = span.Meet(slo.Interval{Start: window.Start, End: t.Goals[i+1].From})
		}
		if span.Length() > 0 {
			parts = append(parts, Part{Goal: g.Goal, Span: span, Valid: new(big.Rat), Bad: new(big.Rat)})
		}
	}
	return parts
}

// concerning returns the terms with only those exclusions that meet the interval.
func (t Terms) concerning(i slo.Interval) Terms {
	if len(t.Exclusions) == 0 {
		return t
	}
	t.Exclusions = slices.DeleteFunc(slices.Clone(t.Exclusions), func(e Exclusion) bool {
		return e.Span.Meet(i).Length() == 0
	})
	return t
}

// treatment returns how a moment is treated, or nothing when it is not excluded.
func (t Terms) treatment(at time.Time) Treatment {
	var how Treatment
	for _, e := range t.Exclusions {
		if e.Span.Holds(at) && how != Removed {
			how = e.How
		}
	}
	return how
}

// cuts tells whether an exclusion begins or ends inside a slot.
func (t Terms) cuts(s Slot) bool {
	inside := func(at time.Time) bool { return at.After(s.Start) && at.Before(s.End()) }
	return slices.ContainsFunc(t.Exclusions, func(e Exclusion) bool { return inside(e.Span.Start) || inside(e.Span.End) })
}
