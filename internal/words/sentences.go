package words

import (
	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// SLO says an SLO in plain words as far as it is known: what share of what is good over which window.
func SLO(o slo.SLO, t slo.Target) string {
	good := o.Specification
	if good == "" {
		good = T("slo-sentence.unknown")
	}
	if t.Goal == "" {
		return T("slo-sentence.no-target", "Good", good)
	}
	return T("slo-sentence."+string(o.Method), "Goal", Percent(t.Goal), "Good", good, "Window", Window(t.Window),
		"Slice", o.Slice, "SliceTarget", Percent(slo.Percent(o.SliceTarget)))
}

// Allowance says how much of the window may be bad: "That allows 40 min 19.2 s of it to be bad."
func Allowance(t slo.Target) string {
	if t.Goal == "" {
		return ""
	}
	time := Duration(budget.Time(t.Goal, t.Window.LongestLength()))
	events := budget.Events(t.Goal, 1_000_000)
	if t.Window.Rolling() {
		return T("allowance.rolling", "Time", time, "Window", Window(t.Window), "Events", events)
	}
	return T("allowance.calendar", "Time", time, "Window", Window(t.Window), "Events", events)
}
