package workbook_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/workbook"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestTheSheetsAreAsTheyWereLookedAt(t *testing.T) {
	w := fresh(t)
	tests := []struct {
		name    string
		kind    workbook.Kind
		service string
	}{
		{"raci-default", workbook.RACIChart, ""},
		{"raci-payments", workbook.RACIChart, "payments"},
		{"review-all", workbook.ReviewPack, ""},
		{"review-payments", workbook.ReviewPack, "payments"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, opts := w, options(t, w, test.service)
			if test.kind == workbook.ReviewPack {
				w, opts = measured(t, test.service)
			}
			data := export(t, test.kind, w, opts)
			got := dump(t, open(t, data)) + charts(t, data)
			path := filepath.Join("testdata", test.name+".txt")
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Empty(t, firstDifference(string(want), got), "look at the sheet, then run the test with -update")
		})
	}
}

// firstDifference shows the lines around the first one in which two dumps differ; nothing when they are equal.
func firstDifference(want, got string) string {
	if want == got {
		return ""
	}
	wanted, have := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < min(len(wanted), len(have)) && wanted[at] == have[at] {
		at++
	}
	around := func(lines []string) string {
		return strings.Join(lines[min(max(at-2, 0), len(lines)):min(at+5, len(lines))], "\n")
	}
	return fmt.Sprintf("line %d\n--- as it was\n%s\n--- as it is\n%s", at+1, around(wanted), around(have))
}

// dump writes all but the hidden sheet as text. IDs, which differ from one sample to the next, are left out.
func dump(t *testing.T, file *excelize.File) string {
	t.Helper()
	var out strings.Builder
	for _, sheet := range file.GetSheetList() {
		if visible, err := file.GetSheetVisible(sheet); err != nil || !visible {
			require.NoError(t, err)
			continue
		}
		d := dumper{t: t, file: file, sheet: sheet, out: &out, styles: map[int]int{}}
		d.all()
	}
	return out.String()
}

var (
	drawn     = regexp.MustCompile(`<(lineChart|barChart|catAx|dateAx|valAx)>`)
	chartText = regexp.MustCompile(`<(?:a:t|f)>([^<]+)<|(?:majorUnit|max|min) val="([^"]+)"`)
)

// charts writes what the charts are drawn from: kinds, axes, titles, references and scales.
func charts(t *testing.T, data []byte) string {
	t.Helper()
	var out strings.Builder
	for n := 1; ; n++ {
		text, ok := partOf(t, data, fmt.Sprintf("xl/charts/chart%d.xml", n))
		if !ok {
			return out.String()
		}
		fmt.Fprintf(&out, "=== chart %d", n)
		for _, m := range drawn.FindAllStringSubmatch(text, -1) {
			fmt.Fprintf(&out, " %s", m[1])
		}
		for _, m := range chartText.FindAllStringSubmatch(text, -1) {
			fmt.Fprintf(&out, "\n  %s%s", m[1], m[2])
		}
		out.WriteString("\n")
	}
}

type dumper struct {
	t      *testing.T
	file   *excelize.File
	sheet  string
	out    *strings.Builder
	styles map[int]int
}

func (d *dumper) line(format string, args ...any) { fmt.Fprintf(d.out, format+"\n", args...) }

func (d *dumper) all() {
	d.line("=== %s", d.sheet)
	d.page()
	d.cells()
	d.extras()
	for _, id := range slices.Sorted(maps.Keys(d.styles)) {
		d.line("  style %s: %d cells", d.style(id), d.styles[id])
	}
	d.line("")
}

func (d *dumper) page() {
	layout, err := d.file.GetPageLayout(d.sheet)
	require.NoError(d.t, err)
	panes, err := d.file.GetPanes(d.sheet)
	require.NoError(d.t, err)
	d.line("  %s, %d x %d pages, frozen %d rows and %d columns", *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight, panes.YSplit, panes.XSplit)
	for _, n := range d.file.GetDefinedName() {
		if strings.HasPrefix(n.RefersTo, "'"+d.sheet+"'!") {
			d.line("  %s %s", n.Name, n.RefersTo)
		}
	}
}

func (d *dumper) cells() {
	rows, err := d.file.GetRows(d.sheet, excelize.Options{RawCellValue: true})
	require.NoError(d.t, err)
	for i, row := range rows {
		if visible, err := d.file.GetRowVisible(d.sheet, i+1); err != nil || !visible {
			continue
		}
		height, err := d.file.GetRowHeight(d.sheet, i+1)
		require.NoError(d.t, err)
		d.line("%d (%g)", i+1, height)
		for j, text := range row {
			d.cell(j+1, i+1, text)
		}
	}
}

func (d *dumper) cell(col, row int, text string) {
	ref, err := excelize.CoordinatesToCellName(col, row)
	require.NoError(d.t, err)
	letters, _, err := excelize.SplitCellName(ref)
	require.NoError(d.t, err)
	if visible, err := d.file.GetColVisible(d.sheet, letters); err != nil || !visible {
		return
	}
	id, err := d.file.GetCellStyle(d.sheet, ref)
	require.NoError(d.t, err)
	d.styles[id]++
	formula, err := d.file.GetCellFormula(d.sheet, ref)
	require.NoError(d.t, err)
	if formula != "" {
		formula = " = " + formula
	}
	if text != "" || formula != "" {
		d.line("  %s %q%s", ref, text, formula)
	}
}

func (d *dumper) extras() {
	merged, err := d.file.GetMergeCells(d.sheet)
	require.NoError(d.t, err)
	for _, m := range merged {
		d.line("  merged %s:%s", m.GetStartAxis(), m.GetEndAxis())
	}
	choices, err := d.file.GetDataValidations(d.sheet)
	require.NoError(d.t, err)
	for _, c := range choices {
		d.line("  choice %s %s", c.Sqref, c.Formula1)
	}
	formats, err := d.file.GetConditionalFormats(d.sheet)
	require.NoError(d.t, err)
	for _, area := range slices.Sorted(maps.Keys(formats)) {
		for _, f := range formats[area] {
			d.line("  rule %s %s", area, f.Criteria)
		}
	}
	tables, err := d.file.GetTables(d.sheet)
	require.NoError(d.t, err)
	for _, table := range tables {
		d.line("  table %s %s", table.Name, table.Range)
	}
	notes, err := d.file.GetComments(d.sheet)
	require.NoError(d.t, err)
	for _, n := range notes {
		d.line("  note %s %s", n.Cell, n.Text)
	}
}

func (d *dumper) style(id int) string {
	s, err := d.file.GetStyle(id)
	require.NoError(d.t, err)
	parts := []string{fmt.Sprintf("%s %g %s", s.Font.Family, s.Font.Size, s.Font.Color)}
	for word, on := range map[string]bool{"bold": s.Font.Bold, "italic": s.Font.Italic, "underlined": s.Font.Underline != "", "wrapped": s.Alignment != nil && s.Alignment.WrapText} {
		if on {
			parts = append(parts, word)
		}
	}
	slices.Sort(parts[1:])
	if s.Alignment != nil {
		parts = append(parts, s.Alignment.Horizontal+"/"+s.Alignment.Vertical)
	}
	if len(s.Fill.Color) > 0 {
		parts = append(parts, "on "+s.Fill.Color[0])
	}
	for _, b := range s.Border {
		parts = append(parts, b.Type+" "+b.Color)
	}
	if s.CustomNumFmt != nil {
		parts = append(parts, *s.CustomNumFmt)
	}
	return strings.Join(parts, ", ")
}
