package policy

import (
	"context"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/workspace"
)

// atOnce is how many days are replayed before what is there is shown.
const atOnce = 30

// replayOf is what a replay is about.
type replayOf struct {
	taken       int    // of the live service
	first, last string // YYYY-MM-DD, both included
	left, right string // the IDs of versions, or inForce; right may be empty
}

// inForce stands for the version that was in force on each day.
const inForce = "in-force"

// replayRun is a replay as far as it got. It goes on beside the screen, some days at a time, until all days are there or
// another one takes its place.
type replayRun struct {
	of          replayOf
	total       int // days
	left, right []policy.DayVerdict
	problem     error
}

func newReplayRun(of replayOf) *replayRun {
	run := &replayRun{of: of}
	first, err := time.Parse(workspace.DateLayout, of.first)
	last, err2 := time.Parse(workspace.DateLayout, of.last)
	if err == nil && err2 == nil && !last.Before(first) {
		run.total = int(last.Sub(first).Hours()/24) + 1
	}
	return run
}

func (r *replayRun) over() bool { return r.problem != nil || len(r.left) >= r.total }

// next returns the next days.
func (r *replayRun) next() (first, last string) {
	from := dayAfter(r.of.first, len(r.left))
	return from, dayAfter(from, min(atOnce, r.total-len(r.left))-1)
}

func dayAfter(day string, days int) string {
	date, _ := time.Parse(workspace.DateLayout, day) // was read before
	return date.AddDate(0, 0, days).Format(workspace.DateLayout)
}

// advance replays the next days beside the screen, and goes on with those after them as long as the run is wanted.
func (p *replayPart) advance(run *replayRun, service reading.Service) {
	if run.over() {
		return
	}
	first, last := run.next()
	var left, right []policy.DayVerdict
	leftOf, rightOf := p.versionOf(run.of.left), p.versionOf(run.of.right)
	p.screen.env.Fetch(func(ctx context.Context) (err error) {
		left, err = service.Replay(ctx, first, last, leftOf, nil)
		if err == nil && run.of.right != "" {
			right, err = service.Replay(ctx, first, last, rightOf, nil)
		}
		return err
	}, func(err error) {
		if p.run != run {
			return // another one took its place
		}
		run.problem = err
		run.left, run.right = append(run.left, left...), append(run.right, right...)
		p.showRun()
		p.advance(run, service)
	})
}

// versionOf returns the version with the ID; nil for the one in force on each day.
func (p *replayPart) versionOf(id string) *policy.Version {
	v, ok := p.screen.w.Versions[id]
	if !ok {
		return nil
	}
	return &v
}
