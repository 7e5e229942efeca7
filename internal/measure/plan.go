package measure

import (
	"errors"
	"time"

	"slocharter/internal/budget"
)

// Change is what happens to a slot.
type Change string

// The changes.
const (
	Add     Change = "add"
	Replace Change = "replace"
	Skip    Change = "skip" // it is there already
)

// Changes lists all changes.
var Changes = []Change{Add, Replace, Skip}

// Line is a row that is taken in, for looking at.
type Line struct {
	Row    int
	Change Change
	Slot   budget.Slot
	Before budget.Slot // what a replaced slot was
}

// Plan is what taking measurements in would do. It does not depend on the order of the rows, but for their numbers, and taking
// the same in again does nothing.
type Plan struct {
	Added    []budget.Slot // by start
	Replaced []budget.Slot // by start
	Before   []budget.Slot // what the replaced slots were, in the same order
	Same     int           // slots that are there already with the same counts

	Lines        []Line    // by start: the first of each kind, up to Kept
	Refused      []Refusal // by row: the first, up to Kept
	RefusedCount int       // all of them
}

// Empty tells whether there is nothing to take in.
func (p Plan) Empty() bool { return len(p.Added)+len(p.Replaced) == 0 }

// OfSlots returns slots that were measured elsewhere as a reading; their rows are counted from 1. Now is the time after which
// there can be no measurements.
func OfSlots(slots []budget.Slot, now time.Time) Reading {
	r := Reading{Rows: len(slots)}
	until := latest(now)
	for i, s := range slots {
		reason := refuse(s, until)
		if reason != "" {
			r.refused.add(Refusal{Row: i + 1, Reason: reason, Text: s.Start.UTC().Format(time.RFC3339)})
			continue
		}
		start := s.Start.UnixNano()
		r.records = append(r.records, record{start: start, end: start + int64(s.Length), good: s.Good, valid: s.Valid, row: int32(i + 1)})
	}
	sortRecords(r.records)
	return r
}

func refuse(s budget.Slot, until int64) Reason {
	var bad budget.BadSlot
	switch at := s.Start; {
	case at.Before(moment(earliest)):
		return TooOld
	case at.After(moment(until)):
		return TooNew
	case !errors.As(s.Check(), &bad):
		return ""
	}
	switch bad.Fault {
	case budget.MoreGoodThanValid:
		return MoreGood
	case budget.Negative:
		return Negative
	}
	return NoLength
}

// Plan compares what was read with the slots that are there, which come by start and do not overlap; only those that touch the
// reading's Span matter.
func (r Reading) Plan(existing []budget.Slot) Plan {
	p := planner{existing: existing}
	p.Added = make([]budget.Slot, 0, r.likelyNew(existing))
	for i := 0; i < len(r.records); {
		next := i + 1
		for next < len(r.records) && r.records[next].start == r.records[i].start {
			next++
		}
		p.take(r.records[i:next])
		i = next
	}
	all := r.refused.with(p.refused)
	p.Refused, p.RefusedCount = all.first, all.count
	return p.Plan
}

// likelyNew says for how many added slots there should be room.
func (r Reading) likelyNew(existing []budget.Slot) int {
	if len(existing) == 0 {
		return len(r.records)
	}
	return 0
}

// planner goes through rows and existing slots side by side.
type planner struct {
	Plan
	existing []budget.Slot
	at       int   // the first existing slot that may still matter
	taken    int64 // where the last row that is taken in ends
	kept     map[Change]int
	refused  refusals
}

// take decides about all rows with one start.
func (p *planner) take(rows []record) {
	for i := 1; i < len(rows); i++ {
		if !rows[i].same(rows[0]) {
			p.refuseAll(rows, Contradiction)
			return
		}
	}
	p.refuseAll(rows[1:], Duplicate)
	one := rows[0]
	for p.at < len(p.existing) && p.existing[p.at].End().UnixNano() <= one.start {
		p.at++
	}
	if one.start < p.taken {
		p.refuse(one, OverlapsRow)
		return
	}
	p.place(one)
}

func (r record) same(other record) bool {
	return r.start == other.start && r.end == other.end && r.good == other.good && r.valid == other.valid
}

// place decides about a row that is alone in its time.
func (p *planner) place(one record) {
	slot := one.slot()
	if p.at == len(p.existing) || p.existing[p.at].Start.UnixNano() >= one.end {
		p.Added = append(p.Added, slot)
		p.keep(one, Add, budget.Slot{})
		return
	}
	before := p.existing[p.at]
	switch {
	case !before.Start.Equal(slot.Start) || before.Length != slot.Length:
		p.refuse(one, OverlapsSlot)
	case before.Good == slot.Good && before.Valid == slot.Valid:
		p.Same++
		p.keep(one, Skip, before)
	default:
		p.Replaced = append(p.Replaced, slot)
		p.Before = append(p.Before, before)
		p.keep(one, Replace, before)
	}
}

func (r record) slot() budget.Slot {
	return budget.Slot{Start: moment(r.start), Length: time.Duration(r.end - r.start), Good: r.good, Valid: r.valid}
}

// keep takes a row in and, if there is room, notes it for looking at.
func (p *planner) keep(one record, c Change, before budget.Slot) {
	p.taken = one.end
	if p.kept == nil {
		p.kept = map[Change]int{}
	}
	if p.kept[c] < Kept {
		p.kept[c]++
		p.Lines = append(p.Lines, Line{int(one.row), c, one.slot(), before})
	}
}

func (p *planner) refuse(one record, reason Reason) {
	p.refused.add(Refusal{Row: int(one.row), Reason: reason, Text: moment(one.start).Format(time.RFC3339)})
}

func (p *planner) refuseAll(rows []record, reason Reason) {
	for _, one := range rows {
		p.refuse(one, reason)
	}
}
