package workbook

import (
	"cmp"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// register lists the SLOs with what they aim for on the day of the export.
func (e export) register() sheet {
	s := newSheet(e.tabs.register, 14, 16, 21, 12, 27, 27, 9, 12, 15, 10, 12, 9, 24, 12, 9, 16, 12, 15, 10, 12, 8)
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
		words.T("workbook.column.allowance"), words.T("workbook.column.aspiration"), words.T("workbook.column.sla"),
		words.T("workbook.column.measured-by"), words.T("workbook.column.unit"), words.T("workbook.column.without-data"),
		words.T("workbook.column.enough"), words.T("workbook.column.outage"), words.T("workbook.column.alerts"),
	}, body, words.T("workbook.register.none"))
	s.freezeHeader()
	s.frozenTo, s.pagesWide = 3, 2
	return s
}

func (e export) sloCells(service slo.Service, o slo.SLO) []cell {
	target, _ := e.w.TargetOn(o.ID, e.day)
	const columns = 21
	cells := append(make([]cell, 0, columns), textCells(service.Name, e.w.Journeys[o.JourneyID].Name, o.Name, words.Indicator(o.Indicator), o.Specification, o.Implementation)...)
	cells[2].look = bodyLook.boldly()
	cells = append(cells, goalCell(target.Goal))
	cells = append(cells, textCells(words.Window(target.Window), methodOf(o), words.Standing(o.Standing))...)
	cells = append(cells, yesCell(o.Aspirational), yesCell(o.Internal), textCell(words.Allowance(target)))
	return append(cells, e.measuringCells(o)...)
}

// methodOf is how good and bad are counted, with the slices that are counted.
func methodOf(o slo.SLO) string {
	method := words.Method(o.Method)
	slice, err := slo.ParseSlice(o.Slice)
	switch {
	case err != nil || o.Method == slo.Occurrences:
		return method
	case o.Method == slo.Timeslices && o.SliceTarget != "":
		return words.T("workbook.register.slices-of", "Method", method, "Slice", words.Duration(slice), "Target", words.Percent(slo.Percent(o.SliceTarget)))
	}
	return words.T("workbook.register.slices", "Method", method, "Slice", words.Duration(slice))
}

// measuringCells say what else is aimed for, and how it is measured.
func (e export) measuringCells(o slo.SLO) []cell {
	enough := slo.Percent(o.Enough)
	if enough == "" {
		enough = budget.DefaultEnough
	}
	outage := ""
	if d, err := time.ParseDuration(o.Outage); err == nil {
		outage = words.Duration(d)
	}
	return []cell{
		goalCell(e.goalOf(o, slo.Aspiration)), goalCell(e.goalOf(o, slo.ContractGoal)), textCell(words.Way(o.Way)), textCell(o.Unit),
		textCell(words.Missing(cmp.Or(budget.Missing(o.Missing), budget.Ignore))), hitCell(string(enough)), textCell(outage), yesCell(o.Alerts),
	}
}

// goalOf is the target of a kind that is in force; empty when there is none.
func (e export) goalOf(o slo.SLO, kind slo.TargetKind) slo.Percent {
	var goal slo.Percent
	for _, t := range e.w.TargetsOfKind(o.ID, kind) {
		if goal == "" || t.From <= e.day {
			goal = t.Goal
		}
	}
	return goal
}

// goalCell is a target as a number with as many decimals as it was typed with.
func goalCell(goal slo.Percent) cell {
	if goal == "" {
		return cell{look: numberLook}
	}
	share, _ := goal.Share().Float64() // the nearest number to an exact share is exact enough for a sheet
	_, decimals, _ := strings.Cut(string(goal), ".")
	drawn := numberLook.boldly()
	drawn.format = percentFormat(len(decimals))
	return cell{value: share, look: drawn}
}
