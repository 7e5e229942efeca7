package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

// clashing types a name for a person that another window has named differently meanwhile.
func clashing(t *testing.T) (th *theater, id string) {
	t.Helper()
	th = newTheater(t).onSample()
	id = th.shell.Session().Workspace().PeopleByName()[0].ID
	th.shell.GoTo(stage.Route{Screen: stage.People, ID: id})
	th.settle()
	other, err := session.Open(th.shell.Session().Path(), "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { _ = other.Close() })
	rename := func(w *workspace.Workspace) error {
		p := w.People[id]
		p.Name = "Named by Ben"
		return w.PutPerson(p)
	}
	th.tabTo(th.nameOf(id))
	th.write("Named by Ada")
	require.NoError(t, other.Do("rename", rename))
	th.canvas().Unfocus()
	return th, id
}

// tabTo goes with Tab to the field with a text and selects it.
func (th *theater) tabTo(text string) {
	th.t.Helper()
	for range 200 {
		th.next()
		field, ok := th.canvas().Focused().(interface {
			fyne.Shortcutable
			SelectedText() string
		})
		if !ok {
			continue
		}
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
		if field.SelectedText() == text {
			return
		}
	}
	require.Fail(th.t, "no field says "+text)
}

func (th *theater) nameOf(id string) string { return th.shell.Session().Workspace().People[id].Name }

func TestOfTwoValuesOnePersonChoosesTheirOwn(t *testing.T) {
	th, id := clashing(t)
	for _, text := range []string{"Somebody else changed this as well", "Named by Ben", "Named by Ada"} {
		assert.True(t, th.sees(text), text)
	}
	assert.Equal(t, "Named by Ben", th.nameOf(id), "theirs is saved")
	th.key(fyne.KeyReturn)
	assert.Equal(t, "Named by Ada", th.nameOf(id))
	assert.False(t, th.sees("Somebody else changed this"))
	th.ctrl(fyne.KeyZ)
	assert.Equal(t, "Named by Ben", th.nameOf(id), "and can take it back")
}

func TestOfTwoValuesTheOtherOneIsKept(t *testing.T) {
	th, id := clashing(t)
	th.key(fyne.KeyEscape)
	assert.Equal(t, "Named by Ben", th.nameOf(id))
	assert.False(t, th.sees("Named by Ada"), "the field shows what is saved")
}
