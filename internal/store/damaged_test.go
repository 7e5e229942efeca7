package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

const page = 4096

// measuredFile returns the bytes of a small workspace with measurements in it.
func measuredFile(t *testing.T) []byte {
	t.Helper()
	sample, err := workspace.Sample(entry.At)
	require.NoError(t, err)
	w := workspace.Workspace{
		Infos: sample.Infos, Services: sample.Services, Journeys: sample.Journeys, SLOs: sample.SLOs, Targets: sample.Targets, People: sample.People,
	}
	path := filepath.Join(t.TempDir(), "a.slocharter")
	f, err := store.Create(path, w, entry)
	require.NoError(t, err)
	_, err = f.Load()
	require.NoError(t, err)
	slots := make([]budget.Slot, 300)
	for i := range slots {
		slots[i] = budget.Slot{Start: entry.At.Add(time.Duration(i) * time.Hour), Length: time.Hour, Good: 90, Valid: 100}
	}
	for _, id := range slices.Sorted(maps.Keys(w.SLOs))[:2] {
		_, err = f.WriteBatch(t.Context(), store.Batch{SLOID: id, Put: slots}, entry, nil)
		require.NoError(t, err)
	}
	require.NoError(t, f.Close())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

// damage is a way to damage a file, by chance.
type damage func(chance *rand.Rand, data []byte) []byte

func anyPage(chance *rand.Rand, data []byte) []byte {
	at := chance.IntN(len(data)/page) * page
	return data[at : at+page]
}

var damages = map[string]damage{
	"cut off": func(chance *rand.Rand, data []byte) []byte { return data[:chance.IntN(len(data))] },
	"cut at a page": func(chance *rand.Rand, data []byte) []byte {
		return data[:page*chance.IntN(len(data)/page)]
	},
	"longer": func(chance *rand.Rand, data []byte) []byte {
		return append(data, make([]byte, chance.IntN(3*page))...)
	},
	"a bit flipped": func(chance *rand.Rand, data []byte) []byte {
		data[chance.IntN(len(data))] ^= 1 << chance.IntN(8)
		return data
	},
	"many bits flipped": func(chance *rand.Rand, data []byte) []byte {
		for range 200 {
			data[chance.IntN(len(data))] ^= 1 << chance.IntN(8)
		}
		return data
	},
	"the header changed": func(chance *rand.Rand, data []byte) []byte {
		data[16+chance.IntN(84)] = byte(chance.IntN(256))
		return data
	},
	"a number of the header changed": func(chance *rand.Rand, data []byte) []byte {
		binary.BigEndian.PutUint32(data[16+4*chance.IntN(21):], chance.Uint32N(1000))
		return data
	},
	"a page of zeros": func(chance *rand.Rand, data []byte) []byte {
		clear(anyPage(chance, data))
		return data
	},
	"a page of noise": func(chance *rand.Rand, data []byte) []byte {
		for i, p := 0, anyPage(chance, data); i < page; i++ {
			p[i] = byte(chance.IntN(256))
		}
		return data
	},
	"pages swapped": func(chance *rand.Rand, data []byte) []byte {
		one, two := anyPage(chance, data), anyPage(chance, data)
		kept := bytes.Clone(one)
		copy(one, two)
		copy(two, kept)
		return data
	},
	"a page twice": func(chance *rand.Rand, data []byte) []byte {
		copy(anyPage(chance, data), anyPage(chance, data))
		return data
	},
	"the head of a page changed": func(chance *rand.Rand, data []byte) []byte {
		anyPage(chance, data)[chance.IntN(64)] = byte(chance.IntN(256))
		return data
	},
	"the schema changed": func(chance *rand.Rand, data []byte) []byte {
		pages := store.SchemaPages(data)
		data[int(pages[chance.IntN(len(pages))])+chance.IntN(page)] ^= byte(1 + chance.IntN(255))
		return data
	},
	"a word of the schema changed": func(chance *rand.Rand, data []byte) []byte {
		words := []string{"TEXT", "NOT NULL", "INTEGER", "PRIMARY", "CREATE", "REFERENCES", "rev"}
		word := []byte(words[chance.IntN(len(words))])
		if at := bytes.Index(data[chance.IntN(len(data)/2):], word); at >= 0 {
			copy(data[at:], "xyzzy"[:min(5, len(word))])
		}
		return data
	},
}

// TestDamagedWorkspacesAreRefusedOrReadAndNeverChanged tries more than a thousand.
func TestDamagedWorkspacesAreRefusedOrReadAndNeverChanged(t *testing.T) {
	whole := measuredFile(t)
	const each = 75
	tried, opened, slowest := 0, 0, time.Duration(0)
	folder := t.TempDir()
	for name, damage := range damages {
		for n := range each {
			chance := rand.New(rand.NewPCG(uint64(n), 20260302))
			data := damage(chance, bytes.Clone(whole))
			did, took := watched(t, filepath.Join(folder, "damaged.slocharter"), data)
			require.Less(t, took, 2*time.Second, "%s %d", name, n)
			if did {
				opened++
			}
			tried++
			slowest = max(slowest, took)
		}
	}
	assert.GreaterOrEqual(t, tried, 1000)
	assert.Positive(t, opened)
	t.Logf("%d damaged workspaces: %d refused, %d opened and read; none changed, the slowest took %v of the processor", tried, tried-opened, opened, slowest)
}

// watched uses a damaged file and tells how long that takes.
func watched(t *testing.T, path string, data []byte) (opened bool, took time.Duration) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, data, 0o600))
	start := spent()
	opened = use(t, path)
	took = spent() - start
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, sha256.Sum256(data), sha256.Sum256(after), "the file is as it was")
	return opened, took
}

func TestMonstrousValuesAreRefusedOrRead(t *testing.T) {
	whole := workspaceFile(t)
	for name, c := range map[string]struct {
		statement string
		fault     error // nil: it is read
	}{
		"a text of twenty megabytes":   {`UPDATE person SET note = printf('%.*c', 20000000, 'x')`, store.TooMuch},
		"a text of two megabytes":      {`UPDATE person SET note = printf('%.*c', 2000000, 'x') WHERE position = 1`, store.TooMuch},
		"a million people":             {many("1000000", "''"), store.TooMuch},
		"much text in many rows":       {many("400", "printf('%.*c', 900000, 'x')"), store.TooMuch},
		"bytes that are no text":       {`UPDATE person SET name = CAST(x'ff00fe' AS TEXT)`, store.Damaged},
		"a blob for a text":            {`UPDATE person SET name = x'c328'`, store.Damaged},
		"a text with an end within":    {`UPDATE person SET name = 'a' || char(0) || 'b'`, store.Damaged},
		"words for a number":           {`UPDATE person SET position = 'many'`, store.Damaged},
		"a number beyond all":          {`UPDATE person SET position = 1e300`, store.Damaged},
		"words for a revision":         {`UPDATE person SET rev = 'x'`, store.Damaged},
		"no workspace":                 {`DELETE FROM workspace`, store.Damaged},
		"two workspaces":               {`INSERT INTO workspace SELECT 'other', name, scheme, rev, seq FROM workspace`, store.Damaged},
		"control characters":           {`UPDATE person SET name = char(7, 27, 8232, 8238, 65279)`, nil},
		"a day that is none":           {`UPDATE task SET due = '2026-02-31'`, nil},
		"a day before all":             {`UPDATE task SET due = '-9999-99-99'`, nil},
		"a service that needs itself":  {`UPDATE dependency SET on_id = service_id`, nil},
		"a target of words":            {`UPDATE target SET goal = 'high', "window" = '99999999999d'`, nil},
		"a window without end":         {`UPDATE target SET "window" = '106751991167d', zone = '../../etc/passwd'`, nil},
		"a scheme that is none":        {`UPDATE workspace SET scheme = '?'`, nil},
		"a largest number":             {`UPDATE letter SET min = 9223372036854775807, max = -9223372036854775808`, nil},
		"positions that are all alike": {`UPDATE step SET position = 0`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.slocharter")
			require.NoError(t, os.WriteFile(path, whole, 0o600))
			raw(t, path, c.statement)
			before := sum(t, path)
			err := loading(path)
			if c.fault == nil {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, c.fault)
				requireSentence(t, err)
			}
			assert.Equal(t, before, sum(t, path))
		})
	}
}

func TestALogWithGapsIsRead(t *testing.T) {
	path, _ := create(t)
	raw(t, path, `UPDATE change_row SET n = n * 100000 WHERE n > 5`, `UPDATE change_field SET n = n * 100000 WHERE n > 7`)
	f := open(t, path)
	change, err := f.ChangeAt(1)
	require.NoError(t, err)
	assert.NotEmpty(t, change)
}

// many inserts people with a note.
func many(n, note string) string {
	return `WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ` + n + `)
		INSERT INTO person (id, name, email, note, educator, guard, architect, responder, position, rev)
		SELECT 'p' || i, 'p', '', ` + note + `, 0, 0, 0, 0, 0, 0 FROM c`
}

func loading(path string) error {
	f, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	_, err = f.Load()
	return err
}
