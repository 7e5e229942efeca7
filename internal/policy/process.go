package policy

// ProcessKind is what a process is for.
type ProcessKind string

// The kinds of processes.
const (
	EscalationProcess ProcessKind = "escalation" // follows a declared miss until it is solved
	ExceptionProcess  ProcessKind = "exception"  // lets feature work go on although the budget is gone, for a stated time
)

// ProcessKinds lists the kinds in the order in which they are offered.
var ProcessKinds = []ProcessKind{EscalationProcess, ExceptionProcess}

// Process is an escalation or an exception: a short list of steps with an owner. Dates are YYYY-MM-DD.
type Process struct {
	ID        string
	Kind      ProcessKind
	ServiceID string `ref:"service,remove"`
	SLOID     string `ref:"slo,clear"` // empty: it concerns all SLOs of the service
	Title     string
	Reason    string
	Drawbacks string // what speaks against an exception
	OwnerID   string `ref:"person,clear"`
	From      string // the day on which it begins
	Until     string // the last day of an exception; empty for an escalation
	Closed    string // the day on which it was closed; empty before
	Position  int
}

// ProcessStep is one step of a process. Dates are YYYY-MM-DD.
type ProcessStep struct {
	ID        string
	ProcessID string `ref:"process,remove"`
	Key       string // of the starter's step; empty for one that people added
	Name      string
	Hint      string
	OwnerID   string `ref:"person,clear"`
	Due       string
	Done      string // the day on which it was done; empty while it is open
	Note      string
	Position  int
}

// RatifyStep is the key of the step that puts an exception in force.
const RatifyStep = "ratify"

// Decision is what people decided on a day, with the verdict or against it. What was said is kept as it was said then.
type Decision struct {
	ID          string
	ServiceID   string `ref:"service,remove"`
	ReviewID    string `ref:"review,clear"` // in which it was decided; empty for one that was taken elsewhere
	Date        string // YYYY-MM-DD
	Verdict     Action // what the policy said; empty when no rule applied
	VerdictText string // … in words
	Decided     string // what was decided, in words
	Reason      string
	By          string // who decided
	Remark      string // what was said about it later
	Position    int
}

// ProcessState is where a process is on a day.
type ProcessState string

// The states of a process.
const (
	ProcessOpen     ProcessState = "open"
	ProcessRatified ProcessState = "ratified" // an exception that the stakeholders confirmed
	ProcessExpired  ProcessState = "expired"  // an exception that is past its last day and was not closed
	ProcessClosed   ProcessState = "closed"
)

// ProcessStates lists the states in their order.
var ProcessStates = []ProcessState{ProcessOpen, ProcessRatified, ProcessExpired, ProcessClosed}

// StateOn returns where the process is on a day (YYYY-MM-DD). Steps are its own.
func (p Process) StateOn(day string, steps []ProcessStep) ProcessState {
	switch {
	case p.Closed != "" && p.Closed <= day:
		return ProcessClosed
	case p.Kind != ExceptionProcess:
		return ProcessOpen
	case p.Until != "" && p.Until < day:
		return ProcessExpired
	case ratified(day, steps):
		return ProcessRatified
	}
	return ProcessOpen
}

// ratified tells whether the step that puts an exception in force was done by the end of a day.
func ratified(day string, steps []ProcessStep) bool {
	for _, s := range steps {
		if s.Key == RatifyStep && s.Done != "" && s.Done <= day {
			return true
		}
	}
	return false
}

// NextStep returns the first step that is not done; false when all are.
func NextStep(steps []ProcessStep) (ProcessStep, bool) {
	for _, s := range steps {
		if s.Done == "" {
			return s, true
		}
	}
	return ProcessStep{}, false
}
