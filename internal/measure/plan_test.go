package measure_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
)

const hour = time.Hour

func TestAPlanComparesRowsWithWhatIsThere(t *testing.T) {
	at := func(h int, good int64) budget.Slot {
		return slot(fmt.Sprintf("2026-01-01T%02d:00:00Z", h), hour, good, 100)
	}
	tests := map[string]struct {
		existing []budget.Slot
		rows     []string // with the header they start with row 2
		added    []budget.Slot
		replaced []budget.Slot
		before   []budget.Slot
		same     int
		refused  map[int]measure.Reason
	}{
		"new slots are added":         {nil, []string{"01:00Z,1", "00:00Z,2"}, []budget.Slot{at(0, 2), at(1, 1)}, nil, nil, 0, nil},
		"equal slots are passed over": {[]budget.Slot{at(0, 2)}, []string{"00:00Z,2", "01:00Z,2"}, []budget.Slot{at(1, 2)}, nil, nil, 1, nil},
		"other counts replace":        {[]budget.Slot{at(0, 2), at(1, 3)}, []string{"01:00Z,4"}, nil, []budget.Slot{at(1, 4)}, []budget.Slot{at(1, 3)}, 0, nil},
		"the same row twice counts once": {nil, []string{"00:00Z,2", "00:00Z,2", "00:00Z,2"}, []budget.Slot{at(0, 2)}, nil, nil, 0,
			map[int]measure.Reason{3: measure.Duplicate, 4: measure.Duplicate}},
		"rows that contradict each other are both refused": {nil, []string{"00:00Z,2", "01:00Z,1", "00:00Z,3"}, []budget.Slot{at(1, 1)}, nil, nil, 0,
			map[int]measure.Reason{2: measure.Contradiction, 4: measure.Contradiction}},
		"a row within the slot of another": {nil, []string{"00:30Z,2", "00:00Z,3", "01:00Z,4"}, []budget.Slot{at(0, 3), at(1, 4)}, nil, nil, 0,
			map[int]measure.Reason{2: measure.OverlapsRow}},
		"a longer slot is there": {[]budget.Slot{slot("2026-01-01T00:00:00Z", day, 1, 1)}, []string{"00:00Z,2", "23:00Z,2"}, nil, nil, nil, 0,
			map[int]measure.Reason{2: measure.OverlapsSlot, 3: measure.OverlapsSlot}},
		"shorter slots are there": {[]budget.Slot{slot("2026-01-01T00:59:00Z", time.Minute, 1, 1), slot("2026-01-01T02:00:00Z", time.Minute, 1, 1)},
			[]string{"00:00Z,2", "01:00Z,2"}, []budget.Slot{at(1, 2)}, nil, nil, 0, map[int]measure.Reason{2: measure.OverlapsSlot}},
		"a refused row does not stand in the way of the next": {[]budget.Slot{slot("2026-01-01T00:00:00Z", time.Minute, 1, 1)},
			[]string{"00:00Z,2", "00:30Z,2"}, []budget.Slot{slot("2026-01-01T00:30:00Z", hour, 2, 100)}, nil, nil, 0, map[int]measure.Reason{2: measure.OverlapsSlot}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			text := "start,good,valid\n"
			for _, row := range test.rows {
				text += "2026-01-01T" + row + ",100\n"
			}
			plan := guessAndRead(t, text, func(m *measure.Mapping) { m.Length = hour }).Plan(test.existing)
			assert.ElementsMatch(t, test.added, plan.Added)
			assert.Equal(t, test.replaced, plan.Replaced)
			assert.Equal(t, test.before, plan.Before)
			assert.Equal(t, test.same, plan.Same)
			var refused map[int]measure.Reason
			for _, r := range plan.Refused {
				if refused == nil {
					refused = map[int]measure.Reason{}
				}
				refused[r.Row] = r.Reason
			}
			assert.Equal(t, test.refused, refused)
			assert.Len(t, plan.Lines, len(test.added)+len(test.replaced)+test.same)
		})
	}
}

func TestLinesShowWhatHappensToEachRow(t *testing.T) {
	existing := []budget.Slot{slot("2026-01-01T00:00:00Z", day, 1, 2), slot("2026-01-02T00:00:00Z", day, 1, 2)}
	plan := guessAndRead(t, "start,good,valid\n2026-01-03,2,2\n2026-01-02,2,2\n2026-01-01,1,2\n", nil).Plan(existing)
	assert.Equal(t, []measure.Line{
		{Row: 4, Change: measure.Skip, Slot: existing[0], Before: existing[0]},
		{Row: 3, Change: measure.Replace, Slot: slot("2026-01-02T00:00:00Z", day, 2, 2), Before: existing[1]},
		{Row: 2, Change: measure.Add, Slot: slot("2026-01-03T00:00:00Z", day, 2, 2)},
	}, plan.Lines)
}

func TestSlotsOfOtherSourcesArePlannedAlike(t *testing.T) {
	good := slot("2026-01-01T00:00:00Z", hour, 1, 2)
	slots := []budget.Slot{
		slot("2026-01-01T01:00:00Z", hour, 3, 2), good, slot("2026-01-01T02:00:00Z", hour, -1, 2), slot("2026-01-01T03:00:00Z", 0, 1, 2),
		slot("1999-01-01T01:00:00Z", hour, 1, 2), slot("2027-01-01T01:00:00Z", hour, 1, 2),
	}
	plan := measure.OfSlots(slots, now).Plan(nil)
	assert.Equal(t, []budget.Slot{good}, plan.Added)
	var reasons []measure.Reason
	for _, r := range plan.Refused {
		reasons = append(reasons, r.Reason)
	}
	assert.Equal(t, []measure.Reason{measure.MoreGood, measure.Negative, measure.NoLength, measure.TooOld, measure.TooNew}, reasons)
}

// apply does what a plan says, as a store would.
func apply(existing []budget.Slot, p measure.Plan) []budget.Slot {
	byStart := map[int64]budget.Slot{}
	for _, s := range slices.Concat(existing, p.Added, p.Replaced) {
		byStart[s.Start.UnixNano()] = s
	}
	var slots []budget.Slot
	for _, start := range slices.Sorted(maps.Keys(byStart)) {
		slots = append(slots, byStart[start])
	}
	return slots
}

// tables draws rows of hourly slots: few different ones, so that there are repetitions and, if wanted, contradictions.
func tables(t *rapid.T, contradictions bool) []string {
	n := rapid.IntRange(0, 40).Draw(t, "rows")
	rows := make([]string, n)
	for i := range rows {
		at := rapid.IntRange(0, 50).Draw(t, "at")
		good := at
		if contradictions {
			good = rapid.IntRange(0, 3).Draw(t, "good")
		}
		rows[i] = fmt.Sprintf("%s,%d,60", now.Add(time.Duration(at-100)*30*time.Minute).Format(time.RFC3339), good)
	}
	return rows
}

func readRows(t require.TestingT, rows []string) measure.Reading {
	source, err := measure.FromText("start,good,valid\n" + strings.Join(rows, "\n"))
	require.NoError(t, err)
	m := mapping
	m.Length = hour
	reading, err := measure.Read(background, source, m, now, nil)
	require.NoError(t, err)
	return reading
}

// existingSlots draws what is there already.
func existingSlots(t *rapid.T) []budget.Slot {
	var slots []budget.Slot
	for h := range 30 {
		if rapid.Bool().Draw(t, "there") {
			slots = append(slots, budget.Slot{Start: now.Add(time.Duration(h-60) * hour), Length: hour, Good: rapid.Int64Range(0, 3).Draw(t, "before"), Valid: 60})
		}
	}
	return slots
}

func TestTheOrderOfRowsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, existing := tables(t, true), existingSlots(t)
		one := readRows(t, rows).Plan(existing)
		mixed := slices.Clone(rows)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		two := readRows(t, mixed).Plan(existing)
		assert.Equal(t, one.Added, two.Added)
		assert.Equal(t, one.Replaced, two.Replaced)
		assert.Equal(t, one.Before, two.Before)
		assert.Equal(t, one.Same, two.Same)
		assert.Equal(t, one.RefusedCount, two.RefusedCount)
		assert.Equal(t, len(rows), len(one.Added)+len(one.Replaced)+one.Same+one.RefusedCount, "every row is accounted for")
	})
}

func TestImportingAgainDoesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, existing := tables(t, true), existingSlots(t)
		reading := readRows(t, rows)
		first := reading.Plan(existing)
		after := apply(existing, first)
		_, err := budget.NewSeries(after)
		require.NoError(t, err, "what is stored never overlaps")
		second := reading.Plan(after)
		assert.True(t, second.Empty())
		assert.Equal(t, len(first.Added)+len(first.Replaced)+first.Same, second.Same)
	})
}

func TestSplittingIntoBatchesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, existing := tables(t, false), existingSlots(t)
		rows = slices.DeleteFunc(rows, func(row string) bool { return strings.Contains(row, ":30:00Z") })
		whole := apply(existing, readRows(t, rows).Plan(existing))
		parts := existing
		for len(rows) > 0 {
			n := rapid.IntRange(1, len(rows)).Draw(t, "batch")
			parts = apply(parts, readRows(t, rows[:n]).Plan(parts))
			rows = rows[n:]
		}
		assert.Equal(t, whole, parts)
	})
}
