package workbook

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// incidents lists what went wrong, the latest first, with what it used of the budgets, and what does not count.
func (e export) incidents() sheet {
	s := newSheet(e.tabs.incidents, 15, 18, 16, 16, 9, 9, 13, 30, 24, 30, 10, 20, 34)
	s.heading(e, words.T("workbook.incidents.title"), e.about())
	var body [][]cell
	for _, i := range e.incidentsInOrder() {
		body = append(body, e.incidentCells(i))
	}
	s.list("Incidents", []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.start"), words.T("workbook.column.end"),
		words.T("workbook.column.length"), words.T("workbook.column.hit"), words.T("workbook.column.cause"), words.T("workbook.column.what"),
		words.T("workbook.column.link"), words.T("workbook.column.note"), words.T("workbook.column.used"), words.T("workbook.column.most-of"),
		words.T("workbook.column.excluded"),
	}, body, words.T("workbook.incidents.none"))
	s.freezeHeader()
	e.exclusions(&s)
	return s
}

func (e export) incidentsInOrder() []slo.Incident {
	var all []slo.Incident
	for _, s := range e.services() {
		all = append(all, e.w.IncidentsOf(s.ID)...)
	}
	slices.SortStableFunc(all, func(a, b slo.Incident) int { return cmp.Compare(b.Start, a.Start) })
	return all
}

func (e export) incidentCells(i slo.Incident) []cell {
	zone := e.zoneOf(i.ServiceID)
	concerned := e.w.SLOs[i.SLOID].Name
	if i.SLOID == "" {
		concerned = words.T("workbook.incidents.all-slos")
	}
	used, most := cell{look: numberLook}, textCell("")
	if u, ok := e.Figures.usedBy(i.ID); ok {
		used, most = boldCell(shareCell(u.share)), textCell(e.w.SLOs[u.sloID].Name)
	}
	return []cell{
		textCell(e.w.Services[i.ServiceID].Name), textCell(concerned), momentCell(slo.Moment(i.Start), zone), momentCell(slo.Moment(i.End), zone),
		lengthCell(i.Span(e.Today).Length()), hitCell(i.Share), textCell(words.Cause(i.Cause)), boldCell(textCell(i.Title)), textCell(i.Link), textCell(i.Note),
		used, most, textCell(e.excluded(i)),
	}
}

// hitCell is the share of users or requests that were hit, as precise as it was typed.
func hitCell(share string) cell {
	c := goalCell(slo.Percent(share))
	c.look.bold = false
	return c
}

// excluded says that an incident does not count, why, and by whom.
func (e export) excluded(i slo.Incident) string {
	for _, x := range e.exclusionsInOrder() {
		if x.IncidentID == i.ID {
			return words.T("workbook.incidents.excluded", "How", words.Treatment(budget.Treatment(x.Treatment)), "Why", x.Why, "By", x.By)
		}
	}
	return ""
}

func (e export) exclusionsInOrder() []slo.Exclusion {
	var all []slo.Exclusion
	for _, s := range e.services() {
		for _, o := range e.w.SLOsOf(s.ID) {
			all = append(all, e.w.ExclusionsOf(o.ID)...)
		}
	}
	slices.SortStableFunc(all, func(a, b slo.Exclusion) int { return cmp.Compare(b.From, a.From) })
	return all
}

// exclusions lists the ledger of what does not count.
func (e export) exclusions(s *sheet) {
	all := e.exclusionsInOrder()
	if len(all) == 0 {
		return
	}
	s.gap(14)
	s.section(words.T("workbook.exclusions.title"))
	for i, x := range all {
		o := e.w.SLOs[x.SLOID]
		zone := e.zoneOf(o.ServiceID)
		span := x.Span()
		cells := []cell{
			textCell(e.w.Services[o.ServiceID].Name), boldCell(textCell(o.Name)), momentCell(span.Start, zone), momentCell(span.End, zone),
			lengthCell(span.Length()), {look: bodyLook}, textCell(words.ExclusionReason(x.Reason)), textCell(x.Why),
			textCell(words.Treatment(budget.Treatment(x.Treatment))), textCell(x.By), dateCell(x.Decided),
		}
		if i == 0 {
			s.header([]string{
				words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.start"), words.T("workbook.column.end"),
				words.T("workbook.column.length"), "", words.T("workbook.column.reason"), words.T("workbook.column.why"),
				words.T("workbook.column.counts"), words.T("workbook.column.decided-by"), words.T("workbook.column.decided-on"),
			}, cells)
		}
		s.add(cells...)
	}
}

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
	s.gap(10)
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
	s.section(words.T("workbook.causes.uses"))
	for i, u := range e.Figures.uses {
		o, incident := e.w.SLOs[u.sloID], e.w.Incidents[u.incidentID]
		cells := []cell{
			textCell(e.w.Services[o.ServiceID].Name), textCell(o.Name), textCell(causeName(incident.Cause)), textCell(incident.Title),
			amountCell(u.bad), shareCell(u.share),
		}
		if i == 0 {
			s.header([]string{
				words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.cause"), words.T("workbook.column.what"),
				words.T("workbook.column.bad"), words.T("workbook.column.used"),
			}, cells)
		}
		s.add(cells...)
	}
}
