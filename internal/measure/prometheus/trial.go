package prometheus

import (
	"context"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// TrialSlots is how many of the last complete slots Test reads.
const TrialSlots = 10

// Trial is what a test of server and queries found.
type Trial struct {
	Reading Reading     // of the last complete slots
	Latest  budget.Slot // the last one with data
	Notes   []string    // sentences about what may not be meant so
}

// Test reads the last complete slots before now, to tell whether server and queries work. The error is an Error: Empty or
// EmptyBad where nothing at all was counted; or the Refusal of the first slot, where all were refused.
func (c *Client) Test(ctx context.Context, q Query, now time.Time) (Trial, error) {
	if err := q.Check(); err != nil {
		return Trial{}, err
	}
	last := now.UTC().Truncate(q.Step)
	span := slo.Interval{Start: last.Add(-TrialSlots * q.Step), End: last}
	reading, err := c.Read(ctx, q, span, nil)
	if err != nil {
		return Trial{}, err
	}
	if len(reading.Slots) == 0 {
		return Trial{}, c.nothing(reading)
	}
	latest := reading.Slots[len(reading.Slots)-1]
	return Trial{Reading: reading, Latest: latest, Notes: append(c.doubts(q), reading.Notes()...)}, nil
}

// nothing returns why a reading has no slots.
func (c *Client) nothing(r Reading) error {
	switch {
	case len(r.Refused) > 0:
		return r.Refused[0]
	case r.Halves == 0:
		return c.explain(Error{Fault: Empty}, Valid)
	case r.counted == Bad:
		return c.explain(Error{Fault: EmptyBad}, Bad)
	}
	return c.explain(Error{Fault: Empty}, Good)
}

// doubts returns what is allowed, and is hardly meant so.
func (c *Client) doubts(q Query) []string {
	var notes []string
	for _, part := range []Part{q.counted(), Valid} {
		if !q.usesStep(part) {
			notes = append(notes, words.T("prometheus.note.no-step", "Part", word(part)))
		}
	}
	if c.server.Exposed() {
		notes = append(notes, words.T("prometheus.note.exposed"))
	}
	return notes
}
