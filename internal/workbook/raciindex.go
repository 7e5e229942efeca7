package workbook

import (
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/words"
)

// charts lists the sheets of a RACI workbook: one chart, or the index and all of them.
func (e export) charts() []func() sheet {
	if !e.Chart.All {
		return []func() sheet{e.raci}
	}
	sheets := []func() sheet{e.index}
	if !e.Chart.Differences {
		sheets = append(sheets, e.raci)
	}
	for _, one := range e.serviceCharts() {
		sheets = append(sheets, one.raci)
	}
	return sheets
}

// withCharts prepares the names of the sheets when there is more than one chart.
func (e export) withCharts() export {
	if e.kind == ReviewPack {
		e.Chart = ChartOptions{Paper: e.Chart.Paper}
		return e
	}
	e.Chart = e.Chart.of(e.ServiceID)
	if !e.Chart.All {
		return e
	}
	e.ServiceID = ""
	e.tabs.index = e.tabs.free(words.T("workbook.tab.index"))
	e.tabs.raci = e.tabs.free(words.T("workbook.raci.default"))
	e.tabs.charts = map[string]string{}
	for _, service := range e.w.ServicesInOrder() {
		if !e.Chart.Differences || e.w.Matrix(service.ID).Exceptions() > 0 {
			e.tabs.charts[service.ID] = e.tabs.free(service.Name)
		}
	}
	return e
}

// serviceCharts lists the exports of the services that have sheets of their own.
func (e export) serviceCharts() []export {
	var all []export
	for _, service := range e.w.ServicesInOrder() {
		if tab, ok := e.tabs.charts[service.ID]; ok && e.Chart.All {
			one := e
			one.ServiceID, one.service, one.tabs.raci = service.ID, service, tab
			all = append(all, one)
		}
	}
	return all
}

// index lists the charts of the workbook, with the way to each.
func (e export) index() sheet {
	s := newSheet(e.tabs.index, 34, 16, 12, 12, 16)
	s.portrait = true
	s.heading(e, words.T("workbook.index.title"), words.T("workbook.all-services"))
	var body [][]cell
	if !e.Chart.Differences {
		body = append(body, e.indexRow(words.T("workbook.raci.default"), "", e.tabs.raci))
	}
	for _, service := range e.w.ServicesInOrder() {
		body = append(body, e.indexRow(service.Name, service.ID, e.tabs.charts[service.ID]))
	}
	s.list("Charts", []string{
		words.T("workbook.column.chart"), words.T("workbook.column.differing"), words.T("workbook.column.errors"),
		words.T("workbook.column.warnings"), words.T("workbook.column.empty-chairs"),
	}, body, words.T("workbook.summary.no-services"))
	s.freezeHeader()
	return s
}

// indexRow is the line of a chart; one without a sheet has no link.
func (e export) indexRow(name, serviceID, tab string) []cell {
	errs, warnings := 0, 0
	for _, f := range e.w.Findings(serviceID) {
		errs += one(f.Rule.Severity == raci.Error)
		warnings += one(f.Rule.Severity == raci.Warning)
	}
	first := textCell(name)
	if tab != "" {
		first.look, first.link = linkLook, place(tab)
	}
	differing := cell{look: numberLook}
	if serviceID != "" {
		differing = numberCell(e.w.Matrix(serviceID).Exceptions())
	}
	return []cell{first, differing, tallyCell(errs), tallyCell(warnings), tallyCell(len(e.w.EmptyChairs(serviceID)))}
}

// tallyCell is a number that people should look at unless it is 0.
func tallyCell(n int) cell {
	c := numberCell(n)
	if n > 0 {
		c.look = c.look.boldly()
	}
	return c
}

// ChartName returns a file name for an export with the options, with an extension such as ".png". Service is the key or the
// name of the service, or empty.
func ChartName(opts ChartOptions, service, today, extension string) string {
	if opts.of(service).All {
		service = words.T("workbook.all-services")
	}
	parts := strings.Fields(strings.Join([]string{words.T("workbook.file.raci"), service, today}, " "))
	return fileSafe(strings.Join(parts, " ")) + extension
}
