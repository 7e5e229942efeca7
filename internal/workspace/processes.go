package workspace

import (
	"slices"

	"slocharter/internal/policy"
)

func processPosition(p policy.Process) int   { return p.Position }
func stepPlace(s policy.ProcessStep) int     { return s.Position }
func decisionPosition(d policy.Decision) int { return d.Position }

// ProcessesOf lists the escalations and exceptions of a service, the latest first.
func (w Workspace) ProcessesOf(serviceID string) []policy.Process {
	list := grouped(w, w.Processes, processPosition, func(p policy.Process) string { return p.ServiceID }, serviceID)
	slices.Reverse(list)
	return list
}

// ProcessStepsOf lists the steps of a process.
func (w Workspace) ProcessStepsOf(processID string) []policy.ProcessStep {
	return grouped(w, w.ProcessSteps, stepPlace, func(s policy.ProcessStep) string { return s.ProcessID }, processID)
}

// usualStep is a usual step of a process.
type usualStep struct {
	Kind policy.ProcessKind
	Key  string
	Name string
	Hint string
}

// StartProcess begins an escalation or an exception, with its usual steps. Its ID is made here.
func (w *Workspace) StartProcess(p policy.Process) (policy.Process, error) {
	if !w.Has("service", p.ServiceID) {
		return policy.Process{}, NotFound{"service", p.ServiceID}
	}
	p.ID, p.Closed = NewID(), ""
	p.Position = 1
	if latest := w.ProcessesOf(p.ServiceID); len(latest) > 0 {
		p.Position = latest[0].Position + 1
	}
	if err := w.PutProcess(p); err != nil {
		return policy.Process{}, err
	}
	for _, s := range read[[]usualStep]("starter/processes.json") {
		if s.Kind != p.Kind {
			continue
		}
		id := NewID()
		put(&w.ProcessSteps, id, policy.ProcessStep{
			ID: id, ProcessID: p.ID, Key: s.Key, Name: s.Name, Hint: s.Hint, Position: 1 + len(w.ProcessStepsOf(p.ID)),
		})
	}
	return w.Processes[p.ID], nil
}

// PutProcess writes a process. An exception needs a first and a last day.
func (w *Workspace) PutProcess(p policy.Process) error {
	err := firstError(oneOf("kind", p.Kind, policy.ProcessKinds), cleanName("title", &p.Title), cleanText("reason", &p.Reason),
		cleanText("drawbacks", &p.Drawbacks), cleanDate(&p.From), cleanDate(&p.Until), cleanDate(&p.Closed))
	if err != nil {
		return err
	}
	if p.From == "" {
		return Missing{"from"}
	}
	if p.Kind == policy.ExceptionProcess && p.Until == "" {
		return Missing{"until"}
	}
	if p.Until != "" && p.Until < p.From {
		return EndsBeforeStart{p.From, p.Until}
	}
	if o, ok := w.SLOs[p.SLOID]; ok && o.ServiceID != p.ServiceID {
		return OtherService{o.Name}
	}
	put(&w.Processes, p.ID, p)
	return nil
}

// PutProcessStep writes a step of a process. One that is done has the day on which it was.
func (w *Workspace) PutProcessStep(s policy.ProcessStep) error {
	err := firstError(cleanName("name", &s.Name), cleanText("hint", &s.Hint), cleanDate(&s.Due), cleanDate(&s.Done), cleanText("note", &s.Note))
	if err != nil {
		return err
	}
	put(&w.ProcessSteps, s.ID, s)
	return nil
}

// ExceptionsOn lists the exceptions that are in force for a service on a day.
func (w Workspace) ExceptionsOn(serviceID, day string) []policy.Exception {
	var all []policy.Exception
	for _, p := range w.ProcessesOf(serviceID) {
		if e, ok := p.ExceptionOn(day, w.ProcessStepsOf(p.ID)); ok {
			all = append(all, e)
		}
	}
	return all
}

// DecisionsOf lists what was decided for a service with or against the verdict, the latest first.
func (w Workspace) DecisionsOf(serviceID string) []policy.Decision {
	list := grouped(w, w.Decisions, decisionPosition, func(d policy.Decision) string { return d.ServiceID }, serviceID)
	slices.Reverse(list)
	return list
}

// AddDecision records what was decided. Its ID is made here.
func (w *Workspace) AddDecision(d policy.Decision) (policy.Decision, error) {
	if !w.Has("service", d.ServiceID) {
		return policy.Decision{}, NotFound{"service", d.ServiceID}
	}
	d.ID, d.Position = NewID(), 1
	if latest := w.DecisionsOf(d.ServiceID); len(latest) > 0 {
		d.Position = latest[0].Position + 1
	}
	if err := w.PutDecision(d); err != nil {
		return policy.Decision{}, err
	}
	return w.Decisions[d.ID], nil
}

// PutDecision writes a decision. What was decided, why, by whom and when must be said.
func (w *Workspace) PutDecision(d policy.Decision) error {
	err := firstError(requiredText("decision", &d.Decided), requiredText("reason", &d.Reason), cleanName("by", &d.By),
		cleanText("verdict", &d.VerdictText), cleanText("remark", &d.Remark), cleanDate(&d.Date))
	if err != nil {
		return err
	}
	if d.Date == "" {
		return Missing{"date"}
	}
	if err := w.mayDecide(d); err != nil {
		return err
	}
	put(&w.Decisions, d.ID, d)
	return nil
}

// mayDecide refuses to change or add what a review that was held decided; later remarks are allowed.
func (w Workspace) mayDecide(d policy.Decision) error {
	old := w.Decisions[d.ID]
	d.Remark = old.Remark
	if d == old {
		return nil
	}
	return firstError(w.notHeld(old.ReviewID), w.notHeld(d.ReviewID))
}

// PolicyOn returns the version that bound a service on a day: its own one in force then, or else the default's. Before the
// first version it is none.
func (w Workspace) PolicyOn(serviceID, day string) (policy.Version, bool) {
	for _, id := range slices.Compact([]string{serviceID, ""}) {
		for _, v := range w.VersionsOf(id) {
			if v.State != policy.Draft && v.Since <= day && (v.Until == "" || day < v.Until) {
				return v, true
			}
		}
	}
	return policy.Version{}, false
}
