package workbook

import (
	"fmt"
	"slices"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// The columns of the tasks that formulas speak about.
const (
	dueColumn  = 6
	doneColumn = 7
)

// tasks lists what is to do, the most urgent first, ready to be ticked off in the meeting.
func (e export) tasks() sheet {
	s := newSheet(e.tabs.tasks, 12, 22, 26, 60, 24, 14, 10)
	s.columns[0].hidden = true
	s.heading(e, words.T("workbook.tasks.title"), e.about())
	var body [][]cell
	for _, t := range e.openTasks() {
		body = append(body, e.taskCells(t))
	}
	s.list("OpenTasks", []string{
		words.T("workbook.column.id"), words.T("workbook.column.service"), words.T("workbook.column.step"), words.T("workbook.column.task"),
		words.T("workbook.column.owner"), words.T("workbook.column.due"), words.T("workbook.column.done"),
	}, body, words.T("workbook.tasks.none"))
	s.freezeHeader()
	if s.table != nil {
		s.enlivenTasks()
	}
	return s
}

// enlivenTasks gives the tasks their drop-down, and shows what is overdue on the day on which somebody looks.
func (s *sheet) enlivenTasks() {
	top, bottom := s.table.top+1, s.table.bottom
	yes, no := words.T("workbook.yes"), words.T("workbook.no")
	s.choices = append(s.choices, choice{
		area: area{top, doneColumn, bottom, doneColumn}, options: []string{yes, no},
		title: words.T("workbook.tasks.unusual"), message: words.T("workbook.tasks.yes-or-no"),
	})
	due, done := fmt.Sprintf("$%s", at(dueColumn, top)), fmt.Sprintf("$%s", at(doneColumn, top))
	s.rules = append(s.rules,
		rule{area{top, 2, bottom, doneColumn}, fmt.Sprintf(`%s=%s`, done, literal(yes)), look{color: muted}},
		rule{area{top, dueColumn, bottom, dueColumn}, fmt.Sprintf(`AND(ISNUMBER(%s),%s<TODAY())`, due, due), look{bold: true, color: wrong, fill: wrongFill}})
}

// openTasks lists the open tasks by the day they are due; those without a day come last, in the order of the services.
func (e export) openTasks() []lifecycle.Task {
	var all []lifecycle.Task
	for _, service := range e.services() {
		all = append(all, e.w.OpenTasks(service.ID)...)
	}
	slices.SortStableFunc(all, func(a, b lifecycle.Task) int { return strings.Compare(dueKey(a), dueKey(b)) })
	return all
}

func dueKey(t lifecycle.Task) string {
	if t.Due == "" {
		return "never"
	}
	return t.Due
}

func (e export) taskCells(t lifecycle.Task) []cell {
	cells := append([]cell{{value: t.ID}}, textCells(e.serviceOf(t).Name, e.w.Steps[t.StepID].Name, t.Text, e.w.People[t.OwnerID].Name)...)
	return append(cells, dateCell(t.Due), cell{value: words.T("workbook.no"), look: centredLook})
}

func (e export) serviceOf(t lifecycle.Task) slo.Service {
	return e.w.Services[e.w.Cycles[t.CycleID].ServiceID]
}
