package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/policy"
)

// replay judges one day after the other.
func replay(days []string, on func(day string) policy.Case) []policy.DayVerdict {
	var all []policy.DayVerdict
	for _, day := range days {
		c := on(day)
		c.Day = day
		all = append(all, policy.DayVerdict{Day: day, Verdict: policy.Judge(c)})
	}
	return all
}

func TestAReplayJudgesEachDay(t *testing.T) {
	budgets := map[string]string{"2026-11-01": "", "2026-11-02": "30", "2026-11-03": "5", "2026-11-04": "-5"}
	days := []string{"2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"}
	under := func(key string) []policy.DayVerdict {
		rules := preset(t, key)
		return replay(days, func(day string) policy.Case {
			return policy.Case{Mode: policy.Permissive, Rules: rules, Facts: left(map[string]string{"a": budgets[day]})}
		})
	}
	states, bands := under("two-states"), under("four-bands")
	assert.Equal(t, map[policy.Outcome]int{"not-evaluated": 1, "release": 2, "fixes-only": 1}, policy.Tally(states))
	assert.Equal(t, map[policy.Outcome]int{"not-evaluated": 1, "assess": 1, "fixes-only": 2}, policy.Tally(bands))

	differ := policy.Differences(states, bands[:3])
	assert.Len(t, differ, 2)
	assert.Equal(t, "2026-11-02", differ[0].Day)
	assert.Equal(t, policy.Release, differ[1].Left.Action)
	assert.Equal(t, policy.FixesOnly, differ[1].Right.Action)
	assert.True(t, differ[1].Right.Would)
}

func TestAReplayKnowsTheExceptionsOfItsDays(t *testing.T) {
	e := policy.Exception{ID: "e", From: "2026-11-02", Until: "2026-11-02"}
	rules := preset(t, "two-states")
	var got []policy.Action
	for _, d := range replay([]string{"2026-11-01", "2026-11-02", "2026-11-03"}, func(string) policy.Case {
		return policy.Case{Rules: rules, Exceptions: []policy.Exception{e}, Facts: left(map[string]string{"a": "-1"})}
	}) {
		got = append(got, d.Verdict.Action)
	}
	assert.Equal(t, []policy.Action{policy.FixesOnly, policy.FeatureException, policy.FixesOnly}, got)
}
