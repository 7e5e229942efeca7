package words_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// measured answers every question about an SLO with the same figures; SLOs without any are not evaluated.
type measured struct {
	slos    []string
	figures map[string][]policy.Figure
}

func (m measured) SLOs() []string { return m.slos }

func (m measured) Figures(q policy.Question) ([]policy.Figure, bool) {
	figures, known := m.figures[q.SLOID]
	return figures, known
}

// facts gives SLOs their figures, in ten-thousandths.
func facts(figures map[string][]policy.Figure, slos ...string) measured {
	return measured{slos, figures}
}

func one(of string, value int64) []policy.Figure {
	return []policy.Figure{{Of: of, Value: big.NewRat(value, 10_000)}}
}

var names = words.Names{
	SLO: func(id string) string {
		return map[string]string{"pay": "Pay in under 2 s", "order": "Order placed"}[id] + map[bool]string{true: id}[len(id) == 1]
	},
	Incident: func(id string) string { return "Night of the " + id },
}

func rule(signal policy.Signal, comparison, threshold, span string, action policy.Action, then string) policy.Rule {
	return policy.Rule{
		Signal: signal, Scope: policy.AnySLO, Comparison: comparison, Threshold: threshold, Span: span, Action: action, Then: then,
	}
}

var (
	overspent = rule(policy.BudgetLeft, "<", "0", "", policy.FixesOnly, "Only security fixes and reliability work")
	healthy   = policy.Rule{Signal: policy.BudgetLeft, Scope: policy.EverySLO, Comparison: ">=", Threshold: "0", Action: policy.Release, Then: "Releases proceed"}
)

func TestAVerdictIsASentence(t *testing.T) {
	exception := policy.Exception{ID: "e", From: "2026-11-01", Until: "2026-11-30"}
	bad := facts(map[string][]policy.Figure{"pay": one("", -1200)}, "pay")
	for name, c := range map[string]struct {
		about       policy.Case
		short, long string
	}{
		"an overspent budget": {
			policy.Case{Rules: []policy.Rule{overspent}, Facts: bad},
			"Fixes only", "Fixes only: “Pay in under 2 s” has −12 % of its budget left (rule: below 0 %).",
		},
		"in permissive mode": {
			policy.Case{Mode: policy.Permissive, Rules: []policy.Rule{overspent}, Facts: bad},
			"Would be fixes only", "Would be fixes only: “Pay in under 2 s” has −12 % of its budget left (rule: below 0 %).",
		},
		"two of them": {
			policy.Case{Rules: []policy.Rule{overspent}, Facts: facts(map[string][]policy.Figure{"pay": one("", -1), "order": one("", -50)}, "pay", "order")},
			"Fixes only", "Fixes only: “Order placed” has −0.5 % of its budget left, and 1 other SLO is concerned too (rule: below 0 %).",
		},
		"one SLO has budget left": {
			policy.Case{Rules: []policy.Rule{healthy}, Facts: facts(map[string][]policy.Figure{"pay": one("", 6125)}, "pay")},
			"Releases proceed", "Releases proceed: “Pay in under 2 s” has 61.3 % of its budget left (rule: at least 0 %).",
		},
		"all of several have": {
			policy.Case{Rules: []policy.Rule{healthy}, Facts: facts(map[string][]policy.Figure{"pay": one("", 6100), "order": one("", 6400)}, "pay", "order")},
			"Releases proceed", "Releases proceed: every SLO has at least 0 % of its error budget left (closest: “Pay in under 2 s” has 61 % of its budget left).",
		},
		"an exception": {
			policy.Case{Rules: []policy.Rule{overspent}, Facts: bad, Exceptions: []policy.Exception{exception}},
			"Features until 30 Nov 2026",
			"Feature work goes on until 30 Nov 2026 by an exception. Without it, the policy says “Fixes only”: “Pay in under 2 s” has −12 % of its budget left (rule: below 0 %).",
		},
		"an exception in permissive mode": {
			policy.Case{Mode: policy.Permissive, Rules: []policy.Rule{overspent}, Facts: bad, Exceptions: []policy.Exception{exception}},
			"Would be features until 30 Nov 2026",
			"Feature work would go on until 30 Nov 2026 by an exception. Without it, the policy would say “Fixes only”: “Pay in under 2 s” has −12 % of its budget left (rule: below 0 %).",
		},
		"an escalation that stands beside an exception": {
			policy.Case{
				Rules: []policy.Rule{overspent, rule(policy.BudgetLeft, "<", "-10", "", policy.Escalate, "Call")}, Facts: bad, Exceptions: []policy.Exception{exception},
			},
			"Escalate", "Escalate: “Pay in under 2 s” has −12 % of its budget left (rule: below −10 %). Feature work goes on until 30 Nov 2026 by an exception.",
		},
		"an incident": {
			policy.Case{Rules: []policy.Rule{rule(policy.IncidentShare, ">", "20", "28d", policy.Postmortem, "x")}, Facts: facts(map[string][]policy.Figure{"pay": one("14th", 3800)}, "pay")},
			"Postmortem", "Postmortem: the incident “Night of the 14th” used 38 % of the budget of “Pay in under 2 s” for 28 days (rule: above 20 %).",
		},
		"a cause": {
			policy.Case{Rules: []policy.Rule{rule(policy.CauseShare, ">", "20", "calendar:quarter", policy.Plan, "x")}, Facts: facts(map[string][]policy.Figure{"pay": one(string(slo.Defect), 7100)}, "pay")},
			"Plan a cure", "Plan a cure: the cause “Defect” used 71 % of the budget of “Pay in under 2 s” for a calendar quarter (rule: above 20 %).",
		},
		"no incident": {
			policy.Case{Rules: []policy.Rule{rule(policy.IncidentShare, "<", "5", "", policy.Release, "x")}, Facts: facts(map[string][]policy.Figure{"pay": {}}, "pay")},
			"Releases proceed", "Releases proceed: no incident used the budget of “Pay in under 2 s” for its window (rule: below 5 %).",
		},
		"a burn rate": {
			policy.Case{Rules: []policy.Rule{rule(policy.BurnRate, ">=", "14.4", "1h", policy.Escalate, "x")}, Facts: facts(map[string][]policy.Figure{"pay": one("", 144_001)}, "pay")},
			"Escalate", "Escalate: “Pay in under 2 s” burns at a rate of 14.4001 over 1 hour (rule: at least 14.4).",
		},
		"what a span used": {
			policy.Case{Rules: []policy.Rule{rule(policy.BudgetUsed, ">", "25", "7d", policy.Assess, "x")}, Facts: facts(map[string][]policy.Figure{"pay": one("", 2501)}, "pay")},
			"Assess the risk", "Assess the risk: “Pay in under 2 s” used 25.01 % of its budget in 7 days (rule: above 25 %).",
		},
		"nothing was evaluated": {
			policy.Case{Rules: []policy.Rule{overspent}, Facts: facts(nil, "pay", "order", "a", "b", "c")},
			"Not evaluated", "Not evaluated: there is too little data for “Pay in under 2 s”, “Order placed”, “a” and 2 more.",
		},
		"no rule applies": {
			policy.Case{Rules: []policy.Rule{healthy}, Facts: bad},
			"No rule applies", "No rule applies: the policy says nothing about this situation.",
		},
		"no policy": {policy.Case{Facts: bad}, "No policy", "No policy with rules is in force, so there is no verdict."},
		"no SLO":    {policy.Case{Rules: []policy.Rule{overspent}, Facts: facts(nil)}, "No SLO", "No agreed SLO is under this policy, so there is no verdict."},
	} {
		t.Run(name, func(t *testing.T) {
			c.about.Day = "2026-11-21"
			v := policy.Judge(c.about)
			assert.Equal(t, c.short, words.VerdictShort(v))
			assert.Equal(t, c.long, words.Verdict(v, names))
		})
	}
}

func TestAVerdictGivesItsReasonsAndItsQuestions(t *testing.T) {
	miscounted := overspent
	miscounted.Condition, miscounted.Action, miscounted.Then = "no customer was hurt", policy.MendIndicator, "Releases may go on"
	v := policy.Judge(policy.Case{
		Day: "2026-11-21", Rules: []policy.Rule{rule(policy.BudgetLeft, "<=", "25", "", policy.Plan, "Slow down"), overspent, miscounted},
		Facts:      facts(map[string][]policy.Figure{"pay": one("", -1200)}, "pay", "order"),
		Exceptions: []policy.Exception{{ID: "e", Until: "2026-11-30"}},
	})
	assert.Equal(t, []string{
		"Only security fixes and reliability work: “Pay in under 2 s” has −12 % of its budget left (rule: below 0 %). An exception lifts this for now.",
		"Slow down: “Pay in under 2 s” has −12 % of its budget left (rule: at most 25 %).",
	}, words.VerdictReasons(v, names))
	assert.Equal(t, []string{"If no customer was hurt: Releases may go on."}, words.VerdictOpen(v))
	assert.Equal(t, []string{"Error budget left over its window is not evaluated: there is too little data for “Order placed”."}, words.VerdictUnanswered(v, names))
	assert.Equal(t, "12 days: Fixes only", words.OutcomeDays(policy.Outcome(policy.FixesOnly), 12))
}

func TestAFigureStaysOnItsSideOfTheThreshold(t *testing.T) {
	for value, want := range map[string]string{
		"-12/100": "−12 %", "-1/3": "−33.3 %", "-1/10000": "−0.01 %", "-1/100000000": "−0.000001 %", "-1234/10": "−12340 %",
	} {
		share, ok := new(big.Rat).SetString(value)
		require.True(t, ok)
		v := policy.Judge(policy.Case{Rules: []policy.Rule{overspent}, Facts: facts(map[string][]policy.Figure{"pay": {{Value: share}}}, "pay")})
		assert.Contains(t, words.Verdict(v, names), " "+want+" ", value)
	}
}

func TestEveryConditionIsASentence(t *testing.T) {
	for _, signal := range policy.Signals {
		for _, scope := range policy.Scopes {
			r := policy.Rule{Signal: signal, Scope: scope, Comparison: ">", Threshold: "20", Span: "7d", Condition: "so it is"}
			assert.NotRegexp(t, `^[a-z-]+\.[a-z.-]+`, words.Condition(r))
			assert.Contains(t, words.Condition(r), "so it is")
		}
	}
}
