package budgeting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// figures are the figures of the window, the most important ones first. Each can be opened.
type figures struct {
	tab     *Tab
	state   *widgets.Chip
	left    *widgets.FigureLine
	gone    *widgets.FigureLine
	lines   map[budget.Figure]*widgets.FigureLine
	without *widgets.FigureLine
	burns   *fyne.Container
	content *fyne.Container
}

// plain are the figures that are shown as they are.
var plain = []budget.Figure{
	budget.FigureConsumed, budget.FigureAhead, budget.FigureSLI, budget.FigureWholeLimit, budget.FigureTime, budget.FigureTimeLeft,
	budget.FigureLargest, budget.FigureCoverage,
}

func newFigures(t *Tab) *figures {
	f := &figures{tab: t, state: widgets.NewChip("", widgets.Neutral), lines: map[budget.Figure]*widgets.FigureLine{}}
	f.left = widgets.NewFigureLine("", words.T("budgeting.open"), func() { f.open(budget.FigureRemaining) })
	f.left.Enlarge(theme.SizeHeading)
	f.gone = widgets.NewFigureLine("", words.T("budgeting.open"), f.openGone)
	f.without = widgets.NewFigureLine("", words.T("budgeting.open"), f.openWithout)
	f.burns = container.NewGridWithColumns(3)
	box := widgets.Stack(0, container.NewHBox(f.state), widgets.Inset(1, container.NewHBox()), f.left)
	for _, figure := range plain {
		line := widgets.NewFigureLine("", words.T("budgeting.open"), func() { f.open(figure) })
		f.lines[figure] = line
		box.Add(line)
		switch figure {
		case budget.FigureConsumed:
			box.Add(f.gone)
			box.Add(f.without)
		}
	}
	box.Add(widgets.Inset(1, widgets.Stack(1, widgets.Caption(words.T("budgeting.burn")), f.burns)))
	f.content = box
	return f
}

func (f *figures) open(figure budget.Figure) {
	r := f.tab.now.r
	f.tab.explain(r.Result.Explain(figure, nil), r.Target.Goal)
}

func (f *figures) openGone() {
	r := f.tab.now.r
	f.tab.explain(r.Result.Explain(budget.FigureExhaustion, r.WindowBurn().Rate), r.Target.Goal)
}

func (f *figures) openWithout() {
	v := f.tab.now
	if r, err := v.s.Without(v.r); err == nil {
		f.tab.explain(r.Explain(budget.FigureRemaining, nil), v.r.Target.Goal)
	}
}

func (f *figures) show(v view) {
	r := v.r.Result
	f.state.Set(words.State(r.State), StateKind(r.State))
	f.left.Set(words.BudgetFigure(budget.FigureRemaining), words.Share(r.Remaining), leftToken(r))
	for figure, line := range f.lines {
		line.Set(f.name(v, figure), f.value(v, figure), "")
	}
	f.lines[budget.FigureAhead].Hidden = !r.At.Before(r.Window.End) // the same as what is left
	f.gone.Set(goneWords(v))
	f.showWithout(v)
	f.showBurns(v)
	f.content.Refresh()
}

// name says that the time of a budget of events is only what it would be at constant traffic.
func (f *figures) name(v view, figure budget.Figure) string {
	if v.r.Result.TimeIsEquivalent && !bySeconds(v.s.SLO) && (figure == budget.FigureTime || figure == budget.FigureTimeLeft) {
		return words.T("budgeting.equivalent", "Figure", words.BudgetFigure(figure))
	}
	return words.BudgetFigure(figure)
}

func (f *figures) value(v view, figure budget.Figure) string {
	r := v.r.Result
	switch figure {
	case budget.FigureWholeLimit:
		return words.T("budgeting.of", "Limit", words.Number(r.AllowedEvents()), "Valid", words.Amount(r.Valid))
	case budget.FigureSLI:
		return words.T("budgeting.sli", "SLI", words.Indicated(r.SLI, string(v.r.Target.Goal)), "Goal", words.Percent(v.r.Target.Goal))
	case budget.FigureLargest:
		if r.Count.Largest.Bad == nil || r.Count.Largest.Bad.Sign() == 0 {
			return words.None
		}
		return words.T("budgeting.at", "Share", words.Share(r.LargestShare()), "Moment", words.Moment(r.Count.Largest.Span.Start, v.zone))
	}
	return words.FigureValue(figure, r.Explain(figure, nil).Value, v.r.Target.Goal)
}

// showWithout shows the result as if nothing had been excluded, where something was.
func (f *figures) showWithout(v view) {
	f.without.Hidden = v.r.Result.Count.Excluded == 0
	if f.without.Hidden {
		return
	}
	r, err := v.s.Without(v.r)
	if err != nil {
		f.without.Hidden = true
		return
	}
	f.without.Set(words.T("budgeting.without"), words.Share(r.Remaining), leftToken(r))
}

func (f *figures) showBurns(v view) {
	for len(f.burns.Objects) < len(v.r.Burns) {
		i := len(f.burns.Objects)
		f.burns.Add(widgets.NewUprightFigure("", words.T("budgeting.open"), func() { f.openBurn(i) }))
	}
	for i, o := range f.burns.Objects {
		line := o.(*widgets.FigureLine)
		line.Hidden = i >= len(v.r.Burns)
		if !line.Hidden {
			b := v.r.Burns[i]
			line.Set(words.Window(b.Span), words.Factor(b.Rate), burnToken(b))
		}
	}
}

func (f *figures) openBurn(i int) {
	v := f.tab.now
	if i >= len(v.r.Burns) {
		return
	}
	r := v.r.Result
	if i < len(v.r.Burns)-1 {
		over, err := v.s.Over(v.r.Burns[i].Span, r.At)
		if err != nil {
			f.tab.env.Tell(words.Error(err))
			return
		}
		r = over
	}
	f.tab.explain(r.Explain(budget.FigureBurn, nil), v.r.Target.Goal)
}

// goneWords says when the budget runs out at the burn rate of the window, or when it ran out.
func goneWords(v view) (name, value string, token theme.Token) {
	if v.r.Result.Remaining != nil && v.r.Result.Remaining.Sign() <= 0 {
		name = words.T("budgeting.ran-out")
		if at := ranOut(v.left); !at.IsZero() {
			return name, words.Moment(at, v.zone), theme.Bad
		}
		return name, words.T("budgeting.before"), theme.Bad
	}
	name = words.T("budgeting.runs-out")
	ends := v.r.WindowBurn().Ends
	if ends.IsZero() || !ends.After(v.r.Result.At) {
		return name, words.T("budgeting.never"), ""
	}
	if !v.r.Target.Window.Rolling() && ends.After(v.r.Result.Window.End) {
		return name, words.T("budgeting.not-in-window"), ""
	}
	return name, words.Moment(ends, v.zone), ""
}

// StateKind returns the colour and shape of how a window stands.
func StateKind(s budget.State) widgets.Kind {
	return map[budget.State]widgets.Kind{budget.Healthy: widgets.Good, budget.UsedUp: widgets.Bad, budget.NotEvaluated: widgets.Watch}[s]
}

func leftToken(r budget.Result) theme.Token {
	switch {
	case r.State == budget.UsedUp:
		return theme.Bad
	case r.State != budget.Healthy:
		return theme.Muted
	}
	return theme.Good
}

// burnToken marks a rate at which the budget does not last for its window.
func burnToken(b reading.Burn) theme.Token {
	switch {
	case b.Rate == nil:
		return theme.Muted
	case b.Rate.Cmp(one) > 0:
		return theme.Watch
	}
	return ""
}
