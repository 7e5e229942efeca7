package measuring_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/workspace"
)

func hour(n int, good, valid int64) budget.Slot {
	return budget.Slot{Start: time.Date(2026, 3, 1, n, 0, 0, 0, time.UTC), Length: time.Hour, Good: good, Valid: valid}
}

// typeRow types a new row from cell to cell and ends it with Enter.
func (o *opened) typeRow(cells ...string) {
	o.T.Helper()
	o.Tap("Type or paste")
	for i, text := range cells {
		if i == 0 {
			o.Press(fyne.KeyReturn)
		} else {
			o.tab()
		}
		o.TypeOver(text)
	}
	o.Press(fyne.KeyReturn)
}

func TestARowThatIsTypedIsOneEditThatCanBeUndone(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.MustStaySilent()
	assert.True(t, o.Sees("Nothing was measured yet"))
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	require.Equal(t, []budget.Slot{hour(0, 990, 1000)}, o.slots())
	assert.Equal(t, "add the measurement of 1 Mar 2026, 00:00 to “Pay in under 2 s”", o.Session.UndoLabel())
	assert.True(t, o.Sees("1 slot of 1 h, from 1 Mar 2026, 00:00 to 1 Mar 2026, 01:00"))
	o.undo()
	assert.Empty(t, o.slots())
}

func TestTheNextRowBeginsWhereTheLatestEnds(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // start and length are filled in: on to the bad ones
	o.Type("7")
	o.tab()
	o.Type("900")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(0, 990, 1000), hour(1, 893, 900)}, o.slots())
}

func TestWhatIsWrongWithARowIsSaidAndNothingIsLost(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	for _, test := range []struct {
		cells []string
		want  string
	}{
		{[]string{"2026-03-01 00:00", "1h", "990"}, "Type two of good, bad and valid events."},
		{[]string{"2026-03-01 25:00", "1h", "990", "", "1000"}, "“2026-03-01 25:00” is not a date and time."},
		{[]string{"2026-03-01 00:00", "long", "990", "", "1000"}, "“long” is not"},
		{[]string{"2026-03-01 00:00", "1h", "many", "", "1000"}, "“many” is not a number."},
		{[]string{"2026-03-01 00:00", "1h", "1001", "", "1000"}, "There are more good events than valid ones."},
		{[]string{"2026-03-01 00:00", "1h", "990", "11", "1000"}, "Good and bad events together are not the valid ones."},
		{[]string{"2026-03-01 00:00", "", "990", "", "1000"}, "How long is a slot?"},
	} {
		o.typeRow(test.cells...)
		assert.True(t, o.Sees(test.want), "%v: %s", test.cells, o.Text())
		assert.True(t, o.Sees(test.cells[0]), "what was typed stays")
		assert.Empty(t, o.slots())
	}
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	assert.False(t, o.Sees("How long is a slot?"))
	assert.Len(t, o.slots(), 1)
}

func TestACellIsChangedWhereItStands(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.MustStaySilent()
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	o.TypeOver("980")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(0, 980, 1000)}, o.slots())
	assert.Equal(t, "change the measurement of 1 Mar 2026, 00:00 of “Pay in under 2 s”", o.Session.UndoLabel())
	o.Press(fyne.KeyRight)
	o.Type("5") // over the bad ones
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(0, 995, 1000)}, o.slots())
	o.Press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyF2)
	o.TypeOver("2026-03-01 03:00")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(3, 995, 1000)}, o.slots(), "it moved, and left nothing behind")
}

func TestACellThatCannotBeStaysOpenUntilEscape(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	o.Type("x9")
	o.Press(fyne.KeyReturn)
	assert.True(t, o.Sees("“x9” is not a number."))
	o.Press(fyne.KeyEscape)
	assert.False(t, o.Sees("“x9” is not a number."))
	assert.Equal(t, []budget.Slot{hour(0, 990, 1000)}, o.slots())
}

func TestAMeasurementIsRemovedAfterAYes(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.Press(fyne.KeyDown, fyne.KeyDelete, fyne.KeyEscape)
	assert.Len(t, o.slots(), 1)
	o.Press(fyne.KeyDelete)
	assert.True(t, o.Sees("Remove the measurement of 1 Mar 2026, 00:00?"))
	o.Tap("Remove")
	assert.Empty(t, o.slots())
	o.undo()
	assert.Len(t, o.slots(), 1)
}

func TestARowThatIsThereAlreadyIsShownBeforeItIsReplaced(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.typeRow("2026-03-01 00:00", "1h", "980", "", "1000")
	assert.True(t, o.Sees("Replaced (1)"))
	assert.True(t, o.Sees("990 of 1,000"), "what it was until now")
	assert.Equal(t, []budget.Slot{hour(0, 990, 1000)}, o.slots(), "nothing is written yet")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(0, 980, 1000)}, o.slots())
}

func TestTheTimeThatIsShownCanBeChosen(t *testing.T) {
	o := open(t, "pay-in-2s")
	assert.True(t, o.Sees("2 Mar 2026, 08:00"))
	assert.True(t, o.Sees("8,769 slots of 1 h"))
	o.Press(fyne.KeyEnd)
	assert.True(t, o.Sees("2 Feb 2026, 09:00"), "where the window begins: %s", o.Text())
	o.chooseTime("All of them")
	o.Press(fyne.KeyEnd)
	assert.True(t, o.Sees("2 Mar 2025, 00:00"))
	o.chooseTime("From – to")
	o.day("From", "2025-07-24")
	o.day("To", "2025-07-24")
	o.Press(fyne.KeyHome)
	assert.True(t, o.Sees("24 Jul 2025, 23:00"))
	assert.False(t, o.Sees("25 Jul 2025, 00:00"))
	o.Press(fyne.KeyEnd)
	assert.True(t, o.Sees("24 Jul 2025, 00:00"))
}

func TestAnHourThatTheClockShowsTwiceStaysWhereItIs(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.Do("days of Berlin", func(w *workspace.Workspace) error {
		target, _ := w.LatestTarget(o.id)
		target.Zone = "Europe/Berlin"
		return w.SetTarget(target)
	})
	o.paste("start\tgood\tvalid\n2025-10-26T00:00:00Z\t9\t10\n2025-10-26T01:00:00Z\t9\t10\n")
	o.Press(fyne.KeyReturn)
	o.chooseTime("All of them")
	before := o.slots()
	assert.Equal(t, 1, strings.Count(o.Text(), "26 Oct 2025, 02:00 CE"), "the two are told apart: %s", o.Text())
	o.Press(fyne.KeyEnd, fyne.KeyRight, fyne.KeyRight)
	o.Type("5")
	o.Press(fyne.KeyReturn)
	after := o.slots()
	require.Len(t, after, 2)
	assert.Equal(t, before[0].Start, after[0].Start)
	assert.Equal(t, before[1], after[1])
	assert.Equal(t, int64(5), after[0].Good)
}

func TestARowThatIsNotReplacedAfterAllCanBeTypedOn(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	o.typeRow("2026-03-01 00:00", "1h", "981", "", "1000")
	o.Press(fyne.KeyEscape)
	assert.Equal(t, []budget.Slot{hour(0, 990, 1000)}, o.slots())
	assert.True(t, o.Sees("981"), "what was typed stays")
}

func TestWhatCouldNotBeWrittenStaysWhereItWasTyped(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.typeRow("2026-03-01 00:00", "1h", "990", "", "1000")
	require.NoError(t, o.Session.Close(), "as when the file goes away")
	o.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	o.TypeOver("977")
	o.Press(fyne.KeyReturn)
	assert.True(t, o.Sees("977"), "in its cell")
	o.Press(fyne.KeyEscape)
	o.typeRow("2026-03-01 05:00", "1h", "955", "", "1000")
	assert.True(t, o.Sees("955"), "in the new row")
}
