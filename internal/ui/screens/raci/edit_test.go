package raci_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

// grid returns the screen's grid, which has the keyboard.
func (o *opened) grid() *widgets.KeyGrid {
	o.t.Helper()
	grids := find[*widgets.KeyGrid](o.window.Content())
	require.Len(o.t, grids, 1)
	return grids[0]
}

// typeKeys types letters and presses keys on what has the keyboard.
func (o *opened) typeKeys(letters string, keys ...fyne.KeyName) {
	o.t.Helper()
	c := o.window.Canvas()
	require.NotNil(o.t, c.Focused(), "nothing has the keyboard")
	for _, r := range letters {
		c.Focused().TypedRune(r)
	}
	for _, key := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (o *opened) shortcut(s fyne.Shortcut) { o.grid().TypedShortcut(s) }

// letters returns what a cell holds in the chart that is shown, by the keys of its step and its column.
func (o *opened) letters(step, column string) string {
	o.t.Helper()
	w := o.session.Workspace()
	row, err := w.StepByKey(step)
	require.NoError(o.t, err)
	col, err := w.ColumnByKey(column)
	require.NoError(o.t, err)
	return string(w.Matrix(o.at.ServiceID).At(row.ID, col.ID))
}

func (o *opened) selectBlock(row, col, rowEnd, colEnd int) {
	o.grid().Select(widgets.Block{Row: row, Col: col, RowEnd: rowEnd, ColEnd: colEnd})
}

func (o *opened) clipboard(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// press presses the visible button with the text.
func (o *opened) press(text string) {
	o.t.Helper()
	for _, root := range append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...) {
		for _, b := range find[*widgets.Button](root) {
			if b.Text == text {
				test.Tap(b)
				return
			}
		}
	}
	require.Fail(o.t, "no button "+text)
}

func TestTheGridHasTheKeyboardSoThatALetterCanBeTypedAtOnce(t *testing.T) {
	o := open(t)
	o.show("", "")
	require.Equal(t, fyne.Focusable(o.grid()), o.window.Canvas().Focused())

	o.typeKeys("", fyne.KeyRight, fyne.KeyDown)
	o.typeKeys("a")

	assert.Equal(t, "A/R", o.letters("propose-slo", "product-owner"), "A joins R")
	assert.Equal(t, "set A/R for Product Owner(s) in Propose SLO", o.session.UndoLabel())
	assert.Equal(t, "A/R", o.grid().Cell(1, 1).Text)

	require.NoError(t, o.session.Undo())
	assert.Equal(t, "R", o.grid().Cell(1, 1).Text)
}

func TestALetterGoesIntoAllSelectedCellsInOneEdit(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.selectBlock(0, 5, 2, 6)

	o.typeKeys("i")
	assert.Equal(t, "set I in 2 cells", o.session.UndoLabel(), "four of the six are informed already")
	o.typeKeys("i")
	assert.Equal(t, "take I out of 6 cells", o.session.UndoLabel())
	o.typeKeys("c")
	assert.Equal(t, "set C in 6 cells", o.session.UndoLabel())
	o.typeKeys("", fyne.KeyDelete)
	assert.Equal(t, "clear 6 cells", o.session.UndoLabel())
	assert.Empty(t, o.letters("agree-on-slo", "exec"))
}

func TestALetterThatIsNotInUseIsRefusedWithASentence(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.typeKeys("x")
	require.Len(t, o.told, 1)
	assert.Contains(t, o.told[0], "“X” is not a letter of this chart")
	assert.Empty(t, o.session.UndoLabel())
}

func TestTheListOfLettersIsWorkedByKeyboard(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.typeKeys("", fyne.KeyRight, fyne.KeyReturn)
	require.NotNil(t, o.window.Canvas().Overlays().Top())

	o.typeKeys("", fyne.KeyDown, fyne.KeyReturn) // the first of the list
	assert.Equal(t, "A", o.letters("existence-of-slo", "product-owner"))
	assert.Equal(t, fyne.Focusable(o.grid()), o.window.Canvas().Focused())
}

func TestTheListOffersTheDefaultWhereAServiceDiffers(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.typeKeys("", fyne.KeyDelete)
	require.Empty(t, o.letters("existence-of-slo", "service-owner"))

	o.typeKeys("", fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn) // the last of the list
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "take 1 cell back to the default", o.session.UndoLabel())
}

func TestAServicesChartStoresOnlyWhatDiffers(t *testing.T) {
	o := open(t)
	o.show("search", "")
	before := o.session.Workspace().Matrix(o.at.ServiceID).Exceptions()
	o.typeKeys("", fyne.KeyRight)
	o.typeKeys("i")
	w := o.session.Workspace()
	assert.Equal(t, before+1, w.Matrix(o.at.ServiceID).Exceptions())
	assert.True(t, o.grid().Cell(0, 1).Own)
	assert.Equal(t, "C", string(w.Matrix("").Cells[0][1]), "the default stays")
}

func TestAWholeChartGoesBackToTheDefaultAfterAYes(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	require.Equal(t, 3, o.session.Workspace().Matrix(o.at.ServiceID).Exceptions())
	assert.True(t, o.shows("3 cells differ from the default"))

	o.follow("Back to the default")
	o.press("Back to the default")
	assert.Zero(t, o.session.Workspace().Matrix(o.at.ServiceID).Exceptions())
	assert.Equal(t, "take the chart of Payments API back to the default", o.session.UndoLabel())
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
			assert.Equal(t, test.label, o.session.UndoLabel())
			if test.told == "" {
				assert.Empty(t, o.told)
				return
			}
			require.Len(t, o.told, 1)
			assert.Contains(t, o.told[0], test.told)
		})
	}
}

func TestWhatIsCutGoesToTheClipboardAndCanBePasted(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.selectBlock(0, 0, 1, 1)
	o.shortcut(&fyne.ShortcutCut{})
	assert.Equal(t, "A/R\tC\nC\tR\n", fyne.CurrentApp().Clipboard().Content())
	assert.Equal(t, "clear 4 cells", o.session.UndoLabel())

	o.shortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, "A/R", o.letters("existence-of-slo", "service-owner"))
	assert.Equal(t, "R", o.letters("propose-slo", "product-owner"))
}
