package agreements_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// write replaces the text in the field with a label.
func (o *opened) write(label, text string) {
	o.T.Helper()
	stagetest.Labelled[*widgets.TextField](o.Stage, label).Focus()
	o.TypeOver(text)
}

func TestEveryTargetOfEveryKindIsListedWithItsDays(t *testing.T) {
	o := open(t, "payments-accepted")
	for _, text := range []string{"99.9 % over 28 days since 26 Nov 2025", "Objective", "Aspirational", "SLA", "25 Nov 2025", "In force", "Past"} {
		assert.True(t, o.Sees(text), text)
	}
	assert.False(t, o.Sees("Proposed"))
}

func TestARowShowsWhereAndByWhomItWasDecided(t *testing.T) {
	o := open(t, "payments-accepted")
	assert.False(t, o.Sees("Decided by Miriam Okafor."))
	o.Press(fyne.KeyDown)
	assert.True(t, o.Sees("Decided by Miriam Okafor."))
	assert.True(t, o.Sees("Quarterly review. The second processor had brought us to 99.93 %."))
}

func TestAProposalIsAgreedOnAndKeepsItsEvidence(t *testing.T) {
	o := open(t, "results-in-800ms")
	proposed := o.W().ProposedTargetsOf(o.slo.ID)
	require.Len(t, proposed, 1)
	o.Tap("Agree…")
	stagetest.Labelled[*widgets.DateField](o.Stage, "Counts from").Focus()
	o.TypeOver("2026-03-01")
	o.write("Decided by", "Monthly review")
	o.Press(fyne.KeyReturn)
	target, ok := o.W().LatestTarget(o.slo.ID)
	require.True(t, ok)
	assert.Equal(t, slo.Percent("96"), target.Goal)
	assert.Equal(t, "2026-03-01", target.From)
	assert.Equal(t, "Monthly review", target.By)
	assert.Equal(t, proposed[0].Note, target.Note)
	assert.Empty(t, o.W().ProposedTargetsOf(o.slo.ID))
	assert.Equal(t, "agree on 96 % for “Results in under 800 ms”", o.Session.UndoLabel())
	assert.True(t, o.Sees("96 % over 28 days since 1 Mar 2026"))
}

func TestAnAgreementNeedsADay(t *testing.T) {
	o := open(t, "results-in-800ms")
	o.Tap("Agree…")
	stagetest.Labelled[*widgets.DateField](o.Stage, "Counts from").Focus()
	o.TypeOver("")
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.W().ProposedTargetsOf(o.slo.ID), 1)
	assert.True(t, o.Sees("Counts from"), "the dialog stays open")
}

func TestAProposalIsDroppedAfterAYes(t *testing.T) {
	o := open(t, "results-in-800ms")
	o.Tap("Drop")
	o.Press(fyne.KeyEscape)
	assert.Len(t, o.W().ProposedTargetsOf(o.slo.ID), 1)
	o.Tap("Drop")
	o.Tap("Drop")
	assert.Empty(t, o.W().ProposedTargetsOf(o.slo.ID))
	require.NoError(t, o.Session.Undo())
	assert.Len(t, o.W().ProposedTargetsOf(o.slo.ID), 1)
}

func TestAWrongEntryIsRemoved(t *testing.T) {
	o := open(t, "payments-accepted")
	before := o.W().TargetsOf(o.slo.ID)
	o.Press(fyne.KeyDown)
	o.Tap("Remove this entry…")
	o.Tap("Remove")
	after := o.W().TargetsOf(o.slo.ID)
	assert.Equal(t, before[:len(before)-1], after)
	assert.Equal(t, "remove the target of 99.9 % of “Payments accepted”", o.Session.UndoLabel())
}

func TestASLOWithoutTargetsAsksForOne(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.Do("forget", func(w *workspace.Workspace) error {
		for id, target := range w.Targets {
			if target.SLOID == o.slo.ID {
				if err := w.Remove("target", id); err != nil {
					return err
				}
			}
		}
		return nil
	})
	assert.True(t, o.Sees("No target yet."))
	o.Tap("Set a target…")
	o.write("Target in %", "99.5")
	o.Press(fyne.KeyReturn)
	target, _ := o.W().LatestTarget(o.slo.ID)
	assert.Equal(t, slo.Percent("99.5"), target.Goal)
	assert.True(t, o.Sees("99.5 % over 28 days"))
}
