package session_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var hours = []budget.Slot{
	{Start: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Length: time.Hour, Good: 9, Valid: 10},
	{Start: time.Date(2026, 1, 1, 1, 0, 0, 0, time.UTC), Length: time.Hour, Good: 10, Valid: 10},
}

// run does a job as a window would: the long part on another goroutine.
func run(job session.Job) error {
	done := make(chan error)
	go func() { done <- job.Do(context.Background(), nil) }()
	return job.End(<-done)
}

func write(t *testing.T, s *session.Session, label string, slots ...budget.Slot) {
	t.Helper()
	require.NoError(t, run(s.WriteMeasurements(label, store.Batch{SLOID: someSLO(s), Put: slots})))
}

func someSLO(s *session.Session) string { return s.Workspace().LiveSLOsOf("")[0].ID }

func slotsIn(t *testing.T, s *session.Session) []budget.Slot {
	t.Helper()
	slots, err := s.Slots(context.Background(), someSLO(s), slo.Interval{})
	require.NoError(t, err)
	return slots
}

func TestABatchThatWasTakenBackAndMadeAgainIsStillUndone(t *testing.T) {
	s := sample(t)
	write(t, s, "import", hours...)
	log, err := s.History(store.Filter{Limit: 1})
	require.NoError(t, err)
	require.NoError(t, s.TakeBack(log[0]))
	assert.Empty(t, slotsIn(t, s))
	require.NoError(t, s.Undo(), "of taking it back")
	assert.Equal(t, hours, slotsIn(t, s))
	require.NoError(t, s.Undo(), "of the import")
	assert.Empty(t, slotsIn(t, s))
}

func TestMeasurementsAreUndoneAmongOtherEdits(t *testing.T) {
	s := sample(t)
	changed := 0
	s.Changed = func() { changed++ }
	write(t, s, "import one", hours[0])
	assert.Equal(t, 1, changed)
	require.NoError(t, setLetters(t, s, "propose-slo", "exec", "C"))
	write(t, s, "import both", hours...)
	assert.Equal(t, "import both", s.UndoLabel())

	for range 2 { // there and back again
		require.NoError(t, s.Undo())
		assert.Equal(t, hours[:1], slotsIn(t, s))
		assert.Equal(t, "import both", s.RedoLabel())
		_, ok := s.UndoJob()
		assert.False(t, ok, "the edit before is no batch")
		require.NoError(t, s.Undo())
		assert.Equal(t, "I", lettersIn(t, s.Workspace(), "propose-slo", "exec"))
		undo, ok := s.UndoJob()
		require.True(t, ok)
		require.NoError(t, run(undo))
		assert.Empty(t, slotsIn(t, s))
		assert.Empty(t, s.UndoLabel())
		assert.Equal(t, "import one", s.RedoLabel())

		redo, ok := s.RedoJob()
		require.True(t, ok)
		require.NoError(t, run(redo))
		assert.Equal(t, hours[:1], slotsIn(t, s))
		_, ok = s.RedoJob()
		assert.False(t, ok)
		require.NoError(t, s.Redo())
		assert.Equal(t, "C", lettersIn(t, s.Workspace(), "propose-slo", "exec"))
		require.NoError(t, s.Redo())
		assert.Equal(t, hours, slotsIn(t, s))
		assert.Empty(t, s.RedoLabel())
	}
	assert.Equal(t, 15, changed)
	require.NoError(t, s.Check())
}

func TestABatchThatFailsOrChangesNothingIsNotAnEdit(t *testing.T) {
	s := sample(t)
	s.Changed = func() { assert.Fail(t, "nothing changed") }
	wrong := hours[0]
	wrong.Good = 99
	require.ErrorAs(t, run(s.WriteMeasurements("wrong", store.Batch{SLOID: someSLO(s), Put: []budget.Slot{wrong}})), &budget.BadSlot{})
	require.NoError(t, run(s.WriteMeasurements("nothing", store.Batch{SLOID: someSLO(s)})))
	assert.Empty(t, s.UndoLabel())
	_, ok := s.UndoJob()
	assert.False(t, ok)
	s.SetAuthor("")
	require.ErrorIs(t, run(s.WriteMeasurements("import", store.Batch{SLOID: someSLO(s), Put: hours})), session.NoAuthor{})
	require.NoError(t, os.Chmod(s.Path(), 0o400))
	other := second(t, s)
	require.ErrorIs(t, run(other.WriteMeasurements("import", store.Batch{SLOID: someSLO(s), Put: hours})), store.ReadOnly)
}

func TestMeasurementsAreTakenBackFromTheHistory(t *testing.T) {
	s := sample(t)
	write(t, s, "import", hours...)
	require.NoError(t, setLetters(t, s, "propose-slo", "exec", "C"))
	history, err := s.History(store.Filter{Kind: store.Measurement})
	require.NoError(t, err)
	require.Len(t, history, 1)
	require.NoError(t, s.TakeBack(history[0]))
	assert.Empty(t, slotsIn(t, s))
	require.ErrorAs(t, s.TakeBack(history[0]), &workspace.Overtaken{})
	require.NoError(t, s.Undo())
	assert.Equal(t, hours, slotsIn(t, s))
	require.NoError(t, s.Check())
}

func TestWhatIsReadOfMeasurementsIsThatOfTheFile(t *testing.T) {
	s := sample(t)
	before := s.Generation()
	write(t, s, "import", hours...)
	assert.NotEqual(t, before, s.Generation())
	ctx, one := context.Background(), someSLO(s)
	extents, err := s.Extents(ctx)
	require.NoError(t, err)
	assert.Equal(t, store.Extent{First: hours[0].Start, Last: hours[1].Start, End: hours[1].End(), Count: 2}, extents[one])
	window := store.Window{SLOID: one, Within: slo.Interval{Start: hours[0].Start, End: hours[1].End()}}
	want := store.Sum{Window: window, Good: 19, Valid: 20, Covered: 2 * time.Hour, Slots: 2}
	sums, err := s.Sums(ctx, []store.Window{window})
	require.NoError(t, err)
	assert.Equal(t, []store.Sum{want}, sums)
	days, err := s.DailySums(ctx, []store.Window{window})
	require.NoError(t, err)
	assert.Equal(t, [][]store.Sum{{want}}, days)

	other := second(t, s)
	assert.Equal(t, s.Generation(), other.Generation())
	write(t, other, "correct", hours[1])
	changed, err := s.Refresh()
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Equal(t, other.Generation(), s.Generation())
	require.ErrorAs(t, s.Undo(), &workspace.Overtaken{}, "somebody replaced a part since")
	assert.Equal(t, "import", s.UndoLabel())
}
