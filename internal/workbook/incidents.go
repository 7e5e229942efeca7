package workbook

import (
	"cmp"
	"slices"

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
	var body [][]cell
	for _, x := range e.exclusionsInOrder() {
		o := e.w.SLOs[x.SLOID]
		zone, span := e.zoneOf(o.ServiceID), x.Span()
		body = append(body, []cell{
			textCell(e.w.Services[o.ServiceID].Name), boldCell(textCell(o.Name)), momentCell(span.Start, zone), momentCell(span.End, zone),
			lengthCell(span.Length()), {look: bodyLook}, textCell(words.ExclusionReason(x.Reason)), textCell(x.Why),
			textCell(words.Treatment(budget.Treatment(x.Treatment))), textCell(x.By), dateCell(x.Decided),
		})
	}
	s.furtherList(words.T("workbook.exclusions.title"), []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.start"), words.T("workbook.column.end"),
		words.T("workbook.column.length"), "", words.T("workbook.column.reason"), words.T("workbook.column.why"),
		words.T("workbook.column.counts"), words.T("workbook.column.decided-by"), words.T("workbook.column.decided-on"),
	}, body)
}
