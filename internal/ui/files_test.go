package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
)

// settleSample waits until another sample than the one before is open. That may take so long that it is shown first.
func (th *theater) settleSample(before *session.Session) {
	th.t.Helper()
	th.settleUntil(func() bool { return th.shell.Session() != before })
}

func TestTheSampleIsANewFileEachTime(t *testing.T) {
	th := newTheater(t)
	th.menu("Explore the sample")
	th.settleSample(nil)
	first := th.shell.Session()
	path := first.Path()
	th.menu("Explore the sample")
	th.settleSample(first)

	assert.Equal(t, "Larkline Tickets sample.slocharter", filepath.Base(path))
	assert.Equal(t, "Larkline Tickets sample 2.slocharter", filepath.Base(th.shell.Session().Path()))
	assert.True(t, th.sees("File › Save a copy"), "where the sample is can be read")
	assert.Equal(t, "Larkline Tickets sample 2 – SLO Charter", th.shell.Window().Title())
}

func TestADroppedFileIsOpened(t *testing.T) {
	th := newTheater(t)
	path := th.sample("dropped.slocharter")
	th.window.drop(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	th.settle()

	assert.Equal(t, path, th.shell.Session().Path())
}

func TestAFileThatIsNotOursGetsItsSentenceAndTheOpenOneStays(t *testing.T) {
	th := newTheater(t).onSample()
	before := th.shell.Session().Path()
	other := filepath.Join(th.folder, "notes.slocharter")
	require.NoError(t, os.WriteFile(other, []byte("these are only some notes, and long enough to look like something else than nothing"), 0o600))
	th.files.path = other
	th.ctrl(fyne.KeyO)
	th.settle()

	assert.True(t, th.sees("is not an SLO Charter workspace"))
	assert.Equal(t, before, th.shell.Session().Path())
}

func TestAMissingRecentFileLeavesTheList(t *testing.T) {
	th := newStrangersTheater(t)
	gone := filepath.Join(th.folder, "gone.slocharter")
	th.open(`{"author": "Ada", "recent": ["` + gone + `"]}`)
	th.menu("gone – " + th.folder)
	th.settle()

	assert.True(t, th.sees("taken off the list"))
	assert.Nil(t, th.item("gone – "+th.folder))
}

func TestAnOpenedFileIsRecentTheNextTime(t *testing.T) {
	th := newTheater(t).onSample()
	path := th.shell.Session().Path()
	th.ctrl(fyne.KeyW)
	require.Nil(t, th.shell.Session())
	th.menu("larkline – " + th.folder)
	th.settle()

	assert.Equal(t, path, th.shell.Session().Path())
}

func TestANewWorkspaceAsksForItsNameAndPlace(t *testing.T) {
	th := newTheater(t)
	th.files.path = filepath.Join(th.folder, "made.slocharter")
	th.ctrl(fyne.KeyN)
	th.write("Harbour/Ferries")
	th.key(fyne.KeyReturn)
	th.settle()

	assert.Equal(t, "Harbour-Ferries.slocharter", filepath.Base(th.files.asked))
	assert.Equal(t, th.files.path, th.shell.Session().Path())
	assert.Equal(t, "Harbour/Ferries", th.shell.Session().Workspace().Info().Name)
}

func TestANewWorkspaceReplacesAFileOnlyWhenPeopleAgreed(t *testing.T) {
	for name, test := range map[string]struct {
		agreed bool
		opened string
	}{
		"agreed":     {true, "Harbour"},
		"not agreed": {false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			th := newTheater(t)
			th.files.path, th.files.replace = th.sample("there.slocharter"), test.agreed
			th.ctrl(fyne.KeyN)
			th.write("Harbour")
			th.key(fyne.KeyReturn)
			th.settle()

			if test.opened == "" {
				require.Nil(t, th.shell.Session())
				assert.True(t, th.sees("There is a file"))
				return
			}
			assert.Equal(t, test.opened, th.shell.Session().Workspace().Info().Name)
		})
	}
}

func TestACopyIsSavedBesideTheOpenFile(t *testing.T) {
	th := newTheater(t).onSample()
	th.files.path = filepath.Join(th.folder, "copy.slocharter")
	th.press(fyne.KeyS, fyne.KeyModifierControl|fyne.KeyModifierShift)

	assert.FileExists(t, th.files.path)
	assert.True(t, th.sees("A copy was saved as"))
}

func TestPeopleAreAskedOnceWhoTheyAre(t *testing.T) {
	th := newStrangersTheater(t)
	th.open(`{}`)
	th.menu("Explore the sample")
	require.True(t, th.sees("Who edits?"))
	th.key(fyne.KeyReturn)
	th.settleSample(nil)
	assert.Equal(t, "Ada Lovelace", th.shell.Session().Author())

	kept, err := os.ReadFile(filepath.Join(th.folder, "preferences.json"))
	require.NoError(t, err)
	assert.Contains(t, string(kept), "Ada Lovelace")
	th.menu("Explore the sample")
	assert.False(t, th.sees("Who edits?"))
	th.settleSample(nil)
}

func TestWhoDoesNotSayWhoTheyAreIsCalledWhatTheSystemCallsThem(t *testing.T) {
	th := newStrangersTheater(t)
	th.open(`{}`)
	th.onSample()
	require.True(t, th.sees("Who edits?"))
	th.key(fyne.KeyEscape)

	assert.Equal(t, "Ada Lovelace", th.shell.Session().Author())
	assert.NotContains(t, th.kept(), "Ada Lovelace")
}

func TestAFileThatCanOnlyBeReadSaysSo(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write to any file")
	}
	th := newTheater(t)
	path := th.sample("fixed.slocharter")
	require.NoError(t, os.Chmod(path, 0o400))
	th.shell.Open(path)
	th.settle()

	assert.True(t, th.sees("Read-only"))
}

func TestClosingTheWindowEndsTheProgram(t *testing.T) {
	th := newTheater(t).onSample()
	th.window.close()

	assert.True(t, th.left)
	assert.Nil(t, th.shell.Session())
}
