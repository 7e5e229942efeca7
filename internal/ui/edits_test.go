package ui_test

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/workspace"
)

// exported exports the review pack of all services and returns its path.
func (th *theater) exported() string {
	th.t.Helper()
	th.files.path = filepath.Join(th.folder, "pack.xlsx")
	th.press(fyne.KeyE, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.settleUntil(func() bool {
		_, err := os.Stat(th.files.path)
		return err == nil
	})
	return th.files.path
}

// elsewhere edits a workbook with another library.
func (th *theater) elsewhere(path string, edit func(f *excelize.File)) {
	th.t.Helper()
	f, err := excelize.OpenFile(path)
	require.NoError(th.t, err)
	edit(f)
	require.NoError(th.t, f.Save())
	require.NoError(th.t, f.Close())
}

// cellWith finds the first cell of a sheet with a text.
func (th *theater) cellWith(f *excelize.File, sheet, text string) string {
	th.t.Helper()
	cells, err := f.SearchSheet(sheet, text)
	require.NoError(th.t, err)
	require.NotEmpty(th.t, cells, "%q is not on %s", text, sheet)
	return cells[0]
}

func (th *theater) workspace() workspace.Workspace { return th.shell.Session().Workspace() }

// rename gives a person another name in the application.
func (th *theater) rename(p people.Person, name string) {
	th.t.Helper()
	p.Name = name
	require.NoError(th.t, th.shell.Session().Do("rename", func(w *workspace.Workspace) error { return w.PutPerson(p) }))
}

// editedPack is a pack in which a task was edited, a person was renamed as here too, an owner is unknown, a person is new
// and a task is gone.
func (th *theater) editedPack() (p people.Person, task string) {
	th.t.Helper()
	w := th.workspace()
	p = w.PeopleByName()[0]
	tasks := w.OpenTasks(w.ServicesInOrder()[0].ID)
	require.GreaterOrEqual(th.t, len(tasks), 3)
	path := th.exported()
	th.elsewhere(path, func(f *excelize.File) {
		require.NoError(th.t, f.SetCellStr("People", th.cellWith(f, "People", p.Name), "Said in the file"))
		require.NoError(th.t, f.SetCellStr("Open tasks", th.cellWith(f, "Open tasks", tasks[0].Text), "Edited elsewhere"))
		_, row, err := excelize.CellNameToCoordinates(th.cellWith(f, "Open tasks", tasks[1].Text))
		require.NoError(th.t, err)
		require.NoError(th.t, f.SetCellStr("Open tasks", th.column(f, "Open tasks", "Due", row), "soon"))
		rows, err := f.GetRows("People")
		require.NoError(th.t, err)
		below, err := excelize.CoordinatesToCellName(2, len(rows)+1)
		require.NoError(th.t, err)
		require.NoError(th.t, f.SetSheetRow("People", below, &[]any{"Zoë New", "zoe@example.org"}))
		_, gone, err := excelize.CellNameToCoordinates(th.cellWith(f, "Open tasks", tasks[2].Text))
		require.NoError(th.t, err)
		require.NoError(th.t, f.RemoveRow("Open tasks", gone))
	})
	th.rename(p, "Said here")
	return p, tasks[0].ID
}

// column is the cell of a row below a heading.
func (th *theater) column(f *excelize.File, sheet, heading string, row int) string {
	th.t.Helper()
	at, _, err := excelize.CellNameToCoordinates(th.cellWith(f, sheet, heading))
	require.NoError(th.t, err)
	cell, err := excelize.CoordinatesToCellName(at, row)
	require.NoError(th.t, err)
	return cell
}

func (th *theater) takeIn() {
	th.t.Helper()
	th.press(fyne.KeyI, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.settle()
}

// keys presses keys one after the other.
func (th *theater) keys(names ...fyne.KeyName) {
	for _, name := range names {
		th.key(name)
	}
}

func TestAnEditedPackIsTakenInByKeyboardAsOneEdit(t *testing.T) {
	th := newTheater(t).onSample()
	p, task := th.editedPack()
	th.takeIn()
	require.True(t, th.sees("What changed in pack.xlsx"))
	for _, text := range []string{"Apply 2 changes", "Conflicts 1", "Refused 1", "Not in the file 1", "Conflict: ours", "Said here", "Said in the file", "Zoë New"} {
		assert.True(t, th.sees(text), text)
	}
	before := th.workspace()
	th.keys(fyne.KeyReturn)

	after := th.workspace()
	assert.Equal(t, "Edited elsewhere", after.Tasks[task].Text)
	assert.Equal(t, "Said here", after.People[p.ID].Name, "a conflict stays as it is here unless it is ticked")
	assert.Len(t, after.People, len(before.People)+1)
	assert.Len(t, after.Tasks, len(before.Tasks), "what is gone from the file stays here unless it is ticked")
	assert.True(t, th.sees("2 changes from pack.xlsx were taken in"))
	th.ctrl(fyne.KeyZ)
	assert.Len(t, th.workspace().People, len(before.People))
	assert.NotEqual(t, "Edited elsewhere", th.workspace().Tasks[task].Text)
}

func TestAConflictIsDecidedForTheFileWithSpace(t *testing.T) {
	th := newTheater(t).onSample()
	p, _ := th.editedPack()
	th.takeIn()
	th.canvas().FocusPrevious()
	th.key(fyne.KeyRight)
	require.True(t, th.sees("Here now: Said here"))
	require.True(t, th.sees("As exported: "+p.Name))
	th.canvas().FocusNext()
	th.key(fyne.KeySpace)
	require.True(t, th.sees("Conflict: file’s"))
	require.True(t, th.sees("Apply 3 changes"))
	th.key(fyne.KeyReturn)

	assert.Equal(t, "Said in the file", th.workspace().People[p.ID].Name)
}

func TestALongTextIsReadOnByKeyboard(t *testing.T) {
	th := newTheater(t).onSample()
	w := th.workspace()
	task := w.OpenTasks(w.ServicesInOrder()[0].ID)[0].Text
	long := strings.Repeat("There is much to say about it. ", 60)
	th.elsewhere(th.exported(), func(f *excelize.File) {
		require.NoError(t, f.SetCellStr("Open tasks", th.cellWith(f, "Open tasks", task), long))
	})
	th.shell.Window().Resize(fyne.NewSize(1024, 640))
	th.takeIn()
	before := th.canvas().Capture()
	th.key(fyne.KeyRight)
	assert.NotEqual(t, before, th.canvas().Capture())
	th.key(fyne.KeyLeft)
	assert.Equal(t, before, th.canvas().Capture())
}

func TestWhatIsRefusedSaysWhereAndWhyAndCannotBeTicked(t *testing.T) {
	th := newTheater(t).onSample()
	th.editedPack()
	th.takeIn()
	th.canvas().FocusPrevious()
	th.keys(fyne.KeyRight, fyne.KeyRight)
	require.True(t, th.sees("Sheet “Open tasks”, cell "))
	require.True(t, th.sees("soon"))
	th.canvas().FocusNext()
	th.key(fyne.KeySpace)

	assert.True(t, th.sees("Apply 2 changes"))
}

func TestARowThatIsGoneIsRemovedOnlyWhenItIsTicked(t *testing.T) {
	th := newTheater(t).onSample()
	th.editedPack()
	th.takeIn()
	before := len(th.workspace().Tasks)
	th.canvas().FocusPrevious()
	th.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	require.True(t, th.sees("is not in the file any more"))
	th.canvas().FocusNext()
	th.keys(fyne.KeySpace, fyne.KeyReturn)

	assert.Len(t, th.workspace().Tasks, before-1)
}

func TestAHeadingTicksAllOfItsKindAndNothingIsAppliedWithoutATick(t *testing.T) {
	th := newTheater(t).onSample()
	th.editedPack()
	th.takeIn()
	before := th.workspace()
	th.keys(fyne.KeyHome, fyne.KeySpace)
	require.True(t, th.sees("Apply 3 changes"), "the conflict too")
	th.keys(fyne.KeySpace)
	require.True(t, th.sees("Apply 1 change"))
	th.keys(fyne.KeyEnd, fyne.KeyEscape)

	assert.Nil(t, th.canvas().Overlays().Top())
	assert.Equal(t, before.People, th.workspace().People)
	assert.Equal(t, before.Tasks, th.workspace().Tasks)
}

func TestAPackThatWasNotEditedChangesNothing(t *testing.T) {
	th := newTheater(t).onSample()
	th.exported()
	th.takeIn()

	assert.True(t, th.sees("There is nothing to take in"))
	assert.Nil(t, th.canvas().Overlays().Top())
}

func TestAWorkbookThatIsNotOursGetsItsSentence(t *testing.T) {
	th := newTheater(t).onSample()
	th.files.path = filepath.Join(th.folder, "other.xlsx")
	f := excelize.NewFile()
	require.NoError(t, f.SaveAs(th.files.path))
	require.NoError(t, f.Close())
	th.takeIn()

	assert.True(t, th.sees("not a workbook of SLO Charter"))
}

func TestAnEditedWorkbookCanBeDropped(t *testing.T) {
	th := newTheater(t).onSample()
	th.editedPack()
	th.window.drop(fyne.Position{}, []fyne.URI{storage.NewFileURI(th.files.path)})
	th.settle()

	assert.True(t, th.sees("What changed in pack.xlsx"))
}

func TestASheetThatIsLostIsSaid(t *testing.T) {
	th := newTheater(t).onSample()
	th.elsewhere(th.exported(), func(f *excelize.File) { require.NoError(t, f.DeleteSheet("People")) })
	th.takeIn()

	assert.True(t, th.sees("The sheet “People” is not recognised any more"))
	assert.True(t, th.sees("Nothing of this can be taken in"))
	th.key(fyne.KeyReturn)
	assert.Nil(t, th.canvas().Overlays().Top())
}

// TestDrawEdits draws the dialog for people to look at.
func TestDrawEdits(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder to draw into")
	}
	for name, look := range map[string]struct {
		opts theme.Opts
		size fyne.Size
	}{
		"light": {theme.Opts{Variant: theme.Light}, fyne.NewSize(1280, 800)}, "dark": {theme.Opts{Variant: theme.Dark}, fyne.NewSize(1280, 800)},
		"small": {theme.Opts{Variant: theme.Light}, fyne.NewSize(1024, 640)}, "large": {theme.Opts{Variant: theme.Light, Scale: 2}, fyne.NewSize(1280, 800)},
	} {
		th := newTheater(t).onSample()
		th.editedPack()
		test.ApplyTheme(t, theme.New(look.opts))
		th.shell.Window().Resize(look.size)
		th.takeIn()
		th.capture(filepath.Join(folder, "edits-"+name+".png"))
		th.key(fyne.KeyDown)
		th.keys(fyne.KeyRight)
		th.capture(filepath.Join(folder, "edits-conflict-"+name+".png"))
		th.key(fyne.KeyEnd)
		th.capture(filepath.Join(folder, "edits-gone-"+name+".png"))
	}
}

func (th *theater) capture(path string) {
	th.t.Helper()
	file, err := os.Create(path)
	require.NoError(th.t, err)
	require.NoError(th.t, png.Encode(file, th.canvas().Capture()))
	require.NoError(th.t, file.Close())
}
