package workbook

import (
	"github.com/xuri/excelize/v2"

	"slocharter/internal/policy"
	"slocharter/internal/words"
)

// The columns of the replay: the span, the service, its days, and then one for each outcome.
const replayLabels = 3

// mostBars is how many services the chart of the replay shows.
const mostBars = 20

// replay says how many days the policy said what.
func (e export) replay() sheet {
	outcomes := e.outcomes()
	widths := []float64{14, 24, 9}
	for range outcomes {
		widths = append(widths, 13)
	}
	for len(widths) < replayLabels+5 {
		widths = append(widths, 13)
	}
	s := newSheet(e.tabs.replay, widths...)
	s.heading(e, words.T("workbook.replay.title"), e.about())
	headers := []string{words.T("workbook.column.span"), words.T("workbook.column.service"), words.T("workbook.column.days")}
	for _, o := range outcomes {
		headers = append(headers, words.Outcome(o))
	}
	quarter := e.replayRows(outcomes, words.T("workbook.replay.quarter"), func(one said) map[policy.Outcome]int { return one.quarter })
	year := e.replayRows(outcomes, words.T("workbook.replay.year"), func(one said) map[policy.Outcome]int { return one.year })
	s.list("Replay", headers, append(quarter, year...), words.T("workbook.replay.none"))
	s.freezeHeader()
	s.frozenTo = 2
	if s.table != nil {
		e.replayDiagram(&s, outcomes, len(quarter))
	}
	s.onePage = len(s.rows) <= onePageRows
	return s
}

// outcomes lists what the policies said at all, in the order of their strictness.
func (e export) outcomes() []policy.Outcome {
	var list []policy.Outcome
	for _, o := range policy.Outcomes() {
		for _, one := range e.Figures.said {
			if one.year[o] > 0 {
				list = append(list, o)
				break
			}
		}
	}
	return list
}

func (e export) replayRows(outcomes []policy.Outcome, span string, of func(said) map[policy.Outcome]int) [][]cell {
	var body [][]cell
	for _, one := range e.Figures.said {
		if one.days == 0 {
			continue
		}
		tally, days := of(one), 0
		cells := []cell{textCell(span), boldCell(textCell(e.w.Services[one.serviceID].Name)), {}}
		for _, o := range outcomes {
			days += tally[o]
			cells = append(cells, numberCell(tally[o]))
		}
		cells[2] = cell{value: days, look: numberLook}
		body = append(body, cells)
	}
	return body
}

// outcomeColors are darker the more a verdict asks for.
var outcomeColors = map[policy.Outcome]hue{
	policy.Outcome(policy.NoRules): 0xE5E7EB, policy.Outcome(policy.NoSLOs): 0xD6DAE0, policy.Outcome(policy.NotEvaluated): 0xB6BCC6,
	policy.Outcome(policy.Unspoken): 0xE6F4F2, policy.Outcome(policy.Release): tint, policy.Outcome(policy.Assess): 0x5EAFA6,
	policy.Outcome(policy.FeatureException): accent, policy.Outcome(policy.MendIndicator): 0xFCD9A8, policy.Outcome(policy.Plan): 0xF0A94B,
	policy.Outcome(policy.Postmortem): amber, policy.Outcome(policy.FixesOnly): wrong, policy.Outcome(policy.Escalate): 0x6B1212,
}

func (e export) replayDiagram(s *sheet, outcomes []policy.Outcome, services int) {
	s.gap(10)
	n := min(services, mostBars)
	high := chartRows + n
	over := area{s.next(), 1, s.next() + high - 1, len(s.columns)}
	for range high {
		s.gap(15)
	}
	s.gap(8)
	top := listTop + 1
	g := diagram{
		area: over, kind: excelize.BarPercentStacked, scale: scale{format: percentFormat(0)},
		title: words.T("workbook.chart.replay"), about: words.T("workbook.chart.replay"),
	}
	names := ref(s.name, area{top, 2, top + n - 1, 2})
	for i, o := range outcomes {
		column := replayLabels + 1 + i
		g.series = append(g.series, series{
			ref(s.name, area{listTop, column, listTop, column}), names, ref(s.name, area{top, column, top + n - 1, column}), outcomeColors[o], 0, 0,
		})
	}
	s.diagrams = append(s.diagrams, g)
}
