package workspace

import (
	"cmp"
	"slices"
	"strings"

	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// ProposalDecided is the error for an edit of a proposal that was decided on.
type ProposalDecided struct{ Date string }

func (e ProposalDecided) Error() string { return "the proposal was decided on " + e.Date }

// ProposalOpen is the error for a second open proposal for an SLO.
type ProposalOpen struct{ SLO string }

func (e ProposalOpen) Error() string { return "a proposal is open for " + e.SLO }

// WrongWay is the error for a target that does not change in the way that the proposal says.
type WrongWay struct {
	Change       review.Change
	Before, Goal slo.Percent
}

func (e WrongWay) Error() string {
	return string(e.Change) + " from " + string(e.Before) + " to " + string(e.Goal) + " goes the other way"
}

// Backdated is the error for a target that would count before it was agreed on.
type Backdated struct{ From, Agreed string }

func (e Backdated) Error() string { return "from " + e.From + " is before " + e.Agreed }

// NotAgreed is the error for a proposal that nobody accountable signed.
type NotAgreed struct{ Names []string } // who could

func (e NotAgreed) Error() string { return "not signed by " + strings.Join(e.Names, " or ") }

func proposalPosition(p review.Proposal) int   { return p.Position }
func roadmapPosition(i review.RoadmapItem) int { return i.Position }

// ProposalsOf lists the proposals for an SLO, the latest first.
func (w Workspace) ProposalsOf(sloID string) []review.Proposal {
	list := grouped(w, w.Proposals, proposalPosition, func(p review.Proposal) string { return p.SLOID }, sloID)
	slices.Reverse(list)
	return list
}

// ProposalsIn lists the proposals that were made in a review, in the order of their making.
func (w Workspace) ProposalsIn(reviewID string) []review.Proposal {
	return where(w.Proposals, proposalPosition, func(p review.Proposal) bool { return p.ReviewID == reviewID })
}

// OpenProposal returns the proposal for an SLO that nobody decided on yet.
func (w Workspace) OpenProposal(sloID string) (review.Proposal, bool) {
	for _, p := range w.ProposalsOf(sloID) {
		if p.State == review.Proposed {
			return p, true
		}
	}
	return review.Proposal{}, false
}

// OpenProposalsOf lists the proposals for the SLOs of a service that nobody decided on yet.
func (w Workspace) OpenProposalsOf(serviceID string) []review.Proposal {
	var open []review.Proposal
	for _, o := range w.SLOsOf(serviceID) {
		if p, ok := w.OpenProposal(o.ID); ok {
			open = append(open, p)
		}
	}
	return open
}

// Propose proposes what to do with an SLO. Its ID is made here, and what the SLO aims for today is kept with it. The error
// is a ProposalOpen when one is open.
func (w *Workspace) Propose(p review.Proposal) (review.Proposal, error) {
	o, ok := w.SLOs[p.SLOID]
	if !ok || o.Standing == slo.Retired {
		return review.Proposal{}, NotFound{"slo", p.SLOID}
	}
	if _, open := w.OpenProposal(p.SLOID); open {
		return review.Proposal{}, ProposalOpen{o.Name}
	}
	before, _ := w.LatestTarget(p.SLOID)
	p.ID, p.State, p.Decided, p.SuccessorID, p.Remark = NewID(), review.Proposed, "", "", ""
	p.Before, p.Position = string(before.Goal), 1+len(w.ProposalsOf(p.SLOID))
	if err := w.cleanProposal(&p); err != nil {
		return review.Proposal{}, err
	}
	put(&w.Proposals, p.ID, p)
	return p, nil
}

// openProposal returns the proposal if it can be edited, signed and decided on.
func (w Workspace) openProposal(id string) (review.Proposal, error) {
	p, ok := w.Proposals[id]
	if !ok {
		return p, NotFound{"proposal", id}
	}
	if p.State != review.Proposed {
		return p, ProposalDecided{p.Decided}
	}
	return p, nil
}

// PutProposal writes what is proposed. When it becomes another change, who signed has to sign again.
func (w *Workspace) PutProposal(p review.Proposal) error {
	old, err := w.openProposal(p.ID)
	if err != nil {
		return err
	}
	changed := old
	changed.Change, changed.Goal, changed.Window, changed.From, changed.Successor = p.Change, p.Goal, p.Window, p.From, p.Successor
	changed.Evidence, changed.Note = p.Evidence, p.Note
	if err := w.cleanProposal(&changed); err != nil {
		return err
	}
	put(&w.Proposals, changed.ID, changed)
	changed.Evidence, changed.Note = old.Evidence, old.Note
	if changed == old {
		return nil
	}
	for _, s := range w.ProposalSignsOf(old.ID) {
		delete(w.ProposalSigns, s.ID)
	}
	return nil
}

func (w Workspace) cleanProposal(p *review.Proposal) error {
	err := firstError(oneOf("change", p.Change, review.Changes), cleanDate(&p.From), cleanDate(&p.Date), cleanLine("by", &p.By),
		cleanText("evidence", &p.Evidence), cleanText("note", &p.Note), cleanLine("successor", &p.Successor))
	if err != nil {
		return err
	}
	if p.Date == "" {
		return Missing{"date"}
	}
	if !p.Change.Aims() {
		p.Goal, p.Window, p.Successor = "", "", ""
		return nil
	}
	return w.cleanAim(p)
}

// cleanAim checks the target of a proposal that comes with one.
func (w Workspace) cleanAim(p *review.Proposal) error {
	latest, _ := w.LatestTarget(p.SLOID)
	goal, err := slo.ParseGoal(string(p.Goal))
	if err != nil {
		return err
	}
	window, err := slo.ParseWindow(cmp.Or(strings.TrimSpace(string(p.Window)), string(latest.Window), string(slo.DefaultWindow)))
	if err != nil {
		return err
	}
	p.Goal, p.Window = goal, window
	if p.From == "" {
		return Missing{"from"}
	}
	if p.Change == review.Replace {
		return cleanName("successor", &p.Successor)
	}
	p.Successor = ""
	if wrongWay(p.Change, latest, *p) {
		return WrongWay{p.Change, latest.Goal, goal}
	}
	return nil
}

// wrongWay tells whether a target over the same window is not higher when it should be tighter, or not lower when looser.
func wrongWay(c review.Change, latest slo.Target, p review.Proposal) bool {
	if latest.Goal == "" || latest.Window != p.Window {
		return false
	}
	sign := p.Goal.Share().Cmp(latest.Goal.Share())
	return c == review.Tighten && sign <= 0 || c == review.Loosen && sign >= 0
}

// MustAgree lists who is responsible or accountable for recalibration, and so must agree with a proposal.
func (w Workspace) MustAgree(p review.Proposal) []Expected {
	expected, _ := w.Invited(w.SLOs[p.SLOID].ServiceID, []string{review.Recalibrate})
	return expected
}

// YetToSign lists who must agree with a proposal and did not sign it.
func (w Workspace) YetToSign(p review.Proposal) []Expected {
	signs := w.ProposalSignsOf(p.ID)
	return slices.DeleteFunc(w.MustAgree(p), func(e Expected) bool {
		return slices.ContainsFunc(signs, func(s review.SignOff) bool { return s.PersonID == e.Person.ID })
	})
}

// ProposalSignsOf lists the sign-offs of a proposal, the earliest first.
func (w Workspace) ProposalSignsOf(proposalID string) []review.SignOff {
	signs := grouped(w, w.ProposalSigns, func(review.SignOff) int { return 0 }, func(s review.SignOff) string { return s.ProposalID }, proposalID)
	return byName(signs, func(s review.SignOff) string { return s.Date })
}

// SignProposal records that a person agrees with an open proposal, with the part in the chart that they have that day.
func (w *Workspace) SignProposal(proposalID, personID, remark, date string) error {
	p, err := w.openProposal(proposalID)
	if err != nil {
		return err
	}
	person, ok := w.People[personID]
	if !ok {
		return NotFound{"person", personID}
	}
	if err := firstError(cleanText("remark", &remark), cleanDate(&date)); err != nil {
		return err
	}
	step, err := w.StepByKey(review.Recalibrate)
	if err != nil {
		return err
	}
	role, accountable := w.partIn(w.SLOs[p.SLOID].ServiceID, step.ID, person)
	id := proposalID + "|" + personID
	put(&w.ProposalSigns, id, review.SignOff{
		ID: id, ProposalID: proposalID, PersonID: personID, Name: person.Name, Role: role, Accountable: accountable, Date: date, Remark: remark,
	})
	return nil
}

// CloseProposal rejects or withdraws a proposal on a day.
func (w *Workspace) CloseProposal(id string, state review.ProposalState, remark, date string) error {
	p, err := w.openProposal(id)
	if err != nil {
		return err
	}
	ways := []review.ProposalState{review.Rejected, review.Withdrawn}
	if err := firstError(oneOf("state", state, ways), cleanText("remark", &remark), cleanDate(&date)); err != nil {
		return err
	}
	if date == "" {
		return Missing{"date"}
	}
	p.State, p.Remark, p.Decided = state, remark, date
	put(&w.Proposals, p.ID, p)
	return nil
}

// RoadmapOf lists the work that a proposal needs.
func (w Workspace) RoadmapOf(proposalID string) []review.RoadmapItem {
	return grouped(w, w.RoadmapItems, roadmapPosition, func(i review.RoadmapItem) string { return i.ProposalID }, proposalID)
}

// AddRoadmapItem adds work that a proposal needs.
func (w *Workspace) AddRoadmapItem(proposalID, text string) (review.RoadmapItem, error) {
	i := review.RoadmapItem{ID: NewID(), ProposalID: proposalID, Text: text, Position: next(w.RoadmapOf(proposalID), roadmapPosition)}
	if err := w.PutRoadmapItem(i); err != nil {
		return review.RoadmapItem{}, err
	}
	return w.RoadmapItems[i.ID], nil
}

// PutRoadmapItem writes work that a proposal needs.
func (w *Workspace) PutRoadmapItem(i review.RoadmapItem) error {
	if _, err := w.openProposal(i.ProposalID); err != nil {
		return err
	}
	if err := firstError(requiredText("text", &i.Text), oneOf("size", i.Size, review.Sizes), cleanDate(&i.Due)); err != nil {
		return err
	}
	put(&w.RoadmapItems, i.ID, i)
	return nil
}

// mayRemoveProposal refuses to take away what belongs to a proposal that was decided on.
func (w Workspace) mayRemoveProposal(kind, id string) error {
	switch kind {
	case "proposal_sign_off":
		id = w.ProposalSigns[id].ProposalID
	case "roadmap_item":
		id = w.RoadmapItems[id].ProposalID
	}
	_, err := w.openProposal(id)
	return err
}
