package edited_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/workbook"
)

// unread are the sentences about what is not taken in.
func unread(plan edited.Plan) []string {
	var all []string
	for _, i := range plan.Ignored {
		all = append(all, i.Sentence())
	}
	return all
}

func TestWhatIsNotTakenInIsNamed(t *testing.T) {
	w := sample(t)
	write := func(tab, cell string, value any) func(t *testing.T, f *excelize.File) {
		return func(t *testing.T, f *excelize.File) { require.NoError(t, f.SetCellValue(tab, cell, value)) }
	}
	tests := map[string]struct {
		edit func(t *testing.T, f *excelize.File)
		said []string
	}{
		"a figure":              {write("SLO register", "C7", "Another name"), []string{"SLO register!C7 was changed. This sheet only shows figures, so it is not taken in."}},
		"a number":              {write("SLO register", "G5", 0.9), []string{"SLO register!G5 was changed. This sheet only shows figures, so it is not taken in."}},
		"a heading":             {write("Summary", "A1", "Ours"), []string{"Summary!A1 was changed. This sheet only shows figures, so it is not taken in."}},
		"a figure that is gone": {write("SLO register", "C6", ""), []string{"SLO register!C6 was changed. This sheet only shows figures, so it is not taken in."}},
		"a formula over a figure": {func(t *testing.T, f *excelize.File) {
			require.NoError(t, f.SetCellFormula("SLO register", "G5", "1/2"))
		}, []string{"SLO register!G5 was changed. This sheet only shows figures, so it is not taken in."}},
		"a number over a formula":  {write("Summary", "D5", 99), []string{"Summary!D5 was changed. This sheet only shows figures, so it is not taken in."}},
		"something beside a table": {write("SLO register", "X6", "please check"), []string{"SLO register!X6 was changed. This sheet only shows figures, so it is not taken in."}},
		"something below a table":  {write("Roles", "B40", "far below"), []string{"Roles!B40 was changed. That cell is only for reading, so it is not taken in."}},
		"the service of a task":    {write("Open tasks", "B5", "Another"), []string{"Open tasks!B5 was changed. That cell is only for reading, so it is not taken in."}},
		"a sheet of theirs": {func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Notes")
			require.NoError(t, err)
			require.NoError(t, f.SetCellStr("Notes", "A1", "remember"))
		}, []string{"The sheet “Notes” is none that was exported. Nothing was read from it."}},
		"a sheet that is gone": {func(t *testing.T, f *excelize.File) { require.NoError(t, f.DeleteSheet("Glossary")) },
			[]string{"The sheet “Glossary” is not in the file any more. What it shows stays here."}},
		"a row that is gone": {func(t *testing.T, f *excelize.File) { require.NoError(t, f.RemoveRow("Glossary", 8)) },
			[]string{"One row that is only for reading is not on the sheet “Glossary” any more. It stays here."}},
		"a column that is gone": {func(t *testing.T, f *excelize.File) { require.NoError(t, f.RemoveCol("SLO register", "D")) },
			[]string{"The column D, as it was exported, is not on the sheet “SLO register” any more. It stays here."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := export(t, w, workbook.ReviewPack, workbook.Options{})
			change(t, path, func(f *excelize.File) { test.edit(t, f) })
			plan := read(t, path, w)
			assert.Equal(t, test.said, unread(plan))
			assert.Empty(t, told(plan))
			assert.Empty(t, plan.Deleted)
		})
	}
}

func TestSortedFiguresAreNotChanged(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) {
		rows, err := f.GetRows("Glossary")
		require.NoError(t, err)
		for i := 4; i < len(rows); i++ { // upside down
			require.NoError(t, f.SetSheetRow("Glossary", "A"+number(len(rows)+4-i), &rows[i]))
		}
		require.NoError(t, f.InsertCols("Glossary", "B", 2))
		require.NoError(t, f.InsertRows("Glossary", 2, 3))
		require.NoError(t, f.SetSheetName("Glossary", "Our words"))
		require.NoError(t, f.SetCellStr("Our words", "F9", "changed"))
	})
	plan := read(t, path, w)
	require.Len(t, plan.Ignored, 3, "the headers that new columns of a table get, and what was changed: %v", unread(plan))
	assert.Equal(t, edited.Ignored{What: edited.OfFigures, Sheet: "Our words", Cell: "F9", File: "changed"}, plan.Ignored[2])
}

func TestManyChangesOfASheetAreCounted(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) {
		for i := range 30 {
			require.NoError(t, f.SetCellInt("Glossary", "H"+number(i+1), int64(i)))
		}
	})
	plan := read(t, path, w)
	require.Len(t, plan.Ignored, 21)
	assert.Equal(t, "10 more cells of the sheet “Glossary” were changed and are not taken in.", plan.Ignored[20].Sentence())
}
