package raci_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

type texter interface {
	fyne.CanvasObject
	Text() string
}

// shows tells whether a visible text contains the words.
func (o *opened) shows(words string) bool {
	for _, root := range append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...) {
		for _, text := range find[texter](root) {
			if strings.Contains(text.Text(), words) {
				return true
			}
		}
	}
	return false
}

// follow clicks the link that says the words.
func (o *opened) follow(words string) {
	o.t.Helper()
	type link interface {
		fyne.Widget
		fyne.Tappable
		fyne.Focusable
	}
	for _, l := range find[link](o.window.Content()) {
		for _, text := range find[texter](l) {
			if strings.Contains(text.Text(), words) {
				test.Tap(l)
				return
			}
		}
	}
	require.Fail(o.t, "no link "+words)
}

func TestTwoAccountableAreFoundShownAndCured(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.True(t, o.shows("“Existence of SLO” has 2 Accountable"))
	assert.True(t, o.grid().Cell(0, 0).Warn)
	assert.True(t, o.grid().Cell(0, 3).Warn)

	o.press("Keep Service Owner")
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "R", o.letters("existence-of-slo", "sw-eng-qe"))
	assert.Equal(t, "keep Service Owner in Existence of SLO", o.session.UndoLabel())
	assert.False(t, o.shows("has 2 Accountable"))
	assert.Equal(t, fyne.Focusable(o.grid()), o.window.Canvas().Focused(), "typing goes on")

	require.NoError(t, o.session.Undo())
	assert.True(t, o.shows("has 2 Accountable"))
}

func TestAFindingLeadsToItsPlace(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.follow("is only Consulted in “Agree on SLO”")
	assert.Equal(t, widgets.Block{Row: 2, Col: 3, RowEnd: 2, ColEnd: 3}, o.grid().Selection())
}

func TestARouteLeadsToAStepOrAColumn(t *testing.T) {
	o := open(t)
	w := o.session.Workspace()
	step, err := w.StepByKey("propose-slo")
	require.NoError(t, err)
	column, err := w.ColumnByKey("exec")
	require.NoError(t, err)

	o.show("", step.ID)
	assert.Equal(t, widgets.Block{Row: 1, Col: 0, RowEnd: 1, ColEnd: 6}, o.grid().Selection())
	o.show("", column.ID)
	assert.Equal(t, widgets.Block{Row: 0, Col: 6, RowEnd: 8, ColEnd: 6}, o.grid().Selection())
}

func TestAnEmptyChairLeadsToPeople(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.NoError(t, o.session.Do("leave all chairs", func(w *workspace.Workspace) error {
		for _, p := range w.PeopleByName() {
			if err := w.Remove("person", p.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	require.True(t, o.shows("Nobody holds Service Owner"))
	o.press("Open People")
	require.Len(t, o.went, 1)
	assert.Equal(t, stage.People, o.went[0].Screen)
	assert.Equal(t, "service-owner", o.session.Workspace().Personas[o.went[0].ID].Key)
}

func TestARuleIsSwitchedOffAndItsFindingsGo(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.press("Rules…")
	for _, tick := range find[*widgets.CheckField](o.window.Canvas().Overlays().Top()) {
		if tick.Text == "Exactly one Accountable in each step" {
			test.Tap(tick)
		}
	}
	o.press("Close")
	assert.Equal(t, "switch the rule “Exactly one Accountable in each step” off", o.session.UndoLabel())
	assert.False(t, o.shows("has 2 Accountable"))
}

func TestOtherLettersAreChosenAfterSayingWhatTheyDoNotKnow(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.press("Rules…")
	fields := find[*widgets.ChoiceField](o.window.Canvas().Overlays().Top())
	require.Len(t, fields, 1)
	fields[0].OnChoose("daci")
	assert.True(t, o.shows("cells would hold letters that are not in use then"))
	o.press("Use DACI")
	assert.Equal(t, "daci", o.session.Workspace().Info().Scheme)
	assert.Equal(t, "use the letters of DACI", o.session.UndoLabel())
}

func TestTheChartIsExportedForTheServiceShown(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.press("Export to Excel")
	assert.Equal(t, []string{"raci " + o.at.ServiceID}, o.exported)
}

func TestThePointerFindsOutWhyACellIsMarked(t *testing.T) {
	o := open(t)
	o.window.Resize(fyne.NewSize(1280, 800))
	o.show("", "")
	o.grid().OnHover(0, 3)
	assert.True(t, o.shows("When several answer, nobody does."))
	o.grid().OnHover(-1, -1)
	assert.True(t, o.shows("Service Owner in Existence of SLO"))
}

func TestTheWholeChartFitsASmallWindow(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.window.Resize(fyne.NewSize(870, 560)) // 1024 x 640 less what the window has around the screen
	assert.GreaterOrEqual(t, o.grid().Size().Height, o.grid().FullHeight())
	_, width := o.grid().ColumnSpan(6)
	assert.Positive(t, width, "the last column is visible")
}
