package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

func TestAServiceIsAddedChosenAndUndone(t *testing.T) {
	th := newTheater(t).onSample()
	th.press(fyne.KeyN, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.write("Harbour lights")
	th.key(fyne.KeyReturn)

	assert.True(t, th.sees("Harbour lights"))
	_, err := th.shell.Session().Workspace().ServiceByKey("harbour-lights")
	require.NoError(t, err)
	th.ctrl(fyne.KeyZ)
	assert.True(t, th.sees("All services"), "what is not there any more is not chosen")
}

func TestAServiceWithoutANameIsNotAdded(t *testing.T) {
	th := newTheater(t).onSample()
	th.press(fyne.KeyN, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.key(fyne.KeyReturn)

	assert.True(t, th.sees("Name must not be empty"))
	assert.Len(t, th.shell.Session().Workspace().Services, 6)
}

func TestRemovingAServiceSaysWhatGoesWithIt(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyPageDown)
	th.menu("Remove this service…")
	assert.True(t, th.sees("will go with it"))
	assert.True(t, th.sees("It can be undone"))
	th.key(fyne.KeyEscape)
	assert.Len(t, th.shell.Session().Workspace().Services, 6)

	th.menu("Remove this service…")
	th.canvas().FocusNext()
	th.key(fyne.KeyReturn)
	assert.Len(t, th.shell.Session().Workspace().Services, 5)
	assert.True(t, th.item("Remove this service…").Disabled)
}

func TestAServiceIsRenamedEverywhere(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyPageDown)
	th.menu("Edit this service…")
	th.ctrl(fyne.KeyA)
	th.write("Harbour lights")
	th.key(fyne.KeyReturn)

	assert.Equal(t, "Harbour lights", th.shell.Session().Workspace().ServicesInOrder()[0].Name)
	assert.True(t, th.sees("Harbour lights"))
}

func TestTheRailCountsWhatWaits(t *testing.T) {
	th := newTheater(t).onSample()
	assert.True(t, th.sees("RACI 3"), "the figure stands behind the name")
	require.NoError(t, th.shell.Session().Do("clear a cell", func(w *workspace.Workspace) error {
		return w.SetLetters("", w.StepsInOrder()[2].ID, w.ColumnsInOrder()[0].ID, "")
	}))

	assert.True(t, th.sees("RACI 4"), "a step without an Accountable counts at once")
}
