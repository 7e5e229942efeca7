package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

// openVersions compares the draft of the Payments API with the version in force.
func openVersions(t *testing.T) *desk {
	t.Helper()
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.tab(2)
	return d
}

func TestVersionsAreListedWithTheirLife(t *testing.T) {
	d := openSample(t, "")
	d.tab(2)
	assert.Contains(t, d.seen(), "v2")
	assert.Contains(t, d.seen(), "Superseded")
	assert.Contains(t, d.seen(), "The first version: three rules, to practise with.")
}

func TestTheDraftIsComparedWithTheVersionBefore(t *testing.T) {
	d := openVersions(t)
	assert.Regexp(t, "Scope (. )?Edited", d.seen())
	assert.Regexp(t, "Stop releases for the day and look for the cause together (. )?Added", d.seen())
	assert.Contains(t, d.seen(), "− 20 % of the budget of 28 days", "what is gone is marked")
	assert.Contains(t, d.seen(), "+ 15 % of the budget of 28 days", "what is new is marked")
	assert.Contains(t, d.seen(), "9 are the same: Service and description · Definitions")
	assert.NotRegexp(t, "Definitions (. )?Same", d.seen())
}

func TestWordsThatAreGoneAreStruck(t *testing.T) {
	d := openVersions(t)
	struck := d.find(func(o fyne.CanvasObject) bool {
		text, ok := o.(*canvas.Text)
		return ok && text.TextStyle.Strikethrough && text.Text == "20"
	})
	assert.NotNil(t, struck)
}

func TestWhatIsTheSameCanBeShown(t *testing.T) {
	d := openVersions(t)
	d.click("Show what is the same")
	assert.Regexp(t, "Definitions (. )?Same", d.seen())
	assert.NotContains(t, d.seen(), "9 are the same")
}

func TestAnOwnPolicyIsComparedWithTheDefault(t *testing.T) {
	d := openVersions(t)
	d.click("v1, in force since")
	d.click("Default v2, in force since")
	assert.Regexp(t, "Service and description (. )?Edited", d.seen())
	assert.Regexp(t, "Releases proceed (. )?Removed", d.seen())
}

func TestTheFirstOwnVersionIsComparedWithTheDefault(t *testing.T) {
	d := openSample(t, "payments")
	older := d.version("payments", 1)
	d.show(older.ID)
	d.tab(2)
	assert.Contains(t, d.seen(), "Default v2")
	assert.Regexp(t, "Deploy freely (. )?Added", d.seen())
}

func TestTheOnlyVersionHasNothingToBeComparedWith(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	d := openDesk(t, w, "")
	d.tab(2)
	assert.Contains(t, d.seen(), "Choose two different versions")
}

func TestAVersionOpensByKeyboard(t *testing.T) {
	d := openVersions(t)
	d.click("Split from the default")
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "Version 1 is in force and stays as it was signed.")
	assert.Contains(t, d.seen(), "Contents")
}
