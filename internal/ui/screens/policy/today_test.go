package policy_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// openToday shows the rules of what binds a service, with the year of measurements.
func openToday(t *testing.T, key string) *desk {
	t.Helper()
	d := openYear(t, key)
	d.tab("Rules")
	return d
}

func TestTheVerdictLeadsAndEachRuleSaysWhy(t *testing.T) {
	d := openToday(t, "payments")
	assert.Contains(t, d.Text(), "Payments API today, under version 1 ✗ Fixes only")
	assert.Contains(t, d.Text(), "Only security fixes and reliability work, and tell the agencies: Pay in under 2 s (")
	assert.Regexp(t, `● Pay in under 2 s \(−[\d.]+ %\)`, d.Text(), "in the row of the rule")
	assert.Regexp(t, `● Second fraud check slows every fiftieth payment, 17 Feb 2026 \([\d.]+ % of Pay in under 2 s\)`, d.Text())
	assert.Contains(t, d.Text(), "○ People judge this now")
	assert.Contains(t, d.Text(), "more rules are for people to judge now.")
}

func TestADraftSaysWhatItWouldSay(t *testing.T) {
	d := openToday(t, "payments")
	d.Tap("Open the draft")
	assert.Contains(t, d.Text(), "Payments API today, if version 2 were in force ✗ Would be fixes only")
	assert.Regexp(t, `● Pay in under 2 s \(−`, d.Text())
	assert.NotContains(t, d.Text(), "Decide otherwise…", "only what is in force can be decided against")
}

func TestAPermissivePolicySaysWouldAndNamesWhatWasNotEvaluated(t *testing.T) {
	d := openToday(t, "refunds")
	assert.Contains(t, d.Text(), "Would")
	assert.Regexp(t, `Not evaluated: [A-Z]`, d.Text())
	assert.Contains(t, d.Text(), "Too little data to evaluate all rules for Claim paid within ten days.")
	assert.Contains(t, d.Text(), "those that are proposed stand in, for practice")
}

func TestAnExceptionSaysUntilWhenAndWhatHoldsWithoutIt(t *testing.T) {
	d := openToday(t, "checkout")
	assert.Contains(t, d.Text(), "Features until 14 Mar 2026")
	assert.Contains(t, d.Text(), "Without it, the policy says “Fixes only”")
	assert.Contains(t, d.Text(), "Lifted by an exception until 14 Mar 2026.")
}

func TestWithoutAServiceOneIsChosen(t *testing.T) {
	d := openToday(t, "")
	assert.Contains(t, d.Text(), "choose one to see it")
	assert.NotContains(t, d.Text(), "Decide otherwise…")

	d.Tap("Choose a service")
	d.click("Checkout")

	assert.Equal(t, d.Service("checkout"), d.At.ServiceID)
	assert.Contains(t, d.Text(), "Features until 14 Mar 2026", "the tab stays")
}

func TestAnEditOfADraftChangesWhatItSaysAtOnce(t *testing.T) {
	d := openToday(t, "payments")
	d.Tap("Open the draft")
	require.NotRegexp(t, `1 every SLO has more than 50 % of its error budget left Deploy freely Release normally Product lead ●`, d.Text())
	d.click("Deploy freely")
	d.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("-1000")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "● Every SLO; closest: Pay in under 2 s (−")
}

func TestWhatIsReadTooLateIsDropped(t *testing.T) {
	s := stagetest.WithYear(t)
	var waiting []func()
	s.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		waiting = append(waiting, func() { then(do(t.Context())) })
	}
	d := &desk{s, policy.New(s.Env)}
	d.Show(d.screen, stage.Route{Screen: stage.Policy, ServiceID: s.Service("payments")})
	d.tab("Rules")
	assert.Contains(t, d.Text(), "The measurements are being read.")
	d.GoTo(stage.Route{Screen: stage.Policy, ServiceID: s.Service("checkout")})

	waiting[0]()
	assert.Contains(t, d.Text(), "The measurements are being read.", "those of another service say nothing here")

	waiting[len(waiting)-1]()
	assert.Contains(t, d.Text(), "Checkout today")
}

func TestAllSignalsCanBeEdited(t *testing.T) {
	tests := map[policies.Signal]struct{ name, sentence string }{
		policies.BudgetUsed:    {"Error budget used", "an SLO used more than 20 % of its error budget in 7 days"},
		policies.BurnRate:      {"Burn rate", "an SLO burns at a rate above 2 over 1 day"},
		policies.IncidentShare: {"Share of one incident", "one incident used more than 20 % of the budget of 28 days"},
		policies.CauseShare:    {"Share of one cause", "one cause used more than 20 % of the budget of"},
	}
	for signal, test := range tests {
		t.Run(string(signal), func(t *testing.T) {
			d := openToday(t, "payments")
			d.Tap("Open the draft")
			d.Tap("Add a rule")
			d.Choose(test.name)
			assert.Contains(t, d.Text(), "When "+test.sentence)
			d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // scope, comparison, threshold, span
			d.TypeOver("14d")
			d.Press(fyne.KeyReturn)

			rules := d.rules()
			added := rules[len(rules)-1]
			assert.Equal(t, signal, added.Signal)
			assert.Equal(t, "14d", added.Span)
			assert.Equal(t, ">", added.Comparison)
			assert.Contains(t, d.Text(), "Rules 11")
		})
	}
}

func TestWhatOneTypedStaysWhenTheSignalChanges(t *testing.T) {
	d := openToday(t, "payments")
	d.Tap("Open the draft")
	d.Tap("Add a rule")
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("33")
	d.Press(fyne.KeyTab)
	d.Window.Canvas().FocusPrevious()
	d.Window.Canvas().FocusPrevious()
	d.Window.Canvas().FocusPrevious()
	d.Window.Canvas().FocusPrevious()
	d.Choose("Error budget used")
	assert.Contains(t, d.Text(), "33 % of its error budget")
}

func TestWithoutMeasurementsNothingIsTakenForHealthy(t *testing.T) {
	d := openSample(t, "payments")
	d.tab("Rules")
	assert.Contains(t, d.Text(), "Payments API today, under version 1 ○ Not evaluated")
	assert.NotContains(t, d.Text(), "● ")
}

func TestAServiceWithoutSLOsHasNoVerdict(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	_, err = w.AddService("Empty", "empty", "")
	require.NoError(t, err)
	d := openDesk(t, w, "empty")
	d.tab("Rules")
	assert.Contains(t, d.Text(), "No SLO")
}
