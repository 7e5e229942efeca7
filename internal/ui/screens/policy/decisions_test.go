package policy_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

func (d *desk) decisions() []policies.Decision { return d.W().DecisionsOf(d.At.ServiceID) }

func TestADecisionKeepsWhatThePolicySaid(t *testing.T) {
	d := openToday(t, "payments")
	before := len(d.decisions())
	d.Tap("Decide otherwise…")
	assert.Contains(t, d.Text(), "The policy says: Fixes only: “Pay in under 2 s” has −")
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // calendar, by, decided
	d.Type("Saved cards go out")
	d.Tap("Record")
	assert.Contains(t, d.Text(), "Reason must not be empty.")
	stagetest.Labelled[*widgets.TextField](d.Stage, "Reason").Focus()
	d.Type("The contract names the day")
	d.Tap("Record")

	require.Len(t, d.decisions(), before+1)
	added := d.decisions()[0]
	assert.Equal(t, "2026-03-02", added.Date)
	assert.Equal(t, "Saved cards go out", added.Decided)
	assert.Equal(t, "The contract names the day", added.Reason)
	assert.Equal(t, "Ada", added.By)
	assert.Equal(t, policies.FixesOnly, added.Verdict)
	assert.Contains(t, added.VerdictText, "Fixes only: “Pay in under 2 s” has −")
	assert.Contains(t, d.Text(), "Decided otherwise today, by Ada: Saved cards go out")
	assert.Contains(t, d.Text(), fmt.Sprintf("Decisions %d", before+1))
	assert.Equal(t, "record the decision “Saved cards go out”", d.Session.UndoLabel())
}

func TestADecisionOfAnotherDayIsComparedWithThatDay(t *testing.T) {
	d := openToday(t, "payments")
	d.Tap("Decide otherwise…")
	d.TypeOver("2025-03-05")
	d.Press(fyne.KeyTab)
	assert.Contains(t, d.Text(), "The policy says: No policy with rules is in force")
}

func TestADecisionIsEditedAndRemovedByKeyboard(t *testing.T) {
	d := openYear(t, "search")
	d.show(d.decisions()[0].ID)
	before := d.decisions()[0]
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "The policy said: Would be fixes only: “Results in under 800 ms” was overspent.")
	d.Press(fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("The board")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "The board", d.decisions()[0].By)
	assert.Equal(t, before.VerdictText, d.decisions()[0].VerdictText)

	d.Press(fyne.KeyDelete)
	d.confirm()
	assert.Empty(t, d.decisions())
	assert.Contains(t, d.Text(), "Nothing was decided against the policy.")
	require.NoError(t, d.Session.Undo())
	assert.Len(t, d.decisions(), 1)
}
