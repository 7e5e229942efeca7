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
	id string
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
	env stage.Env
	tab *measuring.Tab
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
	h := &host{env: o.Env, tab: measuring.New(o.Env)}
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
