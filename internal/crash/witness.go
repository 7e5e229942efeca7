package crash

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// Witness knows what a file must hold: what it held when it was first looked at, and what was acknowledged since.
type Witness struct {
	seq   int64 // number of the latest change in the log
	now   workspace.Workspace
	slots map[string]string // digests by the IDs of the SLOs
	heard []Ack             // since seq
}

// Finding is what a witness found in a file.
type Finding struct {
	Acknowledged int // edits that were acknowledged since the last look
	Lost         int // of these, are not in the file
	More         int // an edit that was saved and not acknowledged any more: 0 or 1
}

// Meet looks at a file for the first time.
func Meet(path string) (Witness, error) {
	f, err := store.Open(path)
	if err != nil {
		return Witness{}, err
	}
	defer func() { _ = f.Close() }()
	w := Witness{}
	err = w.read(f)
	return w, err
}

// Seq returns the number of the latest change that was in the file.
func (w *Witness) Seq() int64 { return w.seq }

// read takes over what is in the file.
func (w *Witness) read(f *store.File) error {
	now, err := f.Load()
	if err != nil {
		return err
	}
	w.now, w.heard = now, nil
	if w.seq, err = latest(f); err != nil {
		return err
	}
	w.slots, err = digests(f)
	return err
}

func latest(f *store.File) (int64, error) {
	list, err := f.History(store.Filter{Limit: 1})
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return list[0].Seq, nil
}

func digests(f *store.File) (map[string]string, error) {
	extents, err := f.Extents(context.Background())
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for id := range extents {
		if all[id], err = digestOf(f, id); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Hear takes in that an edit was acknowledged.
func (w *Witness) Hear(a Ack) { w.heard = append(w.heard, a) }

// Look opens the file and looks for all that it heard of. The error says what is not as it must be: the file cannot be
// opened, is not sound, or does not hold what was acknowledged and at most one edit more. After it, the witness knows
// what the file held.
func (w *Witness) Look(path string) (Finding, error) {
	found := Finding{Acknowledged: len(w.heard)}
	f, err := store.Open(path)
	if err != nil {
		return found, fmt.Errorf("open: %w", err)
	}
	defer func() { _ = f.Close() }()
	if err := f.Check(); err != nil {
		return found, fmt.Errorf("check: %w", err)
	}
	last, err := latest(f)
	if err != nil {
		return found, err
	}
	found.Lost = max(0, len(w.heard)-int(last-w.seq))
	found.More = max(0, int(last-w.seq)-len(w.heard))
	if found.Lost > 0 || found.More > 1 {
		return found, fmt.Errorf("%d edits were acknowledged, and %d are in the change log", len(w.heard), last-w.seq)
	}
	want := w.expectation()
	if err := want.follow(f, w.seq, w.heard, last); err != nil {
		return found, err
	}
	if err := w.read(f); err != nil {
		return found, err
	}
	return found, want.compare(*w)
}

// expectation is a workspace with its measurements as they must be.
type expectation struct {
	now   workspace.Workspace
	slots map[string]string
	loose string // the SLO that an edit changed which nobody acknowledged
}

func (w *Witness) expectation() expectation {
	return expectation{now: w.now.Clone(), slots: maps.Clone(w.slots)}
}

// follow goes through the change log after a number: each edit must be there as it was acknowledged.
func (x *expectation) follow(f *store.File, seq int64, heard []Ack, last int64) error {
	list, err := f.History(store.Filter{Limit: len(heard) + 2})
	if err != nil {
		return err
	}
	slices.Reverse(list)
	list = slices.DeleteFunc(list, func(e store.Logged) bool { return e.Seq <= seq })
	if len(list) != int(last-seq) {
		return fmt.Errorf("%d entries of the change log are listed after %d, the last is %d", len(list), seq, last)
	}
	for i, entry := range list {
		change, err := f.ChangeAt(entry.Seq)
		if err != nil {
			return fmt.Errorf("read change %d: %w", entry.Seq, err)
		}
		if i == len(heard) {
			return x.adopt(change)
		}
		if err := x.hold(entry, change, heard[i]); err != nil {
			return fmt.Errorf("change %d: %w", entry.Seq, err)
		}
	}
	return nil
}

// hold compares an entry with what was acknowledged, and carries it out.
func (x *expectation) hold(entry store.Logged, change workspace.Change, a Ack) error {
	if a.Label != "" && a.Label != entry.Label {
		return fmt.Errorf("%q was acknowledged, the change log says %q", a.Label, entry.Label)
	}
	if a.SLO != "" {
		if change[0].Kind != store.Measurement || change[0].ID != a.SLO {
			return fmt.Errorf("measurements of %s were acknowledged, the change log says %s %s", a.SLO, change[0].Kind, change[0].ID)
		}
		x.slots[a.SLO] = a.Digest
		return nil
	}
	if said, logged := written(a.Change), written(change); said != logged {
		return fmt.Errorf("acknowledged was %s, the change log says %s", said, logged)
	}
	return x.now.Apply(change)
}

// adopt carries out an edit that was saved but not acknowledged any more.
func (x *expectation) adopt(change workspace.Change) error {
	if change[0].Kind == store.Measurement {
		x.loose = change[0].ID
		return nil
	}
	return x.now.Apply(change)
}

// written is a change as text, in which the fields of a row are in the order of their names as in the change log.
func written(change workspace.Change) string {
	change = slices.Clone(change)
	for i, row := range change {
		change[i].Fields = slices.SortedFunc(slices.Values(row.Fields), func(a, b workspace.FieldChange) int {
			return strings.Compare(a.Name, b.Name)
		})
	}
	text, err := json.Marshal(change)
	if err != nil {
		panic(err) // it is made of texts
	}
	return string(text)
}

// compare compares what must be there with what is there.
func (x *expectation) compare(there Witness) error {
	if diff := workspace.Diff(x.now, there.now); len(diff) > 0 {
		return fmt.Errorf("the rows are not what the change log says: %s", written(diff))
	}
	for id, digest := range there.slots {
		if id != x.loose && digest != x.slots[id] {
			return fmt.Errorf("the measurements of %s are not those that were acknowledged", id)
		}
	}
	for id, digest := range x.slots {
		if id != x.loose && digest != there.slots[id] {
			return fmt.Errorf("the measurements of %s are not those that were acknowledged", id)
		}
	}
	return nil
}
