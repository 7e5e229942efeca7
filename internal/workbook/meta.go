package workbook

import (
	"strconv"
	"time"

	"slocharter/internal/edited"
)

// meta is the hidden sheet by which a workbook is recognised when it comes back: what it is of, and each letter as it
// was exported, by the IDs of its step and column, and what tells the other cells apart.
func (e export) meta(marked []markedTab) sheet {
	s := newSheet(metaTab, 14, 40, 40, 14, 40)
	s.hidden = true
	for _, fact := range [][2]string{
		{"schema", "slocharter." + string(e.kind)},
		{"version", strconv.Itoa(edited.Version)},
		{"export", e.exportID()},
		{"exported", e.Today.UTC().Format(time.RFC3339)},
		{"workspace", e.w.Info().ID},
		{"service", e.ServiceID},
		{"change", strconv.Itoa(e.Change)},
		{"chart", e.tabs.raci},
		{"tasks", e.tabs.tasks},
		{"letters", e.lettersAre()},
	} {
		s.add(cell{value: fact[0]}, cell{value: fact[1]})
	}
	m := e.w.Matrix(e.ServiceID)
	for i, r := range m.Rows {
		for j, c := range m.Columns {
			s.add(cell{value: "cell"}, cell{value: r.ID}, cell{value: c.ID}, cell{value: string(m.Cells[i][j])})
		}
	}
	e.metaOfServices(&s)
	e.metaOfTables(&s)
	for _, tab := range marked {
		for _, line := range edited.MarkLines(tab.name, tab.rows) {
			s.add(cell{value: line[0]}, cell{value: line[1]})
		}
	}
	return s
}

// lettersAre tells an import whether the cells of the charts hold more than letters.
func (e export) lettersAre() string {
	if e.Chart.Names || e.Chart.Differences {
		return edited.FirstLine
	}
	return ""
}

// metaOfServices says the same of the charts of services that have sheets of their own.
func (e export) metaOfServices(s *sheet) {
	for _, one := range e.serviceCharts() {
		s.add(cell{value: "service-chart"}, cell{value: one.ServiceID}, cell{value: one.tabs.raci})
		m := e.w.Matrix(one.ServiceID)
		for i, r := range m.Rows {
			for j, c := range m.Columns {
				s.add(cell{value: "service-cell"}, cell{value: r.ID}, cell{value: c.ID}, cell{value: string(m.Cells[i][j])}, cell{value: one.ServiceID})
			}
		}
	}
}
