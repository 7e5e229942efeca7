package workbook

import (
	"fmt"
	"slices"

	"slocharter/internal/raci"
	"slocharter/internal/words"
)

// The looks of the chart.
var (
	chartHeadLook  = look{bold: true, color: deep, fill: pale, align: toCenter, valign: toCenter, wrap: true}
	behindLook     = look{size: 8, color: muted, fill: pale, align: toCenter, valign: toTop, wrap: true, edge: underAccent}
	phaseLook      = look{bold: true, color: deep, valign: toCenter, edge: underHair, fill: 0xE6EBEF}
	stepNumberLook = look{size: 8, color: muted, align: toCenter, valign: toCenter, edge: underHair}
	stepLook       = look{color: ink, align: toLeft, valign: toCenter, indent: 1, wrap: true, edge: underHair}
	checkLook      = look{color: accent, align: toCenter, valign: toCenter, edge: underHair}
	countLook      = look{color: ink, align: toCenter, valign: toCenter, edge: underHair, format: "0"}
	legendLook     = look{size: 9, color: ink, align: toLeft, valign: toCenter, indent: 1, wrap: true, edge: underHair}
	findingLook    = look{size: 9, color: ink, valign: toCenter, wrap: true, edge: underHair}
)

// roles lists the roles by how much they say: a cell with several letters is drawn as the strongest.
var roles = []raci.Role{raci.Accountable, raci.Responsible, raci.Support, raci.Consulted, raci.Informed}

// byStrength orders the letters by their roles.
func byStrength(scheme raci.Scheme) []raci.Letter {
	strength := func(l raci.Letter) int {
		if i := slices.Index(roles, l.Role); i >= 0 {
			return i
		}
		return len(roles)
	}
	return slices.SortedStableFunc(slices.Values(scheme), func(a, b raci.Letter) int { return strength(a) - strength(b) })
}

// letterLook draws letters so that they can be told apart without colours: from dark with white letters to plain.
func letterLook(scheme raci.Scheme, letters raci.Letters) look {
	for _, l := range byStrength(scheme) {
		if letters.Has(l.Symbol) {
			drawn := liveLook(l.Role)
			drawn.size, drawn.bold, drawn.align, drawn.valign, drawn.edge = 11, false, toCenter, toCenter, boxHair
			return drawn
		}
	}
	return look{size: 11, color: ink, align: toCenter, valign: toCenter, edge: boxHair}
}

// liveLook is what a letter's role adds to a cell. Weight comes from the live format only, which can set but not unset it.
func liveLook(role raci.Role) look {
	switch role {
	case raci.Accountable:
		return look{bold: true, color: onDark, fill: accent}
	case raci.Responsible:
		return look{bold: true, color: deep, fill: tint}
	case raci.Support:
		return look{color: deep, fill: 0xEEF0F2}
	case raci.Consulted:
		return look{color: deep, fill: faint}
	}
	return look{color: muted, fill: onDark}
}

// rowCheck is something that must hold in each row.
type rowCheck struct {
	symbol string
	most   int // 0: no limit
	wanted string
}

// checks lists what each row is checked for: the two rules that a chart stands on, unless they are switched off.
func (c chart) checks() []rowCheck {
	var all []rowCheck
	for _, r := range c.w.RulesInOrder() {
		a, s := c.Scheme.Symbol(raci.Accountable), c.Scheme.Symbol(raci.Responsible)
		switch {
		case r.Off:
		case r.Key == raci.OneAccountable && a != "":
			all = append(all, rowCheck{a, 1, words.T("workbook.raci.one", "Letter", a)})
		case r.Key == raci.SomeResponsible && s != "":
			all = append(all, rowCheck{s, 0, words.T("workbook.raci.some", "Letter", s)})
		}
	}
	return all
}

// checkRow is the formula of a row's check, and its value now.
func (c chart) checkRow(i, number int) (formula, value string) {
	formula, value = `"✓"`, "✓"
	letters := at(firstLetters, number) + ":" + at(c.check-1, number)
	for _, k := range slices.Backward(c.checks()) {
		count, n := c.counting(letters, k.symbol), len(c.Holding(i, k.symbol))
		none, many := words.T("workbook.raci.none", "Letter", k.symbol), " × "+k.symbol
		if k.most > 0 {
			formula = fmt.Sprintf(`IF(%s>%d,%s&%s,%s)`, count, k.most, count, literal(many), formula)
		}
		formula = fmt.Sprintf(`IF(%s=0,%s,%s)`, count, literal(none), formula)
		switch {
		case n == 0:
			value = none
		case k.most > 0 && n > k.most:
			value = fmt.Sprint(n, many)
		}
	}
	return formula, value
}

// counting counts the cells that hold a letter, alone or beside another: A/R counts for both.
func (c chart) counting(cells, symbol string) string {
	if c.Chart.Names {
		return fmt.Sprintf(`SUMPRODUCT(ISNUMBER(SEARCH(%q,%s))*1)`, symbol, c.lettersOf(cells))
	}
	return fmt.Sprintf(`COUNTIF(%s,"*%s*")`, cells, symbol)
}

// lettersOf is a formula for the letters of cells: their first lines, where names stand below them.
func (c chart) lettersOf(cells string) string {
	if !c.Chart.Names {
		return cells
	}
	return fmt.Sprintf(`LEFT(%s,FIND(CHAR(10),%s&CHAR(10))-1)`, cells, cells)
}

// totals counts the letters of each column; the same rows are the legend.
func (c *chart) totals() {
	c.sheet.gap(6)
	heading := c.sheet.section(words.T("workbook.raci.totals"))
	c.sheet.rows[heading-1].cells[c.check-1] = cell{value: words.T("workbook.raci.total"), look: sectionLook.to(toCenter).sized(9)}
	first := c.sheet.next()
	for _, l := range c.Scheme {
		c.letterTotals(l)
	}
	c.allTotals(first, len(c.sheet.rows))
	if n := c.Exceptions(); n > 0 {
		c.sheet.add(cell{}, cell{value: "C", look: look{size: 9, italic: true, underline: true, color: deep, align: toCenter, valign: toCenter}},
			cell{value: words.N("workbook.raci.differs", n), look: look{size: 9, color: ink, align: toLeft, valign: toCenter, indent: 1}})
	}
}

func (c *chart) letterTotals(l raci.Letter) {
	number, cells := c.sheet.next(), c.legendCells(l)
	for j := range c.Columns {
		column := area{c.top, firstLetters + j, c.bottom, firstLetters + j}
		cells = append(cells, cell{formula: c.counting(column.String(), l.Symbol), value: c.Count(j, l.Symbol), look: countLook})
	}
	sum := area{number, firstLetters, number, c.check - 1}
	c.sheet.add(append(cells, cell{formula: "SUM(" + sum.String() + ")", value: c.Total(l.Symbol), look: countLook.boldly()})...)
}

// legendCells say what a letter means.
func (c *chart) legendCells(l raci.Letter) []cell {
	swatch := letterLook(c.Scheme, raci.Letters(l.Symbol))
	swatch.bold = liveLook(l.Role).bold
	return []cell{{}, {value: l.Symbol, look: swatch.sized(textSize)}, {value: runs{
		{l.Label, legendLook.boldly()}, {"  " + l.Meaning, legendLook.sized(8).in(muted)},
	}, look: legendLook}}
}

// allTotals sums the letters of each column.
func (c *chart) allTotals(first, last int) {
	total := countLook.boldly()
	cells := []cell{{}, {look: total}, {value: words.T("workbook.raci.all-letters"), look: legendLook.boldly()}}
	sum := 0
	for j, load := range c.ColumnLoads() {
		sum += load.Total
		column := area{first, firstLetters + j, last, firstLetters + j}
		cells = append(cells, cell{formula: "SUM(" + column.String() + ")", value: load.Total, look: total})
	}
	column := area{first, c.check, last, c.check}
	c.sheet.add(append(cells, cell{formula: "SUM(" + column.String() + ")", value: sum, look: total})...)
}

// literal writes a text as a formula has it.
func literal(text string) string { return fmt.Sprintf(`"%s"`, doubled(text)) }
