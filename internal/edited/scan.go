package edited

import (
	"context"
	"strings"

	"slocharter/internal/sheet"
)

// maxKept is how many rows of a file are kept: those that can be of a table of ours.
const maxKept = 200_000

// maxAdded is how many rows may be added to the tables of a sheet.
const maxAdded = 2000

// line is a row of a sheet that belongs to something of ours.
type line struct {
	id     string // empty for one that was added
	number int
	cells  []sheet.Cell
}

func (l line) cell(column int) sheet.Cell {
	if column < 0 || column >= len(l.cells) {
		return sheet.Cell{}
	}
	return l.cells[column]
}

// found is what a sheet holds of ours.
type found struct {
	name   string
	tables map[string]*foundTable
	chart  foundChart
	marks  markedSheet
	paired *pairing // with the sheet that was exported; nil when it is none of those
}

// foundTable is a table of ours in a sheet.
type foundTable struct {
	header map[string]int // the columns of the fields, by their names; nil without a header
	rows   []line
	added  []line // right below the header or a row
}

// foundChart is a RACI chart in a sheet.
type foundChart struct {
	mark    string         // ChartMark; empty when it is gone
	columns map[int]string // IDs by column
	steps   []line
	names   line   // the row with the names of the columns
	step    int    // the column with the names of the steps; -1 when it is not found
	loose   []line // rows below the IDs of the columns that are of no step
}

// scanner reads one sheet after the other and keeps what is ours.
type scanner struct {
	head
	ids     map[string]string // the tables of rows
	steps   map[string]bool
	columns map[string]bool
	kept    int
	added   int // rows of the sheet
	sheet   *found
	last    string // the table of the row before
	at      int    // its number
}

func scan(ctx context.Context, file *sheet.File, h head) ([]*found, error) {
	s := newScanner(h)
	var all []*found
	for _, one := range file.Sheets() {
		s.sheet, s.last = newFound(one.Name), ""
		s.added = 0
		for row, err := range file.Rows(one.Name) {
			if err != nil {
				return nil, err
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			s.row(row)
			if len(h.sheets) > 0 {
				s.sheet.marks.rows = append(s.sheet.marks.rows, markedRow{row.Number, marksOf(row)})
			}
			if s.kept > maxKept || s.added > maxAdded {
				return nil, sheet.Error{Fault: sheet.TooLarge, Place: one.Name}
			}
		}
		if !strings.EqualFold(one.Name, Tab) {
			all = append(all, s.sheet)
		}
	}
	return all, nil
}

func newFound(name string) *found {
	return &found{
		name: name, tables: map[string]*foundTable{}, marks: markedSheet{name: name},
		chart: foundChart{columns: map[int]string{}, step: -1},
	}
}

func newScanner(h head) *scanner {
	s := &scanner{head: h, ids: map[string]string{}, steps: map[string]bool{}, columns: map[string]bool{}}
	for name, t := range h.tables {
		for id := range t.rows {
			if name != stepTable.Name && name != columnTable.Name {
				s.ids[id] = name
			}
		}
	}
	for id := range h.cells {
		_, step, column := cellParts(id)
		s.steps[step], s.columns[column] = true, true
	}
	return s
}

// row keeps a row when it is one of ours, a header of ours, or added to ours.
func (s *scanner) row(row sheet.Row) {
	if s.chartRow(row) {
		return
	}
	for _, c := range row.Cells {
		if name, ok := s.ids[c.Text]; ok && c.Kind == sheet.Text {
			t := s.table(name)
			t.rows = append(t.rows, s.keep(row, c.Text))
			s.last, s.at = name, row.Number
			return
		}
	}
	if name, columns := s.header(row); name != "" {
		if t := s.table(name); t.header == nil {
			t.header = columns
			s.last, s.at = name, row.Number
		}
		return
	}
	if s.last != "" && row.Number == s.at+1 && s.table(s.last).header != nil {
		t := s.table(s.last)
		t.added = append(t.added, s.keep(row, ""))
		s.added++
		s.at = row.Number
	}
}

func (s *scanner) table(name string) *foundTable {
	if s.sheet.tables[name] == nil {
		s.sheet.tables[name] = &foundTable{}
	}
	return s.sheet.tables[name]
}

func (s *scanner) keep(row sheet.Row, id string) line {
	s.kept++
	return line{id, row.Number, append([]sheet.Cell(nil), row.Cells...)}
}

// chartRow keeps rows of a chart: the hidden one with the IDs of the columns, those of the steps, and the one with names.
func (s *scanner) chartRow(row sheet.Row) bool {
	chart, columns := &s.sheet.chart, 0
	for i, c := range row.Cells {
		switch {
		case c.Kind != sheet.Text:
		case s.columns[c.Text]:
			chart.columns[i] = c.Text
			columns++
		case s.steps[c.Text]:
			chart.steps = append(chart.steps, s.keep(row, c.Text))
			return true
		case strings.HasPrefix(c.Text, chartStart) && (columns > 0 || len(chart.columns) == 0):
			chart.mark = c.Text
		case len(chart.columns) == 0 && s.isStepHeader(c.Text):
			chart.names, chart.step = line{"", row.Number, append([]sheet.Cell(nil), row.Cells...)}, i
		}
	}
	if columns == 0 && len(chart.columns) > 0 && len(chart.loose) < maxAdded {
		chart.loose = append(chart.loose, s.keep(row, ""))
	}
	return columns > 0
}

func (s *scanner) isStepHeader(text string) bool {
	t := s.tables[stepTable.Name]
	return t != nil && folded(text) == t.heads[stepTable.Fields[0].Name]
}

// header tells of which table a row is the header, and where its fields are. Of several it is the one of which most
// headers are there: at least two, and half of them.
func (s *scanner) header(row sheet.Row) (string, map[string]int) {
	var best string
	var bestColumns map[string]int
	bestShare := 0.0
	for _, t := range Tables {
		x := s.tables[t.Name]
		if x == nil || len(x.fields) < 2 {
			continue
		}
		columns := x.find(row)
		share := float64(len(columns)) / float64(len(x.fields))
		if strings.EqualFold(x.tab, s.sheet.name) {
			share *= 2
		}
		if len(columns) >= 2 && 2*len(columns) >= len(x.fields) && share > bestShare {
			best, bestColumns, bestShare = t.Name, columns, share
		}
	}
	return best, bestColumns
}

// find returns the columns of the fields whose headers a row has.
func (x *exported) find(row sheet.Row) map[string]int {
	columns := map[string]int{}
	for i, c := range row.Cells {
		if c.Kind != sheet.Text {
			continue
		}
		text := folded(c.Text)
		for _, field := range x.fields {
			if _, ok := columns[field]; !ok && x.heads[field] == text {
				columns[field] = i
				break
			}
		}
	}
	return columns
}
