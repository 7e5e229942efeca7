package workspace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

type serviceRow = slo.Service

// edits are random edits of all sorts; those that the workspace refuses do nothing.
var edits = []func(r *rapid.T, w *workspace.Workspace) error{
	func(r *rapid.T, w *workspace.Workspace) error {
		m := w.Matrix("")
		if len(m.Rows) == 0 || len(m.Columns) == 0 {
			return nil
		}
		row := rapid.SampledFrom(m.Rows).Draw(r, "row")
		column := rapid.SampledFrom(m.Columns).Draw(r, "column")
		letters := raci.Letters(rapid.SampledFrom([]string{"", "A", "R", "A/R", "C", "X"}).Draw(r, "letters"))
		service := ""
		if all := w.ServicesInOrder(); len(all) > 0 && rapid.Bool().Draw(r, "own") {
			service = all[0].ID
		}
		return w.SetLetters(service, row.ID, column.ID, letters)
	},
	func(r *rapid.T, w *workspace.Workspace) error {
		_, err := w.AddService(rapid.StringN(0, 20, 30).Draw(r, "name"), "", day)
		return err
	},
	func(r *rapid.T, w *workspace.Workspace) error {
		kind := rapid.SampledFrom([]string{"service", "person", "persona", "step", "raci_column", "slo", "journey", "cycle", "policy_version"}).Draw(r, "kind")
		k, _ := workspace.KindNamed(kind)
		ids := k.IDs(*w)
		if len(ids) == 0 {
			return nil
		}
		return w.Remove(kind, rapid.SampledFrom(ids).Draw(r, "id"))
	},
	func(r *rapid.T, w *workspace.Workspace) error {
		all := w.ServicesInOrder()
		if len(all) == 0 {
			return nil
		}
		_, err := w.StartNextCycle(rapid.SampledFrom(all).Draw(r, "service").ID, "again", day)
		return err
	},
	func(r *rapid.T, w *workspace.Workspace) error {
		_, err := w.StartDraft("")
		return err
	},
	func(r *rapid.T, w *workspace.Workspace) error {
		persons, personas := w.PeopleByName(), w.PersonasInOrder()
		if len(persons) == 0 || len(personas) == 0 {
			return nil
		}
		return w.Hold(rapid.SampledFrom(personas).Draw(r, "persona").ID, rapid.SampledFrom(persons).Draw(r, "person").ID, "")
	},
}

func TestWhateverIsEditedStaysSoundAndCanBeUndone(t *testing.T) {
	start := sample(t)
	rapid.Check(t, func(r *rapid.T) {
		before := start
		for range rapid.IntRange(1, 6).Draw(r, "edits") {
			after := before.Clone()
			if err := rapid.SampledFrom(edits).Draw(r, "edit")(r, &after); err != nil {
				continue
			}
			change := workspace.Diff(before, after)
			require.NoError(r, after.Check(change), "no row refers to nothing")

			undone := after.Clone()
			require.NoError(r, undone.Apply(change.Inverse()))
			require.Empty(r, workspace.Diff(before, undone), "undo leads back")
			redone := before.Clone()
			require.NoError(r, redone.Apply(change))
			require.Empty(r, workspace.Diff(after, redone), "redo leads there again")
			before = after
		}
	})
}

func TestAnEditOfACopyLeavesTheOriginalAlone(t *testing.T) {
	w := sample(t)
	for _, k := range workspace.Kinds() {
		c := w.Clone()
		for _, id := range k.IDs(c) {
			if err := c.Remove(k.Name, id); err == nil {
				break
			}
		}
	}
	assert.Empty(t, workspace.Diff(sameRows(t, w), w))
}

// sameRows builds a workspace from the fields of another, as loading a file does.
func sameRows(t *testing.T, w workspace.Workspace) workspace.Workspace {
	t.Helper()
	var c workspace.Workspace
	for _, k := range workspace.Kinds() {
		for _, id := range k.IDs(w) {
			values, ok := k.Values(w, id)
			require.True(t, ok)
			require.NoError(t, k.Put(&c, values))
		}
	}
	return c
}

func TestAChangeOfSomethingThatChangedSinceIsRefused(t *testing.T) {
	w := sample(t)
	p := w.PeopleByName()[0]
	edited := w.Clone()
	p.Note = "first"
	require.NoError(t, edited.PutPerson(p))
	change := workspace.Diff(w, edited)

	later := edited.Clone()
	p.Note = "second"
	require.NoError(t, later.PutPerson(p))
	require.ErrorAs(t, later.Apply(change.Inverse()), &workspace.Overtaken{})

	other := edited.Clone()
	p.Note, p.Email = "first", "a@example.com"
	require.NoError(t, other.PutPerson(p))
	require.NoError(t, other.Apply(change.Inverse()), "another field of the row may have changed")
	assert.Equal(t, "a@example.com", other.People[p.ID].Email)
}

func TestEveryRowThatBelongsToAServiceIsFoundUnderIt(t *testing.T) {
	w := sample(t)
	cycle := w.CycleOf(w.ServicesInOrder()[0].ID)
	for _, task := range w.Tasks {
		if task.CycleID == cycle.ID {
			assert.Equal(t, cycle.ServiceID, w.ServiceOf("task", task.ID))
		}
	}
	for _, target := range w.Targets {
		assert.Equal(t, w.SLOs[target.SLOID].ServiceID, w.ServiceOf("target", target.ID))
	}
	assert.Empty(t, w.ServiceOf("persona", w.PersonasInOrder()[0].ID))
}
