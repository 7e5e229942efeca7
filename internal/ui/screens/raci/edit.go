package raci

import (
	"slices"

	"slocharter/internal/raci"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// selected lists the selected cells with what they hold.
func (s *Screen) selected() []raci.CellChange {
	if len(s.chart.Rows) == 0 || len(s.chart.Columns) == 0 {
		return nil
	}
	var cells []raci.CellChange
	b := s.grid.Selection()
	for r := b.Row; r <= b.RowEnd; r++ {
		for c := b.Col; c <= b.ColEnd; c++ {
			cells = append(cells, s.cellAt(r, c))
		}
	}
	return cells
}

func (s *Screen) cellAt(row, column int) raci.CellChange {
	return raci.CellChange{RowID: s.chart.Rows[row].ID, ColumnID: s.chart.Columns[column].ID, Letters: s.chart.Cells[row][column]}
}

// typed puts a letter into the selected cells; when all of them hold it already, all lose it.
func (s *Screen) typed(r rune) {
	letters, err := raci.Parse(string(r), s.chart.Scheme)
	if err != nil {
		s.env.Tell(words.Error(err))
		return
	}
	if letters == "" {
		return
	}
	symbol := string(letters)
	cells := s.selected()
	add := slices.ContainsFunc(cells, func(c raci.CellChange) bool { return !c.Letters.Has(symbol) })
	var changes []raci.CellChange
	for _, c := range cells {
		if c.Letters.Has(symbol) != add {
			c.Letters = c.Letters.Toggle(symbol, s.chart.Scheme)
			changes = append(changes, c)
		}
	}
	switch {
	case len(changes) < 2:
		s.write(changes)
	case add:
		s.writeAs(words.N("raci.undo.set-cells", len(changes), "Letters", symbol), changes)
	default:
		s.writeAs(words.N("raci.undo.unset-cells", len(changes), "Letters", symbol), changes)
	}
}

// fill writes the same letters into all selected cells.
func (s *Screen) fill(letters raci.Letters) {
	var changes []raci.CellChange
	for _, c := range s.selected() {
		if c.Letters != letters {
			c.Letters = letters
			changes = append(changes, c)
		}
	}
	s.write(changes)
}

func (s *Screen) clear() { s.fill("") }

// write makes one edit of the cells.
func (s *Screen) write(cells []raci.CellChange) {
	if len(cells) > 0 {
		s.writeAs(s.label(cells), cells)
	}
}

func (s *Screen) writeAs(label string, cells []raci.CellChange) bool {
	serviceID := s.at.ServiceID
	return s.env.Do(label, func(w *workspace.Workspace) error {
		for _, c := range cells {
			if err := w.SetLetters(serviceID, c.RowID, c.ColumnID, c.Letters); err != nil {
				return err
			}
		}
		return nil
	})
}

// label names an edit of cells that all get the same kind of letters.
func (s *Screen) label(cells []raci.CellChange) string {
	first := cells[0]
	column, step := s.w.Columns[first.ColumnID].Name, s.w.Steps[first.RowID].Name
	switch {
	case len(cells) > 1 && first.Letters == "":
		return words.N("raci.undo.clear-cells", len(cells))
	case len(cells) > 1:
		return words.N("raci.undo.set-cells", len(cells), "Letters", string(first.Letters))
	case first.Letters == "":
		return words.T("raci.undo.clear", "Column", column, "Step", step)
	default:
		return words.T("raci.undo.set", "Letters", string(first.Letters), "Column", column, "Step", step)
	}
}

// resetSelected lets the selected cells of a service follow the default again.
func (s *Screen) resetSelected() {
	serviceID, cells := s.at.ServiceID, s.selected()
	s.env.Do(words.N("raci.undo.reset-cells", len(cells)), func(w *workspace.Workspace) error {
		for _, c := range cells {
			w.ResetCell(serviceID, c.RowID, c.ColumnID)
		}
		return nil
	})
}

// selectedDiffer tells whether a selected cell is the service's own.
func (s *Screen) selectedDiffer() bool {
	if len(s.chart.Rows) == 0 || len(s.chart.Columns) == 0 {
		return false
	}
	b := s.grid.Selection()
	for r := b.Row; r <= b.RowEnd; r++ {
		for c := b.Col; c <= b.ColEnd; c++ {
			if s.chart.Own[r][c] {
				return true
			}
		}
	}
	return false
}

// resetAll lets the service's whole chart follow the default again.
func (s *Screen) resetAll() {
	serviceID := s.at.ServiceID
	s.env.Do(words.T("raci.undo.reset", "Service", s.w.Services[serviceID].Name), func(w *workspace.Workspace) error {
		w.ResetMatrix(serviceID)
		return nil
	})
}
