package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
)

func TestTheThemeIsChosenAndRemembered(t *testing.T) {
	th := newTheater(t)
	th.menu("Dark")

	assert.True(t, th.item("Dark").Checked)
	assert.False(t, th.item("Light").Checked)
	assert.Contains(t, th.kept(), `"theme": "dark"`)
}

func TestTextGrowsAndShrinksInSteps(t *testing.T) {
	th := newTheater(t)
	normal := fynetheme.Size(fynetheme.SizeNameText)
	th.ctrl(fyne.KeyPlus)
	assert.Greater(t, fynetheme.Size(fynetheme.SizeNameText), normal)
	th.ctrl(fyne.KeyPlus)
	larger := fynetheme.Size(fynetheme.SizeNameText)
	th.ctrl(fyne.KeyMinus)
	assert.Less(t, fynetheme.Size(fynetheme.SizeNameText), larger)
	th.ctrl(fyne.Key0)
	assert.InDelta(t, normal, fynetheme.Size(fynetheme.SizeNameText), 0.01)
}

func TestADamagedMemoryIsAsIfNothingHadBeenChosen(t *testing.T) {
	for name, remembered := range map[string]string{
		"no JSON":             `{"author": `,
		"a text of no size":   `{"textScale": -3}`,
		"a text of vast size": `{"textScale": 1000}`,
		"a text of no number": `{"textScale": "large"}`,
	} {
		t.Run(name, func(t *testing.T) {
			th := newStrangersTheater(t)
			th.open(remembered)
			assert.InDelta(t, 14, fynetheme.Size(fynetheme.SizeNameText), 0.01)
		})
	}
}

func TestAChoiceThatCannotBeKeptIsSaid(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(folder, nil, 0o600))
	th := newStrangersTheater(t)
	th.shell = ui.New(test.NewTempApp(t), ui.Options{Folder: folder})
	th.menu("Dark")

	assert.True(t, th.sees("Your choice could not be kept"))
	assert.True(t, th.item("Dark").Checked)
}

func (th *theater) kept() string {
	th.t.Helper()
	data, err := os.ReadFile(filepath.Join(th.folder, "preferences.json"))
	require.NoError(th.t, err)
	return string(data)
}

func TestTheWindowIsAsLargeAndTheFileAsOpenAsBefore(t *testing.T) {
	th := newTheater(t).onSample()
	th.shell.Window().Resize(fyne.NewSize(900, 700))
	path := th.shell.Session().Path()
	th.shell.Quit()

	th.shell = th.open(th.kept())
	assert.Equal(t, fyne.NewSize(900, 700), th.canvas().Size())
	th.shell.Start("", "")
	th.settle()
	require.NotNil(t, th.shell.Session())
	assert.Equal(t, path, th.shell.Session().Path())

	th.menu("Close workspace")
	th.shell = th.open(th.kept())
	th.shell.Start("", "")
	assert.Nil(t, th.shell.Session(), "what was closed stays closed")
}

func TestAFileThatIsGoneIsNotOpenedAgain(t *testing.T) {
	th := newStrangersTheater(t)
	th.open(`{"author": "Ada", "last": "nowhere.slocharter"}`)
	th.shell.Start("", "")
	assert.Nil(t, th.shell.Session())
	assert.True(t, th.sees("Explore the sample"))
}

func TestPeopleAreToldOfTheRunThatBrokeOffAndCanCopyItsReport(t *testing.T) {
	th := newTheater(t)
	report := filepath.Join(th.folder, "report.crash.txt")
	require.NoError(t, os.WriteFile(report, []byte("SLO Charter v1\npanic: runtime error"), 0o600))
	th.shell.Start("", report)
	assert.True(t, th.sees("SLO Charter broke off"))
	assert.True(t, th.sees("panic: runtime error"))
	th.key(fyne.KeyReturn)
	assert.Contains(t, fyne.CurrentApp().Clipboard().Content(), "panic: runtime error")
}
