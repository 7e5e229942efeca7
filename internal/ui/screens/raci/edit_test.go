package raci_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// grid returns the screen's grid, which has the keyboard.
func (o *opened) grid() *widgets.KeyGrid {
	o.T.Helper()
	grids := stagetest.All[*widgets.KeyGrid](o.Window.Content())
	require.Len(o.T, grids, 1)
	return grids[0]
}

func (o *opened) shortcut(s fyne.Shortcut) { o.grid().TypedShortcut(s) }

// letters returns what a cell holds in the chart that is shown, by the keys of its step and its column.
func (o *opened) letters(step, column string) string {
	o.T.Helper()
	w := o.W()
	row, err := w.StepByKey(step)
	require.NoError(o.T, err)
	col, err := w.ColumnByKey(column)
	require.NoError(o.T, err)
	return string(w.Matrix(o.At.ServiceID).At(row.ID, col.ID))
}

func (o *opened) selectBlock(row, col, rowEnd, colEnd int) {
	o.grid().Select(widgets.Block{Row: row, Col: col, RowEnd: rowEnd, ColEnd: colEnd})
}

func (o *opened) clipboard(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

func TestTheGridHasTheKeyboardSoThatALetterCanBeTypedAtOnce(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.Equal(t, fyne.Focusable(o.grid()), o.Window.Canvas().Focused())

	o.Press(fyne.KeyRight, fyne.KeyDown)
	o.Type("a")

	assert.Equal(t, "A/R", o.letters("propose-slo", "product-owner"), "A joins R")
	assert.Equal(t, "set A/R for Product Owner(s) in Propose SLO", o.Session.UndoLabel())
	assert.Equal(t, "A/R", o.grid().Cell(1, 1).Text)

	require.NoError(t, o.Session.Undo())
	assert.Equal(t, "R", o.grid().Cell(1, 1).Text)
}

func TestALetterGoesIntoAllSelectedCellsInOneEdit(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.selectBlock(0, 5, 2, 6)

	o.Type("i")
	assert.Equal(t, "set I in 2 cells", o.Session.UndoLabel(), "four of the six are informed already")
	o.Type("i")
	assert.Equal(t, "take I out of 6 cells", o.Session.UndoLabel())
	o.Type("c")
	assert.Equal(t, "set C in 6 cells", o.Session.UndoLabel())
	o.Press(fyne.KeyDelete)
	assert.Equal(t, "clear 6 cells", o.Session.UndoLabel())
	assert.Empty(t, o.letters("agree-on-slo", "exec"))
}

func TestALetterGoesIntoABlockOfWhichOnlyTheCursorsCellHoldsIt(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.Equal(t, "C", o.letters("propose-slo", "sre-ic"))
	require.Equal(t, "A", o.letters("propose-slo", "eng-manager"))
	o.selectBlock(1, 4, 1, 5)

	o.Type("c")
	assert.Equal(t, "C", o.letters("propose-slo", "sre-ic"))
	assert.Equal(t, "C", o.letters("propose-slo", "eng-manager"))
}

func TestALetterThatIsNotInUseIsRefusedWithASentence(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.Type("x")
	require.Len(t, o.Said(), 1)
	assert.Contains(t, o.Said()[0], "“X” is not a letter of this chart")
	assert.Empty(t, o.Session.UndoLabel())
}

func TestTheListOfLettersIsWorkedByKeyboard(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.Press(fyne.KeyRight, fyne.KeyReturn)
	require.NotNil(t, o.Window.Canvas().Overlays().Top())

	o.Press(fyne.KeyDown, fyne.KeyReturn) // the first of the list
	assert.Equal(t, "A", o.letters("existence-of-slo", "product-owner"))
	assert.Equal(t, fyne.Focusable(o.grid()), o.Window.Canvas().Focused())
}

func TestTheListOffersTheDefaultWhereAServiceDiffers(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.Press(fyne.KeyDelete)
	require.Empty(t, o.letters("existence-of-slo", "service-owner"))

	o.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn) // the last of the list
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "take 1 cell back to the default", o.Session.UndoLabel())
}

func TestAServicesChartStoresOnlyWhatDiffers(t *testing.T) {
	o := open(t)
	o.show("search", "")
	before := o.W().Matrix(o.At.ServiceID).Exceptions()
	o.Press(fyne.KeyRight)
	o.Type("i")
	w := o.W()
	assert.Equal(t, before+1, w.Matrix(o.At.ServiceID).Exceptions())
	assert.True(t, o.grid().Cell(0, 1).Own)
	assert.Equal(t, "C", string(w.Matrix("").Cells[0][1]), "the default stays")
}

func TestAWholeChartGoesBackToTheDefaultAfterAYes(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	require.Equal(t, 3, o.W().Matrix(o.At.ServiceID).Exceptions())
	assert.True(t, o.Sees("3 cells differ from the default"))

	o.follow("Back to the default")
	o.Tap("Back to the default")
	assert.Zero(t, o.W().Matrix(o.At.ServiceID).Exceptions())
	assert.Equal(t, "take the chart of Payments API back to the default", o.Session.UndoLabel())
}

func TestBlocksAreExchangedWithSpreadsheets(t *testing.T) {
	tests := map[string]struct {
		clipboard string
		block     [4]int
		letters   [][]string // in the first cells from the block on
		label     string
		told      string
	}{
		"rows with line breaks as Excel writes them": {
			clipboard: "A\tR\r\nC\tI\r\n", block: [4]int{0, 0, 0, 0}, letters: [][]string{{"A", "R"}, {"C", "I"}}, label: "paste 4 cells",
		},
		"quoted cells, any order of letters, blanks": {
			clipboard: "\"R/A\"\t\n\t-", block: [4]int{0, 0, 0, 0}, letters: [][]string{{"A/R", ""}, {"", ""}}, label: "paste 4 cells",
		},
		"one value fills the block": {
			clipboard: "i", block: [4]int{0, 0, 1, 1}, letters: [][]string{{"I", "I"}, {"I", "I"}}, label: "paste 4 cells",
		},
		"one blank cell clears": {
			clipboard: "\r\n", block: [4]int{0, 0, 0, 0}, letters: [][]string{{""}}, label: "paste 1 cell",
		},
		"what is over the edge is left out": {
			clipboard: "A\tR\tC", block: [4]int{8, 5, 8, 5}, letters: [][]string{{"A", "R"}}, label: "paste 2 cells", told: "2 cells were pasted; the rest did not fit",
		},
		"a wrong letter refuses the whole": {
			clipboard: "A\tX\nR\tC", block: [4]int{0, 0, 0, 0}, letters: [][]string{{"A/R", "C"}, {"C", "R"}},
			told: "Nothing was pasted: “X” for Product Owner(s) in Existence of SLO is not a letter of this chart. Use A, R, C and I, or two joined by a slash.",
		},
		"nothing on the clipboard": {
			clipboard: "", block: [4]int{0, 0, 0, 0}, letters: [][]string{{"A/R"}}, told: "There is nothing to paste",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			o.show("", "")
			b := test.block
			o.selectBlock(b[0], b[1], b[2], b[3])
			o.clipboard(test.clipboard)
			o.shortcut(&fyne.ShortcutPaste{})
			for r, row := range test.letters {
				for c, letters := range row {
					assert.Equal(t, letters, o.grid().Cell(b[0]+r, b[1]+c).Text, "row %d, column %d", r, c)
				}
			}
			assert.Equal(t, test.label, o.Session.UndoLabel())
			if test.told == "" {
				assert.Empty(t, o.Said())
				return
			}
			require.Len(t, o.Said(), 1)
			assert.Contains(t, o.Said()[0], test.told)
		})
	}
}

func TestWhatIsCutGoesToTheClipboardAndCanBePasted(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.selectBlock(0, 0, 1, 1)
	o.shortcut(&fyne.ShortcutCut{})
	assert.Equal(t, "A/R\tC\nC\tR\n", fyne.CurrentApp().Clipboard().Content())
	assert.Equal(t, "clear 4 cells", o.Session.UndoLabel())

	o.shortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "R", o.letters("propose-slo", "product-owner"))
}
