package crash_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/crash/disk"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// failing is a way in which operations of a disk fail.
type failing struct {
	errno   syscall.Errno
	forever bool // not only once, but from then on
	done    bool // the operation is done, and reported to have failed all the same
}

func (f failing) String() string {
	text := f.errno.Error() + " once"
	if f.forever {
		text = f.errno.Error() + " from then on"
	}
	if f.done {
		text += ", though it is done"
	}
	return text
}

var failures = []failing{
	{errno: syscall.EIO}, {errno: syscall.EIO, forever: true}, {errno: syscall.EIO, done: true},
	{errno: syscall.EIO, forever: true, done: true}, {errno: syscall.ENOSPC}, {errno: syscall.ENOSPC, forever: true},
}

// from returns what lets the operation of a number fail, and counts the operations.
func (f failing) from(number int, count *int) func(disk.Step) disk.Outcome {
	return func(s disk.Step) disk.Outcome {
		if f.errno == syscall.ENOSPC && s.Kind != disk.Write && s.Kind != disk.Create && s.Kind != disk.Sync {
			return disk.Outcome{}
		}
		*count++
		if *count < number || (*count > number && !f.forever) {
			return disk.Outcome{}
		}
		return disk.Outcome{Error: f.errno, Done: f.done}
	}
}

// attempt is an edit that is tried on a disk that fails. Each try has a number, by which its traces are known.
type attempt struct {
	first func(s *session.Session, n int) error // what is done before the disk fails; may be nil
	do    func(s *session.Session, n int) error
	there func(s *session.Session, n int) (bool, error) // whether what was done is in the workspace
}

var attempts = map[string]attempt{
	"an edit":                 {do: note, there: noted},
	"a batch of measurements": {do: measure, there: isMeasured},
	"undoing a batch":         {first: measure, do: unmeasure, there: isNotMeasured},
}

func TestEachFailureOfTheDiskIsToldAndHarmsNothing(t *testing.T) {
	for name, a := range attempts {
		t.Run(name, func(t *testing.T) {
			d, folder := mount(t)
			path := filepath.Join(folder, document)
			makeSmall(t, path)
			s, err := session.Open(path, "Ada")
			require.NoError(t, err)
			defer func() { assert.NoError(t, s.Close()) }()
			tried := 0
			for i, how := range failures {
				tried += a.failEach(t, d, s, how, 1000*(i+1))
			}
			figure("disk failed during "+name, tried, "each told in a sentence, nothing lost or damaged")
		})
	}
}

// failEach lets each operation of an edit fail, one after the other, and returns how many there were.
func (a attempt) failEach(t *testing.T, d *disk.Disk, s *session.Session, how failing, before int) int {
	t.Helper()
	tried := 0
	for n := 1; ; n += many(1, 7) {
		number, count := before+tried+1, 0
		if a.first != nil {
			require.NoError(t, a.first(s, number))
		}
		d.Decide(how.from(n, &count))
		err := a.do(s, number)
		d.Decide(nil)
		if count < n {
			require.NoError(t, err)
			return tried
		}
		tried++
		place := fmt.Sprintf("operation %d of %d fails with %s", n, count, how)
		if err != nil {
			assertSentence(t, err, place)
		}
		a.assertSettled(t, d, s, number, err, place)
		require.False(t, t.Failed(), place)
	}
}

// assertSentence asserts that people are told what happened in a sentence that was written for it.
func assertSentence(t *testing.T, err error, place string) {
	t.Helper()
	detail := strings.TrimSuffix(words.T("error.unexpected", "Detail", ""), ".")
	require.NotErrorIs(t, err, store.Damaged, "%s: the disk fails, the file is whole", place)
	assert.NotContains(t, words.Error(err), detail, "%s: %v", place, err)
}

// assertSettled asserts that, once the disk works again, the edit is in the file as it was said, and the workspace is as
// the file, which is sound and alone in its folder. The file is read where that is quicker.
func (a attempt) assertSettled(t *testing.T, d *disk.Disk, s *session.Session, number int, said error, place string) {
	t.Helper()
	_, err := s.Refresh()
	require.NoError(t, err, place)
	path := spread(t, d)
	defer func() { assert.NoError(t, os.RemoveAll(filepath.Dir(path))) }()
	other, err := session.Open(path, "Ben")
	require.NoError(t, err, place)
	defer func() { assert.NoError(t, other.Close()) }()
	there, err := a.there(other, number)
	require.NoError(t, err, place)
	if !errors.Is(said, store.Unsure) {
		assert.Equal(t, said == nil, there, "%s: %v was said", place, said)
	}
	assert.Empty(t, workspace.Diff(other.Workspace(), s.Workspace()), place)
	assert.Equal(t, other.Generation(), s.Generation(), place)
	require.NoError(t, other.Check(), place)
	list, err := os.ReadDir(filepath.Dir(other.Path()))
	require.NoError(t, err)
	assert.Len(t, list, 1, place)
}

// spread copies what is on a disk into an ordinary folder, and returns the path of the document there.
func spread(t *testing.T, d *disk.Disk) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range d.Files() {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
	}
	return filepath.Join(folder, document)
}

// sweep removes what copies left that could not even be cleaned up.
func sweep(t *testing.T, folder string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, ".slocharter-*.tmp"))
	require.NoError(t, err)
	for _, name := range left {
		require.NoError(t, os.Remove(name))
	}
}

func note(s *session.Session, n int) error {
	return s.Do("note", func(w *workspace.Workspace) error { return w.Rename(fmt.Sprintf("Name %d", n)) })
}

func noted(s *session.Session, n int) (bool, error) {
	return s.Workspace().Info().Name == fmt.Sprintf("Name %d", n), nil
}

func measure(s *session.Session, n int) error {
	slots := make([]budget.Slot, 300)
	for i := range slots {
		slots[i] = budget.Slot{Start: today.Add(time.Duration(i) * time.Hour), Length: time.Hour, Valid: int64(n)}
	}
	return carryOut(s.WriteMeasurements("measure", store.Batch{SLOID: anySLO(s), Put: slots}))
}

func unmeasure(s *session.Session, _ int) error {
	job, ok := s.UndoJob()
	if !ok {
		return errors.New("nothing to undo")
	}
	return carryOut(job)
}

func carryOut(job session.Job) error { return job.End(job.Do(context.Background(), nil)) }

func isMeasured(s *session.Session, n int) (bool, error) {
	slots, err := s.Slots(context.Background(), anySLO(s), slo.Interval{})
	return len(slots) > 0 && slots[0].Valid == int64(n), err
}

func isNotMeasured(s *session.Session, n int) (bool, error) {
	measured, err := isMeasured(s, n)
	return !measured, err
}

func anySLO(s *session.Session) string {
	kind, _ := workspace.KindNamed("slo")
	return kind.IDs(s.Workspace())[0]
}

func TestAFailureWhileAFileIsOpenedHarmsNothing(t *testing.T) {
	d, folder := mount(t)
	path := filepath.Join(folder, document)
	makeSmall(t, path)
	tried := 0
	for _, how := range failures[:2] {
		for n := 1; ; n += many(1, 7) {
			count := 0
			d.Decide(how.from(n, &count))
			s, err := session.Open(path, "Ada")
			if err == nil {
				require.NoError(t, s.Close())
			}
			d.Decide(nil)
			if count < n {
				require.NoError(t, err)
				break
			}
			tried++
			if err != nil {
				assertSentence(t, err, fmt.Sprintf("operation %d fails with %s", n, how))
			}
		}
	}
	s, err := session.Open(path, "Ada")
	require.NoError(t, err)
	require.NoError(t, s.Check())
	require.NoError(t, s.Close())
	figure("disk failed during opening", tried, "each told in a sentence, nothing lost or damaged")
}

func TestAFailedCopyIsNoCopyAtAll(t *testing.T) {
	d, folder := mount(t)
	path, target := filepath.Join(folder, document), filepath.Join(folder, copied)
	makeSmall(t, path)
	s, err := session.Open(path, "Ada")
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.Close()) }()
	require.NoError(t, note(s, 0))
	require.NoError(t, s.SaveCopy(t.Context(), target, false))
	tried := 0
	for _, how := range failures {
		for n := 1; ; n += many(1, 25) {
			require.NoError(t, note(s, tried+1))
			count := 0
			d.Decide(how.from(n, &count))
			err := s.SaveCopy(t.Context(), target, true)
			d.Decide(nil)
			if count < n {
				require.NoError(t, err)
				break
			}
			tried++
			place := fmt.Sprintf("operation %d of %d fails with %s", n, count, how)
			if err != nil {
				assertSentence(t, err, place)
			}
			left := filepath.Dir(spread(t, d))
			c, failure := session.Open(filepath.Join(left, copied), "Ben")
			require.NoError(t, failure, place)
			require.NoError(t, c.Check(), place)
			made, _ := noted(c, tried)
			assert.True(t, made || err != nil, "%s: a copy that was made is the latest", place)
			require.NoError(t, c.Close())
			require.NoError(t, os.RemoveAll(left))
			sweep(t, folder)
		}
	}
	figure("disk failed during a copy", tried, "each told in a sentence, the copy the old or the new one")
}
