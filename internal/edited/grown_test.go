package edited_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/raci"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// rowOf is the row of a step in a chart.
func rowOf(t *testing.T, f *excelize.File, tab, stepID string) int {
	t.Helper()
	found, err := f.SearchSheet(tab, stepID)
	require.NoError(t, err)
	require.NotEmpty(t, found)
	_, row, err := excelize.CellNameToCoordinates(found[0])
	require.NoError(t, err)
	return row
}

func TestNewStepsAndColumnsOfAChartAreAdded(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.RACIChart, workbook.Options{})
	steps, columns := w.StepsInOrder(), w.ColumnsInOrder()
	change(t, path, func(f *excelize.File) {
		row := rowOf(t, f, "RACI", steps[1].ID)
		require.NoError(t, f.InsertRows("RACI", row+1, 1))
		require.NoError(t, f.SetSheetRow("RACI", "C"+number(row+1), &[]any{"Rehearse an outage", "a", "", "r"}))
		last := rowOf(t, f, "RACI", steps[len(steps)-1].ID)
		require.NoError(t, f.DuplicateRow("RACI", last))
		require.NoError(t, f.SetCellStr("RACI", "C"+number(last+1), "Tell everybody"))
		require.NoError(t, f.InsertCols("RACI", "F", 1))
		require.NoError(t, f.SetCellStr("RACI", "F4", "Legal"))
		require.NoError(t, f.SetCellStr("RACI", "F"+number(row), "C"))
		require.NoError(t, f.SetCellStr("RACI", "F"+number(row+1), "I"))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 3, told(plan))
	for _, d := range plan.Differences {
		require.NoError(t, d.Refused)
		assert.True(t, d.New)
	}
	assert.Empty(t, plan.Deleted)
	assert.Empty(t, unread(plan))
	assert.Equal(t, "F4", plan.Differences[0].Cell)

	require.NoError(t, plan.Apply(&w, ids(plan)))
	after, wide := w.StepsInOrder(), w.ColumnsInOrder()
	require.Len(t, after, len(steps)+2)
	require.Len(t, wide, len(columns)+1)
	assert.Equal(t, "Rehearse an outage", after[2].Name)
	assert.Equal(t, steps[1].Phase, after[2].Phase)
	assert.Equal(t, "Tell everybody", after[len(after)-1].Name)
	assert.Equal(t, "Legal", wide[2].Name)
	m := w.Matrix("")
	assert.Equal(t, raci.Letters("A"), m.At(after[2].ID, columns[0].ID))
	assert.Equal(t, raci.Letters("R"), m.At(after[2].ID, columns[2].ID))
	assert.Equal(t, raci.Letters("I"), m.At(after[2].ID, wide[2].ID))
	assert.Equal(t, raci.Letters("C"), m.At(steps[1].ID, wide[2].ID))
	for _, c := range columns {
		assert.Equal(t, m.At(steps[len(steps)-1].ID, c.ID), m.At(after[len(after)-1].ID, c.ID), "a copied row with another name keeps its letters")
	}
	assert.Empty(t, told(read(t, path, w)), "the same file a second time brings nothing new")
}

func TestANewStepInTheChartOfAServiceHasLettersOnlyThere(t *testing.T) {
	w := sample(t)
	service := payments(t, w)
	path := export(t, w, workbook.RACIChart, workbook.Options{ServiceID: service.ID})
	first := w.StepsInOrder()[0]
	change(t, path, func(f *excelize.File) {
		row := rowOf(t, f, "RACI", first.ID)
		require.NoError(t, f.InsertRows("RACI", row, 1))
		require.NoError(t, f.SetSheetRow("RACI", "C"+number(row), &[]any{"Begin", "A"}))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 1, told(plan))
	require.NoError(t, plan.Apply(&w, ids(plan)))
	step := w.StepsInOrder()[0]
	assert.Equal(t, "Begin", step.Name)
	assert.Equal(t, first.Phase, step.Phase)
	column := w.ColumnsInOrder()[0].ID
	assert.Equal(t, raci.Letters("A"), w.Matrix(service.ID).At(step.ID, column))
	assert.Empty(t, w.Matrix("").At(step.ID, column))
}

func TestStepsAndColumnsThatCannotBeAddedAreRefusedWithTheirCell(t *testing.T) {
	w := sample(t)
	step := w.StepsInOrder()[3]
	inserted := func(cells ...any) func(t *testing.T, f *excelize.File) string {
		return func(t *testing.T, f *excelize.File) string {
			row := rowOf(t, f, "RACI", step.ID) + 1
			require.NoError(t, f.InsertRows("RACI", row, 1))
			require.NoError(t, f.SetSheetRow("RACI", "C"+number(row), &cells))
			return "C" + number(row)
		}
	}
	tests := map[string]struct {
		edit func(t *testing.T, f *excelize.File) string
		said string
	}{
		"an unknown letter":      {inserted("Dance", "Q"), "Q"},
		"letters without a name": {inserted("", "A"), "Step"},
		"the name of a step":     {inserted(step.Name, "A"), "copy"},
		"a formula without a result": {func(t *testing.T, f *excelize.File) string {
			row := rowOf(t, f, "RACI", step.ID) + 1
			require.NoError(t, f.InsertRows("RACI", row, 1))
			require.NoError(t, f.SetCellFormula("RACI", "C"+number(row), "Nothing!A1"))
			return "C" + number(row)
		}, "formula"},
		"a column of remarks": {func(t *testing.T, f *excelize.File) string {
			require.NoError(t, f.InsertCols("RACI", "F", 1))
			require.NoError(t, f.SetCellStr("RACI", "F4", "Remarks"))
			require.NoError(t, f.SetCellStr("RACI", "F"+number(rowOf(t, f, "RACI", step.ID)), "ask first"))
			return "F4"
		}, "not a letter"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path, cell := export(t, w, workbook.RACIChart, workbook.Options{}), ""
			change(t, path, func(f *excelize.File) { cell = test.edit(t, f) })
			plan := read(t, path, w)
			require.Len(t, plan.Differences, 1, told(plan))
			assert.Equal(t, cell, plan.Differences[0].Cell)
			assert.Contains(t, words.Error(plan.Differences[0].Refused), test.said)
			assert.Empty(t, unread(plan))
		})
	}
}

func TestStepsColumnsAndPersonasThatAreGoneAreAskedAbout(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	step, column, persona := w.StepsInOrder()[4], w.ColumnsInOrder()[2], w.PersonasInOrder()[5]
	change(t, path, func(f *excelize.File) {
		require.NoError(t, f.RemoveRow("RACI", rowOf(t, f, "RACI", step.ID)))
		require.NoError(t, f.RemoveCol("RACI", "F"))
		require.NoError(t, f.RemoveRow("Roles", rowOf(t, f, "Roles", persona.ID)))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Deleted, 3)
	for i, id := range []string{step.Name, column.Name, persona.Called()} {
		assert.Equal(t, id, plan.Deleted[i].Row)
		assert.True(t, plan.Deleted[i].Removable())
	}
	assert.Empty(t, told(plan))
	before := w.Clone()
	require.NoError(t, plan.Apply(&w, ids(plan)))
	assert.Empty(t, workspace.Diff(before, w), "nothing goes without a tick")
	require.NoError(t, plan.Apply(&w, []string{plan.Deleted[0].ID, plan.Deleted[1].ID, plan.Deleted[2].ID}))
	assert.Len(t, w.Steps, len(before.Steps)-1)
	assert.Len(t, w.Columns, len(before.Columns)-1)
	assert.Len(t, w.Personas, len(before.Personas)-1)
}

func TestNewRolesAndTextsAreAdded(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	column, owner := w.ColumnsInOrder()[1], w.PeopleByName()[0]
	draft, _ := w.DraftOf("")
	change(t, path, func(f *excelize.File) {
		below := func(tab string) string {
			rows, err := f.GetRows(tab)
			require.NoError(t, err)
			return "B" + number(len(rows)+1)
		}
		require.NoError(t, f.SetSheetRow("Roles", below("Roles"), &[]any{"Lawyer", "Counsel", column.Name, owner.Name}))
		require.NoError(t, f.SetSheetRow("Policy texts", below("Policy texts"), &[]any{draft.Title, "", "Holidays", "No releases then."}))
		require.NoError(t, f.SetSheetRow("Decisions", below("Decisions"), &[]any{"2026-11-20", "", "", "Stop"}))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 3, told(plan))
	assert.Equal(t, "Lawyer", plan.Differences[0].Row)
	assert.Contains(t, words.Error(plan.Differences[2].Refused), "cannot be added")
	require.NoError(t, plan.Apply(&w, ids(plan)))
	all := w.PersonasInOrder()
	added := all[len(all)-1]
	assert.Equal(t, "Counsel", added.OwnName)
	assert.Equal(t, column.ID, added.ColumnID)
	assert.Equal(t, owner.ID, w.HoldersFor(added.ID, "")[0].ID)
	texts := w.SectionsOf(draft.ID)
	assert.Equal(t, "No releases then.", texts[len(texts)-1].Body)
	assert.Empty(t, slices.DeleteFunc(told(read(t, path, w)), func(text string) bool { return text == told(plan)[0] }))
}
