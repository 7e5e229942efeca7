package workbook_test

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/raci"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

var today = time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)

func fresh(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(today)
	require.NoError(t, err)
	return w
}

// options are those of a service of the sample by its key, or of all.
func options(t *testing.T, w workspace.Workspace, key string) workbook.Options {
	t.Helper()
	opts := workbook.Options{Today: today, FileName: "larkline.slocharter", Change: 412}
	if key == "" {
		return opts
	}
	service, err := w.ServiceByKey(key)
	require.NoError(t, err)
	opts.ServiceID = service.ID
	return opts
}

// export writes a workbook and returns its bytes.
func export(t *testing.T, kind workbook.Kind, w workspace.Workspace, opts workbook.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	write := workbook.RACI
	if kind == workbook.ReviewPack {
		write = workbook.Review
	}
	require.NoError(t, write(t.Context(), &out, w, opts))
	return out.Bytes()
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// area returns the cells of a defined name as names, row by row.
func area(t *testing.T, file *excelize.File, name string) (left, top, right, bottom int) {
	t.Helper()
	for _, n := range file.GetDefinedName() {
		if n.Name != name {
			continue
		}
		_, cells, _ := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
		from, to, _ := strings.Cut(cells, ":")
		var err error
		left, top, err = excelize.CellNameToCoordinates(from)
		require.NoError(t, err)
		right, bottom, err = excelize.CellNameToCoordinates(to)
		require.NoError(t, err)
		return left, top, right, bottom
	}
	require.Fail(t, "no name "+name)
	return
}

func TestTheSameExportIsTheSameBytes(t *testing.T) {
	made, w := year(t)
	opts := figuresOf(t, made, w, "")
	for _, kind := range []workbook.Kind{workbook.RACIChart, workbook.ReviewPack} {
		first := export(t, kind, w, opts)
		assert.True(t, bytes.Equal(first, export(t, kind, w, figuresOf(t, made, w, ""))), kind)
		later := opts
		later.Today = today.Add(time.Minute)
		assert.NotEqual(t, first, export(t, kind, w, later), kind)
	}
}

func TestTheTotalsOfTheSheetAreTheLoadsOfTheChart(t *testing.T) {
	w := fresh(t)
	for _, key := range []string{"", "payments", "checkout"} {
		opts := options(t, w, key)
		file := open(t, export(t, workbook.RACIChart, w, opts))
		left, _, _, bottom := area(t, file, "RACI_Letters")
		m := w.Matrix(opts.ServiceID)
		for c, load := range m.ColumnLoads() {
			for i, letter := range m.Scheme {
				requireNumber(t, file, left+c, bottom+3+i, load.Counts[letter.Symbol])
			}
			requireNumber(t, file, left+c, bottom+3+len(m.Scheme), load.Total)
		}
		for i, letter := range m.Scheme {
			requireNumber(t, file, left+len(m.Columns), bottom+3+i, m.Total(letter.Symbol))
		}
	}
}

// requireNumber wants a formula whose value is the number, both as it was written and as it is computed anew.
func requireNumber(t *testing.T, file *excelize.File, col, row, want int) {
	t.Helper()
	ref, err := excelize.CoordinatesToCellName(col, row)
	require.NoError(t, err)
	formula, err := file.GetCellFormula("RACI", ref)
	require.NoError(t, err)
	require.NotEmpty(t, formula, ref)
	written, err := file.GetCellValue("RACI", ref)
	require.NoError(t, err)
	computed, err := file.CalcCellValue("RACI", ref)
	require.NoError(t, err)
	assert.Equal(t, strconv.Itoa(want), written, ref)
	assert.Equal(t, strconv.Itoa(want), computed, ref)
}

func TestTheCheckOfEachRowSaysWhatTheRulesFind(t *testing.T) {
	w := fresh(t)
	file := open(t, export(t, workbook.RACIChart, w, options(t, w, "")))
	column, top, _, bottom := area(t, file, "RACI_Check")
	ids := map[string]string{}
	for row := top; row <= bottom; row++ {
		id := value(t, file, "RACI", 1, row)
		ids[id] = value(t, file, "RACI", column, row)
		if id != "" {
			ref, _ := excelize.CoordinatesToCellName(column, row)
			computed, err := file.CalcCellValue("RACI", ref)
			require.NoError(t, err)
			assert.Equal(t, computed, ids[id], ref)
		}
	}
	faulty := map[string]bool{}
	for _, f := range w.Findings("") {
		if f.Rule.Key == raci.OneAccountable || f.Rule.Key == raci.SomeResponsible {
			faulty[f.Row.ID] = true
		}
	}
	require.NotEmpty(t, faulty)
	for _, step := range w.StepsInOrder() {
		assert.Equal(t, faulty[step.ID], ids[step.ID] != "✓", step.Name)
	}
}

func value(t *testing.T, file *excelize.File, sheet string, col, row int) string {
	t.Helper()
	ref, err := excelize.CoordinatesToCellName(col, row)
	require.NoError(t, err)
	text, err := file.GetCellValue(sheet, ref, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	return text
}

func TestTheHiddenSheetHoldsEachLetterByItsIDs(t *testing.T) {
	w := fresh(t)
	opts := options(t, w, "payments")
	file := open(t, export(t, workbook.RACIChart, w, opts))
	visible, err := file.GetSheetVisible("_slocharter")
	require.NoError(t, err)
	assert.False(t, visible)
	rows, err := file.GetRows("_slocharter")
	require.NoError(t, err)
	facts, cells := map[string]string{}, 0
	m := w.Matrix(opts.ServiceID)
	for _, row := range rows {
		if row[0] != "cell" {
			facts[row[0]] = strings.Join(row[1:], "")
			continue
		}
		cells++
		assert.Equal(t, string(m.At(row[1], row[2])), strings.Join(row[3:], ""))
	}
	assert.Equal(t, len(m.Rows)*len(m.Columns), cells)
	assert.Equal(t, "slocharter.raci", facts["schema"])
	assert.Equal(t, w.Info().ID, facts["workspace"])
	assert.Equal(t, opts.ServiceID, facts["service"])
	assert.Equal(t, "412", facts["change"])
	assert.Len(t, facts["export"], 32)
}

func TestAServiceThatDoesNotExistIsNotExported(t *testing.T) {
	err := workbook.RACI(t.Context(), io.Discard, fresh(t), workbook.Options{ServiceID: "gone", Today: today})
	assert.Equal(t, workspace.NotFound{Kind: "service", Key: "gone"}, err)
}

func TestEmptyWorkspacesCanBeExported(t *testing.T) {
	empty, err := workspace.New("Fresh")
	require.NoError(t, err)
	for name, w := range map[string]workspace.Workspace{"nothing at all": {}, "starter content": empty} {
		t.Run(name, func(t *testing.T) {
			open(t, export(t, workbook.RACIChart, w, workbook.Options{Today: today}))
			file := open(t, export(t, workbook.ReviewPack, w, workbook.Options{Today: today}))
			texts := allTexts(t, file)
			assert.Contains(t, texts, words.T("workbook.register.none"))
			assert.Contains(t, texts, words.T("workbook.tasks.none"))
		})
	}
}

func allTexts(t *testing.T, file *excelize.File) []string {
	t.Helper()
	var all []string
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		require.NoError(t, err)
		for _, row := range rows {
			all = append(all, row...)
		}
	}
	return all
}

func TestWhatPeopleWroteStaysText(t *testing.T) {
	for _, text := range []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "two\nlines", "<b>&amp;</b> \"quoted\"", "_x0041_ stays", "日本語 café 🙂",
	} {
		t.Run(text, func(t *testing.T) {
			w := fresh(t)
			o := w.SLOsOf("")[0]
			o.Name = strings.ReplaceAll(text, "\n", " ")
			o.Specification = text
			require.NoError(t, w.PutSLO(o))
			file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "")))
			assert.Contains(t, allTexts(t, file), text)
			for _, ref := range []string{"C5", "E5"} {
				formula, err := file.GetCellFormula("SLO register", ref)
				require.NoError(t, err)
				assert.Empty(t, formula)
			}
		})
	}
}

func TestTextThatNoCellHoldsEndsInAnEllipsis(t *testing.T) {
	w := fresh(t)
	o := w.SLOsOf("")[0]
	o.Specification = strings.Repeat("🙂 ", 16_000)
	require.NoError(t, w.PutSLO(o))
	file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "")))
	text := value(t, file, "SLO register", 5, 5)
	assert.True(t, strings.HasSuffix(text, "…"))
	assert.Greater(t, len([]rune(text)), 20_000)
}

func TestALongPolicyIsSplitIntoRowsThatCanBeShown(t *testing.T) {
	w := fresh(t)
	draft, err := w.StartDraft("")
	require.NoError(t, err)
	section, err := w.AddSection(draft.ID, "Long")
	require.NoError(t, err)
	section.Body = strings.Repeat("Seven words make this sentence quite long. ", 1000)
	require.NoError(t, w.PutSection(section))
	require.NoError(t, w.Enforce(draft.ID, "2026-11-20"))
	file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "")))
	rows, err := file.GetRows("Policy")
	require.NoError(t, err)
	found := 0
	for _, row := range rows {
		if len(row) > 0 {
			found += strings.Count(row[0], "Seven words")
		}
	}
	assert.Equal(t, 1000, found)
}

func TestAwkwardNamesMakeValidSheets(t *testing.T) {
	w := fresh(t)
	long := strings.Repeat("Very long name ", 13)
	for i, name := range []string{"A/B: [x]*?\\", "'quoted'", long, "History", "=1+1"} {
		service, err := w.AddService(name, "", "2026-11-01")
		require.NoError(t, err, i)
		draft, err := w.StartDraft(service.ID)
		require.NoError(t, err)
		require.NoError(t, w.Enforce(draft.ID, "2026-11-02"))
	}
	twin, err := w.AddService(long, "twin", "2026-11-01")
	require.NoError(t, err)
	draft, err := w.StartDraft(twin.ID)
	require.NoError(t, err)
	require.NoError(t, w.Enforce(draft.ID, "2026-11-02"))
	file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "")))
	seen := map[string]bool{}
	for _, sheet := range file.GetSheetList() {
		assert.LessOrEqual(t, len([]rune(sheet)), 31)
		assert.False(t, seen[strings.ToLower(sheet)], sheet)
		seen[strings.ToLower(sheet)] = true
	}
	assert.Len(t, seen, 22+2+6)
}

func TestLinksLeadToSheetsThatExist(t *testing.T) {
	w, opts := measured(t, "")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	links := 0
	for _, sheet := range file.GetSheetList() {
		cells, err := file.GetHyperLinkCells(sheet, "Location")
		require.NoError(t, err)
		for _, ref := range cells {
			_, target, err := file.GetCellHyperLink(sheet, ref)
			require.NoError(t, err)
			name, _, _ := strings.Cut(strings.Trim(target, "'"), "'!")
			assert.Contains(t, file.GetSheetList(), name)
			links++
		}
	}
	assert.Greater(t, links, 60)
}

func TestTablesHaveTheirOwnNamesAndDifferentHeaders(t *testing.T) {
	w, opts := measured(t, "")
	file := open(t, export(t, workbook.ReviewPack, w, opts))
	names := map[string]bool{}
	for _, sheet := range file.GetSheetList() {
		tables, err := file.GetTables(sheet)
		require.NoError(t, err)
		for _, table := range tables {
			assert.False(t, names[strings.ToLower(table.Name)], table.Name)
			names[strings.ToLower(table.Name)] = true
			requireHeaders(t, file, sheet, table.Range)
		}
	}
	assert.Len(t, names, 20)
}

func requireHeaders(t *testing.T, file *excelize.File, sheet, cells string) {
	t.Helper()
	from, to, _ := strings.Cut(cells, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	require.NoError(t, err)
	right, _, err := excelize.CellNameToCoordinates(to)
	require.NoError(t, err)
	headers := map[string]bool{}
	for col := left; col <= right; col++ {
		header := strings.ToLower(value(t, file, sheet, col, top))
		assert.NotEmpty(t, header)
		assert.False(t, headers[header], header)
		headers[header] = true
	}
}

func TestTargetsAndDatesAreNumbers(t *testing.T) {
	w := fresh(t)
	file := open(t, export(t, workbook.ReviewPack, w, options(t, w, "payments")))
	assert.Equal(t, "0.999", value(t, file, "SLO register", 7, 5))
	id, err := file.GetCellStyle("SLO register", "G5")
	require.NoError(t, err)
	style, err := file.GetStyle(id)
	require.NoError(t, err)
	assert.Equal(t, "0.0 %", *style.CustomNumFmt)
	assert.Equal(t, "46335", value(t, file, "Open tasks", 6, 5)) // 9 November 2026
}

func TestTheSuggestedNameIsAllowedEverywhere(t *testing.T) {
	assert.Equal(t, "RACI 2026-11-21.xlsx", workbook.SuggestedName(workbook.RACIChart, "", "2026-11-21"))
	assert.Equal(t, "Review pack pay-ments 2026-11-21.xlsx", workbook.SuggestedName(workbook.ReviewPack, "pay/ments", "2026-11-21"))
}
