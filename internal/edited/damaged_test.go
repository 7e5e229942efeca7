package edited_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/edited"
	"slocharter/internal/handmade"
	"slocharter/internal/measure"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// part is a file in a packed workbook.
type part struct {
	name string
	data []byte
}

func unpacked(t testing.TB, path string) (parts []part) {
	t.Helper()
	r, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer func() { _ = r.Close() }()
	for _, f := range r.File {
		in, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(in)
		require.NoError(t, err)
		parts = append(parts, part{f.Name, data})
	}
	return parts
}

func packed(t testing.TB, parts []part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		into, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		require.NoError(t, err)
		_, err = into.Write(p.data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// ruin damages a packed workbook; spoil damages its parts before they are packed.
type (
	ruin  func(chance *rand.Rand, data []byte) []byte
	spoil func(chance *rand.Rand, parts []part) []part
)

var ruins = map[string]ruin{
	"cut off": func(chance *rand.Rand, data []byte) []byte { return data[:chance.IntN(len(data))] },
	"a bit flipped": func(chance *rand.Rand, data []byte) []byte {
		data[chance.IntN(len(data))] ^= 1 << chance.IntN(8)
		return data
	},
	"many bits flipped": func(chance *rand.Rand, data []byte) []byte {
		for range 100 {
			data[chance.IntN(len(data))] ^= 1 << chance.IntN(8)
		}
		return data
	},
	"the directory changed": func(chance *rand.Rand, data []byte) []byte {
		from := bytes.Index(data, []byte("PK\x01\x02"))
		data[from+chance.IntN(len(data)-from)] = byte(chance.IntN(256))
		return data
	},
	"sizes of parts changed": func(chance *rand.Rand, data []byte) []byte {
		at := nth(data, "PK\x01\x02", chance.IntN(20))
		binary.LittleEndian.PutUint32(data[at+20+4*chance.IntN(2):], chance.Uint32())
		return data
	},
	"a part's place changed": func(chance *rand.Rand, data []byte) []byte {
		at := nth(data, "PK\x01\x02", chance.IntN(20))
		binary.LittleEndian.PutUint32(data[at+42:], chance.Uint32N(uint32(len(data))))
		return data
	},
	"a stretch of noise": func(chance *rand.Rand, data []byte) []byte {
		at := chance.IntN(len(data))
		for i := at; i < min(len(data), at+500); i++ {
			data[i] = byte(chance.IntN(256))
		}
		return data
	},
}

// nth finds the n-th place of a mark, or the last one before it.
func nth(data []byte, mark string, n int) int {
	at := bytes.Index(data, []byte(mark))
	for ; n > 0; n-- {
		next := bytes.Index(data[at+1:], []byte(mark))
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return at
}

// some chooses a part that is XML.
func some(chance *rand.Rand, parts []part) *part {
	for {
		p := &parts[chance.IntN(len(parts))]
		if len(p.data) > 0 && (strings.HasSuffix(p.name, ".xml") || strings.HasSuffix(p.name, ".rels")) {
			return p
		}
	}
}

// amid puts a text somewhere into a part, before a tag.
func amid(chance *rand.Rand, p *part, text string) {
	at := chance.IntN(len(p.data))
	if next := bytes.IndexByte(p.data[at:], '<'); next >= 0 {
		at += next
	}
	p.data = append(append(bytes.Clone(p.data[:at]), text...), p.data[at:]...)
}

var spoils = map[string]spoil{
	"XML cut off": func(chance *rand.Rand, parts []part) []part {
		p := some(chance, parts)
		p.data = p.data[:chance.IntN(len(p.data))]
		return parts
	},
	"a letter of XML changed": func(chance *rand.Rand, parts []part) []part {
		p := some(chance, parts)
		p.data = bytes.Clone(p.data)
		p.data[chance.IntN(len(p.data))] = byte(chance.IntN(256))
		return parts
	},
	"XML entities": func(chance *rand.Rand, parts []part) []part {
		p := some(chance, parts)
		bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`
		p.data = bytes.Replace(p.data, []byte("?>"), []byte("?>"+bomb), 1)
		amid(chance, p, "&b;&f;")
		return parts
	},
	"XML nested deep": func(chance *rand.Rand, parts []part) []part {
		amid(chance, some(chance, parts), strings.Repeat("<x>", 1+chance.IntN(100_000)))
		return parts
	},
	"places far away": func(chance *rand.Rand, parts []part) []part {
		p := some(chance, parts)
		far := []string{`r="ZZZZZZ9"`, `r="A99999999999"`, `r="XFD1048576"`, `r="-1"`, `r=""`, `r="A0"`}
		p.data = bytes.Replace(p.data, []byte(`r="A1"`), []byte(far[chance.IntN(len(far))]), 1)
		amid(chance, p, `<row r="1048577"><c `+far[chance.IntN(len(far))]+`><v>1</v></c></row>`)
		return parts
	},
	"a part twice": func(chance *rand.Rand, parts []part) []part {
		twice := *some(chance, parts)
		if chance.IntN(2) == 0 {
			twice.name = strings.ToUpper(twice.name)
		}
		return append(parts, twice)
	},
	"a part missing": func(chance *rand.Rand, parts []part) []part {
		at := chance.IntN(len(parts))
		return append(parts[:at:at], parts[at+1:]...)
	},
	"parts exchanged": func(chance *rand.Rand, parts []part) []part {
		one, two := some(chance, parts), some(chance, parts)
		one.data, two.data = two.data, one.data
		return parts
	},
	"a name that leads elsewhere": func(chance *rand.Rand, parts []part) []part {
		some(chance, parts).name = []string{"../../x.xml", "/xl/workbook.xml", `xl\workbook.xml`, "", "xl/worksheets/."}[chance.IntN(5)]
		return parts
	},
	"other numbers in cells": func(chance *rand.Rand, parts []part) []part {
		p := some(chance, parts)
		odd := []string{"1e999", "-1", "NaN", "99999999999999999999", "2958466.5", "0x10", " ", "1;2"}
		p.data = bytes.ReplaceAll(p.data, []byte("<v>0</v>"), []byte("<v>"+odd[chance.IntN(len(odd))]+"</v>"))
		amid(chance, p, "<c t=\"s\"><v>"+odd[chance.IntN(len(odd))]+"</v></c>")
		return parts
	},
}

// TestDamagedWorkbooksAreRefusedOrReadAndNeverChanged tries more than a thousand of ours.
func TestDamagedWorkbooksAreRefusedOrReadAndNeverChanged(t *testing.T) {
	w := sample(t)
	var tried, opened int
	var slowest time.Duration
	path := filepath.Join(t.TempDir(), "damaged.xlsx")
	try := func(name string, n int, data []byte) {
		did, took := watched(t, path, data, w, n%2 == 0)
		require.Less(t, took, 2*time.Second, "%s %d", name, n)
		if did {
			opened++
		}
		tried++
		slowest = max(slowest, took)
	}
	const each = 30
	for _, kind := range []workbook.Kind{workbook.RACIChart, workbook.ReviewPack} {
		original := export(t, w, kind, workbook.Options{ServiceID: payments(t, w).ID})
		whole, err := os.ReadFile(original)
		require.NoError(t, err)
		parts := unpacked(t, original)
		for n := range each {
			for name, ruin := range ruins {
				try(name, n, ruin(seeded(n), bytes.Clone(whole)))
			}
			for name, spoil := range spoils {
				try(name, n, packed(t, spoil(seeded(n), slices.Clone(parts))))
			}
		}
	}
	assert.GreaterOrEqual(t, tried, 1000)
	assert.Positive(t, opened)
	t.Logf("%d damaged workbooks: %d refused, %d read and compared; none changed, the slowest took %v of the processor", tried, tried-opened, opened, slowest)
}

func seeded(n int) *rand.Rand { return rand.New(rand.NewPCG(uint64(n), 20260302)) }

// watched compares a damaged workbook, reads it as a chart or as measurements too, and tells how long that takes.
func watched(t *testing.T, path string, data []byte, w workspace.Workspace, asChart bool) (opened bool, took time.Duration) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, data, 0o600))
	start := spent()
	opened = compare(t, path, w)
	if asChart {
		findChart(t, path, w)
	} else {
		readMeasurements(t, path)
	}
	took = spent() - start
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, sha256.Sum256(data), sha256.Sum256(after), "the file is as it was")
	return opened, took
}

func compare(t *testing.T, path string, w workspace.Workspace) (opened bool) {
	t.Helper()
	plan, err := edited.Read(t.Context(), path, w, day)
	if err != nil {
		require.NotEmpty(t, words.Error(err))
		return false
	}
	after := w.Clone()
	_ = plan.Apply(&after, ids(plan)) // what does not fit is refused
	return true
}

func findChart(t *testing.T, path string, w workspace.Workspace) {
	t.Helper()
	file, err := sheet.Open(path)
	if err != nil {
		var wrong sheet.Error
		require.True(t, errors.As(err, &wrong) || errors.Is(err, os.ErrNotExist), err)
		return
	}
	defer func() { _ = file.Close() }()
	names := handmade.NamesOf(w, "")
	chart, err := handmade.Find(file, names, w.Scheme())
	if err != nil {
		require.NotEmpty(t, words.Error(err))
		return
	}
	chart.Plan(w.Matrix(""), chart.Guess(names), "R")
}

func readMeasurements(t *testing.T, path string) {
	t.Helper()
	file, err := sheet.Open(path)
	if err != nil {
		return
	}
	defer func() { _ = file.Close() }()
	for _, s := range file.Sheets() {
		source := measure.FromFile(file, s.Name)
		guess, err := measure.GuessMapping(source)
		if err != nil {
			require.NotEmpty(t, words.Error(err))
			continue
		}
		reading, err := measure.Read(t.Context(), source, guess.Mapping, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), nil)
		if err != nil {
			require.NotEmpty(t, words.Error(err))
			continue
		}
		reading.Plan(nil)
	}
}
