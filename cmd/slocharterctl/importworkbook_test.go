package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// edit writes an A into the cell of the chart in the first column of the first step.
func edit(t *testing.T, path, letters string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr("RACI", "D8", letters))
	require.NoError(t, f.Save())
	require.NoError(t, f.Close())
}

func TestAnEditedWorkbookIsTakenIn(t *testing.T) {
	f := file(t, "--sample")
	x := filepath.Join(t.TempDir(), "x.xlsx")
	done(t, "export", "raci", f, "--out", x)
	assert.Contains(t, done(t, "import", "workbook", f, x), "Nothing was changed")
	edit(t, x, "ci")
	dry := asJSON[object](t, "import", "workbook", f, x, "--dry-run")
	assert.EqualValues(t, 1, dry["taken"])
	assert.Contains(t, done(t, "import", "workbook", f, x, "--dry-run"), "RACI!D8")
	got := asJSON[object](t, "import", "workbook", f, x)
	one := got["differences"].([]any)[0].(object)
	assert.Equal(t, "C/I", one["file"])
	assert.Equal(t, true, one["taken"])
	assert.Contains(t, done(t, "import", "workbook", f, x), "Nothing was changed")
	assert.Contains(t, done(t, "history", f), "import the workbook x.xlsx")
}

func TestAConflictIsRefusedUntilASideIsNamed(t *testing.T) {
	f := file(t, "--sample")
	x := filepath.Join(t.TempDir(), "x.xlsx")
	done(t, "export", "raci", f, "--out", x)
	edit(t, x, "I")
	here := asJSON[object](t, "import", "workbook", f, x, "--dry-run")["differences"].([]any)[0].(object)
	require.NotEqual(t, "R", here["here"])
	again := filepath.Join(t.TempDir(), "y.xlsx")
	done(t, "export", "raci", f, "--out", again)
	edit(t, again, "R")
	done(t, "import", "workbook", f, again)

	refused := run(t, "import", "workbook", f, x)
	assert.Equal(t, 1, refused.code)
	assert.Contains(t, refused.out, "Edited here as well: R")
	assert.EqualValues(t, 0, asJSON[object](t, "import", "workbook", f, x, "--take", "here")["taken"])
	assert.EqualValues(t, 1, asJSON[object](t, "import", "workbook", f, x, "--take", "file")["taken"])
}

func TestWhatIsRefusedIsSaidWithItsCell(t *testing.T) {
	f := file(t, "--sample")
	x := filepath.Join(t.TempDir(), "x.xlsx")
	done(t, "export", "raci", f, "--out", x)
	edit(t, x, "Z")
	a := run(t, "import", "workbook", f, x)
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.out, "RACI!D8")
	assert.Contains(t, a.out, "Z")
}

func TestAWorkbookOfAnotherWorkspaceGetsItsSentence(t *testing.T) {
	f, other := file(t, "--sample"), file(t, "--sample")
	x := filepath.Join(t.TempDir(), "x.xlsx")
	done(t, "export", "raci", other, "--out", x)
	a := run(t, "import", "workbook", f, x)
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "another workspace")
	require.NoError(t, os.WriteFile(x, []byte("a,b\n1,2\n"), 0o600))
	assert.Contains(t, run(t, "import", "workbook", f, x).err, "not a workbook of SLO Charter")
}

func TestWhatIsNotTakenInIsNamedWithItsCell(t *testing.T) {
	f := file(t, "--sample")
	x := filepath.Join(t.TempDir(), "x.xlsx")
	done(t, "export", "review", f, "--out", x)
	book, err := excelize.OpenFile(x)
	require.NoError(t, err)
	require.NoError(t, book.SetCellStr("Budget status", "C7", "all is well"))
	require.NoError(t, book.Save())
	require.NoError(t, book.Close())
	out := done(t, "import", "workbook", f, x)
	assert.Contains(t, out, "Budget status!C7 was changed. This sheet only shows figures")
	assert.Contains(t, out, "Nothing that can be taken in was changed")
	ignored := asJSON[object](t, "import", "workbook", f, x, "--dry-run")["ignored"].([]any)
	require.Len(t, ignored, 1)
	one := ignored[0].(object)
	assert.Equal(t, "figures", one["why"])
	assert.Equal(t, "C7", one["cell"])
	assert.Equal(t, "all is well", one["file"])
}
