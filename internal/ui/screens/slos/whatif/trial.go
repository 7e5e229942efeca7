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

// try tries what the controls say, beside the screen. Only what was asked for last is shown.
func (t *Tab) try() {
	t.controls.speak()
	t.turn++
	turn, s, change := t.turn, t.s, t.controls.change()
	now := t.env.Now()
	var made trial
	t.env.Fetch(func(context.Context) (err error) {
		made, err = run(s, change, now)
		return err
	}, func(err error) {
		if turn != t.turn {
			return // something else is being tried by now
		}
		if err != nil {
			t.results.fail(err)
			return
		}
		t.show(made)
	})
}

// show shows what came of a trial, and then asks what the policy would have said.
func (t *Tab) show(made trial) {
	t.results.show(made)
	t.suggest.show(made)
	t.days.start(made)
	t.column.Settle()
}
