package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// proposed opens the panel of a proposed SLO of the sample.
func proposed(t *testing.T) (*opened, slo.SLO) {
	t.Helper()
	o, _ := open(t, forms.SLO, func(w workspace.Workspace) string {
		for _, s := range w.SLOsOf("") {
			if s.Standing == slo.Proposed {
				return s.ID
			}
		}
		panic("the sample has no proposed SLO")
	})
	for _, s := range o.W().SLOsOf("") {
		if s.Standing == slo.Proposed {
			return o, s
		}
	}
	return nil, slo.SLO{}
}

func (o *opened) target(id string) slo.Target {
	o.T.Helper()
	target, ok := o.W().LatestTarget(id)
	require.True(o.T, ok)
	return target
}

func TestSLO_TheSentenceFollowsTheTyping(t *testing.T) {
	o, s := proposed(t)
	before := o.target(s.ID)
	o.write("Target in %", "99.9")
	o.write("Window", "30d")
	o.write("What is good", "The door opens")
	assert.Contains(t, o.Text(), "99.9 % over 30 days: The door opens")
	assert.Contains(t, o.Text(), "43 min 12 s")
	assert.NotEqual(t, "The door opens", o.slo(s.Key).Specification, "only typed, not left")
	assert.NotEqual(t, before.Goal, o.target(s.ID).Goal, "the target was left, so it counts")
}

func TestSLO_AHundredPerCentIsRefusedAsItIsTyped(t *testing.T) {
	o, s := proposed(t)
	before := o.target(s.ID)
	o.write("Target in %", "100")
	assert.Contains(t, o.Text(), "A target of 100 % is a promise that nobody can keep.")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "A target of 100 % is a promise that nobody can keep.")
	assert.Equal(t, before, o.target(s.ID))
}

func TestSLO_AWindowChosenFirstWaitsForItsTarget(t *testing.T) {
	o, s := proposed(t)
	require.NoError(t, o.Session.Do("forget", func(w *workspace.Workspace) error { return w.Remove("target", o.target(s.ID).ID) }))
	o.write("Window", "quarter")
	o.Press(fyne.KeyReturn)
	assert.Empty(t, o.W().TargetsOf(s.ID))
	o.write("Target in %", "98.5")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, slo.Percent("98.5"), o.target(s.ID).Goal)
	assert.Equal(t, slo.CalendarQuarter, o.target(s.ID).Window)
}

func TestSLO_AnAgreedTargetChangesFromADateOn(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	s := o.slo("pay-in-2s")
	before := o.W().TargetsOf(s.ID)
	o.Tap("Change from a date…")
	o.write("Target in %", "99.7")
	stagetest.Labelled[*widgets.DateField](o.Stage, "Counts from").Focus()
	o.TypeOver("2030-01-01")
	o.Press(fyne.KeyReturn)
	after := o.W().TargetsOf(s.ID)
	require.Len(t, after, len(before)+1)
	assert.Equal(t, before, after[:len(before)], "what was in force stays")
	assert.Equal(t, "2030-01-01", after[len(before)].From)
	assert.Equal(t, slo.Percent("99.7"), after[len(before)].Goal)
	assert.Contains(t, o.Text(), "planned")
}

func TestSLO_ARefusedChangeKeepsTheDialogOpen(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	s := o.slo("pay-in-2s")
	before := o.W().TargetsOf(s.ID)
	o.Tap("Change from a date…")
	o.write("Target in %", "100")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "A target of 100 % is a promise that nobody can keep.")
	assert.Contains(t, o.Text(), "Counts from")
	assert.Equal(t, before, o.W().TargetsOf(s.ID))
}

func TestSLO_SlicesAreAskedForWhereTheMethodNeedsThem(t *testing.T) {
	tests := map[string]struct {
		line   int
		method slo.Method
		shown  []string
		hidden []string
	}{
		"occurrences need none":                   {1, slo.Occurrences, nil, []string{"Slice target in %"}},
		"timeslices need a length and a target":   {2, slo.Timeslices, []string{"Slice", "Slice target in %"}, nil},
		"ratio timeslices need only their length": {3, slo.RatioTimeslices, []string{"Slice"}, []string{"Slice target in %"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
			o.choose("Method", test.line)
			assert.Equal(t, test.method, o.slo("pay-in-2s").Method)
			for _, label := range test.shown {
				stagetest.Labelled[*widgets.TextField](o.Stage, label)
			}
			for _, label := range test.hidden {
				assert.NotContains(t, o.Text(), label)
			}
		})
	}
}

func TestSLO_TheNotesFollowTheFieldInUse(t *testing.T) {
	o, _ := proposed(t)
	stagetest.Labelled[*widgets.TextField](o.Stage, "Target in %").Focus()
	assert.Contains(t, o.Text(), "Take four weeks of data.")
	stagetest.Labelled[*widgets.TextField](o.Stage, "Window").Focus()
	assert.NotContains(t, o.Text(), "Take four weeks of data.")
	assert.Contains(t, o.Text(), "28 days rolling is a good default")
}

func TestSLO_AHardDependencyThatPromisesLessIsNamed(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("payments-accepted"))
	o.column.Settle()
	assert.Contains(t, o.Text(), "A hard dependency promises less than this target: Cardwell Acquiring")
}

func TestSLO_WhatIsTypedForOneSLOIsNotWrittenToAnother(t *testing.T) {
	o, p := open(t, forms.SLO, sloCalled("pay-in-2s"))
	other := o.slo("payments-accepted")
	o.Session.Changed = nil
	o.write("What is good", "Typed for the first")
	p.Show(o.W(), other.ID)
	p.Show(o.W(), other.ID)
	assert.Equal(t, "Typed for the first", o.slo("pay-in-2s").Specification)
	assert.Equal(t, other.Specification, o.slo("payments-accepted").Specification)
}

func TestSLO_RemovingSaysWhatGoesWithIt(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	o.Tap("Remove this SLO")
	assert.Contains(t, o.Text(), "2 targets")
	o.Press(fyne.KeyEscape)
	assert.Equal(t, "pay-in-2s", o.slo("pay-in-2s").Key)
	o.Tap("Remove this SLO")
	o.Tap("Remove")
	_, err := o.W().SLOByKey("pay-in-2s")
	require.Error(t, err)
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, "pay-in-2s", o.slo("pay-in-2s").Key)
}
