package forms

import (
	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// OutcomeKind returns the colour and shape of what a day comes to: the leading action, or a silence.
func OutcomeKind(o policy.Outcome) widgets.Kind {
	action := policy.Action(o)
	if action.Strictness() < 0 {
		action = "" // it is a silence
	}
	return VerdictKind(policy.Verdict{Action: action})
}

// VerdictKind returns the colour and shape of what a policy says.
func VerdictKind(v policy.Verdict) widgets.Kind {
	switch v.Action {
	case "":
		return widgets.Neutral
	case policy.Release:
		return widgets.Good
	case policy.FeatureException:
		return widgets.Accent
	case policy.FixesOnly, policy.Escalate:
		return widgets.Bad
	}
	return widgets.Watch
}

// BudgetKind returns the colour and shape of how a window stands.
func BudgetKind(s budget.State) widgets.Kind {
	switch s {
	case budget.Healthy:
		return widgets.Good
	case budget.UsedUp:
		return widgets.Bad
	}
	return widgets.Neutral
}

// NotEvaluated is what a cell without a budget is sorted by: behind every budget, of which nobody has more than all.
const NotEvaluated = "2"

// BudgetCell shows how much of its budget an SLO has left: a bar, or that it was not evaluated.
func BudgetCell(line reading.Line) widgets.Cell {
	if !line.Evaluated() {
		return widgets.MutedCell(words.State(budget.NotEvaluated)).SortedBy(NotEvaluated)
	}
	left, _ := line.Result.Remaining.Float64() // a bar that is drawn
	label := words.SharePrecisely(line.Result.Remaining, 0)
	return widgets.BarCell(left, label, BudgetKind(line.Result.State)).SortedBy(line.Result.Remaining.FloatString(12))
}
