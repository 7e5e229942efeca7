package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func TestEveryScreenHasItsShortcut(t *testing.T) {
	th := newTheater(t).onSample()
	view := th.shell.Window().MainMenu().Items[2]
	require.Equal(t, "View", view.Label)
	for _, item := range view.Items {
		if item.IsSeparator {
			break
		}
		key := item.Shortcut.(fyne.KeyboardShortcut)
		th.press(key.Key(), key.Mod())
		assert.True(t, th.item(item.Label).Checked, "%s comes up", item.Label)
	}
}

func TestBackAndForwardFollowTheWay(t *testing.T) {
	th := newTheater(t).onSample()
	th.menu("RACI")
	th.menu("People")
	th.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	assert.True(t, th.item("RACI").Checked)
	th.press(fyne.KeyRight, fyne.KeyModifierAlt)
	assert.True(t, th.item("People").Checked)
	assert.True(t, th.item("Forward").Disabled)
}

func TestTheServiceIsKeptFromScreenToScreen(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyPageDown)
	first := th.shell.Session().Workspace().ServicesInOrder()[0].Name
	require.True(t, th.sees(first))
	th.menu("RACI")
	assert.False(t, th.sees("All services"))
	th.ctrl(fyne.KeyPageUp)
	assert.True(t, th.sees("All services"))
}

func TestALetterIsTypedIntoTheChartAndUndone(t *testing.T) {
	th := newTheater(t).onSample()
	before := th.shell.Session().Workspace()
	th.menu("RACI")
	th.write("i")
	require.NotEqual(t, before.Cells, th.shell.Session().Workspace().Cells)
	require.NotEmpty(t, th.shell.Session().UndoLabel())
	undo := words.T("history.undo", "Label", th.shell.Session().UndoLabel())
	assert.True(t, th.sees(undo), "the status line says what can be undone")
	assert.NotNil(t, th.item(undo), "and so does the menu")

	th.ctrl(fyne.KeyZ)
	assert.Equal(t, before.Cells, th.shell.Session().Workspace().Cells)
	th.ctrl(fyne.KeyY)
	assert.NotEqual(t, before.Cells, th.shell.Session().Workspace().Cells)
}

func TestASearchGoesToWhatItFound(t *testing.T) {
	th := newTheater(t).onSample()
	person := th.shell.Session().Workspace().PeopleByName()[0]
	th.ctrl(fyne.KeyK)
	th.write(person.Name)
	th.key(fyne.KeyReturn)

	assert.True(t, th.item("People").Checked)
}

func TestASearchRunsCommandsToo(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyK)
	th.write("close workspace")
	th.key(fyne.KeyReturn)

	assert.Nil(t, th.shell.Session())
}

func TestWhileADialogIsOpenCommandsWait(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyK)
	th.ctrl(fyne.KeyW)

	assert.NotNil(t, th.shell.Session())
}

func TestUndoIsOfferedToWhatIsBeingTypedFirst(t *testing.T) {
	th := newTheater(t).onSample()
	rename(t, th.shell.Session(), "Renamed")
	th.ctrl(fyne.KeyK)
	th.write("pay")
	th.ctrl(fyne.KeyZ)

	assert.False(t, th.sees("pay "))
	assert.Equal(t, "Renamed", th.shell.Session().Workspace().Info().Name)
}

func TestWhatAnotherWindowChangesAppearsHere(t *testing.T) {
	th := newTheater(t).onSample()
	other, err := session.Open(th.shell.Session().Path(), "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { _ = other.Close() })
	rename(t, other, "Harbour Ferries")
	th.shell.Refresh()

	assert.Equal(t, "Harbour Ferries", th.shell.Session().Workspace().Info().Name)
	assert.True(t, th.sees("changed elsewhere at 12:00"))
}

func TestTwoEditsOfTheSameCellDoNotOverwriteEachOther(t *testing.T) {
	th := newTheater(t).onSample()
	th.menu("RACI")
	other, err := session.Open(th.shell.Session().Path(), "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { _ = other.Close() })
	step, column := other.Workspace().StepsInOrder()[0], other.Workspace().ColumnsInOrder()[0]
	require.NoError(t, other.Do("set C", func(w *workspace.Workspace) error {
		return w.SetLetters("", step.ID, column.ID, "C")
	}))
	th.write("i")

	assert.True(t, th.sees("Somebody else changed this as well"))
	assert.Equal(t, "C", string(th.shell.Session().Workspace().Matrix("").At(step.ID, column.ID)))
}

func rename(t *testing.T, s *session.Session, name string) {
	t.Helper()
	require.NoError(t, s.Do("rename the workspace", func(w *workspace.Workspace) error { return w.Rename(name) }))
}

func TestTheStepsOfTheGuideAreWalkedFromTheMenu(t *testing.T) {
	th := newTheater(t).onSample()
	assert.True(t, th.item("Next step").Disabled, "the overview has no steps")
	th.menu("Guide")
	require.True(t, th.sees("Look at the remaining budget every week"))
	th.press(fyne.KeyPageDown, fyne.KeyModifierAlt)
	assert.True(t, th.sees("Step back every month"), "the step after")
	th.press(fyne.KeyPageUp, fyne.KeyModifierAlt)
	th.press(fyne.KeyPageUp, fyne.KeyModifierAlt)
	assert.True(t, th.sees("Do what was agreed"), "the step before")
}
