package raci

import (
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// copy puts the selected block on the clipboard as spreadsheets do: tabs between cells, line breaks between rows.
func (s *Screen) copy() {
	if len(s.selected()) == 0 {
		return
	}
	b := s.grid.Selection()
	var lines []string
	for _, row := range s.chart.Cells[b.Row : b.RowEnd+1] {
		var cells []string
		for _, letters := range row[b.Col : b.ColEnd+1] {
			cells = append(cells, string(letters))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n") + "\n")
}

func (s *Screen) cut() {
	s.copy()
	s.clear()
}

// paste writes the clipboard's table from the top left of the selection on; a single value fills the selection.
func (s *Screen) paste() {
	table := readTable(fyne.CurrentApp().Clipboard().Content())
	if len(table) == 0 || len(s.selected()) == 0 {
		s.env.Tell(words.T("raci.paste.nothing"))
		return
	}
	target, clipped := s.pasteTarget(table)
	cells, sentence := s.pasteCells(table, target)
	if sentence != "" {
		s.env.Tell(sentence)
		return
	}
	if s.writeAs(words.N("raci.undo.paste", len(cells)), cells) {
		s.grid.Select(target)
		s.showDetail()
		if clipped {
			s.env.Tell(words.N("raci.paste.clipped", len(cells)))
		}
	}
}

// pasteTarget is the block that a table is pasted into, within the edges of the chart.
func (s *Screen) pasteTarget(table [][]string) (target widgets.Block, clipped bool) {
	target = s.grid.Selection()
	width := 0
	for _, row := range table {
		width = max(width, len(row))
	}
	if len(table) == 1 && width == 1 {
		return target, false
	}
	rowEnd, colEnd := target.Row+len(table)-1, target.Col+width-1
	target.RowEnd = min(rowEnd, len(s.chart.Rows)-1)
	target.ColEnd = min(colEnd, len(s.chart.Columns)-1)
	return target, rowEnd > target.RowEnd || colEnd > target.ColEnd
}

// pasteCells reads the letters for each cell of the target, or says which cell of the table holds none.
func (s *Screen) pasteCells(table [][]string, target widgets.Block) (cells []raci.CellChange, sentence string) {
	single := len(table) == 1 && len(table[0]) == 1
	for r := target.Row; r <= target.RowEnd; r++ {
		for c := target.Col; c <= target.ColEnd; c++ {
			text := table[0][0]
			if !single {
				text = at(table[r-target.Row], c-target.Col)
			}
			cell := s.cellAt(r, c)
			letters, err := raci.Parse(text, s.chart.Scheme)
			if err != nil {
				return nil, s.badPaste(text, cell)
			}
			cell.Letters = letters
			cells = append(cells, cell)
		}
	}
	return cells, ""
}

func (s *Screen) badPaste(text string, cell raci.CellChange) string {
	var symbols []string
	for _, l := range s.chart.Scheme {
		symbols = append(symbols, l.Symbol)
	}
	return words.T("raci.paste.bad", "Text", widgets.Shorten(strings.TrimSpace(text), 20), "Column", s.w.Columns[cell.ColumnID].Name,
		"Step", s.w.Steps[cell.RowID].Name, "Letters", words.List(symbols))
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// readTable reads a table as spreadsheets put it on the clipboard: cells with tabs, line breaks or quotes in them stand
// in quotes, the last line may end in a line break.
func readTable(text string) [][]string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text == "" {
		return nil
	}
	text = strings.TrimSuffix(text, "\n")
	var table [][]string
	row := []string{}
	for {
		cell, rest := readCell(text)
		row = append(row, cell)
		if rest == "" || rest[0] == '\n' {
			table = append(table, row)
			row = []string{}
		}
		if rest == "" {
			return table
		}
		text = rest[1:]
	}
}

// readCell splits the first cell off; rest begins with what ends it.
func readCell(text string) (cell, rest string) {
	end := strings.IndexAny(text, "\t\n")
	if end < 0 {
		end = len(text)
	}
	if !strings.HasPrefix(text, `"`) {
		return text[:end], text[end:]
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			i++
			continue
		}
		if i+1 < len(text) && text[i+1] != '\t' && text[i+1] != '\n' {
			break
		}
		return strings.ReplaceAll(text[1:i], `""`, `"`), text[i+1:]
	}
	return text[:end], text[end:]
}
