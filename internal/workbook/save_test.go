package workbook_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/words"
	"slocharter/internal/workbook"
)

func write(text string) func(io.Writer) error {
	return func(out io.Writer) error {
		_, err := io.WriteString(out, text)
		return err
	}
}

// requireOnly wants one file of the content in the folder, or none for an empty content.
func requireOnly(t *testing.T, path, content string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	if content == "" {
		assert.Empty(t, entries)
		return
	}
	assert.Len(t, entries, 1)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, content, string(data))
}

func TestSaveWritesAFileThatWasNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, workbook.Save(t.Context(), path, false, write("new")))
	requireOnly(t, path, "new")
}

func TestSaveReplacesOnlyWhenItMay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	err := workbook.Save(t.Context(), path, false, write("new"))
	assert.Equal(t, workbook.Exists{Path: path}, err)
	requireOnly(t, path, "old")
	require.NoError(t, workbook.Save(t.Context(), path, true, write("new")))
	requireOnly(t, path, "new")
}

func TestAFileThatAppearsMeanwhileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	err := workbook.Save(t.Context(), path, false, func(out io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o600)
	})
	assert.Equal(t, workbook.Exists{Path: path}, err)
	requireOnly(t, path, "theirs")
}

func TestAnExportThatFailsLeavesWhatWasThere(t *testing.T) {
	broken := errors.New("broken")
	fails := func(out io.Writer) error {
		_, _ = io.WriteString(out, "half")
		return broken
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.ErrorIs(t, workbook.Save(t.Context(), path, false, fails), broken)
	requireOnly(t, path, "")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	require.ErrorIs(t, workbook.Save(t.Context(), path, true, fails), broken)
	requireOnly(t, path, "old")
}

func TestAnExportThatIsCalledOffLeavesWhatWasThere(t *testing.T) {
	w := sample(t)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	err := workbook.Save(ctx, path, true, func(out io.Writer) error {
		cancel()
		return workbook.Review(ctx, out, w, options(t, w, ""))
	})
	require.ErrorIs(t, err, context.Canceled)
	requireOnly(t, path, "old")

	err = workbook.Save(ctx, path, true, func(io.Writer) error { return nil })
	require.ErrorIs(t, err, context.Canceled)
	requireOnly(t, path, "old")
}

// full is a writer that has room for a part only.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no room")
	}
	return len(p), nil
}

func TestAWriterThatFailsIsReported(t *testing.T) {
	w := sample(t)
	require.ErrorContains(t, workbook.RACI(t.Context(), &full{room: 2000}, w, options(t, w, "")), "no room")
}

func TestWhatTheSystemRefusesHasItsSentence(t *testing.T) {
	folder := t.TempDir()
	locked := filepath.Join(folder, "locked")
	require.NoError(t, os.Mkdir(locked, 0o500))
	tests := map[string]struct {
		path string
		want error
	}{
		"a folder that is not there": {filepath.Join(folder, "none", "a.xlsx"), workbook.NoFolder{Path: filepath.Join(folder, "none", "a.xlsx")}},
		"a folder of that name":      {locked, workbook.Denied{Path: locked}},
		"a folder that is read-only": {filepath.Join(locked, "a.xlsx"), workbook.Denied{Path: filepath.Join(locked, "a.xlsx")}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if name == "a folder that is read-only" && (os.Geteuid() == 0 || runtime.GOOS == "windows") {
				t.Skip("this user may write anywhere")
			}
			err := workbook.Save(t.Context(), test.path, true, write("new"))
			assert.Equal(t, test.want, err)
			assert.Contains(t, words.Error(err), test.path)
			assert.NotContains(t, words.Error(err), "workbook.error")
		})
	}
}

func TestSaveReplacesTheFileBehindALink(t *testing.T) {
	folder := t.TempDir()
	behind, link := filepath.Join(folder, "real.xlsx"), filepath.Join(folder, "link.xlsx")
	require.NoError(t, os.WriteFile(behind, []byte("old"), 0o600))
	if err := os.Symlink(behind, link); err != nil {
		t.Skip("no links here")
	}
	require.NoError(t, workbook.Save(t.Context(), link, true, write("new")))
	data, err := os.ReadFile(behind)
	require.NoError(t, err)
	assert.Equal(t, "new", string(data))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
}
