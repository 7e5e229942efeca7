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

// Source: the SRE Workbook, chapter 5, "Low-Traffic Services and Error Budget Alerting": a service with ten requests an
// hour and a target of 99.9 % has one failure use 13.9 % of its budget of 30 days.
func TestOneFailureOfAServiceWithLittleTraffic(t *testing.T) {
	var slots []budget.Slot
	for i := range 30 * 24 {
		slots = append(slots, slot(i, 10, 10))
	}
	s := series(t, slots...)
	r := evaluate(t, events("99.9"), s, hours(0, 720))
	assert.Equal(t, "0.138888888888889", budget.Decimal(budget.OneFailure(r)))

	soFar, err := events("99.9").Evaluate(s, hours(0, 720), hour(72))
	require.NoError(t, err)
	assert.Equal(t, "5/36", text(budget.OneFailure(soFar)), "after a tenth of the window as after all of it")
	assert.Nil(t, budget.OneFailure(evaluate(t, events("99.9"), budget.Series{}, hours(0, 720))))
}

// Source: the highest burn rate is 1 / (1 - target), so 14.4 needs more than 93.055… %.
func TestAThresholdCanFireBelowTheHighestBurnRate(t *testing.T) {
	rate := big.NewRat(144, 10)
	assert.True(t, budget.CanFire("93.06", rate))
	assert.False(t, budget.CanFire("93.05", rate))
	assert.False(t, budget.CanFire("90", big.NewRat(10, 1)), "it is reached, never exceeded")
	assert.True(t, budget.CanFire("99.9", big.NewRat(999, 1)))
}

func TestAnOutageUsesAShareOfTheTimeBudget(t *testing.T) {
	allowed := 43*time.Minute + 12*time.Second
	assert.Equal(t, "1", text(budget.OutageShare("99.9", 30*day, allowed)))
	assert.Equal(t, "25/18", text(budget.OutageShare("99.9", 30*day, time.Hour)))
	assert.Equal(t, "0", text(budget.OutageShare("99.9", 30*day, 0)))
	assert.Nil(t, budget.OutageShare("99.9", 0, time.Hour))
}

func TestMeasurementsMayBeYoungerThanTheirWindow(t *testing.T) {
	s := series(t, slot(2, 1, 1))
	assert.Equal(t, 2*time.Hour, s.Unmeasured(hours(0, 5)))
	assert.Zero(t, s.Unmeasured(hours(2, 5)))
	assert.Zero(t, s.Unmeasured(hours(3, 5)))
	assert.Equal(t, time.Hour, s.Unmeasured(hours(0, 1)))
	assert.Equal(t, 5*time.Hour, budget.Series{}.Unmeasured(hours(0, 5)))
}

// The figures are by hand: 30 minutes to notice, 90 to repair, a quarter of the users, four times a year: 120 bad minutes of the
// 525.96 that 99.9 % allows in 365.25 days.
func TestARiskCostsBadMinutesAYear(t *testing.T) {
	r := budget.Risk{Detect: 30 * time.Minute, Repair: 90 * time.Minute, Share: "25", PerYear: big.NewRat(4, 1)}
	assert.Equal(t, "120", text(r.BadMinutes()))
	assert.Equal(t, "1000/4383", text(r.OfBudget("99.9")))
	assert.False(t, r.TooBig("99.9"))
	assert.True(t, r.TooBig("99.95"))
	r.PerYear = big.NewRat(1, 2)
	assert.Equal(t, "15", text(r.BadMinutes()), "every other year")
	assert.False(t, budget.Risk{PerYear: new(big.Rat), Share: "100", Repair: time.Hour}.TooBig(slo.Percent("99.9999")))
}

func TestACounterTakesOtherTargetsWithoutCountingAnew(t *testing.T) {
	s := series(t, slot(0, 90, 100))
	c := counter(t, events("90"), s)
	other, err := c.WithGoals([]budget.Goal{{Goal: "80"}})
	require.NoError(t, err)
	r, err := other.Evaluate(hours(0, 1), hour(1))
	require.NoError(t, err)
	assert.Equal(t, "1/2", text(r.Remaining))
	r, err = c.Evaluate(hours(0, 1), hour(1))
	require.NoError(t, err)
	assert.Equal(t, "0", text(r.Remaining), "the first one is as it was")
	rate, err := other.Burn(time.Hour, hour(1))
	require.NoError(t, err)
	assert.Equal(t, "1/2", text(rate))
	_, err = c.WithGoals(nil)
	assert.Equal(t, budget.BadTerms{Field: "Goals"}, err)
	assert.Equal(t, events("90"), c.Terms())
	assert.Equal(t, s, c.Series())
}
