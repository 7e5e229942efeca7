package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/policy"
)

func TestEachRuleSaysHowItStands(t *testing.T) {
	w := left(map[string]string{"pay": "-12", "search": "61", "ledger": ""})
	rules := []policy.Rule{
		{ID: "proceed", Signal: policy.BudgetLeft, Scope: policy.EverySLO, Comparison: ">", Threshold: "0"},
		{ID: "freeze", Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "0"},
		{ID: "judge", Signal: policy.Judgement, Condition: "risky work is planned"},
		{ID: "plenty", Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: ">", Threshold: "90"},
	}
	open := []policy.Question{{SLOID: "ledger", Signal: policy.BudgetLeft}}

	list := policy.Standings(policy.Case{Rules: rules, Facts: w})

	assert.Equal(t, rules[0], list[0].Rule)
	assert.False(t, list[0].Holds)
	assert.Empty(t, list[0].Evidence, "what holds for some says nothing about every SLO")
	assert.Equal(t, open, list[0].Unanswered)
	assert.True(t, list[1].Holds)
	assert.Len(t, list[1].Evidence, 1)
	assert.Equal(t, "pay", list[1].Evidence[0].SLOID)
	assert.True(t, list[2].Holds, "it is up to people")
	assert.Empty(t, list[2].Unanswered)
	assert.False(t, list[3].Holds)
	assert.Equal(t, open, list[3].Unanswered, "each rule says it, though it was asked for once")
}
