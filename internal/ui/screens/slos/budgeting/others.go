package budgeting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// others shows how the SLO stands against its other targets, each over its own window.
type others struct {
	tab     *Tab
	list    *fyne.Container
	content *fyne.Container
}

func newOthers(t *Tab) *others {
	o := &others{tab: t, list: widgets.Stack(2)}
	o.content = widgets.Section(words.T("budgeting.others"), o.list)
	return o
}

func (o *others) show(v view) {
	o.list.RemoveAll()
	for _, kind := range []slo.TargetKind{slo.Aspiration, slo.ContractGoal} {
		if !v.s.Has(kind) {
			continue
		}
		if r, err := v.s.AtKind(kind, v.r.Result.At); err == nil {
			o.list.Add(o.line(kind, r))
		}
	}
	o.content.Hidden = len(o.list.Objects) == 0
	o.content.Refresh()
}

// line is one target: what it is, and the figures of its own window.
func (o *others) line(kind slo.TargetKind, r reading.Reading) fyne.CanvasObject {
	name := widgets.Stack(0,
		widgets.NewElided(words.T("budgeting.other", "Kind", words.TargetKind(kind), "Goal", words.Percent(r.Target.Goal)), widgets.Look{Bold: true}),
		widgets.NewElided(words.Window(r.Target.Window), muted))
	row := container.NewGridWithColumns(5, name)
	for _, figure := range []budget.Figure{budget.FigureRemaining, budget.FigureSLI, budget.FigureWholeLimit} {
		line := widgets.NewUprightFigure("", words.T("budgeting.open"), func() { o.tab.explain(r.Result.Explain(figure, nil), r.Target.Goal) })
		line.Set(words.BudgetFigure(figure), words.FigureValue(figure, r.Result.Explain(figure, nil).Value, r.Target.Goal), "")
		row.Add(line)
	}
	row.Add(container.NewHBox(container.NewCenter(widgets.NewChip(words.State(r.Result.State), StateKind(r.Result.State)))))
	return row
}
