package workbook

import (
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// sheet is one sheet as a plain value: drawn by one function, written by another.
type sheet struct {
	name    string
	about   string // stands above each printed page, when it is not what the whole workbook is about
	columns []column
	rows    []row
	table   *area // filtered by its header; its name is tableName
	// tableName must be the only one of its kind in the workbook.
	tableName string
	frozen    int // rows above the pane that scrolls
	frozenTo  int // columns beside it
	titles    int // the row that is repeated on each printed page
	onePage   bool
	pagesWide int // how many printed pages the columns take; 0 is 1, and more repeat the columns beside the pane
	portrait  bool
	hidden    bool
	choices   []choice
	rules     []rule
	names     []name
	diagrams  []diagram
	breaks    []int // rows with which a new printed page begins
}

type column struct {
	width  float64 // in digits
	hidden bool
}

type row struct {
	cells  []cell
	height float64 // in points; 0: as its text needs
	hidden bool
}

// cell is a cell from which others may be spanned. A link leads to a place in the workbook, never out of it.
type cell struct {
	value   any // string, int, float64, time.Time or runs; nil for a blank
	formula string
	look    look
	span    int // columns, when more than one
	link    string
	note    string
}

// run is a piece of text with a look of its own.
type run struct {
	text string
	look look
}

type runs []run

// area is a block of cells; rows and columns count from 1.
type area struct{ top, left, bottom, right int }

// choice is a drop-down in the cells of an area. Other text is possible after a warning.
type choice struct {
	area    area
	options []string
	title   string
	message string
}

// rule changes the look of an area's cells where its formula holds, written for the area's first cell. The first rule
// that holds wins.
type rule struct {
	area    area
	formula string
	look    look
}

// name gives a block of cells a name for formulas and for finding it again.
type name struct {
	name  string
	area  area
	local bool // known on its sheet only, so that other sheets can have the same name
}

func newSheet(name string, widths ...float64) sheet {
	s := sheet{name: name}
	for _, width := range widths {
		s.columns = append(s.columns, column{width: width})
	}
	return s
}

// add appends a row that is as high as its text needs, and returns its number.
func (s *sheet) add(cells ...cell) int { return s.addRow(row{cells: cells}) }

// gap appends an empty row.
func (s *sheet) gap(height float64) { s.addRow(row{height: height}) }

func (s *sheet) addRow(r row) int {
	s.rows = append(s.rows, r)
	return len(s.rows)
}

// next is the number of the row that comes next.
func (s *sheet) next() int { return len(s.rows) + 1 }

// heading starts a sheet of the review pack: what it is, of whom and when, and the way back.
func (s *sheet) heading(e export, title, about string) {
	last := len(s.columns) - 1
	top := make([]cell, last+1)
	top[s.firstShown()] = cell{value: title, look: titleLook}
	if e.kind == ReviewPack && s.name != e.tabs.summary {
		top[last] = cell{value: words.T("workbook.back"), look: backLook, link: place(e.tabs.summary)}
	}
	s.addRow(row{cells: top, height: 27})
	below := make([]cell, s.firstShown()+1)
	below[s.firstShown()] = cell{value: about + " · " + e.version(), look: subtitleLook}
	s.addRow(row{cells: below, height: 16})
	s.gap(8)
}

// firstShown is the index of the first column that is not hidden.
func (s *sheet) firstShown() int {
	for i, c := range s.columns {
		if !c.hidden {
			return i
		}
	}
	return 0
}

// section appends a heading within a sheet.
func (s *sheet) section(title string) int {
	cells := make([]cell, len(s.columns))
	for i := range cells {
		cells[i] = cell{look: sectionLook}
	}
	cells[s.firstShown()].value = title
	return s.addRow(row{cells: cells, height: 21})
}

// list appends a filtered table; where there are no rows, a sentence says so instead.
func (s *sheet) list(tableName string, headers []string, body [][]cell, none string) {
	if len(body) == 0 {
		cells := make([]cell, s.firstShown()+1)
		cells[s.firstShown()] = cell{value: none, look: mutedLook}
		s.add(cells...)
		return
	}
	top := s.header(headers, body[0])
	for _, cells := range body {
		s.add(cells...)
	}
	s.tableName = tableName
	s.table = &area{top, 1, len(s.rows), len(headers)}
}

// furtherList appends a list with a heading below what is there already, without a filter: a sheet has one table. Nothing is
// appended where there are no rows.
func (s *sheet) furtherList(title string, headers []string, body [][]cell) {
	if len(body) == 0 {
		return
	}
	s.gap(14)
	s.section(title)
	s.header(headers, body[0])
	for _, cells := range body {
		s.add(cells...)
	}
}

// header appends the header row of a list; its texts stand over what is below them.
func (s *sheet) header(headers []string, below []cell) int {
	var cells []cell
	for i, h := range headers {
		cells = append(cells, cell{value: h, look: headerLook.to(below[i].look.align)})
	}
	return s.add(cells...)
}

// listTop is the header of a list that is all a sheet holds, below its heading.
const listTop = 4

// freezeHeader keeps the header of such a list in sight, and on each printed page.
func (s *sheet) freezeHeader() { s.frozen, s.titles = listTop, listTop }

// width is the width of a cell with those it spans.
func (s *sheet) width(index int, c cell) float64 {
	total := 0.0
	for i := index; i < index+max(c.span, 1) && i < len(s.columns); i++ {
		total += s.columns[i].width
	}
	return total
}

// textCells makes body cells of texts.
func textCells(texts ...string) []cell {
	cells := make([]cell, 0, len(texts))
	for _, text := range texts {
		cells = append(cells, textCell(text))
	}
	return cells
}

func textCell(text string) cell {
	if text == "" {
		return cell{look: bodyLook}
	}
	return cell{value: plain(text), look: bodyLook}
}

func numberCell(n int) cell { return cell{value: n, look: numberLook} }

// dateCell is a real date; text that is none stays as it is.
func dateCell(date string) cell {
	day, err := time.Parse(workspace.DateLayout, date)
	if err != nil {
		return textCell(date)
	}
	return cell{value: day, look: dateLook}
}

func yesCell(yes bool) cell {
	if !yes {
		return cell{look: centredLook}
	}
	return cell{value: words.T("workbook.yes"), look: centredLook}
}

// at names a cell: "B7".
func at(col, row int) string {
	letters, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic(err) // more than 16,384 columns
	}
	return letters + strconv.Itoa(row)
}

func (a area) String() string { return at(a.left, a.top) + ":" + at(a.right, a.bottom) }

// fixed names the area so that it stays when it is copied: "$B$7:$C$9".
func (a area) fixed() string { return fixed(a.left, a.top) + ":" + fixed(a.right, a.bottom) }

func fixed(col, row int) string {
	letters, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic(err)
	}
	return "$" + letters + "$" + strconv.Itoa(row)
}
