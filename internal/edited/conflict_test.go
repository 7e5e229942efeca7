package edited_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/raci"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

func TestACellIsComparedThreeWay(t *testing.T) {
	tests := map[string]struct {
		here, file raci.Letters
		differs    bool
		conflict   bool
	}{
		"edited nowhere":              {"I", "I", false, false},
		"edited in the file":          {"I", "R", true, false},
		"edited here":                 {"R", "I", false, false},
		"edited alike":                {"R", "R", false, false},
		"edited on both sides":        {"R", "C", true, true},
		"emptied in the file":         {"I", "", true, false},
		"emptied here, edited there":  {"", "C", true, true},
		"emptied on both sides":       {"", "", false, false},
		"spelt otherwise in the file": {"I", " i ", false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := sample(t)
			m := w.Matrix("")
			step, column := m.Rows[0], m.Columns[0]
			require.NoError(t, w.SetLetters("", step.ID, column.ID, "I"))
			path := export(t, w, workbook.RACIChart, workbook.Options{})
			change(t, path, func(f *excelize.File) { set(t, f, "RACI", column.Name, step.ID, string(test.file)) })
			require.NoError(t, w.SetLetters("", step.ID, column.ID, test.here))
			plan := read(t, path, w)
			if !test.differs {
				assert.Empty(t, told(plan))
				return
			}
			require.Len(t, plan.Differences, 1)
			assert.Equal(t, test.conflict, plan.Differences[0].Conflict)
			assert.Equal(t, "D8", plan.Differences[0].Cell)
			require.NoError(t, plan.Apply(&w, ids(plan)))
			assert.Equal(t, test.file, w.Matrix("").At(step.ID, column.ID))
		})
	}
}

func TestWhatIsNotValidIsRefusedWithItsCellAndAReason(t *testing.T) {
	w := sample(t)
	service := payments(t, w)
	task := w.OpenTasks(service.ID)[0]
	inForce, _ := w.PolicyInForce("")
	section := w.SectionsOf(inForce.ID)[0]
	tests := map[string]struct {
		edit func(f *excelize.File)
		said string
	}{
		"an unknown letter":   {func(f *excelize.File) { set(t, f, "RACI", w.ColumnsInOrder()[0].Name, w.StepsInOrder()[0].ID, "Q") }, "Q"},
		"a date that is none": {func(f *excelize.File) { set(t, f, "Open tasks", "Due", task.ID, "soon") }, "soon"},
		"an unknown owner":    {func(f *excelize.File) { set(t, f, "Open tasks", "Owner", task.ID, "Nobody Known") }, "Nobody Known"},
		"a text that is gone": {func(f *excelize.File) { set(t, f, "Open tasks", "Task", task.ID, "") }, "Task"},
		"neither yes nor no":  {func(f *excelize.File) { set(t, f, "Open tasks", "Done", task.ID, "maybe") }, "maybe"},
		"a policy in force":   {func(f *excelize.File) { set(t, f, "Policy texts", "Text", section.ID, "New words") }, "draft"},
		"a link to a program": {func(f *excelize.File) { set(t, f, "Action items", "Link", "=1+1", "file:///etc/passwd") }, "file:///etc/passwd"},
		"a broken formula": {func(f *excelize.File) {
			require.NoError(t, f.SetCellFormula("Open tasks", cellAt(t, f, "Open tasks", "Task", task.ID), "Nothing!A1"))
		}, "formula"},
		"a new task without a step": {func(f *excelize.File) {
			rows, err := f.GetRows("Open tasks")
			require.NoError(t, err)
			require.NoError(t, f.SetSheetRow("Open tasks", "B"+number(len(rows)+1), &[]any{service.Name, "", "Do it"}))
		}, "Step"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := export(t, w, workbook.ReviewPack, workbook.Options{})
			change(t, path, test.edit)
			plan := read(t, path, w)
			require.Len(t, plan.Differences, 1)
			d := plan.Differences[0]
			require.Error(t, d.Refused)
			assert.Contains(t, told(plan)[0], test.said)
			assert.Regexp(t, `^[A-Z]+\d+$`, d.Cell)
			after := w.Clone()
			require.Error(t, plan.Apply(&after, []string{d.ID}))
			assert.Empty(t, ids(plan))
		})
	}
}

func TestWhatChangedSinceTheFileWasReadIsNotReplaced(t *testing.T) {
	w := sample(t)
	one := w.OpenTasks(payments(t, w).ID)[0]
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) { set(t, f, "Open tasks", "Task", one.ID, "Said in the file") })
	plan := read(t, path, w)
	one.Text = "Said here"
	require.NoError(t, w.PutTask(one))
	require.ErrorAs(t, plan.Apply(&w, ids(plan)), new(workspace.Overtaken))
}

func TestWhatIsNotThereAnyMoreIsRefused(t *testing.T) {
	w := sample(t)
	one := w.OpenTasks(payments(t, w).ID)[0]
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) { set(t, f, "Open tasks", "Task", one.ID, "Said in the file") })
	require.NoError(t, w.Remove("task", one.ID))
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 1)
	assert.True(t, plan.Differences[0].Conflict)
	require.ErrorAs(t, plan.Differences[0].Refused, new(workspace.NotFound))
}

func TestNewPeopleCanBeGivenThingsInTheSameFile(t *testing.T) {
	w := sample(t)
	service := payments(t, w)
	path := export(t, w, workbook.ReviewPack, workbook.Options{ServiceID: service.ID})
	change(t, path, func(f *excelize.File) {
		below := func(tab string) string {
			rows, err := f.GetRows(tab)
			require.NoError(t, err)
			return "B" + number(len(rows)+1)
		}
		require.NoError(t, f.SetSheetRow("People", below("People"), &[]any{"Zoë New", "zoe@example.org"}))
		require.NoError(t, f.SetSheetRow("Open tasks", below("Open tasks"), &[]any{"", w.StepsInOrder()[0].Name, "Meet", "Zoë New", "2026-12-05"}))
		require.NoError(t, f.SetSheetRow("Action items", below("Action items"), &[]any{service.Name, "Write", "zoë new"}))
		require.NoError(t, f.SetSheetRow("Roles by service", below("Roles by service"), &[]any{w.PersonasInOrder()[3].Called(), service.Name, "Zoë New"}))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 4, told(plan))
	require.NoError(t, plan.Apply(&w, plan.Chosen(edited.Difference.Open)))
	holders := w.HoldersFor(w.PersonasInOrder()[3].ID, service.ID)
	zoe := holders[len(holders)-1]
	assert.Equal(t, "Zoë New", zoe.Name)
	owned := 0
	for _, one := range w.OpenTasks(service.ID) {
		if one.OwnerID == zoe.ID && one.Due == "2026-12-05" {
			owned++
		}
	}
	for _, one := range w.OpenActionsOf(service.ID) {
		if one.OwnerID == zoe.ID {
			owned++
		}
	}
	assert.Equal(t, 2, owned)
	assert.Empty(t, told(read(t, path, w)), "the same file a second time brings nothing new")
}

func TestAWorkbookOfTheFirstVersionIsRead(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.RACIChart, workbook.Options{})
	step, column := w.StepsInOrder()[0], w.ColumnsInOrder()[0]
	change(t, path, func(f *excelize.File) {
		require.NoError(t, f.SetCellStr(edited.Tab, "B2", "1"))
		require.NoError(t, f.SetCellStr("RACI", "A6", ""))
		rows, err := f.GetRows(edited.Tab)
		require.NoError(t, err)
		for i := len(rows); i > 0; i-- {
			if name := rows[i-1][0]; name == "table" || name == "field" || name == "row" {
				require.NoError(t, f.RemoveRow(edited.Tab, i))
			}
		}
		set(t, f, "RACI", column.Name, step.ID, "C/I")
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 1, told(plan))
	assert.Equal(t, "C/I", plan.Differences[0].File)
	assert.Empty(t, plan.Lost)
}

func TestACopyOfARowIsANewOne(t *testing.T) {
	w := sample(t)
	one := w.OpenTasks(payments(t, w).ID)[0]
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) {
		cell := cellAt(t, f, "Open tasks", "Task", one.ID)
		_, row, err := excelize.CellNameToCoordinates(cell)
		require.NoError(t, err)
		require.NoError(t, f.DuplicateRow("Open tasks", row))
		require.NoError(t, f.SetCellStr("Open tasks", cell, "A second one"))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 1, told(plan))
	assert.True(t, plan.Differences[0].New)
	before := len(w.Tasks)
	require.NoError(t, plan.Apply(&w, ids(plan)))
	assert.Len(t, w.Tasks, before+1)
	assert.Equal(t, one, w.Tasks[one.ID])
}

func TestAColumnOrASheetThatIsGoneIsSaid(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) {
		require.NoError(t, f.DeleteSheet("People"))
		require.NoError(t, f.SetCellStr("Open tasks", "F4", "When"))
	})
	plan := read(t, path, w)
	assert.Equal(t, []edited.Lost{{Sheet: "People"}, {Sheet: "Open tasks", Field: "due"}}, plan.Lost)
	assert.Empty(t, told(plan))
	assert.Empty(t, plan.Deleted)
}

func TestChartsOfServicesAreToldApartWhenTheirSheetsAreRenamed(t *testing.T) {
	w := sample(t)
	service := payments(t, w)
	path := export(t, w, workbook.RACIChart, workbook.Options{Chart: workbook.ChartOptions{All: true}})
	column, step := w.ColumnsInOrder()[0], w.StepsInOrder()[0]
	change(t, path, func(f *excelize.File) {
		set(t, f, service.Name, column.Name, step.ID, "C/I")
		require.NoError(t, f.SetSheetName(service.Name, "Money"))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 1, told(plan))
	require.NoError(t, plan.Apply(&w, ids(plan)))
	assert.EqualValues(t, "C/I", w.Matrix(service.ID).At(step.ID, column.ID))
	assert.NotEqualValues(t, "C/I", w.Matrix("").At(step.ID, column.ID))
}
