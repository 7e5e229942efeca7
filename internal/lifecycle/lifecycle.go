// Package lifecycle knows the path of a service level objective: phases, steps with their questions, tasks and exit
// criteria, the cycles in which a service walks it, and what is written down on the way. It is pure.
package lifecycle

import (
	"slices"
	"strings"
)

// Phase is one of the three parts of the lifecycle.
type Phase string

// The three phases.
const (
	Research       Phase = "research"
	Implementation Phase = "implementation"
	Iteration      Phase = "iteration"
)

// Phases lists the phases in their order.
var Phases = []Phase{Research, Implementation, Iteration}

// Worksheet is a kind of real data that a step is the place to write down.
type Worksheet string

// The worksheets.
const (
	Journeys     Worksheet = "journeys"
	Expectations Worksheet = "expectations"
	Dependencies Worksheet = "dependencies"
	SLOs         Worksheet = "slos"
	Policy       Worksheet = "policy"
	Roadmap      Worksheet = "roadmap"
)

// Step is a step of the lifecycle and a row of the RACI chart.
type Step struct {
	ID         string
	Key        string
	Phase      Phase
	Name       string
	Purpose    string
	Outcome    string // what leaves the step
	Worksheets string // space-separated Worksheet names
	Position   int
}

// Question is asked in a step, in every cycle of every service.
type Question struct {
	ID       string
	StepID   string `ref:"step,remove"`
	Text     string
	Position int
}

// UsualTask is a task that every new cycle starts with.
type UsualTask struct {
	ID       string
	StepID   string `ref:"step,remove"`
	Text     string
	Position int
}

// Check names a question about a criterion that the data can answer. Empty: people tick the criterion.
type Check string

// The checks. Each is answered for one service, cycle and step.
const (
	HasJourneys       Check = "has-journeys"
	HasExpectations   Check = "has-expectations"
	HasDependencies   Check = "has-dependencies"
	AccountableNamed  Check = "accountable-named"
	RACIRowClean      Check = "raci-row-clean"
	QuestionsAnswered Check = "questions-answered"
	HasSLOs           Check = "has-slos"
	SLOsComplete      Check = "slos-complete"
	SLOsHaveTargets   Check = "slos-have-targets"
	NoHundredPercent  Check = "no-hundred-percent"
	PolicyCoversUsed  Check = "policy-covers-used-up"
	PolicyInForce     Check = "policy-in-force"
	PolicySigned      Check = "policy-signed"
	TasksOwned        Check = "tasks-owned"
	TasksDone         Check = "tasks-done"
	RoadmapDone       Check = "roadmap-done"
)

// Criterion is what must be true before a step is left.
type Criterion struct {
	ID       string
	StepID   string `ref:"step,remove"`
	Text     string
	Check    Check
	Position int
}

// Cycle is one walk of a service through the lifecycle. Dates are YYYY-MM-DD.
type Cycle struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	Number    int    // from 1
	Started   string
	Ended     string // empty while it runs
	Reason    string // why it was started
}

// Answer is what a service wrote to a question in a cycle.
type Answer struct {
	ID         string // AnswerID
	CycleID    string `ref:"cycle,remove"`
	QuestionID string `ref:"question,remove"`
	Text       string
}

// AnswerID names the one answer of a cycle to a question.
func AnswerID(cycleID, questionID string) string { return cycleID + "|" + questionID }

// Task is something to do in a step of a cycle.
type Task struct {
	ID       string
	CycleID  string `ref:"cycle,remove"`
	StepID   string `ref:"step,remove"`
	Text     string
	OwnerID  string `ref:"person,clear"`
	Due      string // YYYY-MM-DD or empty
	Done     bool
	Position int
}

// Tick records a criterion of a cycle as met or not: set by people, or frozen from the data when the cycle ended.
type Tick struct {
	ID          string // TickID
	CycleID     string `ref:"cycle,remove"`
	CriterionID string `ref:"criterion,remove"`
	Met         bool
}

// TickID names the one tick of a cycle for a criterion.
func TickID(cycleID, criterionID string) string { return cycleID + "|" + criterionID }

// Evidence is a note or a link that backs what was decided in a step.
type Evidence struct {
	ID       string
	CycleID  string `ref:"cycle,remove"`
	StepID   string `ref:"step,remove"`
	Title    string
	URL      string // http, https or mailto; may be empty
	Note     string
	Position int
}

// SignOff says that a person signed a step of a cycle. Accountable and Role are kept as they were on that day, so that
// later changes of the chart do not rewrite who signed as what.
type SignOff struct {
	ID          string
	CycleID     string `ref:"cycle,remove"`
	StepID      string `ref:"step,remove"`
	PersonID    string `ref:"person,clear"`
	Name        string // the person's name on that day
	Role        string // the columns of the chart through which they signed; empty for somebody outside of it
	Accountable bool
	Date        string // YYYY-MM-DD
	Remark      string
}

// State is how far a step of a cycle is.
type State string

// The states of a step.
const (
	Open    State = "open"    // nothing is written down yet
	Working State = "working" // something is
	Waiting State = "waiting" // every exit criterion is met; the sign-off of the accountable is missing
	Done    State = "done"    // the accountable signed
)

// Has tells whether the step is the place for a worksheet.
func (s Step) Has(sheet Worksheet) bool {
	return slices.Contains(strings.Fields(s.Worksheets), string(sheet))
}
