package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/sheet"
)

const (
	header   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	relation = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	spread   = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	firstOne = "xl/worksheets/sheet1.xml"
)

// workbook is the parts of a small workbook: one sheet "Data" with the rows, written as XML.
func workbook(rows string) map[string]string {
	return map[string]string{
		"[Content_Types].xml": header + `<Types/>`,
		"_rels/.rels":         header + `<Relationships><Relationship Id="r1" Type="` + relation + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": header + `<workbook xmlns="` + spread + `" xmlns:r="` + relation + `"><workbookPr/><sheets>` +
			`<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": header + `<Relationships>` +
			`<Relationship Id="r1" Type="` + relation + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + relation + `/styles" Target="/xl/styles.xml"/>` +
			`<Relationship Id="r3" Type="` + relation + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml": header + `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]d\.\ mmm\ yyyy"/>` +
			`<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": header + `<sst><si><t>start</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">go </t></r>` + "\n" +
			`<r><rPr> <i/></rPr><t>od</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>a_x000D_b</t></si></sst>`,
		firstOne: header + `<worksheet xmlns="` + spread + `"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = part.Write([]byte(parts[name]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func openBytes(t *testing.T, data []byte) *sheet.File {
	t.Helper()
	f, err := sheet.New(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	return f
}

// cells reads all cells of a sheet by address, as "kind:text".
func cells(t *testing.T, f *sheet.File, name string) map[string]string {
	t.Helper()
	kinds := []string{"empty", "text", "number", "date", "bool", "broken", "unknown"}
	found := map[string]string{}
	for row, err := range f.Rows(name) {
		require.NoError(t, err)
		for i, c := range row.Cells {
			if c.Kind != sheet.Empty {
				found[fmt.Sprint(sheet.ColumnName(i), row.Number)] = kinds[c.Kind] + ":" + c.Text
			}
		}
	}
	return found
}

func TestCellsOfAWorkbookAreRead(t *testing.T) {
	tests := map[string]struct {
		rows  string
		cells map[string]string
	}{
		"shared strings, rich ones as well":   {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`, map[string]string{"A1": "text:start", "B1": "text:go od"}},
		"characters that XML cannot hold":     {`<row r="1"><c t="s"><v>2</v></c></row>`, map[string]string{"A1": "text:a\rb"}},
		"texts of their own":                  {`<row><c t="inlineStr"><is><t>x &lt; y</t></is></c></row>`, map[string]string{"A1": "text:x < y"}},
		"numbers as they are written":         {`<row r="3"><c r="B3"><v>1E-3</v></c><c t="n"><v> -2.50 </v></c></row>`, map[string]string{"B3": "number:1E-3", "C3": "number:-2.50"}},
		"cells stand where their address is":  {`<row r="7"><c r="D7"><v>4</v></c><c r="B7"><v>2</v></c></row>`, map[string]string{"D7": "number:4", "B7": "number:2"}},
		"without addresses they follow":       {`<row><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>`, map[string]string{"A1": "number:1", "B3": "number:2"}},
		"the last column of all":              {`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, map[string]string{"XFD1048576": "number:1"}},
		"values of formulas are what counts":  {`<row><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>a</v></c></row>`, map[string]string{"A1": "number:2", "B1": "text:a"}},
		"a formula without a value is told":   {`<row><c><f>1+1</f></c><c><f>2</f><v></v></c></row>`, map[string]string{"A1": "unknown:", "B1": "unknown:"}},
		"errors and truth values are told":    {`<row><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`, map[string]string{"A1": "broken:#REF!", "B1": "bool:TRUE", "C1": "bool:FALSE"}},
		"dates by a format that all know":     {`<row><c s="1"><v>46023</v></c><c s="5"><v>46023.041666666664</v></c></row>`, map[string]string{"A1": "date:2026-01-01", "B1": "date:2026-01-01 01:00:00"}},
		"dates by a format of the book":       {`<row><c s="2"><v>46081.5</v></c></row>`, map[string]string{"A1": "date:2026-02-28 12:00:00"}},
		"lengths of time are no dates":        {`<row><c s="3"><v>46081</v></c><c s="4"><v>46081</v></c></row>`, map[string]string{"A1": "number:46081", "B1": "number:46081"}},
		"a time without a day is no date":     {`<row><c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c></row>`, map[string]string{"A1": "number:0.5", "B1": "number:-1"}},
		"the day that never was is no date":   {`<row><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c></row>`, map[string]string{"A1": "date:1900-02-28", "B1": "number:60", "C1": "date:1900-03-01"}},
		"dates end with the year 9999":        {`<row><c s="1"><v>2958465</v></c><c s="1"><v>2958466</v></c></row>`, map[string]string{"A1": "date:9999-12-31", "B1": "number:2958466"}},
		"dates are to the second":             {`<row><c s="5"><v>46023.99999999</v></c></row>`, map[string]string{"A1": "date:2026-01-02"}},
		"dates may be written as such":        {`<row><c t="d"><v>2026-01-01T10:00:00</v></c></row>`, map[string]string{"A1": "date:2026-01-01T10:00:00"}},
		"what else stands in a row is passed": {`<row><c><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><c><v>8</v></c></extLst></row>`, map[string]string{"A1": "number:1"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := openBytes(t, pack(t, workbook(test.rows)))
			assert.Equal(t, test.cells, cells(t, f, "Data"))
			assert.Equal(t, test.cells, cells(t, f, "Data"), "a table can be read twice")
		})
	}
}

func TestAWorkbookMayCountFrom1904(t *testing.T) {
	parts := workbook(`<row><c s="1"><v>44561</v></c><c s="1"><v>0</v></c></row>`)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	assert.Equal(t, map[string]string{"A1": "date:2026-01-01", "B1": "date:1904-01-01"}, cells(t, openBytes(t, pack(t, parts)), "Data"))
}

func TestSheetsAreListedWithTheHiddenOnes(t *testing.T) {
	parts := workbook(`<row><c><v>1</v></c></row>`)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</sheets>",
		`<sheet name="Meta" state="veryHidden" r:id="r1"/><sheet name="Chart" r:id="r9"/></sheets>`, 1)
	parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="r9" Type="`+relation+`/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)
	f := openBytes(t, pack(t, parts))
	assert.Equal(t, []sheet.Sheet{{Name: "Data"}, {Name: "Meta", Hidden: true}}, f.Sheets())
	assert.Positive(t, f.Size("Meta"))
	_, err := read(f, "Chart")
	assert.Equal(t, sheet.Error{Fault: sheet.NoSheet, Place: "Chart"}, err)
}

func TestABookOfExcelizeIsReadAsItWasWritten(t *testing.T) {
	x := excelize.NewFile()
	style, err := x.NewStyle(&excelize.Style{NumFmt: 22})
	require.NoError(t, err)
	require.NoError(t, x.SetSheetRow("Sheet1", "A1", &[]any{"start", "good", "valid", "note"}))
	for i := range 500 {
		cell := fmt.Sprint("A", i+2)
		require.NoError(t, x.SetSheetRow("Sheet1", cell, &[]any{time.Date(2026, 1, 1, i, 0, 0, 0, time.UTC), 99 + i, 100 + i, "ä"}))
		require.NoError(t, x.SetCellStyle("Sheet1", cell, cell, style))
	}
	b, err := x.WriteToBuffer()
	require.NoError(t, err)
	found := cells(t, openBytes(t, b.Bytes()), "Sheet1")
	assert.Len(t, found, 501*4)
	assert.Equal(t, "date:2026-01-01", found["A2"])
	assert.Equal(t, "date:2026-01-21 19:00:00", found["A501"])
	assert.Equal(t, "number:598", found["B501"])
	assert.Equal(t, "text:ä", found["D501"])
}

func TestColumnsAreNamedAsInASpreadsheet(t *testing.T) {
	for column, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		assert.Equal(t, name, sheet.ColumnName(column))
	}
}
