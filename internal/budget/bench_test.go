package budget_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// noisy is a series whose slots all have failures and hardly ever the same number of events.
func noisy(b *testing.B, n int, length time.Duration) budget.Series {
	slots := make([]budget.Slot, n)
	for i := range slots {
		valid := int64(100_000 + i*7919%99_991)
		slots[i] = budget.Slot{Start: noon.Add(time.Duration(i) * length), Length: length, Good: valid - int64(i%50) - 1, Valid: valid}
	}
	return series(b, slots...)
}

func termsOf(method slo.Method, slice time.Duration) budget.Terms {
	return budget.Terms{Method: method, Slice: slice, SliceTarget: "99.9", Goals: []budget.Goal{{Goal: "99.9"}}}
}

func benchmark(b *testing.B, method slo.Method, n int, length time.Duration) {
	terms, s := termsOf(method, length), noisy(b, n, length)
	for b.Loop() {
		evaluate(b, terms, s, s.Span())
	}
}

func BenchmarkEventsOfAYearOfDays(b *testing.B) { benchmark(b, slo.Occurrences, 365, day) }
func BenchmarkSlicesOfFourWeeks(b *testing.B)   { benchmark(b, slo.Timeslices, 8064, 5*time.Minute) }
func BenchmarkRatiosOfFourWeeks(b *testing.B)   { benchmark(b, slo.RatioTimeslices, 8064, 5*time.Minute) }
func BenchmarkRatiosOfFourWeeksByHour(b *testing.B) {
	benchmark(b, slo.RatioTimeslices, 672, time.Hour)
}

// screen computes what the screen of one SLO shows after an edit: its figures, four burn rates and the burn-down.
func screen(b *testing.B, method slo.Method, n int, length time.Duration) {
	terms, s := termsOf(method, length), noisy(b, n, length)
	at := s.Span().End
	window := slo.Interval{Start: at.Add(-28 * day), End: at}
	for b.Loop() {
		c, err := budget.NewCounter(terms, s)
		require.NoError(b, err)
		_, err = c.Evaluate(window, at)
		require.NoError(b, err)
		for _, span := range []time.Duration{time.Hour, 6 * time.Hour, day, 3 * day} {
			_, err = c.Burn(span, at)
			require.NoError(b, err)
		}
		_, err = c.BurnDown(window, at, 100)
		require.NoError(b, err)
	}
}

func BenchmarkScreen(b *testing.B)         { screen(b, slo.Occurrences, 365*24, time.Hour) }
func BenchmarkScreenOfSlices(b *testing.B) { screen(b, slo.Timeslices, 365*24, time.Hour) }
func BenchmarkScreenOfRatios(b *testing.B) { screen(b, slo.RatioTimeslices, 365*24, time.Hour) }
func BenchmarkScreenOfShortRatios(b *testing.B) {
	screen(b, slo.RatioTimeslices, 365*288, 5*time.Minute)
}

// trend evaluates the window of four weeks at the end of each day of a year.
func trend(b *testing.B, method slo.Method, length time.Duration) {
	terms, s := termsOf(method, length), noisy(b, int(393*day/length), length)
	over := slo.Interval{Start: s.Span().Start.Add(28 * day), End: s.Span().End}
	for b.Loop() {
		c, err := budget.NewCounter(terms, s)
		require.NoError(b, err)
		results, err := c.Trend("28d", slo.NewCalendar(time.UTC), over, 1)
		require.NoError(b, err)
		require.Len(b, results, 365)
	}
}

func BenchmarkTrend(b *testing.B)              { trend(b, slo.Occurrences, time.Hour) }
func BenchmarkTrendOfShortSlices(b *testing.B) { trend(b, slo.Timeslices, 5*time.Minute) }
func BenchmarkTrendOfShortRatios(b *testing.B) { trend(b, slo.RatioTimeslices, 5*time.Minute) }
