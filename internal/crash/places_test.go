package crash_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/crash/disk"
	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// mishap happens to the place of a file, and is mended again.
type mishap struct {
	happen, mend func(t *testing.T, path string)
	fault        safefile.Fault
}

var mishaps = map[string]mishap{
	"the folder vanishes": {
		happen: func(t *testing.T, path string) { rename(t, filepath.Dir(path), filepath.Dir(path)+"-gone") },
		mend:   func(t *testing.T, path string) { rename(t, filepath.Dir(path)+"-gone", filepath.Dir(path)) },
		fault:  safefile.NotThere,
	},
	"the file is moved away": {
		happen: func(t *testing.T, path string) { rename(t, path, path+"-gone") },
		mend:   func(t *testing.T, path string) { rename(t, path+"-gone", path) },
		fault:  safefile.NotThere,
	},
	"another file is put in its place": {
		happen: func(t *testing.T, path string) {
			rename(t, path, path+"-ours")
			makeSmall(t, path+"-theirs")
			rename(t, path+"-theirs", path)
		},
		mend:  func(t *testing.T, path string) { rename(t, path+"-ours", path) },
		fault: store.Replaced,
	},
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	require.NoError(t, os.Rename(from, to))
}

func TestAMishapOfThePlaceIsToldAndSavingGoesOn(t *testing.T) {
	for name, m := range mishaps {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "here", document)
			require.NoError(t, os.Mkdir(filepath.Dir(path), 0o700))
			makeSmall(t, path)
			s, err := session.Open(path, "Ada")
			require.NoError(t, err)
			defer func() { assert.NoError(t, s.Close()) }()
			require.NoError(t, note(s, 1))
			m.happen(t, path)
			there, _ := os.ReadFile(path)
			for _, edit := range []func(*session.Session, int) error{note, measure} {
				err := edit(s, 2)
				require.ErrorIs(t, err, m.fault)
				assertSentence(t, err, name)
			}
			_, err = s.Refresh()
			require.ErrorIs(t, err, m.fault)
			after, _ := os.ReadFile(path)
			assert.Equal(t, there, after, "what lies there is not touched")
			m.mend(t, path)
			assertGoesOn(t, s, 1, 3)
		})
	}
}

// assertGoesOn asserts that the workspace is as it was noted last, and that another note is saved.
func assertGoesOn(t *testing.T, s *session.Session, last, next int) {
	t.Helper()
	_, err := s.Refresh()
	require.NoError(t, err)
	is, _ := noted(s, last)
	assert.True(t, is, "nothing else was saved")
	require.NoError(t, note(s, next))
	require.NoError(t, s.Check())
	other, err := session.Open(s.Path(), "Ben")
	require.NoError(t, err)
	defer func() { assert.NoError(t, other.Close()) }()
	assert.Empty(t, workspace.Diff(s.Workspace(), other.Workspace()))
	list, err := os.ReadDir(filepath.Dir(s.Path()))
	require.NoError(t, err)
	assert.Len(t, list, 1)
}

func TestADiskThatRefusesIsToldAndSavingGoesOn(t *testing.T) {
	for name, test := range map[string]struct {
		refuse func(disk.Step) syscall.Errno
		fault  safefile.Fault
	}{
		"a full disk": {func(s disk.Step) syscall.Errno { return when(s.Grows || s.Kind == disk.Create, syscall.ENOSPC) }, safefile.Full},
		"a disk that is full but for an empty file": {func(s disk.Step) syscall.Errno { return when(s.Grows, syscall.ENOSPC) }, safefile.Full},
		"a read-only folder":                        {func(s disk.Step) syscall.Errno { return when(s.Kind == disk.Create, syscall.EACCES) }, store.ReadOnly},
		"a disk that became read-only": {func(s disk.Step) syscall.Errno {
			return when(s.Kind != disk.Read && s.Kind != disk.Open, syscall.EROFS)
		}, safefile.Denied},
		"a connection that broke": {func(disk.Step) syscall.Errno { return syscall.EIO }, safefile.Failing},
	} {
		t.Run(name, func(t *testing.T) {
			d, folder := mount(t)
			path := filepath.Join(folder, document)
			makeSmall(t, path)
			s, err := session.Open(path, "Ada")
			require.NoError(t, err)
			defer func() { assert.NoError(t, s.Close()) }()
			require.NoError(t, note(s, 1))
			d.Decide(func(s disk.Step) disk.Outcome { return disk.Outcome{Error: test.refuse(s)} })
			for _, edit := range []func(*session.Session, int) error{note, measure} {
				err := edit(s, 2)
				require.ErrorIs(t, err, test.fault)
				assertSentence(t, err, name)
			}
			d.Decide(nil)
			assertGoesOn(t, s, 1, 3)
		})
	}
}

func when(yes bool, errno syscall.Errno) syscall.Errno {
	if yes {
		return errno
	}
	return 0
}

func TestAnEditIsInTheOrderOfItsNumberWhateverTheClockSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), document)
	makeSmall(t, path)
	s, err := session.Open(path, "Ada")
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.Close()) }()
	jumps := []time.Duration{0, -100 * 365 * 24 * time.Hour, 60 * 365 * 24 * time.Hour, -time.Second}
	for n, jump := range jumps {
		s.Clock = func() time.Time { return today.Add(jump) }
		require.NoError(t, note(s, n))
		require.NoError(t, measure(s, n+1))
	}
	list, err := s.History(store.Filter{Limit: 2 * len(jumps)})
	require.NoError(t, err)
	for i, entry := range list {
		n := len(jumps) - 1 - i/2
		assert.Equal(t, today.Add(jumps[n]), entry.At, "it is told what the clock said")
		assert.Equal(t, list[0].Seq-int64(i), entry.Seq)
	}
	require.NoError(t, s.Undo())
	require.NoError(t, s.Undo())
	assertGoesOn(t, s, len(jumps)-2, len(jumps))
}
