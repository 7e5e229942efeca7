package raci

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func (s *Screen) openMenu(commands []widgets.Command, at fyne.Position) {
	widgets.OpenCommands(s.env.Window.Canvas(), at, commands)
}

// openPicker opens the list of letters below a cell.
func (s *Screen) openPicker(row, column int) {
	s.openMenu(s.letterMenu(), s.grid.CellPosition(row, column))
}

// letterMenu offers each letter, the one useful combination, a blank cell, and what the default says.
func (s *Screen) letterMenu() []widgets.Command {
	var commands []widgets.Command
	for _, letters := range offered(s.chart.Scheme) {
		text := words.T("raci.pick.letters", "Letters", string(letters), "Meaning", meaning(letters, s.chart.Scheme))
		commands = append(commands, widgets.Command{Text: text, Do: func() { s.fill(letters) }})
	}
	commands = append(commands, widgets.Command{Text: words.T("raci.pick.blank"), Do: s.clear})
	if s.selectedDiffer() {
		commands = append(commands, widgets.Command{Text: s.defaultText(), Do: s.resetSelected})
	}
	return commands
}

// offered lists the letters of a scheme one by one, and Accountable together with Responsible.
func offered(scheme raci.Scheme) []raci.Letters {
	var all []raci.Letters
	for _, l := range scheme {
		all = append(all, raci.Letters(l.Symbol))
	}
	a, r := scheme.Symbol(raci.Accountable), scheme.Symbol(raci.Responsible)
	if a == "" || r == "" {
		return all
	}
	return append(all, raci.Letters(a).With(r, scheme))
}

// defaultText names the way back to the default, with its letters where one cell is selected.
func (s *Screen) defaultText() string {
	if !s.grid.Selection().Single() {
		return words.T("raci.pick.default")
	}
	row, column := s.grid.Cursor()
	letters := s.w.Matrix("").Cells[row][column]
	if letters == "" {
		return words.T("raci.pick.default-blank")
	}
	return words.T("raci.pick.default-letters", "Letters", string(letters))
}

func (s *Screen) cellMenu() []widgets.Command {
	return append(s.letterMenu(),
		widgets.Command{Text: words.T("raci.cut"), Do: s.cut},
		widgets.Command{Text: words.T("raci.copy"), Do: s.copy},
		widgets.Command{Text: words.T("raci.paste"), Do: s.paste},
	)
}

func (s *Screen) stepMenu(row int) []widgets.Command {
	add := widgets.Command{Text: words.T("raci.step.add"), Do: s.addStep}
	if row >= len(s.chart.Rows) {
		return []widgets.Command{add}
	}
	id, name := s.chart.Rows[row].ID, s.chart.Rows[row].Name
	return []widgets.Command{
		{Text: words.T("raci.step.edit", "Name", name), Do: func() { s.editStep(id) }},
		{Text: words.T("raci.step.up"), Do: func() { s.moveStep(id, -1) }},
		{Text: words.T("raci.step.down"), Do: func() { s.moveStep(id, 1) }},
		{Text: words.T("raci.step.remove", "Name", name), Do: func() { s.removeStep(id) }},
		add,
	}
}

func (s *Screen) columnMenu(column int) []widgets.Command {
	add := widgets.Command{Text: words.T("raci.column.add"), Do: s.addColumn}
	if column >= len(s.chart.Columns) {
		return []widgets.Command{add}
	}
	id, name := s.chart.Columns[column].ID, s.chart.Columns[column].Name
	return []widgets.Command{
		{Text: words.T("raci.column.edit", "Name", name), Do: func() { s.editColumn(id) }},
		{Text: words.T("raci.column.left"), Do: func() { s.moveColumn(id, -1) }},
		{Text: words.T("raci.column.right"), Do: func() { s.moveColumn(id, 1) }},
		{Text: words.T("raci.column.remove", "Name", name), Do: func() { s.removeColumn(id) }},
		add,
	}
}

func (s *Screen) moveStep(id string, by int) {
	s.env.Do(words.T("raci.undo.move-step", "Name", s.w.Steps[id].Name), func(w *workspace.Workspace) error {
		return w.MoveStep(id, by)
	})
	s.selectPlace(id, "")
	s.focusGrid()
}

func (s *Screen) moveColumn(id string, by int) {
	s.env.Do(words.T("raci.undo.move-column", "Name", s.w.Columns[id].Name), func(w *workspace.Workspace) error {
		return w.MoveColumn(id, by)
	})
	s.selectPlace("", id)
	s.focusGrid()
}
