package workbook_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/workbook"
)

// edition exports the charts of the sample with options.
func edition(t *testing.T, key string, chart workbook.ChartOptions) *excelize.File {
	t.Helper()
	w := fresh(t)
	opts := options(t, w, key)
	opts.Chart = chart
	data := export(t, workbook.RACIChart, w, opts)
	if folder := os.Getenv("WORKBOOK_EDITIONS"); folder != "" { // for people to look at
		name := strings.ReplaceAll(t.Name(), "/", "-") + ".xlsx"
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	return open(t, data)
}

// shown lists the sheets that people see.
func shown(t *testing.T, file *excelize.File) []string {
	t.Helper()
	var names []string
	for _, name := range file.GetSheetList() {
		visible, err := file.GetSheetVisible(name)
		require.NoError(t, err)
		if visible {
			names = append(names, name)
		}
	}
	return names
}

func TestTheChartIsPrintedOnTheChosenPaper(t *testing.T) {
	for paper, number := range map[workbook.Paper]int{"": 9, workbook.A4: 9, workbook.Letter: 1} {
		file := edition(t, "", workbook.ChartOptions{Paper: paper})
		layout, err := file.GetPageLayout("RACI")
		require.NoError(t, err)
		assert.Equal(t, number, *layout.Size)
		assert.Equal(t, "landscape", *layout.Orientation)
	}
}

func TestAChartThatIsHigherThanWideStandsUpright(t *testing.T) {
	w := fresh(t)
	for _, c := range w.ColumnsInOrder()[2:] {
		require.NoError(t, w.Remove("raci_column", c.ID))
	}
	file := open(t, export(t, workbook.RACIChart, w, options(t, w, "")))
	layout, err := file.GetPageLayout("RACI")
	require.NoError(t, err)
	assert.Equal(t, "portrait", *layout.Orientation)
	assert.Equal(t, 1, *layout.FitToHeight)
}

func TestAllChartsHaveTheirSheetsAndAnIndexWithTheWayThereAndBack(t *testing.T) {
	w := fresh(t)
	file := edition(t, "", workbook.ChartOptions{All: true})
	want := []string{"Index", "Default chart"}
	for _, s := range w.ServicesInOrder() {
		want = append(want, s.Name)
	}
	assert.Equal(t, want, shown(t, file))
	for i, name := range want[1:] {
		ref, err := excelize.CoordinatesToCellName(1, 5+i)
		require.NoError(t, err)
		linked, target, err := file.GetCellHyperLink("Index", ref)
		require.NoError(t, err)
		assert.True(t, linked)
		assert.Equal(t, "'"+name+"'!A1", target)
		cells, err := file.GetHyperLinkCells(name, "Location")
		require.NoError(t, err)
		require.Len(t, cells, 1)
		_, target, err = file.GetCellHyperLink(name, cells[0])
		require.NoError(t, err)
		assert.Equal(t, "'Index'!A1", target)
	}
}

func TestOnlyTheDifferencesAreShownOnRequest(t *testing.T) {
	w := fresh(t)
	opts := options(t, w, "checkout")
	m := w.Matrix(opts.ServiceID)
	steps := 0
	for r := range m.Rows {
		for c := range m.Columns {
			if m.Own[r][c] {
				steps++
				break
			}
		}
	}
	require.Positive(t, steps)
	file := edition(t, "checkout", workbook.ChartOptions{Differences: true})
	texts := strings.Join(allTexts(t, file), "\n")
	assert.Equal(t, m.Exceptions(), strings.Count(texts, "\nwas "))
	for r, row := range m.Rows {
		differs := false
		for c := range m.Columns {
			differs = differs || m.Own[r][c]
		}
		found, err := file.SearchSheet("RACI", row.Name)
		require.NoError(t, err)
		assert.Equal(t, differs, len(found) > 0, row.Name)
	}
}

func TestTheDifferencesOfAllServicesHaveSheetsWhereThereAreAny(t *testing.T) {
	w := fresh(t)
	file := edition(t, "", workbook.ChartOptions{Differences: true})
	want := []string{"Index"}
	for _, s := range w.ServicesInOrder() {
		if w.Matrix(s.ID).Exceptions() > 0 {
			want = append(want, s.Name)
		}
	}
	assert.Less(t, len(want), len(w.Services)+1)
	assert.Equal(t, want, shown(t, file))
}

func TestThePeopleStandInTheCellsOnRequest(t *testing.T) {
	w := fresh(t)
	opts := options(t, w, "payments")
	file := edition(t, "payments", workbook.ChartOptions{Names: true})
	left, top, right, bottom := area(t, file, "RACI_Letters")
	m := w.Matrix(opts.ServiceID)
	roster := w.Roster(opts.ServiceID)
	named := 0
	for row := top; row <= bottom; row++ {
		for col := left; col <= right; col++ {
			letters, names, found := strings.Cut(value(t, file, "RACI", col, row), "\n")
			if found {
				named++
				assert.Contains(t, names, roster.Holders(m.Columns[col-left].ID)[0].Name)
				assert.NotEmpty(t, letters)
			}
		}
	}
	assert.Positive(t, named)
}

func TestTheNameOfAFileSaysWhatIsInIt(t *testing.T) {
	for want, name := range map[string]string{
		"RACI 2026-11-21.xlsx":              workbook.ChartName(workbook.ChartOptions{}, "", "2026-11-21", ".xlsx"),
		"RACI Payments 2026-11-21.png":      workbook.ChartName(workbook.ChartOptions{}, "Payments", "2026-11-21", ".png"),
		"RACI All services 2026-11-21.xlsx": workbook.ChartName(workbook.ChartOptions{Differences: true}, "", "2026-11-21", ".xlsx"),
	} {
		assert.Equal(t, want, name)
	}
}
