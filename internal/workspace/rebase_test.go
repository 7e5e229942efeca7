package workspace_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

func TestAChangeIsMadeAgainOnWhatOthersMadeMeanwhile(t *testing.T) {
	base, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	ada, ben := base.PeopleByName()[0], base.PeopleByName()[1]
	mine, theirs := base.Clone(), base.Clone()
	edit := func(w *workspace.Workspace, id, name, note string) {
		p := w.People[id]
		p.Name, p.Note = name, note
		require.NoError(t, w.PutPerson(p))
	}
	edit(&mine, ada.ID, "Mine", "mine")
	edit(&theirs, ada.ID, "Theirs", ada.Note)
	edit(&mine, ben.ID, ben.Name, "same")
	edit(&theirs, ben.ID, ben.Name, "same")
	zoe, err := mine.AddPerson("Zoe")
	require.NoError(t, err)

	again, clashes := theirs.Rebase(workspace.Diff(base, mine))
	assert.Equal(t, []workspace.Clash{{Kind: "person", ID: ada.ID, Field: workspace.FieldChange{Name: "name", Before: "Theirs", After: "Mine"}}}, clashes)
	require.NoError(t, theirs.Apply(again))
	assert.Equal(t, []string{"Mine", "mine"}, []string{theirs.People[ada.ID].Name, theirs.People[ada.ID].Note})
	assert.Contains(t, theirs.People, zoe.ID)

	require.NoError(t, theirs.Remove("person", ada.ID))
	again, clashes = theirs.Rebase(workspace.Diff(base, mine))
	assert.Empty(t, clashes)
	assert.Empty(t, again, "nobody is left to be edited")
}
