package reading

import (
	"context"
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
	generation int64
	slots      map[string][]budget.Slot
	order      []string // of the SLOs whose slots are remembered, the longest unused first
	total      int
	sums       map[string]store.Sum // the latest of each SLO
}

// NewBook returns a book on a source.
func NewBook(source Source) *Book {
	return &Book{source: source, slots: map[string][]budget.Slot{}, sums: map[string]store.Sum{}}
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
	b.remember(sloID, slots, generation)
	return New(w, sloID, slots, now)
}

func (b *Book) remembered(sloID string) ([]budget.Slot, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld()
	slots, ok := b.slots[sloID]
	if ok {
		b.order = append(without(b.order, sloID), sloID)
	}
	return slots, ok
}

// forgetOld forgets everything once the measurements changed.
func (b *Book) forgetOld() {
	if now := b.source.Generation(); now != b.generation {
		b.generation, b.total, b.order = now, 0, nil
		clear(b.slots)
		clear(b.sums)
	}
}

func (b *Book) remember(sloID string, slots []budget.Slot, generation int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld()
	if generation != b.generation || len(slots) > keep {
		return
	}
	b.total += len(slots) - len(b.slots[sloID])
	b.slots[sloID], b.order = slots, append(without(b.order, sloID), sloID)
	for b.total > keep {
		b.total -= len(b.slots[b.order[0]])
		delete(b.slots, b.order[0])
		b.order = b.order[1:]
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
