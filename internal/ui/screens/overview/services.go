package overview

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// services is the table of services: all of them, or those of which something is to be decided or not known.
type services struct {
	standing *stage.Standing
	table    *widgets.SortTable
	choice   *widgets.Tabs
	all      []workspace.Summary
}

// The quick filters, in their order.
const (
	showAll = iota
	showUndecided
	showUnknown
	choices
)

func newServices(standing *stage.Standing) *services {
	s := &services{standing: standing, choice: widgets.NewTabs(make([]string, choices)...)}
	s.choice.OnSelect = func(int) { s.show() }
	s.table = widgets.NewSortTable(widgets.Table{Name: "overview",
		Columns: []widgets.TableColumn{
			{Title: words.T("overview.column.service"), Weight: 1.5},
			{Title: words.T("overview.column.progress"), Weight: 2},
			{Title: words.T("overview.column.step"), Weight: 1.8, Ems: 86},
			{Title: words.T("overview.column.met"), Weight: 0.9},
			{Title: words.T("overview.column.left"), Weight: 1.5},
			{Title: words.T("overview.column.spark"), Weight: 0.9, Ems: 66},
			{Title: words.T("overview.column.policy"), Weight: 2.4},
			{Title: words.T("overview.column.waiting"), Weight: 0.75, Ems: 80},
			{Title: words.T("overview.column.chairs"), Weight: 0.9, Ems: 100},
			{Title: words.T("overview.column.review"), Weight: 1.3, Ems: 72},
			{Title: words.T("overview.column.tasks"), Weight: 1.05},
		},
		Filter:  words.T("overview.filter"),
		Beside:  container.New(roomy{s.choice}, s.choice),
		Empty:   words.T("overview.empty"),
		NoMatch: words.T("overview.no-match"),
		Rows:    5,
	})
	return s
}

// set replaces the services.
func (s *services) set(all []workspace.Summary) {
	s.all = all
	s.show()
}

// show shows the services that are chosen, and how many each choice has.
func (s *services) show() {
	var counts [choices]int
	rows := make([]widgets.Row, 0, len(s.all))
	for _, one := range s.all {
		row, known := s.standing.Row(one.Service.ID)
		is := [choices]bool{true, known && row.Undecided(), known && row.Judged < row.Counting()}
		for i := range counts {
			if is[i] {
				counts[i]++
			}
		}
		if is[s.choice.Chosen()] {
			rows = append(rows, serviceRow(one, row, known))
		}
	}
	s.choice.SetTitle(showAll, words.T("overview.choice.all", "Count", counts[showAll]))
	s.choice.SetTitle(showUndecided, words.T("overview.choice.undecided", "Count", counts[showUndecided]))
	s.choice.SetTitle(showUnknown, words.T("overview.choice.unknown", "Count", counts[showUnknown]))
	s.table.Set(rows)
}

func serviceRow(s workspace.Summary, row reading.Row, known bool) widgets.Row {
	met, left, spark, policy := unread(), unread(), unread(), unread()
	if known {
		met, left, spark, policy = metCell(row), leftCell(row), sparkCell(row), policyCell(row)
	}
	return widgets.Row{ID: s.Service.ID, Cells: []widgets.Cell{
		widgets.TextCell(s.Service.Name),
		widgets.DotsCell(s.Done, s.Steps, words.Phase(s.Phase)).SortedBy(fmt.Sprint(s.Cycle.Number*(s.Steps+1) + s.Done)),
		stepCell(s), met, left, spark, policy,
		countCell(len(s.Waiting), widgets.Accent),
		countCell(len(s.EmptyChairs), widgets.Watch),
		reviewCell(s),
		taskCell(s),
	}}
}

// unread stands for a figure that is being read.
func unread() widgets.Cell { return widgets.MutedCell(words.T("overview.unread")) }

// stepCell names the current step, and the cycle when it is not the first.
func stepCell(s workspace.Summary) widgets.Cell {
	if s.Cycle.Number < 2 {
		return widgets.TextCell(s.Step.Name)
	}
	return widgets.TextCell(words.T("overview.step-in-cycle", "Step", s.Step.Name, "Number", s.Cycle.Number))
}

// metCell says how many SLOs are met, of those that were evaluated.
func metCell(row reading.Row) widgets.Cell {
	counting := row.Counting()
	switch {
	case counting == 0:
		return none().SortedBy("-1")
	case row.Judged < counting:
		return widgets.TextCell(words.T("overview.met.some", "Met", row.Met, "Judged", row.Judged, "All", counting)).SortedBy(fmt.Sprint(row.Met))
	}
	return widgets.TextCell(words.T("overview.met", "Met", row.Met, "Judged", row.Judged)).SortedBy(fmt.Sprint(row.Met))
}

// leftCell shows the worst budget.
func leftCell(row reading.Row) widgets.Cell {
	if worst, ok := row.WorstLine(); ok {
		return forms.BudgetCell(worst)
	}
	if row.Counting() == 0 {
		return none().SortedBy(forms.NotEvaluated)
	}
	return forms.BudgetCell(reading.Line{})
}

func sparkCell(row reading.Row) widgets.Cell {
	worst, ok := row.WorstLine()
	if !ok {
		return none()
	}
	return widgets.SparkCell(row.Spark, 0, forms.BudgetKind(worst.Result.State))
}

// policyCell says in short what the policy says; the strictest is the most.
func policyCell(row reading.Row) widgets.Cell {
	return widgets.ChipCell(words.VerdictShort(row.Verdict), forms.VerdictKind(row.Verdict)).SortedBy(fmt.Sprint(row.Verdict.Action.Strictness()))
}

// countCell shows what should be none as a chip.
func countCell(n int, kind widgets.Kind) widgets.Cell {
	if n == 0 {
		return none().SortedBy("0")
	}
	return widgets.ChipCell(fmt.Sprint(n), kind)
}

func taskCell(s workspace.Summary) widgets.Cell {
	if s.OpenTasks == 0 {
		return none().SortedBy("0")
	}
	if s.Overdue == 0 {
		return widgets.TextCell(fmt.Sprint(s.OpenTasks))
	}
	text := words.T("overview.tasks.late", "Open", s.OpenTasks, "Late", s.Overdue)
	return widgets.ChipCell(text, widgets.Bad).SortedBy(fmt.Sprintf("%d.%04d", s.OpenTasks, s.Overdue))
}

// reviewCell says when the next review of a service takes place, or since when it is late.
func reviewCell(s workspace.Summary) widgets.Cell {
	if len(s.Reviews) == 0 {
		return none().SortedBy("9999")
	}
	date := s.Reviews[0].Date
	if s.LateReviews > 0 {
		return widgets.ChipCell(words.T("overview.review.late", "Date", words.Date(date)), widgets.Bad).SortedBy(date)
	}
	return widgets.TextCell(words.Date(date)).SortedBy(date)
}

func none() widgets.Cell { return widgets.MutedCell("–") }
