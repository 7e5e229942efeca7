package store_test

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/safefile"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// workspaceFile returns the bytes of a small workspace.
func workspaceFile(t testing.TB) []byte {
	t.Helper()
	w, err := workspace.Sample(entry.At)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "a.slocharter")
	f, err := store.Create(path, w, entry)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

// FuzzExamine changes the pages that are read by hand: the header and the schema.
func FuzzExamine(f *testing.F) {
	whole := workspaceFile(f)
	require.NoError(f, store.Examine(bytes.NewReader(whole)))
	pages := store.SchemaPages(whole)
	f.Add(uint32(0), []byte{})
	f.Add(uint32(16), []byte{1, 0})
	f.Add(uint32(100), []byte{5, 0, 0, 255, 255})
	f.Add(uint32(4096), whole[100:200])
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		data := bytes.Clone(whole)
		page := pages[int(at/4096)%len(pages)]
		copy(data[int(page)+int(at%4096):], patch)
		err := store.Examine(bytes.NewReader(data))
		if bytes.Equal(data, whole) {
			require.NoError(t, err)
		}
	})
}

// FuzzOpen changes bytes anywhere in a workspace, at two places, and opens it: a sentence or a workspace, and the file as
// it was.
func FuzzOpen(f *testing.F) {
	whole := workspaceFile(f)
	f.Add(uint32(28), []byte{0, 0, 0, 9}, uint32(70000), []byte("x"))
	f.Add(uint32(8192), whole[4096:4200], uint32(12288), []byte{13, 0, 0})
	f.Add(uint32(60), []byte{0, 0, 0, 1}, uint32(0), []byte{})
	f.Fuzz(func(t *testing.T, one uint32, first []byte, two uint32, second []byte) {
		data := bytes.Clone(whole)
		copy(data[int(one)%len(data):], first)
		copy(data[int(two)%len(data):], second)
		path := filepath.Join(t.TempDir(), "a.slocharter")
		require.NoError(t, os.WriteFile(path, data, 0o400))
		use(t, path)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, sha256.Sum256(data), sha256.Sum256(after))
	})
}

// use opens a file that may be damaged, and reads all of it. It tells whether it opened.
func use(t testing.TB, path string) bool {
	t.Helper()
	f, err := store.Open(path)
	if err != nil {
		requireSentence(t, err)
		return false
	}
	defer func() { require.NoError(t, f.Close()) }()
	w, err := f.Load()
	if err != nil {
		requireSentence(t, err)
	}
	var windows []store.Window
	for id := range w.SLOs {
		windows = append(windows, store.Window{SLOID: id, Within: all})
		_, err := f.Slots(t.Context(), id, all)
		requireWords(t, err)
	}
	_, err = f.Sums(t.Context(), windows)
	requireWords(t, err)
	_, err = f.Extents(t.Context())
	requireWords(t, err)
	requireWords(t, f.Check())
	list, err := f.History(store.Filter{})
	requireWords(t, err)
	for _, e := range list {
		_, err := f.ChangeAt(e.Seq)
		requireWords(t, err)
	}
	return true
}

// all is all the time that measurements may be of.
var all = slo.Interval{Start: time.Unix(0, 0).UTC(), End: time.Unix(4e9, 0).UTC()}

// requireWords wants that an error, if there is one, can be told.
func requireWords(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		require.NotEmpty(t, words.Error(err))
	}
}

// requireSentence wants an error that says something about the file, in words for people.
func requireSentence(t testing.TB, err error) {
	t.Helper()
	var told safefile.Error
	require.ErrorAs(t, err, &told, words.Error(err))
	require.NotContains(t, words.Error(err), "error.")
}
