package budget_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// midnight is the beginning of the days of bads.
var midnight = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// bads is a day's slot of 1000 events for each number of bad ones; none is measured for a negative one.
func bads(t require.TestingT, bad ...int64) budget.Series {
	var slots []budget.Slot
	for i, b := range bad {
		if b >= 0 {
			slots = append(slots, budget.Slot{Start: midnight.AddDate(0, 0, i), Length: day, Good: 1000 - b, Valid: 1000})
		}
	}
	return series(t, slots...)
}

func days(from, to int) slo.Interval {
	return slo.Interval{Start: midnight.AddDate(0, 0, from), End: midnight.AddDate(0, 0, to)}
}

func TestATrialJudgesARollingWindowForEachDayOnceOneFits(t *testing.T) {
	c := counter(t, events("99"), bads(t, 0, 10, 30, 0, -1, -1, -1, 20))
	trial, err := budget.Try(c, "2d", slo.NewCalendar(time.UTC), days(0, 8))
	require.NoError(t, err)
	var all []string
	for _, r := range trial.Results {
		all = append(all, fmt.Sprintf("%d: %s", r.At.Day()-1, text(r.Remaining)))
	}
	assert.Equal(t, []string{"2: 1/2", "3: -1", "4: -1/2", "5: 1", "6: -", "7: -", "8: -1"}, all)
	assert.Equal(t, 2, trial.Met)
	assert.Equal(t, 3, trial.Missed)
	assert.Equal(t, 2, trial.NotEvaluated)
	assert.Equal(t, 1, trial.Worst, "the earliest of equals")
}

func TestABudgetThatIsJustUsedUpIsMet(t *testing.T) {
	trial, err := budget.Try(counter(t, events("99"), bads(t, 10)), "1d", slo.NewCalendar(time.UTC), days(0, 1))
	require.NoError(t, err)
	assert.Equal(t, budget.UsedUp, trial.Results[0].State)
	assert.Equal(t, 1, trial.Met)
}

func TestATrialJudgesWholeWindowsOfTheCalendar(t *testing.T) {
	var all []int64
	for range 120 {
		all = append(all, 1)
	}
	c := counter(t, events("99.8"), bads(t, all...))
	for name, want := range map[string]struct {
		over  slo.Interval
		valid []string
	}{
		"January to April":               {days(0, 120), []string{"31000", "28000", "31000", "30000"}},
		"from the second day on":         {days(1, 120), []string{"28000", "31000", "30000"}},
		"until the last day but one":     {days(0, 119), []string{"31000", "28000", "31000"}},
		"less than a month has no whole": {days(1, 31), nil},
	} {
		trial, err := budget.Try(c, slo.CalendarMonth, slo.NewCalendar(time.UTC), want.over)
		require.NoError(t, err, name)
		var valid []string
		for _, r := range trial.Results {
			valid = append(valid, text(r.Valid))
		}
		assert.Equal(t, want.valid, valid, name)
		assert.Equal(t, len(want.valid), trial.Met, name)
	}
}

func TestATrialOfNothing(t *testing.T) {
	trial, err := budget.Try(counter(t, events("99"), budget.Series{}), "28d", slo.NewCalendar(time.UTC), slo.Interval{})
	require.NoError(t, err)
	assert.Equal(t, budget.Trial{Worst: -1, Results: []budget.Result{}}, trial)
	_, ok := trial.Suggest("90")
	assert.False(t, ok)
	_, err = budget.Try(counter(t, events("99"), bads(t, 1)), "never", slo.NewCalendar(time.UTC), days(0, 1))
	assert.Equal(t, slo.BadWindow{Text: "never"}, err)
}

func TestATargetIsSuggestedThatWouldHaveBeenMet(t *testing.T) {
	for name, c := range map[string]struct {
		bad   []int64
		share slo.Percent
		want  slo.Percent
	}{
		"what may be bad is rounded up to two digits": {[]int64{123}, "100", "87"},
		"a round one stays":                           {[]int64{20}, "100", "98"},
		"decimals are those that are needed":          {[]int64{27}, "100", "97.3"},
		"all windows":                                 {[]int64{1, 2, 3, 400}, "100", "60"},
		"three of four":                               {[]int64{1, 2, 3, 400}, "75", "99.7"},
		"a share of a window is a whole one":          {[]int64{1, 2, 3, 400}, "50.1", "99.7"},
		"at least one window":                         {[]int64{5, 2, 3, 4}, "0.1", "99.8"},
		"nothing bad allows one bad event":            {[]int64{0, 0}, "100", "99.9"},
		"what was not measured does not count":        {[]int64{2, -1, -1, 4}, "50", "99.8"},
		"everything was bad":                          {[]int64{1000, 1000}, "100", ""},
		"no target is left of 99.9 % bad, rounded up": {[]int64{999}, "100", ""},
		"two digits of what may be bad":               {[]int64{985}, "100", "1"},
	} {
		trial, err := budget.Try(counter(t, events("99"), bads(t, c.bad...)), "1d", slo.NewCalendar(time.UTC), days(0, len(c.bad)))
		require.NoError(t, err, name)
		goal, ok := trial.Suggest(c.share)
		assert.Equal(t, c.want != "", ok, name)
		assert.Equal(t, c.want, goal, name)
	}
}

func TestASuggestionHasTheDigitsBehindTheNines(t *testing.T) {
	for want, valid := range map[slo.Percent]int64{
		"50": 2, "99.934": 1530, "99.9997": 333_334, "99.999999999999999": 1 << 62,
	} {
		s := series(t, budget.Slot{Start: midnight, Length: day, Good: valid, Valid: valid})
		trial, err := budget.Try(counter(t, events("99"), s), "1d", slo.NewCalendar(time.UTC), days(0, 1))
		require.NoError(t, err)
		goal, ok := trial.Suggest("100")
		require.True(t, ok)
		assert.Equal(t, want, goal)
	}
}

func TestASuggestionIsMetByAsManyWindowsAsWereAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, terms := series(t, drawLongSlots(t)...), drawTerms(t)
		if s.Len() == 0 {
			return
		}
		share := goals.Draw(t, "share")
		over := slo.Interval{Start: noon.Add(-12 * time.Hour), End: s.Span().End.Add(day)}
		trial, err := budget.Try(counter(t, terms, s), "12h", slo.NewCalendar(time.UTC), over)
		require.NoError(t, err)
		goal, ok := trial.Suggest(share)
		if !ok {
			return
		}
		_, err = slo.ParseGoal(string(goal))
		require.NoError(t, err)
		again, err := budget.Try(counter(t, terms.WithGoal(goal), s), "12h", slo.NewCalendar(time.UTC), over)
		require.NoError(t, err)
		met := big.NewRat(int64(again.Met), int64(again.Met+again.Missed))
		assert.GreaterOrEqual(t, met.Cmp(share.Share()), 0)
	})
}
