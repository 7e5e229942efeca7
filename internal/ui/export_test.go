package ui_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func TestTheChartIsExportedWithTheLetterThatWasTyped(t *testing.T) {
	th := newTheater(t).onSample()
	th.menu("RACI")
	th.write("c")
	th.files.path = filepath.Join(th.folder, "chart.xlsx")
	th.ctrl(fyne.KeyE)
	th.key(fyne.KeyReturn)
	th.settle()

	assert.Equal(t, "RACI 2026-11-21.xlsx", filepath.Base(th.files.asked))
	assert.True(t, th.sees("chart.xlsx was written"))
	assert.True(t, th.sees("Open it"))
	w := th.shell.Session().Workspace()
	step, column := w.StepsInOrder()[0], w.ColumnsInOrder()[0]
	assert.Equal(t, "C", string(w.Matrix("").At(step.ID, column.ID)))
	assert.Equal(t, "C", behind(t, th.files.path, step.Name))
}

func TestAReviewPackIsExportedForTheChosenService(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyPageDown)
	th.files.path = filepath.Join(th.folder, "pack.xlsx")
	th.press(fyne.KeyE, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.settle()

	assert.Contains(t, filepath.Base(th.files.asked), th.shell.Session().Workspace().ServicesInOrder()[0].Name)
	assert.FileExists(t, th.files.path)
}

func TestAnExistingFileIsReplacedOnlyWhenPeopleAgreed(t *testing.T) {
	for name, test := range map[string]struct {
		agreed bool
		sees   string
	}{
		"agreed":     {true, "was written"},
		"not agreed": {false, "There is a file"},
	} {
		t.Run(name, func(t *testing.T) {
			th := newTheater(t).onSample()
			th.files.path, th.files.replace = filepath.Join(th.folder, "there.xlsx"), test.agreed
			require.NoError(t, os.WriteFile(th.files.path, []byte("before"), 0o600))
			th.ctrl(fyne.KeyE)
			th.key(fyne.KeyReturn)
			th.settle()

			assert.True(t, th.sees(test.sees))
			now, err := os.ReadFile(th.files.path)
			require.NoError(t, err)
			assert.Equal(t, !test.agreed, string(now) == "before")
		})
	}
}

// behind returns what stands behind a text on the first sheet of a workbook.
func behind(t *testing.T, path, text string) string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	for _, row := range rows {
		if i := slices.Index(row, text); i >= 0 && i+1 < len(row) {
			return row[i+1]
		}
	}
	t.Fatalf("%q is not in %s", text, path)
	return ""
}
