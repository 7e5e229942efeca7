package store_test

import (
	"context"
	"math"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// sumOf adds a window up from the slots themselves.
func sumOf(t require.TestingT, w store.Window, slots []budget.Slot) store.Sum {
	series, err := budget.NewSeries(slots)
	require.NoError(t, err)
	inside := series.Within(w.Within)
	sum := store.Sum{Window: w, Slots: inside.Len(), Covered: series.Covered(w.Within)}
	for _, s := range inside.Slots() {
		sum.Good += s.Good
		sum.Valid += s.Valid
	}
	return sum
}

func TestSumsAreThoseOfTheSlots(t *testing.T) {
	f, one, two := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		clearAll(t, f, one)
		slots := drawSlots(t, 100)
		put(t, f, one, slots...)
		var windows []store.Window
		for range rapid.IntRange(1, 30).Draw(t, "windows") {
			from := yearStart.Add(time.Duration(rapid.IntRange(-600, 9000).Draw(t, "from")) * time.Second)
			within := slo.Interval{Start: from, End: from.Add(time.Duration(rapid.IntRange(0, 9000).Draw(t, "length")) * time.Second)}
			windows = append(windows, store.Window{SLOID: rapid.SampledFrom([]string{one, two, "nobody"}).Draw(t, "slo"), Within: within})
		}
		sums, err := f.Sums(background, windows)
		require.NoError(t, err)
		require.Len(t, sums, len(windows))
		for i, w := range windows {
			if w.SLOID == one {
				require.Equal(t, sumOf(t, w, slots), sums[i])
			} else {
				require.Equal(t, store.Sum{Window: w}, sums[i])
			}
		}
	})
}

func TestDaysAddUpToTheirWindow(t *testing.T) {
	f, one, two := measured(t)
	var slots []budget.Slot
	for hour := range 24 * 10 {
		if hour/24 != 4 { // a day without data
			slots = append(slots, slot(hour*60, 60, int64(90+hour%7), 100))
		}
	}
	put(t, f, one, slots...)
	within := slo.Interval{Start: yearStart.Add(90 * time.Minute), End: yearStart.Add(8*24*time.Hour + 10*time.Minute)}
	days, err := f.DailySums(background, []store.Window{{SLOID: two, Within: within}, {SLOID: one, Within: within}, {SLOID: one}})
	require.NoError(t, err)
	require.Len(t, days, 3)
	require.Len(t, days[0], 9)
	require.Len(t, days[1], 9)
	assert.Empty(t, days[2])
	var total store.Sum
	for i, day := range days[1] {
		assert.Equal(t, sumOf(t, day.Window, slots), day)
		assert.Equal(t, store.Sum{Window: store.Window{SLOID: two, Within: day.Within}}, days[0][i])
		total.Good, total.Valid, total.Slots = total.Good+day.Good, total.Valid+day.Valid, total.Slots+day.Slots
		total.Covered += day.Covered
	}
	sums, err := f.Sums(background, []store.Window{{SLOID: one, Within: within}})
	require.NoError(t, err)
	assert.Equal(t, []any{sums[0].Good, sums[0].Valid, sums[0].Slots, sums[0].Covered}, []any{total.Good, total.Valid, total.Slots, total.Covered})
	assert.Equal(t, slo.Interval{Start: within.Start, End: yearStart.AddDate(0, 0, 1)}, days[1][0].Within)
	assert.Equal(t, slo.Interval{Start: yearStart.AddDate(0, 0, 8), End: within.End}, days[1][8].Within)
	assert.Zero(t, days[1][4].Slots)
}

func TestASumBeyond64BitsIsAnError(t *testing.T) {
	f, one, two := measured(t)
	put(t, f, one, slot(0, 1, 0, math.MaxInt64), slot(1, 1, 0, 1))
	put(t, f, two, slot(0, 1, 1, math.MaxInt64))
	windows := []store.Window{
		{SLOID: two, Within: slo.Interval{Start: yearStart, End: yearStart.Add(time.Hour)}},
		{SLOID: one, Within: slo.Interval{Start: yearStart, End: yearStart.Add(time.Hour)}},
	}
	_, err := f.Sums(background, windows)
	require.ErrorIs(t, err, budget.Overflow{At: yearStart.Add(time.Minute)})
	_, err = f.DailySums(background, windows)
	require.ErrorIs(t, err, budget.Overflow{At: yearStart.Add(time.Minute)})
	sums, err := f.Sums(background, windows[:1])
	require.NoError(t, err)
	assert.EqualValues(t, math.MaxInt64, sums[0].Valid)
}

func TestAWindowWithoutLengthHoldsNothing(t *testing.T) {
	f, one, _ := measured(t)
	put(t, f, one, slot(0, 5, 1, 2), slot(60, 5, 1, 2))
	for _, within := range []slo.Interval{{}, {Start: yearStart, End: yearStart}, {Start: yearStart.Add(time.Hour), End: yearStart}} {
		window := store.Window{SLOID: one, Within: within}
		sums, err := f.Sums(background, []store.Window{window})
		require.NoError(t, err)
		assert.Equal(t, []store.Sum{{Window: window}}, sums)
		days, err := f.DailySums(background, []store.Window{window})
		require.NoError(t, err)
		assert.Equal(t, [][]store.Sum{nil}, days)
	}
	sums, err := f.Sums(background, nil)
	require.NoError(t, err)
	assert.Empty(t, sums)
}

func TestWhatIsNoNumberIsDamage(t *testing.T) {
	path, w := create(t)
	f := open(t, path)
	put(t, f, anySLO(w), slot(0, 5, 1, 2))
	raw(t, path, `PRAGMA ignore_check_constraints = 1; UPDATE measurement SET good = 'x'`)
	within := slo.Interval{Start: yearStart, End: yearStart.Add(time.Hour)}
	_, err := f.Sums(background, []store.Window{{SLOID: anySLO(w), Within: within}})
	require.ErrorIs(t, err, store.Damaged)
	_, err = f.Slots(background, anySLO(w), within)
	require.Error(t, err)
}

func TestTheGenerationMovesWithMeasurementsOnly(t *testing.T) {
	path, w := create(t)
	f, other := open(t, path), open(t, path)
	one := anySLO(w)
	loaded(t, f)
	loaded(t, other)
	first := f.Generation()
	after := w.Clone()
	require.NoError(t, after.Rename("Other"))
	_, err := f.Save(w, after, entry)
	require.NoError(t, err)
	assert.Equal(t, first, f.Generation())
	seq := put(t, f, one, slot(0, 1, 1, 1)).Seq
	second := f.Generation()
	assert.NotEqual(t, first, second)
	takeBack(t, f, seq)
	assert.NotEqual(t, second, f.Generation())

	changed, err := other.ChangedElsewhere()
	require.NoError(t, err)
	assert.True(t, changed)
	loaded(t, other)
	assert.Equal(t, f.Generation(), other.Generation())
	put(t, other, one, slot(0, 1, 1, 1))
	assert.Len(t, slotsOf(t, f, one), 1, "what another program wrote is read")
	_, err = f.TakeBackBatch(background, seq, entry, nil)
	require.ErrorAs(t, err, &workspace.Overtaken{})
}

func TestACopyTakesMeasurementsAlong(t *testing.T) {
	f, one, _ := measured(t)
	seq := put(t, f, one, minutes(500)...).Seq
	put(t, f, one, slot(0, 1, 0, 1))
	target := filepath.Join(t.TempDir(), "copy.slocharter")
	require.NoError(t, f.SaveCopy(background, target, false))
	same := open(t, target)
	assert.Equal(t, slotsOf(t, f, one), slotsOf(t, same, one))
	takeBack(t, same, seq+1)
	takeBack(t, same, seq)
	assert.Empty(t, slotsOf(t, same, one))
	require.NoError(t, same.Check())
}

func TestMeasurementsComeBackWithTheirSLO(t *testing.T) {
	path, _ := create(t)
	f := open(t, path)
	w := loaded(t, f)
	one := anySLO(w)
	put(t, f, one, minutes(10)...)
	without := w.Clone()
	require.NoError(t, without.Remove("slo", one))
	_, err := f.Save(w, without, entry)
	require.NoError(t, err)
	_, err = f.WriteBatch(background, store.Batch{SLOID: one, Put: minutes(1)}, entry, nil)
	require.ErrorAs(t, err, &workspace.NotFound{})
	require.NoError(t, f.Check())
	_, err = f.Save(without, w, entry)
	require.NoError(t, err)
	assert.Equal(t, minutes(10), slotsOf(t, f, one))
}

func TestCheckFindsMeasurementsThatWereAlteredOutsideOfTheProgram(t *testing.T) {
	for name, statement := range map[string]string{
		"a measurement that is gone":           `DELETE FROM measurement WHERE start = (SELECT min(start) FROM measurement)`,
		"another length":                       `UPDATE measurement SET length = 59 WHERE start = (SELECT min(start) FROM measurement)`,
		"two that overlap":                     `UPDATE measurement SET length = 61 WHERE start = (SELECT min(start) FROM measurement)`,
		"text":                                 `UPDATE measurement SET valid = 'x'`,
		"one of no change":                     `UPDATE measurement SET seq = 99 WHERE start = (SELECT min(start) FROM measurement)`,
		"a displaced one that is gone":         `DELETE FROM displaced WHERE seq = 3`,
		"one taken back that is gone":          `DELETE FROM displaced WHERE seq = 5`,
		"a displaced one of no change":         `UPDATE displaced SET seq = 99 WHERE seq = 3`,
		"another count of a change":            `UPDATE batch SET added = added + 1 WHERE seq = 2`,
		"another end":                          `UPDATE series SET "end" = "end" + 1`,
		"measurements whose series is missing": `INSERT INTO measurement SELECT 99, start, length, good, valid, seq FROM measurement LIMIT 1`,
	} {
		t.Run(name, func(t *testing.T) {
			path, w := create(t)
			f := open(t, path)
			put(t, f, anySLO(w), minutes(20)...)
			put(t, f, anySLO(w), slot(3, 1, 0, 9))
			takeBack(t, f, put(t, f, anySLO(w), slot(50, 1, 0, 9)).Seq)
			require.NoError(t, f.Check())
			require.NoError(t, f.Close())
			raw(t, path, statement)
			require.ErrorIs(t, open(t, path).Check(), store.Damaged)
		})
	}
}

func TestMeasurementsAreReadAndWrittenBesideEachOther(t *testing.T) {
	f, one, two := measured(t)
	loaded(t, f)
	window := store.Window{SLOID: one, Within: slo.Interval{Start: yearStart, End: yearStart.Add(time.Hour)}}
	var all sync.WaitGroup
	for _, work := range []func() error{
		func() error { _, err := f.Slots(background, one, slo.Interval{}); return err },
		func() error { _, err := f.Sums(background, []store.Window{window}); return err },
		func() error { _, err := f.DailySums(background, []store.Window{window}); return err },
		func() error { _, err := f.Extents(background); return err },
		func() error { _ = f.Generation(); return nil },
		func() error {
			_, err := f.WriteBatch(background, store.Batch{SLOID: one, Put: minutes(300)}, entry, nil)
			return err
		},
		func() error {
			_, err := f.WriteBatch(background, store.Batch{SLOID: two, Put: minutes(200)}, entry, nil)
			return err
		},
	} {
		all.Go(func() {
			for range 5 {
				assert.NoError(t, work())
			}
		})
	}
	_, err := f.ChangedElsewhere()
	require.NoError(t, err)
	loaded(t, f)
	all.Wait()
	assert.Len(t, slotsOf(t, f, one), 300)
	require.NoError(t, f.Check())
}

func TestWaitingForTheFileCanBeCancelled(t *testing.T) {
	f, one, _ := measured(t)
	ctx, cancel := context.WithCancel(background)
	_, err := f.WriteBatch(background, store.Batch{SLOID: one, Put: minutes(10)}, entry, func(int, int) {
		changed, err := f.ChangedElsewhere()
		require.NoError(t, err)
		assert.False(t, changed, "what shows the file does not wait for the batch")
		cancel()
		_, err = f.Slots(ctx, one, slo.Interval{})
		assert.ErrorIs(t, err, context.Canceled)
	})
	require.NoError(t, err)
}
