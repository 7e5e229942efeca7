package raci

import (
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// gridData is the chart as the grid shows it.
func gridData(w workspace.Workspace, serviceID string, m raci.Matrix, found []raci.Finding) widgets.GridData {
	notes, roster, plain := remarksOn(found), w.Roster(serviceID), w.Matrix("")
	data := widgets.GridData{}
	for _, c := range m.Columns {
		data.Columns = append(data.Columns, widgets.GridColumn{
			Title: c.Name, Subtitle: behind(w, roster, c), Warn: notes.columns[c.ID],
		})
	}
	for r, row := range m.Rows {
		data.Rows = append(data.Rows, widgets.GridRow{
			Title: row.Name, Group: words.Phase(lifecycle.Phase(row.Phase)), Warn: notes.rows[row.ID],
		})
		cells := make([]widgets.GridCell, len(m.Columns))
		for c, column := range m.Columns {
			remarks := notes.cells[place{row.ID, column.ID}]
			cells[c] = widgets.GridCell{Text: string(m.Cells[r][c]), Own: m.Own[r][c], Warn: len(remarks) > 0}
			if m.Own[r][c] {
				remarks = append([]string{defaultSays(plain.Cells[r][c])}, remarks...)
			}
			cells[c].Hint = strings.Join(remarks, "\n")
		}
		data.Cells = append(data.Cells, cells)
	}
	return data
}

// behind is what stands below a column's name: what its personas are called here, or else who holds them.
func behind(w workspace.Workspace, roster raci.Roster, c raci.Column) string {
	if _, own := w.ColumnCalled(c.ID); own != "" {
		return own
	}
	return people.Names(roster.Holders(c.ID))
}

func defaultSays(letters raci.Letters) string {
	if letters == "" {
		return words.T("raci.cell.default-blank")
	}
	return words.T("raci.cell.default", "Letters", string(letters))
}

// place names a cell by the IDs of its step and its column.
type place struct{ stepID, columnID string }

// remarks says what is wrong where. Notes are not marked in the grid: they stand in the panel only.
type remarks struct {
	rows, columns map[string]bool
	cells         map[place][]string
}

func remarksOn(found []raci.Finding) remarks {
	r := remarks{rows: map[string]bool{}, columns: map[string]bool{}, cells: map[place][]string{}}
	for _, f := range found {
		if f.Rule.Severity != raci.Note {
			r.add(f)
		}
	}
	return r
}

func (r remarks) add(f raci.Finding) {
	switch {
	case f.Row.ID == "":
		for _, c := range f.Columns {
			r.columns[c.ID] = true
		}
	case len(f.Columns) == 1 || f.Rule.Severity == raci.Error && len(f.Columns) > 0:
		for _, c := range f.Columns {
			at := place{f.Row.ID, c.ID}
			r.cells[at] = append(r.cells[at], words.Finding(f))
		}
	default:
		r.rows[f.Row.ID] = true
	}
}

// showDetail says in one line what is selected: the step, the column with the people behind it, and what the letters
// mean.
func (s *Screen) showDetail() {
	row, column := s.grid.Cursor()
	if row >= len(s.chart.Rows) || column >= len(s.chart.Columns) {
		s.detail.Set(words.T("raci.detail.empty"))
		return
	}
	cells := s.selected()
	if len(cells) > 1 {
		s.detail.Set(words.N("raci.detail.block", len(cells)))
		return
	}
	c := s.chart.Columns[column]
	parts := []string{words.T("raci.detail.cell", "Column", c.Name, "Step", s.chart.Rows[row].Name)}
	for _, part := range []string{meaning(s.chart.Cells[row][column], s.chart.Scheme), s.holders(c.ID)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if s.chart.Own[row][column] {
		parts = append(parts, defaultSays(s.w.Matrix("").Cells[row][column]))
	}
	s.detail.Set(strings.Join(parts, " · "))
}

// showHint says what is to be known of the cell under the pointer: how it differs, and what is wrong with it.
func (s *Screen) showHint(row, column int) {
	hint := s.grid.Cell(row, column).Hint
	if hint == "" {
		s.showDetail()
		return
	}
	s.detail.Set(strings.ReplaceAll(hint, "\n", " · "))
}

func (s *Screen) holders(columnID string) string {
	names := people.Names(s.w.Roster(s.at.ServiceID).Holders(columnID))
	if names == "" {
		return words.T("raci.detail.nobody")
	}
	return names
}

// meaning names the letters of a cell: "Accountable and Responsible".
func meaning(letters raci.Letters, scheme raci.Scheme) string {
	var labels []string
	for _, symbol := range letters.Symbols() {
		if l, ok := scheme.Find(symbol); ok {
			labels = append(labels, l.Label)
		}
	}
	return words.List(labels)
}
