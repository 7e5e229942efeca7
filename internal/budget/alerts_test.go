package budget_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Source: the SRE Workbook, chapter 5, table 5-8 for 30 days: 14.4, 6 and 1, with short windows of 5 minutes, 30 minutes and 6
// hours; for other windows the same formula by hand.
func TestTheAlertTable(t *testing.T) {
	for name, c := range map[string]struct {
		window   time.Duration
		triggers []budget.Trigger
		rates    []string
	}{
		"30 days":               {30 * day, budget.UsualTriggers(), []string{"14.4000000000000", "6.00000000000000", "1.00000000000000"}},
		"28 days":               {28 * day, budget.UsualTriggers(), []string{"13.4400000000000", "5.60000000000000", "0.933333333333333"}},
		"30 days with a fourth": {30 * day, budget.MoreTriggers(), []string{"14.4000000000000", "6.00000000000000", "3.00000000000000", "1.00000000000000"}},
		"7 days":                {7 * day, budget.UsualTriggers(), []string{"3.36000000000000", "1.40000000000000", "0.233333333333333"}},
	} {
		alerts, err := budget.Alerts("99.9", c.window, c.triggers)
		require.NoError(t, err, name)
		for i, a := range alerts {
			assert.Equal(t, c.rates[i], budget.Decimal(a.Rate), name)
			assert.Equal(t, a.Long, 12*a.Short, name)
			assert.Empty(t, a.Why, name)
		}
	}
}

func TestAnAlertSaysWhatItMeans(t *testing.T) {
	alerts, err := budget.Alerts("99.9", 30*day, budget.UsualTriggers())
	require.NoError(t, err)
	page := alerts[0]
	assert.Equal(t, budget.Page, page.Severity)
	assert.Equal(t, 5*time.Minute, page.Short)
	assert.Equal(t, "9/625", text(page.Errors), "1.44 % of errors")
	assert.Equal(t, "1296/25", text(page.Detection), "52 s of a full outage")
	assert.Equal(t, "0.930555555555556", budget.Decimal(page.MinGoal), "14.4 needs a target above 93.06 %")
	assert.Equal(t, budget.Ticket, alerts[2].Severity)
	assert.Equal(t, 6*time.Hour, alerts[2].Short)
}

func TestAThresholdThatCanNeverFireSaysSo(t *testing.T) {
	why := func(goal slo.Percent, window time.Duration) []budget.Why {
		alerts, err := budget.Alerts(goal, window, budget.UsualTriggers())
		require.NoError(t, err)
		var all []budget.Why
		for _, a := range alerts {
			assert.Equal(t, a.Why == budget.NeverFires, a.Detection == nil)
			all = append(all, a.Why)
		}
		return all
	}
	assert.Equal(t, []budget.Why{budget.NeverFires, "", ""}, why("93", 30*day))
	assert.Equal(t, []budget.Why{"", "", ""}, why("93.06", 30*day))
	// A rate of 10 of 90 % is only reached, never exceeded: 12.5 days · 2 % / 1 h = 6; 20 days and 20 h: 10.
	assert.Equal(t, []budget.Why{budget.NeverFires, "", ""}, why("90", 500*time.Hour))
	assert.Equal(t, []budget.Why{"", "", budget.TooLong}, why("99.9", 3*day))
}

func TestAnAlertTableNeedsATargetAWindowAndTriggers(t *testing.T) {
	_, err := budget.Alerts("100", day, nil)
	assert.Equal(t, budget.BadTerms{Field: "Goals"}, err)
	_, err = budget.Alerts("99", 0, nil)
	assert.Equal(t, budget.BadTerms{Field: "Window"}, err)
	_, err = budget.Alerts("99", day, []budget.Trigger{{Share: "0", Long: time.Hour}})
	assert.Equal(t, budget.BadTerms{Field: "Triggers"}, err)
}
