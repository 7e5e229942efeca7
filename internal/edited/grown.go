package edited

import (
	"fmt"
	"slices"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/raci"
	"slocharter/internal/sheet"
	"slocharter/internal/workspace"
)

// lettered is a letter of a new step or column, with the other one that it stands at: its ID, or else its name in the file.
type lettered struct {
	id, name string
	letters  string
	where    place
}

// grown finds the columns and steps that were added to the charts. Only a file that says what all of its cells held lets
// them be told from what else stands around a chart.
func (c *comparison) grown(charts []charted) {
	if len(c.sheets) == 0 || c.tables[stepTable.Name] == nil || c.tables[columnTable.Name] == nil {
		return
	}
	for _, one := range charts {
		if one.on.paired == nil || one.step < 0 {
			continue
		}
		added := c.newColumns(one)
		c.newSteps(one, added)
	}
}

// newColumns finds the columns with a name that stand between those of a chart, and returns their names.
func (c *comparison) newColumns(one charted) map[int]string {
	added := map[int]string{}
	first := width(one.columns)
	for column := range one.columns {
		first = min(first, column)
	}
	for column := first; ; column++ {
		_, ours := one.columns[column]
		_, paired := one.on.paired.columns[column]
		name, fault := valueOf(one.names.cell(column))
		switch {
		case column >= width(one.columns) && (name == "" || paired):
			return added
		case ours || paired || name == "" && fault == nil:
			continue
		}
		added[column] = name
		c.newColumn(one, column, name, fault)
	}
}

func (c *comparison) newColumn(one charted, column int, name string, fault error) {
	where := at(one.sheet, column, one.names.number)
	c.looked(where)
	var letters []lettered
	for _, l := range one.steps {
		letter := lettered{id: l.id, where: at(one.sheet, column, l.number)}
		c.looked(letter.where)
		text, broken := c.lettersIn(l.cell(column))
		if fault == nil {
			fault = broken
		}
		if letter.letters = text; text != "" {
			letters = append(letters, letter)
		}
	}
	before := ""
	for i := column - 1; i >= 0 && before == ""; i-- {
		before = one.columns[i]
	}
	step := func(_ workspace.Workspace, l lettered) string { return l.id }
	c.grow(Difference{
		ID: fmt.Sprint("new|", columnTable.Name, "|", one.sheet, "|", column), Kind: columnTable.Name, Row: name, Sheet: where.sheet, Cell: where.cell,
		File: c.summed(name, letters, func(l lettered) string { return c.w.Steps[l.id].Name }), Refused: fault,
	}, growth{
		table: columnTable, name: name, service: one.service, letters: letters, other: step,
		add: func(w *workspace.Workspace) (string, error) { return addColumn(w, name, before) },
		set: func(w *workspace.Workspace, id, other string, letters raci.Letters) error {
			return w.SetLetters(one.service, other, id, letters)
		},
		at: func(w workspace.Workspace, id, other string) raci.Letters { return w.Matrix(one.service).At(other, id) },
	})
}

// addColumn adds a column behind another one, or before all.
func addColumn(w *workspace.Workspace, name, before string) (string, error) {
	column, err := w.AddColumn(name)
	if err != nil {
		return "", err
	}
	all := w.ColumnsInOrder()
	behind := slices.IndexFunc(all, func(o raci.Column) bool { return o.ID == before }) + 1
	return column.ID, w.MoveColumn(column.ID, behind-len(all)+1)
}

// newSteps finds the rows that were added between the steps of a chart or right below them.
func (c *comparison) newSteps(one charted, added map[int]string) {
	steps := map[int]line{}
	last := 0
	for _, l := range one.steps {
		steps[l.number], last = l, max(last, l.number)
	}
	paired := map[int]bool{}
	for i, r := range one.on.marks.rows {
		_, paired[r.number] = one.on.paired.rows[i]
	}
	rows := slices.Concat(one.copies, one.loose)
	slices.SortFunc(rows, func(a, b line) int { return a.number - b.number })
	for _, l := range rows {
		if l.id == "" && paired[l.number] || l.number < one.names.number || l.number > last+1 || l.blank() {
			continue
		}
		last = max(last, l.number)
		steps[l.number] = line{id: "", number: l.number}
		c.newStep(one, l, added, neighbours(steps, l.number))
	}
}

// blank tells whether nothing stands in a row.
func (l line) blank() bool {
	return !slices.ContainsFunc(l.cells, func(cell sheet.Cell) bool { return cell.Kind != sheet.Empty })
}

// said is all that stands in a row.
func (l line) said() string {
	var all []string
	for _, cell := range l.cells {
		if cell.Text != "" && cell.Text != l.id {
			all = append(all, cell.Text)
		}
	}
	return strings.Join(all, " · ")
}

// neighbour are the steps around a new one, by their IDs; empty where there is none.
type neighbour struct{ before, after string }

// neighbours finds the step right above a row, with new ones between them, or else the first one below.
func neighbours(steps map[int]line, number int) neighbour {
	for n := number - 1; ; n-- {
		l, ok := steps[n]
		if ok && l.id != "" {
			return neighbour{before: l.id}
		}
		if !ok {
			break
		}
	}
	next := line{}
	for _, l := range steps {
		if l.id != "" && l.number > number && (next.id == "" || l.number < next.number) {
			next = l
		}
	}
	return neighbour{after: next.id}
}

func (c *comparison) newStep(one charted, l line, added map[int]string, around neighbour) {
	name, fault := valueOf(l.cell(one.step))
	where := at(one.sheet, one.step, l.number)
	for column := range l.cells {
		c.looked(at(one.sheet, column, l.number))
	}
	var letters []lettered
	for column := range l.cells {
		id, ours := one.columns[column]
		text, broken := "", error(nil)
		if ours || added[column] != "" {
			text, broken = c.lettersIn(l.cell(column))
		}
		if fault == nil {
			fault = broken
		}
		if text != "" {
			letters = append(letters, lettered{id, added[column], text, at(one.sheet, column, l.number)})
		}
	}
	if was, ok := c.tables[stepTable.Name].name(l.id); ok && was == name {
		if !c.sameAsStep(one, l) {
			c.add(Difference{
				ID: fmt.Sprint("copy|", stepTable.Name, "|", one.sheet, "|", l.number), Kind: stepTable.Name, Row: name, Sheet: where.sheet, Cell: where.cell,
				File: l.said(), Refused: Copied{}, row: l.id,
			})
		}
		return
	}
	c.grow(Difference{
		ID: fmt.Sprint("new|", stepTable.Name, "|", one.sheet, "|", l.number), Kind: stepTable.Name, Row: name, Sheet: where.sheet, Cell: where.cell,
		File: c.summed(name, letters, func(l lettered) string { return l.name + c.w.Columns[l.id].Name }), Refused: fault,
	}, growth{
		table: stepTable, name: name, service: one.service, letters: letters, other: columnOf,
		add: func(w *workspace.Workspace) (string, error) { return addStep(w, name, around) },
		set: func(w *workspace.Workspace, id, other string, letters raci.Letters) error {
			return w.SetLetters(one.service, id, other, letters)
		},
		at: func(w workspace.Workspace, id, other string) raci.Letters { return w.Matrix(one.service).At(id, other) },
	})
}

// sameAsStep tells whether a copy of a row says what the row says.
func (c *comparison) sameAsStep(one charted, copied line) bool {
	i := slices.IndexFunc(one.steps, func(l line) bool { return l.id == copied.id })
	for column := range one.columns {
		if i < 0 || one.steps[i].cell(column) != copied.cell(column) {
			return false
		}
	}
	return true
}

// columnOf is the column that a letter stands in: one of ours, or a new one by its name.
func columnOf(w workspace.Workspace, l lettered) string {
	if l.id != "" {
		return l.id
	}
	for _, column := range w.ColumnsInOrder() {
		if column.Name == l.name {
			return column.ID
		}
	}
	return ""
}

// addStep adds a step behind another one, or before the one that follows.
func addStep(w *workspace.Workspace, name string, around neighbour) (string, error) {
	phase := lifecycle.Phases[0]
	for _, id := range []string{around.before, around.after} {
		if s, ok := w.Steps[id]; ok {
			phase = s.Phase
		}
	}
	s, err := w.AddStep(phase, name)
	if err != nil {
		return "", err
	}
	all := w.StepsOf(phase)
	behind := slices.IndexFunc(all, func(o lifecycle.Step) bool { return o.ID == around.before }) + 1
	if by := behind - len(all) + 1; by < 0 {
		return s.ID, w.MoveStep(s.ID, by)
	}
	return s.ID, nil
}

// lettersIn reads the letters of a new cell.
func (c *comparison) lettersIn(cell sheet.Cell) (string, error) {
	text, err := valueOf(c.firstLine(cell))
	if err != nil || text == "" {
		return text, err
	}
	return cellTable.Fields[0].read(c.scratch, text), nil
}

// summed says what a new step or column is called and which letters it has.
func (c *comparison) summed(name string, letters []lettered, other func(lettered) string) string {
	all := []string{name}
	for _, l := range letters {
		all = append(all, other(l)+": "+l.letters)
	}
	return strings.Join(all, " · ")
}

// growth is how a new step or column is taken in.
type growth struct {
	table   Table
	name    string
	service string
	letters []lettered
	other   func(w workspace.Workspace, l lettered) string // the ID of what a letter stands at
	add     func(w *workspace.Workspace) (string, error)
	set     func(w *workspace.Workspace, id, other string, letters raci.Letters) error
	at      func(w workspace.Workspace, id, other string) raci.Letters
}

// grow adds a difference that adds a step or a column, unless it is here already, as when the same file is read again. Of
// what several charts add under one name there is one.
func (c *comparison) grow(d Difference, g growth) {
	d.New = true
	d.apply = func(w *workspace.Workspace) error { return g.take(c, w) }
	switch id := g.here(c, c.w); {
	case d.Refused != nil:
	case g.name == "":
		d.Refused = workspace.Missing{Field: g.table.Fields[0].Name}
	case g.exported(c):
		d.Refused = Copied{}
	case id != "" && g.said(c.w, id):
		return
	}
	c.add(d)
}

// exported tells whether one with the name was exported.
func (g growth) exported(c *comparison) bool {
	x := c.tables[g.table.Name]
	return x != nil && slices.ContainsFunc(x.order, func(id string) bool { was, _ := x.name(id); return was == g.name })
}

// here is the one with the name that came after the export; empty when there is none.
func (g growth) here(c *comparison, w workspace.Workspace) string {
	for _, id := range g.table.Rows(w, "") {
		if _, ok := c.tables[g.table.Name].name(id); !ok && g.table.label(w, id) == g.name {
			return id
		}
	}
	return ""
}

// said tells whether all letters are there already.
func (g growth) said(w workspace.Workspace, id string) bool {
	return !slices.ContainsFunc(g.letters, func(l lettered) bool { return string(g.at(w, id, g.other(w, l))) != l.letters })
}

func (g growth) take(c *comparison, w *workspace.Workspace) error {
	id := g.here(c, *w)
	if id == "" {
		var err error
		if id, err = g.add(w); err != nil {
			return err
		}
	}
	for _, l := range g.letters {
		other := g.other(*w, l)
		if other == "" {
			continue // its column is not taken in
		}
		if err := g.set(w, id, other, raci.Letters(l.letters)); err != nil {
			return err
		}
	}
	return nil
}
