package reading

import (
	"context"
	"slices"
	"sync"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// keep is how many slots a Book remembers: about 100 MB of them.
const keep = 2_000_000

// Book remembers measurements that were read, so that a screen need not wait for them after each edit. It may be used
// by several goroutines.
type Book struct {
	source Source

	mu         sync.Mutex
	keep       int // slots, beyond those of one service
	generation int64
	slots      map[string]memory
	order      []string // of the SLOs whose slots are remembered, the longest unused first
	total      int
	sums       map[string]store.Sum // the latest of each SLO
}

// memory is what was read of an SLO.
type memory struct {
	serviceID string
	slots     []budget.Slot
}

// NewBook returns a book on a source.
func NewBook(source Source) *Book {
	return &Book{source: source, keep: keep, slots: map[string]memory{}, sums: map[string]store.Sum{}}
}

// Ready returns an SLO if its measurements need not be read any more. It is quick enough for the UI goroutine.
func (b *Book) Ready(w workspace.Workspace, sloID string, now time.Time) (SLO, bool, error) {
	slots, ok := b.remembered(sloID)
	if !ok && w.SLOs[sloID].Way != slo.Outages {
		return SLO{}, false, nil
	}
	s, err := New(w, sloID, slots, now)
	return s, err == nil, err
}

// SLO returns an SLO with its measurements.
func (b *Book) SLO(ctx context.Context, w workspace.Workspace, sloID string, now time.Time) (SLO, error) {
	if s, ok, err := b.Ready(w, sloID, now); ok || err != nil {
		return s, err
	}
	generation := b.source.Generation()
	slots, err := b.source.Slots(ctx, sloID, slo.Interval{})
	if err != nil {
		return SLO{}, err
	}
	b.remember(w.SLOs[sloID], slots, generation)
	return New(w, sloID, slots, now)
}

func (b *Book) remembered(sloID string) ([]budget.Slot, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld()
	known, ok := b.slots[sloID]
	if ok {
		b.order = append(without(b.order, sloID), sloID)
	}
	return known.slots, ok
}

// forgetOld forgets everything once the measurements changed.
func (b *Book) forgetOld() {
	if now := b.source.Generation(); now != b.generation {
		b.generation, b.total, b.order = now, 0, nil
		clear(b.slots)
		clear(b.sums)
	}
}

// remember keeps what was read, and forgets the longest unused for it where that is too much; but never what belongs to
// the same service, whose figures are asked for together: a screen would read it again and again.
func (b *Book) remember(o slo.SLO, slots []budget.Slot, generation int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld()
	if generation != b.generation {
		return
	}
	b.total += len(slots) - len(b.slots[o.ID].slots)
	b.slots[o.ID], b.order = memory{o.ServiceID, slots}, append(without(b.order, o.ID), o.ID)
	for _, id := range slices.Clone(b.order) {
		if old := b.slots[id]; b.total > b.keep && old.serviceID != o.ServiceID {
			b.total -= len(old.slots)
			delete(b.slots, id)
			b.order = without(b.order, id)
		}
	}
}

func without(list []string, id string) []string {
	kept := list[:0:0]
	for _, other := range list {
		if other != id {
			kept = append(kept, other)
		}
	}
	return kept
}
