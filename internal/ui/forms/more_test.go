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

// unfold opens the fold whose head says a text, by the keyboard.
func (o *opened) unfold(text string) {
	o.T.Helper()
	o.tabTo(func(focused fyne.Focusable) bool {
		object, ok := focused.(fyne.CanvasObject)
		return ok && len(stagetest.Lines(object)) > 0 && stagetest.Lines(object)[0] == text
	})
	o.Press(fyne.KeyReturn)
	o.column.Settle()
}

func TestSLO_HowItIsMeasuredStandsInAFold(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	assert.NotContains(t, o.Text(), "Expected outage")
	o.unfold("More about measuring")
	o.write("What is counted", "payments")
	o.Press(fyne.KeyReturn)
	o.write("Enough data in %", "80")
	assert.Contains(t, o.Text(), "judged from 80 % of data on", "it follows the typing")
	o.Press(fyne.KeyReturn)
	o.write("Expected outage", "90m")
	o.Press(fyne.KeyReturn)
	o.choose("Slots without data", 3)
	s := o.slo("pay-in-2s")
	assert.Equal(t, "payments", s.Unit)
	assert.Equal(t, "80", s.Enough)
	assert.Equal(t, "90m", s.Outage)
	assert.Equal(t, "bad", s.Missing)
}

func TestSLO_SinceWhenIncidentsAreWrittenDownIsAskedWhereTheyAreTheMeasurements(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	o.unfold("More about measuring")
	assert.NotContains(t, o.Text(), "Written down since")
	o.choose("Measured by", 2)
	assert.Equal(t, slo.Outages, o.slo("pay-in-2s").Way)
	stagetest.Labelled[*widgets.DateField](o.Stage, "Written down since").Focus()
	o.TypeOver("2026-01-01")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "2026-01-01", o.slo("pay-in-2s").Since)
}

func TestSLO_AnOutageLongerThanTheBudgetIsSaidAsItIsTyped(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	o.unfold("More about measuring")
	o.write("Expected outage", "10h")
	assert.Contains(t, o.Text(), "One outage of 10 h uses more than the whole budget of 3 h 21 min")
}

func TestSLO_CalendarWindowsHaveAZoneAndABeginning(t *testing.T) {
	o, s := proposed(t)
	o.write("Window", "28d")
	assert.NotContains(t, o.Text(), "Time zone")
	o.write("Window", "quarter")
	o.Press(fyne.KeyReturn)
	o.write("Time zone", "Europe/Berlin")
	o.Press(fyne.KeyReturn)
	stagetest.Labelled[*widgets.DateField](o.Stage, "Begins as on").Focus()
	o.TypeOver("2026-02-01")
	o.Press(fyne.KeyReturn)
	target := o.target(s.ID)
	assert.Equal(t, slo.CalendarQuarter, target.Window)
	assert.Equal(t, "Europe/Berlin", target.Zone)
	assert.Equal(t, "2026-02-01", target.Anchor)
}

func TestSLO_AZoneThatIsNoneIsRefusedAtItsField(t *testing.T) {
	o, s := proposed(t)
	o.write("Window", "month")
	o.Press(fyne.KeyReturn)
	before := o.target(s.ID)
	o.write("Time zone", "Middle/Earth")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "“Middle/Earth” is not a time zone.")
	assert.Equal(t, before, o.target(s.ID))
}

func TestAskTarget_SaysWhoDecidedAndTakesAnotherKind(t *testing.T) {
	o, _ := open(t, forms.SLO, sloCalled("pay-in-2s"))
	s := o.slo("pay-in-2s")
	forms.AskTarget(o.Env, o.W(), s.ID, slo.Aspiration, slo.ContractGoal)
	o.choose("Kind", 2)
	o.write("Target in %", "99")
	o.write("Window", "month")
	o.write("Time zone", "Europe/Berlin")
	o.write("Decided by", "Legal")
	o.Press(fyne.KeyReturn)
	all := o.W().TargetsOfKind(s.ID, slo.ContractGoal)
	require.NotEmpty(t, all)
	added := all[len(all)-1]
	assert.Equal(t, slo.Percent("99"), added.Goal)
	assert.Equal(t, slo.CalendarMonth, added.Window)
	assert.Equal(t, "Europe/Berlin", added.Zone)
	assert.Equal(t, "Legal", added.By)
	assert.Equal(t, "2026-03-02", added.From)
}

func TestDependencies_HaveRedundantCopies(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("Queue")
	w := o.W()
	o.toRow(len(w.DependenciesOf(payments(w))) - 1)
	o.Press(fyne.KeyReturn)
	o.write("Redundant copies", "none")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "Type a whole number from 1 to 1000.")
	o.write("Redundant copies", "3")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, 3, o.dependency("Queue").Copies)
	assert.Contains(t, o.Text(), "3 redundant copies")
}

// TestDrawMore draws the form with its fold open for people to look at.
func TestDrawMore(t *testing.T) {
	stagetest.Pictures(t, "forms-more", func(look stagetest.Look) *stagetest.Stage {
		o, _ := open(t, forms.SLO, func(w workspace.Workspace) string { return sloCalled("refund-same-day")(w) })
		o.Wear(look)
		o.Window.Resize(fyne.NewSize(1120, 1500))
		o.unfold("More about measuring")
		return o.Stage
	})
}
