package workbook

import (
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// The columns of the causes that formulas and the chart speak about.
const (
	causeColumn     = 1
	causeIncidents  = 2
	causeUsed       = 4
	usedCauseColumn = 3
	usedShareColumn = 6
)

// causeSum is what the incidents of a cause came to. The empty cause is for what lies in no incident.
type causeSum struct {
	cause     slo.Cause
	incidents int
	length    time.Duration
	used      *big.Rat // shares of budgets, added up: 1 is a whole budget
	most      use
}

// causes sums up what used the budgets, and lists what each incident used of each.
func (e export) causes() sheet {
	s := newSheet(e.tabs.causes, 20, 26, 18, 30, 12, 24)
	s.portrait = true
	s.heading(e, words.T("workbook.causes.title"), e.about())
	sums := e.causeSums()
	if len(sums) == 0 {
		s.add(cell{value: words.T("workbook.causes.none"), look: mutedLook})
		return s
	}
	top, listed := s.next()+1, causeRows(len(sums))
	var body [][]cell
	for i, c := range sums {
		body = append(body, e.causeCells(c, top+i, listed))
	}
	s.list("Causes", []string{
		words.T("workbook.column.cause"), words.T("workbook.column.incidents"), words.T("workbook.column.length"), words.T("workbook.column.budgets-used"),
		words.T("workbook.column.most-used"), words.T("workbook.column.of"),
	}, body, "")
	s.freezeHeader()
	e.causeDiagram(&s, top, len(sums))
	e.useList(&s)
	return s
}

// causeRows are the rows of what each incident used, below the causes and their chart.
func causeRows(causes int) int { return listTop + causes + 1 + chartRows + 1 + 2 + 1 }

func (e export) causeSums() []causeSum {
	sums := map[slo.Cause]*causeSum{}
	of := func(cause slo.Cause) *causeSum {
		if sums[cause] == nil {
			sums[cause] = &causeSum{cause: cause, used: new(big.Rat)}
		}
		return sums[cause]
	}
	for _, i := range e.incidentsInOrder() {
		sum := of(i.Cause)
		sum.incidents++
		sum.length += i.Span(e.Today).Length()
	}
	for _, u := range e.Figures.uses {
		sum := of(e.w.Incidents[u.incidentID].Cause)
		sum.used.Add(sum.used, u.share)
		if sum.most.share == nil || u.share.Cmp(sum.most.share) > 0 {
			sum.most = u
		}
	}
	var list []causeSum
	for _, cause := range append(slices.Clone(slo.Causes), "") {
		if sums[cause] != nil {
			list = append(list, *sums[cause])
		}
	}
	slices.SortStableFunc(list, func(a, b causeSum) int { return b.used.Cmp(a.used) })
	return list
}

func (e export) causeCells(c causeSum, number, listed int) []cell {
	used := shareCell(c.used)
	if n := len(e.Figures.uses); n > 0 {
		causes, shares := area{listed, usedCauseColumn, listed + n - 1, usedCauseColumn}, area{listed, usedShareColumn, listed + n - 1, usedShareColumn}
		used.formula = fmt.Sprintf("SUMIF(%s,%s,%s)", causes.fixed(), at(causeColumn, number), shares.fixed())
	}
	cells := []cell{boldCell(textCell(causeName(c.cause))), numberCell(c.incidents), lengthCell(c.length), used, shareCell(c.most.share), textCell(e.w.SLOs[c.most.sloID].Name)}
	if c.cause == "" {
		cells[causeIncidents-1], cells[causeIncidents] = cell{look: numberLook}, cell{look: numberLook}
	}
	return cells
}

func causeName(cause slo.Cause) string {
	if cause == "" {
		return words.T("workbook.causes.no-incident")
	}
	return words.Cause(cause)
}

func (e export) causeDiagram(s *sheet, top, n int) {
	s.gap(10)
	over := area{s.next(), 1, s.next() + chartRows - 1, len(s.columns)}
	for range chartRows {
		s.gap(15)
	}
	values := []float64{0}
	for _, c := range e.causeSums() {
		values = append(values, float(c.used))
	}
	names, used := area{top, causeColumn, top + n - 1, causeColumn}, area{top, causeUsed, top + n - 1, causeUsed}
	s.diagrams = append(s.diagrams, diagram{
		area: over, kind: excelize.Bar, scale: percents(values),
		title: words.T("workbook.chart.causes"), about: words.T("workbook.chart.causes"),
		series: []series{{ref(s.name, area{listTop, causeUsed, listTop, causeUsed}), ref(s.name, names), ref(s.name, used), accent, 0, 0}},
	})
}

// useList lists what each incident used of each budget.
func (e export) useList(s *sheet) {
	var body [][]cell
	for _, u := range e.Figures.uses {
		o, incident := e.w.SLOs[u.sloID], e.w.Incidents[u.incidentID]
		body = append(body, []cell{
			textCell(e.w.Services[o.ServiceID].Name), textCell(o.Name), textCell(causeName(incident.Cause)), textCell(incident.Title),
			amountCell(u.bad), shareCell(u.share),
		})
	}
	s.furtherList(words.T("workbook.causes.uses"), []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.cause"), words.T("workbook.column.what"),
		words.T("workbook.column.bad"), words.T("workbook.column.used"),
	}, body)
}
