package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// mostFigures is how many figures of a rule are listed in the column of today.
const mostFigures = 3

var kindTokens = map[widgets.Kind]theme.Token{
	widgets.Good: theme.Good, widgets.Watch: theme.Watch, widgets.Bad: theme.Bad, widgets.Accent: theme.Accent, widgets.Neutral: theme.Muted,
}

// todayCell says how a rule stands now.
func (s *Screen) todayCell(standing policy.Standing, heard policy.Verdict) fyne.CanvasObject {
	cell := widgets.Stack(0.5)
	muted := widgets.Look{Token: theme.Muted}
	figures := s.figures(standing)
	switch {
	case standing.Holds && !standing.Rule.Judged():
		token := kindTokens[forms.OutcomeKind(policy.Outcome(standing.Rule.Action))]
		addLines(cell, "●", figures, widgets.Look{Token: token, Bold: true})
		if f, _ := findingOf(heard.Findings, standing.Rule); f.Lifted {
			addLines(cell, "", []string{lifted(heard.Exception)}, muted)
		}
	case standing.Holds:
		addLines(cell, "○", figures, widgets.Look{Bold: true})
		s.addJudged(cell, standing.Rule, heard)
	case len(standing.Unanswered) == 0:
		addLines(cell, "", []string{words.None}, muted)
	}
	if names := s.unansweredNames(standing); len(names) > 0 {
		addLines(cell, "", []string{words.T("policy.today.not-evaluated", "SLOs", words.List(names))}, muted)
	}
	return cell
}

// addJudged says that people judge whether the rule applies, and whether it would add something now.
func (s *Screen) addJudged(cell *fyne.Container, rule policy.Rule, heard policy.Verdict) {
	if _, ok := findingOf(heard.Open, rule); ok {
		addLines(cell, "○", []string{words.T("policy.today.people-now")}, widgets.Look{})
		return
	}
	addLines(cell, "", []string{words.T("policy.today.people")}, widgets.Look{Token: theme.Muted})
}

// addLines adds lines with a mark before each. The mark is a text of its own: it comes from another font.
func addLines(cell *fyne.Container, mark string, lines []string, look widgets.Look) {
	for _, line := range lines {
		text := widgets.NewParagraph(line, look)
		if mark == "" {
			cell.Add(text)
			continue
		}
		cell.Add(container.New(marked{}, widgets.NewText(mark, look), text))
	}
}

// figures says the first figures that make a condition true, and counts the others.
func (s *Screen) figures(standing policy.Standing) []string {
	var lines []string
	for i, e := range standing.Evidence {
		text := words.Evidence(e, standing.Rule, s.names())
		if standing.Rule.Scope == policy.EverySLO && len(standing.Evidence) > 1 {
			return []string{words.T("policy.today.every", "Closest", text)}
		}
		if i == mostFigures && len(standing.Evidence) > mostFigures+1 {
			return append(lines, words.N("policy.today.more", len(standing.Evidence)-mostFigures))
		}
		lines = append(lines, text)
	}
	return lines
}

func findingOf(findings []policy.Finding, rule policy.Rule) (policy.Finding, bool) {
	for _, f := range findings {
		if f.Rule.ID == rule.ID {
			return f, true
		}
	}
	return policy.Finding{}, false
}

// lifted says that an exception lifts a rule, and until when where that makes a difference.
func lifted(e policy.Exception) string {
	if e.Until == "" {
		return words.T("policy.today.lifted")
	}
	return words.T("policy.today.lifted-until", "Date", words.Date(e.Until))
}

func (s *Screen) unansweredNames(standing policy.Standing) []string {
	var names []string
	for _, q := range standing.Unanswered {
		names = append(names, s.w.SLOs[q.SLOID].Name)
	}
	return names
}
