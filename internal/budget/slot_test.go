package budget_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// noon is where the tests' time begins.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func hour(n int) time.Time { return noon.Add(time.Duration(n) * time.Hour) }

func hours(from, to int) slo.Interval { return slo.Interval{Start: hour(from), End: hour(to)} }

// slot is an hour's slot.
func slot(n int, good, valid int64) budget.Slot {
	return budget.Slot{Start: hour(n), Length: time.Hour, Good: good, Valid: valid}
}

func series(t require.TestingT, slots ...budget.Slot) budget.Series {
	s, err := budget.NewSeries(slots)
	require.NoError(t, err)
	return s
}

func TestASlotThatCannotBeIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		slots []budget.Slot
		want  budget.Fault
	}{
		"more good than valid":   {[]budget.Slot{slot(0, 2, 1)}, budget.MoreGoodThanValid},
		"fewer than none":        {[]budget.Slot{slot(0, -1, 1)}, budget.Negative},
		"fewer valid than none":  {[]budget.Slot{slot(0, -2, -1)}, budget.Negative},
		"no length":              {[]budget.Slot{{Start: noon}}, budget.NoLength},
		"a length below nothing": {[]budget.Slot{{Start: noon, Length: -1}}, budget.NoLength},
		"the same slot twice":    {[]budget.Slot{slot(0, 1, 1), slot(0, 1, 1)}, budget.Overlaps},
		"a day over an hour":     {[]budget.Slot{slot(3, 1, 1), {Start: noon, Length: 24 * time.Hour}}, budget.Overlaps},
	} {
		_, err := budget.NewSeries(c.slots)
		var bad budget.BadSlot
		require.ErrorAs(t, err, &bad, name)
		assert.Equal(t, c.want, bad.Fault, name)
	}
}

func TestASeriesIsInTheOrderOfTimeWhateverCameFirst(t *testing.T) {
	given := []budget.Slot{slot(2, 1, 1), slot(0, 2, 3), slot(1, 0, 0)}
	s := series(t, given...)
	assert.Equal(t, []budget.Slot{slot(0, 2, 3), slot(1, 0, 0), slot(2, 1, 1)}, s.Slots())
	assert.Equal(t, slot(2, 1, 1), given[0], "what was given stays as it is")
	assert.Equal(t, hours(0, 3), s.Span())
	assert.Equal(t, 1, s.Within(hours(1, 2)).Len())
	assert.Zero(t, s.Within(hours(2, 1)).Len())
	assert.Zero(t, budget.Series{}.Span().Length())
}

func TestASeriesKnowsItsGaps(t *testing.T) {
	s := series(t, slot(0, 1, 1), slot(2, 1, 1))
	assert.Equal(t, []slo.Interval{hours(-1, 0), hours(1, 2), hours(3, 5)}, s.Gaps(hours(-1, 5)))
	assert.Empty(t, s.Gaps(hours(0, 1)))
	half := slo.Interval{Start: noon.Add(30 * time.Minute), End: noon.Add(150 * time.Minute)}
	assert.Equal(t, time.Hour, s.Covered(half), "half of the first slot and half of the last")
	assert.Equal(t, []slo.Interval{hours(1, 2)}, s.Gaps(half))
}

func TestASumBeyond64BitsIsAnErrorAndNeverWraps(t *testing.T) {
	fits := series(t, slot(0, 0, math.MaxInt64-1), slot(1, 1, 1))
	good, valid, err := fits.Sum()
	require.NoError(t, err)
	assert.EqualValues(t, 1, good)
	assert.EqualValues(t, math.MaxInt64, valid)

	_, _, err = series(t, slot(0, 0, math.MaxInt64), slot(1, 0, 1)).Sum()
	assert.Equal(t, budget.Overflow{At: hour(1)}, err)
}
