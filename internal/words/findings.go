package words

import (
	"strings"

	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Finding says what a rule found in a chart, and where.
func Finding(f raci.Finding) string {
	key := "finding." + f.Rule.Key
	if f.Rule.Key == raci.OneAccountable && f.Count == 0 {
		key = "finding.nobody-accountable"
	}
	return T(key,
		"Step", f.Row.Name, "Column", firstColumn(f), "Columns", List(columnNames(f.Columns)), "Letters", string(f.Letters),
		"Count", f.Count, "Rows", f.Count, "Person", f.Person, "Personas", List(f.Personas))
}

func firstColumn(f raci.Finding) string {
	if len(f.Columns) == 0 {
		return ""
	}
	return f.Columns[0].Name
}

func columnNames(columns []raci.Column) []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return names
}

// Cure names what a cure does.
func Cure(c raci.Cure) string {
	letters := ""
	if len(c.Cells) > 0 {
		letters = string(c.Cells[0].Letters)
	}
	return T("cure."+string(c.Kind), "Column", c.Column.Name, "Letters", letters)
}

// Reason says why an exit criterion that the data answers is not met; empty when it is, or when people judge it.
func Reason(r workspace.Result) string {
	if r.Met || r.Criterion.Check == "" {
		return ""
	}
	const shown = 3
	names := r.Names
	if len(names) > shown {
		names = names[:shown]
	}
	text := N("reason."+string(r.Criterion.Check), r.Count, "Names", strings.Join(names, "; "))
	if len(r.Names) > shown {
		text += " …"
	}
	return text
}

// Need says what needs attention. Service is the name of the service concerned, if any.
func Need(n workspace.Need, service string) string {
	key := "need." + string(n.Kind)
	switch {
	case n.Kind == workspace.NobodyAnswers && n.Count == 0:
		key += ".nobody"
	case (n.Kind == workspace.SignOffWaits || n.Kind == workspace.ProposalWaits) && len(n.Names) == 0:
		key += ".nobody"
	case n.Kind == workspace.ReviewLate:
		key += "." + n.Name
	}
	pairs := []any{"Service", service, "Name", n.Name, "Names", List(n.Names), "Date", Date(n.Date)}
	if n.Kind == workspace.DependencyWorse {
		pairs = append(pairs, "Dependency", n.Names[0], "Promise", PercentOf(n.Names[1]), "Target", PercentOf(n.Names[2]))
	}
	text := N(key, n.Count, pairs...)
	if service == "" {
		return text
	}
	return T("need.of", "Service", service, "Need", text)
}

// NeedAction names the place that cures a need.
func NeedAction(k workspace.NeedKind) string { return T("need-action." + string(k)) }

// Condition says when a rule of a policy applies: "an SLO's budget is below 0 % …, and …".
func Condition(r policy.Rule) string {
	if r.Signal == policy.Judgement {
		return r.Condition
	}
	text := T("condition."+string(r.Signal)+"."+string(r.Scope),
		"Comparison", Comparison(r.Comparison), "Amount", T("amount."+comparisonNames[r.Comparison]), "Threshold", bound(r),
		"Span", span(r.Span))
	if r.Condition == "" {
		return text
	}
	return T("condition.and", "Condition", text, "Words", r.Condition)
}

var comparisonNames = map[string]string{"<": "below", "<=": "at-most", ">": "above", ">=": "at-least"}

// Comparison names a comparison: "below", "at least".
func Comparison(sign string) string { return T("comparison." + comparisonNames[sign]) }

func span(s string) string {
	if s == "" {
		return T("span.window")
	}
	if w := slo.Window(s); !w.Rolling() {
		return T("span.calendar", "Window", Window(w))
	}
	return Window(slo.Window(s))
}
