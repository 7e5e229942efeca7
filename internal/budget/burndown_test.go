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

func counter(t require.TestingT, terms budget.Terms, s budget.Series) *budget.Counter {
	c, err := budget.NewCounter(terms, s)
	require.NoError(t, err)
	return c
}

func remaining(line []budget.Point) []string {
	var all []string
	for _, p := range line {
		all = append(all, text(p.Remaining))
	}
	return all
}

func TestABudgetBurnsDownFromFullToWhatRemains(t *testing.T) {
	s := series(t, slot(0, 90, 100), slot(1, 100, 100), slot(2, 80, 100), slot(3, 100, 100))
	line, err := counter(t, events("90"), s).BurnDown(hours(0, 4), hour(4), 5)
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "3/4", "3/4", "1/4", "1/4"}, remaining(line), "40 may fail")
	assert.Equal(t, []time.Time{hour(0), hour(1), hour(2), hour(3), hour(4)}, []time.Time{line[0].At, line[1].At, line[2].At, line[3].At, line[4].At})
}

func TestABurnDownEndsNow(t *testing.T) {
	s := series(t, slot(0, 90, 100), slot(1, 100, 100), slot(2, 0, 100))
	line, err := counter(t, events("90"), s).BurnDown(hours(0, 4), hour(2), 0)
	require.NoError(t, err)
	require.Len(t, line, 2, "it has a beginning and an end")
	assert.Equal(t, hour(2), line[1].At)
	assert.Equal(t, []string{"1", "1/2"}, remaining(line))
}

func TestThereIsNoBurnDownWithoutEvents(t *testing.T) {
	line, err := counter(t, events("90"), budget.Series{}).BurnDown(hours(0, 4), hour(4), 3)
	require.NoError(t, err)
	require.Len(t, line, 3)
	for _, p := range line {
		assert.Nil(t, p.Remaining)
	}
}

func TestABurnDownNeverRisesAndEndsAtTheResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := counter(t, drawTerms(t), series(t, drawSlots(t)...))
		window := drawWindow(t)
		at := window.Start.Add(time.Duration(rapid.IntRange(-5, 700).Draw(t, "at")) * time.Minute)
		line, err := c.BurnDown(window, at, rapid.IntRange(2, 40).Draw(t, "points"))
		require.NoError(t, err)
		r, err := c.Evaluate(window, at)
		require.NoError(t, err)
		last := line[len(line)-1]
		if r.Remaining == nil {
			assert.Nil(t, last.Remaining)
			return
		}
		assert.Equal(t, "1", text(line[0].Remaining))
		assert.Equal(t, text(r.Remaining), text(last.Remaining))
		for i := range line[1:] {
			assert.LessOrEqual(t, line[i+1].Remaining.Cmp(line[i].Remaining), 0)
			assert.False(t, line[i+1].At.Before(line[i].At))
		}
	})
}

func TestATrendHasAPointForEachDayOfTheZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	at := func(d, h int) time.Time { return time.Date(2026, 3, d, h, 0, 0, 0, time.UTC) }
	over := slo.Interval{Start: at(27, 23), End: at(31, 22)}
	var slots []budget.Slot
	for start := over.Start; start.Before(over.End); start = start.Add(time.Hour) {
		slots = append(slots, budget.Slot{Start: start, Length: time.Hour, Good: 9, Valid: 10})
	}
	c := counter(t, events("90"), series(t, slots...))
	calendar := slo.NewCalendar(berlin)
	for name, step := range map[string]struct {
		window slo.Window
		step   int
		ends   []time.Time
		valid  []string
	}{
		"rolling":                     {"1d", 1, []time.Time{at(28, 23), at(29, 22), at(30, 22), at(31, 22)}, []string{"240", "240", "240", "240"}},
		"the week up to the day":      {slo.CalendarWeek, 1, []time.Time{at(28, 23), at(29, 22), at(30, 22), at(31, 22)}, []string{"240", "470", "240", "480"}},
		"every other day to the last": {"1d", 2, []time.Time{at(29, 22), at(31, 22)}, []string{"240", "240"}},
	} {
		trend, err := c.Trend(step.window, calendar, over, step.step)
		require.NoError(t, err, name)
		require.Len(t, trend, len(step.ends), name)
		for i, r := range trend {
			assert.Equal(t, step.ends[i], r.At, name)
			assert.Equal(t, step.valid[i], text(r.Valid), name)
		}
	}
	_, err = c.Trend("never", calendar, over, 1)
	assert.Equal(t, slo.BadWindow{Text: "never"}, err)
}
