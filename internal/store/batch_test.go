package store_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/safefile"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var background = context.Background()

// measured opens a new file and returns it with the IDs of two of its SLOs.
func measured(t *testing.T) (f *store.File, one, two string) {
	t.Helper()
	path, w := create(t)
	slos := w.LiveSLOsOf("")
	require.Greater(t, len(slos), 1)
	return open(t, path), slos[0].ID, slos[1].ID
}

// slot is a measurement of so many minutes that starts so many minutes into the year.
func slot(start, length int, good, valid int64) budget.Slot {
	return budget.Slot{
		Start: yearStart.Add(time.Duration(start) * time.Minute), Length: time.Duration(length) * time.Minute, Good: good, Valid: valid,
	}
}

func put(t require.TestingT, f *store.File, sloID string, slots ...budget.Slot) store.Written {
	written, err := f.WriteBatch(background, store.Batch{SLOID: sloID, Put: slots}, entry, nil)
	require.NoError(t, err)
	return written
}

func takeBack(t require.TestingT, f *store.File, seq int64) store.Written {
	written, err := f.TakeBackBatch(background, seq, entry, nil)
	require.NoError(t, err)
	return written
}

func slotsOf(t require.TestingT, f *store.File, sloID string) []budget.Slot {
	slots, err := f.Slots(background, sloID, slo.Interval{})
	require.NoError(t, err)
	return slots
}

func TestMeasurementsAreReadAsTheyWereWritten(t *testing.T) {
	f, one, two := measured(t)
	first := []budget.Slot{slot(0, 5, 9, 10), slot(5, 5, 0, 0), slot(60, 1, 7, 7)}
	assert.Equal(t, store.Written{Seq: 2, Written: 3}, put(t, f, one, first...))
	assert.Equal(t, first, slotsOf(t, f, one))
	assert.Empty(t, slotsOf(t, f, two))
	some, err := f.Slots(background, one, slo.Interval{Start: first[1].Start, End: first[2].Start})
	require.NoError(t, err)
	assert.Equal(t, first[1:2], some)

	other := slot(5, 5, 1, 2)
	written, err := f.WriteBatch(background, store.Batch{
		SLOID: one, ServiceID: "its-service", Put: []budget.Slot{other, slot(10, 5, 1, 1)},
		Remove: []time.Time{first[2].Start, first[2].Start.Add(-time.Minute), other.Start},
	}, store.Entry{At: entry.At, Author: "Ben", Label: "correct"}, nil)
	require.NoError(t, err)
	assert.Equal(t, store.Written{Seq: 3, Written: 2, Displaced: 2}, written)
	assert.Equal(t, []budget.Slot{first[0], other, slot(10, 5, 1, 1)}, slotsOf(t, f, one))
	extents, err := f.Extents(background)
	require.NoError(t, err)
	assert.Equal(t, map[string]store.Extent{
		one: {First: first[0].Start, Last: slot(10, 5, 1, 1).Start, End: slot(15, 5, 1, 1).Start, Count: 3},
	}, extents)

	log, err := f.History(store.Filter{ServiceID: "its-service", Kind: store.Measurement})
	require.NoError(t, err)
	assert.Equal(t, []store.Logged{{
		Seq: 3, At: entry.At, Author: "Ben", Label: "correct", Kinds: []string{"measurement"}, Services: []string{"its-service"},
	}}, log)
	change, err := f.ChangeAt(3)
	require.NoError(t, err)
	assert.Equal(t, workspace.Change{{Kind: "measurement", ID: one, Op: workspace.Update, Fields: []workspace.FieldChange{
		{Name: "added", After: "1"}, {Name: "first", After: "2025-01-01T00:05:00Z"}, {Name: "last", After: "2025-01-01T01:00:00Z"},
		{Name: "removed", After: "1"}, {Name: "replaced", After: "1"},
	}}}, change)
	require.NoError(t, f.Check())
}

func TestABatchThatChangesNothingIsNotLogged(t *testing.T) {
	f, one, _ := measured(t)
	for _, b := range []store.Batch{{SLOID: one}, {SLOID: one, Remove: []time.Time{yearStart}}} {
		written, err := f.WriteBatch(background, b, entry, nil)
		require.NoError(t, err)
		assert.Zero(t, written)
	}
	log, err := f.History(store.Filter{})
	require.NoError(t, err)
	assert.Len(t, log, 1)
	require.NoError(t, f.Check())
}

func TestWhatCannotBeIsRefusedAndChangesNothing(t *testing.T) {
	f, one, _ := measured(t)
	before := []budget.Slot{slot(0, 60, 1, 1), slot(60, 60, 2, 2), slot(180, 60, 3, 3)}
	put(t, f, one, before...)
	half := slot(300, 1, 1, 1)
	half.Start = half.Start.Add(time.Second / 2)
	short := slot(300, 1, 1, 1)
	short.Length = time.Millisecond
	for name, c := range map[string]struct {
		slots []budget.Slot
		want  any
	}{
		"more good than valid events":            {[]budget.Slot{slot(300, 1, 2, 1)}, &budget.BadSlot{}},
		"the same start twice":                   {[]budget.Slot{slot(300, 1, 1, 1), slot(300, 1, 1, 1)}, &budget.BadSlot{}},
		"a start between two seconds":            {[]budget.Slot{half}, &store.Fraction{}},
		"a length below a second":                {[]budget.Slot{short}, &store.Fraction{}},
		"begins within another":                  {[]budget.Slot{slot(30, 5, 1, 1)}, &store.Overlap{}},
		"begins within the last":                 {[]budget.Slot{slot(210, 60, 1, 1)}, &store.Overlap{}},
		"reaches into the next":                  {[]budget.Slot{slot(150, 60, 1, 1)}, &store.Overlap{}},
		"reaches into the first":                 {[]budget.Slot{slot(-5, 10, 1, 1)}, &store.Overlap{}},
		"replaces one by a longer one":           {[]budget.Slot{slot(60, 121, 1, 1)}, &store.Overlap{}},
		"spans all of them":                      {[]budget.Slot{slot(-10, 600, 1, 1)}, &store.Overlap{}},
		"begins within another, after good ones": {[]budget.Slot{slot(120, 60, 1, 1), slot(239, 1, 1, 1)}, &store.Overlap{}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := f.WriteBatch(background, store.Batch{SLOID: one, Put: c.slots}, entry, nil)
			require.ErrorAs(t, err, c.want)
			assert.Equal(t, before, slotsOf(t, f, one))
		})
	}
	_, err := f.WriteBatch(background, store.Batch{SLOID: "nobody", Put: before}, entry, nil)
	require.ErrorAs(t, err, &workspace.NotFound{})
	put(t, f, one, slot(120, 60, 1, 1), slot(180, 30, 1, 1), slot(210, 30, 1, 1))
	assert.Len(t, slotsOf(t, f, one), 5, "one may be replaced by two that fit")
	require.NoError(t, f.Check())
}

// drawSlots draws slots in the order of time with gaps between them.
func drawSlots(t *rapid.T, most int) []budget.Slot {
	var slots []budget.Slot
	at := 0
	for range rapid.IntRange(1, most).Draw(t, "slots") {
		at += rapid.SampledFrom([]int{0, 0, 0, 1, 7}).Draw(t, "gap")
		length := rapid.SampledFrom([]int{1, 1, 5}).Draw(t, "length")
		valid := rapid.Int64Range(0, 1000).Draw(t, "valid")
		slots = append(slots, slot(at, length, rapid.Int64Range(0, valid).Draw(t, "good"), valid))
		at += length
	}
	return slots
}

// clearAll removes all measurements of an SLO.
func clearAll(t require.TestingT, f *store.File, sloID string) {
	b := store.Batch{SLOID: sloID}
	for _, s := range slotsOf(t, f, sloID) {
		b.Remove = append(b.Remove, s.Start)
	}
	_, err := f.WriteBatch(background, b, entry, nil)
	require.NoError(t, err)
	require.Empty(t, slotsOf(t, f, sloID))
}

func TestSplittingMeasurementsIntoBatchesInAnyOrderChangesNothing(t *testing.T) {
	f, one, two := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		clearAll(t, f, one)
		clearAll(t, f, two)
		slots := drawSlots(t, 300)
		put(t, f, one, slots...)
		require.Equal(t, slots, slotsOf(t, f, one))
		var batches [][]budget.Slot
		for rest := slots; len(rest) > 0; {
			n := rapid.IntRange(min(len(rest), 1+len(slots)/5), len(rest)).Draw(t, "cut")
			batches, rest = append(batches, rest[:n]), rest[n:]
		}
		for _, batch := range rapid.Permutation(batches).Draw(t, "order") {
			put(t, f, two, batch...)
		}
		require.Equal(t, slots, slotsOf(t, f, two))
	})
	require.NoError(t, f.Check())
}

func TestTakingBatchesBackAndForthRestoresExactlyWhatWasThere(t *testing.T) {
	f, one, _ := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		clearAll(t, f, one)
		states := [][]budget.Slot{nil}
		var done []int64
		for range rapid.IntRange(1, 4).Draw(t, "batches") {
			b := store.Batch{SLOID: one}
			for _, minute := range rapid.SliceOfNDistinct(rapid.IntRange(0, 250), 1, 150, rapid.ID).Draw(t, "minutes") {
				if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
					b.Remove = append(b.Remove, slot(minute, 1, 0, 0).Start)
				} else {
					b.Put = append(b.Put, slot(minute, 1, 1, rapid.Int64Range(1, 100).Draw(t, "valid")))
				}
			}
			written, err := f.WriteBatch(background, b, entry, nil)
			require.NoError(t, err)
			if written.Seq > 0 {
				done, states = append(done, written.Seq), append(states, slotsOf(t, f, one))
				require.Equal(t, applied(states[len(states)-2], b), states[len(states)-1])
			}
		}
		var undone []int64
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			if len(done) > 0 && (len(undone) == 0 || rapid.Bool().Draw(t, "undo")) {
				undone = append(undone, takeBack(t, f, done[len(done)-1]).Seq)
				done = done[:len(done)-1]
			} else if len(undone) > 0 {
				done = append(done, takeBack(t, f, undone[len(undone)-1]).Seq)
				undone = undone[:len(undone)-1]
			}
			require.Equal(t, states[len(done)], slotsOf(t, f, one))
		}
	})
	require.NoError(t, f.Check())
}

// applied is what a batch must make of slots.
func applied(before []budget.Slot, b store.Batch) []budget.Slot {
	all := map[time.Time]budget.Slot{}
	for _, s := range before {
		all[s.Start] = s
	}
	for _, start := range b.Remove {
		delete(all, start)
	}
	for _, s := range b.Put {
		all[s.Start] = s
	}
	return slices.SortedFunc(maps.Values(all), func(a, b budget.Slot) int { return a.Start.Compare(b.Start) })
}

func TestABatchIsNotTakenBackWhenSomethingLaterStandsInItsPlace(t *testing.T) {
	base := []budget.Slot{slot(0, 5, 1, 1), slot(5, 5, 1, 1)}
	for name, c := range map[string]struct {
		batch, later store.Batch
	}{
		"one of its measurements was replaced": {store.Batch{Put: []budget.Slot{slot(10, 5, 2, 2)}}, store.Batch{Put: []budget.Slot{slot(10, 5, 3, 3)}}},
		"one of its measurements was removed":  {store.Batch{Put: []budget.Slot{slot(10, 5, 2, 2)}}, store.Batch{Remove: []time.Time{slot(10, 0, 0, 0).Start}}},
		"what it removed is there again":       {store.Batch{Remove: []time.Time{base[1].Start}}, store.Batch{Put: []budget.Slot{slot(5, 5, 4, 4)}}},
		"something overlaps what it removed":   {store.Batch{Remove: []time.Time{base[1].Start}}, store.Batch{Put: []budget.Slot{slot(7, 5, 4, 4)}}},
		"something reaches into what it removed": {
			store.Batch{Remove: []time.Time{base[0].Start}}, store.Batch{Put: []budget.Slot{slot(-2, 5, 4, 4)}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, one, _ := measured(t)
			put(t, f, one, base...)
			c.batch.SLOID, c.later.SLOID = one, one
			written, err := f.WriteBatch(background, c.batch, entry, nil)
			require.NoError(t, err)
			_, err = f.WriteBatch(background, c.later, entry, nil)
			require.NoError(t, err)
			before := slotsOf(t, f, one)
			_, err = f.TakeBackBatch(background, written.Seq, entry, nil)
			require.ErrorAs(t, err, &workspace.Overtaken{})
			assert.Equal(t, before, slotsOf(t, f, one))
			require.NoError(t, f.Check())
		})
	}
}

func TestABatchIsTakenBackOnceAndOnlyABatch(t *testing.T) {
	f, one, _ := measured(t)
	written := put(t, f, one, slot(0, 1, 1, 1))
	back := takeBack(t, f, written.Seq)
	assert.Equal(t, store.Written{Seq: 3, Displaced: 1}, back)
	_, err := f.TakeBackBatch(background, written.Seq, entry, nil)
	require.ErrorAs(t, err, &workspace.Overtaken{})
	_, err = f.TakeBackBatch(background, 1, entry, nil)
	require.ErrorAs(t, err, &store.NoChange{})
}

func TestCancellingInTheMiddleLeavesEverythingAsItWas(t *testing.T) {
	path, w := create(t)
	one := anySLO(w)
	f := open(t, path)
	loaded(t, f)
	written := put(t, f, one, minutes(1000)...)
	before := slotsOf(t, f, one)
	other := open(t, path)
	after := w.Clone()
	require.NoError(t, after.Rename("Theirs"))
	loaded(t, other)
	_, err := other.Save(w, after, entry)
	require.NoError(t, err)

	ctx, cancel := context.WithCancel(background)
	told := 0
	stop := func(done, total int) {
		assert.LessOrEqual(t, done, total)
		if told++; told == 2 {
			cancel()
		}
	}
	_, err = f.WriteBatch(ctx, store.Batch{SLOID: one, Put: minutes(2000)}, entry, stop)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, before, slotsOf(t, f, one))

	told = 1
	ctx, cancel = context.WithCancel(background)
	defer cancel()
	_, err = f.TakeBackBatch(ctx, written.Seq, entry, stop)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, before, slotsOf(t, f, one))
	_, err = f.Slots(ctx, one, slo.Interval{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = f.Sums(ctx, []store.Window{{SLOID: one, Within: slo.Interval{Start: yearStart, End: yearStart.Add(time.Hour)}}})
	require.ErrorIs(t, err, context.Canceled)
	_, err = f.WriteBatch(ctx, store.Batch{SLOID: one, Put: minutes(1)}, entry, nil)
	require.ErrorIs(t, err, context.Canceled)

	changed, err := f.ChangedElsewhere()
	require.NoError(t, err)
	assert.True(t, changed, "what others did meanwhile is still noticed")
	takeBack(t, f, written.Seq)
	assert.Empty(t, slotsOf(t, f, one))
	require.NoError(t, f.Check())
}

func TestAFileThatCannotBeWrittenKeepsItsMeasurements(t *testing.T) {
	path, w := create(t)
	one := anySLO(w)
	f := open(t, path)
	seq := put(t, f, one, slot(0, 1, 1, 1)).Seq
	require.NoError(t, os.Chmod(path, 0o400))
	other := open(t, path)
	assert.Len(t, slotsOf(t, other, one), 1)
	_, err := other.WriteBatch(background, store.Batch{SLOID: one, Put: minutes(1)}, entry, nil)
	require.ErrorIs(t, err, store.ReadOnly)
	_, err = other.TakeBackBatch(background, seq, entry, nil)
	require.ErrorIs(t, err, store.ReadOnly)
	require.NoError(t, os.Rename(path, path+".moved"))
	_, err = f.WriteBatch(background, store.Batch{SLOID: one, Put: minutes(1)}, entry, nil)
	require.ErrorIs(t, err, safefile.NotThere)
}
