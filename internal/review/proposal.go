package review

import "slocharter/internal/slo"

// Change is what a recalibration does with an SLO.
type Change string

// The changes.
const (
	Keep    Change = "keep"
	Tighten Change = "tighten"
	Loosen  Change = "loosen"
	Replace Change = "replace" // by another SLO; this one is retired
	Retire  Change = "retire"
)

// Changes lists the changes in the order in which they are offered.
var Changes = []Change{Keep, Tighten, Loosen, Replace, Retire}

// Between returns the change that leads from one target to another: tighter or looser by the goal, or by the window alone
// a tighter one; none where nothing differs.
func Between(before, after slo.Target) Change {
	switch sign := after.Goal.Share().Cmp(before.Goal.Share()); {
	case sign < 0:
		return Loosen
	case sign == 0 && after.Window == before.Window:
		return Keep
	}
	return Tighten
}

// Aims tells whether the change comes with a target of its own.
func (c Change) Aims() bool { return c == Tighten || c == Loosen || c == Replace }

// Ends tells whether the change retires the SLO.
func (c Change) Ends() bool { return c == Replace || c == Retire }

// ProposalState is how far a proposal is.
type ProposalState string

// The states of a proposal. Only an open one can be edited, signed and decided on.
const (
	Proposed  ProposalState = "proposed"
	Agreed    ProposalState = "agreed"
	Rejected  ProposalState = "rejected"
	Withdrawn ProposalState = "withdrawn"
)

// ProposalStates lists the states in their order.
var ProposalStates = []ProposalState{Proposed, Agreed, Rejected, Withdrawn}

// Proposal says what to do with an SLO from a day on. Dates are YYYY-MM-DD.
type Proposal struct {
	ID          string
	SLOID       string `ref:"slo,remove"`
	ReviewID    string `ref:"review,clear"` // in which it was made; empty for one that was made elsewhere
	Change      Change
	Goal        slo.Percent
	Window      slo.Window
	From        string // effective date; an SLO is retired when the proposal is agreed on
	Successor   string // what the SLO that replaces this one is called
	SuccessorID string `ref:"slo,clear"` // that SLO, once it is agreed on
	Before      string // the target that was in force when it was proposed: "99.9"
	Evidence    string // what it rests on, as it was then
	Note        string
	State       ProposalState
	By          string // who proposed it
	Date        string // on which day
	Decided     string // on which day it was agreed on, rejected or withdrawn
	Remark      string // what was said about that
	Position    int
}

// SignOff says that a person agrees with a proposal. Name, role and whether they were accountable are kept as on that
// day.
type SignOff struct {
	ID          string // of the proposal and the person, joined by "|"
	ProposalID  string `ref:"proposal,remove"`
	PersonID    string `ref:"person,clear"`
	Name        string
	Role        string
	Accountable bool
	Date        string
	Remark      string
}

// Size is how much work something is.
type Size string

// The sizes. The empty one is not said.
const (
	UnknownSize Size = ""
	Small       Size = "small"
	Medium      Size = "medium"
	Large       Size = "large"
	ExtraLarge  Size = "extra-large"
)

// Sizes lists the sizes, the smallest first.
var Sizes = []Size{UnknownSize, Small, Medium, Large, ExtraLarge}

// RoadmapItem is work that a proposal needs.
type RoadmapItem struct {
	ID         string
	ProposalID string `ref:"proposal,remove"`
	Text       string
	Size       Size
	OwnerID    string `ref:"person,clear"`
	Due        string
	Agreed     bool
	TaskID     string `ref:"task,clear"` // in the guide, once the proposal is agreed on
	Position   int
}

// WorkBalance says how much of the work of a period is for reliability. Dates are YYYY-MM-DD; shares are per cent from 0
// to 100 as decimals.
type WorkBalance struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	From      string
	To        string // the last day
	Planned   string
	Suggested string // what the verdicts of the period, or the decision table, ask for; may be empty
	Note      string
}
