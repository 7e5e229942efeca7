package edited_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workbook"
)

// office lets LibreOffice open and save files, and returns the folder with the results.
func office(t *testing.T, files ...string) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: what it makes of the workbook is not tested")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out := t.TempDir()
	home := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	args := append([]string{home, "--headless", "--convert-to", "xlsx", "--outdir", out}, files...)
	said, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
	require.NoError(t, err, string(said))
	return out
}

func TestNothingDiffersAfterLibreOfficeSavedTheFile(t *testing.T) {
	w := sample(t)
	folder := t.TempDir()
	var files, names []string
	for name, path := range exports(t, w) {
		file := filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".xlsx")
		require.NoError(t, os.Rename(path, file))
		files, names = append(files, file), append(names, filepath.Base(file))
	}
	out := office(t, files...)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			plan := read(t, filepath.Join(out, name), w)
			assert.Empty(t, told(plan))
			assert.Empty(t, plan.Deleted)
			assert.Empty(t, plan.Lost)
			assert.Empty(t, plan.Ignored)
		})
	}
}

// python runs a script with openpyxl on a file that it opens before and saves afterwards.
func python(t *testing.T, path, script string) {
	t.Helper()
	for _, program := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), program, "-c", "import openpyxl").Run() != nil {
			continue
		}
		code := "import sys, openpyxl, datetime\nb = openpyxl.load_workbook(sys.argv[1])\n" + script + "\nb.save(sys.argv[1])\n"
		said, err := exec.CommandContext(t.Context(), program, "-c", code, path).CombinedOutput()
		require.NoError(t, err, string(said))
		return
	}
	t.Skip("openpyxl is not installed: what it makes of the workbook is not tested")
}

func TestNothingDiffersAfterAnotherLibrarySavedTheFile(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	python(t, path, "")
	plan := read(t, path, w)
	assert.Empty(t, told(plan))
	assert.Empty(t, plan.Deleted)
	assert.Empty(t, plan.Lost)
	assert.Empty(t, plan.Ignored)
}

// upside turns the rows of a list upside down, with a column before it, as sorting does.
const upside = `
def upside(s, top):
    rows = [[c.value for c in r] for r in s.iter_rows(min_row=top)]
    s.delete_rows(top, len(rows))
    for r, row in enumerate(reversed(rows)):
        for c, v in enumerate(row):
            s.cell(top + r, c + 1).value = v
for name, title in (("Open tasks", "To do"), ("People", "Team")):
    s = b[name]
    upside(s, 5)
    s.insert_cols(3)
    s.cell(4, 3).value = "Ours"
    s.insert_rows(2, 3)
    s.title = title
s = b["RACI"]
s.insert_cols(5)
s.insert_rows(9)
s.title = "Who does what"
`

func TestSortedMovedAndRenamedIsNoDifference(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	python(t, path, upside)
	plan := read(t, path, w)
	assert.Empty(t, told(plan))
	assert.Empty(t, plan.Deleted)
	assert.Empty(t, plan.Lost)
	assert.Equal(t, []string{"To do!C7 was changed. That cell is only for reading, so it is not taken in.",
		"Team!C7 was changed. That cell is only for reading, so it is not taken in."}, unread(plan), "a column of theirs is named")
}

func TestExactlyWhatAnotherLibraryChangedIsFound(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	python(t, path, upside+`
s = b["To do"]
heads = {c.value: c.column for c in s[7]}
first, gone = s.max_row, s.max_row - 1
s.cell(first, heads["Task"]).value = "Say it plainly"
s.cell(first, heads["Due"]).value = datetime.date(2026, 12, 31)
s.cell(first, heads["Ours"]).value = "not yours"
s.delete_rows(gone)
s = b["Team"]
n = s.max_row + 1
heads = {c.value: c.column for c in s[7]}
s.cell(n, heads["Name"]).value = "Zoë New"
s.cell(n, heads["Email"]).value = "zoe@example.org"
`)
	plan := read(t, path, w)
	require.Len(t, plan.Differences, 3, told(plan))
	assert.Equal(t, "Zoë New", plan.Differences[0].Row)
	assert.True(t, plan.Differences[0].New)
	assert.Equal(t, "Say it plainly", plan.Differences[1].File)
	assert.Equal(t, "To do", plan.Differences[1].Sheet)
	assert.Equal(t, "2026-12-31", plan.Differences[2].File)
	require.Len(t, plan.Deleted, 1)
	assert.Equal(t, "task", plan.Deleted[0].Kind)
	assert.True(t, plan.Deleted[0].Removable())

	before := len(w.Tasks)
	taken := w.Clone()
	require.NoError(t, plan.Apply(&taken, ids(plan)))
	assert.Len(t, taken.Tasks, before, "a deleted row stays unless it is chosen")
	assert.Len(t, taken.People, len(w.People)+1)
	assert.Empty(t, told(read(t, path, taken)), "the same file a second time brings nothing new")

	require.NoError(t, plan.Apply(&taken, []string{plan.Deleted[0].ID}))
	assert.Len(t, taken.Tasks, before-1)
}
