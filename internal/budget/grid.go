package budget

import (
	"sort"
	"time"

	"slocharter/internal/slo"
)

// grid says where slices begin: where the last slot ended that was a slice itself (hours of a zone half an hour beside
// UTC, days of any zone), at multiples since 1970 in UTC where there was none.
type grid struct {
	slice   time.Duration
	changes []change
}

// change says where slices begin from a slot on.
type change struct {
	from  int           // index of the slot
	phase time.Duration // from the multiples of a slice since 1970 to where slices begin
}

func newGrid(slice time.Duration, slots []Slot) grid {
	g := grid{slice: slice}
	var phase time.Duration
	for i := range slots {
		if slots[i].Length < slice {
			continue
		}
		if p := past(slots[i].End(), slice); p != phase {
			phase = p
			g.changes = append(g.changes, change{i, p})
		}
	}
	return g
}

// at returns the phase of the slices of a slot and of those without data behind it.
func (g grid) at(slot int) time.Duration {
	n := sort.Search(len(g.changes), func(i int) bool { return g.changes[i].from > slot })
	if n == 0 {
		return 0
	}
	return g.changes[n-1].phase
}

// span returns the slice that a slot belongs to, which is the slot itself when that is not shorter.
func (g grid) span(s Slot, phase time.Duration) slo.Interval {
	if s.Length >= g.slice {
		return slo.Interval{Start: s.Start, End: s.End()}
	}
	start := g.down(s.Start, phase)
	return slo.Interval{Start: start, End: start.Add(g.slice)}
}

// down and up return the nearest begin of a slice that is not after, or not before, t.
func (g grid) down(t time.Time, phase time.Duration) time.Time {
	return t.Add(-past(t.Add(-phase), g.slice))
}

func (g grid) up(t time.Time, phase time.Duration) time.Time {
	if down := g.down(t, phase); down.Before(t) {
		return down.Add(g.slice)
	}
	return t
}

// past returns how long ago the last multiple of a length since 1970 in UTC was.
func past(t time.Time, length time.Duration) time.Duration {
	past := time.Duration(t.UnixNano() % int64(length))
	if past < 0 {
		past += length
	}
	return past
}
