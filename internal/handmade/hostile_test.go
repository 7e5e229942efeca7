package handmade_test

import (
	"archive/zip"
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/handmade"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
)

// packed is a chart as a file.
func packed(t *testing.T) []byte {
	t.Helper()
	book := excelize.NewFile()
	for ref, text := range map[string]string{
		"A1": "Step", "B1": "Service Owner", "C1": "SRE IC", "A2": "Propose SLO", "B2": "A", "C2": "R", "A3": "Agree on SLO", "B3": "A", "C3": "R",
	} {
		require.NoError(t, book.SetCellStr("Sheet1", ref, text))
	}
	var out bytes.Buffer
	require.NoError(t, book.Write(&out))
	require.NoError(t, book.Close())
	return out.Bytes()
}

// altered packs a file anew. What alter does not return is copied as it is.
func altered(t *testing.T, data []byte, alter func(into *zip.Writer, f *zip.File) bool) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if !alter(w, f) {
			require.NoError(t, w.Copy(f))
		}
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

const onlySheet = "xl/worksheets/sheet1.xml"

// rewritten changes the text of a part.
func rewritten(t *testing.T, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	return altered(t, data, func(into *zip.Writer, f *zip.File) bool {
		if f.Name != name {
			return false
		}
		part, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(part)
		require.NoError(t, err)
		out, err := into.Create(f.Name)
		require.NoError(t, err)
		_, err = io.WriteString(out, change(string(text)))
		require.NoError(t, err)
		return true
	})
}

// bomb is a file of a megabyte that unpacks to a gigabyte.
func bomb(t *testing.T, data []byte) []byte {
	t.Helper()
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	return altered(t, data, func(into *zip.Writer, f *zip.File) bool {
		if f.Name != onlySheet {
			return false
		}
		out, err := into.Create(f.Name)
		require.NoError(t, err)
		for range 1024 {
			_, err = out.Write(spaces)
			require.NoError(t, err)
		}
		return true
	})
}

// wrongSum is a file with a sheet whose sum is not what it says.
func wrongSum(t *testing.T, data []byte) []byte {
	t.Helper()
	return altered(t, data, func(into *zip.Writer, f *zip.File) bool {
		if f.Name != onlySheet {
			return false
		}
		raw, err := f.OpenRaw()
		require.NoError(t, err)
		header := f.FileHeader
		header.CRC32 ^= 1
		out, err := into.CreateRaw(&header)
		require.NoError(t, err)
		_, err = io.Copy(out, raw)
		require.NoError(t, err)
		return true
	})
}

func openDocument(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}} {
		file, err := w.Create(part[0])
		require.NoError(t, err)
		_, err = io.WriteString(file, part[1])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestHostileChartsGetTheirSentenceQuicklyAndInLittleMemory(t *testing.T) {
	good := packed(t)
	old := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 4096)
	tests := map[string]struct {
		data []byte
		said string
	}{
		"nothing":             {nil, "nothing in it"},
		"a bomb":              {bomb(t, good), "too large"},
		"cut XML":             {rewritten(t, good, onlySheet, func(x string) string { return x[:len(x)/2] }), "damaged"},
		"a wrong sum":         {wrongSum(t, good), "damaged"},
		"a half":              {good[:len(good)/2], "damaged"},
		"a cell twice":        {rewritten(t, good, onlySheet, func(x string) string { return strings.Replace(x, `r="C2"`, `r="B2"`, 1) }), "damaged"},
		"an old workbook":     {[]byte(old), ".xls"},
		"a password":          {[]byte(old + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "password"},
		"an .ods":             {openDocument(t), "OpenDocument"},
		"XML in UTF-16":       {rewritten(t, good, onlySheet, func(string) string { return "\xff\xfe<\x00w\x00/\x00>\x00" }), "damaged"},
		"a picture":           {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00"), ""},
		"a text that is none": {[]byte("dear all,\nsee below"), "letters"},
	}
	w := sample(t)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var start, end runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&start)
			begun := time.Now()
			f, err := sheet.New(bytes.NewReader(test.data), int64(len(test.data)))
			if err == nil {
				_, err = handmade.Find(f, handmade.NamesOf(w, ""), w.Scheme())
			}
			took := time.Since(begun)
			runtime.ReadMemStats(&end)
			require.Error(t, err)
			assert.Contains(t, strings.ToLower(words.Error(err)), strings.ToLower(test.said))
			assert.Less(t, took, time.Second)
			assert.Less(t, end.TotalAlloc-start.TotalAlloc, uint64(64<<20))
		})
	}
}

func TestAwkwardChartsAreReadRightly(t *testing.T) {
	good := packed(t)
	swapped := func(x string) string { // the cells of the second row in another order
		from, to := strings.Index(x, `<c r="B2"`), strings.Index(x, `<c r="C2"`)
		end := to + strings.Index(x[to:], "</row>")
		return x[:from] + x[to:end] + x[from:to] + x[end:]
	}
	utf16 := func(text string) []byte {
		data := []byte{0xff, 0xfe}
		for _, r := range text {
			data = append(data, byte(r), byte(r>>8))
		}
		return data
	}
	tests := map[string][]byte{
		"cells out of order": rewritten(t, good, onlySheet, swapped),
		"days from 1904":     rewritten(t, good, "xl/workbook.xml", func(x string) string { return strings.Replace(x, "<workbookPr", `<workbookPr date1904="1"`, 1) }),
		"text in UTF-16":     utf16("Step;Service Owner;SRE IC\nPropose SLO;A;R\nAgree on SLO;A;R\n"),
	}
	w := sample(t)
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := sheet.New(bytes.NewReader(data), int64(len(data)))
			require.NoError(t, err)
			c, by, _ := read(t, w, f)
			steps, columns := ours(w, by)
			assert.Equal(t, "propose-slo agree-on-slo", steps)
			assert.Equal(t, "service-owner sre-ic", columns)
			assert.Equal(t, "A", c.Cells[0][0].Text)
		})
	}
}
