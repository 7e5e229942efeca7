package widgets_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func services() widgets.Table {
	return widgets.Table{
		Columns: []widgets.TableColumn{
			{Title: "Service", Weight: 2}, {Title: "Phase", Weight: 3}, {Title: "SLOs", Right: true}, {Title: "Worst budget left", Weight: 2}, {Title: "Policy says", Weight: 2},
		},
		Filter: "Filter services", Empty: "No services yet.", NoMatch: "No service matches.",
	}
}

func serviceRows() []widgets.Row {
	return []widgets.Row{
		{ID: "pay", Cells: []widgets.Cell{widgets.TextCell("Payments API"), widgets.DotsCell(3, 9, "Implementation").SortedBy("3"), widgets.TextCell("3"), widgets.BarCell(0.61, "61 %", widgets.Good).SortedBy("0.61"), widgets.ChipCell("Releases proceed", widgets.Good)}},
		{ID: "check", Cells: []widgets.Cell{widgets.TextCell("Checkout"), widgets.DotsCell(8, 9, "Iteration").SortedBy("8"), widgets.TextCell("12"), widgets.BarCell(-0.12, "−12 %", widgets.Bad).SortedBy("-0.12"), widgets.ChipCell("Fixes only", widgets.Bad)}},
		{ID: "search", Cells: []widgets.Cell{widgets.TextCell("Search"), widgets.DotsCell(1, 9, "Research").SortedBy("1"), widgets.TextCell("0"), widgets.MutedCell("not measured"), widgets.ChipCell("No policy yet", widgets.Neutral)}},
	}
}

func serviceTable(t *testing.T) (*widgets.SortTable, fyne.Canvas) {
	light(t)
	table := widgets.NewSortTable(services())
	table.Set(serviceRows())
	w := show(t, table, fyne.NewSize(800, 260))
	table.Focus()
	return table, w.Canvas()
}

// order returns the services in the order in which the markup holds them.
func order(canvas fyne.Canvas) string {
	markup := test.RenderToMarkup(canvas)
	var names []string
	for line := range strings.Lines(markup) {
		for _, name := range []string{"Payments API", "Checkout", "Search"} {
			if strings.Contains(line, ">"+name+"<") {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ", ")
}

func TestSortTable_LooksRight(t *testing.T) {
	draw(t, "table", fyne.NewSize(860, 240), func() fyne.CanvasObject {
		table := widgets.NewSortTable(services())
		table.Set(serviceRows())
		table.SortBy(3, false)
		table.Select("check")
		return table
	})
}

func TestSortTable_Markup(t *testing.T) {
	_, canvas := serviceTable(t)
	test.AssertRendersToMarkup(t, "table.xml", canvas)
}

func TestSortTable_SortsByTextAndByNumber(t *testing.T) {
	table, canvas := serviceTable(t)
	assert.Equal(t, "Payments API, Checkout, Search", order(canvas))
	table.SortBy(0, false)
	assert.Equal(t, "Checkout, Payments API, Search", order(canvas))
	table.SortBy(2, true)
	assert.Equal(t, "Checkout, Payments API, Search", order(canvas), "12 is more than 3")
	table.SortBy(1, false)
	assert.Equal(t, "Search, Payments API, Checkout", order(canvas), "by progress, not by the name of the phase")
}

func TestSortTable_SortsByAnAmountWhereItsTextIsNoNumber(t *testing.T) {
	light(t)
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "Service"}, {Title: "Of the budget"}}})
	row := func(name, text string, n *big.Rat) widgets.Row {
		return widgets.Row{ID: name, Cells: []widgets.Cell{widgets.TextCell(name), widgets.TextCell(text).SortedByAmount(n)}}
	}
	table.Set([]widgets.Row{row("Payments API", "12 %", big.NewRat(12, 100)), row("Checkout", "–", nil), row("Search", "9 %", big.NewRat(9, 100))})
	w := show(t, table, fyne.NewSize(800, 260))
	table.SortBy(1, false)
	assert.Equal(t, "Checkout, Search, Payments API", order(w.Canvas()))
}

func TestSortTable_AClickOnAHeadingSortsThenTurnsThenRestores(t *testing.T) {
	_, canvas := serviceTable(t)
	heading := fyne.NewPos(40, 60)
	test.TapCanvas(canvas, heading)
	assert.Equal(t, "Checkout, Payments API, Search", order(canvas))
	assert.Contains(t, test.RenderToMarkup(canvas), "Service ▲")
	test.TapCanvas(canvas, heading)
	assert.Equal(t, "Search, Payments API, Checkout", order(canvas))
	assert.Contains(t, test.RenderToMarkup(canvas), "Service ▼")
	test.TapCanvas(canvas, heading)
	assert.Equal(t, "Payments API, Checkout, Search", order(canvas))
}

func TestSortTable_KeysSelectAndOpen(t *testing.T) {
	table, canvas := serviceTable(t)
	var log []string
	table.OnSelect = func(id string) { log = append(log, id) }
	table.OnOpen = func(id string) { log = append(log, "open "+id) }
	press(canvas, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn, fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown)
	assert.Equal(t, []string{"pay", "search", "check", "open check", "pay", "search"}, log)
}

func TestSortTable_TypingFilters(t *testing.T) {
	table, canvas := serviceTable(t)
	typeInto(canvas, "pay")
	assert.Equal(t, "Payments API", order(canvas))
	press(canvas, fyne.KeyDown)
	assert.Equal(t, "pay", table.Selected())

	typeInto(canvas, "xx")
	assert.Contains(t, test.RenderToMarkup(canvas), "No service matches.")
	press(canvas, fyne.KeyEscape)
	assert.Equal(t, "Payments API, Checkout, Search", order(canvas))
}

func TestSortTable_SetIsSilentAndKeepsTheSelectionById(t *testing.T) {
	table, canvas := serviceTable(t)
	table.Select("check")
	table.OnSelect = func(string) { t.Error("a selection was reported") }
	rows := serviceRows()
	table.Set([]widgets.Row{rows[2], rows[1]})
	assert.Equal(t, "check", table.Selected())
	assert.Equal(t, "Search, Checkout", order(canvas))
	table.Set(nil)
	assert.Contains(t, test.RenderToMarkup(canvas), "No services yet.")
}

func TestSortTable_TheMouseSelectsOpensAndAsksForAMenu(t *testing.T) {
	table, canvas := serviceTable(t)
	var log []string
	table.OnSelect = func(id string) { log = append(log, id) }
	table.OnOpen = func(id string) { log = append(log, "open "+id) }
	table.OnMenu = func(id string, _ fyne.Position) { log = append(log, "menu "+id) }
	body := canvas.Focused().(interface {
		desktop.Mouseable
		fyne.DoubleTappable
		fyne.SecondaryTappable
	})
	body.MouseDown(mouse(fyne.NewPos(60, 80), desktop.MouseButtonPrimary, 0))
	body.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(60, 80)})
	body.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(60, 50)})
	assert.Equal(t, []string{"check", "open check", "pay", "menu pay"}, log)
}

func TestSortTable_ManyRowsScrollToTheSelectionAndByWheel(t *testing.T) {
	light(t)
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{{Title: "Name"}}})
	var rows []widgets.Row
	for i := range 5000 {
		rows = append(rows, widgets.Row{ID: fmt.Sprint(i), Cells: []widgets.Cell{widgets.TextCell(fmt.Sprint("Row ", i))}})
	}
	table.Set(rows)
	w := show(t, table, fyne.NewSize(300, 300))
	table.Focus()
	press(w.Canvas(), fyne.KeyEnd)
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), ">Row 4999<")
	press(w.Canvas(), fyne.KeyHome)
	test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, -30)
	markup := test.RenderToMarkup(w.Canvas())
	assert.NotContains(t, markup, ">Row 0<")
	assert.Contains(t, markup, ">Row 1<")
}

func TestSortTable_AllRowsAreVisibleWhenAskedFor(t *testing.T) {
	light(t)
	spec := services()
	spec.Rows = -1
	table := widgets.NewSortTable(spec)
	table.Set(serviceRows())
	three := table.MinSize().Height
	table.Set(append(serviceRows(), serviceRows()...))
	assert.Greater(t, table.MinSize().Height, three*1.3)
}

func TestSortTable_LeavesOutColumnsForWhichThereIsNoRoom(t *testing.T) {
	spec := services()
	spec.Columns[1].Ems = 40
	table := widgets.NewSortTable(spec)
	light(t)
	table.Set(serviceRows())
	w := show(t, table, fyne.NewSize(800, 260))
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "Implementation")
	w.Resize(fyne.NewSize(500, 260))
	assert.NotContains(t, test.RenderToMarkup(w.Canvas()), ">Implementation<")
	assert.NotContains(t, test.RenderToMarkup(w.Canvas()), ">Phase<")
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "Fixes only")
}
