package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// next goes to the next field of a dialog.
func (th *theater) next() { th.canvas().FocusNext() }

// line takes a line of the list of the field that has the keyboard, counted from what is chosen.
func (th *theater) line(number int) {
	th.t.Helper()
	th.key(fyne.KeySpace)
	for range number {
		th.key(fyne.KeyDown)
	}
	th.key(fyne.KeyReturn)
}

func TestAPictureOfAChartIsExportedByKeyboardAndTheChoiceIsRemembered(t *testing.T) {
	th := newTheater(t).onSample()
	th.files.path = filepath.Join(th.folder, "chart.png")
	th.ctrl(fyne.KeyE)
	require.True(t, th.sees("The default chart"))
	th.line(1)
	require.True(t, th.sees("Picture for slides"))
	th.key(fyne.KeyReturn)
	th.settle()

	assert.Equal(t, "RACI 2026-11-21.png", filepath.Base(th.files.asked))
	data, err := os.ReadFile(th.files.path)
	require.NoError(t, err)
	assert.Equal(t, "\x89PNG", string(data[:4]))

	th.files.path = filepath.Join(th.folder, "again.png")
	th.ctrl(fyne.KeyE)
	assert.True(t, th.sees("Picture for slides"))
	th.key(fyne.KeyReturn)
	th.settle()
	assert.FileExists(t, th.files.path)
}

func TestTheChartsOfAllServicesAreExportedOnTheChosenPaper(t *testing.T) {
	th := newTheater(t)
	th.open(`{"author": "Ada", "chart": {"as": "xlsx", "names": true}}`)
	th.onSample()
	th.files.path = filepath.Join(th.folder, "charts.xlsx")
	th.ctrl(fyne.KeyE)
	th.next()
	th.line(1)
	th.next()
	th.line(1)
	th.key(fyne.KeyReturn)
	th.settle()

	assert.Equal(t, "RACI All services 2026-11-21.xlsx", filepath.Base(th.files.asked))
	book, err := excelize.OpenFile(th.files.path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = book.Close() })
	assert.Equal(t, "Index", book.GetSheetName(0))
	layout, err := book.GetPageLayout("Default chart")
	require.NoError(t, err)
	assert.Equal(t, 1, *layout.Size)
}
