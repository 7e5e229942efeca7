package workspace

import (
	"slocharter/internal/lifecycle"
	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// roadmapStep is the key of the step in which roadmap items are worked on.
const roadmapStep = "execute-slo-roadmap"

// Agreement says how a proposal is agreed on.
type Agreement struct {
	Date   string // YYYY-MM-DD
	By     string // who decided it
	From   string // YYYY-MM-DD from which its target counts; empty: as it was proposed
	Remark string
	Title  string   // under which it is kept as evidence in the guide; empty: it is not
	Ticks  []string // IDs of exit criteria that people judge, and that are met with it
	Cycle  string   // why the next cycle of the service is opened; empty: it is not
}

// AgreeProposal carries a proposal out: it writes the target that counts from its day on, or retires the SLO; it keeps the
// evidence in the guide, opens the next cycle where that is asked for, and makes tasks of the roadmap items that are agreed on.
// The error is a NotAgreed while nobody accountable signed, though somebody could, or a Backdated.
func (w *Workspace) AgreeProposal(id string, a Agreement) error {
	p, err := w.openProposal(id)
	if err != nil {
		return err
	}
	if err := firstError(cleanDate(&a.Date), cleanDate(&a.From), cleanLine("by", &a.By), cleanText("remark", &a.Remark), w.signed(p)); err != nil {
		return err
	}
	if a.Date == "" {
		return Missing{"date"}
	}
	p.State, p.Decided, p.Remark = review.Agreed, a.Date, a.Remark
	if p.Change.Aims() && a.From != "" {
		p.From = a.From
	}
	if err := w.carryOut(&p, a); err != nil {
		return err
	}
	put(&w.Proposals, p.ID, p)
	return w.closeLoop(p, a)
}

// signed returns a NotAgreed when somebody is accountable for recalibration and nobody accountable signed.
func (w Workspace) signed(p review.Proposal) error {
	for _, s := range w.ProposalSignsOf(p.ID) {
		if s.Accountable {
			return nil
		}
	}
	var names []string
	for _, e := range w.MustAgree(p) {
		if e.Accountable {
			names = append(names, e.Person.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return NotAgreed{names}
}

// carryOut does with the SLO what the proposal says.
func (w *Workspace) carryOut(p *review.Proposal, a Agreement) error {
	if p.Change.Aims() && p.From < a.Date {
		return Backdated{p.From, a.Date}
	}
	if p.Change == review.Replace {
		if err := w.replace(p, a); err != nil {
			return err
		}
	} else if p.Change.Aims() {
		return w.aim(p.SLOID, *p, a)
	}
	if p.Change.Ends() {
		o := w.SLOs[p.SLOID]
		o.Standing, p.From = slo.Retired, a.Date
		return w.PutSLO(o)
	}
	return nil
}

// aim gives an SLO the target of a proposal. Time zone and anchor stay as they are.
func (w *Workspace) aim(sloID string, p review.Proposal, a Agreement) error {
	latest, _ := w.LatestTarget(p.SLOID)
	t := slo.Target{SLOID: sloID, Goal: p.Goal, Window: p.Window, Zone: latest.Zone, From: p.From, Note: p.Note, By: a.By}
	if latest.Window == p.Window {
		t.Anchor = latest.Anchor
	}
	return w.SetTarget(t)
}

// replace adds a proposed SLO that is defined like the one that goes.
func (w *Workspace) replace(p *review.Proposal, a Agreement) error {
	old := w.SLOs[p.SLOID]
	o, err := w.AddSLO(old.ServiceID, p.Successor)
	if err != nil {
		return err
	}
	successor := old
	successor.ID, successor.Key, successor.Name, successor.Position, successor.Standing = o.ID, o.Key, o.Name, o.Position, slo.Proposed
	if err := w.PutSLO(successor); err != nil {
		return err
	}
	p.SuccessorID = o.ID
	return w.aim(o.ID, *p, a)
}

// closeLoop writes into the guide what a proposal that was agreed on means for it.
func (w *Workspace) closeLoop(p review.Proposal, a Agreement) error {
	serviceID := w.SLOs[p.SLOID].ServiceID
	cycle := w.CycleOf(serviceID)
	if err := firstError(w.keepEvidence(p, cycle, a.Title), w.tickAll(cycle, a.Ticks)); err != nil {
		return err
	}
	if a.Cycle != "" {
		opened, err := w.StartNextCycle(serviceID, a.Cycle, a.Date)
		if err != nil {
			return err
		}
		cycle = opened
	}
	return w.takeOn(p, cycle)
}

// keepEvidence writes the evidence of a proposal down in the running cycle.
func (w *Workspace) keepEvidence(p review.Proposal, cycle lifecycle.Cycle, title string) error {
	step, ok := w.stepWithKey(review.Recalibrate)
	if !ok || title == "" || !running(cycle) {
		return nil
	}
	return w.AddEvidence(cycle.ID, step.ID, title, "", p.Evidence)
}

func (w *Workspace) tickAll(cycle lifecycle.Cycle, criterionIDs []string) error {
	for _, id := range criterionIDs {
		if err := w.SetTick(cycle.ID, id, true); err != nil {
			return err
		}
	}
	return nil
}

// stepWithKey finds a step that the organisation may have taken away.
func (w Workspace) stepWithKey(key string) (lifecycle.Step, bool) {
	step, err := w.StepByKey(key)
	return step, err == nil
}

func running(c lifecycle.Cycle) bool { return c.ID != "" && c.Ended == "" }

// takeOn makes tasks of the roadmap items of a proposal that are agreed on. An organisation without the step for them
// keeps its roadmap with the proposal.
func (w *Workspace) takeOn(p review.Proposal, cycle lifecycle.Cycle) error {
	step, ok := w.stepWithKey(roadmapStep)
	if !ok || !running(cycle) {
		return nil
	}
	for _, item := range w.RoadmapOf(p.ID) {
		if !item.Agreed {
			continue
		}
		t, err := w.AddTask(cycle.ID, step.ID, item.Text)
		if err != nil {
			return err
		}
		t.OwnerID, t.Due = item.OwnerID, item.Due
		if err := w.PutTask(t); err != nil {
			return err
		}
		item.TaskID = t.ID
		put(&w.RoadmapItems, item.ID, item)
	}
	return nil
}
