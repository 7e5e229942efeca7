package workbook

import (
	"fmt"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The looks of the figures at the top.
var (
	figureLook = look{size: 22, bold: true, color: accent, align: toLeft, valign: toCenter, format: "0"}
	labelLook  = look{size: 9, color: muted, valign: toTop}
)

// The columns of the services' table that the figures sum up.
const (
	sloColumn     = 5
	agreedColumn  = 6
	openColumn    = 9
	overdueColumn = 10
)

// onePageRows is how many rows are still readable on one page.
const onePageRows = 56

// onePageLines is how many rows of one line each a page holds.
const onePageLines = 44

// summary is what a meeting looks at first: figures, services, and what needs attention.
func (e export) summary() sheet {
	s := newSheet(e.tabs.summary, 22, 15, 8, 21, 9, 10, 24, 28, 9, 11, 11, 26)
	s.heading(e, words.T("workbook.summary.title"), e.about())
	all := e.summaries()
	figures := e.figures(all)
	top := s.figureRows(figures)
	e.headline(&s)
	s.gap(10)
	s.section(words.T("workbook.summary.services"))
	s.list("Services", serviceHeaders(), e.serviceRows(all), words.T("workbook.summary.no-services"))
	s.sumUp(top, figures)
	s.gap(10)
	attention := s.next()
	e.attention(&s)
	s.gap(10)
	contents := s.next()
	e.contents(&s)
	s.onePage = len(s.rows) <= onePageRows
	if !s.onePage {
		s.breaks = append(s.breaks, attention)
	}
	if len(s.rows)-attention > onePageLines {
		s.breaks = append(s.breaks, contents)
	}
	return s
}

func (e export) summaries() []workspace.Summary {
	var all []workspace.Summary
	for _, service := range e.services() {
		all = append(all, e.w.Summary(service.ID, e.day))
	}
	return all
}

func serviceHeaders() []string {
	return []string{
		words.T("workbook.column.service"), words.T("workbook.column.phase"), words.T("workbook.column.cycle"),
		words.T("workbook.column.progress"), words.T("workbook.column.slos"), words.T("workbook.column.agreed"),
		words.T("workbook.column.empty-chairs"), words.T("workbook.column.waiting"), words.T("workbook.column.open-tasks"),
		words.T("workbook.column.overdue"), words.T("workbook.column.findings"), words.T("workbook.column.policy"),
	}
}

// figure is a number at the top, over some columns, with what it counts.
type figure struct {
	span  int
	value int
	sums  int // the column of the services' table that it sums up; 0: none
	label string
}

func (e export) figures(all []workspace.Summary) []figure {
	var slos, agreed, open, overdue, waiting, empty, done, steps int
	for _, one := range all {
		slos, agreed, open, overdue = slos+one.SLOs, agreed+one.Agreed, open+one.OpenTasks, overdue+one.Overdue
		waiting, empty, done, steps = waiting+len(one.Waiting), empty+len(one.EmptyChairs), done+one.Done, steps+one.Steps
	}
	return []figure{
		{1, len(all), 0, words.N("workbook.figure.services", len(all))},
		{2, done, 0, words.N("workbook.figure.steps", steps)},
		{1, slos, sloColumn, words.N("workbook.figure.slos", slos)},
		{2, agreed, agreedColumn, words.N("workbook.figure.agreed", agreed)},
		{1, empty, 0, words.N("workbook.figure.empty-chairs", empty)},
		{1, waiting, 0, words.N("workbook.figure.waiting", waiting)},
		{2, open, openColumn, words.N("workbook.figure.open", open)},
		{2, overdue, overdueColumn, words.N("workbook.figure.overdue", overdue)},
	}
}

// figureRows writes the figures and returns the row of their numbers.
func (s *sheet) figureRows(figures []figure) int {
	var numbers, labels []cell
	for _, f := range figures {
		numbers = append(numbers, cell{value: f.value, look: figureLook, span: f.span})
		labels = append(labels, cell{value: f.label, look: labelLook, span: f.span})
		for range f.span - 1 {
			numbers, labels = append(numbers, cell{look: figureLook}), append(labels, cell{look: labelLook})
		}
	}
	top := s.addRow(row{cells: numbers, height: 32})
	s.addRow(row{cells: labels, height: 16})
	return top
}

// sumUp makes figures the sums of what the table below them holds.
func (s *sheet) sumUp(top int, figures []figure) {
	if s.table == nil {
		return
	}
	index := 0
	for _, f := range figures {
		if f.sums > 0 {
			column := area{s.table.top + 1, f.sums, s.table.bottom, f.sums}
			s.rows[top-1].cells[index].formula = "SUM(" + column.String() + ")"
		}
		index += f.span
	}
}

func (e export) serviceRows(all []workspace.Summary) [][]cell {
	var body [][]cell
	for _, one := range all {
		body = append(body, e.serviceRow(one))
	}
	return body
}

func (e export) serviceRow(one workspace.Summary) []cell {
	cells := []cell{
		textCell(one.Service.Name), textCell(words.Phase(one.Phase)), {value: one.Cycle.Number, look: centredLook},
		textCell(progress(one)), numberCell(one.SLOs), numberCell(one.Agreed),
		textCell(emptyChairs(one)), textCell(waiting(one)), numberCell(one.OpenTasks), numberCell(one.Overdue),
		numberCell(one.Findings), textCell(e.policyInShort(one)),
	}
	cells[0].look = bodyLook.boldly()
	if one.Overdue > 0 {
		cells[overdueColumn-1].look = numberLook.boldly().in(wrong)
	}
	return cells
}

// progress draws the steps that are done as dots: "●●●○○○○○○ 3 of 9".
func progress(one workspace.Summary) string {
	const most = 12
	said := words.T("workbook.progress", "Done", one.Done, "Steps", one.Steps)
	if one.Steps > most {
		return said
	}
	return strings.Repeat("●", one.Done) + strings.Repeat("○", one.Steps-one.Done) + "\n" + said
}

func emptyChairs(one workspace.Summary) string {
	var names []string
	for _, column := range one.EmptyChairs {
		names = append(names, column.Name)
	}
	return strings.Join(names, "\n")
}

// waiting names the steps that wait for a signature, and whose.
func waiting(one workspace.Summary) string {
	var said []string
	for _, step := range one.Waiting {
		if len(step.For) == 0 {
			said = append(said, step.Step.Name)
			continue
		}
		said = append(said, words.T("workbook.waits-for", "Step", step.Step.Name, "Names", people.Names(step.For)))
	}
	return strings.Join(said, "\n")
}

func (e export) policyInShort(one workspace.Summary) string {
	if one.Policy.ID == "" {
		return words.T("workbook.no-policy")
	}
	whose := words.T("workbook.policy.default")
	if one.Policy.ServiceID != "" {
		whose = words.T("workbook.policy.own")
	}
	return fmt.Sprintf("%s\n%s", whose, words.T("workbook.policy.short", "Number", one.Policy.Number, "Mode", words.Mode(one.Policy.Mode)))
}

// attention lists what should be looked at, each with the sheet that shows it.
func (e export) attention(s *sheet) {
	s.section(words.T("workbook.summary.attention"))
	shown := false
	for _, n := range e.w.NeedsAttention(e.day) {
		if e.ServiceID != "" && n.ServiceID != "" && n.ServiceID != e.ServiceID {
			continue
		}
		shown = true
		cells := make([]cell, len(s.columns))
		cells[0] = cell{value: words.Need(n, e.w.Services[n.ServiceID].Name), look: bodyLook, span: 8}
		tab := e.tabOf(n)
		cells[8] = cell{look: bodyLook, span: 4}
		if tab != "" {
			cells[8] = cell{value: words.T("workbook.see", "Sheet", tab), look: linkLook, link: place(tab), span: 4}
		}
		s.add(cells...)
	}
	if !shown {
		s.add(cell{value: words.T("workbook.summary.nothing"), look: mutedLook})
	}
}

// tabOf is the sheet that shows what needs attention; empty when none does.
func (e export) tabOf(n workspace.Need) string {
	switch n.Kind {
	case workspace.ProposalWaits:
		return e.tabs.proposals
	case workspace.ActionsLate:
		return e.tabOfTable("action_item")
	case workspace.NobodyAnswers, workspace.ChairIsEmpty:
		return e.tabs.raci
	case workspace.SignOffWaits:
		return e.tabs.guide
	case workspace.TasksLate:
		return e.tabs.tasks
	case workspace.NoPolicy, workspace.PolicyUnsigned:
		return e.policyTabOf(n.ServiceID)
	case workspace.NoServices, workspace.ReviewLate:
		return ""
	}
	return e.tabs.register
}

func (e export) policyTabOf(serviceID string) string {
	for _, p := range e.policies {
		if p.version.ServiceID == serviceID {
			return p.tab
		}
	}
	if len(e.policies) > 0 {
		return e.policies[0].tab
	}
	return ""
}

// contents leads to each sheet.
func (e export) contents(s *sheet) {
	s.section(words.T("workbook.summary.contents"))
	for _, p := range e.pages() {
		s.add(cell{value: p.tab, look: linkLook, link: place(p.tab), span: 2}, cell{}, cell{value: p.about, look: bodyLook, span: len(s.columns) - 2})
	}
}
