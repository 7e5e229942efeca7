package policy_test

import (
	"math/big"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"slocharter/internal/policy"
)

func anyRule(t *rapid.T) policy.Rule {
	return policy.Rule{
		ID:         rapid.StringMatching(`[a-z]{8}`).Draw(t, "id"),
		Signal:     rapid.SampledFrom(policy.Signals).Draw(t, "signal"),
		Scope:      rapid.SampledFrom(policy.Scopes).Draw(t, "scope"),
		Comparison: rapid.SampledFrom(policy.Comparisons).Draw(t, "comparison"),
		Threshold:  strconv.Itoa(rapid.IntRange(-20, 60).Draw(t, "threshold")),
		Condition:  rapid.SampledFrom([]string{"", "", "people say so"}).Draw(t, "condition"),
		Action:     rapid.SampledFrom(policy.Actions).Draw(t, "action"),
		Then:       rapid.SampledFrom([]string{"this", "that"}).Draw(t, "then"),
	}
}

func anyCase(t *rapid.T) policy.Case {
	facts := left(nil)
	for _, id := range []string{"a", "b", "c"}[:rapid.IntRange(0, 3).Draw(t, "slos")] {
		for _, signal := range policy.Signals {
			figures := rapid.SliceOfN(rapid.Int64Range(-40, 80), 0, 2).Draw(t, "figures")
			facts = facts.with(signal, id)
			for _, f := range figures {
				facts[signal][id] = append(facts[signal][id], policy.Figure{Value: big.NewRat(f, 100)})
			}
			if rapid.IntRange(0, 9).Draw(t, "known") == 0 {
				facts[signal][id] = nil
			}
		}
	}
	return policy.Case{
		Day: "2026-11-21", Mode: policy.Enforcing, Facts: facts,
		Rules: rapid.SliceOfN(rapid.Custom(anyRule), 0, 8).Draw(t, "rules"),
	}
}

func TestAnotherRuleNeverMakesAVerdictMilder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		before := policy.Judge(c)
		c.Rules = append(slices.Clone(c.Rules), anyRule(t))
		after := policy.Judge(c)
		assert.GreaterOrEqual(t, after.Action.Strictness(), before.Action.Strictness())
		assert.GreaterOrEqual(t, len(after.Findings), len(before.Findings))
	})
}

func TestPermissiveDiffersOnlyInWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		enforcing := policy.Judge(c)
		c.Mode = policy.Permissive
		permissive := policy.Judge(c)
		assert.True(t, permissive.Would)
		permissive.Would = false
		assert.Equal(t, enforcing, permissive)
	})
}

func TestTheOrderOfRulesChangesNoVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		before := policy.Judge(c)
		c.Rules = rapid.Permutation(c.Rules).Draw(t, "shuffled")
		after := policy.Judge(c)
		assert.Equal(t, before.Outcome(), after.Outcome())
		assert.Equal(t, actions(before.Findings), actions(after.Findings))
		assert.ElementsMatch(t, before.Findings, after.Findings)
		assert.ElementsMatch(t, before.Open, after.Open)
		assert.ElementsMatch(t, before.Unanswered, after.Unanswered)
	})
}

func TestEqualRulesKeepTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		position := map[string]int{}
		for i := range c.Rules {
			c.Rules[i].ID = strconv.Itoa(i)
			position[c.Rules[i].ID] = i
		}
		findings := policy.Judge(c).Findings
		for i := 1; i < len(findings); i++ {
			last, this := findings[i-1].Rule, findings[i].Rule
			assert.GreaterOrEqual(t, last.Action.Strictness(), this.Action.Strictness())
			if last.Action == this.Action {
				assert.Less(t, position[last.ID], position[this.ID])
			}
		}
	})
}

func TestAnExceptionNeverMakesAVerdictStricter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		before := policy.Judge(c)
		c.Exceptions = []policy.Exception{{ID: "e", SLOID: rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "slo"), Until: "2026-12-31"}}
		after := policy.Judge(c)
		assert.LessOrEqual(t, after.Action.Strictness(), before.Action.Strictness())
		assert.Len(t, after.Findings, len(before.Findings))
		if after.Exception.ID != "" {
			assert.Equal(t, before.Action, after.Without)
		}
	})
}

func TestWhatIsNotEvaluatedIsNeverTakenForHealthy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Rules {
			c.Rules[i].Scope = policy.EverySLO
		}
		for _, f := range policy.Judge(c).Findings {
			for _, id := range c.Facts.SLOs() {
				figures, known := c.Facts.Figures(policy.Question{SLOID: id, Signal: f.Rule.Signal})
				share := f.Rule.Signal == policy.IncidentShare || f.Rule.Signal == policy.CauseShare
				assert.True(t, known && (share || len(figures) > 0))
			}
		}
	})
}
