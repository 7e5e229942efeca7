package raci

import (
	"strconv"

	"fyne.io/fyne/v2"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// loads is the panel that says how many letters each column and each person carries.
type loads struct {
	column  *widgets.Column
	content fyne.CanvasObject

	scheme          string // the letters that the tables were made for
	columns, people *widgets.SortTable
}

func newLoads() *loads {
	l := &loads{column: widgets.NewColumn(3)}
	l.content = belowTabs(l.column)
	return l
}

func loadsTitle() string { return words.T("raci.loads.title") }

func (l *loads) set(m raci.Matrix, roster raci.Roster) {
	if letters := letterKey(m.Scheme); letters != l.scheme {
		l.scheme = letters
		l.columns = newLoadTable(words.T("raci.loads.column"), words.T("raci.loads.no-columns"), m.Scheme)
		l.people = newLoadTable(words.T("raci.loads.person"), words.T("raci.loads.nobody"), m.Scheme)
		l.column.Set(l.columns, l.people)
	}
	l.columns.Set(loadRows(m.ColumnLoads(), m.Scheme))
	l.people.Set(loadRows(m.PersonLoads(roster), m.Scheme))
	l.column.Settle()
}

func letterKey(scheme raci.Scheme) string {
	key := ""
	for _, l := range scheme {
		key += l.Symbol
	}
	return key
}

func newLoadTable(who, empty string, scheme raci.Scheme) *widgets.SortTable {
	columns := []widgets.TableColumn{{Title: who, Weight: 4}}
	for _, l := range scheme {
		columns = append(columns, widgets.TableColumn{Title: l.Symbol, Right: true})
	}
	return widgets.NewSortTable(widgets.Table{Columns: columns, Empty: empty, Rows: -1})
}

func loadRows(all []raci.Load, scheme raci.Scheme) []widgets.Row {
	rows := make([]widgets.Row, len(all))
	for i, load := range all {
		cells := []widgets.Cell{widgets.TextCell(load.Name)}
		for _, l := range scheme {
			cells = append(cells, widgets.TextCell(strconv.Itoa(load.Counts[l.Symbol])))
		}
		rows[i] = widgets.Row{ID: load.ID, Cells: cells}
	}
	return rows
}
