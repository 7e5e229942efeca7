package edited

import (
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/sheet"
	"slocharter/internal/workspace"
)

// charted is a chart that was found, with whose it is.
type charted struct {
	foundChart
	on      *found
	sheet   string
	service string
	copies  []line // of rows of steps
}

// chartsIn lists the charts, one for each service: of a sheet and its copy the one that has kept its name. Service
// charts come after the default, as they depend on it.
func (c *comparison) chartsIn(sheets []*found) []charted {
	var all []charted
	byService := map[string]int{}
	for _, s := range sheets {
		if len(s.chart.columns) == 0 || len(s.chart.steps) == 0 {
			continue
		}
		service, ok := c.serviceOf(s)
		if !ok {
			c.plan.Lost = append(c.plan.Lost, Lost{Sheet: s.name})
			continue
		}
		one := charted{foundChart: s.chart, on: s, sheet: s.name, service: service}
		one.sort(c.tables[stepTable.Name])
		_, named := c.charts[strings.ToLower(s.name)]
		i, twice := byService[service]
		switch {
		case !twice:
			byService[service] = len(all)
			all = append(all, one)
		case named:
			all[i] = one
		}
	}
	return all
}

// sort tells the rows that were exported from copies of them, and the columns likewise: a copy is the one with another name,
// or else the later one.
func (one *charted) sort(x *exported) {
	byID := map[string]int{}
	var rows []line
	for _, l := range one.steps {
		i, twice := byID[l.id]
		switch was, _ := x.name(l.id); {
		case !twice:
			byID[l.id] = len(rows)
			rows = append(rows, l)
		case clean(rows[i].cell(one.step).Text) != was && clean(l.cell(one.step).Text) == was:
			one.copies = append(one.copies, rows[i])
			rows[i] = l
		default:
			one.copies = append(one.copies, l)
		}
	}
	one.steps = rows
}

// name is the name of a row of a table that has nothing else.
func (x *exported) name(id string) (string, bool) {
	if x == nil || len(x.rows[id]) == 0 {
		return "", false
	}
	return clean(x.rows[id][0]), true
}

// serviceOf tells whose chart a sheet holds: it says so itself, or its name does, or there is only one.
func (c *comparison) serviceOf(s *found) (string, bool) {
	if service, ok := strings.CutPrefix(s.chart.mark, chartStart); ok {
		return service, true
	}
	if service, ok := c.charts[strings.ToLower(s.name)]; ok {
		return service, true
	}
	if len(c.charts) == 1 {
		return c.facts["service"], true
	}
	return "", false
}

// letters compares the cells of all charts, those of the default one first.
func (c *comparison) letters(charts []charted) {
	f := cellTable.Fields[0]
	for _, standard := range []bool{true, false} {
		for _, one := range charts {
			if (one.service == "") == standard {
				one.each(func(id string, cell sheet.Cell, where place) {
					if exported, ok := c.cells[id]; ok {
						letters := c.firstLine(cell)
						if letters == cell || clean(letters.Text) != exported {
							c.looked(where)
						}
						c.claim(cellTable, f, id, exported, letters, where)
					}
				})
			}
		}
	}
}

// firstLine leaves out what stands below the letters of a chart that was exported with more in its cells.
func (c *comparison) firstLine(cell sheet.Cell) sheet.Cell {
	if c.facts["letters"] == FirstLine {
		cell.Text, _, _ = strings.Cut(strings.ReplaceAll(cell.Text, "\r", ""), "\n")
	}
	return cell
}

// each visits the letters of a chart.
func (one charted) each(visit func(id string, cell sheet.Cell, where place)) {
	for _, l := range one.steps {
		for column := range width(one.columns) {
			if id, ok := one.columns[column]; ok {
				visit(raci.CellID(one.service, l.id, id), l.cell(column), at(one.sheet, column, l.number))
			}
		}
	}
}

// width is the number of columns up to the last of a chart.
func width(columns map[int]string) int {
	last := -1
	for column := range columns {
		last = max(last, column)
	}
	return last + 1
}

// names compares the names of the steps or of the columns, which stand in every chart.
func (c *comparison) names(t Table, x *exported, charts []charted) {
	left := map[string]bool{}
	for _, one := range charts {
		if one.step < 0 {
			c.plan.Lost = append(c.plan.Lost, Lost{Sheet: one.sheet, Field: t.Fields[0].Name})
		}
		one.eachName(t, func(id string, cell sheet.Cell, where place) {
			left[id] = true
			if exported, ok := x.text(t, id, t.Fields[0].Name); ok && one.step >= 0 {
				c.looked(where)
				c.claim(t, t.Fields[0], id, exported, cell, where)
			}
		})
	}
	if len(charts) == 0 {
		return // it is said once, for the letters
	}
	for _, id := range x.order {
		if !left[id] && t.there(c.w, id) {
			c.plan.Deleted = append(c.plan.Deleted, Gone{
				ID: "gone|" + t.Name + "|" + id, Kind: t.Name, Row: t.label(c.w, id), Sheet: charts[0].sheet, row: id,
				remove: func(w *workspace.Workspace) error { return w.Remove(t.Name, id) },
			})
		}
	}
}

func (one charted) eachName(t Table, visit func(id string, cell sheet.Cell, where place)) {
	if t.Name == stepTable.Name {
		for _, l := range one.steps {
			visit(l.id, l.cell(one.step), at(one.sheet, max(one.step, 0), l.number))
		}
		return
	}
	for column := range width(one.columns) {
		if id, ok := one.columns[column]; ok {
			visit(id, one.names.cell(column), at(one.sheet, column, one.names.number))
		}
	}
}
