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

func TestOutagesAreMeasurementsInSeconds(t *testing.T) {
	at := func(minute, second int) time.Time {
		return noon.Add(time.Duration(minute)*time.Minute + time.Duration(second)*time.Second)
	}
	outage := func(from, to time.Time, share slo.Percent) budget.Outage {
		return budget.Outage{Span: slo.Interval{Start: from, End: to}, Share: share}
	}
	for name, c := range map[string]struct {
		outages []budget.Outage
		bad     int64
		slots   int
	}{
		"no outage is an hour of good seconds":          {nil, 0, 1},
		"a slot ends where an outage begins and ends":   {[]budget.Outage{outage(at(10, 0), at(15, 0), "100")}, 300, 3},
		"a share of the users is that share of seconds": {[]budget.Outage{outage(at(10, 0), at(15, 0), "12.5")}, 38, 3},
		"half a second is rounded up":                   {[]budget.Outage{outage(at(0, 0), at(0, 1), "50")}, 1, 2},
		"less than half a second is not":                {[]budget.Outage{outage(at(0, 0), at(0, 1), "49.9")}, 0, 2},
		"the larger of two shares counts": {[]budget.Outage{
			outage(at(10, 0), at(20, 0), "50"), outage(at(15, 0), at(16, 0), "100"), outage(at(15, 0), at(17, 0), "10"),
		}, 150 + 60 + 30 + 90, 6},
		"what lies outside does not count":   {[]budget.Outage{outage(at(-5, 0), at(0, 0), "100"), outage(at(59, 0), at(90, 0), "100")}, 60, 2},
		"an outage without a length is none": {[]budget.Outage{outage(at(5, 0), at(5, 0), "100"), outage(at(6, 0), at(5, 0), "100")}, 0, 1},
	} {
		s := series(t, budget.FromOutages(c.outages, hours(0, 1))...)
		good, valid, err := s.Sum()
		require.NoError(t, err, name)
		assert.EqualValues(t, 3600, valid, name)
		assert.Equal(t, c.bad, valid-good, name)
		assert.Equal(t, c.slots, s.Len(), name)
	}
	assert.Empty(t, budget.FromOutages(nil, hours(1, 0)))
}

func TestSlotsOfOutagesEndWithTheHoursOfUTC(t *testing.T) {
	kolkata := time.FixedZone("", 5*3600+1800)
	over := slo.Interval{Start: noon.Add(10 * time.Minute).In(kolkata), End: noon.Add(130*time.Minute + time.Millisecond)}
	slots := budget.FromOutages(nil, over)
	require.Len(t, slots, 3)
	assert.Equal(t, budget.Slot{Start: noon.Add(10 * time.Minute), Length: 50 * time.Minute, Good: 3000, Valid: 3000}, slots[0])
	assert.Equal(t, hour(1), slots[1].Start)
	assert.Equal(t, 10*time.Minute, slots[2].Length)
}

func TestOutagesCoverTheTimeWithoutGapsWhateverTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		moment := rapid.Custom(func(t *rapid.T) time.Time {
			return noon.Add(time.Duration(rapid.IntRange(-600, 40_000).Draw(t, "second")) * time.Second)
		})
		outages := rapid.SliceOf(rapid.Custom(func(t *rapid.T) budget.Outage {
			return budget.Outage{Span: slo.Interval{Start: moment.Draw(t, "from"), End: moment.Draw(t, "to")}, Share: goals.Draw(t, "share")}
		})).Draw(t, "outages")
		slots := budget.FromOutages(outages, hours(0, 10))
		s := series(t, slots...)
		assert.Empty(t, s.Gaps(hours(0, 10)))
		assert.Equal(t, hours(0, 10), s.Span())
		assert.Equal(t, slots, budget.FromOutages(rapid.Permutation(outages).Draw(t, "shuffled"), hours(0, 10)))
	})
}
