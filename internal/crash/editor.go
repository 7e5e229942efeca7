package crash

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// Editor makes random edits of every sort through a session.
type Editor struct {
	Early bool // acknowledge before an edit is saved: a witness must notice

	session *session.Session
	random  *rand.Rand
	tell    func(Ack) error
	name    string
	number  int
}

// NewEditor returns an editor that tells what is acknowledged. Its name and seed make its edits its own.
func NewEditor(s *session.Session, name string, seed uint64, tell func(Ack) error) *Editor {
	return &Editor{session: s, random: rand.New(rand.NewPCG(seed, seed)), tell: tell, name: name}
}

// Edit makes one edit. What cannot be edited at present is passed over, any other error is returned.
func (e *Editor) Edit() error {
	e.number++
	var err error
	switch die := e.random.IntN(100); {
	case die < 65:
		err = e.change(changes[e.random.IntN(len(changes))])
	case die < 80:
		err = e.measure()
	case die < 90:
		err = e.shift(e.session.Undo)
	case die < 95:
		err = e.shift(e.session.Redo)
	default:
		err = e.takeBack()
	}
	if errors.As(err, &workspace.Overtaken{}) || errors.As(err, &workspace.Dangling{}) || errors.As(err, &workspace.NotFound{}) {
		return nil
	}
	return err
}

// change edits the workspace.
func (e *Editor) change(edit change) error {
	label := fmt.Sprintf("%s %d", e.name, e.number)
	before := e.session.Workspace()
	ack := Ack{Label: label}
	err := e.session.Do(label, func(w *workspace.Workspace) error {
		if err := edit(e, w); err != nil {
			return err
		}
		ack.Change = workspace.Diff(before, *w)
		if e.Early {
			return e.tell(ack)
		}
		return nil
	})
	if err != nil || e.Early || len(ack.Change) == 0 {
		return err
	}
	return e.tell(ack)
}

// measure writes a batch of measurements, and takes the half of them back at once.
func (e *Editor) measure() error {
	o, ok := pick(e, e.session.Workspace(), "slo", e.session.Workspace().SLOs)
	if !ok {
		return nil
	}
	batch := e.batch(o)
	if err := e.run(o.ID, e.session.WriteMeasurements(fmt.Sprintf("%s %d", e.name, e.number), batch)); err != nil {
		return err
	}
	if job, ok := e.session.UndoJob(); ok && e.random.IntN(2) == 0 {
		return e.run(o.ID, job)
	}
	return nil
}

// begin is the hour of the first measurement there can be.
var begin = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (e *Editor) batch(o slo.SLO) store.Batch {
	size := 1 + e.random.IntN(40)
	if e.random.IntN(20) == 0 {
		size = 3000
	}
	batch := store.Batch{SLOID: o.ID, ServiceID: o.ServiceID}
	first := begin.Add(time.Duration(e.random.IntN(2000)) * time.Hour)
	for i := range size {
		valid := e.random.Int64N(1000)
		slot := budget.Slot{Start: first.Add(time.Duration(i) * time.Hour), Length: time.Hour, Valid: valid, Good: valid - valid/10}
		if e.random.IntN(8) == 0 {
			batch.Remove = append(batch.Remove, slot.Start)
		} else {
			batch.Put = append(batch.Put, slot)
		}
	}
	return batch
}

// run does a job and acknowledges what stands of the SLO's measurements then.
func (e *Editor) run(sloID string, job session.Job) error {
	before := e.session.Generation()
	if err := job.End(job.Do(context.Background(), nil)); err != nil || e.session.Generation() == before {
		return err
	}
	digest, err := digestOf(e.session, sloID)
	return errors.Join(err, e.tell(Ack{SLO: sloID, Digest: digest}))
}

// shift undoes or redoes something.
func (e *Editor) shift(how func() error) error {
	before, generation := e.session.Workspace(), e.session.Generation()
	if err := how(); err != nil {
		return err
	}
	if e.session.Generation() != generation {
		return e.tellBatch()
	}
	if diff := workspace.Diff(before, e.session.Workspace()); len(diff) > 0 {
		return e.tell(Ack{Change: diff})
	}
	return nil
}

// tellBatch acknowledges the latest change of measurements.
func (e *Editor) tellBatch() error {
	change, err := e.session.ChangeAt(e.session.Generation())
	if err != nil {
		return err
	}
	digest, err := digestOf(e.session, change[0].ID)
	return errors.Join(err, e.tell(Ack{SLO: change[0].ID, Digest: digest}))
}

// takeBack takes one of the latest entries of the change log back.
func (e *Editor) takeBack() error {
	list, err := e.session.History(store.Filter{Limit: 20})
	if err != nil {
		return err
	}
	entry := list[e.random.IntN(len(list))]
	if entry.Seq == 1 {
		return nil // the making of the workspace
	}
	return e.shift(func() error { return e.session.TakeBack(entry) })
}
