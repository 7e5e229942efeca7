package widgets

import (
	"math/big"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// TableColumn is one column of a SortTable; Weight is its share of the width (0 means 1), Right aligns numbers. A column
// with Ems is shown only where the table is so many text sizes wide.
type TableColumn struct {
	Title  string
	Weight float32
	Right  bool
	Ems    float32
}

// Cell is what one cell of a SortTable shows; the functions that end in Cell make them. Sort decides the order
// instead of the text: as numbers where both are numbers.
type Cell struct {
	Text, Sort string
	Kind       Kind

	form     cellForm
	value    float64
	done, of int
	values   []float64
	tick     Tick
	bold     bool
}

type cellForm int

const (
	formText cellForm = iota
	formMuted
	formChip
	formBar
	formDots
	formSpark
	formTick
)

// TextCell shows a text.
func TextCell(text string) Cell { return Cell{Text: text} }

// MutedCell shows a text that matters less.
func MutedCell(text string) Cell { return Cell{Text: text, form: formMuted} }

// ChipCell shows a chip.
func ChipCell(text string, kind Kind) Cell { return Cell{Text: text, Kind: kind, form: formChip} }

// BarCell shows a bar for a share between 0 and 1, or below 0 for what is missing.
func BarCell(value float64, label string, kind Kind) Cell {
	return Cell{Text: label, Kind: kind, form: formBar, value: value}
}

// DotsCell shows progress as dots with a text behind them.
func DotsCell(done, of int, text string) Cell {
	return Cell{Text: text, form: formDots, done: done, of: of}
}

// SparkCell shows how a value went, as a small line above a base; what is not a number is a gap.
func SparkCell(values []float64, base float64, kind Kind) Cell {
	return Cell{Kind: kind, form: formSpark, values: values, value: base}
}

// SortedBy returns the cell with another text to sort by.
func (c Cell) SortedBy(sort string) Cell {
	c.Sort = sort
	return c
}

// SortedByAmount returns the cell with a number to sort by; nil comes before all others.
func (c Cell) SortedByAmount(n *big.Rat) Cell {
	if n == nil {
		return c.SortedBy("-Inf")
	}
	amount, _ := n.Float64()
	return c.SortedBy(strconv.FormatFloat(amount, 'g', -1, 64))
}

// Row is one line of a SortTable. The ID is what callbacks report, and what keeps the selection.
type Row struct {
	ID    string
	Cells []Cell
}

// Table is what a SortTable is made from.
type Table struct {
	Name    string // under which the widths of its columns are kept; empty: they are not
	Columns []TableColumn
	Filter  string            // the hint in the filter field; empty means no filter
	Beside  fyne.CanvasObject // what stands beside the filter field; may be nil
	Empty   string            // shown when there are no rows
	NoMatch string            // shown when the filter hides all rows
	Fixed   bool              // the rows stay in the order in which they are given
	Rows    int               // so many rows are visible at least (0 means 4); a negative number means all rows always are
}

// SortTable is a table to read, sort, filter and open rows from.
type SortTable struct {
	widget.BaseWidget

	OnOpen   func(id string)                   // Enter or a double click on a row
	OnSelect func(id string)                   // another row was selected
	OnMenu   func(id string, at fyne.Position) // right click on a row; at is absolute
	OnTick   func(id string)                   // Space on a row, or a click on its box
	OnSide   func(by int)                      // the arrow to the right (1) or to the left (-1)

	filter *input
	body   *tableBody
	box    *fyne.Container
}

// NewSortTable returns a table without rows.
func NewSortTable(t Table) *SortTable {
	s := &SortTable{filter: newInput(1)}
	s.body = newTableBody(s, t)
	s.filter.PlaceHolder = t.Filter
	s.filter.OnChanged = func(query string) { s.body.setQuery(query) }
	s.filter.onKey = s.filterKey
	s.filter.onEscape = s.clearFilter
	var top fyne.CanvasObject
	if t.Filter != "" {
		top = s.filter
		if t.Beside != nil {
			top = container.NewBorder(nil, nil, nil, t.Beside, s.filter)
		}
	}
	s.box = container.NewBorder(top, nil, nil, nil, newWheel(s.body, t.Rows >= 0))
	s.ExtendBaseWidget(s)
	return s
}

// Set replaces the rows. The selected row stays selected as long as it is there.
func (s *SortTable) Set(rows []Row) { s.body.setRows(rows) }

// Selected returns the ID of the selected row, or nothing.
func (s *SortTable) Selected() string { return s.body.selected }

// Select selects a row without reporting it.
func (s *SortTable) Select(id string) {
	s.body.selected = id
	s.body.reveal()
	s.body.Refresh()
}

// SortBy sorts by a column, as a click on its heading does.
func (s *SortTable) SortBy(column int, descending bool) {
	s.body.sortBy(column, descending)
}

// Focus gives the keyboard to the rows.
func (s *SortTable) Focus() { focus(s.body) }

// CreateRenderer is Fyne's way to ask for the drawing.
func (s *SortTable) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// filterKey moves from the filter into the rows.
func (s *SortTable) filterKey(name fyne.KeyName) (used bool) {
	if name != fyne.KeyDown && !isReturn(name) {
		return false
	}
	s.Focus()
	s.body.selectFirst()
	return true
}

func (s *SortTable) clearFilter() (used bool) {
	if s.filter.Text == "" {
		return false
	}
	s.filter.SetText("")
	return true
}

// typeFilter lets typing in the rows narrow them.
func (s *SortTable) typeFilter(r rune) {
	if s.filter.PlaceHolder == "" {
		return
	}
	focus(s.filter)
	s.filter.TypedRune(r)
}
