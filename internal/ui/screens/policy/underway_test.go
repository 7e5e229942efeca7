package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/workspace"
)

// openUnderWay shows what is under way for a service.
func openUnderWay(t *testing.T, key string) *desk {
	t.Helper()
	d := openYear(t, key)
	d.tab("Under way")
	return d
}

func (d *desk) processes(key string) []policies.Process { return d.W().ProcessesOf(d.Service(key)) }

func (d *desk) steps(key string) []policies.ProcessStep {
	return d.W().ProcessStepsOf(d.processes(key)[0].ID)
}

func TestTheNextStepIsProminentAndDoneByKeyboard(t *testing.T) {
	d := openUnderWay(t, "payments")
	assert.Contains(t, d.Text(), "Next step Hand over to engineering Name the engineer who leads")
	d.Tap("Done today")
	assert.Equal(t, "2026-03-02", d.steps("payments")[4].Done)
	assert.Contains(t, d.Text(), "Next step Meet at a steady rhythm")
	assert.Equal(t, "mark “Hand over to engineering” as done", d.Session.UndoLabel())

	d.show(d.steps("payments")[6].ID)
	d.Press(fyne.KeySpace)
	assert.Equal(t, "2026-03-02", d.steps("payments")[6].Done)
	d.Press(fyne.KeySpace)
	assert.Empty(t, d.steps("payments")[6].Done)
}

func TestAStepHasAnOwnerADateAndANote(t *testing.T) {
	d := openUnderWay(t, "payments")
	d.show(d.steps("payments")[7].ID)
	d.Press(fyne.KeyReturn)
	d.Choose("Miriam Okafor")
	d.Press(fyne.KeyTab)
	d.TypeOver("2026-03-20")
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // calendar, done, calendar, note
	d.Type("Mail to the agencies")
	d.Tap("Save")

	step := d.steps("payments")[7]
	assert.Equal(t, "Miriam Okafor", d.W().People[step.OwnerID].Name)
	assert.Equal(t, "2026-03-20", step.Due)
	assert.Equal(t, "Mail to the agencies", step.Note)
	assert.Contains(t, d.Text(), "due 20 Mar 2026")
}

func TestAnEscalationIsStartedForAnSLOThatMissed(t *testing.T) {
	d := openUnderWay(t, "payments")
	d.Do("finish", func(w *workspace.Workspace) error {
		return w.Remove("process", w.ProcessesOf(d.Service("payments"))[0].ID)
	})
	assert.Contains(t, d.Text(), "Nothing is under way.")

	d.Tap("Start an escalation…")
	assert.Regexp(t, `Pay in under 2 s \(−[\d.]+`, d.Text())
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)

	p := d.processes("payments")[0]
	assert.Equal(t, policies.EscalationProcess, p.Kind)
	assert.Equal(t, "“Pay in under 2 s” is missed", p.Title)
	assert.Equal(t, "2026-03-02", p.From)
	assert.Len(t, d.steps("payments"), 8)
	assert.Contains(t, d.Text(), "Next step Declare the miss")
}

func TestAnExceptionChangesTheVerdictOnceItIsRatified(t *testing.T) {
	d := openToday(t, "payments")
	d.Tap("Start")
	d.click("Start an exception…")
	d.Choose("All SLOs of the service")
	d.Press(fyne.KeyTab, fyne.KeyTab) // owner, title
	d.Type("Saved cards")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "Until must not be empty.")
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // from, calendar, until
	d.Type("2026-03-12")
	d.Press(fyne.KeyReturn)

	require.Len(t, d.steps("payments"), 6)
	assert.Contains(t, d.Text(), "It changes nothing yet")
	d.show(d.steps("payments")[1].ID)
	d.Press(fyne.KeySpace)
	assert.Contains(t, d.Text(), "In force: the verdict lets feature work go on until 12 Mar 2026.")

	d.show("")
	d.tab("Rules")
	assert.Contains(t, d.Text(), "Features until 12 Mar 2026")
	require.NoError(t, d.Session.Undo())
	assert.Contains(t, d.Text(), "Fixes only")
}

func TestPastOnesAreFoldedAndOpenAgain(t *testing.T) {
	d := openUnderWay(t, "checkout")
	assert.Contains(t, d.Text(), "Group booking for school trips")
	assert.NotContains(t, d.Text(), "School holidays")

	d.click("Show 1 that is closed")
	d.click("School holidays")
	assert.Contains(t, d.Text(), "Families would meet seats that are gone more often than we like.")
	d.Tap("Open again")
	assert.Empty(t, d.processes("checkout")[1].Closed)
	assert.Contains(t, d.Text(), "Under way 2")
}

func TestAProcessIsClosedEditedAndRemoved(t *testing.T) {
	d := openUnderWay(t, "checkout")
	d.click("Group booking for school trips")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("Group booking")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "Group booking", d.processes("checkout")[0].Title)

	d.Tap("Close…")
	assert.Contains(t, d.Text(), "The exception ends with that day")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "2026-03-02", d.processes("checkout")[0].Closed)
	assert.Contains(t, d.Text(), "Under way 0")

	d.show(d.processes("checkout")[0].ID) // a route to a closed one unfolds it
	assert.Contains(t, d.Text(), "Group booking")
	d.Press(fyne.KeyDelete)
	assert.Contains(t, d.Text(), "6 steps of processes will go with it")
	d.confirm()
	assert.Len(t, d.processes("checkout"), 1)
}
