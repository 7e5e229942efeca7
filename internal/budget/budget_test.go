package budget_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

const day = 24 * time.Hour

// The figures are those that the practice quotes; 43 min 12 s for three nines over 30 days is in the SRE Workbook.
func TestABudgetOfTimeIsExact(t *testing.T) {
	for name, c := range map[string]struct {
		goal   slo.Percent
		length time.Duration
		want   time.Duration
	}{
		"three nines over 30 days":               {"99.9", 30 * day, 43*time.Minute + 12*time.Second},
		"three nines over 28 days":               {"99.9", 28 * day, 40*time.Minute + 19200*time.Millisecond},
		"four nines over 30 days":                {"99.99", 30 * day, 4*time.Minute + 19200*time.Millisecond},
		"99.5 % over 30 days":                    {"99.5", 30 * day, 3*time.Hour + 36*time.Minute},
		"seven nines over a year lose no digit":  {"99.99999", 365 * day, 3153 * time.Millisecond},
		"no target allows nothing to be counted": {"", 0, 0},
	} {
		assert.Equal(t, c.want, budget.Time(c.goal, c.length), name)
	}
}

func TestABudgetOfEventsIsRoundedDown(t *testing.T) {
	assert.EqualValues(t, 1000, budget.Events("99.9", 1_000_000))
	assert.EqualValues(t, 109_897, budget.Events("97", 3_663_253))
	assert.EqualValues(t, 0, budget.Events("99.9", 999))
}
