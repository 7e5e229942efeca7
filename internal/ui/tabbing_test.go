package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// longestWalk is more than there are controls, and cells of grids in which Tab goes from one to the next, on any screen.
const longestWalk = 1000

// control is something that people can give the keyboard to.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
}

// tappable is something that people can click.
type tappable interface {
	fyne.CanvasObject
	fyne.Tappable
}

// reach is what people can reach now: the dialog on top, or else the window.
func (th *theater) reach() fyne.CanvasObject {
	if top := th.canvas().Overlays().Top(); top != nil {
		return top
	}
	return th.canvas().Content()
}

// goAround presses Tab until the keyboard is where it began, and returns what it was given to.
func (th *theater) goAround(by func()) map[control]bool {
	th.t.Helper()
	by()
	first, _ := th.canvas().Focused().(control)
	require.NotNil(th.t, first, "Tab gives the keyboard to nothing")
	been := map[control]bool{first: true}
	at := first
	for range longestWalk {
		by()
		next, ok := th.canvas().Focused().(control)
		require.True(th.t, ok, "behind %s nothing has the keyboard", called(at))
		if next == first && (at != first || !keepsTab(first)) {
			return been
		}
		th.inSight(next)
		been[next], at = true, next
	}
	require.Failf(th.t, "Tab never comes back to its beginning", "from %s it got to %s", called(first), called(at))
	return nil
}

// inSight makes sure that some of what has the keyboard is within the window.
func (th *theater) inSight(c control) {
	th.t.Helper()
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Y
	line := theme.TextSize()
	assert.Greater(th.t, top+c.Size().Height, line, "%s is above the window", called(c))
	assert.Less(th.t, top+line, th.canvas().Size().Height, "%s is below the window", called(c))
}

// forth presses Tab as the driver does.
func (th *theater) forth() {
	if keepsTab(th.canvas().Focused()) {
		th.key(fyne.KeyTab)
		return
	}
	th.canvas().FocusNext()
}

// keepsTab tells of a grid in which Tab goes from cell to cell.
func keepsTab(o fyne.Focusable) bool {
	tabbing, ok := o.(fyne.Tabbable)
	return ok && tabbing.AcceptsTab()
}

func (th *theater) back() { th.canvas().FocusPrevious() }

// missing names the controls that the walk did not come by, and what can only be clicked.
func (th *theater) missing(been map[control]bool) []string {
	var names []string
	for _, c := range stagetest.All[control](th.reach()) {
		if !been[c] && !disabled(c) {
			names = append(names, called(c))
		}
	}
	return append(names, clickedOnly(th.reach(), false)...)
}

// clickedOnly names what can be clicked and is neither a control nor within one.
func clickedOnly(o fyne.CanvasObject, within bool) []string {
	if !o.Visible() {
		return nil
	}
	_, isControl := o.(control)
	if c, ok := o.(tappable); ok && !isControl && !within && !forMouse(o) {
		return []string{called(c) + " (can only be clicked)"}
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	var names []string
	for _, child := range inside {
		names = append(names, clickedOnly(child, within || isControl)...)
	}
	return names
}

// forMouse tells of what only the mouse needs: bars to scroll by, borders of columns, what lies behind a dialog, and a list
// through which the arrows go in the field above it.
func forMouse(o fyne.CanvasObject) bool {
	mice := []string{"*widget.scrollBarArea", "*widgets.grip", "*widget.OverlayContainer", "*widget.PopUp", "*widgets.pickList"}
	return slices.Contains(mice, fmt.Sprintf("%T", o))
}

func disabled(o fyne.CanvasObject) bool {
	d, ok := o.(fyne.Disableable)
	return ok && d.Disabled()
}

// called is how people would know an object.
func called(o fyne.CanvasObject) string {
	text := []rune(strings.Join(stagetest.Lines(o), " "))
	return fmt.Sprintf("%T %q", o, string(text[:min(len(text), 40)]))
}

func (th *theater) tabsThrough() {
	th.t.Helper()
	been := th.goAround(th.forth)
	assert.Empty(th.t, th.missing(been), "Tab does not come by these")
	assert.Len(th.t, th.goAround(th.back), len(been), "Shift+Tab comes by the same")
}

func TestTabReachesEveryControlOfEveryScreen(t *testing.T) {
	th := newTheater(t)
	t.Run("welcome", func(t *testing.T) { th.as(t).tabsThrough() })
	th.as(t).onSample().tabsThroughAllPlaces()
}

func TestTabKeepsWhatHasTheKeyboardInSightInLargeTextToo(t *testing.T) {
	th := newStrangersTheater(t)
	th.open(`{"author": "Ada", "textScale": 2, "width": 1024, "height": 640}`)
	th.onSample().tabsThroughAllPlaces()
}

// tabsThroughAllPlaces walks through every screen, with all services and with one, and through the parts of an SLO.
func (th *theater) tabsThroughAllPlaces() {
	t := th.t
	for name, to := range th.placesToWalk() {
		t.Run(name, func(t *testing.T) {
			th.as(t)
			th.shell.GoTo(to)
			th.settle()
			th.tabsThrough()
		})
	}
}

// as lets the theater report to a test.
func (th *theater) as(t *testing.T) *theater {
	th.t = t
	return th
}

func anyService(w workspace.Workspace) string { return w.ServicesInOrder()[0].ID }

func TestTabReachesEveryControlOfDialogs(t *testing.T) {
	for _, command := range []string{
		"New…", "RACI chart…", "Search…", "Add a service…", "Edit this service…", "Remove this service…", "Five-minute introduction",
		"Keyboard shortcuts", "Glossary", "About SLO Charter",
	} {
		t.Run(command, func(t *testing.T) {
			th := newTheater(t).onSample()
			th.shell.GoTo(stage.Route{Screen: stage.Overview, ServiceID: anyService(th.shell.Session().Workspace())})
			th.menu(command)
			th.settle()
			require.NotNil(t, th.canvas().Overlays().Top(), "no dialog opened")
			th.tabsThrough()
		})
	}
}
