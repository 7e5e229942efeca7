package budget_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

func events(goal slo.Percent) budget.Terms {
	return budget.Terms{Method: slo.Occurrences, Goals: []budget.Goal{{Goal: goal}}}
}

func evaluate(t require.TestingT, terms budget.Terms, s budget.Series, window slo.Interval) budget.Result {
	r, err := terms.Evaluate(s, window, window.End)
	require.NoError(t, err)
	return r
}

// text says a fraction as "n" or "n/d", and nil as "-".
func text(r *big.Rat) string {
	if r == nil {
		return "-"
	}
	return r.RatString()
}

// daily is a slot a day with the same counts.
func daily(days int, good, valid int64) []budget.Slot {
	slots := make([]budget.Slot, days)
	for i := range slots {
		slots[i] = budget.Slot{Start: hour(24 * i), Length: day, Good: good, Valid: valid}
	}
	return slots
}

// Sources: the SRE Workbook, chapter 2 (97 % of 3,663,253 allows 109,897) and chapter 5, table 5-1 (burn rates 1, 2, 10 and 1000 of
// 99.9 % over 30 days are 0.1, 0.2, 1 and 100 % of errors and last 30 days, 15 days, 3 days and 43 minutes).
func TestTheWorkbooksFigures(t *testing.T) {
	r := evaluate(t, events("97"), series(t, slot(0, 3_663_253-109_897, 3_663_253)), hours(0, 1))
	assert.EqualValues(t, 109_897, r.AllowedEvents())
	assert.Equal(t, budget.Healthy, r.State, "a fraction of an event is left")

	for _, c := range []struct {
		bad  int64 // of a thousand
		burn string
		left time.Duration
	}{
		{1, "1", 30 * day},
		{2, "2", 15 * day},
		{10, "10", 3 * day},
		{1000, "1000", 43*time.Minute + 12*time.Second},
	} {
		s := series(t, slot(0, 1000-c.bad, 1000))
		burn, err := events("99.9").Burn(s, time.Hour, hour(1))
		require.NoError(t, err)
		assert.Equal(t, c.burn, text(burn))
		left := budget.Exhaustion(big.NewRat(1, 1), burn, 30*day)
		assert.Equal(t, text(new(big.Rat).SetInt64(int64(c.left/time.Second))), text(left))
	}
	none, err := events("99.9").Burn(budget.Series{}, time.Hour, noon)
	require.NoError(t, err)
	assert.Nil(t, none)
}

func TestAWindowOfEvents(t *testing.T) {
	for name, c := range map[string]struct {
		goal                                      slo.Percent
		slots                                     []budget.Slot
		sli, allowed, consumed, remaining, covers string
		state                                     budget.State
	}{
		"half of the budget is left":             {"99.9", daily(28, 1999, 2000), "1999/2000", "56", "1/2", "1/2", "1", budget.Healthy},
		"nothing left is used up":                {"99.9", daily(28, 999, 1000), "999/1000", "28", "1", "0", "1", budget.UsedUp},
		"overspent is negative and not clamped":  {"99.9", daily(28, 0, 1000), "0", "28", "1000", "-999", "1", budget.UsedUp},
		"seven nines keep every digit":           {"99.99999", daily(28, 9_999_999, 10_000_000), "9999999/10000000", "28", "1", "0", "1", budget.UsedUp},
		"no slots are no data":                   {"99.9", nil, "-", "0", "-", "-", "0", budget.NoData},
		"no valid events are no data":            {"99.9", daily(28, 0, 0), "-", "0", "-", "-", "1", budget.NoData},
		"half a window is enough":                {"99.9", daily(14, 1, 1), "1", "7/500", "0", "1", "1/2", budget.Healthy},
		"less is not evaluated, and not healthy": {"99.9", daily(13, 1, 1), "1", "13/1000", "0", "1", "13/28", budget.NotEvaluated},
		"… nor used up":                          {"99.9", daily(13, 0, 1), "0", "13/1000", "1000", "-999", "13/28", budget.NotEvaluated},
	} {
		t.Run(name, func(t *testing.T) {
			r := evaluate(t, events(c.goal), series(t, c.slots...), hours(0, 28*24))
			assert.Equal(t, c.sli, text(r.SLI))
			assert.Equal(t, c.allowed, text(r.Allowed))
			assert.Equal(t, c.consumed, text(r.Consumed))
			assert.Equal(t, c.remaining, text(r.Remaining))
			assert.Equal(t, c.covers, text(r.Coverage))
			assert.Equal(t, c.state, r.State)
			assert.True(t, r.TimeIsEquivalent)
		})
	}
}

func TestTheTimeOfABudget(t *testing.T) {
	r := evaluate(t, events("99.9"), series(t, daily(30, 1999, 2000)...), hours(0, 30*24))
	assert.Equal(t, "2592", text(r.Time), "43 min 12 s")
	assert.Equal(t, "1296", text(r.TimeLeft()))
	empty := evaluate(t, events("99.9"), budget.Series{}, hours(0, 30*24))
	assert.Nil(t, empty.TimeLeft())
	assert.Nil(t, empty.LargestShare())
}

func TestOnlySlotsThatStartInTheWindowAndBeforeTheMomentCount(t *testing.T) {
	s := series(t, slot(-1, 0, 1), slot(0, 0, 2), slot(1, 0, 4), slot(2, 0, 8), slot(3, 0, 16))
	r, err := events("90").Evaluate(s, hours(0, 3), hour(2))
	require.NoError(t, err)
	assert.Equal(t, "6", text(r.Valid))
	assert.Equal(t, hours(0, 2), r.SoFar())
	assert.Equal(t, "1", text(r.Coverage), "what is to come needs no data yet")

	early, err := events("90").Evaluate(s, hours(0, 3), hour(-5))
	require.NoError(t, err)
	assert.Equal(t, budget.NoData, early.State)
	assert.Zero(t, early.Coverage.Sign())
}

func TestEachSlotIsJudgedByTheTargetInForce(t *testing.T) {
	terms := events("99")
	terms.Goals = []budget.Goal{{From: hour(100), Goal: "90"}, {From: hour(1), Goal: "99"}}
	_, err := terms.Evaluate(budget.Series{}, hours(0, 2), hour(2))
	assert.Equal(t, budget.BadTerms{Field: "Goals"}, err, "they must be in order")

	terms.Goals[0].From = hour(-1)
	r := evaluate(t, terms, series(t, slot(0, 95, 100), slot(1, 100, 100)), hours(0, 2))
	assert.Equal(t, "11", text(r.Allowed), "10 of the first hundred and 1 of the second")
	assert.Equal(t, "5/11", text(r.Consumed))
	assert.Equal(t, "396", text(r.Time), "360 s of the first hour and 36 s of the second")

	before := evaluate(t, terms, series(t, slot(-5, 95, 100)), hours(-5, -4))
	assert.Equal(t, "10", text(before.Allowed), "before the first target the first one is in force")
}

func TestExclusionsAreRemovedOrCountedAsGoodAndBothResultsAreThere(t *testing.T) {
	s := series(t, slot(0, 90, 100), slot(1, 0, 100), slot(2, 100, 100))
	for how, want := range map[budget.Treatment][3]string{
		budget.Removed:       {"200", "10", "1/2"},
		budget.CountedAsGood: {"300", "10", "1/3"},
	} {
		terms := events("90")
		terms.Exclusions = []budget.Exclusion{{Span: hours(1, 2), How: how}, {Span: hours(50, 60), How: how}}
		r := evaluate(t, terms, s, hours(0, 3))
		assert.Equal(t, want, [3]string{text(r.Valid), text(r.Bad), text(r.Consumed)}, how)
		assert.Equal(t, 1, r.Count.Excluded)
		without := evaluate(t, terms.WithoutExclusions(), s, hours(0, 3))
		assert.Equal(t, "11/3", text(without.Consumed))
	}
}

func TestASlotIsExcludedWhenItsMiddleIs(t *testing.T) {
	minutes := func(from, to int) slo.Interval {
		return slo.Interval{Start: noon.Add(time.Duration(from) * time.Minute), End: noon.Add(time.Duration(to) * time.Minute)}
	}
	for name, c := range map[string]struct {
		span                    slo.Interval
		valid                   string
		slots, excluded, partly int
	}{
		"45 minutes around the middle":  {minutes(10, 55), "2", 2, 1, 1},
		"20 minutes before the middle":  {minutes(5, 25), "3", 2, 0, 1},
		"exactly the slot":              {minutes(0, 60), "2", 2, 1, 0},
		"the middle is the end":         {minutes(0, 30), "3", 2, 0, 1},
		"from the middle to the middle": {minutes(30, 90), "2", 2, 1, 2},
	} {
		terms := events("90")
		terms.Exclusions = []budget.Exclusion{{Span: c.span, How: budget.CountedAsGood}, {Span: c.span, How: budget.Removed}}
		r := evaluate(t, terms, series(t, slot(0, 1, 1), slot(1, 2, 2)), hours(0, 2))
		assert.Equal(t, c.valid, text(r.Valid), name)
		assert.Equal(t, [3]int{c.slots, c.excluded, c.partly}, [3]int{r.Count.Slots, r.Count.Excluded, r.Count.Partly}, name)
	}
}

func TestAnExclusionAfterTheWindowExcludesTheSlotWithItsMiddleInIt(t *testing.T) {
	terms := events("90")
	terms.Exclusions = []budget.Exclusion{{Span: slo.Interval{Start: hour(1).Add(20 * time.Minute), End: hour(2)}, How: budget.Removed}}
	window := slo.Interval{Start: noon, End: hour(1).Add(10 * time.Minute)}
	r := evaluate(t, terms, series(t, slot(0, 1, 1), slot(1, 0, 1)), window)
	assert.Equal(t, "1", text(r.Valid))
	assert.Equal(t, 1, r.Count.Excluded)
}

func TestTheLargestLossIsTheWorstSlot(t *testing.T) {
	r := evaluate(t, events("90"), series(t, slot(0, 99, 100), slot(1, 92, 100), slot(2, 92, 100)), hours(0, 3))
	assert.Equal(t, hours(1, 2), r.Count.Largest.Span, "the earliest of equals")
	assert.Equal(t, "4/15", text(r.LargestShare()), "8 of 30 that may fail")
	assert.Equal(t, "1/3", text(r.Share(big.NewRat(10, 1))))
}

func TestWhenABudgetIsUsedUp(t *testing.T) {
	rolling := evaluate(t, events("99.9"), series(t, daily(28, 1999, 2000)...), hours(0, 28*24))
	at, ok := rolling.Exhausts(rolling.Consumed)
	assert.True(t, ok)
	assert.Equal(t, hour(28*24).Add(28*day), at, "half of the budget at half of the rate lasts a window")

	// By hand: 10 of 30 days with 1000 events each at double the rate: 20 of the month's 30 are gone; 5 more days.
	month, err := events("99.9").Evaluate(series(t, daily(10, 998, 1000)...), hours(0, 30*24), hour(10*24))
	require.NoError(t, err)
	assert.Equal(t, "1/3", text(month.Ahead))
	assert.Equal(t, budget.UsedUp, month.State, "what has been allowed so far is gone")

	// 10 days at half the rate: 5 of 30 gone; at burn rate 2 the other 25 last 12.5 days.
	month, err = events("99.9").Evaluate(series(t, daily(10, 1999, 2000)...), hours(0, 30*24), hour(10*24))
	require.NoError(t, err)
	at, ok = month.Exhausts(big.NewRat(2, 1))
	assert.True(t, ok)
	assert.Equal(t, hour(10*24+300), at, "exact at constant traffic")

	// 10 days at four times the rate: 40 of 30 gone, the 30 after 7.5 days.
	month, err = events("99.9").Evaluate(series(t, daily(10, 996, 1000)...), hours(0, 30*24), hour(10*24))
	require.NoError(t, err)
	at, ok = month.Exhausts(big.NewRat(4, 1))
	assert.True(t, ok)
	assert.Equal(t, hour(180), at, "an overspent budget was used up in the past")

	over, ok := new(big.Rat).SetString("-0.12")
	require.True(t, ok)
	assert.Equal(t, "-259200", text(budget.Exhaustion(over, big.NewRat(112, 100), 28*day)), "three days ago")
}

func TestABudgetThatIsNeverUsedUpSaysSo(t *testing.T) {
	good := evaluate(t, events("99.9"), series(t, daily(28, 1, 1)...), hours(0, 28*24))
	for name, burn := range map[string]*big.Rat{"no errors": new(big.Rat), "no rate": nil, "in thousands of years": big.NewRat(1, 1_000_000)} {
		_, ok := good.Exhausts(burn)
		assert.False(t, ok, name)
	}
	gone := evaluate(t, events("99.9"), series(t, daily(28, 0, 1)...), hours(0, 28*24))
	_, ok := gone.Exhausts(nil)
	assert.False(t, ok, "nobody knows how long ago")
	assert.Equal(t, "0", text(budget.Exhaustion(new(big.Rat), big.NewRat(1, 1), day)))
	none := evaluate(t, events("99.9"), budget.Series{}, hours(0, 1))
	_, ok = none.Exhausts(big.NewRat(1, 1))
	assert.False(t, ok)
}

func TestASumOfAWindowBeyond64BitsIsAnError(t *testing.T) {
	s := series(t, slot(0, 0, math.MaxInt64), slot(1, 1, 1))
	_, err := events("99").Evaluate(s, hours(0, 2), hour(2))
	assert.Equal(t, budget.Overflow{At: hour(1)}, err)
	terms := events("99")
	terms.Goals = append(terms.Goals, budget.Goal{From: hour(1), Goal: "90"})
	_, err = terms.Evaluate(s, hours(0, 2), hour(2))
	assert.Equal(t, budget.Overflow{At: hour(1)}, err, "over two targets as well")
}

func TestTermsThatCannotBeUsedAreNamed(t *testing.T) {
	good := budget.Terms{Method: slo.Timeslices, Slice: time.Minute, SliceTarget: "95", Goals: []budget.Goal{{Goal: "99"}}}
	require.NoError(t, good.Check())
	for field, spoil := range map[string]func(*budget.Terms){
		"Method":      func(t *budget.Terms) { t.Method = "guess" },
		"Slice":       func(t *budget.Terms) { t.Slice = 0 },
		"SliceTarget": func(t *budget.Terms) { t.SliceTarget = "" },
		"Missing":     func(t *budget.Terms) { t.Missing = "perhaps" },
		"Enough":      func(t *budget.Terms) { t.Enough = "101" },
		"Goals":       func(t *budget.Terms) { t.Goals = nil },
	} {
		terms := good
		spoil(&terms)
		_, err := terms.Evaluate(budget.Series{}, hours(0, 1), hour(1))
		assert.Equal(t, budget.BadTerms{Field: field}, err)
	}
	for _, goal := range []slo.Percent{"", "0", "100"} {
		_, err := good.WithGoal(goal).Evaluate(budget.Series{}, hours(0, 1), hour(1))
		assert.Equal(t, budget.BadTerms{Field: "Goals"}, err, fmt.Sprint("target ", goal))
	}
}
