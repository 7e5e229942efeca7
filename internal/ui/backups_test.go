package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/backup"
	"slocharter/internal/session"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/theme"
	"slocharter/internal/workspace"
)

// newKeeper is a theater in which backups are kept in a folder.
func newKeeper(t *testing.T) (*theater, backup.Place) {
	t.Helper()
	th := newStrangersTheater(t)
	folder := t.TempDir()
	th.open(fmt.Sprintf(`{"author": "Ada", "backups": %q}`, folder))
	return th, backup.Place{Folder: folder, Chosen: true}
}

// backups lists the backups of the open workspace.
func (th *theater) backups(p backup.Place) []backup.Backup {
	th.t.Helper()
	list, err := p.Shelf(th.shell.Session().Path(), th.workspace().Info().ID).List()
	require.NoError(th.t, err)
	return list
}

// settleBackups waits until there are so many.
func (th *theater) settleBackups(p backup.Place, n int) []backup.Backup {
	th.t.Helper()
	require.Eventually(th.t, func() bool {
		th.drain()
		return len(th.backups(p)) == n
	}, 20*time.Second, 20*time.Millisecond)
	th.settle0() // what is said when it was made
	return th.backups(p)
}

// drain runs what was posted by now.
func (th *theater) drain() {
	for {
		select {
		case f := <-th.posted:
			f()
		default:
			return
		}
	}
}

func (th *theater) edit(note string) {
	th.t.Helper()
	require.NoError(th.t, th.shell.Session().Do("note "+note, func(w *workspace.Workspace) error {
		p := w.PeopleByName()[0]
		p.Note = note
		return w.PutPerson(p)
	}))
}

func TestTheFirstUseOfADayMakesOneBackupBesideTheScreen(t *testing.T) {
	th, place := newKeeper(t)
	th.onSample()
	made := th.settleBackups(place, 1)
	assert.Equal(t, backup.Daily, made[0].Reason)
	path := th.shell.Session().Path()
	th.edit("later that day")
	th.ctrl(fyne.KeyW)
	th.shell.Open(path)
	th.settleUntil(func() bool { return th.shell.Session() != nil })
	assert.Len(t, th.backups(place), 1, "one a day")

	th.passed = 24 * time.Hour
	th.edit("the next day")
	assert.Len(t, th.settleBackups(place, 2), 2)
}

func TestAFolderThatIsGoneIsToldAndPeopleGoOn(t *testing.T) {
	th, place := newKeeper(t)
	require.NoError(t, os.Remove(place.Folder))
	th.onSample()
	th.settleUntil(func() bool { return th.sees("No backup was made.") })
	th.edit("still here")
	assert.NoDirExists(t, place.Folder)
}

func TestAnImportIsBackedUpBeforeAndPeopleMayGoOnWithoutABackup(t *testing.T) {
	th, place := newKeeper(t)
	th.onSample()
	th.settleBackups(place, 1)
	th.editedPack()
	th.ctrlShift(fyne.KeyI)
	th.settleUntil(func() bool { return len(th.backups(place)) == 2 && th.canvas().Overlays().Top() != nil })
	assert.Equal(t, backup.BeforeImport, th.backups(place)[0].Reason)
	th.key(fyne.KeyEscape)

	th.edit("once more")
	require.NoError(t, os.RemoveAll(place.Folder))
	th.ctrlShift(fyne.KeyI)
	th.settleUntil(func() bool { return th.sees("Import without a backup?") })
	th.key(fyne.KeyReturn)
	th.settleUntil(func() bool { return !th.sees("Import without a backup?") })
	assert.NotNil(t, th.canvas().Overlays().Top(), "the import goes on")
}

func (th *theater) ctrlShift(key fyne.KeyName) {
	th.press(key, fyne.KeyModifierControl|fyne.KeyModifierShift)
}

// browsing opens the browser of backups after an edit and a backup of another day.
func browsing(t *testing.T) (*theater, backup.Place) {
	th, place := newKeeper(t)
	th.onSample()
	th.settleBackups(place, 1)
	th.edit("after the first")
	th.edit("and once more")
	th.menu("Backups…")
	return th, place
}

func TestTheBrowserListsBackupsAndCountsWhatChangedSince(t *testing.T) {
	th, place := browsing(t)
	assert.True(t, th.sees("Backups of larkline"))
	assert.True(t, th.sees("Daily"))
	assert.True(t, th.sees("2"), "changes since")
	th.tapAbove("Back up now")
	assert.Len(t, th.settleBackups(place, 2), 2)
	assert.True(t, th.sees("Asked for"))
	assert.True(t, th.sees("none"))
	th.key(fyne.KeyEscape)
	assert.Nil(t, th.canvas().Overlays().Top())
}

func TestABackupIsOpenedToReadAndSaysSo(t *testing.T) {
	th, place := browsing(t)
	file := th.shell.Session().Path()
	before, err := os.ReadFile(th.backups(place)[0].Path)
	require.NoError(t, err)
	kept := th.backups(place)[0].Path
	th.key(fyne.KeyReturn)
	th.settleUntil(func() bool { return th.sees("This is a backup of larkline") })
	assert.True(t, th.shell.Session().ReadOnly())
	assert.NotEqual(t, "and once more", th.workspace().PeopleByName()[0].Note)
	require.Error(t, th.shell.Session().Do("x", func(w *workspace.Workspace) error { return w.Rename("x") }))
	copied := filepath.Dir(th.shell.Session().Path())

	th.menu("Backups…")
	assert.True(t, th.sees("Backups of larkline"), "they are browsed from there too")
	th.key(fyne.KeyEscape)
	th.tap("Back to the workspace")
	th.settleUntil(func() bool { return th.shell.Session().Path() == file })
	assert.False(t, th.sees("This is a backup"))
	assert.NoDirExists(t, copied)
	after, err := os.ReadFile(kept)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestABackupIsComparedWithTheWorkspace(t *testing.T) {
	th, _ := browsing(t)
	th.tapAbove("Compare")
	th.settleUntil(func() bool { return th.sees("Since the backup of") })
	assert.True(t, th.sees("Note: and once more"))
	assert.True(t, th.sees("Changed (1)"))
	th.key(fyne.KeyEscape)
	assert.True(t, th.sees("Backups of larkline"), "back in the browser")
}

func TestABackupIsRestoredAsANewFileAndNeverOverTheOpenOne(t *testing.T) {
	th, place := browsing(t)
	open := th.shell.Session().Path()
	th.files.path, th.files.replace = open, true
	th.tapAbove("Restore as a new file…")
	th.settle0()
	assert.True(t, th.sees("There is a file"))
	assert.Equal(t, "larkline of 2026-11-21.slocharter", filepath.Base(th.files.asked))
	assert.Equal(t, "and once more", th.workspace().PeopleByName()[0].Note)

	th.files.path = filepath.Join(th.folder, "restored.slocharter")
	th.menu("Backups…")
	th.tapAbove("Restore as a new file…")
	th.settleUntil(func() bool { return th.sees("It has everything up to") })
	restored, err := session.Open(th.files.path, "Ben")
	require.NoError(t, err)
	defer func() { assert.NoError(t, restored.Close()) }()
	assert.NotEqual(t, "and once more", restored.Workspace().PeopleByName()[0].Note)
	assert.Len(t, th.backups(place), 1)
}

func TestWithoutBackupsTheBrowserOffersToMakeOne(t *testing.T) {
	th, place := newKeeper(t)
	require.NoError(t, os.Remove(place.Folder))
	th.onSample()
	th.menu("Backups…")
	assert.True(t, th.sees("There is no backup of this workspace yet."))
	require.NoError(t, os.Mkdir(place.Folder, 0o700))
	th.tapAbove("Back up now")
	assert.Len(t, th.settleBackups(place, 1), 1)
}

// settle0 runs what comes soon.
func (th *theater) settle0() {
	time.Sleep(200 * time.Millisecond)
	th.drain()
}

// tapAbove presses a button of what is open above the window.
func (th *theater) tapAbove(text string) {
	th.t.Helper()
	require.NotNil(th.t, th.canvas().Overlays().Top(), "nothing is open above the window")
	buttons := stagetest.Buttons(th.canvas().Overlays().Top(), text)
	require.NotEmpty(th.t, buttons, "there is no button %q", text)
	test.Tap(buttons[0])
}

func TestBackupPictures(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder to draw into")
	}
	for name, look := range looks() {
		th, _ := newKeeper(t)
		th.shell.Open(th.sample("A workspace with a name that is much longer than anybody would like it to be on a title.slocharter"))
		th.settle()
		test.ApplyTheme(t, theme.New(look.opts))
		th.shell.Window().Resize(look.size)
		th.settle0()
		th.edit("after the first")
		th.rename(th.workspace().PeopleByName()[1], "Zoë Zimmermann")
		require.NoError(t, th.shell.Session().Do("remove", func(w *workspace.Workspace) error {
			return w.Remove("service", w.ServicesInOrder()[0].ID)
		}))
		th.menu("Backups…")
		th.tapAbove("Back up now")
		th.settle0()
		th.capture(filepath.Join(folder, "backups-"+name+".png"))
		th.key(fyne.KeyEnd)
		th.tapAbove("Compare")
		th.settleUntil(func() bool { return th.sees("Since the backup of") })
		th.capture(filepath.Join(folder, "backups-compare-"+name+".png"))
		th.key(fyne.KeyEscape)
		th.key(fyne.KeyReturn)
		th.settleUntil(func() bool { return th.sees("This is a backup of") })
		th.capture(filepath.Join(folder, "backups-visit-"+name+".png"))
	}
}

// look is how the window is drawn.
type look struct {
	opts theme.Opts
	size fyne.Size
}

func looks() map[string]look {
	return map[string]look{
		"light": {theme.Opts{Variant: theme.Light}, fyne.NewSize(1280, 800)}, "dark": {theme.Opts{Variant: theme.Dark}, fyne.NewSize(1280, 800)},
		"small": {theme.Opts{Variant: theme.Light}, fyne.NewSize(1024, 640)}, "large": {theme.Opts{Variant: theme.Light, Scale: 2}, fyne.NewSize(1280, 800)},
	}
}
