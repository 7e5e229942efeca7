package sample_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/sample"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// moments are days that fall differently in weeks, months, years and with the change of the clocks.
var moments = []time.Time{
	time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
	time.Date(2026, 11, 21, 11, 30, 0, 0, time.UTC),
	time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
	time.Date(2027, 3, 28, 23, 59, 0, 0, time.FixedZone("west", -8*3600)),
	time.Date(2028, 2, 29, 5, 0, 0, 0, time.FixedZone("east", 12*3600)),
	time.Date(2028, 10, 31, 17, 0, 0, 0, time.UTC),
}

// archive is the sample with its measurements.
type archive struct {
	t     *testing.T
	w     workspace.Workspace
	now   time.Time
	slots map[string][]budget.Slot
}

func made(t *testing.T, now time.Time) archive {
	t.Helper()
	w, err := workspace.Sample(now)
	require.NoError(t, err)
	return archive{t, w, now, sample.Measurements(w, now)}
}

// onEachMoment plays a test on samples that were made on different days.
func onEachMoment(t *testing.T, play func(a archive)) {
	t.Helper()
	for _, now := range moments {
		t.Run(now.Format(time.DateOnly), func(t *testing.T) { play(made(t, now)) })
	}
}

func (a archive) slo(key string) slo.SLO {
	a.t.Helper()
	o, err := a.w.SLOByKey(key)
	require.NoError(a.t, err)
	return o
}

func (a archive) slotsOf(key string) []budget.Slot { return a.slots[a.slo(key).ID] }

func (a archive) series(key string) budget.Series {
	a.t.Helper()
	series, err := budget.NewSeries(a.slotsOf(key))
	require.NoError(a.t, err, key)
	return series
}

func (a archive) terms(key string, kind slo.TargetKind) budget.Terms {
	o := a.slo(key)
	t := budget.Terms{Method: o.Method, SliceTarget: slo.Percent(o.SliceTarget), Missing: budget.Missing(o.Missing), Enough: slo.Percent(o.Enough)}
	t.Slice, _ = slo.ParseSlice(o.Slice)
	for _, target := range a.w.TargetsOfKind(o.ID, kind) {
		t.Goals = append(t.Goals, budget.Goal{From: target.Begins(), Goal: target.Goal})
	}
	for _, e := range a.w.ExclusionsOf(o.ID) {
		t.Exclusions = append(t.Exclusions, budget.Exclusion{Span: e.Span(), How: budget.Treatment(e.Treatment)})
	}
	return t
}

// on judges an SLO as it was known some days from now, by a target of a kind that was in force then.
func (a archive) on(key string, kind slo.TargetKind, day int) budget.Result {
	a.t.Helper()
	at := a.now.AddDate(0, 0, day)
	targets := a.w.TargetsOfKind(a.slo(key).ID, kind)
	target := targets[0]
	for _, t := range targets {
		if !t.Begins().After(at) {
			target = t
		}
	}
	window, err := target.Window.At(at, target.Calendar())
	require.NoError(a.t, err)
	result, err := a.terms(key, kind).Evaluate(a.series(key), window, at)
	require.NoError(a.t, err)
	return result
}

// left returns how much of the budget remains, in per cent.
func (a archive) left(key string, day int) float64 {
	a.t.Helper()
	return percent(a.on(key, slo.Objective, day).Remaining)
}

func percent(share *big.Rat) float64 {
	f, _ := share.Float64()
	return 100 * f
}

func TestTheSameDayGivesTheSameYear(t *testing.T) {
	a, b := made(t, moments[0]), made(t, moments[0])
	require.Len(t, b.slots, len(a.slots))
	for id := range a.slots {
		key := a.w.SLOs[id].Key
		assert.Equal(t, a.slots[id], b.slotsOf(key), key)
	}
}

func TestAnHourLaterOnlyAddsToTheYear(t *testing.T) {
	a, b := made(t, moments[0]), made(t, moments[0].Add(time.Hour))
	before, after := a.slotsOf("payments-accepted"), b.slotsOf("payments-accepted")
	require.Len(t, after, len(before)+1)
	assert.Equal(t, before, after[:len(before)])
	assert.Equal(t, a.slotsOf("order-placed"), b.slotsOf("order-placed"))
}

func TestEverySlotCanBeAndIsOver(t *testing.T) {
	onEachMoment(t, func(a archive) {
		total := 0
		for _, o := range a.w.SLOs {
			series := a.series(o.Key)
			total += series.Len()
			assert.False(a.t, series.Span().End.After(a.now), o.Key)
		}
		assert.InDelta(a.t, 43_000, total, 3_000)
	})
}

func TestMostSLOsAreHealthyAndSomeAreNot(t *testing.T) {
	onEachMoment(t, func(a archive) {
		states := map[budget.State]int{}
		for _, o := range a.w.SLOs {
			if o.Standing != slo.Retired && o.Way == slo.Telemetry {
				states[a.on(o.Key, slo.Objective, 0).State]++
			}
		}
		assert.GreaterOrEqual(a.t, states[budget.Healthy], 8, "%v", states)
		assert.GreaterOrEqual(a.t, states[budget.NoData], 1, "%v", states)
	})
}

func TestTheSampleTellsItsStories(t *testing.T) {
	stories := []struct {
		story, key  string
		day         int
		least, most float64
	}{
		{"it is missed now, by a slow check and a slow vendor", "pay-in-2s", 0, -80, -15},
		{"it was not missed before", "pay-in-2s", -14, 0, 60},
		{"it is a little overspent, and an exception holds", "next-step-in-1s", 0, -25, -1},
		{"half a wish: the goal for wallets is out of reach", "wallets-accepted", 0, -90, -5},
		{"little is left", "order-placed", 0, 3, 40},
		{"little is left", "results-in-800ms", 0, 8, 40},
		{"it was missed when memory ran out", "results-in-800ms", -100, -60, -1},
		{"it was missed when the processor failed", "payments-accepted", -200, -100, -5},
		{"it was missed for six days after the voucher release", "payments-accepted", -21, -60, -0.1},
		{"it recovered", "payments-accepted", 0, 10, 60},
		{"it was missed after the fail-over", "entry-written", -60, -90, -5},
		{"it recovered", "entry-written", -30, 50, 100},
		{"it was missed when the seat plans were old", "seat-really-free", -285, -150, -20},
		{"it was missed when the feed stood still", "timetable-fresh", -130, -100, -10},
		{"it recovered", "timetable-fresh", 0, 40, 100},
		{"it is measured for six weeks only", "ticket-in-a-minute", 0, 10, 50},
		{"its target was raised this month", "lookup-fresh", 0, 5, 50},
	}
	onEachMoment(t, func(a archive) {
		for _, s := range stories {
			left := a.left(s.key, s.day)
			assert.True(a.t, s.least <= left && left <= s.most, "%s on day %d: %s, but %.1f %% is left", s.key, s.day, s.story, left)
		}
	})
}

func TestSomeSLOsAreShortOfData(t *testing.T) {
	onEachMoment(t, func(a archive) {
		assert.Empty(a.t, a.slotsOf("claim-paid"), "nobody measures it yet")
		good, valid, err := a.series("entry-kept").Sum()
		require.NoError(a.t, err)
		assert.Equal(a.t, valid, good, "nothing was ever lost")
		assert.Less(a.t, len(a.slotsOf("ticket-in-a-minute")), 45, "six weeks")

		edge := a.series("results-in-800ms")
		gaps := edge.Gaps(edge.Span())
		require.Len(a.t, gaps, 1)
		assert.Equal(a.t, 48*time.Hour, gaps[0].Length())

		late := a.series("barcode-reads").Span().End
		assert.Greater(a.t, a.now.Sub(late), 8*24*time.Hour, "the reports of the operators are late")

		one := a.on("correction-same-day", slo.Objective, 0)
		assert.Greater(a.t, percent(one.Share(big.NewRat(1, 1))), 15.0, "one failure takes a large share")
	})
}

func TestWhatDoesNotCountMakesADifference(t *testing.T) {
	for _, key := range []string{"payments-accepted", "entry-written"} {
		a := made(t, moments[1])
		r := a.on(key, slo.Objective, 0)
		all, err := r.Terms.WithoutExclusions().Evaluate(a.series(key), r.Window, r.At)
		require.NoError(t, err)
		assert.Greater(t, percent(r.Remaining)-percent(all.Remaining), 10.0, key)
	}
}

func TestAContractIsKeptWhereAWishIsNot(t *testing.T) {
	a := made(t, moments[1])
	assert.Equal(t, budget.UsedUp, a.on("payments-accepted", slo.Aspiration, 0).State)
	assert.Equal(t, budget.Healthy, a.on("payments-accepted", slo.ContractGoal, 0).State)
}

func TestTrafficIsOfABelievableSize(t *testing.T) {
	a := made(t, moments[1])
	for key, size := range map[string][2]int64{
		"correction-same-day": {3_000, 6_000}, "payments-accepted": {3_500_000, 5_000_000}, "refund-same-day": {50_000, 100_000},
	} {
		_, valid, err := a.series(key).Within(slo.Interval{Start: a.now.AddDate(0, 0, -28), End: a.now}).Sum()
		require.NoError(t, err)
		assert.True(t, size[0] <= valid && valid <= size[1], "%s: %d", key, valid)
	}
}

func TestOneSLOIsMeasuredByItsIncidents(t *testing.T) {
	onEachMoment(t, func(a archive) {
		o := a.slo("claims-open")
		require.Equal(a.t, slo.Outages, o.Way)
		since, err := time.Parse(time.DateOnly, o.Since)
		require.NoError(a.t, err)
		var outages []budget.Outage
		for _, i := range a.w.IncidentsOfSLO(o.ID) {
			outages = append(outages, budget.Outage{Span: i.Span(a.now), Share: slo.Percent(i.Share)})
		}
		a.slots[o.ID] = budget.FromOutages(outages, slo.Interval{Start: since, End: a.now})
		assert.InDelta(a.t, 64, a.left(o.Key, 0), 1)
	})
}
