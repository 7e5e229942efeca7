package budgeting_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// figure is the figure whose line begins with a name.
func (o *opened) figure(name string) *widgets.FigureLine {
	o.T.Helper()
	return stagetest.Labelled[*widgets.FigureLine](o.Stage, name)
}

// asOf looks at another day.
func (o *opened) asOf(day string) {
	o.T.Helper()
	stagetest.Labelled[*widgets.DateField](o.Stage, "As of").Focus()
	o.TypeOver(day)
	o.Press(fyne.KeyReturn)
}

func TestTheBudgetIsSaidInPlainWordsAndItsTimeIsAnEquivalent(t *testing.T) {
	o := open(t, "pay-in-2s")
	assert.Regexp(t, `99\.5 % over 28 days: The traveller sees the result`, o.Text())
	assert.Regexp(t, `That allows 20,\d{3} of 4,1\d\d,\d{3} payment requests to be bad, the equivalent of 3 h 21 min\.`, o.Text())
	assert.Equal(t, "3 h 21 min", o.figure("Budget as time (equivalent)").Value())
}

func TestTimeOfABudgetOfSlicesIsNoEquivalent(t *testing.T) {
	o := open(t, "timetable-fresh")
	assert.Contains(t, o.Text(), "That allows 6 h 43 min, or 6 of 672 slices of 1h to be bad.")
	assert.NotContains(t, o.Text(), "equivalent")
}

func TestTimeIsTheBudgetItselfWhereIncidentsAreTheMeasurements(t *testing.T) {
	o := open(t, "claims-open")
	assert.Contains(t, o.Text(), "That allows 3 h 21 min of the window to be bad.")
	assert.NotContains(t, o.Text(), "equivalent")
}

func TestAnUnfinishedWindowSaysWhatIsLeftOfAllOfIt(t *testing.T) {
	o := open(t, "refund-same-day")
	assert.NotEqual(t, o.figure("Left").Value(), o.figure("Left of the whole window").Value())
	assert.Equal(t, "not in this window", o.figure("Runs out at this rate").Value())
}

func TestTheFirstFigureHasTheKeyboardAndOpensByEnter(t *testing.T) {
	o := open(t, "pay-in-2s")
	left := o.figure("Left").Value()
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "Left: "+left)
	assert.Contains(t, o.Text(), "1 – used")
	assert.Contains(t, o.Text(), "A slot counts in the window in which it starts.")
	o.Press(fyne.KeyEscape)
	assert.NotContains(t, o.Text(), "1 – used")
	assert.Same(t, o.figure("Left"), o.Focused(), "the keyboard is where it was")
}

func TestEveryFigureOpens(t *testing.T) {
	o := open(t, "payments-accepted")
	lines := stagetest.All[*widgets.FigureLine](o.Window.Content())
	opened := 0
	for _, line := range lines {
		if line.Tip() != "Open this figure to see where it comes from" {
			continue
		}
		o.Window.Canvas().Focus(line)
		o.Press(fyne.KeySpace)
		require.True(t, o.Sees("Formula"), "%s does not open", stagetest.Text(line))
		require.True(t, o.Sees("Window"))
		require.NotContains(t, o.Text(), "budget-")
		o.Press(fyne.KeyEscape)
		opened++
	}
	assert.Equal(t, 10+6+2*3, opened, "ten figures, six burn rates, three of each other target")
}

func TestABurnRateOpensOverItsOwnSpan(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.Window.Canvas().Focus(o.figure("6 hours"))
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "Burn rate: ")
	assert.Contains(t, o.Text(), "2 Mar 2026, 03:00 – 2 Mar 2026, 09:00")
}

func TestExclusionsShowBothResults(t *testing.T) {
	o := open(t, "payments-accepted")
	with, without := o.figure("Left").Value(), o.figure("Left without the exclusions").Value()
	assert.NotEqual(t, with, without)
	assert.Regexp(t, `^−`, without)
	o = open(t, "pay-in-2s")
	assert.NotContains(t, o.Text(), "without the exclusions")
}

func TestAnotherDayShowsTheBudgetAsItWas(t *testing.T) {
	o := open(t, "pay-in-2s")
	now := o.figure("Left").Value()
	assert.True(t, o.Sees("Used up"))
	o.asOf("2026-02-10")
	assert.NotEqual(t, now, o.figure("Left").Value())
	assert.True(t, o.Sees("Budget left"))
	assert.True(t, o.Sees("Runs out at this rate"))
	o.Tap("Back to now")
	assert.Equal(t, now, o.figure("Left").Value())
	assert.True(t, o.Sees("Ran out"))
	o.asOf("yesterday")
	assert.Equal(t, now, o.figure("Left").Value(), "no date is no day")
}

func TestADayOfTheHistoryOpensByEnter(t *testing.T) {
	o := open(t, "pay-in-2s")
	now := o.figure("Left").Value()
	charts := stagetest.All[*chart.Lines](o.Window.Content())
	require.Len(t, charts, 2)
	o.Window.Canvas().Focus(charts[1])
	o.Press(fyne.KeyHome)
	for range 30 {
		o.Press(fyne.KeyRight)
	}
	_, text := charts[1].Reading()
	o.Press(fyne.KeyReturn)
	day := stagetest.Labelled[*widgets.DateField](o.Stage, "As of").Value()
	assert.Regexp(t, `^2025-0[34]-\d\d$`, day, text)
	assert.NotEqual(t, now, o.figure("Left").Value())
	assert.True(t, o.Sees("Back to now"))
}

func TestChartsAreReadByKeysAndNameWhatHappened(t *testing.T) {
	o := open(t, "pay-in-2s")
	lines := stagetest.All[*chart.Lines](o.Window.Content())[0]
	o.Window.Canvas().Focus(lines)
	o.Press(fyne.KeyEnd)
	_, text := lines.Reading()
	assert.Contains(t, text, "left "+o.figure("Left").Value(), "the line ends where the figure is")
}

func TestWhatUsedTheBudgetLeadsToTheIncidents(t *testing.T) {
	o := open(t, "pay-in-2s")
	assert.True(t, o.Sees("Defect"))
	assert.True(t, o.Sees("No incident"))
	o.Window.Canvas().Focus(o.figure("Cardwell answers slowly (22 Feb 2026)"))
	o.Press(fyne.KeyReturn)
	assert.Equal(t, o.SLO("pay-in-2s", stage.Measurements), o.At)
}

func TestTheVerdictNamesTheRulesThatThisSLOCaused(t *testing.T) {
	o := open(t, "pay-in-2s")
	assert.True(t, o.Sees("Fixes only"))
	assert.True(t, o.Sees("Because of this SLO"))
	o.Tap("Open the policy")
	assert.Equal(t, []stage.Route{{Screen: stage.Policy, ServiceID: o.Service("payments"), ID: stage.PolicyRules}}, o.Went())
}

func TestAFindingLeadsToItsPlace(t *testing.T) {
	o := open(t, "pay-in-2s")
	assert.True(t, o.Sees("99.5 % is out of reach"))
	o.Tap("Look")
	assert.Equal(t, o.SLO("pay-in-2s", stage.Definition), o.At)
}

func TestAWindowWithoutDataIsNeitherGoodNorBad(t *testing.T) {
	o := open(t, "barcode-reads")
	assert.True(t, o.Sees("so there is nothing to judge"))
	assert.False(t, o.Sees("Used up"))
	assert.True(t, o.Sees("SLI over time"), "the history stays")
	o.Tap("Open the measurements")
	assert.Equal(t, o.SLO("barcode-reads", stage.Measurements), o.At)
}

func TestAWindowWithTooLittleDataIsNotEvaluated(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.asOf("2025-03-06")
	assert.True(t, o.Sees("Not evaluated"))
	assert.True(t, o.Sees("It is not evaluated: that is neither good nor bad."))
}

func TestAnSLOWithoutMeasurementsSaysWhatToDo(t *testing.T) {
	o := open(t, "claim-paid")
	assert.True(t, o.Sees("Nothing was measured yet."))
	o.Tap("Open the measurements")
	assert.Equal(t, o.SLO("claim-paid", stage.Measurements), o.At)
}

func TestAnSLOWithoutATargetSaysSo(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.Do("forget", func(w *workspace.Workspace) error {
		for id, target := range w.Targets {
			if target.SLOID == w.SLOs[target.SLOID].ID && w.SLOs[target.SLOID].Key == "pay-in-2s" {
				if err := w.Remove("target", id); err != nil {
					return err
				}
			}
		}
		return nil
	})
	assert.True(t, o.Sees("has no target yet"))
	o.Tap("Open the definition")
	assert.Equal(t, o.SLO("pay-in-2s", stage.Definition), o.At)
}

func TestAnEditShowsItselfAndKeepsTheDay(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.asOf("2026-02-10")
	before := o.figure("Left").Value()
	id, _ := o.At.SLO()
	o.Do("loosen", func(w *workspace.Workspace) error {
		return w.SetTarget(slo.Target{SLOID: id, Goal: "99", From: "2025-12-01"})
	})
	assert.NotEqual(t, before, o.figure("Left").Value())
	assert.Equal(t, "2026-02-10", stagetest.Labelled[*widgets.DateField](o.Stage, "As of").Value())
}
