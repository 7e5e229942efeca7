package people_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/people"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

const (
	personasTab = iota
	personsTab
	chairsTab
)

func (o *opened) roots() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...)
}

// press presses the visible button with the text; several of them count from 0.
func (o *opened) press(text string, which int) {
	o.t.Helper()
	for _, root := range o.roots() {
		for _, b := range find[*widgets.Button](root) {
			if b.Text != text && b.Tip() != text {
				continue
			}
			if which == 0 {
				test.Tap(b)
				return
			}
			which--
		}
	}
	require.Fail(o.t, "no button "+text)
}

type texter interface {
	fyne.CanvasObject
	Text() string
}

func (o *opened) shows(words string) bool {
	for _, root := range o.roots() {
		for _, text := range find[texter](root) {
			if strings.Contains(text.Text(), words) {
				return true
			}
		}
	}
	return false
}

// field returns the visible text field that shows the value.
func (o *opened) field(value string) *widgets.TextField {
	o.t.Helper()
	for _, root := range o.roots() {
		for _, f := range find[*widgets.TextField](root) {
			if f.Value() == value {
				return f
			}
		}
	}
	require.Fail(o.t, "no field shows "+value)
	return nil
}

// replace types a text in place of what the field shows, and leaves it with Enter.
func (o *opened) replace(value, text string) {
	o.t.Helper()
	o.field(value).Focus()
	entry := o.window.Canvas().Focused()
	entry.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	test.Type(entry, text)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (o *opened) key(names ...fyne.KeyName) {
	o.t.Helper()
	for _, name := range names {
		require.NotNil(o.t, o.window.Canvas().Focused(), "nothing has the keyboard")
		o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (o *opened) typeText(text string) { test.Type(o.window.Canvas().Focused(), text) }

func (o *opened) persona(key string) people.Persona {
	o.t.Helper()
	for _, p := range o.session.Workspace().Personas {
		if p.Key == key {
			return p
		}
	}
	require.Fail(o.t, "no persona "+key)
	return people.Persona{}
}

func (o *opened) person(name string) people.Person {
	o.t.Helper()
	for _, p := range o.session.Workspace().People {
		if p.Name == name {
			return p
		}
	}
	require.Fail(o.t, "no person "+name)
	return people.Person{}
}

func TestAPersonaIsRenamedInPlaceAndTheChartFollows(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.replace("Champion", "Captain")
	assert.Equal(t, "Captain", o.persona("service-owner").Called())
	assert.Equal(t, "call Service Owner Captain", o.session.UndoLabel())
	_, own := o.session.Workspace().ColumnCalled(o.persona("service-owner").ColumnID)
	assert.Equal(t, "Captain", own)

	require.NoError(t, o.session.Undo())
	assert.Equal(t, "Champion", o.field("Champion").Value())
}

func TestAPersonaIsMappedToAnotherColumn(t *testing.T) {
	o := open(t)
	o.show("", "")
	column, err := o.session.Workspace().ColumnByKey("exec")
	require.NoError(t, err)
	find[*widgets.ChoiceField](o.window.Content())[0].OnChoose(column.ID)
	assert.Equal(t, column.ID, o.persona("service-owner").ColumnID)
	assert.Equal(t, "map Champion to Exec (VP)", o.session.UndoLabel())
}

func TestAPersonaIsAddedMovedAndRemoved(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.press("Add a persona", 0)
	o.typeText("Data Protection Officer")
	o.key(fyne.KeyReturn)
	added := o.persona("data-protection-officer")
	assert.Equal(t, "add the persona Data Protection Officer", o.session.UndoLabel())

	o.press("More", 11)
	o.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	all := o.session.Workspace().PersonasInOrder()
	assert.Equal(t, added.ID, all[len(all)-2].ID)

	o.press("More", 10)
	o.key(fyne.KeyUp, fyne.KeyReturn) // the last line
	assert.True(t, o.shows("Remove the persona “Data Protection Officer”?"))
	o.press("Remove", 0)
	assert.NotContains(t, o.session.Workspace().Personas, added.ID)
}

func TestAPersonIsEditedBesideTheTable(t *testing.T) {
	o := open(t)
	o.show("", o.person("Anjali Iyer").ID)
	o.replace("Anjali Iyer", "Anjali Rao")
	assert.Equal(t, "change the name of Anjali Iyer", o.session.UndoLabel())
	person := o.person("Anjali Rao")

	for _, box := range find[*widgets.CheckField](o.window.Content()) {
		if box.Text == "SLO guard" {
			assert.Contains(t, box.Tip(), "breaches", "the tooltip says what the hat is")
			test.Tap(box)
		}
	}
	assert.True(t, o.session.Workspace().People[person.ID].Guard)
	assert.Equal(t, "put the hat SLO guard on Anjali Rao", o.session.UndoLabel())

	o.replace("iyer@larkline.example.com", "rao@larkline.example.com")
	assert.Equal(t, "rao@larkline.example.com", o.session.Workspace().People[person.ID].Email)
}

func TestANameThatIsEmptyIsRefusedBelowItsField(t *testing.T) {
	o := open(t)
	o.show("", o.person("Anjali Iyer").ID)
	o.replace("Anjali Iyer", "")
	assert.True(t, o.shows("Name must not be empty."))
	o.person("Anjali Iyer")
}

func TestAPersonIsAddedAndSelected(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.tab(personsTab)
	o.press("Add a person", 0)
	o.typeText("Zoe Adler")
	o.key(fyne.KeyReturn)
	o.person("Zoe Adler")
	assert.Equal(t, "Zoe Adler", o.field("Zoe Adler").Value())
	assert.True(t, o.shows("No persona yet"))
}

func TestRemovingAPersonSaysWhatGoesWithThem(t *testing.T) {
	o := open(t)
	person := o.person("Miriam Okafor")
	o.show("", person.ID)
	o.press("Remove…", 0)
	assert.True(t, o.shows("2 chairs"))
	assert.True(t, o.shows("You can undo this."))
	o.press("Remove", 0)
	assert.NotContains(t, o.session.Workspace().People, person.ID)
	require.NoError(t, o.session.Undo())
	assert.Contains(t, o.session.Workspace().People, person.ID)
}

func TestAnEmptyChairIsShownAndFilledWithSomebodyNewByKeyboard(t *testing.T) {
	o := open(t)
	o.show("refunds", "")
	o.tab(chairsTab)
	require.NotEmpty(t, find[*widgets.Chip](o.window.Content()))

	o.show("refunds", o.persona("developer").ID)
	button, ok := o.window.Canvas().Focused().(*widgets.Button)
	require.True(t, ok, "the route leads to the chair's button")
	assert.Equal(t, "Fill the chair…", button.Text)

	o.key(fyne.KeySpace, fyne.KeyReturn) // the chosen service comes first
	o.typeText("Zoe Adler")
	o.key(fyne.KeyReturn)
	holders := o.session.Workspace().HoldersFor(o.persona("developer").ID, o.at.ServiceID)
	require.Len(t, holders, 1)
	assert.Equal(t, "Zoe Adler", holders[0].Name)
	assert.Equal(t, "make Zoe Adler Engineer for Refunds and delay compensation", o.session.UndoLabel())
	assert.True(t, o.shows("Zoe Adler"))
}

func TestAnybodyKnownCanBeSeatedForTheWholeWorkspace(t *testing.T) {
	o := open(t)
	o.show("", o.persona("sre").ID)
	o.key(fyne.KeySpace, fyne.KeyReturn)
	o.typeText("tanaka")
	o.key(fyne.KeyReturn)
	holders := o.session.Workspace().HoldersFor(o.persona("sre").ID, "")
	require.Len(t, holders, 1)
	assert.Equal(t, "Yui Tanaka", holders[0].Name)
}

func TestWhoLeavesAChairMayBeAskedWhichOne(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.tab(chairsTab)
	owner, miriam := o.persona("service-owner").ID, o.person("Miriam Okafor").ID
	o.press("Leave the chair", 0)
	assert.Empty(t, o.session.Workspace().HoldersFor(owner, o.at.ServiceID))
	require.NoError(t, o.session.Undo())

	o.show("", miriam)
	o.press("Leave the chair", 0)
	require.NotNil(t, o.window.Canvas().Overlays().Top(), "Miriam owns two services")
	o.key(fyne.KeyDown, fyne.KeyReturn) // leave all of them
	for _, h := range o.session.Workspace().Holdings {
		assert.False(t, h.PersonID == miriam && h.PersonaID == owner)
	}
}

func TestWithoutPeopleTheScreenSaysHowToBegin(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.NoError(t, o.session.Do("remove all", func(w *workspace.Workspace) error {
		for _, p := range w.PeopleByName() {
			if err := w.Remove("person", p.ID); err != nil {
				return err
			}
		}
		return nil
	}))
	o.tab(personsTab)
	assert.True(t, o.shows("Nobody is written down yet."))
	assert.Empty(t, find[*widgets.TextField](o.window.Content()), "no fields without a person")
}
