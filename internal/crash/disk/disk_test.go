package disk_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/crash/disk"
)

func mount(t *testing.T) (mounted *disk.Disk, folder string) {
	t.Helper()
	folder = t.TempDir()
	mounted, err := disk.Mount(folder)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { assert.NoError(t, mounted.Unmount()) })
	return mounted, folder
}

func write(t *testing.T, path, text string, sync bool) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	require.NoError(t, err)
	_, err = f.WriteString(text)
	require.NoError(t, err)
	if sync {
		require.NoError(t, f.Sync())
	}
	require.NoError(t, f.Close())
}

func syncFolder(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	require.NoError(t, f.Sync())
	require.NoError(t, f.Close())
}

// after returns what 200 cuts left under a name; "-" stands for no such file.
func after(d *disk.Disk, name string) map[string]bool {
	all := map[string]bool{}
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		content, ok := d.Cut(d.Steps(), r)[name]
		if !ok {
			content = []byte("-")
		}
		all[string(content)] = true
	}
	return all
}

func TestFilesAreAsAnywhere(t *testing.T) {
	_, folder := mount(t)
	path := filepath.Join(folder, "a")
	write(t, path, "hello", false)
	require.NoError(t, os.Truncate(path, 4))
	require.NoError(t, os.Rename(path, filepath.Join(folder, "b")))
	content, err := os.ReadFile(filepath.Join(folder, "b"))
	require.NoError(t, err)
	assert.Equal(t, "hell", string(content))
	list, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, list, 1)
	require.NoError(t, os.Remove(filepath.Join(folder, "b")))
	_, err = os.Stat(path)
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestOnlyWhatWasSyncedLasts(t *testing.T) {
	d, folder := mount(t)
	path := filepath.Join(folder, "a")
	write(t, path, "one", true)
	assert.Equal(t, map[string]bool{"-": true, "one": true}, after(d, "a"), "the name may be lost")
	syncFolder(t, folder)
	assert.Equal(t, map[string]bool{"one": true}, after(d, "a"))
	write(t, path, "two", false)
	left := after(d, "a")
	assert.Subset(t, left, map[string]bool{"one": true, "two": true, "twe": true}, "it may be there, or not, or in part")
	require.NoError(t, os.Remove(path))
	assert.Contains(t, after(d, "a"), "-")
	assert.Contains(t, after(d, "a"), "one")
	syncFolder(t, folder)
	assert.Equal(t, map[string]bool{"-": true}, after(d, "a"))
}

func TestALongPieceIsTornAndReordered(t *testing.T) {
	d, folder := mount(t)
	write(t, filepath.Join(folder, "a"), strings.Repeat("x", 2048), true)
	syncFolder(t, folder)
	write(t, filepath.Join(folder, "a"), strings.Repeat("y", 2048), false)
	write(t, filepath.Join(folder, "a"), strings.Repeat("z", 2048), false)
	left := after(d, "a")
	assert.Greater(t, len(left), 50)
	assert.Contains(t, left, strings.Repeat("y", 2048), "the later one may be lost alone")
}

func TestOperationsFailOnDemand(t *testing.T) {
	d, folder := mount(t)
	path := filepath.Join(folder, "a")
	write(t, path, "one", true)
	d.Decide(func(s disk.Step) disk.Outcome {
		switch s.Kind {
		case disk.Write:
			return disk.Outcome{Error: syscall.ENOSPC}
		case disk.Unlink:
			return disk.Outcome{Error: syscall.EIO, Done: true}
		case disk.Sync:
			return disk.Outcome{Lie: true}
		}
		return disk.Outcome{}
	})
	require.ErrorIs(t, os.WriteFile(path, []byte("two"), 0o600), syscall.ENOSPC)
	require.ErrorIs(t, syscall.Unlink(path), syscall.EIO)
	d.Decide(nil)
	_, err := os.Stat(path)
	require.ErrorIs(t, err, os.ErrNotExist, "it was removed all the same")
}
