package workbook

import (
	"slices"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// mostHeadlines is how many budgets, and how many verdicts, the summary shows.
const mostHeadlines = 5

// headline says how the budgets stand: a sentence, the worst of them, and what somebody has to decide.
func (e export) headline(s *sheet) {
	if len(e.Figures.budgets) == 0 {
		return
	}
	s.gap(10)
	s.section(words.T("workbook.headline.title"))
	s.add(cell{value: e.headlineSentence(), look: plainLook.boldly().sized(11), span: len(s.columns)})
	e.worstBudgets(s)
	e.toDecide(s)
}

// headlineSentence counts the budgets that are gone and those that are not known; those that are only watched are left out.
func (e export) headlineSentence() string {
	left, gone, unknown := 0, 0, 0
	for _, r := range e.Figures.budgets {
		switch {
		case watched(r):
		case !r.Evaluated():
			unknown++
		case r.Missed():
			gone++
		default:
			left++
		}
	}
	return words.N("workbook.headline.gone", gone, "All", left+gone+unknown) + " " + words.N("workbook.headline.unknown", unknown)
}

// worstBudgets lists the budgets with the least left.
func (e export) worstBudgets(s *sheet) {
	for i, r := range e.Figures.budgets {
		if i == mostHeadlines || watched(r) || !r.Evaluated() {
			return
		}
		cells := make([]cell, len(s.columns))
		cells[0] = cell{value: e.w.Services[r.SLO.ServiceID].Name, look: bodyLook}
		cells[1] = cell{value: stateMarkOf(r.Result.State) + " " + r.SLO.Name, look: stateLook(r), span: 3}
		cells[4] = boldCell(shareCell(r.Result.Remaining))
		cells[4].look.color = stateLook(r).color
		cells[5] = cell{value: leftWords(r), look: bodyLook, span: 3}
		cells[8] = e.budgetSheet(r)
		s.add(cells...)
	}
}

func stateLook(r reading.Reading) look {
	if r.Missed() {
		return bodyLook.boldly().in(wrong)
	}
	return bodyLook.boldly().in(accent)
}

// leftWords says what the share of the budget is of, and when it is gone.
func leftWords(r reading.Reading) string {
	goal, window := words.Percent(r.Target.Goal), words.Window(r.Target.Window)
	if r.Target.Kind != slo.Objective {
		goal = words.T("workbook.headline.other-target", "Kind", words.TargetKind(r.Target.Kind), "Goal", goal)
	}
	if ends := runsOut(r); !ends.IsZero() {
		return words.T("workbook.headline.runs-out", "Goal", goal, "Window", window,
			"Date", words.Date(wall(ends, r.Target.Calendar().Zone).Format(workspace.DateLayout)))
	}
	return words.T("workbook.headline.of", "Goal", goal, "Window", window)
}

// budgetSheet leads to the charts of a budget, or to the list.
func (e export) budgetSheet(r reading.Reading) cell {
	c := e.budgetLink(r)
	tab := e.tabs.burnDown
	if c.link == "" {
		tab, c.link = e.tabs.budgets, place(e.tabs.budgets)
	}
	return cell{value: words.T("workbook.see", "Sheet", tab), look: linkLook, link: c.link, span: 4}
}

// toDecide lists the services whose policy asks for more than to go on.
func (e export) toDecide(s *sheet) {
	var asked []said
	for _, one := range e.Figures.said {
		if asks(one.verdict) {
			asked = append(asked, one)
		}
	}
	slices.SortStableFunc(asked, func(a, b said) int { return b.verdict.Action.Strictness() - a.verdict.Action.Strictness() })
	s.gap(10)
	s.section(words.T("workbook.headline.decide"))
	waiting := e.waitingProposals()
	if len(asked)+len(waiting) == 0 {
		s.add(cell{value: words.T("workbook.headline.nothing"), look: mutedLook})
	}
	for _, one := range asked[:min(mostHeadlines, len(asked))] {
		e.askedRow(s, one)
	}
	if more := len(asked) - mostHeadlines; more > 0 {
		s.add(cell{value: words.N("workbook.headline.more", more), look: linkLook, link: place(e.tabs.verdicts), span: len(s.columns)})
	}
	e.toAgree(s, waiting)
}

// toAgree lists the proposals that wait for somebody to agree.
func (e export) toAgree(s *sheet, waiting []review.Proposal) {
	for _, p := range waiting[:min(mostHeadlines, len(waiting))] {
		o := e.w.SLOs[p.SLOID]
		cells := make([]cell, len(s.columns))
		cells[0] = cell{value: e.w.Services[o.ServiceID].Name, look: bodyLook}
		cells[1] = cell{value: markUnknown + " " + words.ProposalChange(p.Change), look: bodyLook.boldly(), span: 3}
		cells[4] = cell{value: e.toAgreeWords(p, o.Name), look: bodyLook, span: 4}
		cells[8] = seeCell(e.tabs.proposals)
		s.add(cells...)
	}
	if more := len(waiting) - mostHeadlines; more > 0 {
		s.add(cell{value: words.N("workbook.headline.more-proposals", more), look: linkLook, link: place(e.tabs.proposals), span: len(s.columns)})
	}
}

// toAgreeWords says what is proposed, and who must still agree.
func (e export) toAgreeWords(p review.Proposal, name string) string {
	said := words.Proposal(p, name)
	var names []string
	for _, one := range e.w.YetToSign(p) {
		names = append(names, one.Person.Name)
	}
	if len(names) > 0 {
		said += "\n" + words.T("workbook.headline.to-agree", "Names", words.List(names))
	}
	return said
}

// seeCell leads to a sheet from the last columns of the summary.
func seeCell(tab string) cell {
	return cell{value: words.T("workbook.see", "Sheet", tab), look: linkLook, link: place(tab), span: 4}
}

// waitingProposals lists the proposals that nobody decided on yet.
func (e export) waitingProposals() []review.Proposal {
	return slices.DeleteFunc(e.proposalsInOrder(), func(p review.Proposal) bool { return p.State != review.Proposed })
}

// asks tells whether people have to do or to judge something.
func asks(v policy.Verdict) bool {
	return v.Action.Strictness() > policy.Release.Strictness() || len(v.Open) > 0
}

func (e export) askedRow(s *sheet, one said) {
	cells := make([]cell, len(s.columns))
	cells[0] = cell{value: e.w.Services[one.serviceID].Name, look: bodyLook}
	cells[1] = cell{value: verdictMark(one.verdict) + " " + words.VerdictShort(one.verdict), look: bodyLook.boldly(), span: 3}
	cells[4] = cell{value: e.askedWords(one), look: bodyLook, span: 4}
	cells[8] = seeCell(e.tabs.verdicts)
	s.add(cells...)
}

// askedWords says why, and what was decided today.
func (e export) askedWords(one said) string {
	why := words.Verdict(one.verdict, e.called())
	for _, d := range e.w.DecisionsOf(one.serviceID) {
		if d.Date == e.day {
			return why + "\n" + words.T("workbook.headline.decided", "Decided", d.Decided, "By", d.By)
		}
	}
	return why
}
