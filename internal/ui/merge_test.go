package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// noted edits the note of a person.
func noted(t *testing.T, s *session.Session, id, note string) {
	t.Helper()
	require.NoError(t, s.Do("note", func(w *workspace.Workspace) error {
		p := w.People[id]
		p.Note = note
		return w.PutPerson(p)
	}))
}

// parted is a workspace beside which lies a copy that was edited on its own. Each of two people has a note of it, the
// first one here as well.
func parted(t *testing.T) (th *theater, first, second, file string) {
	t.Helper()
	th = newTheater(t)
	path := th.sample("larkline.slocharter")
	here, err := session.Open(path, "Ada")
	require.NoError(t, err)
	all := here.Workspace().PeopleByName()
	first, second = all[0].ID, all[1].ID
	file = "larkline (Ben's conflicted copy 2026-03-02).slocharter"
	require.NoError(t, here.SaveCopy(t.Context(), filepath.Join(th.folder, file), false))
	there, err := session.Open(filepath.Join(th.folder, file), "Ben")
	require.NoError(t, err)
	noted(t, here, first, "said here")
	noted(t, there, first, "said there")
	noted(t, there, second, "only there")
	o, err := there.Workspace().SLOByKey("pay-in-2s")
	require.NoError(t, err)
	slot := budget.Slot{Start: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Length: time.Hour, Good: 9, Valid: 10}
	job := there.WriteMeasurements("import", store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: []budget.Slot{slot}})
	require.NoError(t, job.End(job.Do(t.Context(), nil)))
	require.NoError(t, here.Close())
	require.NoError(t, there.Close())
	th.shell.Open(path)
	th.settle()
	return th, first, second, file
}

func TestAConflictedCopyIsFoundComparedAndMerged(t *testing.T) {
	th, first, second, file := parted(t)
	require.True(t, th.sees("a copy of it that was edited on its own: "+file))
	th.tap("Compare")
	th.settleUntil(func() bool { return th.sees("What changed in " + file) })
	for _, text := range []string{"When they parted", "said here", "said there", "Conflict: ours", "only there", "1 measurement", "Apply 2 changes"} {
		assert.True(t, th.sees(text), text)
	}
	th.tap("Apply 2 changes")
	th.settle()
	w := th.workspace()
	assert.Equal(t, []string{"said here", "only there"}, []string{w.People[first].Note, w.People[second].Note}, "ours stays where it was edited on both sides")
	o, err := w.SLOByKey("pay-in-2s")
	require.NoError(t, err)
	slots, err := th.shell.Session().Slots(t.Context(), o.ID, slo.Interval{Start: time.Unix(0, 0), End: noon})
	require.NoError(t, err)
	assert.Len(t, slots, 1, "and its measurement came too")
	for range 2 { // the measurement and the edit
		th.ctrl(fyne.KeyZ)
		th.settle()
	}
	assert.NotEqual(t, "only there", th.workspace().People[second].Note, "it can be undone")
}

func TestAFileThatIsNoCopySaysSo(t *testing.T) {
	th := newTheater(t).onSample()
	stranger := th.sample("stranger.slocharter")
	th.files.path = stranger
	th.menu("Compare with a copy…")
	th.settle()
	assert.True(t, th.sees("no copy of the open workspace"))
	assert.False(t, th.sees("What changed in"))
}
