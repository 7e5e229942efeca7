package merge

import (
	"cmp"
	"context"
	"slices"

	"slocharter/internal/budget"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// Measured is what the copy measured of an SLO and the workspace did not, or did otherwise.
type Measured struct {
	SLOID string
	Name  string
	Slots int // that would be written
	batch store.Batch
}

// ID is what the measurements are chosen by.
func (m Measured) ID() string { return store.Measurement + "|" + m.SLOID }

// Chosen lists the measurements that were chosen.
func (p Plan) Chosen(chosen []string) []Measured {
	var all []Measured
	for _, m := range p.Measurements {
		if slices.Contains(chosen, m.ID()) {
			all = append(all, m)
		}
	}
	return all
}

// measured compares the measurements of the SLOs that both have. What only the workspace has stays.
func measured(ctx context.Context, here *session.Session, w workspace.Workspace, there *session.Session) ([]Measured, error) {
	extents, err := there.Extents(ctx)
	if err != nil {
		return nil, err
	}
	var all []Measured
	for id, extent := range extents {
		o, ok := w.SLOs[id]
		if !ok {
			continue
		}
		within := slo.Interval{Start: extent.First, End: extent.End}
		theirs, err := there.Slots(ctx, id, within)
		if err != nil {
			return nil, err
		}
		ours, err := here.Slots(ctx, id, within)
		if err != nil {
			return nil, err
		}
		if put := missing(ours, theirs); len(put) > 0 {
			all = append(all, Measured{id, o.Name, len(put), store.Batch{SLOID: id, ServiceID: o.ServiceID, Put: put}})
		}
	}
	slices.SortFunc(all, func(a, b Measured) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.SLOID, b.SLOID)) })
	return all, nil
}

// missing lists the slots of the copy that are not the same here. One that would overlap another slot here is left out: it
// cannot be told which of the two is right.
func missing(ours, theirs []budget.Slot) []budget.Slot {
	var put []budget.Slot
	i := 0
	for _, slot := range theirs {
		for i < len(ours) && !ours[i].End().After(slot.Start) {
			i++
		}
		switch {
		case i == len(ours) || !ours[i].Start.Before(slot.End()):
			put = append(put, slot)
		case ours[i].Start.Equal(slot.Start) && ours[i].Length == slot.Length && ours[i] != slot:
			put = append(put, slot)
		}
	}
	return put
}

// Job writes the measurements, as an edit of its own.
func (m Measured) Job(s *session.Session, label string) session.Job {
	return s.WriteMeasurements(label, m.batch)
}
