package widgets_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

func falling() []float64 {
	return []float64{1, 1, 0.9, 0.9, 0.6, math.NaN(), math.NaN(), 0.5, 0.45, 0.2, -0.1, -0.3}
}

func sparkTable() fyne.CanvasObject {
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "Service"}, {Title: "Budget"}, {Title: "Left"}}})
	table.Set([]widgets.Row{
		{ID: "1", Cells: []widgets.Cell{widgets.TextCell("Checkout"), widgets.SparkCell(falling(), 0, widgets.Bad), widgets.BarCell(-0.3, "−30 %", widgets.Bad)}},
		{ID: "2", Cells: []widgets.Cell{widgets.TextCell("Search"), widgets.SparkCell([]float64{1, 1, 1, 0.98, 0.97}, 0, widgets.Good), widgets.BarCell(0.97, "97 %", widgets.Good)}},
		{ID: "3", Cells: []widgets.Cell{widgets.TextCell("One value"), widgets.SparkCell([]float64{0.5}, 0, widgets.Watch), widgets.MutedCell("new")}},
		{ID: "4", Cells: []widgets.Cell{widgets.TextCell("Nothing"), widgets.SparkCell(nil, 0, widgets.Neutral), widgets.MutedCell("not measured")}},
	})
	return table
}

func TestSpark_LooksRight(t *testing.T) {
	draw(t, "spark", fyne.NewSize(600, 160), sparkTable)
}

// drawn returns the rows of pixels of a column in which the line of a spark in a state's colour is.
func drawn(c fyne.Canvas, x int, token theme.Token) (rows []int) {
	picture := c.Capture()
	for y := range picture.Bounds().Dy() {
		if color.NRGBAModel.Convert(picture.At(x, y)) == theme.Current(token) {
			rows = append(rows, y)
		}
	}
	return rows
}

func spark(t *testing.T, values ...float64) fyne.Canvas {
	t.Helper()
	light(t)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(4)
	c.SetContent(widgets.NewSpark(values, 0, widgets.Bad))
	c.Resize(fyne.NewSize(80, 20))
	return c
}

func TestSpark_FallsFromTheTopToTheBottom(t *testing.T) {
	c := spark(t, 1, 0.5, -1)
	first, last := drawn(c, 2, theme.Bad), drawn(c, 317, theme.Bad)
	assert.NotEmpty(t, first)
	assert.Less(t, first[len(first)-1], 27)
	assert.NotEmpty(t, last)
	assert.Greater(t, last[0], 53)
}

func TestSpark_LeavesAGapWhereThereIsNoNumber(t *testing.T) {
	c := spark(t, 1, 1, math.NaN(), 1, 1)
	assert.NotEmpty(t, drawn(c, 20, theme.Bad))
	assert.Empty(t, drawn(c, 160, theme.Bad))
	assert.NotEmpty(t, drawn(c, 300, theme.Bad))
}

func TestSpark_EqualValuesAndOneValueAreALine(t *testing.T) {
	for name, values := range map[string][]float64{"equal": {7, 7, 7}, "one": {7}, "all at the base": {0, 0}, "huge": {1e300, -1e300}} {
		t.Run(name, func(t *testing.T) {
			assert.NotEmpty(t, drawn(spark(t, values...), 2, theme.Bad))
		})
	}
}

func TestSpark_DrawsOneLineForEachVisibleRow(t *testing.T) {
	light(t)
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "Budget"}}, Rows: 4})
	rows := make([]widgets.Row, 5000)
	for i := range rows {
		rows[i].Cells = []widgets.Cell{widgets.SparkCell(falling(), 0, widgets.Good)}
	}
	table.Set(rows)
	w := show(t, table, fyne.NewSize(300, 200))
	rasters := 0
	for _, object := range test.LaidOutObjects(w.Content()) {
		if _, ok := object.(*canvas.Raster); ok && object.Visible() {
			rasters++
		}
	}
	assert.Greater(t, rasters, 2)
	assert.Less(t, rasters, 10)
}
