package whatif

import (
	"context"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
)

// trial is what came of a change.
type trial struct {
	change reading.Change
	s      reading.SLO // as it would have been
	tried  budget.Trial
	target slo.Target
	line   []budget.Result // how the windows stood that ended with each day
}

// try tries what the controls say, beside the screen and one trial at a time: while a slider is dragged, only where it
// stands when the last trial is done is tried next.
func (t *Tab) try() {
	t.controls.speak()
	t.turn++
	if !t.trying {
		t.begin()
	}
}

func (t *Tab) begin() {
	t.trying = true
	turn, s, change, now := t.turn, t.s, t.controls.change(), t.env.Now()
	var made trial
	t.env.Fetch(func(context.Context) (err error) {
		made, err = run(s, change, now)
		return err
	}, func(err error) {
		t.trying = false
		switch {
		case turn != t.turn:
			t.begin()
		case err != nil:
			t.results.fail(err)
		default:
			t.show(made)
		}
	})
}

// show shows what came of a trial, and then asks what the policy would have said.
func (t *Tab) show(made trial) {
	t.results.show(made)
	t.suggest.show(made)
	t.days.start(made)
	t.column.Settle()
}
