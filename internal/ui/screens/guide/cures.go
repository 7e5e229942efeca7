package guide

import (
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// sheetOf says in which worksheet the data stands that answers a criterion.
var sheetOf = map[lifecycle.Check]lifecycle.Worksheet{
	lifecycle.HasJourneys:      lifecycle.Journeys,
	lifecycle.HasExpectations:  lifecycle.Expectations,
	lifecycle.HasDependencies:  lifecycle.Dependencies,
	lifecycle.HasSLOs:          lifecycle.SLOs,
	lifecycle.SLOsComplete:     lifecycle.SLOs,
	lifecycle.SLOsHaveTargets:  lifecycle.SLOs,
	lifecycle.NoHundredPercent: lifecycle.SLOs,
	lifecycle.RoadmapDone:      lifecycle.Roadmap,
}

// cureText names the way to the place that cures an unmet criterion.
func cureText(check lifecycle.Check) string {
	switch check {
	case lifecycle.AccountableNamed:
		return words.T("guide.cure.people")
	case lifecycle.RACIRowClean:
		return words.T("guide.cure.raci")
	case lifecycle.QuestionsAnswered:
		return words.T("guide.cure.questions")
	case lifecycle.TasksOwned, lifecycle.TasksDone:
		return words.T("guide.cure.tasks")
	case lifecycle.PolicyCoversUsed, lifecycle.PolicyInForce, lifecycle.PolicySigned:
		return words.T("guide.cure.policy")
	}
	return words.T("guide.cure.sheet")
}

// cure goes to the place that cures an unmet criterion.
func (p *page) cure(r workspace.Result) {
	switch r.Criterion.Check {
	case lifecycle.AccountableNamed:
		p.s.goTo(stage.People, "")
	case lifecycle.RACIRowClean:
		p.s.goTo(stage.RACI, p.stepID)
	case lifecycle.QuestionsAnswered:
		p.questions.editOpen()
	case lifecycle.TasksOwned, lifecycle.TasksDone:
		p.s.column.Reveal(p.tasks.content)
		p.tasks.focusOpen(r.Criterion.Check)
	case lifecycle.PolicyCoversUsed, lifecycle.PolicyInForce, lifecycle.PolicySigned:
		p.s.goTo(stage.Policy, "")
	default:
		p.cureInSheet(sheetOf[r.Criterion.Check])
	}
}

// cureInSheet goes to a worksheet: in this step, else in the first one that has it, else among the SLOs.
func (p *page) cureInSheet(sheet lifecycle.Worksheet) {
	if p.sheets.reveal(sheet) {
		return
	}
	place := slices.IndexFunc(p.s.guide.Steps, func(g workspace.GuideStep) bool { return g.Step.Has(sheet) })
	if place < 0 {
		p.s.goTo(stage.SLOs, "")
		return
	}
	p.s.goToStep(place)
	p.s.page.sheets.reveal(sheet)
}
