package agreements_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
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

func TestAnOpenProposalIsShownWithTheWayToTheBoard(t *testing.T) {
	o := open(t, "results-in-800ms")
	assert.True(t, o.Sees("Fare cache planned"))
	o.Tap("Open on the planning board")
	assert.Equal(t, []stage.Route{{Screen: stage.Planning, ServiceID: o.slo.ServiceID, ID: o.slo.ID}}, o.Went())
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
