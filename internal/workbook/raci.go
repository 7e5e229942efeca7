package workbook

import (
	"fmt"
	"strings"

	"slocharter/internal/edited"
	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/words"
)

// The columns of the chart's sheet before its letters, and the rows that are always there.
const (
	numberColumn = 2
	stepColumn   = 3
	firstLetters = 4
	idRow        = 6
)

// maxFindings is how many findings one readable page has room for.
const maxFindings = 16

// chart is a RACI chart while its sheet is drawn.
type chart struct {
	export
	raci.Matrix
	standard raci.Matrix // the default chart
	roster   raci.Roster
	sheet    sheet
	top      int // the first row of a step
	bottom   int // the last one
	check    int // the column behind the letters, which checks each row of a live chart
}

// raci draws the chart in force: all on one page, readable in grey, and live when letters are changed.
func (e export) raci() sheet {
	c := chart{export: e, Matrix: e.w.Matrix(e.ServiceID), standard: e.w.Matrix(""), roster: e.w.Roster(e.ServiceID)}
	if !c.live() {
		c.Matrix = onlyDiffering(c.Matrix)
	}
	c.check = firstLetters + len(c.Columns)
	c.sheet = newSheet(e.tabs.raci, 12, 4, 40)
	c.sheet.columns[0].hidden = true
	for range c.Columns {
		c.sheet.columns = append(c.sheet.columns, column{width: c.columnWidth()})
	}
	if c.live() {
		c.sheet.columns = append(c.sheet.columns, column{width: 12})
	}
	c.sheet.onePage = true
	if e.kind == RACIChart {
		c.sheet.about = c.chartOf()
	}
	c.sheet.heading(e, c.title(), c.chartOf())
	c.wayBack()
	c.draw()
	c.sheet.portrait = c.sheet.tall(e.Chart.Paper)
	return c.sheet
}

func (c *chart) draw() {
	switch {
	case len(c.Columns) == 0 || len(c.Rows) == 0 && c.live():
		c.sheet.add(cell{}, cell{value: words.T("workbook.raci.empty"), look: mutedLook})
		return
	case len(c.Rows) == 0:
		c.sheet.add(cell{}, cell{value: words.T("workbook.raci.same"), look: mutedLook})
		return
	}
	c.headers()
	c.letters()
	if !c.live() {
		c.legend()
		return
	}
	c.totals()
	c.findings()
}

// columnWidth shares the page among the columns.
func (c chart) columnWidth() float64 { return max(12, min(17, 120/float64(max(1, len(c.Columns))))) }

// chartOf names what the chart is for.
func (c chart) chartOf() string {
	if c.ServiceID == "" {
		return words.T("workbook.raci.default")
	}
	return c.service.Name
}

// headers writes the names of the columns, who is behind them, and the hidden row by which an import finds them.
func (c *chart) headers() {
	names := []cell{{}, {look: chartHeadLook}, {value: words.T("workbook.raci.step"), look: chartHeadLook.to(toLeft).indented()}}
	behind := []cell{{}, {look: behindLook}, {value: c.behindTitle(), look: behindLook.to(toLeft).indented()}}
	ids := []cell{{value: edited.ChartMark(c.ServiceID)}, {}, {}}
	for _, column := range c.Columns {
		name, own := c.w.ColumnCalled(column.ID)
		names = append(names, cell{value: name, look: chartHeadLook})
		behind = append(behind, cell{value: c.behind(own, c.roster.Holders(column.ID)), look: behindLook})
		ids = append(ids, cell{value: column.ID})
	}
	if c.live() {
		names = append(names, cell{value: words.T("workbook.raci.check"), look: chartHeadLook})
		behind = append(behind, cell{value: c.checked(), look: behindLook})
	}
	c.sheet.add(names...)
	c.sheet.add(behind...)
	c.sheet.addRow(row{cells: ids, hidden: true, height: 12})
	c.sheet.frozen, c.sheet.frozenTo = idRow, stepColumn
	c.name("RACI_Columns", area{idRow, firstLetters, idRow, c.check - 1})
}

func (c chart) behindTitle() string {
	if c.Chart.Names {
		return words.T("workbook.raci.own-names")
	}
	return words.T("workbook.raci.behind")
}

// behind says what a column is called here and who sits there.
func (c chart) behind(own string, holders []people.Person) runs {
	var said runs
	if own != "" {
		said = append(said, run{words.T("workbook.raci.own", "Name", own) + "\n", behindLook.boldly()})
	}
	switch {
	case len(holders) == 0:
		return append(said, run{words.T("workbook.raci.nobody"), look{size: 8, italic: true, color: wrong}})
	case c.Chart.Names:
		return said // the people stand in the cells
	}
	return append(said, run{below(holders), behindLook})
}

// below lists people below each other, and how many there are more.
func below(holders []people.Person) string {
	const shown = 4
	names := strings.ReplaceAll(people.Names(holders[:min(shown, len(holders))]), ", ", "\n")
	if more := len(holders) - shown; more > 0 {
		names += "\n" + words.N("workbook.raci.more-people", more)
	}
	return names
}

// checked says what the check column looks for.
func (c chart) checked() string {
	var wanted []string
	for _, k := range c.checks() {
		wanted = append(wanted, k.wanted)
	}
	return strings.Join(wanted, "\n")
}

// letters writes the steps by phase.
func (c *chart) letters() {
	c.top = c.sheet.next() + 1
	group := c.top
	for i, r := range c.Rows {
		if i == 0 || r.Phase != c.Rows[i-1].Phase {
			c.enliven(group, c.sheet.next()-1)
			c.phase(r.Phase)
			group = c.sheet.next()
		}
		c.step(i)
	}
	c.bottom = len(c.sheet.rows)
	c.enliven(group, c.bottom)
	c.name("RACI_Letters", area{c.top, firstLetters, c.bottom, c.check - 1})
	c.name("RACI_Steps", area{c.top, 1, c.bottom, 1})
	c.name("RACI_Check", area{c.top, c.check, c.bottom, c.check})
}

// name names a part of a live chart, for formulas and for an import.
func (c *chart) name(text string, at area) {
	if c.live() {
		c.sheet.names = append(c.sheet.names, name{name: text, area: at, local: c.Chart.All && c.ServiceID != ""})
	}
}

func (c *chart) phase(phase string) {
	cells := []cell{{}}
	for range len(c.sheet.columns) - 1 {
		cells = append(cells, cell{look: phaseLook})
	}
	cells[numberColumn-1].value = words.Phase(lifecycle.Phase(phase))
	c.sheet.addRow(row{cells: cells, height: 18})
}

func (c *chart) step(i int) {
	r, number := c.Rows[i], c.sheet.next()
	cells := []cell{{value: r.ID}, {value: c.standard.Row(r.ID) + 1, look: stepNumberLook}, {value: r.Name, look: stepLook}}
	for j, letters := range c.Cells[i] {
		cells = append(cells, c.letterCell(letters, c.Own[i][j], r.ID, c.Columns[j].ID))
	}
	if c.live() {
		formula, value := c.checkRow(i, number)
		cells = append(cells, cell{formula: formula, value: value, look: checkLook})
	}
	c.sheet.addRow(row{cells: cells, height: c.stepHeight(i)})
}

// letterCell is one cell of the chart. What a service has for itself is marked, and its note says what the default is.
func (c chart) letterCell(letters raci.Letters, own bool, rowID, columnID string) cell {
	drawn := cell{look: letterLook(c.Scheme, letters)}
	if letters != "" {
		drawn.value = string(letters)
	}
	if !c.live() {
		return c.differingCell(drawn, letters, own, c.standard.At(rowID, columnID))
	}
	if own {
		drawn.look.italic, drawn.look.underline = true, true
		drawn.note = words.T("workbook.raci.default-was", "Letters", shown(c.standard.At(rowID, columnID)))
	}
	if c.Chart.Names && letters != "" {
		return c.withNames(drawn, columnID)
	}
	return drawn
}

// shown writes letters so that a blank can be seen.
func shown(letters raci.Letters) string {
	if letters == "" {
		return "–"
	}
	return string(letters)
}

// enliven gives the rows of a phase their drop-downs, and colours that follow the letters.
func (c *chart) enliven(top, bottom int) {
	if bottom < top || !c.live() {
		return
	}
	block := area{top, firstLetters, bottom, c.check - 1}
	if !c.Chart.Names { // the list has no names
		c.sheet.choices = append(c.sheet.choices, choice{
			area: block, options: c.options(),
			title: words.T("workbook.raci.unusual"), message: words.T("workbook.raci.unusual-letters", "Letters", strings.Join(c.options(), ", ")),
		})
	}
	first := c.lettersOf(at(firstLetters, top))
	c.sheet.rules = append(c.sheet.rules, rule{block, fmt.Sprintf(`LEN(TRIM(%s))=0`, first), look{fill: onDark}})
	for _, l := range byStrength(c.Scheme) {
		c.sheet.rules = append(c.sheet.rules, rule{block, fmt.Sprintf(`ISNUMBER(SEARCH(%q,%s))`, l.Symbol, first), liveLook(l.Role)})
	}
	check := at(c.check, top)
	c.sheet.rules = append(c.sheet.rules, rule{
		area{top, c.check, bottom, c.check}, fmt.Sprintf(`%s<>"✓"`, check), look{bold: true, color: wrong},
	})
}

// options are the letters of the drop-down: each alone, and the one combination that says more than its stronger letter.
func (c chart) options() []string {
	var all []string
	for _, l := range c.Scheme {
		all = append(all, l.Symbol)
	}
	a, r := c.Scheme.Symbol(raci.Accountable), c.Scheme.Symbol(raci.Responsible)
	if a != "" && r != "" {
		all = append(all, string(raci.Letters("").With(a, c.Scheme).With(r, c.Scheme)))
	}
	return all
}

// findings lists what the rules find, the worst first.
func (c *chart) findings() {
	found := c.w.Findings(c.ServiceID)
	c.sheet.gap(6)
	c.sheet.section(words.N("workbook.raci.findings", len(found)))
	for _, f := range found[:min(maxFindings, len(found))] {
		c.sheet.add(cell{},
			cell{value: severityMark[f.Rule.Severity], look: severityLook(f.Rule.Severity).to(toCenter)},
			cell{value: runs{
				{words.Severity(f.Rule.Severity), severityLook(f.Rule.Severity)},
				{" · " + f.Rule.Name, findingLook.in(muted)},
			}, look: findingLook.indented()},
			cell{value: words.Finding(f), look: findingLook, span: c.check - stepColumn})
	}
	if more := len(found) - maxFindings; more > 0 {
		c.sheet.add(cell{}, cell{}, cell{value: words.N("workbook.raci.more-findings", more), look: mutedLook})
	}
}

var severityMark = map[raci.Severity]string{raci.Error: "▲", raci.Warning: "●", raci.Note: "○"}

func severityLook(s raci.Severity) look {
	if s == raci.Error {
		return findingLook.boldly().in(wrong)
	}
	return findingLook.in(deep)
}
