package sheet_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/sheet"
)

// read reads the table of a file as texts by row number, to the first error.
func read(f *sheet.File, name string) (map[int][]string, error) {
	rows := map[int][]string{}
	for row, err := range f.Rows(name) {
		if err != nil {
			return rows, err
		}
		var texts []string
		for _, c := range row.Cells {
			texts = append(texts, c.Text)
		}
		rows[row.Number] = texts
	}
	return rows, nil
}

func utf16Bytes(order binary.AppendByteOrder, text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return b
}

func TestTextFilesAreRead(t *testing.T) {
	tests := map[string]struct {
		data     string
		rows     map[int][]string
		encoding sheet.Encoding
	}{
		"commas separate":                           {data: "a,b\n1,2\n", rows: map[int][]string{1: {"a", "b"}, 2: {"1", "2"}}},
		"the last line needs no end":                {data: "a,b\n1,2", rows: map[int][]string{1: {"a", "b"}, 2: {"1", "2"}}},
		"semicolons separate":                       {data: "a;b\n1,5;2", rows: map[int][]string{1: {"a", "b"}, 2: {"1,5", "2"}}},
		"a semicolon wins over as many commas":      {data: "1,5;2\n", rows: map[int][]string{1: {"1,5", "2"}}},
		"a tab wins over all":                       {data: "a, b, c\td;e\n", rows: map[int][]string{1: {"a, b, c", "d;e"}}},
		"a comma within quotation marks is no sign": {data: "\"a,b,c\";d\n", rows: map[int][]string{1: {"a,b,c", "d"}}},
		"the first line may tell the separator":     {data: "sep=;\na,b,c;d\n", rows: map[int][]string{2: {"a,b,c", "d"}}},
		"empty rows count but do not come":          {data: "\na,b\n\n \n1,2\n\n", rows: map[int][]string{2: {"a", "b"}, 5: {"1", "2"}}},
		"Windows and old Macs end lines their way":  {data: "a,b\r\n1,2\r3,4", rows: map[int][]string{1: {"a", "b"}, 2: {"1", "2"}, 3: {"3", "4"}}},
		"rows may be of different lengths":          {data: "a,b\n1\n2,3,4\n", rows: map[int][]string{1: {"a", "b"}, 2: {"1"}, 3: {"2", "3", "4"}}},
		"the last cell may be empty":                {data: "a,b\n1,", rows: map[int][]string{1: {"a", "b"}, 2: {"1", ""}}},
		"quoted cells hold signs and lines":         {data: "a,b\n\"1,\n\"\"2\"\"\",\"\"\n3,4\n", rows: map[int][]string{1: {"a", "b"}, 2: {"1,\n\"2\"", ""}, 3: {"3", "4"}}},
		"a quotation mark within a cell is itself":  {data: "a,b\n5\" disk,2\n", rows: map[int][]string{1: {"a", "b"}, 2: {"5\" disk", "2"}}},
		"a byte order mark is no part of a name":    {data: "\ufeffa,b\n", rows: map[int][]string{1: {"a", "b"}}},
		"UTF-8 is known by itself":                  {data: "ä,€\n", rows: map[int][]string{1: {"ä", "€"}}},
		"what is not UTF-8 is taken for Windows":    {data: "\xe4,\x80\n", rows: map[int][]string{1: {"ä", "€"}}, encoding: sheet.Windows1252},
		"one wrong byte far behind decides for all": {
			data: "ä\n" + strings.Repeat("xxxxxxxxx\n", 60_000) + "\xe4\n", rows: nil, encoding: sheet.Windows1252,
		},
		"UTF-16 little endian has a mark": {
			data: "\xff\xfe" + string(utf16Bytes(binary.LittleEndian, "a;b\n😀;2\n")), rows: map[int][]string{1: {"a", "b"}, 2: {"😀", "2"}}, encoding: sheet.UTF16Little,
		},
		"UTF-16 big endian has a mark": {
			data: "\xfe\xff" + string(utf16Bytes(binary.BigEndian, "a\tb\n1\t2\n")), rows: map[int][]string{1: {"a", "b"}, 2: {"1", "2"}}, encoding: sheet.UTF16Big,
		},
		"UTF-16 is known without a mark": {
			data: string(utf16Bytes(binary.LittleEndian, "a,b\n1,2\n")), rows: map[int][]string{1: {"a", "b"}, 2: {"1", "2"}}, encoding: sheet.UTF16Little,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := sheet.New(strings.NewReader(test.data), int64(len(test.data)))
			require.NoError(t, err)
			if test.encoding == "" {
				test.encoding = sheet.UTF8
			}
			assert.Equal(t, test.encoding, f.Encoding())
			rows, err := read(f, "")
			require.NoError(t, err)
			if test.rows != nil {
				assert.Equal(t, test.rows, rows)
			}
			again, err := read(f, "")
			require.NoError(t, err)
			assert.Equal(t, rows, again, "a table can be read twice")
		})
	}
}

func TestTextFilesThatAreWrongAreRefusedByName(t *testing.T) {
	tests := map[string]struct {
		data  string
		fault sheet.Fault
		place string
	}{
		"an empty file":                      {data: "", fault: sheet.Nothing},
		"nothing but space":                  {data: "\n \n\r\n", fault: sheet.Nothing},
		"nothing but a mark":                 {data: "\ufeff", fault: sheet.Nothing},
		"a picture":                          {data: "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", fault: sheet.NotText},
		"half a character of UTF-16":         {data: "\xff\xfea\x00b", fault: sheet.NotText},
		"a quotation mark that never closes": {data: "a,b\n1,2\n\"3,4\n5,6\n", fault: sheet.BadQuote, place: "3"},
		"text behind a quotation mark":       {data: "a,b\n\"1\"x,2\n", fault: sheet.BadQuote, place: "2"},
		"more columns than Excel has":        {data: "a,b\n" + strings.Repeat(",", sheet.MaxColumns), fault: sheet.TooLarge, place: "2"},
		"ten million columns":                {data: strings.Repeat(",", 10_000_000), fault: sheet.TooLarge, place: "1"},
		"a row without an end":               {data: "a,b\n" + strings.Repeat("x", 3<<20), fault: sheet.TooLarge, place: "2"},
		"a quoted cell without an end":       {data: "a,b\n\"" + strings.Repeat("\n\"\"", 1<<20), fault: sheet.TooLarge, place: "2"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assertRefused(t, []byte(test.data), test.fault, test.place)
		})
	}
}

// assertRefused reads all tables of a file and expects one Error.
func assertRefused(t *testing.T, data []byte, fault sheet.Fault, place string) {
	t.Helper()
	f, err := sheet.New(bytes.NewReader(data), int64(len(data)))
	if err == nil {
		for _, s := range f.Sheets() {
			if _, err = read(f, s.Name); err != nil {
				break
			}
		}
	}
	var wrong sheet.Error
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, fault, wrong.Fault, err)
	if place != "" {
		assert.Equal(t, place, wrong.Place)
	}
}

func TestRowsLieAcrossTheBlocksInWhichTextIsRead(t *testing.T) {
	var b strings.Builder
	for b.Len() < 600_000 {
		b.WriteString("\"é,\"\"\",x\r\n")
	}
	for shift := range 12 {
		text := strings.Repeat("s", shift) + ",y\r\n" + b.String()
		f, err := sheet.FromText(text)
		require.NoError(t, err)
		n := 0
		for row, err := range f.Rows("") {
			require.NoError(t, err)
			if n++; n > 1 {
				require.Equal(t, []sheet.Cell{{Kind: sheet.Text, Text: `é,"`}, {Kind: sheet.Text, Text: "x"}}, row.Cells)
			}
			require.Equal(t, n, row.Number)
		}
		assert.Equal(t, strings.Count(text, "\n"), n)
	}
}

func TestOnlyFilesAreOpened(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.csv")
	require.NoError(t, os.WriteFile(path, []byte("a,b\n1,2\n"), 0o600))
	f, err := sheet.Open(path)
	require.NoError(t, err)
	assert.Equal(t, []sheet.Sheet{{}}, f.Sheets())
	assert.Equal(t, int64(8), f.Size(""))
	rows, err := read(f, "")
	require.NoError(t, err)
	assert.Len(t, rows, 2)
	require.NoError(t, f.Close())

	for _, other := range []string{folder, filepath.Join(folder, "missing.csv")} {
		_, err := sheet.Open(other)
		var wrong sheet.Error
		require.ErrorAs(t, err, &wrong)
		assert.Equal(t, sheet.Unreadable, wrong.Fault)
	}
	_, err = sheet.Open(filepath.Join(folder, "missing.csv"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestALargeTextFileIsRefusedBeforeItIsRead(t *testing.T) {
	_, err := sheet.New(strings.NewReader("a,b\n"), sheet.MaxText+1)
	var wrong sheet.Error
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, sheet.TooLarge, wrong.Fault)
}

// failing fails at some place.
type failing struct{ at int64 }

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	for i := range p {
		p[i] = ','
	}
	if at+int64(len(p)) > f.at {
		return 0, io.ErrNoProgress
	}
	return len(p), nil
}

func TestAnErrorOfTheDiskIsPassedOn(t *testing.T) {
	_, err := sheet.New(failing{at: 300_000}, 1_000_000)
	require.ErrorIs(t, err, io.ErrNoProgress)
	_, err = sheet.New(failing{}, 1_000_000)
	assert.ErrorIs(t, err, io.ErrNoProgress)
}

func FuzzText(f *testing.F) {
	f.Add([]byte("start,good,valid\n2026-01-01,99,100\n"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00\n\x00"))
	f.Add([]byte("sep=;\r\n\"a\"\"\";\xe4\r"))
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

// checkRows reads all tables: rows come in order, cells are as they are promised, errors are known.
func checkRows(t *testing.T, file *sheet.File) {
	t.Helper()
	for _, s := range file.Sheets() {
		last := 0
		for row, err := range file.Rows(s.Name) {
			if err != nil {
				var wrong sheet.Error
				require.ErrorAs(t, err, &wrong)
				continue
			}
			require.Greater(t, row.Number, last)
			require.LessOrEqual(t, len(row.Cells), sheet.MaxColumns)
			last = row.Number
			for _, c := range row.Cells {
				require.Equal(t, c.Kind == sheet.Empty || c.Kind == sheet.Unknown, c.Text == "")
			}
		}
	}
}
