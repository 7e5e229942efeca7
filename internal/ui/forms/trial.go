package forms

import (
	"context"
	"errors"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// trial says what a target would have meant over the whole history, beside the field in which it is typed.
type trial struct {
	env    stage.Env
	w      workspace.Workspace
	sloID  string
	window slo.Window
	says   *widgets.Paragraph

	goal   slo.Percent // what is to be tried
	trying bool        // one trial at a time: what is typed meanwhile is tried next
}

func newTrial(env stage.Env, w workspace.Workspace, sloID string, window slo.Window) *trial {
	return &trial{env: env, w: w, sloID: sloID, window: window, says: widgets.NewParagraph(words.T("planning.trying"), widgets.Look{Token: theme.Muted})}
}

// try tries a target as it is typed. What is no target yet is not tried.
func (t *trial) try(typed string) {
	goal, err := slo.ParseGoal(typed)
	if err != nil || goal == t.goal {
		return
	}
	t.goal = goal
	if !t.trying {
		t.begin()
	}
}

func (t *trial) begin() {
	t.trying = true
	goal, now, sentence := t.goal, t.env.Now(), ""
	t.env.Fetch(func(ctx context.Context) error {
		s, err := t.env.Book.SLO(ctx, t.w, t.sloID, now)
		if err == nil {
			sentence, err = wouldHave(s, reading.Change{Goal: goal, Window: t.window})
		}
		return err
	}, func(err error) {
		t.trying = false
		switch {
		case goal != t.goal:
			t.begin()
		case errors.As(err, &reading.NoTarget{}):
			t.says.Set(words.Error(err))
		case err != nil:
			t.env.Tell(words.Error(err))
		default:
			t.says.Set(sentence)
		}
	})
}

// wouldHave says how the windows of the history would have gone, beside how they went.
func wouldHave(s reading.SLO, c reading.Change) (string, error) {
	other, err := s.As(c)
	if err != nil {
		return "", err
	}
	tried, err := other.Trial()
	if err != nil {
		return "", err
	}
	was, err := s.Trial()
	if err != nil {
		return "", err
	}
	if tried.Met+tried.Missed == 0 {
		return words.T("planning.would-nothing"), nil
	}
	return words.N("planning.would", tried.Met+tried.Missed, "Met", tried.Met, "Was", was.Met, "Goal", words.Percent(c.Goal)), nil
}
