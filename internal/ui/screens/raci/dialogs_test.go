package raci_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// choose opens the menu of a button and takes its line with the place given, by keyboard.
func (o *opened) choose(button string, place int) {
	o.T.Helper()
	o.Tap(button)
	require.NotNil(o.T, o.Window.Canvas().Overlays().Top())
	for range place {
		o.Press(fyne.KeyDown)
	}
	o.Press(fyne.KeyReturn)
}

func TestAStepIsAddedRenamedMovedAndRemoved(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 5)
	o.Type("Sell the idea")
	o.Press(fyne.KeyReturn)
	step, err := o.W().StepByKey("Sell the idea")
	require.NoError(t, err)
	assert.Equal(t, "add the step Sell the idea", o.Session.UndoLabel())
	assert.Equal(t, 3, o.grid().Selection().Row, "it stands at the end of its phase")

	o.choose("Step", 2)
	assert.Equal(t, "move the step Sell the idea", o.Session.UndoLabel())
	assert.Equal(t, 2, o.grid().Selection().Row, "the selection moves with it")

	o.choose("Step", 1)
	o.Type("!")
	o.Tap("Save")
	assert.Contains(t, o.W().Steps[step.ID].Name, "!")

	o.choose("Step", 4)
	assert.True(t, o.Sees("You can undo this."))
	o.Tap("Remove")
	assert.NotContains(t, o.W().Steps, step.ID)
}

func TestRemovingAStepSaysWhatGoesWithIt(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 4)
	assert.True(t, o.Sees("Remove the step “Existence of SLO”?"))
	assert.True(t, o.Sees("RACI cells"))
	o.Tap("Cancel")
	assert.Len(t, o.W().Steps, 9)
}

func TestAStepWithoutANameIsRefusedInTheDialog(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 5)
	o.Tap("Add")
	assert.True(t, o.Sees("Name must not be empty."))
	assert.Len(t, o.W().Steps, 9)
}

func TestAColumnIsAddedWithTheChosenPersonasBehindIt(t *testing.T) {
	o := open(t)
	o.show("", "")
	personas := len(o.W().Personas)
	o.choose("Column", 5)
	o.Type("Support")
	for _, tick := range stagetest.All[*widgets.CheckField](o.Window.Canvas().Overlays().Top()) {
		if tick.Text == "Customer desk" {
			test.Tap(tick)
		}
	}
	o.Tap("Add")
	w := o.W()
	column, err := w.ColumnByKey("support")
	require.NoError(t, err)
	require.Len(t, w.PersonasOf(column.ID), 1)
	assert.Equal(t, "support-engineer", w.PersonasOf(column.ID)[0].Key)
	assert.Len(t, w.Personas, personas, "no persona of the column's name is made beside it")
}

func TestAColumnMovesToTheLeft(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.selectBlock(0, 6, 0, 6)
	o.choose("Column", 2)
	assert.Equal(t, "exec", o.W().ColumnsInOrder()[5].Key)
	assert.Equal(t, 5, o.grid().Selection().Col)
}

func TestAChartWithoutStepsSaysHowToBegin(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.NoError(t, o.Session.Do("remove all", func(w *workspace.Workspace) error {
		for _, step := range w.StepsInOrder() {
			if err := w.Remove("step", step.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	assert.True(t, o.Sees("The chart is empty."))
	o.Type("a")
	o.Press(fyne.KeyDelete, fyne.KeyReturn)
	o.shortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, "remove all", o.Session.UndoLabel())
}
