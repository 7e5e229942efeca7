package budget

import (
	"math/big"
	"time"

	"slocharter/internal/slo"
)

// Severity is what an alert does to people.
type Severity string

// The severities. Pairs of windows of one severity are alternatives: any of them alerts.
const (
	Page   Severity = "page"   // somebody is called at once
	Ticket Severity = "ticket" // somebody looks at it on a working day
)

// Trigger says that an alert is due when a share of the budget is used within a time.
type Trigger struct {
	Share    slo.Percent // of the budget of the SLO's window
	Long     time.Duration
	Severity Severity
}

// UsualTriggers returns the triggers that the SRE Workbook recommends, the fastest first (chapter 5, table 5-8).
func UsualTriggers() []Trigger {
	return []Trigger{
		{"2", time.Hour, Page},
		{"5", 6 * time.Hour, Page},
		{"10", 3 * 24 * time.Hour, Ticket},
	}
}

// MoreTriggers returns the usual triggers and the one that some add: a tenth of the budget within a day.
func MoreTriggers() []Trigger {
	usual := UsualTriggers()
	return []Trigger{usual[0], usual[1], {"10", 24 * time.Hour, Ticket}, usual[2]}
}

// Why says why an alert is of no use.
type Why string

// The reasons.
const (
	NeverFires Why = "never-fires" // even if everything fails, the burn rate does not exceed the threshold
	TooLong    Why = "too-long"    // the long window is not shorter than the SLO's own
)

// Alert is a line of the alert table: it fires while the burn rates over both the long and the short window exceed
// the rate.
type Alert struct {
	Trigger
	Short     time.Duration // a twelfth of the long window: so soon does the alert end when the errors do
	Rate      *big.Rat      // burn rate: share · window length / long window
	Errors    *big.Rat      // the share of bad events at that rate, (1 - target) · rate; above 1 it cannot be
	MinGoal   *big.Rat      // a target must be above it for the alert to be able to fire: 1 - 1 / rate, as a share
	Detection *big.Rat      // seconds until the long window exceeds the rate when everything fails, errors · long; nil if never
	Why       Why           // empty for an alert that is of use
}

// Alerts computes the multi-window, multi-burn-rate alert table of a target over a window of some length; for calendar
// windows that is the length of the longest of its kind. The error is a BadTerms that names Goals, Window or Triggers.
//
// Source: The Site Reliability Workbook, chapter 5, "6: Multiwindow, Multi-Burn-Rate Alerts". For 30 days the rates
// are 14.4, 6 and 1.
func Alerts(goal slo.Percent, window time.Duration, triggers []Trigger) ([]Alert, error) {
	if share := goal.Share(); share.Sign() <= 0 || share.Cmp(one) >= 0 {
		return nil, BadTerms{"Goals"}
	}
	if window <= 0 {
		return nil, BadTerms{"Window"}
	}
	alerts := make([]Alert, 0, len(triggers))
	for _, t := range triggers {
		if t.Long <= 0 || t.Share.Share().Sign() <= 0 {
			return nil, BadTerms{"Triggers"}
		}
		alerts = append(alerts, t.alert(goal, window))
	}
	return alerts, nil
}

func (t Trigger) alert(goal slo.Percent, window time.Duration) Alert {
	rate := new(big.Rat).SetFrac64(int64(window), int64(t.Long))
	rate.Mul(rate, t.Share.Share())
	a := Alert{
		Trigger: t,
		Short:   t.Long / 12,
		Rate:    rate,
		Errors:  times(bad(goal), rate),
		MinGoal: new(big.Rat).Sub(one, new(big.Rat).Inv(rate)),
	}
	switch {
	case t.Long >= window:
		a.Why = TooLong
	case a.Errors.Cmp(one) >= 0:
		a.Why = NeverFires
	}
	if a.Errors.Cmp(one) < 0 {
		a.Detection = times(a.Errors, seconds(t.Long))
	}
	return a
}
