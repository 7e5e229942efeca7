package budget_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// counted is a count as text: fractions that are equal are then equal.
type counted struct {
	parts                   [][]string
	covered                 time.Duration
	slots, excluded, partly int
	assumed, largest        string
	span                    slo.Interval
}

func readable(c budget.Count) counted {
	all := counted{
		covered: c.Covered, slots: c.Slots, excluded: c.Excluded, partly: c.Partly,
		assumed: text(c.Assumed), largest: text(c.Largest.Bad), span: c.Largest.Span,
	}
	for _, p := range c.Parts {
		all.parts = append(all.parts, []string{string(p.Goal), p.Span.Start.String(), p.Span.End.String(), text(p.Valid), text(p.Bad)})
	}
	return all
}

// drawLongSlots draws enough slots for several blocks, of lengths that change on the way.
func drawLongSlots(t *rapid.T) []budget.Slot {
	var slots []budget.Slot
	start := 0
	for range rapid.IntRange(1, 4).Draw(t, "stretches") {
		length := rapid.SampledFrom([]int{1, 2, 5, 7}).Draw(t, "length")
		gap := rapid.SampledFrom([]int{0, 2, 7}).Draw(t, "gap")
		seed := rapid.IntRange(0, 1000).Draw(t, "seed")
		for i := range rapid.IntRange(0, 400).Draw(t, "slots") {
			valid := int64((i + seed) * 7919 % 23)
			slots = append(slots, minutes(start, length, valid-min(valid, int64((i*seed)%5)), valid))
			start += length
			if gap > 0 && (i+seed)%gap == 0 {
				start += gap
			}
		}
	}
	return slots
}

func TestACounterCountsWhatTermsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.SampledFrom([]func(*rapid.T) []budget.Slot{drawSlots, drawLongSlots}).Draw(t, "short or long")
		s, terms := series(t, draw(t)...), drawTerms(t)
		if rapid.Bool().Draw(t, "far exclusions") {
			from := noon.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "from")) * time.Minute)
			far := slo.Interval{Start: from, End: from.Add(90 * time.Minute)}
			terms.Exclusions = append(terms.Exclusions, budget.Exclusion{Span: far, How: budget.Removed})
		}
		counter, err := budget.NewCounter(terms, s)
		require.NoError(t, err)
		for range 4 {
			window := drawWindow(t)
			window.End = window.End.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "longer")) * time.Minute)
			at := window.Start.Add(time.Duration(rapid.IntRange(-10, 6000).Draw(t, "at")) * time.Minute)
			want, err := terms.Count(s, window, at)
			require.NoError(t, err)
			got, err := counter.Count(window, at)
			require.NoError(t, err)
			require.Equal(t, readable(want), readable(got))
		}
	})
}

func TestACounterRefusesTermsAndSumsAsTermsDo(t *testing.T) {
	_, err := budget.NewCounter(budget.Terms{}, budget.Series{})
	assert.Equal(t, budget.BadTerms{Field: "Method"}, err)
	var slots []budget.Slot
	for i := range 300 {
		slots = append(slots, slot(i, 0, 1<<55))
	}
	s, terms := series(t, slots...), events("99")
	counter, err := budget.NewCounter(terms, s)
	require.NoError(t, err)
	_, want := terms.Count(s, s.Span(), s.Span().End)
	_, err = counter.Count(s.Span(), s.Span().End)
	require.ErrorAs(t, err, &budget.Overflow{})
	assert.Equal(t, want, err, "it names the same slot")
	r, err := counter.Evaluate(hours(100, 300), hour(300))
	require.NoError(t, err, "what lies before does not matter")
	assert.Equal(t, text(count(200<<55)), text(r.Bad))
}

func TestMissingSlicesBeyond64BitsAreAnErrorForACounterToo(t *testing.T) {
	year := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	s := series(t, budget.Slot{Start: year(2000), Length: day, Good: 1, Valid: 1}, budget.Slot{Start: year(2250), Length: day, Good: 1, Valid: 1})
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	window := slo.Interval{Start: year(1800), End: year(2300)}
	_, want := terms.Count(s, window, window.End)
	require.ErrorAs(t, want, &budget.Overflow{})
	_, err := counter(t, terms, s).Count(window, window.End)
	assert.Equal(t, want, err)
}
