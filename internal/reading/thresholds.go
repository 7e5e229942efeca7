package reading

import (
	"math/big"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Thresholds lists what the policy of a moment looks at of the budget that is left in the SLO's own window, each once and
// in the order of the rules: a share of the budget, 1 being all of it.
func (s SLO) Thresholds(w workspace.Workspace, at time.Time) []*big.Rat {
	version, ok := w.PolicyOn(s.ServiceID, s.DayOf(at))
	if !ok {
		version, _ = w.CurrentPolicy(s.ServiceID)
	}
	target, _ := s.TargetAt(slo.Objective, at)
	var list []*big.Rat
	known := map[string]bool{}
	for _, rule := range w.PolicyRulesOf(version.ID) {
		limit, ok := rule.Limit()
		own := rule.Span == "" || slo.Window(rule.Span) == target.Window
		if rule.Signal != policy.BudgetLeft || !ok || !own || known[limit.RatString()] {
			continue
		}
		known[limit.RatString()] = true
		list = append(list, limit)
	}
	return list
}
