package workbook

import "slocharter/internal/words"

// glossary lists the terms that the workbook uses.
func (e export) glossary() sheet {
	s := newSheet(e.tabs.glossary, 24, 44, 74)
	s.heading(e, words.T("workbook.glossary.title"), words.T("workbook.glossary.about"))
	var body [][]cell
	for _, t := range e.w.TermsInOrder() {
		cells := textCells(t.Term, t.Short, t.Meaning)
		cells[0].look = bodyLook.boldly()
		body = append(body, cells)
	}
	s.list("Glossary", []string{
		words.T("workbook.column.term"), words.T("workbook.column.short"), words.T("workbook.column.meaning"),
	}, body, words.T("workbook.glossary.none"))
	s.freezeHeader()
	return s
}
