package workbook

import (
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// guide lists how far each step of each service's running cycle is.
func (e export) guide() sheet {
	s := newSheet(e.tabs.guide, 20, 8, 16, 25, 20, 26, 12, 12, 10, 24, 14)
	s.heading(e, words.T("workbook.guide.title"), e.about())
	var body [][]cell
	for _, service := range e.services() {
		g := e.w.Guide(service.ID, "")
		for _, step := range g.Steps {
			body = append(body, e.stepCells(service, g.Cycle, step))
		}
	}
	s.list("GuideSteps", []string{
		words.T("workbook.column.service"), words.T("workbook.column.cycle"), words.T("workbook.column.phase"),
		words.T("workbook.column.step"), words.T("workbook.column.state"), words.T("workbook.column.accountable"),
		words.T("workbook.column.criteria"), words.T("workbook.column.questions"), words.T("workbook.column.open-tasks"),
		words.T("workbook.column.signed"), words.T("workbook.column.signed-on"),
	}, body, words.T("workbook.guide.none"))
	s.freezeHeader()
	return s
}

func (e export) stepCells(service slo.Service, cycle lifecycle.Cycle, step workspace.GuideStep) []cell {
	accountable := people.Names(step.Accountable(e.w.Scheme()))
	met, unanswered, open := 0, 0, 0
	for _, r := range step.Criteria {
		met += one(r.Met)
	}
	for _, q := range step.Questions {
		unanswered += one(q.Answer == "")
	}
	for _, t := range step.Tasks {
		open += one(!t.Done)
	}
	cells := []cell{
		textCell(service.Name), {value: cycle.Number, look: centredLook}, textCell(words.Phase(step.Step.Phase)),
		textCell(step.Step.Name), stateCell(step.State), textCell(accountable),
		{value: words.T("workbook.guide.met", "Met", met, "All", len(step.Criteria)), look: centredLook},
		numberCell(unanswered), numberCell(open),
	}
	if accountable == "" {
		cells[5] = cell{value: words.T("workbook.raci.nobody"), look: bodyLook.in(wrong)}
	}
	return append(cells, signedCells(step.SignOffs)...)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

var stateMark = map[lifecycle.State]string{lifecycle.Open: "○", lifecycle.Working: "◐", lifecycle.Waiting: "●", lifecycle.Done: "✓"}

func stateCell(state lifecycle.State) cell {
	c := textCell(stateMark[state] + "  " + words.StepState(state))
	switch state {
	case lifecycle.Done:
		c.look = bodyLook.in(accent)
	case lifecycle.Waiting:
		c.look = bodyLook.boldly()
	case lifecycle.Open:
		c.look = bodyLook.in(muted)
	}
	return c
}

// signedCells say who closed the step and when, or who else signed it.
func signedCells(signs []lifecycle.SignOff) []cell {
	if len(signs) == 0 {
		return textCells("", "")
	}
	for _, s := range slices.Backward(signs) {
		if s.Accountable {
			return []cell{textCell(s.Name), dateCell(s.Date)}
		}
	}
	last := signs[len(signs)-1]
	return []cell{textCell(words.T("workbook.guide.not-accountable", "Name", last.Name)), dateCell(last.Date)}
}
