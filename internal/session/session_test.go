package session_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func sample(t *testing.T) *session.Session {
	t.Helper()
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	s, err := session.New(filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "Explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// second opens the file of a session again, as another window would.
func second(t *testing.T, s *session.Session) *session.Session {
	t.Helper()
	other, err := session.Open(s.Path(), "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, other.Close()) })
	return other
}

func setLetters(t *testing.T, s *session.Session, step, column, letters string) error {
	t.Helper()
	return s.Do("set "+letters+" for "+column+" in "+step, func(w *workspace.Workspace) error {
		r, err := w.StepByKey(step)
		require.NoError(t, err)
		c, err := w.ColumnByKey(column)
		require.NoError(t, err)
		return w.SetLetters("", r.ID, c.ID, raci.Letters(letters))
	})
}

func lettersIn(t *testing.T, w workspace.Workspace, step, column string) string {
	t.Helper()
	r, err := w.StepByKey(step)
	require.NoError(t, err)
	c, err := w.ColumnByKey(column)
	require.NoError(t, err)
	return string(w.Matrix("").At(r.ID, c.ID))
}

func TestWhatIsEditedIsInTheFile(t *testing.T) {
	s := sample(t)
	changed := 0
	s.Changed = func() { changed++ }
	require.NoError(t, setLetters(t, s, "propose-slo", "exec", "C"))
	assert.Equal(t, 1, changed)
	assert.Empty(t, workspace.Diff(s.Workspace(), second(t, s).Workspace()))
	assert.Equal(t, "C", lettersIn(t, second(t, s).Workspace(), "propose-slo", "exec"))
	require.NoError(t, s.Check())
}

func TestUndoAndRedoWalkAllEditsOfTheSession(t *testing.T) {
	s := sample(t)
	start := s.Workspace()
	var after []workspace.Workspace
	for _, letters := range []string{"C", "A/R", "", "R"} {
		require.NoError(t, setLetters(t, s, "propose-slo", "exec", letters))
		after = append(after, s.Workspace())
	}
	require.NoError(t, s.Do("remove a service", func(w *workspace.Workspace) error {
		return w.Remove("service", w.ServicesInOrder()[0].ID)
	}))
	removed := s.Workspace()
	for i := len(after) - 1; i >= 0; i-- {
		require.NoError(t, s.Undo())
		assert.Empty(t, workspace.Diff(after[i], s.Workspace()))
	}
	require.NoError(t, s.Undo())
	assert.Empty(t, workspace.Diff(start, s.Workspace()))
	assert.Empty(t, s.UndoLabel())
	require.NoError(t, s.Undo(), "with nothing to undo nothing happens")
	for range len(after) + 1 {
		require.NoError(t, s.Redo())
	}
	assert.Empty(t, workspace.Diff(removed, s.Workspace()))
	assert.Empty(t, s.RedoLabel())
	assert.Empty(t, workspace.Diff(removed, second(t, s).Workspace()))
	require.NoError(t, s.Check())
}

func TestAFailedEditChangesNothing(t *testing.T) {
	s := sample(t)
	before := s.Workspace()
	err := setLetters(t, s, "propose-slo", "exec", "X")
	require.ErrorAs(t, err, &raci.UnknownLetter{})
	assert.Empty(t, workspace.Diff(before, s.Workspace()))
	assert.Empty(t, s.UndoLabel())
	s.SetAuthor("")
	require.ErrorIs(t, setLetters(t, s, "propose-slo", "exec", "C"), session.NoAuthor{})
}

func TestAChangeMadeElsewhereAppears(t *testing.T) {
	s := sample(t)
	other := second(t, s)
	changed, err := other.Refresh()
	require.NoError(t, err)
	assert.False(t, changed, "nothing happened yet")
	require.NoError(t, setLetters(t, s, "propose-slo", "exec", "C"))
	changed, err = other.Refresh()
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Empty(t, workspace.Diff(s.Workspace(), other.Workspace()))
}

func TestTwoEditsOfTheSameRowDoNotOverwriteEachOther(t *testing.T) {
	s := sample(t)
	other := second(t, s)
	rename := func(s *session.Session, name string) error {
		return s.Do("rename", func(w *workspace.Workspace) error {
			p := w.PeopleByName()[0]
			p.Name = name
			return w.PutPerson(p)
		})
	}
	require.NoError(t, rename(s, "Aaa One"))
	err := rename(other, "Aaa Two")
	require.ErrorIs(t, err, store.Conflict)
	assert.Contains(t, words.Error(err), "Aaa Two", "what was typed is not lost")
	assert.Equal(t, "Aaa One", other.Workspace().PeopleByName()[0].Name, "the other window shows what was saved first")
	require.NoError(t, rename(other, "Aaa Two"), "and can edit that")
}

func TestTwoEditsOfDifferentFieldsAreBothKept(t *testing.T) {
	s := sample(t)
	other := second(t, s)
	edit := func(s *session.Session, change func(*people.Person)) {
		require.NoError(t, s.Do("edit", func(w *workspace.Workspace) error {
			p := w.PeopleByName()[0]
			change(&p)
			return w.PutPerson(p)
		}))
	}
	edit(s, func(p *people.Person) { p.Note = "mine" })
	edit(other, func(p *people.Person) { p.Email = "theirs@example.com" })
	both := other.Workspace().PeopleByName()[0]
	assert.Equal(t, []string{"mine", "theirs@example.com"}, []string{both.Note, both.Email})
	require.NoError(t, other.Undo())
	assert.Equal(t, "mine", other.Workspace().PeopleByName()[0].Note, "undo takes back the own edit only")
}

func TestUndoLeavesWhatOthersDidSince(t *testing.T) {
	s := sample(t)
	other := second(t, s)
	edit := func(s *session.Session, change func(*people.Person)) error {
		return s.Do("edit", func(w *workspace.Workspace) error {
			p := w.PeopleByName()[0]
			change(&p)
			return w.PutPerson(p)
		})
	}
	require.NoError(t, edit(s, func(p *people.Person) { p.Note = "mine" }))
	_, err := other.Refresh()
	require.NoError(t, err)
	require.NoError(t, edit(other, func(p *people.Person) { p.Email = "theirs@example.com" }))
	_, err = s.Refresh()
	require.NoError(t, err)
	require.NoError(t, s.Undo())
	assert.Equal(t, "theirs@example.com", s.Workspace().PeopleByName()[0].Email)
	require.NoError(t, s.Redo())

	_, err = other.Refresh()
	require.NoError(t, err)
	require.NoError(t, edit(other, func(p *people.Person) { p.Note = "theirs" }))
	_, err = s.Refresh()
	require.NoError(t, err)
	require.ErrorAs(t, s.Undo(), &workspace.Overtaken{})
	assert.Equal(t, "theirs", s.Workspace().PeopleByName()[0].Note)
}

func TestAnOldChangeIsTakenBackWhereNothingLaterDependsOnIt(t *testing.T) {
	s := sample(t)
	require.NoError(t, setLetters(t, s, "propose-slo", "exec", "C"))
	require.NoError(t, setLetters(t, s, "agree-on-slo", "exec", "R"))
	history, err := s.History(store.Filter{})
	require.NoError(t, err)
	require.Len(t, history, 3)
	assert.Equal(t, "set C for exec in propose-slo", history[1].Label)
	assert.Equal(t, "Ada", history[1].Author)
	assert.Equal(t, []string{"raci_cell"}, history[1].Kinds)
	require.NoError(t, s.TakeBack(history[1]))
	assert.Equal(t, "I", lettersIn(t, s.Workspace(), "propose-slo", "exec"))
	assert.Equal(t, "R", lettersIn(t, s.Workspace(), "agree-on-slo", "exec"))
	require.ErrorAs(t, s.TakeBack(history[1]), &workspace.Overtaken{}, "it cannot be taken back twice")

	var added people.Person
	require.NoError(t, s.Do("add a person", func(w *workspace.Workspace) error {
		added, err = w.AddPerson("Zoe")
		return err
	}))
	require.NoError(t, s.Do("seat them", func(w *workspace.Workspace) error {
		return w.Hold(w.PersonasInOrder()[0].ID, added.ID, "")
	}))
	history, err = s.History(store.Filter{Kind: "person", Limit: 1})
	require.NoError(t, err)
	require.ErrorAs(t, s.TakeBack(history[0]), &workspace.Dangling{}, "somebody sits on a chair since")
}

func TestAReadOnlyFileSaysSoBeforeItAsksWhoEdits(t *testing.T) {
	s := sample(t)
	require.NoError(t, os.Chmod(s.Path(), 0o400))
	other, err := session.Open(s.Path(), "")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, other.Close()) })
	assert.True(t, other.ReadOnly())
	require.ErrorIs(t, setLetters(t, other, "propose-slo", "exec", "C"), store.ReadOnly)
}
