package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
)

// openText shows the text of the draft of the Payments API, with the keyboard on the outline.
func openText(t *testing.T) *desk {
	t.Helper()
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.click("Service and description")
	return d
}

func (d *desk) sections() []policies.Section {
	return d.W().SectionsOf(d.version("payments", 2).ID)
}

func TestASectionIsEditedWhereItStands(t *testing.T) {
	d := openText(t)
	d.Press(fyne.KeyDown, fyne.KeyReturn) // from the outline to the title of Definitions
	d.TypeOver("Words")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "Words", d.sections()[1].Title)
	assert.Equal(t, "edit “Definitions” in policy version 2", d.Session.UndoLabel())

	d.Press(fyne.KeyTab, fyne.KeyReturn)
	d.TypeOver("One line\nand *another*")
	d.Press(fyne.KeyTab)

	assert.Equal(t, "One line\nand *another*", d.sections()[1].Body)
	assert.Contains(t, d.Text(), "One line")
}

func TestAnEmptyTitleIsRefused(t *testing.T) {
	d := openText(t)
	d.Press(fyne.KeyReturn)
	d.TypeOver(" ")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "Title must not be empty.")
	assert.Equal(t, "Service and description", d.sections()[0].Title)
}

func TestWhatIsBeingTypedSurvivesAChangeElsewhere(t *testing.T) {
	d := openText(t)
	d.Press(fyne.KeyReturn)
	d.Type("The ")
	focused := d.Window.Canvas().Focused()

	d.screen.Show(d.W(), d.At)

	assert.Same(t, focused, d.Window.Canvas().Focused())
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "The Service and description", d.sections()[0].Title)
}

func TestSectionsAreAddedMovedAndRemoved(t *testing.T) {
	d := openText(t)
	d.Tap("Add a section")
	d.Type("Glossary")
	d.Press(fyne.KeyReturn)
	require.Len(t, d.sections(), 12)
	assert.Equal(t, "Glossary", d.sections()[11].Title)

	d.Tap("Move the section up (Alt+Up)") // the new one is selected
	assert.Equal(t, "Glossary", d.sections()[10].Title)

	d.Tap("Remove the section (Delete)")
	assert.Contains(t, d.Text(), "Remove “Glossary”?")
	d.confirm()
	assert.Len(t, d.sections(), 11)
}

func TestAboutTheVersionIsNoSection(t *testing.T) {
	d := openText(t)
	d.Press(fyne.KeyHome)
	d.pressAlt(fyne.KeyDown)
	d.Press(fyne.KeyDelete)
	assert.Len(t, d.sections(), 11)
	assert.Nil(t, d.Window.Canvas().Overlays().Top())
}

func TestADraftSaysWhatItIs(t *testing.T) {
	d := openText(t)
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // past the buttons below the outline
	d.TypeOver("Our policy")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	d.TypeOver("Shorter.")
	d.Press(fyne.KeyTab)
	d.Choose("Permissive")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	d.TypeOver("One quarter of practice.")
	d.Press(fyne.KeyTab)

	v := d.version("payments", 2)
	assert.Equal(t, "Our policy", v.Title)
	assert.Equal(t, "Shorter.", v.Summary)
	assert.Equal(t, policies.Permissive, v.Mode)
	assert.Equal(t, "One quarter of practice.", v.Transition)
	assert.Equal(t, "edit “Transition plan” of policy version 2", d.Session.UndoLabel())
}
