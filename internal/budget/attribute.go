package budget

import (
	"math/big"
	"slices"
	"time"

	"slocharter/internal/slo"
)

// Labelled is a time that may explain what used a budget: an incident.
type Labelled struct {
	ID    string
	Cause string
	Span  slo.Interval
}

// Portion is what one incident, or all incidents of one cause, used.
type Portion struct {
	Of  string   // ID or Cause
	Bad *big.Rat // events or slices, above 0; Result.Share tells which share of the budget they are
}

// Attribution says what used a budget, the most first. The incidents together are the causes together.
type Attribution struct {
	Incidents []Portion
	Causes    []Portion
	total     *big.Rat
}

// Explained returns how many bad events or slices lie in incidents.
func (a Attribution) Explained() *big.Rat {
	all := new(big.Rat)
	for _, p := range a.Incidents {
		all = sum(all, p.Bad)
	}
	return all
}

// Unexplained returns how many bad events or slices lie in no incident: all others, exactly.
func (a Attribution) Unexplained() *big.Rat {
	return new(big.Rat).Sub(a.total, a.Explained())
}

// Attribute says which incidents used the budget of a result of this counter. What a slot (or slice) lost belongs to the
// incident in which its middle lies; to the one that began first, where it lies in several.
func (c *Counter) Attribute(r Result, incidents []Labelled) Attribution {
	incidents = slices.DeleteFunc(slices.Clone(incidents), func(l Labelled) bool { return !l.Span.End.After(r.Window.Start) })
	slices.SortStableFunc(incidents, func(a, b Labelled) int { return a.Span.Start.Compare(b.Span.Start) })
	sums := make([]tally, len(incidents))
	tell := func(l loss) {
		middle := l.span.Start.Add(l.span.Length() / 2)
		i := slices.IndexFunc(incidents, func(l Labelled) bool { return l.Span.Holds(middle) })
		if i >= 0 {
			sums[i].spread(l)
		}
	}
	for _, part := range r.Count.Parts {
		c.tellOf(part.Span, r.At, incidents, tell)
	}
	a := Attribution{total: r.Bad}
	for i, l := range incidents {
		a.add(l, sums[i].badPer(c.terms.size()))
	}
	largest := func(a, b Portion) int { return b.Bad.Cmp(a.Bad) }
	slices.SortStableFunc(a.Incidents, largest)
	slices.SortStableFunc(a.Causes, largest)
	return a
}

func (a *Attribution) add(l Labelled, bad *big.Rat) {
	if bad.Sign() == 0 {
		return
	}
	a.Incidents = append(a.Incidents, Portion{l.ID, bad})
	i := slices.IndexFunc(a.Causes, func(p Portion) bool { return p.Of == l.Cause })
	if i < 0 {
		a.Causes = append(a.Causes, Portion{l.Cause, bad})
		return
	}
	a.Causes[i].Bad = sum(a.Causes[i].Bad, bad)
}

// tellOf tells of the losses in a part whose middles may lie in incidents, each once.
func (c *Counter) tellOf(part slo.Interval, at time.Time, incidents []Labelled, tell func(loss)) {
	told := part.Start
	for _, l := range incidents {
		near := part.Meet(slo.Interval{Start: later(told, c.before(l.Span.Start)), End: l.Span.End})
		if near.Length() == 0 {
			continue
		}
		w, in := c.walk(near, at)
		w.tell = tell
		if w.walk(in, nil) != nil {
			return // the sum exceeds 64 bits, so there is no result either
		}
		told = near.End
	}
}

// before returns a moment from which on all slots and slices start whose middles are not before t.
func (c *Counter) before(t time.Time) time.Time {
	start := t.Add(-c.grid.slice)
	if i := c.series.since(t); i > 0 {
		start = earlier(start, c.series.slots[i-1].Start.Add(-c.grid.slice))
	}
	return start
}
