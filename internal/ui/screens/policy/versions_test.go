package policy_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// openVersions compares the draft of the Payments API with the version in force.
func openVersions(t *testing.T) *desk {
	t.Helper()
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.tab("Versions")
	return d
}

func TestVersionsAreListedWithTheirLife(t *testing.T) {
	d := openSample(t, "")
	d.tab("Versions")
	assert.Contains(t, d.Text(), "v2")
	assert.Contains(t, d.Text(), "Superseded")
	assert.Contains(t, d.Text(), "The first version: three rules, to practise with.")
}

func TestTheDraftIsComparedWithTheVersionBefore(t *testing.T) {
	d := openVersions(t)
	assert.Regexp(t, "Scope (. )?Edited", d.Text())
	assert.Regexp(t, "Stop releases for the day and look for the cause together (. )?Added", d.Text())
	assert.Contains(t, d.Text(), "− 20 % of the budget of 28 days", "what is gone is marked")
	assert.Contains(t, d.Text(), "+ 15 % of the budget of 28 days", "what is new is marked")
	assert.Contains(t, d.Text(), "9 are the same: Service and description · Definitions")
	assert.NotRegexp(t, "Definitions (. )?Same", d.Text())
}

func TestWordsThatAreGoneAreStruck(t *testing.T) {
	d := openVersions(t)
	assert.True(t, slices.ContainsFunc(stagetest.All[*canvas.Text](d.Root()), func(text *canvas.Text) bool {
		return text.TextStyle.Strikethrough && text.Text == "20"
	}))
}

func TestWhatIsTheSameCanBeShown(t *testing.T) {
	d := openVersions(t)
	d.click("Show what is the same")
	assert.Regexp(t, "Definitions (. )?Same", d.Text())
	assert.NotContains(t, d.Text(), "9 are the same")
}

func TestAnOwnPolicyIsComparedWithTheDefault(t *testing.T) {
	d := openVersions(t)
	d.click("v1, in force since")
	d.click("Default v2, in force since")
	assert.Regexp(t, "Service and description (. )?Edited", d.Text())
	assert.Regexp(t, "Releases proceed (. )?Removed", d.Text())
}

func TestTheFirstOwnVersionIsComparedWithTheDefault(t *testing.T) {
	d := openSample(t, "payments")
	older := d.version("payments", 1)
	d.show(older.ID)
	d.tab("Versions")
	assert.Contains(t, d.Text(), "Default v2")
	assert.Regexp(t, "Deploy freely (. )?Added", d.Text())
}

func TestTheOnlyVersionHasNothingToBeComparedWith(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	d := openDesk(t, w, "")
	d.tab("Versions")
	assert.Contains(t, d.Text(), "Choose two different versions")
}

func TestAVersionOpensByKeyboard(t *testing.T) {
	d := openVersions(t)
	d.click("Split from the default")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "Version 1 is in force and stays as it was signed.")
	assert.Contains(t, d.Text(), "Contents")
}
