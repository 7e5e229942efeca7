package main

import (
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type replayCommand struct {
	document
	Service string `required:"" help:"${guide_service}" placeholder:"KEY"`
	From    string `required:"" help:"${replay_from}" placeholder:"DATE"`
	To      string `required:"" help:"${replay_to}" placeholder:"DATE"`
	Version int    `help:"${replay_version}" placeholder:"N"`
}

// A replay as it is printed.
type (
	replayed struct {
		Service string                 `json:"service"`
		Version int                    `json:"version"` // 0: that which was in force on each day
		Days    []replayedDay          `json:"days"`
		Totals  map[policy.Outcome]int `json:"totals"`
	}
	replayedDay struct {
		Day string `json:"day"`
		ruling
	}
)

// Run prints what the policy said, or a version would have said, on every day of a span.
func (c *replayCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		w := s.Workspace()
		owner, err := service(w, c.Service)
		if err != nil {
			return err
		}
		if err := c.checkDays(d.now); err != nil {
			return err
		}
		var version *policy.Version
		if c.Version != 0 {
			v, err := policyVersion(w, owner.ID, c.Version)
			if err != nil {
				return err
			}
			version = &v
		}
		ctx, stop := d.interruptible()
		defer stop()
		loaded, err := reading.NewBook(s).Service(ctx, w, owner.ID, d.now)
		if err != nil {
			return err
		}
		days, err := loaded.Replay(ctx, c.From, c.To, version, nil)
		if err != nil {
			return err
		}
		r := replayed{owner.Key, c.Version, []replayedDay{}, policy.Tally(days)}
		for _, day := range days {
			r.Days = append(r.Days, replayedDay{day.Day, newRuling(w, day.Verdict)})
		}
		return d.print(r, r.text)
	})
}

func (c *replayCommand) checkDays(now time.Time) error {
	from, err := time.Parse(workspace.DateLayout, c.From)
	if err != nil {
		return workspace.BadDate{Text: c.From}
	}
	to, err := time.Parse(workspace.DateLayout, c.To)
	switch {
	case err != nil:
		return workspace.BadDate{Text: c.To}
	case to.Before(from):
		return workspace.EndsBeforeStart{Start: c.From, End: c.To}
	case to.Sub(from) >= reading.MaxReplay*24*time.Hour:
		return sentence{"command.replay-too-long", []any{"Days", reading.MaxReplay}}
	}
	return notAfter(c.To, now)
}

func (r replayed) text(t *table) {
	for _, day := range r.Days {
		t.row(day.Day, day.Verdict, day.Text)
	}
	t.text("")
	for _, outcome := range policy.Outcomes() {
		if n := r.Totals[outcome]; n > 0 {
			t.text(words.OutcomeDays(outcome, n))
		}
	}
}
