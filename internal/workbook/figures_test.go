package workbook_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// columns finds the columns of a list by their headers, which stand in a row.
func columns(t *testing.T, file *excelize.File, sheet string, header int) map[string]int {
	t.Helper()
	rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	found := map[string]int{}
	for i, text := range rows[header-1] {
		found[text] = i + 1
	}
	return found
}

// rowsOf returns the numbers of the rows below a header until the first blank one.
func rowsOf(t *testing.T, file *excelize.File, sheet string, header int) []int {
	t.Helper()
	var numbers []int
	for row := header + 1; value(t, file, sheet, 1, row) != ""; row++ {
		numbers = append(numbers, row)
	}
	return numbers
}

func number(t *testing.T, file *excelize.File, sheet string, col, row int) float64 {
	t.Helper()
	text := value(t, file, sheet, col, row)
	n, err := strconv.ParseFloat(text, 64)
	require.NoError(t, err, "%s row %d column %d: %q", sheet, row, col, text)
	return n
}

func TestTheSheetShowsTheFiguresOfTheReading(t *testing.T) {
	made, w := year(t)
	file := open(t, export(t, workbook.ReviewPack, w, figuresOf(t, made, w, "")))
	const tab = "Budget status"
	at, book := columns(t, file, tab, 4), reading.NewBook(made)
	seen := 0
	for _, row := range rowsOf(t, file, tab, 4) {
		o := sloNamed(t, w, value(t, file, tab, at["SLO"], row))
		if value(t, file, tab, at["Kind"], row) != words.TargetKind(slo.Objective) || o.Aspirational {
			continue
		}
		loaded, err := book.SLO(t.Context(), w, o.ID, today)
		require.NoError(t, err)
		r, err := loaded.At(today)
		require.NoError(t, err)
		assert.Contains(t, value(t, file, tab, at["State"], row), words.State(r.Result.State))
		if !r.Evaluated() {
			continue
		}
		seen++
		left, _ := r.Result.Remaining.Float64()
		valid, _ := r.Result.Valid.Float64()
		minutes, _ := r.Result.Time.Float64()
		assert.InDelta(t, left, number(t, file, tab, at["Left"], row), 1e-12, o.Name)
		assert.InDelta(t, valid, number(t, file, tab, at["Valid"], row), 1e-6, o.Name)
		assert.InDelta(t, minutes/60, number(t, file, tab, at["Budget in minutes"], row), 1e-9, o.Name)
		assert.InDelta(t, 1, number(t, file, tab, at["Used"], row)+number(t, file, tab, at["Left"], row), 1e-12)
	}
	assert.Greater(t, seen, 10)
}

func sloNamed(t *testing.T, w workspace.Workspace, name string) slo.SLO {
	t.Helper()
	for _, o := range w.SLOs {
		if o.Name == name {
			return o
		}
	}
	require.Fail(t, "no SLO "+name)
	return slo.SLO{}
}

func TestTheRiskiestBudgetComesFirst(t *testing.T) {
	w, opts := measured(t, "")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	const tab = "Budget status"
	at := columns(t, file, tab, 4)
	last := math.Inf(-1)
	for _, row := range rowsOf(t, file, tab, 4) {
		if value(t, file, tab, at["Left"], row) == "" {
			break // what was not evaluated follows, and then what is only watched
		}
		left := number(t, file, tab, at["Left"], row)
		assert.GreaterOrEqual(t, left, last)
		last = left
	}
	assert.Greater(t, last, 0.9)
}

func TestMomentsOfIncidentsAreDatesOnTheWallOfTheService(t *testing.T) {
	w, opts := measured(t, "payments")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	const tab = "Incidents"
	at := columns(t, file, tab, 4)
	incident := w.IncidentsOf(opts.ServiceID)[0]
	target, ok := w.LatestTarget(w.LiveSLOsOf(opts.ServiceID)[0].ID)
	require.True(t, ok)
	start := slo.Moment(incident.Start).In(target.Calendar().Zone)
	shown, err := excelize.ExcelDateToTime(number(t, file, tab, at["Start"], 5), false)
	require.NoError(t, err)
	assert.Equal(t, start.Format("2006-01-02 15:04"), shown.Round(time.Minute).Format("2006-01-02 15:04"))
	assert.InDelta(t, incident.Span(today).Length().Hours()/24, number(t, file, tab, at["How long (h:mm)"], 5), 1e-9)
}

func TestCausesAreSumsOfWhatIncidentsUsed(t *testing.T) {
	w, opts := measured(t, "")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	for _, row := range rowsOf(t, file, "Causes", 4) {
		ref, err := excelize.CoordinatesToCellName(4, row)
		require.NoError(t, err)
		computed, err := file.CalcCellValue("Causes", ref, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		want, err := strconv.ParseFloat(computed, 64)
		require.NoError(t, err)
		assert.InDelta(t, want, number(t, file, "Causes", 4, row), 1e-9)
	}
}

func TestReplayedDaysAddUp(t *testing.T) {
	w, opts := measured(t, "")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	at := columns(t, file, "Replay", 4)
	rows := rowsOf(t, file, "Replay", 4)
	require.NotEmpty(t, rows)
	for _, row := range rows {
		sum := 0.0
		for _, outcome := range policy.Outcomes() {
			if column, ok := at[words.Outcome(outcome)]; ok {
				sum += number(t, file, "Replay", column, row)
			}
		}
		assert.InDelta(t, number(t, file, "Replay", at["Days"], row), sum, 0)
	}
}

func TestChartsHoldTheValuesOfTheirCells(t *testing.T) {
	w, opts := measured(t, "payments")
	data := export(t, workbook.ReviewPack, w, opts)
	file := open(t, data)
	text, ok := partOf(t, data, "xl/charts/chart1.xml")
	require.True(t, ok)
	assert.Contains(t, text, "<dateAx>")
	assert.Contains(t, text, "<v>"+value(t, file, "Chart data", 2, 5)+"</v>", "the name of the series")
	last := regexp.MustCompile(`<f>&#39;Chart data&#39;!\$B\$6:\$B\$34</f>.*?<pt idx="28"><v>([^<]*)</v>`).FindStringSubmatch(text)
	require.NotEmpty(t, last)
	left, err := strconv.ParseFloat(last[1], 64)
	require.NoError(t, err)
	assert.InDelta(t, number(t, file, "Chart data", 2, 34), left, 1e-12)
}

func TestIncidentsThatLookLikeFormulasStayText(t *testing.T) {
	w := fresh(t)
	service := w.ServicesInOrder()[0]
	_, err := w.AddIncident(slo.Incident{ServiceID: service.ID, Title: "=1+1", Start: "2026-11-20T10:00:00Z", Note: "@SUM(A1)"})
	require.NoError(t, err)
	file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "")))
	assert.Equal(t, "=1+1", value(t, file, "Incidents", 8, 5))
	assert.Equal(t, "@SUM(A1)", value(t, file, "Incidents", 10, 5))
	formula, err := file.GetCellFormula("Incidents", "H5")
	require.NoError(t, err)
	assert.Empty(t, formula)
	assert.Empty(t, value(t, file, "Incidents", 4, 5), "it goes on")
}

func TestAPackWithoutFiguresSaysSo(t *testing.T) {
	w := fresh(t)
	texts := allTexts(t, open(t, export(t, workbook.ReviewPack, w, options(t, w, ""))))
	for _, none := range []string{"workbook.budgets.none", "workbook.burn-down.none", "workbook.verdicts.none", "workbook.replay.none"} {
		assert.Contains(t, strings.Join(texts, "\n"), words.T(none))
	}
	assert.NotContains(t, texts, words.T("workbook.headline.title"))
}
