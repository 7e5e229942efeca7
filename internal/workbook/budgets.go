package workbook

import (
	"fmt"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// The columns of the budgets that formulas speak about.
const (
	budgetState  = 1
	budgetName   = 3
	budgetLeft   = 14
	budgetBurn   = 16 // the first of three
	budgetWindow = 18
)

// budgets lists how much of each error budget is left, the riskiest first.
func (e export) budgets() sheet {
	s := newSheet(e.tabs.budgets, 15, 18, 27, 11, 10, 12, 12, 12, 10, 12, 10, 11, 9, 9, 11, 8, 8, 8, 16, 10, 9, 16)
	s.heading(e, words.T("workbook.budgets.title"), e.about())
	s.rows[2] = row{cells: []cell{{value: words.T("workbook.budgets.about"), look: subtitleLook}}, height: 14}
	var body [][]cell
	for _, r := range e.Figures.budgets {
		body = append(body, e.budgetCells(r))
	}
	s.list("Budgets", budgetHeaders(), body, words.T("workbook.budgets.none"))
	s.freezeHeader()
	s.frozenTo = budgetName
	if s.table != nil {
		s.enlivenBudgets()
	}
	return s
}

func budgetHeaders() []string {
	return []string{
		words.T("workbook.column.state"), words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.kind"),
		words.T("workbook.column.target"), words.T("workbook.column.window-from"), words.T("workbook.column.window-to"),
		words.T("workbook.column.valid"), words.T("workbook.column.bad"), words.T("workbook.column.sli"),
		words.T("workbook.column.budget-events"), words.T("workbook.column.budget-minutes"),
		words.T("workbook.column.used"), words.T("workbook.column.left"), words.T("workbook.column.left-minutes"),
		words.T("workbook.column.burn-day"), words.T("workbook.column.burn-week"), words.T("workbook.column.burn-window"),
		words.T("workbook.column.runs-out"), words.T("workbook.column.coverage"), words.T("workbook.column.largest"),
		words.T("workbook.column.largest-at"),
	}
}

func (e export) budgetCells(r reading.Reading) []cell {
	o, b, zone := r.SLO, r.Result, r.Target.Calendar().Zone
	kind := r.Target.Kind
	if o.Aspirational {
		kind = slo.Aspiration
	}
	cells := []cell{
		budgetStateCell(b.State), textCell(e.w.Services[o.ServiceID].Name), e.budgetLink(r), textCell(words.TargetKind(kind)), goalCell(r.Target.Goal),
	}
	if r.Target.Goal == "" {
		for len(cells) < len(budgetHeaders()) {
			cells = append(cells, cell{look: numberLook})
		}
		return cells
	}
	return append(cells,
		dayCell(b.Window.Start, zone), dayCell(b.Window.End, zone), amountCell(b.Valid), amountCell(b.Bad),
		indicatedCell(b.SLI, r.Target.Goal), cell{value: b.AllowedEvents(), look: numberLook}, minutesCell(b.Time, b.TimeIsEquivalent),
		shareCell(b.Consumed), boldCell(shareCell(b.Remaining)), minutesCell(b.TimeLeft(), b.TimeIsEquivalent),
		factorCell(rateOver(r, "1d")), factorCell(rateOver(r, "7d")), factorCell(r.WindowBurn().Rate),
		momentCell(runsOut(r), zone), ratCell(b.Coverage, percentFormat(0)), largestCell(r), e.largestAt(r))
}

func boldCell(c cell) cell { c.look = c.look.boldly(); return c }

func largestCell(r reading.Reading) cell {
	if lost := r.Result.Count.Largest.Bad; lost == nil || lost.Sign() == 0 {
		return shareCell(nil)
	}
	return shareCell(r.Result.LargestShare())
}

func (e export) largestAt(r reading.Reading) cell {
	largest := r.Result.Count.Largest
	if largest.Bad == nil || largest.Bad.Sign() == 0 {
		return cell{look: momentLook}
	}
	return momentCell(largest.Span.Start, r.Target.Calendar().Zone)
}

// budgetLink names an SLO, and leads to its charts where it has some.
func (e export) budgetLink(r reading.Reading) cell {
	c := boldCell(textCell(r.SLO.Name))
	for i, one := range e.Figures.curves {
		if one.of.SLO.ID == r.SLO.ID && r.Target.Kind == slo.Objective {
			c.look, c.link = linkLook.boldly(), quoted(e.tabs.burnDown)+"!"+at(1, blockTop(i))
		}
	}
	return c
}

// enlivenBudgets colours what is overspent, burns too fast or is not known, also after somebody edits the sheet.
func (s *sheet) enlivenBudgets() {
	top, bottom := s.table.top+1, s.table.bottom
	s.colourStates(budgetState, top, bottom)
	left, burn := "$"+at(budgetLeft, top), at(budgetBurn, top)
	s.rules = append(s.rules,
		rule{area{top, budgetLeft, bottom, budgetLeft}, fmt.Sprintf("AND(ISNUMBER(%s),%s<0)", left, left), look{bold: true, color: wrong, fill: wrongFill}},
		rule{area{top, budgetBurn, bottom, budgetWindow}, fmt.Sprintf("AND(ISNUMBER(%s),%s>1)", burn, burn), look{bold: true, color: wrong}})
}

// wrongFill is behind what is wrong.
const wrongFill hue = 0xFDECEC

// colourStates colours a column of states by their marks.
func (s *sheet) colourStates(column, top, bottom int) {
	marked := func(mark string) string { return fmt.Sprintf("LEFT($%s,1)=%s", at(column, top), literal(mark)) }
	states := area{top, column, bottom, column}
	s.rules = append(s.rules,
		rule{states, marked(markBad), look{bold: true, color: wrong, fill: wrongFill}},
		rule{states, marked(markGood), look{color: accent}},
		rule{states, marked(markUnknown), look{color: muted}})
}
