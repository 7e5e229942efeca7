package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestTerm_ShowsItsMeaningWhileThePointerRests(t *testing.T) {
	light(t)
	delay := widgets.TipDelay
	widgets.TipDelay = 0
	t.Cleanup(func() { widgets.TipDelay = delay })
	term := widgets.NewTerm("Budget", "How much failure the target allows", widgets.Look{})
	w := test.NewTempWindow(t, nil)
	w.SetContent(widgets.TipLayer(container.NewVBox(term), w.Canvas()))
	w.Resize(fyne.NewSize(400, 200))

	term.MouseIn(&desktop.MouseEvent{})
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "How much failure")
	term.MouseOut()
	assert.NotContains(t, test.RenderToMarkup(w.Canvas()), "How much failure")
}

func TestButton_InADialogShowsItsTooltipAboveTheDialog(t *testing.T) {
	s := newStage(t)
	delay := widgets.TipDelay
	widgets.TipDelay = 0
	t.Cleanup(func() { widgets.TipDelay = delay })
	term := widgets.NewTerm("Budget", "How much failure the target allows", widgets.Look{})
	open := widgets.Dialog{Title: "New", Body: term, Confirm: "Create", Cancel: "Cancel"}.Open(s.canvas)

	term.MouseIn(&desktop.MouseEvent{})
	markup := test.RenderToMarkup(s.canvas)
	assert.Greater(t, strings.Index(markup, "How much failure"), strings.Index(markup, "<overlay"))
	open.Close()
	assert.NotContains(t, test.RenderToMarkup(s.canvas), "How much failure")
}

func TestTerm_WithoutALayerNothingHappens(t *testing.T) {
	light(t)
	button := widgets.NewButton("Save", nil)
	button.SetTip("Writes the workbook")
	show(t, button, fyne.NewSize(200, 100))
	button.MouseIn(&desktop.MouseEvent{})
	button.MouseOut()
	assert.Equal(t, "Writes the workbook", button.Tip())
}

func TestText_EndsInAnEllipsisWhereThereIsLittleRoom(t *testing.T) {
	light(t)
	text := widgets.NewElided("A title that is much too long for its place", widgets.Look{})
	text.Resize(fyne.NewSize(100, 20))
	assert.Contains(t, test.RenderObjectToMarkup(container.NewWithoutLayout(text)), "…")
}

func TestParagraph_IsAsHighAsItsLines(t *testing.T) {
	light(t)
	paragraph := widgets.NewParagraph("one two three four five six seven\neight", widgets.Look{})
	paragraph.Resize(fyne.NewSize(1000, 10))
	two := paragraph.MinSize().Height
	paragraph.Resize(fyne.NewSize(60, 10))
	assert.Greater(t, paragraph.MinSize().Height, 2*two)
}
