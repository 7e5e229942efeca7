package measuring_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/slos/measuring"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the measurements of an SLO on a stage of its own.
type opened struct {
	*stagetest.Stage
	id   string
	host *host
}

// open opens the measurements of the SLO with the key, as the sample has them.
func open(t *testing.T, key string) *opened {
	t.Helper()
	return openOn(t, stagetest.WithYear(t), key)
}

// openEmpty opens the same without a single measurement.
func openEmpty(t *testing.T, key string) *opened {
	t.Helper()
	return openOn(t, stagetest.Open(t), key)
}

// host is a screen with nothing on it but the tab.
type host struct {
	env   stage.Env
	tab   *measuring.Tab
	later *time.Duration
}

// pass lets time pass.
func (o *opened) pass(d time.Duration) {
	*o.host.later += d
	o.host.Show(o.W(), o.At)
}

func (h *host) Content() fyne.CanvasObject { return widgets.Inset(3, h.tab.Content()) }
func (h *host) Focus()                     { h.tab.Focus() }

func (h *host) Show(w workspace.Workspace, at stage.Route) {
	id, _ := at.SLO()
	s, err := h.env.Book.SLO(context.Background(), w, id, h.env.Now())
	if err != nil {
		panic(err)
	}
	h.tab.Show(w, s)
}

func openOn(t *testing.T, s *stagetest.Stage, key string) *opened {
	t.Helper()
	found, err := s.W().SLOByKey(key)
	require.NoError(t, err)
	o := &opened{Stage: s, id: found.ID}
	later := new(time.Duration)
	o.Env.Now = func() time.Time { return stagetest.Day.Add(*later) }
	h := &host{env: o.Env, tab: measuring.New(o.Env), later: later}
	o.host = h
	o.Show(h, stage.SLORoute(found.ServiceID, found.ID, stage.Measurements))
	o.GoTo(stage.SLORoute(found.ServiceID, found.ID, stage.Measurements))
	return o
}

// slots lists what is stored.
func (o *opened) slots() []budget.Slot {
	o.T.Helper()
	list, err := o.Session.Slots(o.T.Context(), o.id, slo.Interval{})
	require.NoError(o.T, err)
	return list
}

// tab presses Tab where the keyboard is, as a cell of the grid gets it.
func (o *opened) tab() {
	o.T.Helper()
	o.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
}

// paste presses Ctrl+V with a text on the clipboard.
func (o *opened) paste(text string) {
	o.T.Helper()
	clipboard := test.NewClipboard()
	clipboard.SetContent(text)
	o.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

// part chooses a part of the tab: measurements, incidents or exclusions.
func (o *opened) part(i int) {
	o.T.Helper()
	stagetest.Find[*widgets.Tabs](o.Stage, "Exclusions (").OnSelect(i)
}

// mixed is a file with something new, something other, something known and something wrong.
func (o *opened) mixed() string {
	o.T.Helper()
	list := o.slots()
	last, known := list[len(list)-1], list[len(list)-2]
	line := func(s budget.Slot, good int64) string {
		return fmt.Sprintf("%s,%d,%d\n", s.Start.Format(time.RFC3339), good, s.Valid)
	}
	next := last
	next.Start = last.End()
	return "start,good,valid\n" + line(next, next.Good) + line(last, last.Good-7) + line(known, known.Good) + "yesterday,1,2\n"
}

// undo takes back the latest edit, as the window does.
func (o *opened) undo() {
	o.T.Helper()
	job, long := o.Session.UndoJob()
	if !long {
		require.NoError(o.T, o.Session.Undo())
		return
	}
	require.NoError(o.T, job.End(job.Do(o.T.Context(), nil)))
}

// chooseTime chooses of which time measurements are shown, and goes back to them.
func (o *opened) chooseTime(text string) {
	o.T.Helper()
	for _, f := range stagetest.All[*widgets.ChoiceField](o.Root()) {
		f.Focus()
	}
	o.Choose(text)
	stagetest.All[*widgets.EntryGrid](o.Root())[0].Focus()
}

// day types a day into the field with a hint, and goes back to the measurements.
func (o *opened) day(hint, day string) {
	o.T.Helper()
	stagetest.Find[*widgets.DateField](o.Stage, hint).Focus()
	o.Type(day + "\n")
	stagetest.All[*widgets.EntryGrid](o.Root())[0].Focus()
}

// zone is the time zone of the objective.
func (o *opened) zone() *time.Location {
	o.T.Helper()
	target, ok := o.W().LatestTarget(o.id)
	require.True(o.T, ok)
	return target.Calendar().Zone
}
