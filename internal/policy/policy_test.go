package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/policy"
)

func TestARuleCoversAUsedUpBudget(t *testing.T) {
	for name, c := range map[string]struct {
		rule policy.Rule
		want bool
	}{
		"below nothing":                {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "0"}, true},
		"at most nothing":              {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<=", Threshold: "0"}, true},
		"well below nothing":           {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "-10"}, true},
		"a quarter left is not yet it": {policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: "25"}, false},
		"something left":               {policy.Rule{Signal: policy.BudgetLeft, Comparison: ">=", Threshold: "0"}, false},
		"a burn rate":                  {policy.Rule{Signal: policy.BurnRate, Comparison: "<", Threshold: "0"}, false},
	} {
		assert.Equal(t, c.want, c.rule.CoversUsedUp(), name)
	}
}

func TestAThresholdIsADecimal(t *testing.T) {
	for typed, want := range map[string]string{"20": "20", " 14,4 ": "14.4", "−10 %": "-10", "-0.5": "-0.5"} {
		got, ok := policy.ParseThreshold(typed)
		assert.True(t, ok, typed)
		assert.Equal(t, want, got)
	}
	for _, typed := range []string{"", "x", "1.2.3", "--1", "12345678", "1e3"} {
		_, ok := policy.ParseThreshold(typed)
		assert.False(t, ok, typed)
	}
}

func TestSectionsOfTwoVersionsArePaired(t *testing.T) {
	older := []policy.Section{{Key: "aim", Title: "Aim", Body: "a"}, {Key: "scope", Title: "Scope", Body: "b"}, {Title: "Ours", Body: "c"}}
	newer := []policy.Section{{Key: "scope", Title: "Scope", Body: "b"}, {Key: "aim", Title: "Our aim", Body: "a"}, {Title: "Fresh"}}
	var got []policy.Change
	for _, pair := range policy.CompareSections(older, newer) {
		got = append(got, pair.Change)
	}
	assert.Equal(t, []policy.Change{policy.Same, policy.Edited, policy.Added, policy.Removed}, got)
}

func TestRulesOfTwoVersionsArePaired(t *testing.T) {
	used := policy.Rule{ID: "1", Signal: policy.BudgetLeft, Comparison: "<", Threshold: "0", Action: policy.FixesOnly, Then: "fix"}
	left := policy.Rule{ID: "2", Signal: policy.BudgetLeft, Comparison: ">=", Threshold: "0", Action: policy.Release, Then: "go"}
	burn := policy.Rule{ID: "3", Signal: policy.BurnRate, Comparison: ">", Threshold: "2", Action: policy.Escalate, Then: "call"}
	moved, edited, fresh := left, used, burn
	moved.ID, moved.VersionID, moved.Position = "9", "v2", 5
	edited.ID, edited.Then = "8", "fix and tell"
	fresh.ID, fresh.Signal = "7", policy.IncidentShare

	var got []policy.Change
	for _, pair := range policy.CompareRules([]policy.Rule{used, left, burn}, []policy.Rule{moved, edited, fresh}) {
		got = append(got, pair.Change)
	}
	assert.Equal(t, []policy.Change{policy.Same, policy.Edited, policy.Added, policy.Removed}, got)
}
