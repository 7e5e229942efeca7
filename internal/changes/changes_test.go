package changes_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/changes"
	"slocharter/internal/workspace"
)

func sample(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return w
}

func TestEqualWorkspacesDoNotDiffer(t *testing.T) {
	w := sample(t)
	assert.Empty(t, changes.Between(w, w.Clone()))
}

func TestEachDifferenceSaysWhatItIsAboutInWords(t *testing.T) {
	first := sample(t)
	second := first.Clone()
	p := first.PeopleByName()[0]
	gone := first.ServicesInOrder()[0]
	p.Note = "on leave"
	require.NoError(t, second.PutPerson(p))
	added, err := second.AddPerson("Zoe")
	require.NoError(t, err)
	require.NoError(t, second.Remove("service", gone.ID))

	byID := map[string]changes.Difference{}
	for _, d := range changes.Between(first, second) {
		byID[d.ID] = d
	}
	edited := byID[p.ID]
	assert.Equal(t, workspace.Update, edited.Op)
	assert.Equal(t, p.Name, edited.Name)
	assert.Equal(t, []changes.Field{{Column: "note", Name: "Note", Before: first.People[p.ID].Note, After: "on leave"}}, edited.Fields)
	assert.Equal(t, "Zoe", byID[added.ID].Name)
	assert.Equal(t, workspace.Insert, byID[added.ID].Op)
	assert.Equal(t, workspace.Delete, byID[gone.ID].Op)
	assert.Equal(t, gone.Name, byID[gone.ID].Name, "what is gone goes by the name that it had")
}

func TestTheOrderOfAListAloneIsNoDifference(t *testing.T) {
	first := sample(t)
	second := first.Clone()
	s := first.ServicesInOrder()[0]
	s.Position += 100
	require.NoError(t, second.PutService(s))
	assert.Empty(t, changes.Between(first, second))
}

func TestLongTextsAreCutToTheirFirstLine(t *testing.T) {
	for text, want := range map[string]string{
		"short":                  "short",
		"one\ntwo":               "one …",
		strings.Repeat("ä", 161): strings.Repeat("ä", 160) + "…",
	} {
		assert.Equal(t, want, changes.Cut(text))
	}
}

func TestAStateAndAKindAreSaidInTheWordsOfTheirKindOfRow(t *testing.T) {
	names := changes.Names{Now: sample(t)}
	for _, c := range []struct{ kind, column, value, said string }{
		{"review", "kind", "weekly", "Weekly review"},
		{"review", "state", "prepared", "Prepared"},
		{"review_line", "state", "used-up", "Used up"},
		{"review_line", "left", "-446/1000", "−44.6 %"},
		{"action_item", "state", "dropped", "Dropped"},
		{"follow_up", "state", "open", "Open"},
		{"proposal", "state", "agreed", "Agreed"},
		{"proposal", "change", "loosen", "Loosen"},
		{"policy_version", "state", "draft", "Draft"},
		{"roadmap_item", "size", "small", "Small"},
	} {
		t.Run(c.kind+" "+c.column, func(t *testing.T) {
			row := workspace.RowChange{Kind: c.kind, ID: "new", Op: workspace.Insert, Fields: []workspace.FieldChange{{Name: c.column, After: c.value}}}
			fields := names.Fields(row)
			require.Len(t, fields, 1)
			assert.Equal(t, c.said, fields[0].After)
		})
	}
}
