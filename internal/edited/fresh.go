package edited

import (
	"fmt"
	"slices"
	"strings"

	"slocharter/internal/workspace"
)

// fresh reads a row that was added. One that says what is here already, as when the same file is read again, is left out.
func (c *comparison) fresh(t Table, on string, here *foundTable, l line) {
	row, fault := c.typed(t, here, l)
	if len(row.values) == 0 || c.known(t, row) {
		return
	}
	d := Difference{
		ID: fmt.Sprint("new|", t.Name, "|", on, "|", l.number), Kind: t.Name, New: true, Sheet: on, Cell: at(on, here.left(), l.number).cell,
		Row: row.title(t), File: row.sum(t), Refused: fault,
		apply: func(w *workspace.Workspace) error { return t.add(t, w, row) },
	}
	if t.add == nil {
		d.Refused = Fixed{}
	}
	c.add(d)
}

// typed reads what stands in the columns of a new row.
func (c *comparison) typed(t Table, here *foundTable, l line) (row fresh, fault error) {
	row = fresh{values: map[string]string{}, service: c.facts["service"], today: c.today}
	for _, f := range t.Fields {
		column, ok := here.header[f.Name]
		if !ok {
			continue
		}
		text, err := valueOf(l.cell(column))
		if err != nil {
			fault = err
		}
		if text == "" {
			continue
		}
		if f.read != nil {
			text = f.read(c.scratch, text)
		}
		row.values[f.Name] = text
	}
	return row, fault
}

// known tells whether a row that was not exported says what a new one does.
func (c *comparison) known(t Table, row fresh) bool {
	if t.known != nil {
		return t.known(c.w, row)
	}
	exported := c.tables[t.Name].rows
	return slices.ContainsFunc(c.rows(t), func(id string) bool {
		if _, ok := exported[id]; ok {
			return false
		}
		for _, f := range t.Fields {
			if text, ok := row.values[f.Name]; ok && text != t.text(f, c.w, id) {
				return false
			}
		}
		return true
	})
}

// rows lists the rows of a table that are here now; they are looked up once.
func (c *comparison) rows(t Table) []string {
	if _, ok := c.here[t.Name]; !ok {
		c.here[t.Name] = t.Rows(c.w, c.facts["service"])
	}
	return c.here[t.Name]
}

// left is the first column of a table.
func (h *foundTable) left() int {
	first := -1
	for _, column := range h.header {
		if first < 0 || column < first {
			first = column
		}
	}
	return max(first, 0)
}

// title is what a new row is about: the first thing that was typed that is more than a help for reading.
func (row fresh) title(t Table) string {
	if text := row.values[t.titled]; text != "" {
		return text
	}
	for _, f := range t.Fields {
		if text := row.values[f.Name]; text != "" && f.Editable() {
			return text
		}
	}
	return row.sum(t)
}

// sum writes all that was typed.
func (row fresh) sum(t Table) string {
	var all []string
	for _, f := range t.Fields {
		if text := row.values[f.Name]; text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, " · ")
}
