package words

import (
	"cmp"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
)

// Names calls the things that a verdict speaks of by their names.
type Names struct {
	SLO      func(id string) string
	Incident func(id string) string
}

// VerdictShort says a verdict in a few words for a table: "Fixes only", "Would be fixes only", "Features until 30 Nov 2026".
func VerdictShort(v policy.Verdict) string {
	switch {
	case v.Action == "":
		return Outcome(v.Outcome())
	case v.Excepted():
		return T(mood(v.Would, "verdict.until", "verdict.until.would"), "Date", Date(v.Exception.Until))
	}
	return action(v.Action, v.Would)
}

// action says an action, or what it would be.
func action(a policy.Action, would bool) string {
	if would {
		return T("would." + string(a))
	}
	return Outcome(policy.Outcome(a))
}

// mood chooses the key for what a policy says, or for what it would say.
func mood(would bool, says, wouldSay string) string {
	if would {
		return wouldSay
	}
	return says
}

// Verdict says a verdict in a sentence or two, with the figure that leads: "Fixes only: “Pay in under 2 s” has −12 % of its
// budget left (rule: below 0 %)."
func Verdict(v policy.Verdict, names Names) string {
	switch {
	case v.Silence == policy.NotEvaluated:
		return T("verdict.not-evaluated", "SLOs", names.some(v.Unknown()))
	case v.Action == "":
		return T("silence." + string(v.Silence))
	}
	evidence := names.evidence(v.Findings[0])
	if v.Excepted() {
		return T(mood(v.Would, "verdict.exception", "verdict.exception.would"), "Date", Date(v.Exception.Until),
			"Without", Outcome(policy.Outcome(v.Without)), "Evidence", evidence)
	}
	leading := T("verdict.because", "Action", action(v.Action, v.Would), "Evidence", evidence)
	if v.Exception != (policy.Exception{}) {
		return T(mood(v.Would, "verdict.beside", "verdict.beside.would"), "Leading", leading, "Date", Date(v.Exception.Until))
	}
	return leading
}

// VerdictReasons lists what each rule that applies asks for and why, the strictest first, a sentence each.
func VerdictReasons(v policy.Verdict, names Names) []string {
	var reasons []string
	for _, f := range v.Findings {
		reason := T("verdict.because", "Action", f.Rule.Then, "Evidence", names.evidence(f))
		if f.Lifted {
			reason = T("verdict.lifted", "Reason", reason)
		}
		reasons = append(reasons, reason)
	}
	return reasons
}

// VerdictOpen lists what people have to judge, a sentence each: "If no customer was hurt: releases may go on."
func VerdictOpen(v policy.Verdict) []string {
	var open []string
	for _, f := range v.Open {
		open = append(open, T("verdict.if", "Condition", f.Rule.Condition, "Then", f.Rule.Then))
	}
	return open
}

// VerdictUnanswered lists what was not evaluated, a sentence for each figure that the rules ask for.
func VerdictUnanswered(v policy.Verdict, names Names) []string {
	var asked []policy.Question
	slos := map[policy.Question][]string{}
	for _, q := range v.Unanswered {
		figure := policy.Question{Signal: q.Signal, Span: q.Span}
		if slos[figure] == nil {
			asked = append(asked, figure)
		}
		slos[figure] = append(slos[figure], q.SLOID)
	}
	var lines []string
	for _, q := range asked {
		lines = append(lines, T("verdict.unanswered", "Figure", Signal(q.Signal), "Span", span(string(q.Span)), "SLOs", names.some(slos[q])))
	}
	return lines
}

// some names the first of several SLOs, and counts the others.
func (n Names) some(ids []string) string {
	const shown = 3
	var list []string
	for i, id := range ids {
		if i == shown && len(ids) > shown+1 {
			list = append(list, N("verdict.more", len(ids)-shown))
			break
		}
		list = append(list, T("verdict.name", "Name", n.SLO(id)))
	}
	return List(list)
}

// evidence says what makes the condition of a rule true: the leading figure, with the rule and how many others there are.
func (n Names) evidence(f policy.Finding) string {
	if len(f.Evidence) == 0 {
		return Condition(f.Rule)
	}
	leading := n.figure(f.Evidence[0], f.Rule)
	slos := map[string]bool{}
	for _, e := range f.Evidence {
		slos[e.SLOID] = true
	}
	switch others := len(slos) - 1; {
	case others == 0:
		return T("verdict.one", "Figure", leading, "Rule", limit(f.Rule))
	case f.Rule.Scope == policy.EverySLO:
		return T("verdict.every", "Condition", Condition(f.Rule), "Figure", leading)
	default:
		return N("verdict.any", others, "Figure", leading, "Rule", limit(f.Rule))
	}
}

// figure says one figure: "“Pay in under 2 s” has −12 % of its budget left".
func (n Names) figure(e policy.Evidence, r policy.Rule) string {
	of := ""
	switch {
	case e.Of == "":
	case e.Signal == policy.CauseShare:
		of = Cause(slo.Cause(e.Of))
	default:
		of = n.Incident(e.Of)
	}
	key := "figure." + string(e.Signal)
	if of == "" && (e.Signal == policy.CauseShare || e.Signal == policy.IncidentShare) {
		key += ".none"
	}
	return T(key, "SLO", n.SLO(e.SLOID), "Of", of, "Value", measured(e, r), "Span", span(string(e.Span)))
}

// limit says the threshold of a rule: "below 0 %", "above 14.4".
func limit(r policy.Rule) string {
	return T("verdict.limit", "Comparison", Comparison(r.Comparison), "Threshold", bound(r))
}

// bound writes the threshold of a rule: "0 %", "14.4".
func bound(r policy.Rule) string {
	threshold := cmp.Or(r.Threshold, "0")
	if r.Signal == policy.BurnRate {
		return Decimal(threshold)
	}
	return PercentOf(threshold)
}
