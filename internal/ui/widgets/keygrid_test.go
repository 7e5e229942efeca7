package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

func chartData() widgets.GridData {
	columns := []widgets.GridColumn{
		{Title: "Service Owner", Subtitle: "Champion"}, {Title: "Product Owner"}, {Title: "Eng/Quality Lead"}, {Title: "Software Eng/QE"},
		{Title: "SRE Incident Commander", Subtitle: "On-call lead"}, {Title: "Eng Manager/Director", Warn: true}, {Title: "Exec (VP)"},
	}
	rows := []widgets.GridRow{
		{Title: "Existence of SLO", Group: "Research", Warn: true}, {Title: "Propose SLO", Group: "Research"}, {Title: "Agree on SLO", Group: "Research"},
		{Title: "Measure and track SLO", Group: "Implementation"}, {Title: "Propose reliability roadmap", Group: "Implementation"},
		{Title: "Agree on roadmap", Group: "Implementation"}, {Title: "Execute roadmap", Group: "Implementation"},
		{Title: "Handle error budget", Group: "Iteration"}, {Title: "Recalibrate", Group: "Iteration"},
	}
	letters := []string{"A/R", "C", "R", "A", "C", "I", "", "A", "Z", "I"}
	data := widgets.GridData{Columns: columns, Rows: rows}
	for r := range rows {
		line := make([]widgets.GridCell, len(columns))
		for c := range columns {
			line[c] = widgets.GridCell{Text: letters[(r*3+c)%len(letters)], Own: r == 3 && c == 4, Warn: r == 0 && c%3 == 0}
		}
		data.Cells = append(data.Cells, line)
	}
	return data
}

func largeData(rows, cols int) widgets.GridData {
	data := widgets.GridData{}
	for c := range cols {
		data.Columns = append(data.Columns, widgets.GridColumn{Title: fmt.Sprintf("Persona number %d", c+1)})
	}
	for r := range rows {
		data.Rows = append(data.Rows, widgets.GridRow{Title: fmt.Sprintf("Step %d", r+1), Group: fmt.Sprintf("Phase %d", r/8+1)})
		line := make([]widgets.GridCell, cols)
		for c := range cols {
			line[c].Text = []string{"A", "R", "C", "I", "A/R", ""}[(r+c)%6]
		}
		data.Cells = append(data.Cells, line)
	}
	return data
}

func focusedGrid(t *testing.T, data widgets.GridData, size fyne.Size) (*widgets.KeyGrid, fyne.Canvas) {
	light(t)
	grid := widgets.NewKeyGrid()
	grid.Set(data)
	w := show(t, grid, size)
	w.Canvas().Focus(grid)
	return grid, w.Canvas()
}

func TestKeyGrid_LooksRight(t *testing.T) {
	draw(t, "keygrid", fyne.NewSize(700, 400), func() fyne.CanvasObject {
		grid := widgets.NewKeyGrid()
		grid.Set(chartData())
		grid.FocusGained()
		grid.Select(widgets.Block{Row: 1, Col: 1, RowEnd: 2, ColEnd: 3})
		return grid
	})
	draw(t, "keygrid-large", fyne.NewSize(1024, 640), func() fyne.CanvasObject {
		grid := widgets.NewKeyGrid()
		grid.Set(largeData(40, 20))
		grid.Resize(fyne.NewSize(1000, 600))
		grid.Select(widgets.Block{Row: 17, Col: 15, RowEnd: 17, ColEnd: 15})
		return grid
	})
}

func TestKeyGrid_Markup(t *testing.T) {
	light(t)
	grid := widgets.NewKeyGrid()
	grid.Set(widgets.GridData{
		Columns: []widgets.GridColumn{{Title: "Owner", Subtitle: "Champion"}, {Title: "Lead", Warn: true}},
		Rows:    []widgets.GridRow{{Title: "Propose", Group: "Research"}, {Title: "Agree", Group: "Research", Warn: true}},
		Cells:   [][]widgets.GridCell{{{Text: "A/R"}, {Text: "C", Own: true}}, {{Text: "I", Warn: true}, {Text: "nobody"}}},
	})
	w := show(t, grid, fyne.NewSize(420, 160))
	test.AssertRendersToMarkup(t, "keygrid.xml", w.Canvas())
}

func TestKeyGrid_KeysMoveTheCursor(t *testing.T) {
	cases := []struct {
		name     string
		keys     []fyne.KeyName
		row, col int
	}{
		{"arrows go to the neighbours", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyUp}, 1, 1},
		{"arrows stop at the edges", []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft}, 0, 0},
		{"End goes to the last column", []fyne.KeyName{fyne.KeyEnd}, 0, 6},
		{"Home goes back to the first", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome}, 1, 0},
		{"Tab reads on in the next row", []fyne.KeyName{fyne.KeyEnd, fyne.KeyTab}, 1, 0},
		{"PageDown stops at the last row", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown}, 8, 0},
		{"PageUp comes back", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyPageUp}, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
			press(canvas, c.keys...)
			row, col := grid.Cursor()
			assert.Equal(t, []int{c.row, c.col}, []int{row, col})
		})
	}
}

func TestKeyGrid_ShiftExtendsABlockAndEscapeCollapsesIt(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	var reported []widgets.Block
	grid.OnSelect = func(b widgets.Block) { reported = append(reported, b) }

	press(canvas, fyne.KeyDown, fyne.KeyRight)
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(canvas, fyne.KeyDown, fyne.KeyRight)
	grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	assert.Equal(t, widgets.Block{Row: 1, Col: 1, RowEnd: 2, ColEnd: 2}, grid.Selection())

	press(canvas, fyne.KeyEscape)
	assert.Equal(t, widgets.Block{Row: 2, Col: 2, RowEnd: 2, ColEnd: 2}, grid.Selection())
	assert.Len(t, reported, 5)
	assert.Equal(t, grid.Selection(), reported[4])
}

func TestKeyGrid_ShiftTabGoesBack(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	press(canvas, fyne.KeyDown)
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	press(canvas, fyne.KeyTab)
	row, col := grid.Cursor()
	assert.Equal(t, []int{0, 6}, []int{row, col})
	assert.True(t, grid.Selection().Single())
}

func TestKeyGrid_ShortcutsAreReported(t *testing.T) {
	grid, _ := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	var got []string
	grid.OnCopy = func() { got = append(got, "copy") }
	grid.OnCut = func() { got = append(got, "cut") }
	grid.OnPaste = func() { got = append(got, "paste") }

	grid.TypedShortcut(&fyne.ShortcutCopy{})
	grid.TypedShortcut(&fyne.ShortcutCut{})
	grid.TypedShortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, []string{"copy", "cut", "paste"}, got)

	grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	assert.Equal(t, widgets.Block{RowEnd: 8, ColEnd: 6}, grid.Selection())
}

func TestKeyGrid_CtrlHomeAndEndJumpToTheCorners(t *testing.T) {
	grid, _ := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	ctrl := fyne.KeyModifierShortcutDefault
	grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: ctrl})
	assert.Equal(t, widgets.Block{Row: 8, Col: 6, RowEnd: 8, ColEnd: 6}, grid.Selection())
	grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: ctrl | fyne.KeyModifierShift})
	assert.Equal(t, widgets.Block{RowEnd: 8, ColEnd: 6}, grid.Selection())
}

func TestKeyGrid_TypingClearingAndPickingAreReported(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	var got []string
	grid.OnKey = func(r rune) { got = append(got, string(r)) }
	grid.OnClear = func() { got = append(got, "clear") }
	grid.OnPick = func(row, col int) { got = append(got, fmt.Sprint("pick ", row, col)) }

	test.Type(grid, "a r")
	press(canvas, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, []string{"a", "r", "clear", "clear", "pick 1 0"}, got)
}

func TestKeyGrid_SetIsSilentAndKeepsTheSelectionInside(t *testing.T) {
	grid, _ := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	grid.Select(widgets.Block{Row: 8, Col: 6, RowEnd: 8, ColEnd: 6})
	grid.OnSelect = func(widgets.Block) { t.Error("setting data reported a selection") }
	grid.Set(largeData(3, 2))
	assert.Equal(t, widgets.Block{Row: 2, Col: 1, RowEnd: 2, ColEnd: 1}, grid.Selection())
	grid.Set(widgets.GridData{})
	assert.Equal(t, widgets.Block{}, grid.Selection())
}

func TestKeyGrid_AnEmptyGridIgnoresKeys(t *testing.T) {
	grid, canvas := focusedGrid(t, widgets.GridData{}, fyne.NewSize(300, 200))
	grid.OnKey = func(rune) { t.Error("a key was reported") }
	grid.OnPick = func(int, int) { t.Error("a pick was reported") }
	grid.OnSelect = func(widgets.Block) { t.Error("a selection was reported") }
	test.Type(grid, "a")
	press(canvas, fyne.KeyDown, fyne.KeyTab, fyne.KeyReturn, fyne.KeyPageDown)
	grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.TapAt(grid, fyne.NewPos(150, 100))
}

// middle returns the centre of a cell, relative to the grid.
func middle(grid *widgets.KeyGrid, row, col int) fyne.Position {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(grid)
	return grid.CellPosition(row, col).Subtract(origin).AddXY(10, -10)
}

func mouse(at fyne.Position, button desktop.MouseButton, modifier fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button, Modifier: modifier}
}

func TestKeyGrid_MouseSelectsCellsBlocksRowsAndColumns(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	canvas.Unfocus()

	grid.MouseDown(mouse(middle(grid, 3, 2), desktop.MouseButtonPrimary, 0))
	assert.Equal(t, widgets.Block{Row: 3, Col: 2, RowEnd: 3, ColEnd: 2}, grid.Selection())
	assert.Equal(t, fyne.Focusable(grid), canvas.Focused())

	grid.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: middle(grid, 5, 4)}})
	grid.DragEnd()
	assert.Equal(t, widgets.Block{Row: 3, Col: 2, RowEnd: 5, ColEnd: 4}, grid.Selection())

	grid.MouseDown(mouse(middle(grid, 1, 1), desktop.MouseButtonPrimary, 0))
	grid.MouseDown(mouse(middle(grid, 2, 3), desktop.MouseButtonPrimary, fyne.KeyModifierShift))
	assert.Equal(t, widgets.Block{Row: 1, Col: 1, RowEnd: 2, ColEnd: 3}, grid.Selection())

	rowHeading := fyne.NewPos(20, middle(grid, 4, 0).Y)
	grid.MouseDown(mouse(rowHeading, desktop.MouseButtonPrimary, 0))
	assert.Equal(t, widgets.Block{Row: 4, Col: 0, RowEnd: 4, ColEnd: 6}, grid.Selection())

	columnHeading := fyne.NewPos(middle(grid, 0, 5).X, 5)
	grid.MouseDown(mouse(columnHeading, desktop.MouseButtonPrimary, 0))
	assert.Equal(t, widgets.Block{Row: 0, Col: 5, RowEnd: 8, ColEnd: 5}, grid.Selection())
}

func TestKeyGrid_ALateTapDoesNotUndoWhatKeysDidSinceThePress(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	at := middle(grid, 3, 2)
	grid.MouseDown(mouse(at, desktop.MouseButtonPrimary, 0))
	press(canvas, fyne.KeyRight)
	grid.Tapped(&fyne.PointEvent{Position: at})
	row, col := grid.Cursor()
	assert.Equal(t, []int{3, 3}, []int{row, col})
}

func TestKeyGrid_RightClickAndDoubleClickAreReported(t *testing.T) {
	grid, _ := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	var got []string
	grid.OnPick = func(row, col int) { got = append(got, fmt.Sprint("pick ", row, col)) }
	grid.OnRowMenu = func(row int, _ fyne.Position) { got = append(got, fmt.Sprint("row ", row)) }
	grid.OnColumnMenu = func(col int, _ fyne.Position) { got = append(got, fmt.Sprint("column ", col)) }
	grid.OnCellMenu = func(row, col int, _ fyne.Position) { got = append(got, fmt.Sprint("cell ", row, col)) }

	grid.DoubleTapped(&fyne.PointEvent{Position: middle(grid, 2, 2)})
	test.TapSecondaryAt(grid, fyne.NewPos(20, middle(grid, 4, 0).Y))
	test.TapSecondaryAt(grid, fyne.NewPos(middle(grid, 0, 5).X, 5))
	test.TapSecondaryAt(grid, middle(grid, 6, 1))
	assert.Equal(t, []string{"pick 2 2", "row 4", "column 5", "cell 6 1"}, got)
}

func TestKeyGrid_HoverIsReportedOncePerCell(t *testing.T) {
	grid, _ := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	var got []string
	grid.OnHover = func(row, col int) { got = append(got, fmt.Sprint(row, col)) }
	grid.MouseIn(mouse(middle(grid, 1, 1), 0, 0))
	grid.MouseMoved(mouse(middle(grid, 1, 1).AddXY(3, 0), 0, 0))
	grid.MouseMoved(mouse(middle(grid, 1, 2), 0, 0))
	grid.MouseOut()
	assert.Equal(t, []string{"1 1", "1 2", "-1 -1"}, got)
}

func TestKeyGrid_ScrollsToTheCursorAndByWheel(t *testing.T) {
	grid, canvas := focusedGrid(t, largeData(40, 20), fyne.NewSize(640, 400))
	grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierShortcutDefault})
	require.Contains(t, test.RenderToMarkup(canvas), "Step 40")
	require.NotContains(t, test.RenderToMarkup(canvas), ">Step 1<")

	test.Scroll(canvas, fyne.NewPos(300, 200), 0, 5000)
	assert.Contains(t, test.RenderToMarkup(canvas), ">Step 1<")
	row, _ := grid.Cursor()
	assert.Equal(t, 39, row, "the wheel does not move the cursor")

	press(canvas, fyne.KeyLeft)
	assert.Contains(t, test.RenderToMarkup(canvas), "Step 40", "typing brings the cursor back into view")
}

func TestKeyGrid_MovingTheCursorAllocatesNothing(t *testing.T) {
	grid, canvas := focusedGrid(t, chartData(), fyne.NewSize(700, 420))
	press(canvas, fyne.KeyDown, fyne.KeyUp)
	down, up := &fyne.KeyEvent{Name: fyne.KeyDown}, &fyne.KeyEvent{Name: fyne.KeyUp}
	assert.Zero(t, testing.AllocsPerRun(50, func() {
		grid.TypedKey(down)
		grid.TypedKey(up)
	}))
}
