package budget_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Source: the SRE Workbook, chapter 2, "Using the SLO to Define an Error Budget": what four weeks of a game's API allow, of
// 3,663,253 requests of which 3,557,865 were good.
func TestTheGameOfTheWorkbook(t *testing.T) {
	s := series(t, slot(0, 3_557_865, 3_663_253))
	for goal, allowed := range map[slo.Percent]int64{"97": 109_897, "90": 366_325, "99": 36_632} {
		r := evaluate(t, events(goal), s, hours(0, 1))
		assert.Equal(t, allowed, r.AllowedEvents(), goal)
		assert.Equal(t, goal == "99", r.Remaining.Sign() < 0, "97.123 % misses 99 %, and no looser target")
		assert.Equal(t, "0.97123", r.SLI.FloatString(5))
	}
}

// Source: the SRE Workbook, chapter 2: three million requests at 99.9 % give a budget of 3,000, of which an outage with
// 1,500 errors costs half. Its appendix B has the budget of a thousand errors in a million requests.
func TestTheOutageOfTheWorkbook(t *testing.T) {
	c := counter(t, events("99.9"), series(t, slot(0, 1_000_000, 1_000_000), slot(1, 998_500, 1_000_000), slot(2, 1_000_000, 1_000_000)))
	r, err := c.Evaluate(hours(0, 3), hour(3))
	require.NoError(t, err)
	assert.EqualValues(t, 3000, r.AllowedEvents())
	assert.Equal(t, "1/2", text(r.LargestShare()))
	outage := c.Attribute(r, []budget.Labelled{{ID: "outage", Cause: "defect", Span: hours(1, 2)}})
	assert.Equal(t, "1/2", text(r.Share(outage.Incidents[0].Bad)))

	million, err := c.Evaluate(hours(0, 1), hour(1))
	require.NoError(t, err)
	assert.EqualValues(t, 1000, million.AllowedEvents())
}

// Source: the SRE Workbook, chapter 5, "4: Alert on Burn Rate": 5 % of 30 days within an hour is a burn rate of 36, which a
// complete outage exceeds after 2 min 10 s (exactly 129.6 s).
func TestTheBurnRateOf36OfTheWorkbook(t *testing.T) {
	alerts, err := budget.Alerts("99.9", 30*day, []budget.Trigger{{Share: "5", Long: time.Hour, Severity: budget.Page}})
	require.NoError(t, err)
	assert.Equal(t, "36", text(alerts[0].Rate))
	assert.Equal(t, "648/5", text(alerts[0].Detection))
}
