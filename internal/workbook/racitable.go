package workbook

import (
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ChartTable returns the chart of a service, or the default one, as text that pastes into a spreadsheet and into a mail:
// tabs between cells, a header with the people behind each column below it, and the phase before each step.
func ChartTable(w workspace.Workspace, serviceID string) string {
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	head := []string{words.T("workbook.column.phase"), words.T("workbook.raci.step")}
	behind := []string{"", words.T("workbook.raci.behind")}
	for _, c := range m.Columns {
		name, own := w.ColumnCalled(c.ID)
		head = append(head, name)
		said := people.Names(roster.Holders(c.ID))
		if own != "" {
			said = strings.TrimSpace(words.T("workbook.raci.own", "Name", own) + " " + said)
		}
		behind = append(behind, said)
	}
	lines := []string{pasted(head), pasted(behind)}
	for i, r := range m.Rows {
		cells := []string{words.Phase(lifecycle.Phase(r.Phase)), r.Name}
		for _, letters := range m.Cells[i] {
			cells = append(cells, string(letters))
		}
		lines = append(lines, pasted(cells))
	}
	return strings.Join(lines, "\n") + "\n"
}

// pasted joins cells as spreadsheets paste them. What would be taken for a formula gets an apostrophe before it.
func pasted(cells []string) string {
	clean := make([]string, len(cells))
	for i, text := range cells {
		text = strings.Join(strings.Fields(text), " ")
		if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
			text = "'" + text
		}
		if strings.HasPrefix(text, `"`) {
			text = `"` + doubled(text) + `"`
		}
		clean[i] = text
	}
	return strings.Join(clean, "\t")
}
