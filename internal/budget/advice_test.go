package budget_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
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
