package workbook

import (
	"slices"
	"strings"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// proposals lists what should become of SLOs: what is open first, then what was decided on, the latest first.
func (e export) proposals() sheet {
	s := newSheet(e.tabs.proposals, 16, 23, 11, 13, 10, 10, 11, 12, 40, 27, 28, 18, 12)
	s.heading(e, words.T("workbook.proposals.title"), e.about())
	var body [][]cell
	all := e.proposalsInOrder()
	for _, p := range all {
		body = append(body, e.proposalCells(p))
	}
	s.list("Proposals", []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.state"), words.T("workbook.column.proposal"),
		words.T("workbook.column.target-before"), words.T("workbook.column.target-proposed"), words.T("workbook.column.window"),
		words.T("workbook.column.counts-from"), words.T("workbook.column.evidence"), words.T("workbook.column.must-agree"),
		words.T("workbook.column.signed"), words.T("workbook.column.proposed-by"), words.T("workbook.column.decided-on"),
	}, body, words.T("workbook.proposals.none"))
	s.freezeHeader()
	s.frozenTo, s.titles = 2, 0 // the list below has a header of its own
	e.roadmap(&s, all)
	return s
}

func (e export) proposalsInOrder() []review.Proposal {
	var all []review.Proposal
	for _, service := range e.services() {
		for _, o := range e.w.SLOsOf(service.ID) {
			all = append(all, e.w.ProposalsOf(o.ID)...)
		}
	}
	slices.SortStableFunc(all, func(a, b review.Proposal) int { return strings.Compare(urgency(b), urgency(a)) })
	return all
}

// urgency is greater for what is open, and then for what was decided on later.
func urgency(p review.Proposal) string {
	if p.State == review.Proposed {
		return "open"
	}
	return p.Decided
}

func (e export) proposalCells(p review.Proposal) []cell {
	o := e.w.SLOs[p.SLOID]
	change := words.ProposalChange(p.Change)
	if p.Successor != "" {
		change = words.T("workbook.proposals.by", "Change", change, "Successor", p.Successor)
	}
	window := ""
	if p.Window != "" {
		window = words.Window(p.Window)
	}
	return []cell{
		textCell(e.w.Services[o.ServiceID].Name), boldCell(textCell(o.Name)), textCell(words.ProposalState(p.State)), boldCell(textCell(change)),
		goalCell(slo.Percent(p.Before)), goalCell(p.Goal), textCell(window), dateCell(p.From), textCell(reasonsOf(p)),
		besideCell(e.yetToSign(p)), besideCell(e.signedBy(p)), besideCell(byOn(p.By, p.Date)), dateCell(p.Decided),
	}
}

// besideCell is a text that keeps its distance from a long one before it.
func besideCell(text string) cell {
	c := textCell(text)
	c.look = c.look.indented()
	return c
}

// reasonsOf says what a proposal rests on, and what was said when it was decided on.
func reasonsOf(p review.Proposal) string {
	var said []string
	for _, text := range []string{p.Evidence, p.Note, p.Remark} {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n")
}

// yetToSign names who must still agree with a proposal that is open.
func (e export) yetToSign(p review.Proposal) string {
	if p.State != review.Proposed {
		return ""
	}
	return expectedNames(e.w.YetToSign(p))
}

func expectedNames(all []workspace.Expected) string {
	var said []string
	for _, one := range all {
		said = append(said, words.T("workbook.proposals.person", "Name", one.Person.Name, "Role", one.Role))
	}
	return strings.Join(said, "\n")
}

func (e export) signedBy(p review.Proposal) string {
	var said []string
	for _, one := range e.w.ProposalSignsOf(p.ID) {
		said = append(said, byOn(one.Name, one.Date))
	}
	return strings.Join(said, "\n")
}

// byOn writes who did something and when.
func byOn(name, day string) string {
	if day == "" {
		return name
	}
	return strings.TrimPrefix(name+", "+words.Date(day), ", ")
}

// roadmap lists the work that the proposals need.
func (e export) roadmap(s *sheet, all []review.Proposal) {
	var body [][]cell
	for _, p := range all {
		if p.State == review.Rejected || p.State == review.Withdrawn {
			continue
		}
		for _, i := range e.w.RoadmapOf(p.ID) {
			body = append(body, e.roadmapCells(p, i))
		}
	}
	s.furtherList(words.T("workbook.proposals.roadmap"), []string{
		words.T("workbook.column.service"), words.T("workbook.column.slo"), words.T("workbook.column.agreed"), words.T("workbook.column.size"),
		"", "", "", words.T("workbook.column.due"), words.T("workbook.column.work"), words.T("workbook.column.owner"),
	}, body)
}

func (e export) roadmapCells(p review.Proposal, i review.RoadmapItem) []cell {
	o := e.w.SLOs[p.SLOID]
	size := ""
	if i.Size != review.UnknownSize {
		size = words.Size(i.Size)
	}
	agreed := yesCell(i.Agreed)
	if !i.Agreed {
		agreed.value = words.T("workbook.no")
	}
	blank := cell{look: bodyLook}
	return []cell{
		textCell(e.w.Services[o.ServiceID].Name), boldCell(textCell(o.Name)), agreed, textCell(size), blank, blank, blank,
		dateCell(i.Due), textCell(i.Text), besideCell(e.w.People[i.OwnerID].Name),
	}
}
