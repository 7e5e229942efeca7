package slos

import (
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// column is one column of a register of rows of one kind. Where ems is set, it is shown only from that width on, in text
// sizes.
type column[R any] struct {
	title  string
	weight float32
	right  bool
	ems    float32
	cell   func(w workspace.Workspace, row R) widgets.Cell
}

// register is a table of rows of one kind.
type register[R any] struct {
	table   *widgets.SortTable
	columns []column[R]
	id      func(row R) string
}

func newRegister[R any](name string, id func(row R) string, empty string, columns ...column[R]) *register[R] {
	table := widgets.Table{Name: name, Filter: words.T("slos.filter"), Empty: empty, NoMatch: words.T("slos.no-match")}
	for _, c := range columns {
		table.Columns = append(table.Columns, widgets.TableColumn{Title: c.title, Weight: c.weight, Right: c.right, Ems: c.ems})
	}
	return &register[R]{table: widgets.NewSortTable(table), columns: columns, id: id}
}

func (r *register[R]) show(w workspace.Workspace, rows []R) {
	shown := make([]widgets.Row, len(rows))
	for i, row := range rows {
		shown[i].ID = r.id(row)
		for _, c := range r.columns {
			shown[i].Cells = append(shown[i].Cells, c.cell(w, row))
		}
	}
	r.table.Set(shown)
}

// text is a column of plain texts.
func text[R any](title string, weight float32, of func(w workspace.Workspace, row R) string) column[R] {
	return column[R]{title: title, weight: weight, cell: func(w workspace.Workspace, row R) widgets.Cell {
		return widgets.TextCell(of(w, row))
	}}
}

// muted is a column of texts that matter less.
func muted[R any](title string, weight float32, of func(w workspace.Workspace, row R) string) column[R] {
	return column[R]{title: title, weight: weight, cell: func(w workspace.Workspace, row R) widgets.Cell {
		return widgets.MutedCell(of(w, row))
	}}
}

// from returns the column as one that is shown only from a width on, in text sizes.
func (c column[R]) from(ems float32) column[R] {
	c.ems = ems
	return c
}
