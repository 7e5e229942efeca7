package policy_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// openReplay shows the replay of what binds the Payments API.
func openReplay(t *testing.T) *desk {
	t.Helper()
	d := openYear(t, "payments")
	d.tab("Replay")
	return d
}

// onStrip gives the keyboard to the strip of days.
func (d *desk) onStrip() *chart.Days {
	d.T.Helper()
	days := stagetest.All[*chart.Days](d.Root())
	require.Len(d.T, days, 1)
	d.Window.Canvas().Focus(days[0])
	return days[0]
}

// under chooses in one of the fields of the replay, counted from 0.
func (d *desk) under(field int, choice string) {
	d.T.Helper()
	fields := stagetest.All[*widgets.ChoiceField](d.Root())
	fields[field+1].Focus() // the first one chooses the version that is shown
	d.Choose(choice)
}

func TestTheHistoryIsReplayedAndComparedWithTheDraft(t *testing.T) {
	d := openReplay(t)
	assert.Regexp(t, `Fixes only: \d+ days under what was in force, \d+ days under draft v2\. They differ on \d+ days of 366 days\.`, d.Text())
	assert.Regexp(t, `draft v2 ✗ Escalate 0 \d`, d.Text(), "days are counted")
}

func TestOneVersionIsReplayedAlone(t *testing.T) {
	d := openReplay(t)
	d.under(0, "Default v2")
	d.under(1, "Nothing")
	assert.Regexp(t, `Fixes only: \d+ days of 366 days under v2\.`, d.Text())
	assert.NotContains(t, d.Text(), "Next day that differs")
}

func TestTheDaysAreChosen(t *testing.T) {
	d := openReplay(t)
	d.under(2, "The last 28 days")
	assert.Contains(t, d.Text(), "of 28 days.")

	d.under(2, "Between two days")
	d.Press(fyne.KeyTab)
	d.TypeOver("2026-01-01")
	d.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
	d.TypeOver("2026-01-10")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "of 10 days.")
}

func TestADayIsReadByKeyboard(t *testing.T) {
	d := openReplay(t)
	d.onStrip()
	assert.Contains(t, d.Text(), "2 Mar 2026 ✗ Fixes only")
	d.Press(fyne.KeyHome)
	assert.Contains(t, d.Text(), "2 Mar 2025 ○ No policy In force")
	d.Press(fyne.KeyEnd, fyne.KeyLeft)
	assert.Contains(t, d.Text(), "1 Mar 2026")
	assert.Contains(t, d.Text(), "Only critical work, and leaders look at each release: Pay in under 2 s (−")
}

func TestDaysThatDifferAreFound(t *testing.T) {
	d := openReplay(t)
	d.onStrip()
	d.Press(fyne.KeyHome)
	d.Tap("Next day that differs")
	days := d.onStrip()
	at, text := days.Reading()
	assert.Positive(t, at)
	assert.Contains(t, text, "draft v2")
}

func TestAReplayGoesOnBesideTheScreenAndOldOnesAreDropped(t *testing.T) {
	s := stagetest.WithYear(t)
	var waiting []func()
	s.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		waiting = append(waiting, func() { then(do(t.Context())) })
	}
	d := &desk{s, policy.New(s.Env)}
	d.Show(d.screen, stage.Route{Screen: stage.Policy, ServiceID: s.Service("payments")})
	d.tab("Replay")
	next := func() {
		step := waiting[0]
		waiting = waiting[1:]
		step()
	}
	next() // the measurements
	next() // the first days
	assert.Contains(t, d.Text(), "The days are being replayed: 30 of 366.")

	d.under(2, "The last 28 days")
	next() // the next days of the replay before
	assert.Contains(t, d.Text(), "being replayed: 0 of 28.")
	next()
	assert.Contains(t, d.Text(), "of 28 days.")
	assert.Empty(t, waiting)
}
