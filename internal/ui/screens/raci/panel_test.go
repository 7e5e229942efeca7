package raci_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// follow clicks the link that says the words.
func (o *opened) follow(words string) {
	o.T.Helper()
	type link interface {
		fyne.Widget
		fyne.Tappable
		fyne.Focusable
	}
	for _, l := range stagetest.All[link](o.Window.Content()) {
		if strings.Contains(stagetest.Text(l), words) {
			test.Tap(l)
			return
		}
	}
	require.Fail(o.T, "no link "+words)
}

func TestTwoAccountableAreFoundShownAndCured(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.True(t, o.Sees("“Existence of SLO” has 2 Accountable"))
	assert.True(t, o.grid().Cell(0, 0).Warn)
	assert.True(t, o.grid().Cell(0, 3).Warn)

	o.Tap("Keep Service Owner")
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "R", o.letters("existence-of-slo", "sw-eng-qe"))
	assert.Equal(t, "keep Service Owner in Existence of SLO", o.Session.UndoLabel())
	assert.False(t, o.Sees("has 2 Accountable"))
	assert.Equal(t, fyne.Focusable(o.grid()), o.Window.Canvas().Focused(), "typing goes on")

	require.NoError(t, o.Session.Undo())
	assert.True(t, o.Sees("has 2 Accountable"))
}

func TestAFindingLeadsToItsPlace(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.follow("is only Consulted in “Agree on SLO”")
	assert.Equal(t, widgets.Block{Row: 2, Col: 3, RowEnd: 2, ColEnd: 3}, o.grid().Selection())
}

func TestARouteLeadsToAStepOrAColumn(t *testing.T) {
	o := open(t)
	w := o.W()
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
	require.NoError(t, o.Session.Do("leave all chairs", func(w *workspace.Workspace) error {
		for _, p := range w.PeopleByName() {
			if err := w.Remove("person", p.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	require.True(t, o.Sees("Nobody holds Service Owner"))
	o.Tap("Open People")
	require.Len(t, o.Went(), 1)
	assert.Equal(t, stage.People, o.Went()[0].Screen)
	assert.Equal(t, "service-owner", o.W().Personas[o.Went()[0].ID].Key)
}

func TestARuleIsSwitchedOffAndItsFindingsGo(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.Tap("Rules…")
	for _, tick := range stagetest.All[*widgets.CheckField](o.Window.Canvas().Overlays().Top()) {
		if tick.Text == "Exactly one Accountable in each step" {
			test.Tap(tick)
		}
	}
	o.Tap("Close")
	assert.Equal(t, "switch the rule “Exactly one Accountable in each step” off", o.Session.UndoLabel())
	assert.False(t, o.Sees("has 2 Accountable"))
}

func TestOtherLettersAreChosenAfterSayingWhatTheyDoNotKnow(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.Tap("Rules…")
	fields := stagetest.All[*widgets.ChoiceField](o.Window.Canvas().Overlays().Top())
	require.Len(t, fields, 1)
	fields[0].OnChoose("daci")
	assert.True(t, o.Sees("cells would hold letters that are not in use then"))
	o.Tap("Use DACI")
	assert.Equal(t, "daci", o.W().Info().Scheme)
	assert.Equal(t, "use the letters of DACI", o.Session.UndoLabel())
}

func TestTheChartIsExportedForTheServiceShown(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.Tap("Export…")
	assert.Equal(t, []stagetest.Export{{Kind: stage.RACIChart, ServiceID: o.At.ServiceID}}, o.Exports())
}

func TestThePointerFindsOutWhyACellIsMarked(t *testing.T) {
	o := open(t)
	o.Window.Resize(fyne.NewSize(1280, 800))
	o.show("", "")
	o.grid().OnHover(0, 3)
	assert.True(t, o.Sees("When several answer, nobody does."))
	o.grid().OnHover(-1, -1)
	assert.True(t, o.Sees("Service Owner in Existence of SLO"))
}

func TestTheWholeChartFitsASmallWindow(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.Window.Resize(fyne.NewSize(870, 560)) // 1024 x 640 less what the window has around the screen
	assert.GreaterOrEqual(t, o.grid().Size().Height, o.grid().FullHeight())
	_, width := o.grid().ColumnSpan(6)
	assert.Positive(t, width, "the last column is visible")
}
