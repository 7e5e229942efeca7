package workbook_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// office converts files with LibreOffice, where there is one, and returns the folder with the results.
func office(t *testing.T, format string, files ...string) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: what it makes of the workbook is not tested")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out := t.TempDir()
	home := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	args := append([]string{home, "--headless", "--convert-to", format, "--outdir", out}, files...)
	said, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
	require.NoError(t, err, string(said))
	return out
}

func save(t *testing.T, folder, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(folder, name)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

var pageObject = regexp.MustCompile(`/Type\s*/Page[^s]`)

func TestEachChartIsPrintedOnOnePage(t *testing.T) {
	w := fresh(t)
	folder := t.TempDir()
	names, files := []string{"default"}, []string{save(t, folder, "default.xlsx", export(t, workbook.RACIChart, w, options(t, w, "")))}
	for _, service := range w.ServicesInOrder() {
		names = append(names, service.Key)
		files = append(files, save(t, folder, service.Key+".xlsx", export(t, workbook.RACIChart, w, options(t, w, service.Key))))
	}
	out := office(t, "pdf", files...)
	for _, name := range names {
		printed, err := os.ReadFile(filepath.Join(out, name+".pdf"))
		require.NoError(t, err)
		assert.Len(t, pageObject.FindAll(printed, -1), 1, name)
	}
}

func TestLibreOfficeCountsAsTheChartDoes(t *testing.T) {
	w := fresh(t)
	untouched := export(t, workbook.RACIChart, w, options(t, w, ""))
	edited := edit(t, untouched, &w)
	folder := t.TempDir()
	const utf8CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"
	withNames := options(t, w, "payments")
	withNames.Chart.Names = true
	named := export(t, workbook.RACIChart, w, withNames)
	out := office(t, utf8CSV, save(t, folder, "untouched.xlsx", bare(t, open(t, untouched))), save(t, folder, "edited.xlsx", edited),
		save(t, folder, "named.xlsx", bare(t, open(t, named))))
	assert.Equal(t, cached(t, untouched), table(t, filepath.Join(out, "untouched.csv")))
	assert.Equal(t, cached(t, named), table(t, filepath.Join(out, "named.csv")))
	rows := table(t, filepath.Join(out, "edited.csv"))
	_, _, _, bottom := area(t, open(t, edited), "RACI_Letters")
	m := w.Matrix("")
	for c, load := range m.ColumnLoads() {
		for i, letter := range m.Scheme {
			assert.Equal(t, strconv.Itoa(load.Counts[letter.Symbol]), rows[bottom+2+i][3+c], load.Name+" "+letter.Symbol)
		}
	}
	column, top, _, _ := area(t, open(t, edited), "RACI_Check")
	assert.Equal(t, "3 × A", rows[top-1][column-1])
}

// edit writes an A into a cell of the first step, as somebody would in Excel, and does the same to the workspace.
func edit(t *testing.T, data []byte, w *workspace.Workspace) []byte {
	t.Helper()
	column, err := w.ColumnByKey("sre")
	require.NoError(t, err)
	m := w.Matrix("")
	file := open(t, data)
	left, top, _, _ := area(t, file, "RACI_Letters")
	ref, err := excelize.CoordinatesToCellName(left+m.Column(column.ID), top)
	require.NoError(t, err)
	require.NoError(t, file.SetCellStr("RACI", ref, "A"))
	require.NoError(t, w.SetLetters("", m.Rows[0].ID, column.ID, "A"))
	return bare(t, file)
}

// bare writes the workbook without the values of its formulas, so that whoever opens it must compute them.
func bare(t *testing.T, file *excelize.File) []byte {
	t.Helper()
	require.NoError(t, file.UpdateLinkedValue())
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	return out.Bytes()
}

// cached returns what the first sheet holds, as a table of texts.
func cached(t *testing.T, data []byte) [][]string {
	t.Helper()
	file := open(t, data)
	rows, err := file.GetRows("RACI")
	require.NoError(t, err)
	return even(rows)
}

func table(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	return even(rows)
}

// even drops empty cells at the end of rows, which only some programs write.
func even(rows [][]string) [][]string {
	trimmed := make([][]string, len(rows))
	for i, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		trimmed[i] = append([]string{}, row...)
	}
	return trimmed
}
