package budget_test

import (
	"testing"
	"time"

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

func benchmark(b *testing.B, method slo.Method, n int, length time.Duration) {
	terms := budget.Terms{Method: method, Slice: length, SliceTarget: "99.9", Goals: []budget.Goal{{Goal: "99.9"}}}
	s := noisy(b, n, length)
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
