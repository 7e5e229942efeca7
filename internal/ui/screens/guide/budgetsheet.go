package guide

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/lifecycle"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// budgets is the worksheet of the steps that work with what is measured. What can be written down there are the SLOs.
const budgets lifecycle.Worksheet = "budgets"

// hasBudgets tells whether a step works with what is measured: with SLOs, after the research.
func hasBudgets(step lifecycle.Step) bool {
	return step.Has(lifecycle.SLOs) && step.Phase != lifecycle.Research
}

// budgetSheet shows how much is left of each budget of the service, with the way to its figures or to its measurements.
type budgetSheet struct {
	*passive
	p       *page
	content fyne.CanvasObject
}

func newBudgetSheet(p *page) *budgetSheet {
	s := &budgetSheet{passive: newPassive(1), p: p}
	s.content = s.box
	return s
}

func (s *budgetSheet) show() {
	if waiting := s.p.s.figures.waiting(); waiting != "" {
		s.say(waiting)
		return
	}
	var rows []budgetRow
	for _, o := range s.p.s.figures.service.SLOs {
		rows = append(rows, s.row(o))
	}
	if len(rows) == 0 {
		s.say(words.T("guide.budgets.none"))
		return
	}
	s.set(fmt.Sprint("budgets", rows), func() []fyne.CanvasObject {
		var built []fyne.CanvasObject
		for _, row := range rows {
			built = append(built, s.build(row))
		}
		return built
	})
}

func (s *budgetSheet) say(sentence string) {
	s.set(sentence, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{widgets.NewParagraph(sentence, widgets.Look{Token: mutedToken})}
	})
}

// budgetRow is what is said of one SLO.
type budgetRow struct {
	name  string
	chip  string // why there is no figure; empty when there is one
	left  float64
	label string
	kind  widgets.Kind
	link  string
	place stage.Route
}

func (s *budgetSheet) row(o reading.SLO) budgetRow {
	to := func(tab stage.Tab) stage.Route { return stage.SLORoute(o.ServiceID, o.ID, tab) }
	row := budgetRow{name: o.Name}
	now, err := o.At(s.p.env.Now())
	switch {
	case !o.Has(slo.Objective):
		row.chip, row.link, row.place = words.T("guide.budgets.no-target"), words.T("guide.budgets.define"), to(stage.Definition)
	case !o.Measured():
		row.chip, row.link, row.place = words.T("guide.budgets.unmeasured"), words.T("guide.budgets.measure"), to(stage.Measurements)
	case err != nil || !now.Evaluated():
		row.chip, row.link, row.place = words.State(budget.NotEvaluated), words.T("guide.budgets.measure"), to(stage.Measurements)
	default:
		row.left, _ = now.Result.Remaining.Float64() // a bar that is drawn
		row.label, row.kind = words.SharePrecisely(now.Result.Remaining, 0), forms.BudgetKind(now.Result.State)
		row.link, row.place = words.T("guide.budgets.open"), to(stage.Budget)
	}
	return row
}

func (s *budgetSheet) build(row budgetRow) fyne.CanvasObject {
	var figure fyne.CanvasObject = widgets.NewBar(row.left, row.label, row.kind)
	if row.chip != "" {
		figure = left(widgets.NewChip(row.chip, widgets.Neutral))
	}
	open := widgets.NewQuiet(row.link, nil, func() { s.p.env.GoTo(row.place) })
	return container.New(line{grow: 0, gap: 2}, widgets.NewParagraph(row.name, widgets.Look{}),
		container.New(wide(budgetEms), figure), container.New(wide(linkEms), left(open)))
}

// Widths in text sizes, so that what stands below each other is level.
const (
	budgetEms = 11
	linkEms   = 9
)
