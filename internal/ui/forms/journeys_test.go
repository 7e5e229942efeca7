package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/forms"
	"slocharter/internal/workspace"
)

func (o *opened) journeys() []string {
	var names []string
	w := o.W()
	for _, j := range w.JourneysOf(payments(w)) {
		names = append(names, j.Name)
	}
	return names
}

// toRow presses Tab until the first row has the focus: it is the first thing that takes it.
func (o *opened) toRow(n int) {
	o.T.Helper()
	o.Window.Canvas().Unfocus()
	rows := 0
	o.tabTo(func(focused fyne.Focusable) bool {
		if _, row := focused.(interface{ Cursor() desktop.Cursor }); row && isRow(focused) {
			rows++
		}
		return rows == n+1
	})
}

// isRow tells a row, which is tapped to open it, from an entry, which has the cursor of a text.
func isRow(focused fyne.Focusable) bool {
	return focused.(interface{ Cursor() desktop.Cursor }).Cursor() == desktop.PointerCursor
}

func altDown() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}
}

func TestJourneys_EnterAddsOneAfterTheOther(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	before := o.journeys()
	o.add("Split a bill")
	o.Type("Tip the driver")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, append(before, "Split a bill", "Tip the driver"), o.journeys())
	assert.Equal(t, "add user journey “Tip the driver”", o.Session.UndoLabel())
	assert.Contains(t, o.Text(), "Tip the driver")
}

func TestJourneys_ANameThatIsTooLongIsRefusedBelowTheField(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	before := o.journeys()
	long := make([]byte, workspace.MaxName+1)
	for i := range long {
		long[i] = 'x'
	}
	o.add(string(long))
	assert.Equal(t, before, o.journeys())
	assert.Contains(t, o.Text(), "Name is too long")
}

func TestJourneys_AltAndTheArrowsChangeTheRank(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	before := o.journeys()
	o.toRow(0)
	row := o.Focused()
	row.(fyne.Shortcutable).TypedShortcut(altDown())
	assert.Equal(t, []string{before[1], before[0], before[2]}, o.journeys())
	assert.Equal(t, row, o.Focused(), "the row keeps the focus while it moves")
	row.(fyne.Shortcutable).TypedShortcut(altDown())
	assert.Equal(t, []string{before[1], before[2], before[0]}, o.journeys())
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, []string{before[1], before[0], before[2]}, o.journeys())
}

func TestJourneys_EnterOpensARowToEditIt(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	o.toRow(0)
	o.Press(fyne.KeyReturn)
	o.write("Who", "Night owls")
	o.Press(fyne.KeyReturn)
	w := o.W()
	first := w.JourneysOf(payments(w))[0]
	assert.Equal(t, "Night owls", first.Who)
	assert.Equal(t, "change Who of “"+first.Name+"”", o.Session.UndoLabel())
}

func TestJourneys_TypingSurvivesAChangeElsewhere(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	o.toRow(0)
	o.Press(fyne.KeyReturn)
	o.write("Who", "Night ow")
	w := o.W()
	last := w.JourneysOf(payments(w))[2]
	require.NoError(t, o.Session.Do("elsewhere", func(w *workspace.Workspace) error { return w.MoveJourney(last.ID, -1) }))
	o.Type("ls")
	o.Press(fyne.KeyReturn)
	w = o.W()
	assert.Equal(t, "Night owls", w.JourneysOf(payments(w))[0].Who)
}

func TestJourneys_DeleteSaysWhatGoesWithItAndCanBeUndone(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	before := o.journeys()
	o.toRow(0)
	o.Press(fyne.KeyDelete)
	assert.Contains(t, o.Text(), "Remove the user journey “"+before[0]+"”?")
	assert.Contains(t, o.Text(), "3 SLOs")
	assert.Equal(t, before, o.journeys(), "nothing is removed before the answer")
	o.Tap("Remove")
	assert.Equal(t, before[1:], o.journeys())
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, before, o.journeys())
}

func TestJourneys_ARemovedJourneyIsNotWrittenAgainByItsField(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	before := o.journeys()
	o.toRow(0)
	o.Press(fyne.KeyReturn)
	o.write("Name", "Ghost")
	w := o.W()
	first := w.JourneysOf(payments(w))[0]
	require.NoError(t, o.Session.Do("elsewhere", func(w *workspace.Workspace) error { return w.Remove("journey", first.ID) }))
	o.Window.Canvas().Unfocus()
	assert.Equal(t, before[1:], o.journeys())
}

func TestJourneys_OneWithoutAnSLOSaysSo(t *testing.T) {
	o, _ := open(t, forms.Journeys, payments)
	o.add("Split a bill")
	assert.Contains(t, o.Text(), "no SLO yet")
	assert.Contains(t, o.Text(), "3 SLOs")
}
