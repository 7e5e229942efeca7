package workbook

import (
	"math/big"
	"strings"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// verdicts says what the policy says of each service today, from which figures, and what people made of it.
func (e export) verdicts() sheet {
	s := newSheet(e.tabs.verdicts, 18, 22, 50, 40, 24, 13, 20, 14)
	s.heading(e, words.T("workbook.verdicts.title"), e.about())
	var body [][]cell
	for _, one := range e.Figures.said {
		body = append(body, e.verdictCells(one))
	}
	s.list("Verdicts", []string{
		words.T("workbook.column.service"), words.T("workbook.column.verdict"), words.T("workbook.column.reasons"), words.T("workbook.column.open"),
		words.T("workbook.column.exception"), words.T("workbook.column.until"), words.T("workbook.column.without"),
		words.T("workbook.column.policy"),
	}, body, words.T("workbook.verdicts.none"))
	s.freezeHeader()
	s.titles = 0 // the lists below have headers of their own
	if s.table != nil {
		s.colourStates(verdictColumn, s.table.top+1, s.table.bottom)
	}
	e.evidence(&s)
	e.processes(&s)
	return s
}

// verdictColumn is the column of the verdicts.
const verdictColumn = 2

// verdictMark tells a verdict without colours: work goes on, it does not as it did, or nothing is known.
func verdictMark(v policy.Verdict) string {
	switch {
	case v.Action == "" && v.Silence != policy.Unspoken:
		return markUnknown
	case v.Action.Strictness() >= policy.Plan.Strictness():
		return markBad
	}
	return markGood
}

func (e export) verdictCells(one said) []cell {
	v, names := one.verdict, e.called()
	mode := policy.Enforcing
	if v.Would {
		mode = policy.Permissive
	}
	without := ""
	if v.Exception.ID != "" {
		without = words.Outcome(policy.Outcome(v.Without))
	}
	reasons := words.VerdictReasons(v, names)
	if len(reasons) == 0 {
		reasons = []string{words.Verdict(v, names)}
	}
	open := append(words.VerdictOpen(v), words.VerdictUnanswered(v, names)...)
	return []cell{
		boldCell(textCell(e.w.Services[one.serviceID].Name)), {value: verdictMark(v) + " " + words.VerdictShort(v), look: bodyLook},
		textCell(strings.Join(reasons, "\n")), textCell(strings.Join(open, "\n")), textCell(v.Exception.Title), dateCell(v.Exception.Until),
		textCell(without), textCell(words.Mode(mode)),
	}
}

// evidence lists the figures that make rules true.
func (e export) evidence(s *sheet) {
	var body [][]cell
	for _, one := range e.Figures.said {
		for _, f := range one.verdict.Findings {
			for _, ev := range f.Evidence {
				body = append(body, e.evidenceCells(one, f, ev))
			}
		}
	}
	s.furtherList(words.T("workbook.verdicts.figures"), []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.rule"), words.T("workbook.column.then"),
		words.T("workbook.column.of-what"), words.T("workbook.column.value"), words.T("workbook.column.lifted"),
		words.T("workbook.column.threshold"),
	}, body)
}

func (e export) evidenceCells(one said, f policy.Finding, ev policy.Evidence) []cell {
	of := e.w.Incidents[ev.Of].Title
	if ev.Signal == policy.CauseShare {
		of = words.Cause(slo.Cause(ev.Of))
	}
	return []cell{
		textCell(e.w.Services[one.serviceID].Name), boldCell(textCell(e.w.SLOs[ev.SLOID].Name)), textCell(capital(words.Condition(f.Rule))),
		textCell(then(f.Rule)), textCell(of), measuredCell(ev.Signal, ev.Value), yesCell(f.Lifted), thresholdCell(f.Rule),
	}
}

// measuredCell is a figure that a rule looks at: a factor or a share.
func measuredCell(signal policy.Signal, value *big.Rat) cell {
	if signal == policy.BurnRate {
		return boldCell(factorCell(value))
	}
	return boldCell(shareCell(value))
}

// thresholdCell is what a rule compares with, with the comparison in its format.
func thresholdCell(r policy.Rule) cell {
	limit, ok := r.Limit()
	if !ok {
		return cell{look: numberLook}
	}
	format := "0.0 %"
	if r.Signal == policy.BurnRate {
		format = "0.00"
	}
	sign := literal(r.Comparison + " ")
	return ratCell(limit, sign+format+";"+sign+"-"+format)
}

// processes lists the exceptions and escalations.
func (e export) processes(s *sheet) {
	var body [][]cell
	for _, service := range e.services() {
		for _, p := range e.w.ProcessesOf(service.ID) {
			body = append(body, e.processCells(service, p))
		}
	}
	s.furtherList(words.T("workbook.processes.title"), []string{
		words.T("workbook.column.service"), words.T("workbook.column.state"), words.T("workbook.column.what"), words.T("workbook.column.why"),
		words.T("workbook.column.slo"), words.T("workbook.column.from"), words.T("workbook.column.owner"), words.T("workbook.column.until"),
	}, body)
}

func (e export) processCells(service slo.Service, p policy.Process) []cell {
	steps := e.w.ProcessStepsOf(p.ID)
	state := words.T("workbook.process", "Kind", words.ProcessKind(p.Kind), "State", words.ProcessState(p.StateOn(e.day, steps)))
	reason := p.Reason
	if next, open := policy.NextStep(steps); open && p.Closed == "" {
		reason = strings.TrimSpace(reason + "\n" + words.T("workbook.process.next", "Step", next.Name))
	}
	return []cell{
		textCell(service.Name), textCell(state), boldCell(textCell(p.Title)), textCell(reason), textCell(e.w.SLOs[p.SLOID].Name),
		dateCell(p.From), textCell(e.w.People[p.OwnerID].Name), dateCell(p.Until),
	}
}
