package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/words"
)

// The sheet of charts: for each SLO a heading and two charts side by side, two SLOs a page.
const (
	chartColumns  = 6 // of each chart
	chartRows     = 12
	blockRows     = chartRows + 2
	blocksPerPage = 2
)

// blockTop is the row of the heading of a curve on the sheet of charts.
func blockTop(index int) int { return listTop + index*blockRows }

// burnDown draws how the riskiest budgets went, and their SLIs over the history.
func (e export) burnDown() sheet {
	s := newSheet(e.tabs.burnDown, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11)
	s.heading(e, words.T("workbook.burn-down.title"), e.about())
	for i, c := range e.Figures.curves {
		e.block(&s, i, c)
	}
	if len(e.Figures.curves) == 0 {
		s.add(cell{value: words.T("workbook.burn-down.none"), look: mutedLook})
	}
	return s
}

// block draws the two charts of an SLO.
func (e export) block(s *sheet, index int, c curve) {
	top := s.section("")
	cells := s.rows[top-1].cells
	cells[0].value = stateMarkOf(c.of.Result.State) + " " + e.nameOf(c)
	cells[len(cells)-1] = cell{value: words.T("workbook.see", "Sheet", e.tabs.budgets), look: sectionLink, link: place(e.tabs.budgets)}
	for range chartRows {
		s.gap(15)
	}
	s.gap(8)
	data := dataOf(e.Figures.curves, index)
	under := area{top + 1, 1, top + chartRows, chartColumns}
	beside := area{top + 1, chartColumns + 1, top + chartRows, 2 * chartColumns}
	s.diagrams = append(s.diagrams, e.leftDiagram(c, data, under))
	if len(c.history) > 1 {
		s.diagrams = append(s.diagrams, e.historyDiagram(c, data, beside))
	}
	if (index+1)%blocksPerPage == 0 && index+1 < len(e.Figures.curves) {
		s.breaks = append(s.breaks, len(s.rows)+1)
	}
}

var sectionLink = look{size: 9, color: linkInk, underline: true, align: toRight, valign: toBottom, edge: underAccent}

// nameOf names the SLO of a curve, with its service.
func (e export) nameOf(c curve) string {
	return words.T("workbook.chart.of", "SLO", c.of.SLO.Name, "Service", e.w.Services[c.of.SLO.ServiceID].Name)
}

// The strokes of thresholds, which can be told apart without colours.
var strokes = []struct {
	color hue
	dash  excelize.LineDashType
}{{wrong, excelize.LineDashSysDash}, {amber, excelize.LineDashLgDash}, {muted, excelize.LineDashSysDot}, {deep, excelize.LineDashDot}}

// amber is for what should be watched.
const amber hue = 0xB45309

func (e export) leftDiagram(c curve, d block, over area) diagram {
	tab, values := e.tabs.data, []float64{0, 1}
	for _, p := range c.left {
		if p.share != nil {
			values = append(values, float(p.share))
		}
	}
	g := diagram{
		area: over, kind: excelize.Line, days: labelDays(c.left), hours: true, scale: percents(values),
		title: words.T("workbook.chart.left", "Window", words.Window(c.of.Target.Window)),
		about: words.T("workbook.chart.left.about", "SLO", e.nameOf(c), "Left", words.Share(c.of.Result.Remaining)),
	}
	days := d.column(dataLeft, len(c.left))
	g.series = append(g.series, series{ref(tab, d.head(dataLeft+1)), ref(tab, days), ref(tab, d.column(dataLeft+1, len(c.left))), accent, excelize.LineDashSolid, 2.25})
	for i := range c.thresholds {
		column := dataLeft + 2 + i
		g.series = append(g.series, series{ref(tab, d.head(column)), ref(tab, days), ref(tab, d.column(column, len(c.left))), strokes[i].color, strokes[i].dash, 1.25})
	}
	return g
}

func (e export) historyDiagram(c curve, d block, over area) diagram {
	tab, n := e.tabs.data, len(c.history)
	var values []float64
	var moments []point
	for _, p := range c.history {
		moments, values = append(moments, p.point), append(values, float(p.goal.Share()))
		if p.share != nil {
			values = append(values, float(p.share))
		}
	}
	weeks := ref(tab, d.column(dataHistory, n))
	return diagram{
		area: over, kind: excelize.Line, days: labelDays(moments), scale: percents(values),
		title: words.T("workbook.chart.history", "Window", words.Window(c.of.Target.Window)),
		about: words.T("workbook.chart.history.about", "SLO", e.nameOf(c)),
		series: []series{
			{ref(tab, d.head(dataHistory+1)), weeks, ref(tab, d.column(dataHistory+1, n)), accent, excelize.LineDashSolid, 2.25},
			{ref(tab, d.head(dataHistory+2)), weeks, ref(tab, d.column(dataHistory+2, n)), wrong, excelize.LineDashSysDash, 1.25},
		},
	}
}

// labelDays is how many days, in whole weeks, the labels of moments are apart; 0 for moments less than a day apart.
func labelDays(moments []point) int {
	if len(moments) < 2 || moments[1].at.Sub(moments[0].at) < day {
		return 0
	}
	const labels, week = 7, 7
	days := int(moments[len(moments)-1].at.Sub(moments[0].at) / day)
	return week * max(1, (days+labels*week-1)/(labels*week))
}

// The columns of the sheet behind the charts.
const (
	dataLeft    = 1 // a moment, what was left, and the thresholds
	dataHistory = dataLeft + 2 + mostThresholds + 1
	dataColumns = dataHistory + 2
)

// block is where the figures behind the charts of a curve begin: its heading, with the header below it.
type block int

func (b block) head(column int) area { return area{int(b) + 1, column, int(b) + 1, column} }

func (b block) column(column, n int) area { return area{int(b) + 2, column, int(b) + 1 + n, column} }

// dataOf is the block of a curve on the sheet behind the charts.
func dataOf(curves []curve, index int) block {
	top := listTop
	for _, c := range curves[:index] {
		top += dataHeight(c)
	}
	return block(top)
}

// dataHeight is how many rows a curve takes: heading, header, its points, and a gap.
func dataHeight(c curve) int { return 2 + max(len(c.left), len(c.history)) + 1 }

// data holds what the charts are drawn from.
func (e export) data() sheet {
	s := newSheet(e.tabs.data, 17, 11, 11, 11, 11, 11, 3, 17, 11, 11)
	s.portrait = true
	s.heading(e, words.T("workbook.data.title"), e.about())
	for _, c := range e.Figures.curves {
		s.section(e.nameOf(c))
		s.addRow(row{cells: dataHeader(c)})
		for i := range max(len(c.left), len(c.history)) {
			s.addRow(row{cells: dataCells(c, i), height: 15})
		}
		s.gap(10)
	}
	if len(e.Figures.curves) == 0 {
		s.add(cell{value: words.T("workbook.burn-down.none"), look: mutedLook})
	}
	return s
}

func dataHeader(c curve) []cell {
	texts := make([]string, dataColumns)
	texts[0], texts[1] = words.T("workbook.column.moment"), words.T("workbook.series.left")
	for i, limit := range c.thresholds {
		texts[2+i] = words.T("workbook.series.threshold", "Limit", words.Share(limit))
	}
	texts[dataHistory-1] = words.T("workbook.column.moment")
	texts[dataHistory], texts[dataHistory+1] = words.T("workbook.series.sli"), words.T("workbook.series.target")
	cells := make([]cell, dataColumns)
	for i, text := range texts {
		if text != "" {
			cells[i] = cell{value: text, look: headerLook}
		}
	}
	return cells
}

func dataCells(c curve, i int) []cell {
	cells := make([]cell, dataColumns)
	if i < len(c.left) {
		cells[0], cells[1] = cell{value: c.left[i].at, look: momentLook}, shareCell(c.left[i].share)
		for j, limit := range c.thresholds {
			cells[2+j] = shareCell(limit)
		}
	}
	if i < len(c.history) {
		p := c.history[i]
		cells[dataHistory-1] = cell{value: p.at, look: momentLook}
		cells[dataHistory], cells[dataHistory+1] = indicatedCell(p.share, p.goal), goalCell(p.goal)
	}
	return cells
}

// addBreaks starts a new printed page before some rows.
func (b *book) addBreaks(s sheet) error {
	for _, row := range s.breaks {
		if err := b.file.InsertPageBreak(s.name, fmt.Sprintf("A%d", row)); err != nil {
			return err
		}
	}
	return nil
}
