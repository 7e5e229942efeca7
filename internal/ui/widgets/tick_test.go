package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestALineIsTickedByAClickOnItsBoxAndBySpace(t *testing.T) {
	light(t)
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "What"}, {Title: "Why"}}, Fixed: true})
	table.Set([]widgets.Row{
		{ID: "one", Cells: []widgets.Cell{widgets.TickCell("One", widgets.Ticked), widgets.TextCell("because")}},
		{ID: "two", Cells: []widgets.Cell{widgets.TickCell("Two", widgets.NoTick)}},
	})
	var ticked []string
	table.OnTick = func(id string) { ticked = append(ticked, id) }
	w := show(t, table, fyne.NewSize(600, 200))
	row := table.MinSize().Height / 5 // a heading and four rows
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, row*1.5))
	assert.Equal(t, []string{"one"}, ticked)

	test.TapCanvas(w.Canvas(), fyne.NewPos(120, row*1.5))
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, row*2.5))
	assert.Equal(t, []string{"one"}, ticked, "neither the text nor a line without a box is ticked by a click")

	press(w.Canvas(), fyne.KeyUp, fyne.KeySpace)
	assert.Equal(t, []string{"one", "one"}, ticked)
}
