package edited_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
)

// repacked packs a file anew, with another content for each part that alter knows.
func repacked(t testing.TB, path string, alter func(name string, data []byte) []byte) []byte {
	t.Helper()
	r, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer func() { _ = r.Close() }()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		part, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(part)
		require.NoError(t, err)
		into, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = into.Write(alter(f.Name, data))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

const firstSheet = "xl/worksheets/sheet1.xml"

// inFirst changes the first sheet.
func inFirst(change func(string) string) func(string, []byte) []byte {
	return func(name string, data []byte) []byte {
		if name == firstSheet {
			return []byte(change(string(data)))
		}
		return data
	}
}

func TestOtherFilesGetTheirSentenceQuicklyAndInLittleMemory(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.RACIChart, workbook.Options{})
	old := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 4096)
	locked := old + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	tests := map[string]struct {
		data []byte
		said string
	}{
		"nothing":          {nil, "nothing in it"},
		"a text file":      {[]byte("a,b\n1,2\n"), "not a workbook of SLO Charter"},
		"a text in UTF-16": {[]byte("\xff\xfea\x00,\x00b\x00\n\x00"), "not a workbook of SLO Charter"},
		"a picture":        {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00"), ""},
		"an old workbook":  {[]byte(old), ".xls"},
		"a password":       {[]byte(locked), "password"},
		"an .ods":          {ods(t), ""},
		"a stranger's":     {stranger(t), "not a workbook of SLO Charter"},
		"a half":           {good[:len(good)/2], "damaged"},
		"a bomb":           {bomb(t, path), "too large"},
		"a wrong sum":      {wrongSum(t, path), "damaged"},
		"cut XML":          {repacked(t, path, inFirst(func(x string) string { return x[:len(x)/2] })), "damaged"},
		"UTF-16 XML":       {repacked(t, path, inFirst(func(string) string { return "\xff\xfe<\x00w\x00/\x00>\x00" })), "damaged"},
		"cells out of order": {repacked(t, path, inFirst(func(x string) string {
			return strings.Replace(x, `r="C8"`, `r="B8"`, 1)
		})), "damaged"},
		"a newer version": {meta(t, path, "B2", "99"), "newer version"},
		"no version":      {meta(t, path, "B2", "x"), "not a workbook of SLO Charter"},
		"another's":       {meta(t, path, "B5", "another"), "another workspace"},
		"no schema":       {meta(t, path, "A1", "x"), "not a workbook of SLO Charter"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.xlsx")
			require.NoError(t, os.WriteFile(path, test.data, 0o600))
			before := w.Clone()
			var start, end runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&start)
			begun := time.Now()
			_, err := edited.Read(t.Context(), path, w, day)
			took := time.Since(begun)
			runtime.ReadMemStats(&end)
			require.Error(t, err)
			sentence := words.Error(err)
			assert.Regexp(t, `\.$`, sentence)
			assert.NotContains(t, sentence, "measure.")
			assert.Contains(t, strings.ToLower(sentence), strings.ToLower(test.said))
			assert.Less(t, took, time.Second)
			assert.Less(t, end.TotalAlloc-start.TotalAlloc, uint64(64<<20))
			assert.Equal(t, before.Infos, w.Infos)
		})
	}
}

func ods(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"} {
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = part.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func stranger(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, excelize.NewFile().Write(&out))
	return out.Bytes()
}

// bomb is a file of a megabyte that unpacks to a gigabyte.
func bomb(t testing.TB, path string) []byte {
	t.Helper()
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	r, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer func() { _ = r.Close() }()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if f.Name != firstSheet {
			require.NoError(t, w.Copy(f))
			continue
		}
		part, err := w.Create(f.Name)
		require.NoError(t, err)
		for range 1024 {
			_, err = part.Write(spaces)
			require.NoError(t, err)
		}
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// wrongSum is a file with a sheet whose sum is not what it says.
func wrongSum(t testing.TB, path string) []byte {
	t.Helper()
	r, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer func() { _ = r.Close() }()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		raw, err := f.OpenRaw()
		require.NoError(t, err)
		h := f.FileHeader
		if f.Name == firstSheet {
			h.CRC32 ^= 1
		}
		part, err := w.CreateRaw(&h)
		require.NoError(t, err)
		_, err = io.Copy(part, raw)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// meta changes a cell of the hidden sheet.
func meta(t testing.TB, path, cell, text string) []byte {
	t.Helper()
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr(edited.Tab, cell, text))
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	require.NoError(t, f.Close())
	return out.Bytes()
}

func TestTooManyNewRowsAreRefused(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	change(t, path, func(f *excelize.File) {
		rows, err := f.GetRows("People")
		require.NoError(t, err)
		for i := range 2001 {
			require.NoError(t, f.SetCellStr("People", "B"+number(len(rows)+1+i), "Somebody "+number(i)))
		}
	})
	_, err := edited.Read(t.Context(), path, w, day)
	require.ErrorAs(t, err, new(sheet.Error))
}

func TestDatesAreReadAsTheWorkbookCountsThem(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	dated := 0
	for _, s := range w.ServicesInOrder() {
		for _, one := range w.OpenTasks(s.ID) {
			if one.Due != "" {
				dated++
			}
		}
	}
	require.NotZero(t, dated)
	old := repacked(t, path, func(name string, data []byte) []byte {
		if name == "xl/workbook.xml" {
			return []byte(strings.Replace(string(data), "<workbookPr", `<workbookPr date1904="1"`, 1))
		}
		return data
	})
	require.NoError(t, os.WriteFile(path, old, 0o600))
	moved := 0
	for _, d := range read(t, path, w).Differences {
		if d.Field != "due" {
			continue
		}
		exported, err := time.Parse(time.DateOnly, d.Exported)
		require.NoError(t, err)
		assert.Equal(t, exported.AddDate(0, 0, 1462).Format(time.DateOnly), d.File)
		moved++
	}
	assert.Equal(t, dated+1, moved, "the tasks, and the action item with a day")
}

// FuzzRead changes what the hidden sheet and the chart say.
func FuzzRead(f *testing.F) {
	w := sample(f)
	path := export(f, w, workbook.RACIChart, workbook.Options{})
	var chart, hidden []byte
	repacked(f, path, func(name string, data []byte) []byte {
		switch name {
		case firstSheet:
			chart = data
		case "xl/worksheets/sheet2.xml":
			hidden = data
		}
		return data
	})
	f.Add(chart, hidden)
	f.Add(bytes.ReplaceAll(chart, []byte("<is>"), []byte("<f>")), hidden)
	f.Add(chart, bytes.ReplaceAll(hidden, []byte("cell"), []byte("row")))
	f.Add(hidden, hidden)
	f.Fuzz(func(t *testing.T, chart, hidden []byte) {
		data := repacked(t, path, func(name string, data []byte) []byte {
			switch name {
			case firstSheet:
				return chart
			case "xl/worksheets/sheet2.xml":
				return hidden
			}
			return data
		})
		changed := filepath.Join(t.TempDir(), "x.xlsx")
		require.NoError(t, os.WriteFile(changed, data, 0o600))
		plan, err := edited.Read(t.Context(), changed, w, day)
		if err != nil {
			require.NotContains(t, words.Error(err), "measure.")
			return
		}
		after := w.Clone()
		require.NoError(t, plan.Apply(&after, ids(plan)))
	})
}
