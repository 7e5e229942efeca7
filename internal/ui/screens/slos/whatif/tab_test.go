package whatif_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/slos/whatif"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// typeInto types a value beside the slider with a label.
func (o *opened) typeInto(label, text string) {
	o.T.Helper()
	stagetest.Labelled[*widgets.SliderField](o.Stage, label).Focus()
	o.Press(fyne.KeyTab)
	o.TypeOver(text)
	o.Press(fyne.KeyReturn)
}

func (o *opened) value(label string) string {
	o.T.Helper()
	return stagetest.Labelled[*widgets.SliderField](o.Stage, label).Value()
}

func TestItBeginsWithWhatTheSLOIs(t *testing.T) {
	o := open(t, "payments-accepted")
	assert.Equal(t, "99.9", o.value("Target in %"))
	assert.Equal(t, "28", o.value("Days"))
	assert.Regexp(t, `70 of 338 windows would have been met\.`, o.Text())
	assert.Regexp(t, `Worst: −649\.\d % left with an SLI of 99\.\d+ %, 6 Jul 2025`, o.Text())
	assert.False(t, o.Sees("Back to what it is"))
}

func TestTheSliderHasTheKeyboardAndArrowsTryAnotherTarget(t *testing.T) {
	o := open(t, "payments-accepted")
	o.Press(fyne.KeyLeft)
	assert.Equal(t, "99.85", o.value("Target in %"), "just below three nines the steps are those of two and a half")
	assert.False(t, o.Sees("70 of 338 windows"))
	o.Press(fyne.KeyRight, fyne.KeyRight)
	assert.Equal(t, "99.905", o.value("Target in %"))
	o.Tap("Back to what it is")
	assert.True(t, o.Sees("70 of 338 windows"))
}

func TestAnyTargetCanBeTyped(t *testing.T) {
	o := open(t, "payments-accepted")
	o.typeInto("Target in %", "100")
	assert.True(t, o.Sees("A target of 100 % is a promise that nobody can keep."))
	assert.True(t, o.Sees("70 of 338 windows"), "what is wrong changes nothing")
	o.typeInto("Target in %", "90.123")
	assert.True(t, o.Sees("338 of 338 windows would have been met."))
}

func TestAnotherWindowHasOtherWindowsToMeet(t *testing.T) {
	o := open(t, "payments-accepted")
	o.typeInto("Days", "7")
	assert.True(t, o.Sees("of 359 windows"))
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Window").Focus()
	o.Choose("calendar month")
	assert.True(t, o.Sees("of 11 windows"))
	assert.True(t, o.Sees("Each whole window of the calendar counts once."))
}

func TestSlicesAreAskedForByTheirMethod(t *testing.T) {
	o := open(t, "payments-accepted")
	assert.False(t, o.Sees("Slice target in %"))
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Method").Focus()
	o.Choose("Timeslices")
	assert.True(t, o.Sees("Slice target in %"))
	assert.Equal(t, "95", o.value("Slice target in %"))
}

func TestTheSuggestionFollowsItsShareAndCanBeTried(t *testing.T) {
	o := open(t, "payments-accepted")
	assert.True(t, o.Sees("99.62 % is the tightest target that 90 % of the windows (28 days) would have met."))
	o.typeInto("Met in at least", "100")
	assert.False(t, o.Sees("99.62 %"))
	o.Tap("Try it")
	assert.True(t, o.Sees("338 of 338 windows would have been met."))
	assert.False(t, o.Sees("Try it"), "it is what is being tried")
}

func TestTheVerdictsOfAllDaysAreComparedWithWhatTheyWere(t *testing.T) {
	o := open(t, "payments-accepted")
	assert.Regexp(t, `The verdict differs on \d+ of 366 days\.`, o.Text())
	assert.True(t, o.Sees("As it was"))
	assert.True(t, o.Sees("Fixes only"))
}

func TestATargetIsTakenOverAsAProposalWithItsEvidence(t *testing.T) {
	o := open(t, "payments-accepted")
	o.typeInto("Target in %", "99.62")
	o.Tap("Take over as a proposal")
	id, _ := o.At.SLO()
	proposed, ok := o.W().OpenProposal(id)
	require.True(t, ok)
	assert.Equal(t, slo.Percent("99.62"), proposed.Goal)
	assert.Equal(t, review.Loosen, proposed.Change)
	assert.Regexp(t, `Tried on the history from 2 Mar 2025 to 2 Mar 2026 \(28 days\)\. \d+ of 338 windows would have been met\. Worst: `, proposed.Evidence)
	assert.Equal(t, "propose 99.62 % for “Payments accepted”", o.Session.UndoLabel())
	assert.Equal(t, []stage.Route{{Screen: stage.Planning, ServiceID: o.Service("payments"), ID: id}}, o.Went())
}

func TestTheTargetOfAProposedSLOIsCorrectedInPlace(t *testing.T) {
	o := open(t, "barcode-reads")
	id, _ := o.At.SLO()
	before := len(o.W().TargetsOf(id))
	o.typeInto("Target in %", "99.8")
	o.Tap("Take over as a proposal")
	assert.Empty(t, o.W().ProposalsOf(id))
	assert.Len(t, o.W().TargetsOf(id), before)
	target, _ := o.W().LatestTarget(id)
	assert.Equal(t, slo.Percent("99.8"), target.Goal)
}

func TestWithoutMeasurementsThereIsNothingToTry(t *testing.T) {
	o := open(t, "claim-paid")
	o.Tap("Open the measurements")
	assert.Equal(t, o.SLO("claim-paid", stage.Measurements), o.At)
}

func TestOnlyWhatWasAskedForLastIsShown(t *testing.T) {
	s := stagetest.WithYear(t)
	var waiting []func()
	s.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		waiting = append(waiting, func() { then(do(t.Context())) })
	}
	next := func() {
		first := waiting[0]
		waiting = waiting[1:]
		first()
	}
	o := &opened{s}
	o.ShowPart(whatif.New(o.Env), "payments-accepted", stage.WhatIf)
	o.typeInto("Target in %", "99.5")
	o.typeInto("Target in %", "90")
	require.Len(t, waiting, 1, "one trial at a time")
	next()
	assert.False(t, o.Sees("of 338 windows"), "nobody wants to know any more")
	require.Len(t, waiting, 1)
	next()
	assert.True(t, o.Sees("338 of 338 windows would have been met."))
	for len(waiting) > 0 {
		next()
	}
	assert.Regexp(t, `The verdict differs on \d+ of 366 days`, o.Text())
}

func TestWhatIsBeingTriedStaysWhenTheWorkspaceChanges(t *testing.T) {
	o := open(t, "payments-accepted")
	id, _ := o.At.SLO()
	set := func(goal slo.Percent) {
		o.Do("set", func(w *workspace.Workspace) error {
			return w.SetTarget(slo.Target{SLOID: id, Goal: goal, From: "2026-01-01"})
		})
	}
	set("99.7")
	assert.Equal(t, "99.7", o.value("Target in %"), "it follows as long as nothing is tried")
	o.typeInto("Target in %", "99.2")
	set("99.6")
	assert.Equal(t, "99.2", o.value("Target in %"))
	o.Tap("Back to what it is")
	assert.Equal(t, "99.6", o.value("Target in %"))
}
