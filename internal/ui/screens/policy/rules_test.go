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
	d.tab("Rules")
	d.click("Deploy freely")
	return d
}

func (d *desk) rules() []policies.Rule {
	return d.W().PolicyRulesOf(d.version("payments", 2).ID)
}

func TestRulesSayWhenThenAndWhoDecides(t *testing.T) {
	d := openRules(t)
	assert.Contains(t, d.Text(), "an SLO burns at a rate above 6 over 6 hours")
	assert.Contains(t, d.Text(), "Only security fixes and reliability work, and tell the agencies")
	assert.Contains(t, d.Text(), "Product lead", "the persona's own name")
	assert.Contains(t, d.Text(), "with exactly 0 % left the budget is used up, and the SLO is still met")
}

func TestARuleIsEditedByKeyboard(t *testing.T) {
	d := openRules(t)
	d.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	assert.Contains(t, d.Text(), "When every SLO has more than 50 % of its error budget left: Deploy freely. Decided by: Product lead.")

	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // signal, scope, comparison, threshold
	d.TypeOver("60")
	assert.Contains(t, d.Text(), "When every SLO has more than 60 % of its error budget left", "the sentence follows")
	d.Press(fyne.KeyReturn)

	assert.Equal(t, "60", d.rules()[0].Threshold)
	assert.Equal(t, "Deploy freely", d.rules()[0].Then)
	assert.Equal(t, "edit the rule “Deploy freely” in policy version 2", d.Session.UndoLabel())
	assert.Contains(t, d.Text(), "every SLO has more than 60 %")
}

func TestAWrongThresholdIsSaidInTheDialog(t *testing.T) {
	d := openRules(t)
	d.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("half")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "“half” is not a possible value of Threshold.")
	d.Press(fyne.KeyEscape, fyne.KeyEscape)
	assert.Equal(t, "50", d.rules()[0].Threshold)
}

func TestFieldsThatASignalDoesNotNeedDisappear(t *testing.T) {
	d := openRules(t)
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "Threshold")
	assert.NotContains(t, d.Text(), "Span", "a remaining budget is always that of the window")

	d.Choose("Burn rate")
	assert.Contains(t, d.Text(), "Span")

	d.Choose("People judge")
	assert.NotContains(t, d.Text(), "Threshold")
	assert.NotContains(t, d.Text(), "Scope")
}

func TestARuleIsAdded(t *testing.T) {
	d := openRules(t)
	d.Tap("Add a rule")
	assert.Contains(t, d.Text(), "When an SLO has less than 0 % of its error budget left: Fixes and security only.")
	d.Press(fyne.KeyReturn)

	added := d.rules()[len(d.rules())-1]
	require.Len(t, d.rules(), 11)
	assert.Equal(t, "Fixes and security only", added.Then)
	assert.Contains(t, d.Text(), "Rules 11")
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
	d.Press(fyne.KeyDelete)
	assert.Contains(t, d.Text(), "Deploy freely. Decided by: Product lead. This can be undone.")
	d.Press(fyne.KeyEscape)
	assert.Len(t, d.rules(), 10)

	d.Press(fyne.KeyDelete)
	d.confirm()

	assert.Len(t, d.rules(), 9)
	require.NoError(t, d.Session.Undo())
	assert.Len(t, d.rules(), 10)
}

func TestAPresetReplacesTheRules(t *testing.T) {
	d := openRules(t)
	d.Tap("Use a preset…")
	assert.Contains(t, d.Text(), "They replace the 10 rules of draft 2")
	d.Choose("Escalation ladder")
	assert.Contains(t, d.Text(), "A quarter's budget is gone: executives decide how to go on")
	d.Press(fyne.KeyReturn)

	assert.Len(t, d.rules(), 4)
	assert.Contains(t, d.Text(), "No rule says what happens when a budget is overspent.")
}

func TestAVersionInForceKeepsItsRules(t *testing.T) {
	d := openSample(t, "payments")
	d.tab("Rules")
	d.click("Deploy freely")
	before := d.W().PolicyRulesOf(d.version("payments", 1).ID)

	d.Press(fyne.KeyDelete, fyne.KeyReturn)
	d.pressAlt(fyne.KeyDown)

	assert.Equal(t, before, d.W().PolicyRulesOf(d.version("payments", 1).ID))
	assert.Nil(t, d.Window.Canvas().Overlays().Top())
}
