package people_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/people"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

const (
	personasTab = iota
	personsTab
	chairsTab
)

// field returns the visible text field that shows the value.
func (o *opened) field(value string) *widgets.TextField {
	o.T.Helper()
	for _, f := range stagetest.All[*widgets.TextField](o.Root()) {
		if f.Value() == value {
			return f
		}
	}
	require.Fail(o.T, "no field shows "+value)
	return nil
}

// replace types a text in place of what the field shows, and leaves it with Enter.
func (o *opened) replace(value, text string) {
	o.T.Helper()
	o.field(value).Focus()
	o.TypeOver(text + "\n")
}

func (o *opened) persona(key string) people.Persona {
	o.T.Helper()
	for _, p := range o.W().Personas {
		if p.Key == key {
			return p
		}
	}
	require.Fail(o.T, "no persona "+key)
	return people.Persona{}
}

func (o *opened) person(name string) people.Person {
	o.T.Helper()
	for _, p := range o.W().People {
		if p.Name == name {
			return p
		}
	}
	require.Fail(o.T, "no person "+name)
	return people.Person{}
}

func TestAPersonaIsRenamedInPlaceAndTheChartFollows(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.replace("Champion", "Captain")
	assert.Equal(t, "Captain", o.persona("service-owner").Called())
	assert.Equal(t, "call Service Owner Captain", o.Session.UndoLabel())
	_, own := o.W().ColumnCalled(o.persona("service-owner").ColumnID)
	assert.Equal(t, "Captain", own)

	require.NoError(t, o.Session.Undo())
	assert.Equal(t, "Champion", o.field("Champion").Value())
}

func TestAPersonaIsMappedToAnotherColumn(t *testing.T) {
	o := open(t)
	o.show("", "")
	column, err := o.W().ColumnByKey("exec")
	require.NoError(t, err)
	stagetest.All[*widgets.ChoiceField](o.Window.Content())[0].OnChoose(column.ID)
	assert.Equal(t, column.ID, o.persona("service-owner").ColumnID)
	assert.Equal(t, "map Champion to Exec (VP)", o.Session.UndoLabel())
}

func TestAPersonaIsAddedMovedAndRemoved(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.Tap("Add a persona")
	o.Type("Data Protection Officer")
	o.Press(fyne.KeyReturn)
	added := o.persona("data-protection-officer")
	assert.Equal(t, "add the persona Data Protection Officer", o.Session.UndoLabel())

	o.TapNth("More", 11)
	o.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	all := o.W().PersonasInOrder()
	assert.Equal(t, added.ID, all[len(all)-2].ID)

	o.TapNth("More", 10)
	o.Press(fyne.KeyUp, fyne.KeyReturn) // the last line
	assert.True(t, o.Sees("Remove the persona “Data Protection Officer”?"))
	o.Tap("Remove")
	assert.NotContains(t, o.W().Personas, added.ID)
}

func TestAPersonIsEditedBesideTheTable(t *testing.T) {
	o := open(t)
	o.show("", o.person("Anjali Iyer").ID)
	o.replace("Anjali Iyer", "Anjali Rao")
	assert.Equal(t, "change the name of Anjali Iyer", o.Session.UndoLabel())
	person := o.person("Anjali Rao")

	for _, box := range stagetest.All[*widgets.CheckField](o.Window.Content()) {
		if box.Text == "SLO guard" {
			assert.Contains(t, box.Tip(), "breaches", "the tooltip says what the hat is")
			test.Tap(box)
		}
	}
	assert.True(t, o.W().People[person.ID].Guard)
	assert.Equal(t, "put the hat SLO guard on Anjali Rao", o.Session.UndoLabel())

	o.replace("iyer@larkline.example.com", "rao@larkline.example.com")
	assert.Equal(t, "rao@larkline.example.com", o.W().People[person.ID].Email)
}

func TestANameThatIsEmptyIsRefusedBelowItsField(t *testing.T) {
	o := open(t)
	o.show("", o.person("Anjali Iyer").ID)
	o.replace("Anjali Iyer", "")
	assert.True(t, o.Sees("Name must not be empty."))
	o.person("Anjali Iyer")
}

func TestAPersonIsAddedAndSelected(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.tab(personsTab)
	o.Tap("Add a person")
	o.Type("Zoe Adler")
	o.Press(fyne.KeyReturn)
	o.person("Zoe Adler")
	assert.Equal(t, "Zoe Adler", o.field("Zoe Adler").Value())
	assert.True(t, o.Sees("No persona yet"))
}

func TestRemovingAPersonSaysWhatGoesWithThem(t *testing.T) {
	o := open(t)
	person := o.person("Miriam Okafor")
	o.show("", person.ID)
	o.Tap("Remove…")
	assert.True(t, o.Sees("2 chairs"))
	assert.True(t, o.Sees("You can undo this."))
	o.Tap("Remove")
	assert.NotContains(t, o.W().People, person.ID)
	require.NoError(t, o.Session.Undo())
	assert.Contains(t, o.W().People, person.ID)
}

func TestAnEmptyChairIsShownAndFilledWithSomebodyNewByKeyboard(t *testing.T) {
	o := open(t)
	o.show("refunds", "")
	o.tab(chairsTab)
	require.NotEmpty(t, stagetest.All[*widgets.Chip](o.Window.Content()))

	o.show("refunds", o.persona("developer").ID)
	button, ok := o.Window.Canvas().Focused().(*widgets.Button)
	require.True(t, ok, "the route leads to the chair's button")
	assert.Equal(t, "Fill the chair…", button.Text)

	o.Press(fyne.KeySpace, fyne.KeyReturn) // the chosen service comes first
	o.Type("Zoe Adler")
	o.Press(fyne.KeyReturn)
	holders := o.W().HoldersFor(o.persona("developer").ID, o.At.ServiceID)
	require.Len(t, holders, 1)
	assert.Equal(t, "Zoe Adler", holders[0].Name)
	assert.Equal(t, "make Zoe Adler Engineer for Refunds and delay compensation", o.Session.UndoLabel())
	assert.True(t, o.Sees("Zoe Adler"))
}

func TestAnybodyKnownCanBeSeatedForTheWholeWorkspace(t *testing.T) {
	o := open(t)
	o.show("", o.persona("sre").ID)
	o.Press(fyne.KeySpace, fyne.KeyReturn)
	o.Type("tanaka")
	o.Press(fyne.KeyReturn)
	holders := o.W().HoldersFor(o.persona("sre").ID, "")
	require.Len(t, holders, 1)
	assert.Equal(t, "Yui Tanaka", holders[0].Name)
}

func TestWhoLeavesAChairMayBeAskedWhichOne(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.tab(chairsTab)
	owner, miriam := o.persona("service-owner").ID, o.person("Miriam Okafor").ID
	o.Tap("Leave the chair")
	assert.Empty(t, o.W().HoldersFor(owner, o.At.ServiceID))
	require.NoError(t, o.Session.Undo())

	o.show("", miriam)
	o.Tap("Leave the chair")
	require.NotNil(t, o.Window.Canvas().Overlays().Top(), "Miriam owns two services")
	o.Press(fyne.KeyDown, fyne.KeyReturn) // leave all of them
	for _, h := range o.W().Holdings {
		assert.False(t, h.PersonID == miriam && h.PersonaID == owner)
	}
}

func TestWithoutPeopleTheScreenSaysHowToBegin(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.NoError(t, o.Session.Do("remove all", func(w *workspace.Workspace) error {
		for _, p := range w.PeopleByName() {
			if err := w.Remove("person", p.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	o.tab(personsTab)
	assert.True(t, o.Sees("Nobody is written down yet."))
	assert.Empty(t, stagetest.All[*widgets.TextField](o.Window.Content()), "no fields without a person")
}
