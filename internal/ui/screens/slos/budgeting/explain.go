package budgeting

import (
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

var one = big.NewRat(1, 1)

// explain opens a figure: how it is computed, from what, over which time, and by which conventions.
func (t *Tab) explain(e budget.Explanation, goal slo.Percent) {
	zone := t.now.zone
	lines := widgets.Stack(1, pair(words.T("budgeting.formula"), words.Formula(e.Figure)))
	for _, in := range e.Inputs {
		lines.Add(pair(words.Input(in.Name), t.inputWords(in)))
	}
	for _, p := range e.Parts {
		lines.Add(pair(words.T("budgeting.part", "Goal", words.Percent(p.Goal)), t.partWords(p, len(e.Parts) > 1)))
	}
	lines.Add(pair(words.T("budgeting.window"), words.Interval(e.Window, zone)))
	if e.SoFar != e.Window {
		lines.Add(pair(words.T("budgeting.so-far"), words.Interval(e.SoFar, zone)))
	}
	conventions := widgets.Stack(1)
	for _, c := range e.Conventions {
		conventions.Add(widgets.NewParagraph("•  "+words.Convention(c), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	}
	widgets.Dialog{
		Title:   words.T("budgeting.explained", "Figure", words.BudgetFigure(e.Figure), "Value", words.FigureValue(e.Figure, e.Value, goal)),
		Body:    widgets.Stack(3, lines, conventions),
		Confirm: words.T("budgeting.close"),
	}.Open(t.env.Window.Canvas())
}

func (t *Tab) inputWords(in budget.Input) string {
	value := words.InputValue(in.Name, in.Value)
	switch in.Name {
	case "valid", "bad", "allowed", "still", "largest":
		return words.T("budgeting.amount", "Amount", value, "Unit", unit(t.now.s.SLO))
	}
	return value
}

// partWords says what was counted under one target, and while it was in force where there are several.
func (t *Tab) partWords(p budget.Part, several bool) string {
	counted := words.T("budgeting.counted", "Bad", words.Exactly(p.Bad), "Valid", words.Exactly(p.Valid), "Unit", unit(t.now.s.SLO))
	if !several {
		return counted
	}
	return words.T("budgeting.counted-in", "Counted", counted, "Span", words.Interval(p.Span, t.now.zone))
}

// pair is a name with what stands behind it, which wraps.
func pair(name, value string) fyne.CanvasObject {
	label := container.New(wide(13), widgets.NewParagraph(name, widgets.Look{Token: theme.Muted}))
	return container.NewBorder(nil, nil, label, nil, widgets.NewParagraph(value, widgets.Look{}))
}
