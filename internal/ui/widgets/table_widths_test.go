package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

// keepWidths keeps the widths of columns for a test, as the program does.
func keepWidths(t *testing.T, kept map[string][]float32) {
	t.Helper()
	widgets.KeptWidths = func(table string) []float32 { return kept[table] }
	widgets.KeepWidths = func(table string, widths []float32) { kept[table] = widths }
	t.Cleanup(func() { widgets.KeptWidths, widgets.KeepWidths = nil, nil })
}

// twoColumns is a table whose border is in the middle of the window.
func twoColumns(t *testing.T, name string) (*widgets.SortTable, fyne.Canvas) {
	t.Helper()
	light(t)
	table := widgets.NewSortTable(widgets.Table{Name: name, Columns: []widgets.TableColumn{{Title: "Left"}, {Title: "Right"}}})
	table.Set([]widgets.Row{{ID: "1", Cells: []widgets.Cell{widgets.TextCell("b"), widgets.TextCell("x")}}, {ID: "2", Cells: []widgets.Cell{widgets.TextCell("a"), widgets.TextCell("y")}}})
	w := show(t, table, fyne.NewSize(608, 260))
	table.Focus()
	return table, w.Canvas()
}

// borders returns the visible borders between columns, and where the middles of them are.
func borders(o fyne.CanvasObject, at fyne.Position) (found []fyne.CanvasObject, places []fyne.Position) {
	if !o.Visible() {
		return nil, nil
	}
	at = at.Add(o.Position())
	if c, ok := o.(desktop.Cursorable); ok && c.Cursor() == desktop.HResizeCursor {
		return []fyne.CanvasObject{o}, []fyne.Position{at.Add(fyne.NewPos(o.Size().Width/2, 5))}
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inside {
		more, at := borders(child, at)
		found, places = append(found, more...), append(places, at...)
	}
	return found, places
}

// border returns where the first border between columns is.
func border(t *testing.T, c fyne.Canvas) fyne.Position {
	t.Helper()
	_, places := borders(c.Content(), fyne.Position{})
	require.NotEmpty(t, places, "there is no border")
	return places[0]
}

func TestSortTable_ABorderIsDraggedAndKept(t *testing.T) {
	kept := map[string][]float32{}
	keepWidths(t, kept)
	_, canvas := twoColumns(t, "names")
	at := border(t, canvas)
	test.Drag(canvas, at, 100, 0)
	assert.InDelta(t, at.X+100, border(t, canvas).X, 1.5)
	require.Len(t, kept["names"], 2)
	assert.Greater(t, kept["names"][0], kept["names"][1])

	_, again := twoColumns(t, "names")
	assert.InDelta(t, at.X+100, border(t, again).X, 1.5, "a table with the same name has the widths again")
	_, other := twoColumns(t, "others")
	assert.InDelta(t, at.X, border(t, other).X, 1.5)
}

func TestSortTable_AColumnKeepsALeastWidth(t *testing.T) {
	_, canvas := twoColumns(t, "")
	test.Drag(canvas, border(t, canvas), -1000, 0)
	assert.Greater(t, border(t, canvas).X, float32(30))
	test.Drag(canvas, border(t, canvas), 3000, 0)
	assert.Less(t, border(t, canvas).X, canvas.Size().Width-30)
}

func TestSortTable_ADoubleClickGivesTheWidthsBack(t *testing.T) {
	kept := map[string][]float32{}
	keepWidths(t, kept)
	_, canvas := twoColumns(t, "names")
	first := border(t, canvas)
	test.Drag(canvas, first, 100, 0)
	found, _ := borders(canvas.Content(), fyne.Position{})
	found[0].(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{})
	assert.InDelta(t, first.X, border(t, canvas).X, 1.5)
	assert.Nil(t, kept["names"])
}

func TestSortTable_ColumnsStayProportionalWhenTheTableIsResized(t *testing.T) {
	light(t)
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "Left"}, {Title: "Right"}}})
	w := show(t, table, fyne.NewSize(608, 260))
	test.Drag(w.Canvas(), border(t, w.Canvas()), 100, 0)
	before := border(t, w.Canvas()).X / 608
	w.Resize(fyne.NewSize(1208, 260))
	assert.InDelta(t, before, border(t, w.Canvas()).X/1208, 0.01)
}

func TestSortTable_WidthsThatDoNotFitAreAsIfNoneWereKept(t *testing.T) {
	_, canvas := twoColumns(t, "")
	usual := border(t, canvas).X
	for name, widths := range map[string][]float32{
		"too few": {1}, "too many": {1, 2, 3}, "none": {}, "nothing wide": {0, 0}, "one missing": {0, 1}, "below nothing": {-3, 1}, "too narrow": {1e-9, 1}, "too large": {3e38, 3e38},
	} {
		t.Run(name, func(t *testing.T) {
			keepWidths(t, map[string][]float32{"names": widths})
			_, canvas := twoColumns(t, "names")
			assert.InDelta(t, usual, border(t, canvas).X, 0.1)
		})
	}
}

func TestSortTable_KeysSortAndMakeColumnsWider(t *testing.T) {
	kept := map[string][]float32{}
	keepWidths(t, kept)
	_, canvas := twoColumns(t, "names")
	at := border(t, canvas)
	keys := func(modifier fyne.KeyModifier, keys ...fyne.KeyName) {
		for _, key := range keys {
			canvas.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier})
		}
	}
	keys(fyne.KeyModifierControl, fyne.KeyRight)
	assert.Contains(t, test.RenderToMarkup(canvas), "Left ▲")
	keys(fyne.KeyModifierControl, fyne.KeyDown)
	assert.Contains(t, test.RenderToMarkup(canvas), "Left ▼")
	keys(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	assert.Greater(t, border(t, canvas).X, at.X+5)
	assert.Len(t, kept["names"], 2)
	keys(fyne.KeyModifierControl, fyne.KeyRight, fyne.KeyRight)
	assert.NotContains(t, test.RenderToMarkup(canvas), "▼", "beyond the last column the rows are as they were given")
}
