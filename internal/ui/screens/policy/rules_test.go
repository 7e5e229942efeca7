package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
)

// openRules shows the rules of the draft of the Payments API, with the keyboard on the first one.
func openRules(t *testing.T) *desk {
	t.Helper()
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.tab(1)
	d.click("Deploy freely")
	return d
}

func (d *desk) rules() []policies.Rule {
	return d.session.Workspace().PolicyRulesOf(d.version("payments", 2).ID)
}

func TestRulesSayWhenThenAndWhoDecides(t *testing.T) {
	d := openRules(t)
	assert.Contains(t, d.seen(), "an SLO burns at a rate above 6 over 6 hours")
	assert.Contains(t, d.seen(), "Only security fixes and reliability work, and tell the agencies")
	assert.Contains(t, d.seen(), "Product lead", "the persona's own name")
	assert.Contains(t, d.seen(), "with exactly 0 % left the budget is used up, and the SLO is still met")
}

func TestARuleIsEditedByKeyboard(t *testing.T) {
	d := openRules(t)
	d.press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	assert.Contains(t, d.seen(), "When every SLO has more than 50 % of its error budget left: Deploy freely. Decided by: Product lead.")

	d.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // signal, scope, comparison, threshold
	d.typeOver("60")
	assert.Contains(t, d.seen(), "When every SLO has more than 60 % of its error budget left", "the sentence follows")
	d.press(fyne.KeyReturn)

	assert.Equal(t, "60", d.rules()[0].Threshold)
	assert.Equal(t, "Deploy freely", d.rules()[0].Then)
	assert.Equal(t, "edit the rule “Deploy freely” in policy version 2", d.session.UndoLabel())
	assert.Contains(t, d.seen(), "every SLO has more than 60 %")
}

func TestAWrongThresholdIsSaidInTheDialog(t *testing.T) {
	d := openRules(t)
	d.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.typeOver("half")
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "“half” is not a possible value of Threshold.")
	d.press(fyne.KeyEscape, fyne.KeyEscape)
	assert.Equal(t, "50", d.rules()[0].Threshold)
}

func TestFieldsThatASignalDoesNotNeedDisappear(t *testing.T) {
	d := openRules(t)
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "Threshold")
	assert.NotContains(t, d.seen(), "Span", "a remaining budget is always that of the window")

	d.pick("Burn rate")
	assert.Contains(t, d.seen(), "Span")

	d.pick("People judge")
	assert.NotContains(t, d.seen(), "Threshold")
	assert.NotContains(t, d.seen(), "Scope")
}

func TestARuleIsAdded(t *testing.T) {
	d := openRules(t)
	d.tap("Add a rule")
	assert.Contains(t, d.seen(), "When an SLO has less than 0 % of its error budget left: Fixes and security only.")
	d.press(fyne.KeyReturn)

	added := d.rules()[len(d.rules())-1]
	require.Len(t, d.rules(), 11)
	assert.Equal(t, "Fixes and security only", added.Then)
	assert.Contains(t, d.seen(), "Rules 11")
}

func TestRulesMoveWithAlt(t *testing.T) {
	d := openRules(t)
	first := d.rules()[0]
	d.pressAlt(fyne.KeyUp)
	assert.Equal(t, first, d.rules()[0], "there is nowhere to go")

	d.pressAlt(fyne.KeyDown)
	d.pressAlt(fyne.KeyDown)

	assert.Equal(t, first.ID, d.rules()[2].ID, "the moved rule stays selected")
}

func TestARuleIsRemovedAfterAQuestion(t *testing.T) {
	d := openRules(t)
	d.press(fyne.KeyDelete)
	assert.Contains(t, d.seen(), "Deploy freely. Decided by: Product lead. This can be undone.")
	d.press(fyne.KeyEscape)
	assert.Len(t, d.rules(), 10)

	d.press(fyne.KeyDelete)
	d.confirm()

	assert.Len(t, d.rules(), 9)
	require.NoError(t, d.session.Undo())
	assert.Len(t, d.rules(), 10)
}

func TestAPresetReplacesTheRules(t *testing.T) {
	d := openRules(t)
	d.tap("Use a preset…")
	assert.Contains(t, d.seen(), "They replace the 10 rules of draft 2")
	d.pick("Escalation ladder")
	assert.Contains(t, d.seen(), "A quarter's budget is gone: executives decide how to go on")
	d.press(fyne.KeyReturn)

	assert.Len(t, d.rules(), 4)
	assert.Contains(t, d.seen(), "No rule says what happens when a budget is overspent.")
}

func TestAVersionInForceKeepsItsRules(t *testing.T) {
	d := openSample(t, "payments")
	d.tab(1)
	d.click("Deploy freely")
	before := d.session.Workspace().PolicyRulesOf(d.version("payments", 1).ID)

	d.press(fyne.KeyDelete, fyne.KeyReturn)
	d.pressAlt(fyne.KeyDown)

	assert.Equal(t, before, d.session.Workspace().PolicyRulesOf(d.version("payments", 1).ID))
	assert.Nil(t, d.window.Canvas().Overlays().Top())
}
