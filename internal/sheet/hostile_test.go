package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/sheet"
)

func TestOtherKindsOfFilesAreCalledByTheirName(t *testing.T) {
	old := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...)
	locked := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "....E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	tests := map[string]struct {
		data  []byte
		fault sheet.Fault
	}{
		"a workbook of old Excel":         {old, sheet.OldExcel},
		"a workbook with a password":      {locked, sheet.Locked},
		"a spreadsheet of LibreOffice":    {pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), sheet.OpenDocument},
		"a binary workbook":               {pack(t, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}), sheet.BinaryBook},
		"a packed folder":                 {pack(t, map[string]string{"a.txt": "a"}), sheet.NotWorkbook},
		"an empty packed folder":          {pack(t, nil), sheet.NotWorkbook},
		"the beginning of a packed file":  {[]byte("PK\x03\x04 and no more"), sheet.Damaged},
		"a workbook without a sheet":      {packWith(t, "xl/workbook.xml", `<workbook/>`), sheet.Nothing},
		"a document of another program":   {packWith(t, "_rels/.rels", `<Relationships/>`), sheet.NotWorkbook},
		"a workbook whose sheet is away":  {packWith(t, firstOne, ""), sheet.Damaged},
		"a workbook whose links are away": {packWith(t, "xl/_rels/workbook.xml.rels", ""), sheet.Damaged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assertRefused(t, test.data, test.fault, "") })
	}
}

// packWith packs a workbook with another part in place of one of its own; an empty one is left out.
func packWith(t testing.TB, name, content string) []byte {
	t.Helper()
	parts := workbook(`<row><c><v>1</v></c></row>`)
	if parts[name] = content; content == "" {
		delete(parts, name)
	}
	return pack(t, parts)
}

func TestDamagedSheetsAreRefusedWithTheirPlace(t *testing.T) {
	row := `<row r="1"><c r="A1"><v>1</v></c></row>`
	tests := map[string]struct {
		rows  string
		fault sheet.Fault
		place string
	}{
		"a cell in another row":            {`<row r="2"><c r="A3"><v>1</v></c></row>`, sheet.Damaged, "Data!A3"},
		"a cell twice":                     {`<row><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>`, sheet.Damaged, "Data!B1"},
		"a row twice":                      {row + row, sheet.Damaged, "Data!1"},
		"rows out of order":                {`<row r="2"><c><v>1</v></c></row>` + row, sheet.Damaged, "Data!1"},
		"an address that is none":          {`<row><c r="1A"><v>1</v></c></row>`, sheet.Damaged, "Data!1A"},
		"a row that is none":               {`<row r="x"/>`, sheet.Damaged, "Data!x"},
		"a row beyond the last":            {`<row r="1048577"/>`, sheet.TooLarge, "Data!1048577"},
		"a column beyond the last":         {`<row><c r="XFE1"><v>1</v></c></row>`, sheet.TooLarge, "Data!XFE1"},
		"a number that is none":            {`<row><c><v>1,5</v></c></row>`, sheet.Damaged, "Data!A1"},
		"a number without an end":          {`<row><c><v>Inf</v></c></row>`, sheet.Damaged, "Data!A1"},
		"a shared string that is not":      {`<row><c t="s"><v>99</v></c></row>`, sheet.Damaged, "Data!A1"},
		"a kind of cell that is not":       {`<row><c t="zzz"><v>1</v></c></row>`, sheet.Damaged, "Data!A1"},
		"two values in a cell":             {`<row><c><v>1</v><v>2</v></c></row>`, sheet.Damaged, firstOne},
		"a tag that is not closed":         {`<row><c><v>1</c></row>`, sheet.Damaged, firstOne},
		"an entity that is not known":      {`<row><c t="inlineStr"><is><t>&boom;</t></is></c></row>`, sheet.Damaged, firstOne},
		"a character that cannot be":       {"<row><c><v>\xff</v></c></row>", sheet.Damaged, firstOne},
		"a document behind the document":   {`</sheetData></worksheet><worksheet><sheetData>` + row, sheet.Damaged, firstOne},
		"a million elements in each other": {`<row>` + strings.Repeat("<a>", 1_000_000), sheet.Damaged, firstOne},
		"ten million columns":              {`<row>` + strings.Repeat("<c/>", 10_000_000) + `</row>`, sheet.TooLarge, "Data!XFE1"},
		"rows that are wide and empty":     {strings.Repeat(`<row><c/></row>`, 10) + wide(20_000), sheet.TooLarge, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assertRefused(t, pack(t, workbook(test.rows)), test.fault, test.place)
		})
	}
}

// wide writes rows of which only the last cell holds something.
func wide(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+20, i+20)
	}
	return b.String()
}

func TestEntitiesAreNotExpanded(t *testing.T) {
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`
	for _, part := range []string{firstOne, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"} {
		assertRefused(t, packWith(t, part, bomb), sheet.Damaged, part)
	}
}

func TestAnotherEncodingIsRefused(t *testing.T) {
	assertRefused(t, packWith(t, firstOne, `<?xml version="1.0" encoding="UTF-16"?><worksheet/>`), sheet.Damaged, firstOne)
	assertRefused(t, packWith(t, firstOne, "\xff\xfe<\x00w\x00/\x00>\x00"), sheet.Damaged, firstOne)
}

func TestACutWorkbookIsNeverReadInPart(t *testing.T) {
	whole := pack(t, workbook(strings.Repeat(`<row><c><v>1</v></c></row>`, 1000)))
	for size := 5; size < len(whole); size += 97 {
		assertRefused(t, whole[:size], sheet.Damaged, "")
	}
}

func TestXMLThatEndsEarlyIsNeverReadInPart(t *testing.T) {
	part := workbook(strings.Repeat(`<row><c><v>1</v></c></row>`, 3))[firstOne]
	for size := range len(part) - 1 {
		if size > 0 {
			assertRefused(t, packWith(t, firstOne, part[:size]), sheet.Damaged, firstOne)
		}
	}
}

func TestAFlippedBitIsFound(t *testing.T) {
	for _, name := range []string{firstOne, "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"} {
		t.Run(name, func(t *testing.T) {
			assertRefused(t, packRaw(t, name, func(data []byte, h *zip.FileHeader) { h.CRC32 ^= 1 }), sheet.Damaged, name)
		})
	}
}

func TestAWrongLengthIsFound(t *testing.T) {
	for name, by := range map[string]int{"longer": 1, "shorter": -1} {
		t.Run(name, func(t *testing.T) {
			assertRefused(t, packRaw(t, firstOne, func(_ []byte, h *zip.FileHeader) {
				h.UncompressedSize64 = uint64(int(h.UncompressedSize64) + by)
			}), sheet.Damaged, "")
		})
	}
}

// packRaw packs a workbook without compression, and lets its header of one part be changed.
func packRaw(t *testing.T, name string, change func([]byte, *zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for part, content := range workbook(`<row><c t="s"><v>1</v></c></row>`) {
		data := []byte(content)
		h := &zip.FileHeader{
			Name: part, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data),
			CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data)),
		}
		if part == name {
			change(data, h)
		}
		raw, err := w.CreateRaw(h)
		require.NoError(t, err)
		_, err = raw.Write(data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestABombIsRefusedBeforeItGoesOff(t *testing.T) {
	zeros := strings.Repeat(" ", sheet.MaxUnpack)
	assertRefused(t, packWith(t, "xl/media/image1.png", zeros), sheet.TooLarge, "")
	assertRefused(t, packWith(t, "xl/sharedStrings.xml", "<sst>"+zeros[:sheet.MaxStrings]+"</sst>"), sheet.TooLarge, "xl/sharedStrings.xml")
}

func TestTheLengthOfABombCannotBeHidden(t *testing.T) {
	data := packWith(t, firstOne, "<worksheet>"+strings.Repeat(" ", 30<<20)+"</worksheet>")
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		if f.Name == firstOne {
			f.UncompressedSize64 = 1000
		}
		packed, err := f.OpenRaw()
		require.NoError(t, err)
		part, err := w.CreateRaw(&f.FileHeader)
		require.NoError(t, err)
		_, err = io.Copy(part, packed)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	assertRefused(t, b.Bytes(), sheet.Damaged, firstOne)
}

func TestTooManyPartsAreRefused(t *testing.T) {
	parts := workbook("")
	for i := range sheet.MaxParts {
		parts[fmt.Sprintf("xl/media/%d.png", i)] = ""
	}
	assertRefused(t, pack(t, parts), sheet.TooLarge, "")
}

func TestAPartMayNotBeThereTwice(t *testing.T) {
	parts := workbook("")
	parts["XL/Workbook.xml"] = parts["xl/workbook.xml"]
	assertRefused(t, pack(t, parts), sheet.Damaged, "")
}

func TestALargeWorkbookIsRefusedBeforeItIsRead(t *testing.T) {
	data := pack(t, workbook(""))
	_, err := sheet.New(bytes.NewReader(data), sheet.MaxBook+1)
	var wrong sheet.Error
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, sheet.TooLarge, wrong.Fault)
}

// FuzzBook changes the XML of a sheet, of the shared strings and of the styles.
func FuzzBook(f *testing.F) {
	parts := workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46023</v></c></row>`)
	f.Add(parts[firstOne], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"])
	f.Fuzz(func(t *testing.T, one, shared, styles string) {
		parts := workbook("")
		parts[firstOne], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"] = one, shared, styles
		data := pack(t, parts)
		file, err := sheet.New(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			var wrong sheet.Error
			require.ErrorAs(t, err, &wrong)
			return
		}
		checkRows(t, file)
	})
}

// FuzzPacked changes the packed file itself.
func FuzzPacked(f *testing.F) {
	f.Add(pack(f, workbook(`<row><c><v>1</v></c></row>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := sheet.New(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			var wrong sheet.Error
			require.ErrorAs(t, err, &wrong)
			return
		}
		checkRows(t, file)
	})
}

func TestANumberFormatThatIsCutOffIsNoDate(t *testing.T) {
	for _, code := range []string{"[", "0[", "[;]", "&quot;", "0\\"} {
		parts := workbook(`<row r="1"><c r="A1" s="2"><v>1</v></c></row>`)
		parts["xl/styles.xml"] = strings.Replace(parts["xl/styles.xml"], `formatCode="[$-407]d\.\ mmm\ yyyy"`, `formatCode="`+code+`"`, 1)
		data := pack(t, parts)
		f, err := sheet.New(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err, code)
		for row, err := range f.Rows("Data") {
			require.NoError(t, err, code)
			assert.Equal(t, sheet.Number, row.Cell(0).Kind, code)
		}
		require.NoError(t, f.Close())
	}
}
