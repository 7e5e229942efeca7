package safefile_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/safefile"
)

var background = context.Background()

func text(s string) func(io.Writer) error {
	return func(out io.Writer) error {
		_, err := io.WriteString(out, s)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestAFileIsReplacedOnlyWhenAsked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, safefile.WriteTo(background, path, false, text("one")))
	require.ErrorIs(t, safefile.WriteTo(background, path, false, text("two")), safefile.Exists)
	assert.Equal(t, "one", content(t, path))
	require.NoError(t, safefile.WriteTo(background, path, true, text("two")))
	assert.Equal(t, "two", content(t, path))
}

func TestWhatFailsLeavesTheOldFileAndNothingElse(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	require.NoError(t, safefile.WriteTo(background, path, false, text("one")))
	broken := errors.New("broken")
	cancelled, cancel := context.WithCancel(background)
	for name, write := range map[string]func(io.Writer) error{
		"an error after half of it": func(out io.Writer) error { return errors.Join(text("half")(out), broken) },
		"a cancelled context":       func(out io.Writer) error { cancel(); return text("half")(out) },
	} {
		require.Error(t, safefile.WriteTo(cancelled, path, true, write), name)
		assert.Equal(t, "one", content(t, path), name)
		left, err := os.ReadDir(folder)
		require.NoError(t, err)
		assert.Len(t, left, 1, name)
	}
	require.ErrorIs(t, safefile.WriteTo(cancelled, path, true, text("two")), context.Canceled)
}

func TestAFileThatAppearsMeanwhileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	err := safefile.WriteTo(background, path, false, func(io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o600)
	})
	require.ErrorIs(t, err, safefile.Exists)
	assert.Equal(t, "theirs", content(t, path))
}

func TestEachFaultOfAPlaceIsTold(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for path, fault := range map[string]safefile.Fault{
		filepath.Join(folder, "no", "a.txt"): safefile.NoFolder,
		filepath.Join(file, "a.txt"):         safefile.NoFolder,
		folder:                               safefile.Denied,
	} {
		require.ErrorIs(t, safefile.WriteTo(background, path, true, text("x")), fault, path)
	}
}

func TestALinkIsFollowed(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	require.NoError(t, safefile.WriteTo(background, file, false, text("one")))
	if err := os.Symlink(file, link); err != nil {
		t.Skip("this system has no links")
	}
	require.NoError(t, safefile.WriteTo(background, link, true, text("two")))
	assert.Equal(t, "two", content(t, file))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
}

func TestOfManyAtOnceOneGetsTheName(t *testing.T) {
	for round := range 20 {
		path := filepath.Join(t.TempDir(), "file")
		ended := make(chan error)
		for range 8 {
			go func() {
				ended <- safefile.WriteTo(context.Background(), path, false, func(out io.Writer) error {
					_, err := out.Write([]byte("whole"))
					return err
				})
			}()
		}
		made := 0
		for range 8 {
			if err := <-ended; err == nil {
				made++
			} else {
				require.ErrorIs(t, err, safefile.Exists)
			}
		}
		require.Equal(t, 1, made, "round %d", round)
	}
}

func TestWhatAKilledProgramLeftIsSweptAfterADay(t *testing.T) {
	folder := t.TempDir()
	old, young, other := filepath.Join(folder, ".slocharter-old.tmp"), filepath.Join(folder, ".slocharter-young.tmp"), filepath.Join(folder, "notes.tmp")
	for _, name := range []string{old, young, other} {
		require.NoError(t, os.WriteFile(name, []byte("half"), 0o600))
	}
	before := time.Now().Add(-25 * time.Hour)
	require.NoError(t, os.Chtimes(old, before, before))
	require.NoError(t, os.Chtimes(other, before, before))
	require.NoError(t, safefile.WriteTo(t.Context(), filepath.Join(folder, "new"), false, func(io.Writer) error { return nil }))
	assert.NoFileExists(t, old)
	assert.FileExists(t, young, "somebody may still be writing it")
	assert.FileExists(t, other, "it is not ours")
}
