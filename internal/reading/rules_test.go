package reading_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
)

func TestADraftIsHeardAsIfItWereInForce(t *testing.T) {
	b := open(t)
	b.measure(28, 980, 1000) // twice the budget
	service := b.service()
	draft, ok := b.w().DraftOf("")
	require.True(t, ok)

	heard := service.Hear(draft)

	assert.Equal(t, draft.ID, service.Speaking().ID, "nothing is in force")
	assert.Equal(t, policy.FixesOnly, heard.Verdict.Action)
	assert.True(t, heard.Verdict.Would)
	assert.Equal(t, service.Verdict(), heard.Verdict)
	require.Len(t, heard.Rules, len(b.w().PolicyRulesOf(draft.ID)))
	for i, rule := range b.w().PolicyRulesOf(draft.ID) {
		assert.Equal(t, rule, heard.Rules[i].Rule)
		if rule.Action == policy.FixesOnly && !rule.Judged() {
			assert.True(t, heard.Rules[i].Holds)
		}
	}
}

func TestRulesSayWhatWasNotEvaluated(t *testing.T) {
	b := open(t)
	draft, _ := b.w().DraftOf("")
	heard := b.service().Hear(draft)
	assert.Equal(t, policy.NotEvaluated, heard.Verdict.Silence)
	assert.Equal(t, b.slo, heard.Rules[0].Unanswered[0].SLOID)
}
