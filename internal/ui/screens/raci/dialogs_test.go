package raci_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// choose opens the menu of a button and takes its line with the place given, by keyboard.
func (o *opened) choose(button string, place int) {
	o.t.Helper()
	o.press(button)
	require.NotNil(o.t, o.window.Canvas().Overlays().Top())
	for range place {
		o.typeKeys("", fyne.KeyDown)
	}
	o.typeKeys("", fyne.KeyReturn)
}

func (o *opened) typeText(text string) { test.Type(o.window.Canvas().Focused(), text) }

func TestAStepIsAddedRenamedMovedAndRemoved(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 5)
	o.typeText("Sell the idea")
	o.typeKeys("", fyne.KeyReturn)
	step, err := o.session.Workspace().StepByKey("Sell the idea")
	require.NoError(t, err)
	assert.Equal(t, "add the step Sell the idea", o.session.UndoLabel())
	assert.Equal(t, 3, o.grid().Selection().Row, "it stands at the end of its phase")

	o.choose("Step", 2)
	assert.Equal(t, "move the step Sell the idea", o.session.UndoLabel())
	assert.Equal(t, 2, o.grid().Selection().Row, "the selection moves with it")

	o.choose("Step", 1)
	o.typeText("!")
	o.press("Save")
	assert.Contains(t, o.session.Workspace().Steps[step.ID].Name, "!")

	o.choose("Step", 4)
	assert.True(t, o.shows("You can undo this."))
	o.press("Remove")
	assert.NotContains(t, o.session.Workspace().Steps, step.ID)
}

func TestRemovingAStepSaysWhatGoesWithIt(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 4)
	assert.True(t, o.shows("Remove the step “Existence of SLO”?"))
	assert.True(t, o.shows("RACI cells"))
	o.press("Cancel")
	assert.Len(t, o.session.Workspace().Steps, 9)
}

func TestAStepWithoutANameIsRefusedInTheDialog(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.choose("Step", 5)
	o.press("Add")
	assert.True(t, o.shows("Name must not be empty."))
	assert.Len(t, o.session.Workspace().Steps, 9)
}

func TestAColumnIsAddedWithTheChosenPersonasBehindIt(t *testing.T) {
	o := open(t)
	o.show("", "")
	personas := len(o.session.Workspace().Personas)
	o.choose("Column", 5)
	o.typeText("Support")
	for _, tick := range find[*widgets.CheckField](o.window.Canvas().Overlays().Top()) {
		if tick.Text == "Customer desk" {
			test.Tap(tick)
		}
	}
	o.press("Add")
	w := o.session.Workspace()
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
	assert.Equal(t, "exec", o.session.Workspace().ColumnsInOrder()[5].Key)
	assert.Equal(t, 5, o.grid().Selection().Col)
}

func TestAChartWithoutStepsSaysHowToBegin(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.NoError(t, o.session.Do("remove all", func(w *workspace.Workspace) error {
		for _, step := range w.StepsInOrder() {
			if err := w.Remove("step", step.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	assert.True(t, o.shows("The chart is empty."))
	o.typeKeys("a", fyne.KeyDelete, fyne.KeyReturn)
	o.shortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, "remove all", o.session.UndoLabel())
}
