package workspace

import (
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
)

func cycleNumber(c lifecycle.Cycle) int         { return c.Number }
func taskPosition(t lifecycle.Task) int         { return t.Position }
func evidencePosition(e lifecycle.Evidence) int { return e.Position }

// CycleEnded is the error for an edit of a cycle that is over: it stays readable as it was.
type CycleEnded struct{ Number int }

func (e CycleEnded) Error() string { return "the cycle has ended" }

// CyclesOf lists the cycles of a service, the first one first.
func (w Workspace) CyclesOf(serviceID string) []lifecycle.Cycle {
	return grouped(w, w.Cycles, cycleNumber, func(c lifecycle.Cycle) string { return c.ServiceID }, serviceID)
}

// CycleOf returns the running cycle of a service, or its last one; zero for a service without any.
func (w Workspace) CycleOf(serviceID string) lifecycle.Cycle {
	cycles := w.CyclesOf(serviceID)
	if len(cycles) == 0 {
		return lifecycle.Cycle{}
	}
	return cycles[len(cycles)-1]
}

// startCycle opens a cycle with its usual tasks.
func (w *Workspace) startCycle(serviceID string, number int, reason, today string) lifecycle.Cycle {
	c := lifecycle.Cycle{ID: NewID(), ServiceID: serviceID, Number: number, Started: today, Reason: reason}
	put(&w.Cycles, c.ID, c)
	for _, step := range w.StepsInOrder() {
		for i, usual := range w.UsualTasksOf(step.ID) {
			t := lifecycle.Task{ID: NewID(), CycleID: c.ID, StepID: step.ID, Text: usual.Text, Position: i + 1}
			put(&w.Tasks, t.ID, t)
		}
	}
	return c
}

// StartNextCycle ends the running cycle of a service and opens the next one. What the data said about exit criteria is
// kept with the ended cycle, so that it reads the same for ever.
func (w *Workspace) StartNextCycle(serviceID, reason, today string) (lifecycle.Cycle, error) {
	if !w.Has("service", serviceID) {
		return lifecycle.Cycle{}, NotFound{"service", serviceID}
	}
	if err := firstError(cleanText("reason", &reason), cleanDate(&today)); err != nil {
		return lifecycle.Cycle{}, err
	}
	last := w.CycleOf(serviceID)
	if last.ID != "" && last.Ended == "" {
		w.freeze(last)
		last.Ended = today
		put(&w.Cycles, last.ID, last)
	}
	return w.startCycle(serviceID, last.Number+1, reason, today), nil
}

// freeze records what the data says about the exit criteria of a cycle.
func (w *Workspace) freeze(c lifecycle.Cycle) {
	for _, step := range w.Guide(c.ServiceID, c.ID).Steps {
		for _, result := range step.Criteria {
			w.tick(c.ID, result.Criterion.ID, result.Met)
		}
	}
}

func (w *Workspace) tick(cycleID, criterionID string, met bool) {
	id := lifecycle.TickID(cycleID, criterionID)
	put(&w.Ticks, id, lifecycle.Tick{ID: id, CycleID: cycleID, CriterionID: criterionID, Met: met})
}

// running returns the cycle if it can be edited.
func (w Workspace) running(cycleID string) (lifecycle.Cycle, error) {
	c, ok := w.Cycles[cycleID]
	if !ok {
		return c, NotFound{"cycle", cycleID}
	}
	if c.Ended != "" {
		return c, CycleEnded{c.Number}
	}
	return c, nil
}

// SetAnswer writes the answer of a cycle to a question; an empty one is taken away.
func (w *Workspace) SetAnswer(cycleID, questionID, text string) error {
	if _, err := w.running(cycleID); err != nil {
		return err
	}
	if err := cleanText("answer", &text); err != nil {
		return err
	}
	id := lifecycle.AnswerID(cycleID, questionID)
	if text == "" {
		delete(w.Answers, id)
		return nil
	}
	put(&w.Answers, id, lifecycle.Answer{ID: id, CycleID: cycleID, QuestionID: questionID, Text: text})
	return nil
}

// SetTick ticks a criterion that people judge, or takes the tick away.
func (w *Workspace) SetTick(cycleID, criterionID string, met bool) error {
	if _, err := w.running(cycleID); err != nil {
		return err
	}
	criterion, ok := w.Criteria[criterionID]
	if !ok || criterion.Check != "" {
		return NotFound{"criterion", criterionID}
	}
	if !met {
		delete(w.Ticks, lifecycle.TickID(cycleID, criterionID))
		return nil
	}
	w.tick(cycleID, criterionID, true)
	return nil
}

// TasksOf lists the tasks of a step in a cycle.
func (w Workspace) TasksOf(cycleID, stepID string) []lifecycle.Task {
	return grouped(w, w.Tasks, taskPosition, func(t lifecycle.Task) string { return t.CycleID + t.StepID }, cycleID+stepID)
}

// AddTask adds a task at the end of a step.
func (w *Workspace) AddTask(cycleID, stepID, text string) (lifecycle.Task, error) {
	position := next(w.TasksOf(cycleID, stepID), taskPosition)
	t := lifecycle.Task{ID: NewID(), CycleID: cycleID, StepID: stepID, Text: text, Position: position}
	if err := w.PutTask(t); err != nil {
		return lifecycle.Task{}, err
	}
	return w.Tasks[t.ID], nil
}

// PutTask writes a task.
func (w *Workspace) PutTask(t lifecycle.Task) error {
	if _, err := w.running(t.CycleID); err != nil {
		return err
	}
	if err := firstError(requiredText("task", &t.Text), cleanDate(&t.Due)); err != nil {
		return err
	}
	put(&w.Tasks, t.ID, t)
	return nil
}

// EvidenceOf lists the notes and links of a step in a cycle.
func (w Workspace) EvidenceOf(cycleID, stepID string) []lifecycle.Evidence {
	return grouped(w, w.Evidence, evidencePosition, func(e lifecycle.Evidence) string { return e.CycleID + e.StepID }, cycleID+stepID)
}

// AddEvidence adds a note or a link to a step.
func (w *Workspace) AddEvidence(cycleID, stepID, title, link, note string) error {
	return w.PutEvidence(lifecycle.Evidence{
		ID: NewID(), CycleID: cycleID, StepID: stepID, Title: title, URL: link, Note: note,
		Position: next(w.EvidenceOf(cycleID, stepID), evidencePosition),
	})
}

// PutEvidence writes a note or a link.
func (w *Workspace) PutEvidence(e lifecycle.Evidence) error {
	if _, err := w.running(e.CycleID); err != nil {
		return err
	}
	if err := firstError(cleanName("title", &e.Title), cleanLink(&e.URL), cleanText("note", &e.Note)); err != nil {
		return err
	}
	put(&w.Evidence, e.ID, e)
	return nil
}

// SignStep records that a person signed a step, with the part in the chart that they had on that day. A person who signs
// again replaces their earlier sign-off.
func (w *Workspace) SignStep(cycleID, stepID, personID, remark, date string) error {
	cycle, err := w.running(cycleID)
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
	role, accountable := w.partIn(cycle.ServiceID, stepID, person)
	id := cycleID + "|" + stepID + "|" + personID
	put(&w.StepSigns, id, lifecycle.SignOff{
		ID: id, CycleID: cycleID, StepID: stepID, PersonID: personID, Name: person.Name,
		Role: role, Accountable: accountable, Date: date, Remark: remark,
	})
	return nil
}

// partIn returns the columns through which a person takes part in a step of a service ("Service Owner (A/R)"), and
// whether one of them is accountable.
func (w Workspace) partIn(serviceID, stepID string, person people.Person) (role string, accountable bool) {
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	var parts []string
	for _, column := range m.Columns {
		letters := m.At(stepID, column.ID)
		for _, holder := range roster.Holders(column.ID) {
			if holder.ID == person.ID && letters != "" {
				parts = append(parts, column.Name+" ("+string(letters)+")")
				accountable = accountable || letters.Has(m.Scheme.Symbol(raci.Accountable))
			}
		}
	}
	return strings.Join(parts, ", "), accountable
}

// StepSignsOf lists the sign-offs of a step in a cycle, the earliest first.
func (w Workspace) StepSignsOf(cycleID, stepID string) []lifecycle.SignOff {
	signs := grouped(w, w.StepSigns, func(lifecycle.SignOff) int { return 0 },
		func(s lifecycle.SignOff) string { return s.CycleID + s.StepID }, cycleID+stepID)
	return byName(signs, func(s lifecycle.SignOff) string { return s.Date })
}

// mayRemove refuses to take rows away that are part of something finished.
func (w Workspace) mayRemove(kind, id string) error {
	switch kind {
	case "task", "evidence", "step_sign_off", "answer", "tick":
		k, _ := KindNamed(kind)
		values, _ := k.Values(w, id)
		_, err := w.running(values[1])
		return err
	case "policy_version", "policy_section", "policy_rule":
		return w.mayRemovePolicy(kind, id)
	case "review", "review_topic", "review_line", "review_answer", "attendee", "follow_up", "decision":
		return w.mayRemoveReview(kind, id)
	case "proposal", "proposal_sign_off", "roadmap_item":
		return w.mayRemoveProposal(kind, id)
	}
	return nil
}
