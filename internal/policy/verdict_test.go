package policy_test

import (
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
)

// world is what was measured: the figures of each signal by SLO. What is not there was not evaluated.
type world map[policy.Signal]map[string][]policy.Figure

func (w world) SLOs() []string {
	slos := map[string]bool{}
	for _, figures := range w {
		for id := range figures {
			slos[id] = true
		}
	}
	var ids []string
	for id := range slos {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Figures answers for any span: the tests ask for one of them at a time. A figure that is nil was not evaluated.
func (w world) Figures(q policy.Question) ([]policy.Figure, bool) {
	figures, known := w[q.Signal][q.SLOID]
	return figures, known && figures != nil
}

// left is a world of budgets left in per cent; an empty text was not evaluated.
func left(budgets map[string]string) world {
	figures := map[string][]policy.Figure{}
	for id, per := range budgets {
		figures[id] = nil
		if per != "" {
			figures[id] = []policy.Figure{{Value: percent(per)}}
		}
	}
	return world{policy.BudgetLeft: figures}
}

func (w world) with(signal policy.Signal, id string, figures ...policy.Figure) world {
	if w[signal] == nil {
		w[signal] = map[string][]policy.Figure{}
	}
	w[signal][id] = append([]policy.Figure{}, figures...)
	return w
}

func percent(text string) *big.Rat {
	return new(big.Rat).Quo(number(text), big.NewRat(100, 1))
}

func number(text string) *big.Rat {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return value
}

// starter reads the rules that come with the program.
func starter(t *testing.T) []policy.Rule {
	t.Helper()
	var file struct{ Rules []policy.Rule }
	read(t, "policy.json", &file)
	return file.Rules
}

func preset(t *testing.T, key string) []policy.Rule {
	t.Helper()
	var presets []struct {
		Key   string
		Rules []policy.Rule
	}
	read(t, "policy-presets.json", &presets)
	for _, p := range presets {
		if p.Key == key {
			return p.Rules
		}
	}
	require.Fail(t, "no preset "+key)
	return nil
}

func read(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile("../../assets/starter/" + name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

func judge(rules []policy.Rule, facts policy.Facts) policy.Verdict {
	return policy.Judge(policy.Case{Day: "2026-11-21", Mode: policy.Enforcing, Rules: rules, Facts: facts})
}

func TestTwoStatesFreezeOnlyWhenOverspent(t *testing.T) {
	for name, c := range map[string]struct {
		budgets map[string]string
		want    policy.Outcome
	}{
		"all have budget left":                        {map[string]string{"a": "61", "b": "3"}, "release"},
		"exactly nothing left is used up, yet met":    {map[string]string{"a": "0", "b": "3"}, "release"},
		"the least overspending freezes":              {map[string]string{"a": "-0.000000000001", "b": "3"}, "fixes-only"},
		"one that is not evaluated is never healthy":  {map[string]string{"a": "61", "b": ""}, "not-evaluated"},
		"… and does not hide one that is overspent":   {map[string]string{"a": "-12", "b": ""}, "fixes-only"},
		"nothing is evaluated":                        {map[string]string{"a": "", "b": ""}, "not-evaluated"},
		"every SLO of none is not taken for healthy":  {nil, "no-slos"},
		"all are overspent":                           {map[string]string{"a": "-12", "b": "-100"}, "fixes-only"},
		"a budget that was never touched is a budget": {map[string]string{"a": "100"}, "release"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, judge(preset(t, "two-states"), left(c.budgets)).Outcome())
		})
	}
}

func TestFourBandsLookAtTheWorstBudget(t *testing.T) {
	for budget, want := range map[string][]policy.Action{
		"100":  {policy.Release},
		"50.1": {policy.Release},
		"50":   {policy.Assess},
		"25.1": {policy.Assess},
		"25":   {policy.Plan, policy.Assess},
		"10":   {policy.Plan, policy.Assess},
		"9.9":  {policy.FixesOnly, policy.Plan, policy.Assess},
		"-40":  {policy.FixesOnly, policy.Plan, policy.Assess},
	} {
		v := judge(preset(t, "four-bands"), left(map[string]string{"a": budget, "b": "100"}))
		assert.Equal(t, want, actions(v.Findings), "%s %% left", budget)
		assert.Equal(t, want[0], v.Action)
	}
}

func TestTheLadderClimbsWithTheSpan(t *testing.T) {
	rules := preset(t, "escalation-ladder")
	slow := judge(rules, world{}.with(policy.BurnRate, "a", policy.Figure{Value: big.NewRat(1, 1)}))
	assert.Equal(t, policy.Unspoken, slow.Silence, "a day's budget in a day is exactly what may go")

	fast := judge(rules, world{}.with(policy.BurnRate, "a", policy.Figure{Value: number("1.01")}))
	assert.Equal(t, []policy.Action{policy.Escalate, policy.Assess}, actions(fast.Findings))
	assert.Equal(t, []policy.Action{policy.Escalate, policy.FixesOnly}, actions(fast.Open), "people know whether the cause is known")
	assert.Equal(t, "1", fast.Findings[0].Evidence[0].Threshold)
}

// Source: Google, The Site Reliability Workbook, appendix B (example error budget policy): releases halt when the budget of four weeks
// is exceeded; an incident that used more than 20 % of it needs a postmortem; a class of outage that used more than 20 % of a
// quarter's needs an item in the next plan.
func TestTheStarterRulesAreGooglesExamplePolicy(t *testing.T) {
	incident := func(per string) policy.Figure { return policy.Figure{Of: "night", Value: percent(per)} }
	cause := func(per string) policy.Figure { return policy.Figure{Of: "defect", Value: percent(per)} }
	for name, c := range map[string]struct {
		facts world
		want  []policy.Action
		open  []policy.Action
	}{
		"within the budget releases proceed": {
			left(map[string]string{"a": "40"}).with(policy.IncidentShare, "a").with(policy.CauseShare, "a"),
			[]policy.Action{policy.Release}, []policy.Action{policy.Assess},
		},
		"an incident of exactly 20 % needs no postmortem": {
			left(map[string]string{"a": "40"}).with(policy.IncidentShare, "a", incident("20")).with(policy.CauseShare, "a"),
			[]policy.Action{policy.Release}, []policy.Action{policy.Assess},
		},
		"an incident of more than 20 % does": {
			left(map[string]string{"a": "40"}).with(policy.IncidentShare, "a", incident("20.01"), incident("3")).with(policy.CauseShare, "a"),
			[]policy.Action{policy.Postmortem, policy.Release}, []policy.Action{policy.Assess},
		},
		"a class of more than 20 % is planned for": {
			left(map[string]string{"a": "40"}).with(policy.IncidentShare, "a").with(policy.CauseShare, "a", cause("38"), cause("20")),
			[]policy.Action{policy.Plan, policy.Release}, []policy.Action{policy.Assess},
		},
		"an overspent budget halts releases, unless people find a reason": {
			left(map[string]string{"a": "-12"}).with(policy.IncidentShare, "a", incident("71")).with(policy.CauseShare, "a", cause("71")),
			[]policy.Action{policy.FixesOnly, policy.Postmortem, policy.Plan}, []policy.Action{policy.MendIndicator, policy.FeatureException},
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := judge(starter(t), c.facts)
			assert.Equal(t, c.want, actions(v.Findings))
			assert.Equal(t, c.open, actions(v.Open))
			assert.Empty(t, v.Unanswered)
		})
	}
}

func actions(findings []policy.Finding) []policy.Action {
	var all []policy.Action
	for _, f := range findings {
		all = append(all, f.Rule.Action)
	}
	return all
}

func TestAFindingShowsTheFiguresThatMakeItTrue(t *testing.T) {
	facts := left(map[string]string{"a": "-12", "b": "-40", "c": "5", "d": ""})
	v := judge(preset(t, "two-states"), facts)
	require.Len(t, v.Findings, 1)
	assert.Equal(t, []policy.Evidence{
		{SLOID: "b", Signal: policy.BudgetLeft, Value: percent("-40"), Threshold: "0"},
		{SLOID: "a", Signal: policy.BudgetLeft, Value: percent("-12"), Threshold: "0"},
	}, v.Findings[0].Evidence, "the worst first, and only what is below")
	assert.Equal(t, []policy.Question{{SLOID: "d", Signal: policy.BudgetLeft}}, v.Unanswered)
	assert.Equal(t, []string{"d"}, v.Unknown())

	healthy := judge(preset(t, "two-states"), left(map[string]string{"a": "61", "b": "3", "c": "100"}))
	assert.Equal(t, "b", healthy.Findings[0].Evidence[0].SLOID, "of every SLO the closest one first")
}

func TestARuleComparesExactly(t *testing.T) {
	third := world{}.with(policy.BudgetUsed, "a", policy.Figure{Value: big.NewRat(1, 3)})
	for name, c := range map[string]struct {
		rule  policy.Rule
		facts world
		holds bool
	}{
		"a third is more than 33.333333 %":        {policy.Rule{Signal: policy.BudgetUsed, Comparison: ">", Threshold: "33.333333", Span: "7d"}, third, true},
		"… and less than 33.333334 %":             {policy.Rule{Signal: policy.BudgetUsed, Comparison: "<", Threshold: "33.333334", Span: "7d"}, third, true},
		"at most 20 % holds at 20 %":              {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<=", Threshold: "20"}, left(map[string]string{"a": "20"}), true},
		"below 20 % does not":                     {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "20"}, left(map[string]string{"a": "20"}), false},
		"at least 20 % holds at 20 %":             {policy.Rule{Signal: policy.BudgetLeft, Comparison: ">=", Threshold: "20"}, left(map[string]string{"a": "20"}), true},
		"above 20 % does not":                     {policy.Rule{Signal: policy.BudgetLeft, Comparison: ">", Threshold: "20"}, left(map[string]string{"a": "20"}), false},
		"a burn rate is a factor":                 {policy.Rule{Signal: policy.BurnRate, Comparison: ">=", Threshold: "14.4", Span: "1h"}, world{}.with(policy.BurnRate, "a", policy.Figure{Value: number("14.4")}), true},
		"below nothing, well below":               {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "-10"}, left(map[string]string{"a": "-9.9"}), false},
		"an empty threshold is nothing":           {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: ""}, left(map[string]string{"a": "-1"}), true},
		"no number never holds":                   {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "1e9"}, left(map[string]string{"a": "-1"}), false},
		"no comparison never holds":               {policy.Rule{Signal: policy.BudgetLeft, Threshold: "0"}, left(map[string]string{"a": "-1"}), false},
		"without incidents, all are below":        {policy.Rule{Signal: policy.IncidentShare, Comparison: "<", Threshold: "5"}, world{}.with(policy.IncidentShare, "a"), true},
		"the largest incident is not below":       {policy.Rule{Signal: policy.IncidentShare, Comparison: "<", Threshold: "5"}, world{}.with(policy.IncidentShare, "a", policy.Figure{Of: "x", Value: percent("1")}, policy.Figure{Of: "y", Value: percent("6")}), false},
		"a signal without a figure was not known": {policy.Rule{Signal: policy.BurnRate, Comparison: "<", Threshold: "5"}, world{}.with(policy.BurnRate, "a"), false},
	} {
		t.Run(name, func(t *testing.T) {
			c.rule.Action, c.rule.Scope = policy.Plan, policy.AnySLO
			assert.Equal(t, c.holds, judge([]policy.Rule{c.rule}, c.facts).Action == policy.Plan)
		})
	}
}

func TestWhatPeopleJudgeIsAskedAndNeverApplied(t *testing.T) {
	frozen := policy.Rule{Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "0", Action: policy.FixesOnly, Then: "stop"}
	judged := func(a policy.Action) policy.Rule {
		return policy.Rule{Signal: policy.Judgement, Condition: "people say so", Action: a, Then: "then " + string(a)}
	}
	overspent, healthy := left(map[string]string{"a": "-1"}), left(map[string]string{"a": "1"})
	for name, c := range map[string]struct {
		rule  policy.Rule
		facts world
		asked bool
	}{
		"an escalation is always worth a question":          {judged(policy.Escalate), overspent, true},
		"care with releases is not while there are none":    {judged(policy.Assess), overspent, false},
		"… but is when there are":                           {judged(policy.Assess), healthy, true},
		"a release beside a freeze is not":                  {judged(policy.Release), overspent, false},
		"… but is when nothing else is said":                {judged(policy.Release), healthy, true},
		"an exception is where something stops":             {judged(policy.FeatureException), overspent, true},
		"… and not where nothing does":                      {judged(policy.FeatureException), healthy, false},
		"another freeze in other words is":                  {judged(policy.FixesOnly), overspent, true},
		"words beside a signal that does not hold are not":  {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "0", Condition: "x", Action: policy.Escalate}, healthy, false},
		"words beside a signal that was not evaluated, too": {policy.Rule{Signal: policy.BurnRate, Comparison: ">", Threshold: "1", Condition: "x", Action: policy.Escalate}, healthy, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := judge([]policy.Rule{c.rule, frozen}, c.facts)
			assert.Equal(t, c.asked, len(v.Open) == 1)
			assert.NotContains(t, actions(v.Findings), policy.Escalate)
		})
	}
	assert.Empty(t, judge([]policy.Rule{judged(policy.Escalate)}, left(nil)).Open, "without an SLO there is nothing to judge")
	same := frozen
	same.Condition = "people say so"
	assert.Empty(t, judge([]policy.Rule{frozen, same}, overspent).Open, "what is asked for already needs no question")
}

func TestWithoutAPolicyThereIsNoVerdict(t *testing.T) {
	v := policy.Judge(policy.Case{Day: "2026-11-21", Facts: left(map[string]string{"a": "-1"})})
	assert.Equal(t, policy.NoRules, v.Silence)
	assert.Empty(t, v.Action)
	assert.False(t, v.Would)
}
