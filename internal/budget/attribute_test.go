package budget_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

func portions(list []budget.Portion) map[string]string {
	all := map[string]string{}
	for _, p := range list {
		all[p.Of] = text(p.Bad)
	}
	return all
}

func TestAnIncidentUsesWhatIsLostInTheSlotsWithTheirMiddleInIt(t *testing.T) {
	s := series(t, slot(0, 9, 10), slot(1, 8, 10), slot(2, 7, 10), slot(3, 6, 10), slot(4, 10, 10))
	c := counter(t, events("50"), s)
	r, err := c.Evaluate(hours(0, 5), hour(5))
	require.NoError(t, err)
	half := 30 * time.Minute
	a := c.Attribute(r, []budget.Labelled{
		{ID: "late", Cause: "defect", Span: slo.Interval{Start: hour(2), End: hour(4)}},
		{ID: "early", Cause: "capacity", Span: slo.Interval{Start: hour(1).Add(half), End: hour(3).Add(half)}},
		{ID: "harmless", Cause: "defect", Span: hours(4, 5)},
		{ID: "before", Cause: "defect", Span: hours(-2, 0)},
	})
	assert.Equal(t, map[string]string{"early": "5", "late": "4"}, portions(a.Incidents), "the middle of the fourth slot is no longer in the early one")
	assert.Equal(t, map[string]string{"capacity": "5", "defect": "4"}, portions(a.Causes))
	assert.Equal(t, "early", a.Incidents[0].Of, "the most first")
	assert.Equal(t, "1", text(a.Unexplained()))
	assert.Equal(t, "1/5", text(r.Share(a.Incidents[0].Bad)), "5 of 25")
}

func TestMissingSlicesThatCountAsBadBelongToIncidentsToo(t *testing.T) {
	c := counter(t, sliced(slo.Timeslices, budget.AssumeBad), series(t, minutes(0, 5, 1, 1)))
	r, err := c.Evaluate(hours(0, 1), hour(1))
	require.NoError(t, err)
	span := slo.Interval{Start: noon.Add(8 * time.Minute), End: noon.Add(20 * time.Minute)}
	a := c.Attribute(r, []budget.Labelled{{ID: "x", Cause: "other", Span: span}})
	assert.Equal(t, map[string]string{"x": "2"}, portions(a.Incidents), "the slices from 10 and from 15")
	assert.Equal(t, "9", text(a.Unexplained()))
}

// The reference looks at every slot, or slice of one slot, by itself.
func TestThePartsAreExactlyWhatWasLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots, terms, window := drawSlots(t), drawTerms(t), drawWindow(t)
		c := counter(t, terms, series(t, slots...))
		r, err := c.Evaluate(window, window.End)
		require.NoError(t, err)
		incidents := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) budget.Labelled {
			from := noon.Add(time.Duration(rapid.IntRange(-10, 600).Draw(t, "from")) * time.Minute)
			length := time.Duration(rapid.IntRange(0, 200).Draw(t, "length")) * time.Minute
			id := rapid.StringMatching("[a-z]{6}").Draw(t, "id")
			return budget.Labelled{ID: id, Cause: id[:1], Span: slo.Interval{Start: from, End: from.Add(length)}}
		}), 0, 5).Draw(t, "incidents")
		a := c.Attribute(r, incidents)
		causes := new(big.Rat)
		for _, p := range a.Causes {
			causes.Add(causes, p.Bad)
		}
		assert.Equal(t, text(a.Explained()), text(causes))
		assert.GreaterOrEqual(t, a.Unexplained().Sign(), 0)
		assert.Equal(t, text(r.Bad), text(new(big.Rat).Add(a.Explained(), a.Unexplained())))

		everywhere := budget.Labelled{ID: "all", Span: slo.Interval{Start: window.Start.Add(-day), End: window.End.Add(day)}}
		assert.Zero(t, c.Attribute(r, append(incidents, everywhere)).Unexplained().Sign(), "whatever is lost lies in the one that always was")
		if terms.Method == slo.Occurrences {
			assert.Equal(t, text(lostIn(terms, slots, window, incidents)), text(a.Explained()))
		}
	})
}

func lostIn(terms budget.Terms, slots []budget.Slot, window slo.Interval, incidents []budget.Labelled) *big.Rat {
	lost := new(big.Rat)
	for _, s := range slots {
		middle := s.Start.Add(s.Length / 2)
		removed, good := treated(terms, middle)
		if removed || good || !window.Holds(s.Start) {
			continue
		}
		for _, i := range incidents {
			if i.Span.Holds(middle) {
				lost.Add(lost, count(s.Bad()))
				break
			}
		}
	}
	return lost
}
