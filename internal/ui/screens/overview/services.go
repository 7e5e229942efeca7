package overview

import (
	"fmt"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func newServices() *widgets.SortTable {
	return widgets.NewSortTable(widgets.Table{
		Columns: []widgets.TableColumn{
			{Title: words.T("overview.column.service"), Weight: 1.6},
			{Title: words.T("overview.column.progress"), Weight: 2.1},
			{Title: words.T("overview.column.step"), Weight: 1.9},
			{Title: words.T("overview.column.slos"), Weight: 0.7},
			{Title: words.T("overview.column.policy"), Weight: 1.8},
			{Title: words.T("overview.column.waiting"), Weight: 0.85},
			{Title: words.T("overview.column.chairs"), Weight: 1.05},
			{Title: words.T("overview.column.tasks"), Weight: 1.25},
		},
		Filter:  words.T("overview.filter"),
		Empty:   words.T("overview.empty"),
		NoMatch: words.T("overview.no-match"),
		Rows:    6,
	})
}

func serviceRows(all []workspace.Summary) []widgets.Row {
	rows := make([]widgets.Row, len(all))
	for i, s := range all {
		rows[i] = widgets.Row{ID: s.Service.ID, Cells: []widgets.Cell{
			widgets.TextCell(s.Service.Name),
			widgets.DotsCell(s.Done, s.Steps, words.Phase(s.Phase)).SortedBy(fmt.Sprint(s.Cycle.Number*(s.Steps+1) + s.Done)),
			stepCell(s), sloCell(s), policyCell(s),
			countCell(len(s.Waiting), widgets.Accent),
			countCell(len(s.EmptyChairs), widgets.Watch),
			taskCell(s),
		}}
	}
	return rows
}

// stepCell names the current step, and the cycle when it is not the first.
func stepCell(s workspace.Summary) widgets.Cell {
	if s.Cycle.Number < 2 {
		return widgets.TextCell(s.Step.Name)
	}
	return widgets.TextCell(words.T("overview.step-in-cycle", "Step", s.Step.Name, "Number", s.Cycle.Number))
}

func sloCell(s workspace.Summary) widgets.Cell {
	if s.SLOs == 0 {
		return none().SortedBy("-1")
	}
	return widgets.TextCell(words.T("overview.agreed", "Agreed", s.Agreed, "All", s.SLOs)).SortedBy(fmt.Sprint(s.Agreed))
}

func policyCell(s workspace.Summary) widgets.Cell {
	if s.Policy.ID == "" {
		return widgets.MutedCell(words.T("overview.no-policy"))
	}
	if s.OwnPolicy && s.Policy.ServiceID != "" {
		return widgets.TextCell(words.T("overview.policy.own", "Number", s.Policy.Number, "Mode", words.Mode(s.Policy.Mode)))
	}
	return widgets.TextCell(words.T("overview.policy.default", "Number", s.Policy.Number, "Mode", words.Mode(s.Policy.Mode)))
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

func none() widgets.Cell { return widgets.MutedCell("–") }
