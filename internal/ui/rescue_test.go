package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/backup"
	"slocharter/internal/ui/theme"
)

// damaged is a theater with a workspace that has one backup and was then cut off, and its path.
func damaged(t *testing.T, share float64) (*theater, backup.Place, string) {
	t.Helper()
	th, place := newKeeper(t)
	th.onSample()
	th.settleBackups(place, 1)
	th.edit("after the backup")
	path := th.shell.Session().Path()
	th.ctrl(fyne.KeyW)
	th.settle0()
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, os.Truncate(path, int64(float64(info.Size())*share)))
	return th, place, path
}

func (th *theater) openDamaged(path string) {
	th.t.Helper()
	th.shell.Open(path)
	th.settleUntil(func() bool { return th.sees("larkline is damaged") })
}

func TestADamagedFileOffersItsNewestGoodBackup(t *testing.T) {
	th, _, path := damaged(t, 0.8)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	th.openDamaged(path)
	th.files.path = filepath.Join(th.folder, "restored.slocharter")
	th.tapAbove("Restore the backup of")
	th.settleUntil(func() bool { return th.shell.Session() != nil })
	assert.Equal(t, th.files.path, th.shell.Session().Path())
	assert.NotEqual(t, "after the backup", th.workspace().PeopleByName()[0].Note)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after, "the damaged file stays as it is")
}

func TestADamagedFileIsSalvagedAndReported(t *testing.T) {
	th, _, path := damaged(t, 0.8)
	th.openDamaged(path)
	th.files.path = filepath.Join(th.folder, "salvaged.slocharter")
	th.tapAbove("Salvage what can be read")
	th.settleUntil(func() bool { return th.sees("What could be salvaged") })
	assert.Equal(t, "larkline salvaged.slocharter", filepath.Base(th.files.asked))
	assert.True(t, th.sees("read"))
	th.tapAbove("Open the new file")
	th.settleUntil(func() bool { return th.shell.Session() != nil })
	assert.Equal(t, th.files.path, th.shell.Session().Path())
	require.NoError(t, th.shell.Session().Check())
}

func TestAFileWithoutItsBeginningIsKnownByItsBackups(t *testing.T) {
	th, place, path := damaged(t, 1)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = f.WriteAt(make([]byte, 4096), 0)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	th.openDamaged(path)
	assert.True(t, th.sees("nothing can be salvaged"))
	th.tapAbove("All backups")
	assert.True(t, th.sees("Backups of larkline"))
	assert.NotEmpty(t, place.Folder)
}

func TestRescuePictures(t *testing.T) {
	folder := os.Getenv("SCREEN_PICTURES")
	if folder == "" {
		t.Skip("SCREEN_PICTURES names no folder to draw into")
	}
	for name, look := range looks() {
		th, _, path := damaged(t, 0.6)
		test.ApplyTheme(t, theme.New(look.opts))
		th.shell.Window().Resize(look.size)
		th.openDamaged(path)
		th.capture(filepath.Join(folder, fmt.Sprintf("rescue-%s.png", name)))
		th.files.path = filepath.Join(th.folder, "salvaged.slocharter")
		th.tapAbove("Salvage what can be read")
		th.settleUntil(func() bool { return th.sees("What could be salvaged") })
		th.capture(filepath.Join(folder, fmt.Sprintf("rescue-report-%s.png", name)))
	}
}
