package edited

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"slocharter/internal/sheet"
	"slocharter/internal/workspace"
)

// maxCell is how many UTF-16 units of a text fit into a cell.
const maxCell = 32_767

// comparison finds out what a file would change.
type comparison struct {
	head
	w       workspace.Workspace
	scratch workspace.Workspace // all differences so far are tried on it
	today   string
	plan    Plan
	seen    map[string]int      // differences by their IDs
	here    map[string][]string // rows by their tables
	ids     map[Mark]bool       // of all rows and columns that were exported
	claimed map[place]bool      // cells that were looked at
	missing []string            // names of the sheets that are not in the file any more
}

func newComparison(h head, w workspace.Workspace, today string) *comparison {
	return &comparison{
		head: h, w: w, scratch: w.Clone(), today: today, seen: map[string]int{}, here: map[string][]string{},
		ids: h.idMarks(), claimed: map[place]bool{},
	}
}

// place is a cell of the file.
type place struct{ sheet, cell string }

func at(sheetName string, column, row int) place {
	return place{sheetName, sheet.ColumnName(column) + rowNumber(row)}
}

func (c *comparison) compare(sheets []*found) {
	charts := c.chartsIn(sheets)
	for _, t := range Tables {
		x := c.tables[t.Name]
		switch t.Name {
		case cellTable.Name:
			c.letters(charts)
			c.grown(charts)
		case stepTable.Name, columnTable.Name:
			if x != nil {
				c.names(t, x, charts)
			}
		default:
			if x != nil {
				c.table(t, x, sheets)
			}
		}
	}
}

// table compares the rows of a table with the sheet on which they are.
func (c *comparison) table(t Table, x *exported, sheets []*found) {
	on := x.choose(t.Name, sheets)
	if on == nil {
		c.plan.Lost = append(c.plan.Lost, Lost{Sheet: x.tab})
		return
	}
	here := on.tables[t.Name]
	for _, f := range t.Fields {
		if _, ok := here.header[f.Name]; !ok && f.Editable() && x.heads[f.Name] != "" {
			c.plan.Lost = append(c.plan.Lost, Lost{Sheet: on.name, Field: f.Name})
		}
	}
	rows, added := originals(t, x, here)
	c.lookAtNew(on.name, here, rows)
	for _, l := range here.added {
		c.fresh(t, on.name, here, l)
	}
	for _, l := range added {
		c.copied(t, on.name, here, l)
	}
	for _, l := range rows {
		c.row(t, x, on.name, here, l)
	}
	c.gone(t, x, on.name, rows)
}

// lookAtNew claims the cells of all rows that are not as they were exported: what they say is taken in or refused.
func (c *comparison) lookAtNew(on string, here *foundTable, rows []line) {
	was := map[int]bool{}
	for _, l := range rows {
		was[l.number] = true
	}
	for _, l := range slices.Concat(here.rows, here.added) {
		for _, column := range here.header {
			if !was[l.number] {
				c.looked(at(on, column, l.number))
			}
		}
	}
}

// choose finds the sheet of a table: the one with its name if it holds any of it, or else the one that holds most rows.
func (x *exported) choose(name string, sheets []*found) *found {
	var best *found
	for _, s := range sheets {
		t := s.tables[name]
		switch {
		case t == nil || len(t.rows) == 0 && len(t.header) < len(x.fields):
		case strings.EqualFold(s.name, x.tab):
			return s
		case best == nil || len(t.rows) > len(best.tables[name].rows):
			best = s
		}
	}
	return best
}

// originals tells the rows that were exported from copies of them: a copy is the one that was edited, or else the later
// one. Copies that say the same are left out.
func originals(t Table, x *exported, here *foundTable) (rows, copies []line) {
	groups := map[string][]line{}
	var order []string
	for _, l := range here.rows {
		if groups[l.id] == nil {
			order = append(order, l.id)
		}
		groups[l.id] = append(groups[l.id], l)
	}
	for _, id := range order {
		group := groups[id]
		first := max(0, slices.IndexFunc(group, func(l line) bool { return here.untouched(t, x, l) }))
		rows = append(rows, group[first])
		for i, l := range group {
			if i != first && !here.alike(l, group[first]) {
				copies = append(copies, l)
			}
		}
	}
	return rows, copies
}

// untouched tells whether a row says what was exported.
func (h *foundTable) untouched(t Table, x *exported, l line) bool {
	for field, column := range h.header {
		text, ok := x.text(t, l.id, field)
		if f, _ := t.field(field); ok && f.Editable() && clean(l.cell(column).Text) != text {
			return false
		}
	}
	return true
}

func (h *foundTable) alike(a, b line) bool {
	for _, column := range h.header {
		if a.cell(column) != b.cell(column) {
			return false
		}
	}
	return true
}

// row compares the cells of a row.
func (c *comparison) row(t Table, x *exported, on string, here *foundTable, l line) {
	for _, f := range t.Fields {
		column, ok := here.header[f.Name]
		text, was := x.text(t, l.id, f.Name)
		if ok && was && f.Editable() {
			c.looked(at(on, column, l.number))
			c.claim(t, f, l.id, text, l.cell(column), at(on, column, l.number))
		}
	}
}

// claim compares one cell three-way.
func (c *comparison) claim(t Table, f Field, id, exported string, cell sheet.Cell, where place) {
	text, fault := valueOf(cell)
	if fault == nil && text == exported {
		return
	}
	exported, here := f.retold(c.scratch, exported), t.text(f, c.w, id)
	if fault == nil {
		if f.read != nil {
			text = f.read(c.scratch, text)
		}
		if text == exported || text == here {
			return
		}
	}
	c.add(Difference{
		ID: t.Name + "|" + id + "|" + f.Name, Kind: t.Name, Row: t.label(c.w, id), Field: f.Name, Sheet: where.sheet, Cell: where.cell,
		Exported: exported, Here: here, File: text, Conflict: here != exported, Refused: cmp.Or(fault, c.mayEdit(t, id, here)), row: id,
		apply: func(w *workspace.Workspace) error { return f.set(w, id, text, c.today) },
		now:   func(w workspace.Workspace) string { return t.text(f, w, id) },
	})
}

// mayEdit refuses to edit what is not there any more and what did not fit into its cell.
func (c *comparison) mayEdit(t Table, id, here string) error {
	if !t.there(c.w, id) {
		return workspace.NotFound{Kind: t.Name}
	}
	if len(here) > maxCell && len(utf16.Encode([]rune(here))) > maxCell {
		return Cut{}
	}
	return nil
}

// add tries a difference and keeps it. What another cell said already is said once.
func (c *comparison) add(d Difference) {
	if i, ok := c.seen[d.ID]; ok {
		first := c.plan.Differences[i]
		if first.File == d.File {
			return
		}
		d.ID += "|" + d.Sheet + "!" + d.Cell
		d.Refused = cmp.Or(d.Refused, error(Twice{first.Sheet, first.Cell}))
	}
	if d.Refused == nil {
		d.Refused = d.apply(&c.scratch)
	}
	c.seen[d.ID] = len(c.plan.Differences)
	c.plan.Differences = append(c.plan.Differences, d)
}

// valueOf is the text of a cell; a formula without a value has none.
func valueOf(cell sheet.Cell) (string, error) {
	if cell.Kind == sheet.Unknown || cell.Kind == sheet.Broken {
		return cell.Text, NoValue{cell.Text}
	}
	return clean(cell.Text), nil
}

// gone lists the rows that the file does not have any more.
func (c *comparison) gone(t Table, x *exported, on string, rows []line) {
	left := map[string]bool{}
	for _, l := range rows {
		left[l.id] = true
	}
	for _, id := range x.order {
		if left[id] || !t.there(c.w, id) {
			continue
		}
		g := Gone{ID: "gone|" + t.Name + "|" + id, Kind: t.Name, Row: t.label(c.w, id), Sheet: on, row: id}
		if t.remove != nil && !t.Fixed(c.w, id) {
			g.remove = func(w *workspace.Workspace) error { return t.remove(w, id) }
		}
		c.plan.Deleted = append(c.plan.Deleted, g)
	}
}

// copied is a copy of a row that was edited: a new row, or a second word on the same where there can be none.
func (c *comparison) copied(t Table, on string, here *foundTable, l line) {
	if t.add != nil {
		c.fresh(t, on, here, l)
		return
	}
	for _, f := range t.Fields {
		column, ok := here.header[f.Name]
		if ok && f.Editable() {
			c.plan.Differences = append(c.plan.Differences, Difference{
				ID: fmt.Sprint("copy|", t.Name, "|", on, "|", l.number), Kind: t.Name, Row: t.label(c.w, l.id), Field: f.Name, Sheet: on,
				Cell: at(on, column, l.number).cell, Here: t.text(f, c.w, l.id), File: clean(l.cell(column).Text), Refused: Copied{}, row: l.id,
			})
			return
		}
	}
}
