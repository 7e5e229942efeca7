package workbook

import (
	"strings"

	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// register lists the SLOs with what they aim for on the day of the export.
func (e export) register() sheet {
	s := newSheet(e.tabs.register, 16, 17, 22, 12, 28, 29, 10, 12, 14, 10, 12, 9, 26)
	s.heading(e, words.T("workbook.register.title"), e.about())
	var body [][]cell
	for _, service := range e.services() {
		for _, o := range e.w.SLOsOf(service.ID) {
			body = append(body, e.sloCells(service, o))
		}
	}
	s.list("SLOs", []string{
		words.T("workbook.column.service"), words.T("workbook.column.journey"), words.T("workbook.column.slo"),
		words.T("workbook.column.indicator"), words.T("workbook.column.specification"), words.T("workbook.column.implementation"),
		words.T("workbook.column.target"), words.T("workbook.column.window"), words.T("workbook.column.method"),
		words.T("workbook.column.standing"), words.T("workbook.column.aspirational"), words.T("workbook.column.internal"),
		words.T("workbook.column.allowance"),
	}, body, words.T("workbook.register.none"))
	s.freezeHeader()
	s.frozenTo = 3
	return s
}

func (e export) sloCells(service slo.Service, o slo.SLO) []cell {
	target, _ := e.w.TargetOn(o.ID, e.day)
	cells := textCells(service.Name, e.w.Journeys[o.JourneyID].Name, o.Name, words.Indicator(o.Indicator), o.Specification, o.Implementation)
	cells[2].look = bodyLook.boldly()
	cells = append(cells, goalCell(target.Goal))
	cells = append(cells, textCells(words.Window(target.Window), words.Method(o.Method), words.Standing(o.Standing))...)
	return append(cells, yesCell(o.Aspirational), yesCell(o.Internal), textCell(words.Allowance(target)))
}

// goalCell is a target as a number with as many decimals as it was typed with.
func goalCell(goal slo.Percent) cell {
	if goal == "" {
		return cell{look: numberLook}
	}
	share, _ := goal.Share().Float64() // the nearest number to an exact share is exact enough for a sheet
	_, decimals, _ := strings.Cut(string(goal), ".")
	format := "0 %"
	if decimals != "" {
		format = "0." + strings.Repeat("0", len(decimals)) + " %"
	}
	drawn := numberLook.boldly()
	drawn.format = format
	return cell{value: share, look: drawn}
}
