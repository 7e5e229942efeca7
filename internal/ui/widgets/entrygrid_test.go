package widgets_test

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

// numbers are rows with their number and its square, the second of which cannot be typed.
type numbers []int64

func (n numbers) Len() int              { return len(n) }
func (n numbers) Key(row int) int64     { return n[row] }
func (n numbers) Typed(r, c int) string { return n.Text(r, c) }

func (n numbers) Text(row, column int) string {
	if column == 1 {
		return strconv.FormatInt(n[row]*n[row], 10)
	}
	return strconv.FormatInt(n[row], 10)
}

func entryGrid(t *testing.T, rows numbers) (*widgets.EntryGrid, fyne.Canvas) {
	t.Helper()
	light(t)
	grid := widgets.NewEntryGrid([]widgets.EntryColumn{{Title: "Number", Hint: "one more"}, {Title: "Square", Fixed: true}, {Title: "Again"}}, "No numbers.")
	grid.Set(rows)
	w := show(t, grid, fyne.NewSize(600, 300))
	grid.Focus()
	return grid, w.Canvas()
}

func typeKeys(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestEntryGrid_ANewRowIsTypedFromCellToCell(t *testing.T) {
	grid, c := entryGrid(t, nil)
	var got [][]string
	grid.OnAdd = func(texts []string) (int, string) {
		got = append(got, append([]string(nil), texts...))
		return 0, ""
	}
	test.Type(c.Focused(), "1")
	test.Type(c.Focused(), "2")
	typeKeys(c, fyne.KeyTab) // over the one that is fixed
	test.Type(c.Focused(), "13")
	typeKeys(c, fyne.KeyReturn)
	assert.Equal(t, [][]string{{"12", "", "13"}}, got)
}

func TestEntryGrid_WhatIsWrongWithANewRowStaysToBeMended(t *testing.T) {
	grid, c := entryGrid(t, nil)
	wrong := "No."
	var tries []string
	grid.OnAdd = func(texts []string) (int, string) {
		tries = append(tries, texts[0])
		return 0, wrong
	}
	test.Type(c.Focused(), "x")
	typeKeys(c, fyne.KeyReturn)
	assert.Contains(t, test.RenderToMarkup(c), "No.")
	wrong = ""
	typeKeys(c, fyne.KeyReturn, fyne.KeyReturn)
	assert.Equal(t, []string{"x", "x"}, tries)
	assert.NotContains(t, test.RenderToMarkup(c), "No.")
}

func TestEntryGrid_WhatIsTypedFollowsItsRow(t *testing.T) {
	grid, c := entryGrid(t, numbers{5, 4, 3})
	var key int64
	grid.OnChange = func(k int64, _ int, _ string) string {
		key = k
		return ""
	}
	typeKeys(c, fyne.KeyDown, fyne.KeyDown)
	test.Type(c.Focused(), "9")
	grid.Set(numbers{7, 6, 5, 4, 3})
	typeKeys(c, fyne.KeyReturn)
	assert.Equal(t, int64(4), key)
}

func TestEntryGrid_LeavingACellTakesItOverAndEscapeTakesItBack(t *testing.T) {
	grid, c := entryGrid(t, numbers{5})
	var texts []string
	grid.OnChange = func(_ int64, _ int, text string) string {
		texts = append(texts, text)
		return ""
	}
	typeKeys(c, fyne.KeyDown)
	test.Type(c.Focused(), "8")
	typeKeys(c, fyne.KeyEscape)
	assert.Empty(t, texts)
	test.Type(c.Focused(), "8")
	c.Unfocus()
	assert.Equal(t, []string{"8"}, texts)
}

func TestEntryGrid_AFixedCellAndAReadOnlyGridCannotBeTyped(t *testing.T) {
	grid, c := entryGrid(t, numbers{5})
	grid.OnChange = func(int64, int, string) string { t.Error("it was changed"); return "" }
	grid.OnAdd = func([]string) (int, string) { t.Error("it was added"); return 0, "" }
	grid.OnDelete = func(int64) { t.Error("it was deleted") }
	typeKeys(c, fyne.KeyDown, fyne.KeyRight)
	test.Type(c.Focused(), "8")
	typeKeys(c, fyne.KeyReturn)
	grid.SetReadOnly(true)
	typeKeys(c, fyne.KeyUp, fyne.KeyUp, fyne.KeyLeft, fyne.KeyDelete)
	test.Type(c.Focused(), "8")
	typeKeys(c, fyne.KeyReturn)
}

func TestEntryGrid_TablesArePastedAndRowsDeletedByWhoeverListens(t *testing.T) {
	grid, c := entryGrid(t, numbers{5, 4})
	pasted, deleted := "", int64(0)
	grid.OnPaste = func(text string) { pasted = text }
	grid.OnDelete = func(key int64) { deleted = key }
	board := test.NewClipboard()
	board.SetContent("1\t2\n3\t4")
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	assert.Equal(t, "1\t2\n3\t4", pasted)
	typeKeys(c, fyne.KeyEnd, fyne.KeyDelete)
	assert.Equal(t, int64(4), deleted)
}

func TestEntryGrid_ARowIsMovedAndStaysSelected(t *testing.T) {
	rows := numbers{1, 2, 3}
	grid, c := entryGrid(t, rows)
	grid.OnMove = func(key int64, by int) {
		i := slices.Index(rows, key)
		if to := i + by; to >= 0 && to < len(rows) {
			rows[i], rows[to] = rows[to], rows[i]
		}
		grid.Set(rows)
	}
	typeKeys(c, fyne.KeyEnd)
	up := &desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}
	for range 3 { // the last time it is at the top already
		c.Focused().(fyne.Shortcutable).TypedShortcut(up)
	}
	assert.Equal(t, numbers{3, 1, 2}, rows)
	key, ok := grid.Selected()
	assert.True(t, ok)
	assert.EqualValues(t, 3, key)
}
