package words

import (
	"math/big"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// State names how a window stands.
func State(s budget.State) string { return T("state." + string(s)) }

// Missing names a choice for slots without data.
func Missing(m budget.Missing) string { return T("missing." + string(m)) }

// Treatment names how what lies in an exclusion counts.
func Treatment(t budget.Treatment) string { return T("treatment." + string(t)) }

// AlertSeverity names what an alert does to people.
func AlertSeverity(s budget.Severity) string { return T("alert-severity." + string(s)) }

// AlertWhy says why an alert is of no use.
func AlertWhy(w budget.Why) string { return T("alert-why." + string(w)) }

// BudgetFigure names a figure of a budget.
func BudgetFigure(f budget.Figure) string { return T("budget-figure." + string(f)) }

// Formula says how a figure is computed.
func Formula(f budget.Figure) string { return T("budget-formula." + string(f)) }

// Input names a number that a figure is computed from.
func Input(name string) string { return T("budget-input." + name) }

// Convention says a choice that a figure rests on.
func Convention(c budget.Convention) string { return T("budget-convention." + string(c)) }

// Fault says in a sentence what is wrong with a slot.
func Fault(f budget.Fault) string { return T("slot-fault." + string(f)) }

// explainBudget speaks about measurements and terms that nothing can be computed from.
func explainBudget(err error) (string, []any) {
	if e, ok := as[budget.BadSlot](err); ok {
		return "error.bad-slot", []any{"Start", Moment(e.Slot.Start, time.UTC), "Fault", Fault(e.Fault)}
	}
	if e, ok := as[budget.Overflow](err); ok {
		return "error.overflow", []any{"At", Moment(e.At, time.UTC)}
	}
	if e, ok := as[budget.BadTerms](err); ok {
		return "error.bad-terms", []any{"Field", BudgetTerm(e.Field)}
	}
	return "", nil
}

// BudgetTerm names a part of what an SLO agreed on, by its field of budget.Terms.
func BudgetTerm(field string) string { return T("budget-term." + strings.ToLower(field)) }

// InputValue writes a number that a figure is computed from, in its unit.
func InputValue(name string, value *big.Rat) string {
	switch name {
	case "seconds", "seconds-so-far", "covered", "time":
		return Seconds(value)
	case "remaining", "consumed", "ahead":
		return Share(value)
	case "burn":
		return Factor(value)
	}
	return Exactly(value)
}

// FigureValue writes the value of a figure, in its unit. The target says how precisely an SLI is written.
func FigureValue(f budget.Figure, value *big.Rat, goal slo.Percent) string {
	switch f {
	case budget.FigureSLI:
		return Indicated(value, string(goal))
	case budget.FigureAllowed, budget.FigureWholeLimit:
		return Exactly(value)
	case budget.FigureTime, budget.FigureTimeLeft:
		return Seconds(value)
	case budget.FigureBurn:
		return Factor(value)
	case budget.FigureExhaustion:
		return Seconds(value)
	}
	return Share(value)
}

// Exactly writes a number with at most three decimals and groups of three digits: "20,999.865"; None for nil.
func Exactly(n *big.Rat) string {
	if n == nil {
		return None
	}
	if n.IsInt() || new(big.Rat).Abs(n).Cmp(big.NewRat(1_000_000, 1)) >= 0 {
		return Amount(n)
	}
	return Grouped(rounded(n, 3))
}

// Interval writes a span of time in a zone: "24 Oct 2026, 00:00 – 21 Nov 2026, 00:00".
func Interval(i slo.Interval, zone *time.Location) string {
	return Moment(i.Start, zone) + " – " + Moment(i.End, zone)
}
