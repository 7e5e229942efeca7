package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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
	return d.session.Workspace().SectionsOf(d.version("payments", 2).ID)
}

func TestASectionIsEditedWhereItStands(t *testing.T) {
	d := openText(t)
	d.press(fyne.KeyDown, fyne.KeyReturn) // from the outline to the title of Definitions
	d.typeOver("Words")
	d.press(fyne.KeyReturn)
	assert.Equal(t, "Words", d.sections()[1].Title)
	assert.Equal(t, "edit “Definitions” in policy version 2", d.session.UndoLabel())

	d.press(fyne.KeyTab, fyne.KeyReturn)
	d.typeOver("One line\nand *another*")
	d.press(fyne.KeyTab)

	assert.Equal(t, "One line\nand *another*", d.sections()[1].Body)
	assert.Contains(t, d.seen(), "One line")
}

func TestAnEmptyTitleIsRefused(t *testing.T) {
	d := openText(t)
	d.press(fyne.KeyReturn)
	d.typeOver(" ")
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "Title must not be empty.")
	assert.Equal(t, "Service and description", d.sections()[0].Title)
}

func TestWhatIsBeingTypedSurvivesAChangeElsewhere(t *testing.T) {
	d := openText(t)
	d.press(fyne.KeyReturn)
	test.Type(d.window.Canvas().Focused(), "The ")
	focused := d.window.Canvas().Focused()

	d.screen.Show(d.session.Workspace(), d.at)

	assert.Same(t, focused, d.window.Canvas().Focused())
	d.press(fyne.KeyReturn)
	assert.Equal(t, "The Service and description", d.sections()[0].Title)
}

func TestSectionsAreAddedMovedAndRemoved(t *testing.T) {
	d := openText(t)
	d.tap("Add a section")
	test.Type(d.window.Canvas().Focused(), "Glossary")
	d.press(fyne.KeyReturn)
	require.Len(t, d.sections(), 12)
	assert.Equal(t, "Glossary", d.sections()[11].Title)

	d.tap("Move the section up (Alt+Up)") // the new one is selected
	assert.Equal(t, "Glossary", d.sections()[10].Title)

	d.tap("Remove the section (Delete)")
	assert.Contains(t, d.seen(), "Remove “Glossary”?")
	d.confirm()
	assert.Len(t, d.sections(), 11)
}

func TestAboutTheVersionIsNoSection(t *testing.T) {
	d := openText(t)
	d.press(fyne.KeyHome)
	d.pressAlt(fyne.KeyDown)
	d.press(fyne.KeyDelete)
	assert.Len(t, d.sections(), 11)
	assert.Nil(t, d.window.Canvas().Overlays().Top())
}

func TestADraftSaysWhatItIs(t *testing.T) {
	d := openText(t)
	d.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // past the buttons below the outline
	d.typeOver("Our policy")
	d.press(fyne.KeyTab, fyne.KeyReturn)
	d.typeOver("Shorter.")
	d.press(fyne.KeyTab)
	d.pick("Permissive")
	d.press(fyne.KeyTab, fyne.KeyReturn)
	d.typeOver("One quarter of practice.")
	d.press(fyne.KeyTab)

	v := d.version("payments", 2)
	assert.Equal(t, "Our policy", v.Title)
	assert.Equal(t, "Shorter.", v.Summary)
	assert.Equal(t, policies.Permissive, v.Mode)
	assert.Equal(t, "One quarter of practice.", v.Transition)
	assert.Equal(t, "edit “Transition plan” of policy version 2", d.session.UndoLabel())
}
