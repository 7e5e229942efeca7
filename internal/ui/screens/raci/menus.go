package raci

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

const trailingIcon = widget.ButtonIconTrailingText

// command is a line of a menu.
type command struct {
	text string
	do   func()
}

func (s *Screen) openMenu(commands []command, at fyne.Position) {
	choices := make([]widgets.Choice, len(commands))
	for i, c := range commands {
		choices[i] = widgets.Choice{ID: strconv.Itoa(i), Text: shorten(c.text, 60)}
	}
	widgets.OpenMenu(s.env.Window.Canvas(), at, choices, "", func(id string) {
		if i, err := strconv.Atoi(id); err == nil {
			commands[i].do()
		}
	})
}

// openPicker opens the list of letters below a cell.
func (s *Screen) openPicker(row, column int) {
	s.openMenu(s.letterMenu(), s.grid.CellPosition(row, column))
}

// letterMenu offers each letter, the one useful combination, a blank cell, and what the default says.
func (s *Screen) letterMenu() []command {
	var commands []command
	for _, letters := range offered(s.chart.Scheme) {
		text := words.T("raci.pick.letters", "Letters", string(letters), "Meaning", meaning(letters, s.chart.Scheme))
		commands = append(commands, command{text, func() { s.fill(letters) }})
	}
	commands = append(commands, command{words.T("raci.pick.blank"), s.clear})
	if s.selectedDiffer() {
		commands = append(commands, command{s.defaultText(), s.resetSelected})
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

func (s *Screen) cellMenu() []command {
	return append(s.letterMenu(),
		command{words.T("raci.cut"), s.cut},
		command{words.T("raci.copy"), s.copy},
		command{words.T("raci.paste"), s.paste},
	)
}

func (s *Screen) stepMenu(row int) []command {
	add := command{words.T("raci.step.add"), s.addStep}
	if row >= len(s.chart.Rows) {
		return []command{add}
	}
	id, name := s.chart.Rows[row].ID, s.chart.Rows[row].Name
	return []command{
		{words.T("raci.step.edit", "Name", name), func() { s.editStep(id) }},
		{words.T("raci.step.up"), func() { s.moveStep(id, -1) }},
		{words.T("raci.step.down"), func() { s.moveStep(id, 1) }},
		{words.T("raci.step.remove", "Name", name), func() { s.removeStep(id) }},
		add,
	}
}

func (s *Screen) columnMenu(column int) []command {
	add := command{words.T("raci.column.add"), s.addColumn}
	if column >= len(s.chart.Columns) {
		return []command{add}
	}
	id, name := s.chart.Columns[column].ID, s.chart.Columns[column].Name
	return []command{
		{words.T("raci.column.edit", "Name", name), func() { s.editColumn(id) }},
		{words.T("raci.column.left"), func() { s.moveColumn(id, -1) }},
		{words.T("raci.column.right"), func() { s.moveColumn(id, 1) }},
		{words.T("raci.column.remove", "Name", name), func() { s.removeColumn(id) }},
		add,
	}
}

func (s *Screen) moveStep(id string, by int) {
	s.env.Do(words.T("raci.undo.move-step", "Name", s.w.Steps[id].Name), func(w *workspace.Workspace) error {
		return w.MoveStep(id, by)
	})
	s.selectPlace(id, "")
}

func (s *Screen) moveColumn(id string, by int) {
	s.env.Do(words.T("raci.undo.move-column", "Name", s.w.Columns[id].Name), func(w *workspace.Workspace) error {
		return w.MoveColumn(id, by)
	})
	s.selectPlace("", id)
}

// shorten cuts a text after so many characters; menus and buttons are as wide as their text.
func shorten(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}
