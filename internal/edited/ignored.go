package edited

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"slocharter/internal/sheet"
	"slocharter/internal/words"
)

// Ignored is something in the file that is not as it was exported and that nothing is taken in from.
type Ignored struct {
	What  Unread
	Sheet string // as it is called in the file; of several sheets that are gone, their names
	Cell  string // "C7"; empty when it is about more than a cell
	File  string // what stands there now
	Count int    // of what there is more of, or of rows
}

// Unread tells why something is not taken in.
type Unread string

// The reasons.
const (
	OfFigures  Unread = "figures"  // the sheet only shows figures
	OfReading  Unread = "reading"  // the cell is only for reading, on a sheet with others that are not
	OfMore     Unread = "more"     // there are more such cells on the sheet
	OfRows     Unread = "rows"     // rows are gone from a sheet that only shows figures
	OfColumn   Unread = "column"   // a column is gone; Cell holds its letters as exported
	OfStranger Unread = "stranger" // the sheet is none that was exported
	OfSheets   Unread = "sheets"   // sheets that only show figures are gone
)

// Sentence says what is not taken in, and why.
func (i Ignored) Sentence() string {
	switch i.What {
	case OfFigures:
		return words.T("edited.ignored.figures", "Sheet", i.Sheet, "Cell", i.Cell)
	case OfReading:
		return words.T("edited.ignored.reading", "Sheet", i.Sheet, "Cell", i.Cell)
	case OfMore:
		return words.N("edited.ignored.more", i.Count, "Sheet", i.Sheet)
	case OfRows:
		return words.N("edited.ignored.rows", i.Count, "Sheet", i.Sheet)
	case OfColumn:
		return words.T("edited.ignored.column", "Sheet", i.Sheet, "Cell", i.Cell)
	case OfStranger:
		return words.T("edited.ignored.stranger", "Sheet", i.Sheet)
	}
	return words.N("edited.ignored.sheets", i.Count, "Sheets", i.Sheet)
}

// maxIgnored is how many cells of a sheet are named.
const maxIgnored = 20

// claim remembers that a cell was looked at: what is in it is a difference, or is known to be none.
func (c *comparison) looked(where place) { c.claimed[where] = true }

// ignored names what was changed and what nothing was taken in from. Files of older versions do not say what their other
// cells held.
func (c *comparison) ignored(ctx context.Context, file *sheet.File, sheets []*found) error {
	for _, s := range sheets {
		switch {
		case len(c.sheets) == 0 || len(s.marks.rows) == 0:
		case s.paired == nil:
			c.plan.Ignored = append(c.plan.Ignored, Ignored{What: OfStranger, Sheet: s.name})
		default:
			if err := c.ignoredOn(ctx, file, s); err != nil {
				return err
			}
		}
	}
	c.goneSheets()
	return nil
}

// goneSheets names the sheets that are not in the file any more, beside those with something to edit.
func (c *comparison) goneSheets() {
	gone := slices.DeleteFunc(c.missing, func(name string) bool {
		return slices.ContainsFunc(c.plan.Lost, func(l Lost) bool { return strings.EqualFold(l.Sheet, name) })
	})
	if len(gone) > 0 {
		c.plan.Ignored = append(c.plan.Ignored, Ignored{What: OfSheets, Sheet: words.List(gone), Count: len(gone)})
	}
}

// change is a cell that is not as it was exported.
type change struct {
	row, column int
	was         Mark
}

// ignoredOn names what was changed on one sheet. A cell that seems changed is read again: a program may have written its
// number a little less precisely.
func (c *comparison) ignoredOn(ctx context.Context, file *sheet.File, s *found) error {
	changes := c.changes(s)
	if len(changes) > 0 {
		texts, err := cellsOf(ctx, file, s.name, changes)
		if err != nil {
			return err
		}
		changes = slices.DeleteFunc(changes, func(one change) bool { return one.was.alike(texts[one.at(s.name)]) })
		for i, one := range changes {
			if i == maxIgnored {
				c.plan.Ignored = append(c.plan.Ignored, Ignored{What: OfMore, Sheet: s.name, Count: len(changes) - i})
				break
			}
			where := one.at(s.name)
			c.plan.Ignored = append(c.plan.Ignored, Ignored{What: c.kindOf(s), Sheet: s.name, Cell: where.cell, File: texts[where].Text})
		}
	}
	c.goneRows(s)
	return nil
}

func (one change) at(sheetName string) place { return at(sheetName, one.column, one.row) }

// kindOf tells whether a sheet only shows figures.
func (c *comparison) kindOf(s *found) Unread {
	edits := strings.EqualFold(s.paired.was.name, c.facts["chart"])
	for _, x := range c.tables {
		edits = edits || strings.EqualFold(s.paired.was.name, x.tab)
	}
	if _, chart := c.charts[strings.ToLower(s.paired.was.name)]; chart || edits {
		return OfReading
	}
	return OfFigures
}

// changes lists the cells that nothing looked at and that are not as they were exported, in their order.
func (c *comparison) changes(s *found) []change {
	var all []change
	inverse := s.paired.inverse()
	for i, now := range s.marks.rows {
		was := markedRow{}
		if e, ok := s.paired.rows[i]; ok {
			was = s.paired.was.rows[e]
		}
		seen := len(all)
		for f, m := range now.marks {
			e, ok := s.paired.columns[f]
			before := Mark(0)
			if ok {
				before = was.at(e)
			}
			if m != 0 && m.fixed() != before.fixed() {
				all = append(all, change{now.number, f, before})
			}
		}
		for e, before := range was.marks {
			if f, ok := inverse[e]; ok && before != 0 && now.at(f) == 0 && !c.isID(before) {
				all = append(all, change{now.number, f, before})
			}
		}
		all = append(all[:seen], slices.DeleteFunc(all[seen:], func(one change) bool { return c.claimed[one.at(s.name)] })...)
	}
	slices.SortStableFunc(all, func(a, b change) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	return all
}

func (c *comparison) isID(m Mark) bool { return c.ids[m] }

// goneRows names the rows and columns that a sheet does not have any more. Rows with IDs are asked about elsewhere.
func (c *comparison) goneRows(s *found) {
	rows := 0
	for e, r := range s.paired.was.rows {
		if !s.paired.taken[e] && !r.empty() && !slices.ContainsFunc(r.marks, c.isID) {
			rows++
		}
	}
	if rows > 0 {
		c.plan.Ignored = append(c.plan.Ignored, Ignored{What: OfRows, Sheet: s.name, Count: rows})
	}
	inverse := s.paired.inverse()
	for column := range s.paired.was.columns() {
		if _, ok := inverse[column]; !ok && c.missed(s, column) {
			c.plan.Ignored = append(c.plan.Ignored, Ignored{What: OfColumn, Sheet: s.name, Cell: sheet.ColumnName(column)})
		}
	}
}

// missed tells whether anything was in a column in the rows that are still there, beside IDs.
func (c *comparison) missed(s *found, column int) bool {
	for _, e := range s.paired.rows {
		if m := s.paired.was.rows[e].at(column); m != 0 && !c.isID(m) {
			return true
		}
	}
	return false
}

// cellsOf reads some cells of a sheet once more.
func cellsOf(ctx context.Context, file *sheet.File, name string, wanted []change) (map[place]sheet.Cell, error) {
	columns := map[int][]int{}
	for _, one := range wanted {
		columns[one.row] = append(columns[one.row], one.column)
	}
	cells := map[place]sheet.Cell{}
	for row, err := range file.Rows(name) {
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		for _, column := range columns[row.Number] {
			cells[at(name, column, row.Number)] = row.Cell(column)
		}
	}
	return cells, nil
}

// idMarks are the marks of all IDs that were exported: no text looks like one.
func (h head) idMarks() map[Mark]bool {
	ids := map[Mark]bool{}
	for _, x := range h.tables {
		for id := range x.rows {
			ids[TextMark(id)] = true
		}
	}
	for id := range h.cells {
		_, step, column := cellParts(id)
		ids[TextMark(step)], ids[TextMark(column)] = true, true
	}
	return ids
}
