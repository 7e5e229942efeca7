package raci

import (
	"slices"

	"slocharter/internal/people"
)

// Check returns what the rules that are switched on find in a chart: errors first, then warnings, then notes; within a
// severity by row, then by column, in the order of the rules.
func Check(m Matrix, rules []Rule, roster Roster) []Finding {
	var found []Finding
	for _, rule := range rules {
		check, known := checks[rule.Key]
		if rule.Off || !known {
			continue
		}
		for _, f := range check(chart{m, rule, roster}) {
			f.Rule = rule
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int {
		if s := rank(a.Rule.Severity) - rank(b.Rule.Severity); s != 0 {
			return s
		}
		return m.place(a) - m.place(b)
	})
	return found
}

func rank(s Severity) int { return slices.Index([]Severity{Error, Warning, Note}, s) }

// place orders findings: those about the whole chart last, rows before columns.
func (m Matrix) place(f Finding) int {
	if r := m.Row(f.Row.ID); r >= 0 {
		return r
	}
	if len(f.Columns) > 0 {
		return len(m.Rows) + m.Column(f.Columns[0].ID)
	}
	return len(m.Rows) + len(m.Columns)
}

// chart is what one rule looks at.
type chart struct {
	Matrix
	rule   Rule
	roster Roster
}

var checks = map[string]func(chart) []Finding{
	OneAccountable:     oneAccountable,
	SomeResponsible:    someResponsible,
	LetterUnknown:      unknownLetters,
	EmptyRow:           emptyRows,
	EmptyColumn:        emptyColumns,
	ManyResponsible:    func(c chart) []Finding { return c.manyInRow(Responsible) },
	ManyConsulted:      func(c chart) []Finding { return c.manyInRow(Consulted) },
	ManyInformed:       func(c chart) []Finding { return c.manyInRow(Informed) },
	NobodyConsulted:    nobodyConsulted,
	Redundant:          redundant,
	ChairEmpty:         emptyChairs,
	AccountableUnnamed: unnamedAccountable,
	SamePersonTwice:    samePersonTwice,
	MostlyResponsible:  func(c chart) []Finding { return c.manyInColumn(Responsible) },
	MostAccountable:    func(c chart) []Finding { return c.manyInColumn(Accountable) },
	NeverDoes:          neverDoes,
	NoBlank:            noBlank,
	OnlyInformedSRE:    onlyInformedSRE,
	ConsultedOnly:      consultedOnly,
	NoSupportColumn:    noSupportColumn,
}

// filledRows lists the rows that hold any letter: an empty row is one finding, not four.
func (c chart) filledRows() []int {
	var rows []int
	for r := range c.Rows {
		if !c.rowEmpty(r) {
			rows = append(rows, r)
		}
	}
	return rows
}

func (c chart) rowEmpty(row int) bool {
	return !slices.ContainsFunc(c.Cells[row], func(l Letters) bool { return l != "" })
}

func (c chart) columnEmpty(column int) bool {
	return !slices.ContainsFunc(c.Cells, func(row []Letters) bool { return row[column] != "" })
}

func (c chart) columnsAt(indexes []int) []Column {
	columns := make([]Column, len(indexes))
	for i, index := range indexes {
		columns[i] = c.Columns[index]
	}
	return columns
}

// limits returns the least and the greatest number of letters of the role in a row, as the scheme says.
func (c chart) limits(role Role) (symbol string, least, most int) {
	symbol = c.Scheme.Symbol(role)
	letter, _ := c.Scheme.Find(symbol)
	return symbol, letter.Min, letter.Max
}

func oneAccountable(c chart) []Finding {
	symbol, least, most := c.limits(Accountable)
	if symbol == "" {
		return nil
	}
	var found []Finding
	for _, r := range c.filledRows() {
		holding := c.Holding(r, symbol)
		switch n := len(holding); {
		case n < least:
			found = append(found, Finding{Row: c.Rows[r], Count: n, Cures: c.promote(r, Responsible, Accountable, MakeAccountable)})
		case most > 0 && n > most:
			found = append(found, Finding{Row: c.Rows[r], Columns: c.columnsAt(holding), Count: n, Cures: c.keepOne(r, holding)})
		}
	}
	return found
}

// keepOne offers, for each column that is accountable, to keep it as the only one. A column that loses its only letter
// becomes responsible: it was thought to have a part in the step.
func (c chart) keepOne(row int, holding []int) []Cure {
	a, r := c.Scheme.Symbol(Accountable), c.Scheme.Symbol(Responsible)
	var cures []Cure
	for _, keep := range holding {
		cure := Cure{Kind: KeepAccountable, Column: c.Columns[keep]}
		for _, other := range holding {
			if other == keep {
				continue
			}
			letters := c.Cells[row][other].Without(a)
			if letters == "" {
				letters = Letters(r)
			}
			cure.Cells = append(cure.Cells, CellChange{c.Rows[row].ID, c.Columns[other].ID, letters})
		}
		cures = append(cures, cure)
	}
	return cures
}

// promote offers to add the letter of one role to each cell of the row that holds another role.
func (c chart) promote(row int, from, to Role, kind CureKind) []Cure {
	symbol := c.Scheme.Symbol(to)
	var cures []Cure
	for _, column := range c.Holding(row, c.Scheme.Symbol(from)) {
		letters := c.Cells[row][column].With(symbol, c.Scheme)
		change := CellChange{c.Rows[row].ID, c.Columns[column].ID, letters}
		cures = append(cures, Cure{Kind: kind, Column: c.Columns[column], Cells: []CellChange{change}})
	}
	return cures
}

func someResponsible(c chart) []Finding {
	symbol, least, _ := c.limits(Responsible)
	if symbol == "" {
		return nil
	}
	var found []Finding
	for _, r := range c.filledRows() {
		if n := len(c.Holding(r, symbol)); n < least {
			found = append(found, Finding{Row: c.Rows[r], Count: n, Cures: c.promote(r, Accountable, Responsible, MakeResponsible)})
		}
	}
	return found
}

func unknownLetters(c chart) []Finding {
	return c.eachCell(func(l Letters) bool {
		return slices.ContainsFunc(l.Symbols(), func(s string) bool { _, ok := c.Scheme.Find(s); return !ok })
	}, func(Letters) Cure { return Cure{Kind: ClearCell} })
}

// redundant finds combinations that say no more than their stronger letter.
func redundant(c chart) []Finding {
	return c.eachCell(func(l Letters) bool {
		symbols := l.Symbols()
		return len(symbols) > 2 || len(symbols) == 2 && !combine(symbols[0], symbols[1], c.Scheme)
	}, func(l Letters) Cure {
		return Cure{Kind: Simplify, Cells: []CellChange{{Letters: Letters(l.Symbols()[0])}}}
	})
}

// eachCell finds the cells for which wrong holds; cure says what to put there instead (nothing: a blank).
func (c chart) eachCell(wrong func(Letters) bool, cure func(Letters) Cure) []Finding {
	var found []Finding
	for r, row := range c.Cells {
		for col, letters := range row {
			if !wrong(letters) {
				continue
			}
			offer := cure(letters)
			change := CellChange{RowID: c.Rows[r].ID, ColumnID: c.Columns[col].ID}
			if len(offer.Cells) > 0 {
				change.Letters = offer.Cells[0].Letters
			}
			offer.Column, offer.Cells = c.Columns[col], []CellChange{change}
			found = append(found, Finding{Row: c.Rows[r], Columns: []Column{c.Columns[col]}, Letters: letters, Cures: []Cure{offer}})
		}
	}
	return found
}

func emptyRows(c chart) []Finding {
	var found []Finding
	for r := range c.Rows {
		if c.rowEmpty(r) {
			found = append(found, Finding{Row: c.Rows[r]})
		}
	}
	return found
}

func emptyColumns(c chart) []Finding {
	var found []Finding
	for col := range c.Columns {
		if c.columnEmpty(col) {
			found = append(found, Finding{Columns: []Column{c.Columns[col]}})
		}
	}
	return found
}

func (c chart) manyInRow(role Role) []Finding {
	var found []Finding
	for r := range c.Rows {
		holding := c.Holding(r, c.Scheme.Symbol(role))
		if c.rule.Limit > 0 && len(holding) >= c.rule.Limit {
			found = append(found, Finding{Row: c.Rows[r], Columns: c.columnsAt(holding), Count: len(holding)})
		}
	}
	return found
}

func nobodyConsulted(c chart) []Finding {
	symbol := c.Scheme.Symbol(Consulted)
	if symbol == "" {
		return nil
	}
	var found []Finding
	for _, r := range c.filledRows() {
		if len(c.Holding(r, symbol)) == 0 {
			found = append(found, Finding{Row: c.Rows[r]})
		}
	}
	return found
}

func (c chart) manyInColumn(role Role) []Finding {
	var found []Finding
	for col := range c.Columns {
		if n := c.Count(col, c.Scheme.Symbol(role)); c.rule.Limit > 0 && n >= c.rule.Limit {
			found = append(found, Finding{Columns: []Column{c.Columns[col]}, Count: n})
		}
	}
	return found
}

// does tells whether the column is accountable or responsible for anything.
func (c chart) does(column int) bool {
	return c.Count(column, c.Scheme.Symbol(Accountable))+c.Count(column, c.Scheme.Symbol(Responsible)) > 0
}

func neverDoes(c chart) []Finding {
	var found []Finding
	for col := range c.Columns {
		if !c.does(col) && !c.columnEmpty(col) {
			found = append(found, Finding{Columns: []Column{c.Columns[col]}})
		}
	}
	return found
}

func noBlank(c chart) []Finding {
	var found []Finding
	for col := range c.Columns {
		if !slices.ContainsFunc(c.Cells, func(row []Letters) bool { return row[col] == "" }) && len(c.Rows) > 0 {
			found = append(found, Finding{Columns: []Column{c.Columns[col]}})
		}
	}
	return found
}

// emptyChairs finds columns that are accountable or responsible although nobody holds any of their personas.
func emptyChairs(c chart) []Finding {
	var found []Finding
	for col, column := range c.Columns {
		if !c.does(col) || len(c.roster.Holders(column.ID)) > 0 {
			continue
		}
		f := Finding{Columns: []Column{column}}
		for _, chair := range c.roster.Chairs[column.ID] {
			f.Personas = append(f.Personas, chair.Persona.Called())
		}
		found = append(found, f)
	}
	return found
}

// unnamedAccountable finds steps of a service whose accountable column stands for several people: then nobody answers.
func unnamedAccountable(c chart) []Finding {
	var found []Finding
	for r := range c.Rows {
		for _, col := range c.Holding(r, c.Scheme.Symbol(Accountable)) {
			if n := len(c.roster.Holders(c.Columns[col].ID)); c.roster.Service && n > 1 {
				found = append(found, Finding{Row: c.Rows[r], Columns: []Column{c.Columns[col]}, Count: n})
			}
		}
	}
	return found
}

// samePersonTwice finds steps of a service for which one person is accountable through two columns.
func samePersonTwice(c chart) []Finding {
	if !c.roster.Service {
		return nil
	}
	var found []Finding
	for r := range c.Rows {
		through := map[people.Person][]int{}
		for _, col := range c.Holding(r, c.Scheme.Symbol(Accountable)) {
			for _, p := range c.roster.Holders(c.Columns[col].ID) {
				through[p] = append(through[p], col)
			}
		}
		for _, p := range c.holders(r, c.Scheme.Symbol(Accountable), c.roster) {
			if len(through[p]) > 1 {
				found = append(found, Finding{Row: c.Rows[r], Columns: c.columnsAt(through[p]), Person: p.Name})
			}
		}
	}
	return found
}

// The hints below look at the reference chart's own steps and columns, by their keys, where an organisation kept them.

func onlyInformedSRE(c chart) []Finding {
	return c.hint("handle-error-budget", []string{"sre-ic"}, Informed)
}

func consultedOnly(c chart) []Finding {
	return c.hint("agree-on-slo", []string{"sw-eng-qe"}, Consulted)
}

// hint finds the columns that have nothing but a letter of the role in a step.
func (c chart) hint(step string, columns []string, role Role) []Finding {
	var found []Finding
	for r, row := range c.Rows {
		for col, column := range c.Columns {
			if row.Key == step && slices.Contains(columns, column.Key) && string(c.Cells[r][col]) == c.Scheme.Symbol(role) {
				found = append(found, Finding{Row: row, Columns: []Column{column}, Letters: c.Cells[r][col]})
			}
		}
	}
	return found
}

// noSupportColumn finds a chart in which some personas have no column: their tickets drive decisions all the same.
func noSupportColumn(c chart) []Finding {
	var outside []string
	for _, chair := range c.roster.Chairs[""] {
		outside = append(outside, chair.Persona.Called())
	}
	if len(outside) == 0 {
		return nil
	}
	return []Finding{{Personas: outside}}
}
