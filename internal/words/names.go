package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// The functions below name the values of the floors below: each family of keys has one of them.

// Kind names a kind of row: "step", "policy rule".
func Kind(kind string) string { return T("kind." + kind) }

// KindCount counts rows of a kind: "3 tasks".
func KindCount(kind string, n int) string { return N("kinds."+kind, n) }

// Field names a field of a row or a form: "Name", "Due".
func Field(field string) string {
	key := "field." + strings.NewReplacer(" ", "-", "_", "-").Replace(field)
	if !Has(key) {
		return strings.ReplaceAll(field, "_", " ")
	}
	return T(key)
}

// Phase names a phase.
func Phase(p lifecycle.Phase) string { return T("phase." + string(p)) }

// StepState names how far a step is.
func StepState(s lifecycle.State) string { return T("step-state." + string(s)) }

// Hat names a hat.
func Hat(h people.Hat) string { return T("hat." + string(h)) }

// Severity names how much a finding matters.
func Severity(s raci.Severity) string { return T("severity." + string(s)) }

// Mode names the mode of a policy.
func Mode(m policy.Mode) string { return T("mode." + string(m)) }

// PolicyState names where a version is in its life.
func PolicyState(s policy.State) string { return T("policy-state." + string(s)) }

// Signal names what a rule looks at.
func Signal(s policy.Signal) string { return T("signal." + string(s)) }

// Scope names of how many SLOs a condition must hold.
func Scope(s policy.Scope) string { return T("scope." + string(s)) }

// Action names what a rule asks for.
func Action(a policy.Action) string { return T("action." + string(a)) }

// Indicator names a type of indicator.
func Indicator(i slo.Indicator) string { return T("indicator." + string(i)) }

// Method names a budgeting method.
func Method(m slo.Method) string { return T("method." + string(m)) }

// Standing names where an SLO is in its life.
func Standing(s slo.Standing) string { return T("standing." + string(s)) }

// Expectation names what an expectation is about.
func Expectation(k slo.ExpectationKind) string { return T("expectation." + string(k)) }

// Window names a window: "28 days, rolling", "calendar month".
func Window(w slo.Window) string {
	switch n, unit := w.Count(); unit {
	case 'd':
		return N("window.days", n)
	case 'h':
		return N("window.hours", n)
	}
	if w == "" {
		return ""
	}
	return T("window." + strings.TrimPrefix(string(w), "calendar:"))
}

// Duration names a length of time by its two or three largest units: "43 min 12 s", "3 h 36 min".
func Duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	units := []struct {
		length time.Duration
		name   string
	}{{24 * time.Hour, "d"}, {time.Hour, "h"}, {time.Minute, "min"}}
	var parts []string
	for _, u := range units {
		if n := d / u.length; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, u.name))
			d -= n * u.length
		}
	}
	if d > 0 && len(parts) < 2 {
		parts = append(parts, Decimal(strconv.FormatFloat(d.Truncate(100*time.Millisecond).Seconds(), 'f', -1, 64))+" s")
	}
	return strings.Join(parts, " ")
}

// Percent writes a percentage with its sign.
func Percent(p slo.Percent) string { return PercentOf(string(p)) }

// Gone says what goes with something that is removed, and what forgets it: "3 tasks and 1 answer". Empty when nothing.
func Gone(gone []workspace.Gone) string {
	var going, forgetting []string
	for _, g := range gone {
		if g.Forget {
			forgetting = append(forgetting, KindCount(g.Kind, g.Count))
		} else {
			going = append(going, KindCount(g.Kind, g.Count))
		}
	}
	var sentences []string
	if len(going) > 0 {
		sentences = append(sentences, T("gone.with", "What", List(going)))
	}
	if len(forgetting) > 0 {
		sentences = append(sentences, T("gone.forget", "What", List(forgetting)))
	}
	return strings.Join(sentences, " ")
}
