package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/ncruces/zenity"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
)

// newPlainTheater is a theater on a system without file dialogs of its own, with the sample open.
func newPlainTheater(t *testing.T) *theater {
	t.Helper()
	if zenity.IsAvailable() {
		t.Skip("the dialogs of this system would come up")
	}
	th := newTheater(t)
	th.shell = ui.New(test.NewTempApp(t), ui.Options{Folder: th.folder, Post: func(f func()) { th.posted <- f }})
	t.Cleanup(func() { _ = th.shell.Session().Close() })
	return th.onSample()
}

func TestEscapeClosesTheListOfFiles(t *testing.T) {
	th := newPlainTheater(t)
	th.ctrl(fyne.KeyO)
	require.NotNil(t, th.canvas().Overlays().Top())
	th.key(fyne.KeyEscape)

	assert.Nil(t, th.canvas().Overlays().Top())
}

func TestANameIsTypedForAnExportAndGetsItsExtension(t *testing.T) {
	th := newPlainTheater(t)
	th.ctrl(fyne.KeyE)
	th.key(fyne.KeyReturn)
	th.write("chart")
	th.key(fyne.KeyReturn)
	th.settle()

	assert.FileExists(t, filepath.Join(th.folder, "chart.xlsx"))
}

func TestAFileIsReplacedOnlyAfterAQuestion(t *testing.T) {
	th := newPlainTheater(t)
	there := filepath.Join(th.folder, "chart.xlsx")
	require.NoError(t, os.WriteFile(there, []byte("before"), 0o600))
	th.ctrl(fyne.KeyE)
	th.key(fyne.KeyReturn)
	th.write("chart.xlsx")
	th.key(fyne.KeyReturn)
	require.True(t, th.sees("Replace the file?"))
	th.key(fyne.KeyEscape)

	now, err := os.ReadFile(there)
	require.NoError(t, err)
	assert.Equal(t, "before", string(now))
}

func TestANameIsNeededForAFile(t *testing.T) {
	th := newPlainTheater(t)
	th.ctrl(fyne.KeyE)
	th.key(fyne.KeyReturn)
	th.key(fyne.KeyBackspace)
	th.key(fyne.KeyReturn)

	assert.True(t, th.sees("Name must not be empty"))
}
