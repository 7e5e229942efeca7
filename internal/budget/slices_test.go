package budget_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// sliced counts slices of 5 minutes that are good from 95 % on.
func sliced(method slo.Method, missing budget.Missing) budget.Terms {
	return budget.Terms{
		Method: method, Slice: 5 * time.Minute, SliceTarget: "95", Missing: missing, Goals: []budget.Goal{{Goal: "90"}},
	}
}

// minutes is a slot that starts some minutes after noon.
func minutes(start, length int, good, valid int64) budget.Slot {
	return budget.Slot{Start: noon.Add(time.Duration(start) * time.Minute), Length: time.Duration(length) * time.Minute, Good: good, Valid: valid}
}

func TestSlicesAreCounted(t *testing.T) {
	both := []slo.Method{slo.Timeslices, slo.RatioTimeslices}
	for name, c := range map[string]struct {
		slots     []budget.Slot
		missing   budget.Missing
		valid     string
		bad, bads string // of timeslices, of ratio timeslices
		assumed   string
	}{
		"a slice is good from its target on":            {[]budget.Slot{minutes(0, 5, 95, 100), minutes(5, 5, 94, 100)}, "", "2", "1", "11/100", "0"},
		"shorter slots are put together":                {[]budget.Slot{minutes(0, 1, 0, 1), minutes(1, 1, 19, 19), minutes(5, 5, 1, 1)}, "", "2", "0", "1/20", "0"},
		"a longer slot stands for as many as fit":       {[]budget.Slot{minutes(0, 60, 50, 100)}, "", "12", "12", "6", "0"},
		"… even for half a slice":                       {[]budget.Slot{minutes(0, 12, 50, 100)}, "", "12/5", "12/5", "6/5", "0"},
		"gaps are left out":                             {[]budget.Slot{minutes(5, 5, 0, 1)}, budget.Ignore, "1", "1", "1", "0"},
		"gaps are good":                                 {[]budget.Slot{minutes(5, 5, 0, 1)}, budget.AssumeGood, "12", "1", "1", "11"},
		"gaps are bad":                                  {[]budget.Slot{minutes(5, 5, 1, 1)}, budget.AssumeBad, "12", "11", "11", "11"},
		"an empty series is all gap":                    {nil, budget.AssumeBad, "12", "12", "12", "12"},
		"a slice without valid events is left out":      {[]budget.Slot{minutes(0, 60, 0, 0)}, budget.Ignore, "0", "0", "0", "0"},
		"… and never bad":                               {[]budget.Slot{minutes(0, 60, 0, 0)}, budget.AssumeBad, "0", "0", "0", "0"},
		"… but good where that was chosen":              {[]budget.Slot{minutes(0, 60, 0, 0)}, budget.AssumeGood, "12", "0", "0", "12"},
		"thirds add up to one without any loss":         {[]budget.Slot{minutes(0, 5, 2, 3), minutes(5, 5, 2, 3), minutes(10, 5, 2, 3)}, "", "3", "3", "1", "0"},
		"different denominators add up exactly":         {[]budget.Slot{minutes(0, 5, 1, 2), minutes(5, 5, 2, 3), minutes(10, 5, 5, 6), minutes(15, 5, 1, 1)}, "", "4", "3", "1", "0"},
		"slots that straddle slices count by the start": {[]budget.Slot{minutes(4, 2, 0, 1), minutes(6, 2, 1, 1)}, "", "2", "1", "1", "0"},
	} {
		for i, method := range both {
			t.Run(name+", "+string(method), func(t *testing.T) {
				r := evaluate(t, sliced(method, c.missing), series(t, c.slots...), hours(0, 1))
				assert.Equal(t, c.valid, text(r.Valid))
				assert.Equal(t, []string{c.bad, c.bads}[i], text(r.Bad))
				assert.Equal(t, c.assumed, text(r.Count.Assumed))
				assert.False(t, r.TimeIsEquivalent)
			})
		}
	}
}

func TestSlicesThatAreNotOverAreNotMissing(t *testing.T) {
	r, err := sliced(slo.Timeslices, budget.AssumeBad).Evaluate(budget.Series{}, hours(0, 24), noon.Add(14*time.Minute))
	require.NoError(t, err)
	assert.Equal(t, "2", text(r.Valid))
	assert.Equal(t, budget.NoData, r.State, "nothing was measured, whatever was assumed")
}

func TestGapsOfARollingWindowOffTheGrid(t *testing.T) {
	at := noon.Add(2 * time.Minute)
	r, err := sliced(slo.Timeslices, budget.AssumeGood).Evaluate(budget.Series{}, slo.Interval{Start: at.Add(-time.Hour), End: at}, at)
	require.NoError(t, err)
	assert.Equal(t, "11", text(r.Valid), "the slices that start in the window and are over")
}

func TestGapsKnowTargetsAndExclusions(t *testing.T) {
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	terms.Goals = append(terms.Goals, budget.Goal{From: hour(1), Goal: "99"})
	terms.Exclusions = []budget.Exclusion{
		{Span: slo.Interval{Start: noon, End: noon.Add(10 * time.Minute)}, How: budget.Removed},
		{Span: slo.Interval{Start: hour(1), End: hour(1).Add(20 * time.Minute)}, How: budget.CountedAsGood},
	}
	r := evaluate(t, terms, budget.Series{}, hours(0, 2))
	require.Len(t, r.Count.Parts, 2)
	assert.Equal(t, []string{"10", "10", "12", "8"}, []string{
		text(r.Count.Parts[0].Valid), text(r.Count.Parts[0].Bad), text(r.Count.Parts[1].Valid), text(r.Count.Parts[1].Bad),
	})
	assert.Equal(t, "28/25", text(r.Allowed), "a tenth of 10 and a hundredth of 12")
}

func TestRemovedSlotsLeaveNoGap(t *testing.T) {
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	terms.Exclusions = []budget.Exclusion{{Span: hours(0, 1), How: budget.Removed}}
	r := evaluate(t, terms, series(t, minutes(0, 60, 0, 9)), hours(0, 2))
	assert.Equal(t, "12", text(r.Valid), "only the second hour is missing")
	assert.Equal(t, 1, r.Count.Excluded)
}

func TestTheLargestLossOfSlicesIsTheLongestRun(t *testing.T) {
	s := series(t, minutes(0, 5, 0, 1), minutes(5, 5, 1, 1), minutes(10, 5, 0, 1), minutes(15, 5, 0, 1), minutes(20, 5, 1, 1), minutes(30, 5, 0, 1))
	r := evaluate(t, sliced(slo.Timeslices, ""), s, hours(0, 1))
	assert.Equal(t, slo.Interval{Start: noon.Add(10 * time.Minute), End: noon.Add(20 * time.Minute)}, r.Count.Largest.Span)
	assert.Equal(t, "2", text(r.Count.Largest.Bad))

	r = evaluate(t, sliced(slo.RatioTimeslices, ""), series(t, minutes(0, 5, 1, 2), minutes(5, 5, 1, 4)), hours(0, 1))
	assert.Equal(t, "3/4", text(r.Count.Largest.Bad))
}

// The slice target is compared with fractions that 64 bits hold and with longer ones.
func TestASliceTargetIsComparedExactly(t *testing.T) {
	for _, c := range []struct {
		target slo.Percent
		good   int64
		bad    string
	}{
		{"99.99999999999999999", 999_999_999_999_999_999, "1"},
		{"99.9999999999999999", 999_999_999_999_999_999, "0"},
		{"99.9999999999999999", 999_999_999_999_999_998, "1"},
		{"99.9999999999999999", 1_000_000_000_000_000_000, "0"},
		{"100", 999_999_999_999_999_999, "1"},
		{"100", 1_000_000_000_000_000_000, "0"},
	} {
		terms := sliced(slo.Timeslices, "")
		terms.SliceTarget = c.target
		r := evaluate(t, terms, series(t, minutes(0, 5, c.good, 1_000_000_000_000_000_000)), hours(0, 1))
		assert.Equal(t, c.bad, text(r.Bad), "%s of %d", c.target, c.good)
	}
}

// Hours of a zone that is half an hour beside UTC, such as Asia/Kolkata.
func TestSlotsBesideTheGridLeaveNoGapsBetweenThem(t *testing.T) {
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	terms.Slice = time.Hour
	window := slo.Interval{Start: noon.Add(30 * time.Minute), End: noon.Add(270 * time.Minute)}
	full := evaluate(t, terms, series(t, minutes(30, 60, 1, 1), minutes(90, 60, 0, 1), minutes(150, 60, 1, 1), minutes(210, 60, 1, 1)), window)
	assert.Equal(t, "1/4", text(new(big.Rat).Quo(full.Bad, full.Valid)))
	assert.Equal(t, slo.Interval{Start: hour(1).Add(30 * time.Minute), End: hour(2).Add(30 * time.Minute)}, full.Count.Largest.Span)
}

func TestSlicesBefore1970AreOnTheSameGrid(t *testing.T) {
	start := time.Date(1969, 12, 31, 23, 57, 0, 0, time.UTC)
	s := series(t, budget.Slot{Start: start, Length: time.Minute, Valid: 1}, budget.Slot{Start: start.Add(time.Minute), Length: time.Minute, Valid: 1})
	window := slo.Interval{Start: start.Add(-time.Hour), End: start.Add(time.Hour)}
	r := evaluate(t, sliced(slo.Timeslices, ""), s, window)
	assert.Equal(t, "1", text(r.Valid))
	assert.Equal(t, time.Unix(-300, 0).UTC(), r.Count.Largest.Span.Start)
}

// Days of Berlin around the change of the clocks on 29 March 2026: 24, 23 and 24 hours long.
func TestDaysOfAZoneAreSlicesAcrossAChangeOfTheClocks(t *testing.T) {
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	terms.Slice = day
	at := func(d, h int) time.Time { return time.Date(2026, 3, d, h, 0, 0, 0, time.UTC) }
	of := func(from, to time.Time) budget.Slot {
		return budget.Slot{Start: from, Length: to.Sub(from), Good: 1, Valid: 1}
	}
	s := series(t, of(at(27, 23), at(28, 23)), of(at(28, 23), at(29, 22)), of(at(29, 22), at(30, 22)), of(at(31, 22), at(32, 22)))
	march := evaluate(t, terms, s, slo.Interval{Start: at(27, 23), End: at(31, 22)})
	assert.Equal(t, "4", text(march.Valid), "three days and a missing one")
	assert.Equal(t, "1", text(march.Bad))
	april := evaluate(t, terms, s, slo.Interval{Start: at(31, 22), End: at(32, 22)})
	assert.Equal(t, "1", text(april.Valid), "the first of April begins an hour earlier than days did before")
	assert.Zero(t, april.Bad.Sign())
}

func TestASliceWithDataIsNotMissing(t *testing.T) {
	terms := sliced(slo.Timeslices, budget.AssumeBad)
	long := series(t, minutes(0, 60, 1, 1))
	half := slo.Interval{Start: noon.Add(30 * time.Minute), End: hour(2)}
	assert.Equal(t, "12", text(evaluate(t, terms, long, half).Valid), "a slot that began before the window is not counted, but it is there")

	beside := series(t, minutes(0, 5, 1, 1), minutes(13, 5, 1, 1))
	window := slo.Interval{Start: noon, End: noon.Add(18 * time.Minute)}
	r := evaluate(t, terms, beside, window)
	assert.Equal(t, "1", text(r.Count.Assumed), "from 5 to 10; from 10 to 15 something was measured")
	assert.Equal(t, "3", text(r.Valid))
}

func TestSlicesStayWhereTheLastOneEndedThatWasOneItself(t *testing.T) {
	terms := sliced(slo.Timeslices, "")
	terms.Slice = time.Hour
	s := series(t, minutes(30, 60, 1, 1), minutes(90, 20, 0, 1), minutes(110, 40, 1, 1), minutes(150, 30, 1, 1))
	r := evaluate(t, terms, s, hours(0, 4))
	assert.Equal(t, "3", text(r.Valid), "from half past to half past")
	assert.Equal(t, slo.Interval{Start: hour(1).Add(30 * time.Minute), End: hour(2).Add(30 * time.Minute)}, r.Count.Largest.Span)
	later := evaluate(t, terms, s, slo.Interval{Start: hour(1).Add(30 * time.Minute), End: hour(4)})
	assert.Equal(t, "2", text(later.Valid), "wherever the window begins")
}
