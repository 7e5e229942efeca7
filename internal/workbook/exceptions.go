package workbook

import (
	"strings"

	"slocharter/internal/words"
)

// exceptions lists the cells in which services differ from the default chart.
func (e export) exceptions() sheet {
	s := newSheet(e.tabs.exceptions, 26, 34, 26, 12, 12)
	s.portrait = true
	s.heading(e, words.T("workbook.exceptions.title"), e.about())
	var body [][]cell
	standard := e.w.Matrix("")
	for _, service := range e.services() {
		m := e.w.Matrix(service.ID)
		for i, row := range m.Own {
			for j, own := range row {
				if !own {
					continue
				}
				cells := textCells(service.Name, m.Rows[i].Name, m.Columns[j].Name)
				body = append(body, append(cells,
					cell{value: shown(standard.Cells[i][j]), look: centredLook},
					cell{value: shown(m.Cells[i][j]), look: centredLook.boldly()}))
			}
		}
	}
	s.list("Exceptions", []string{
		words.T("workbook.column.service"), words.T("workbook.column.step"), words.T("workbook.column.column"),
		words.T("workbook.column.default"), words.T("workbook.column.here"),
	}, body, words.T("workbook.exceptions.none"))
	s.freezeHeader()
	return s
}

// doubled writes quotes within a text of a formula.
func doubled(text string) string { return strings.ReplaceAll(text, `"`, `""`) }
