// Package review knows the meetings in which people look at their SLOs: their agendas and cadence, what is frozen for them,
// what is decided there, who does what next, and how targets are recalibrated. It is pure: it gets figures as text and
// does not know where they come from.
package review

import (
	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/slo"
)

// Kind is how often a review takes place.
type Kind string

// The kinds of reviews.
const (
	Weekly    Kind = "weekly"
	Monthly   Kind = "monthly"
	Quarterly Kind = "quarterly"
)

// Kinds lists the kinds, the most frequent first.
var Kinds = []Kind{Weekly, Monthly, Quarterly}

// Days returns how many days usually lie between two reviews: whole weeks, so that they keep their weekday.
func (k Kind) Days() int {
	return map[Kind]int{Weekly: 7, Monthly: 28, Quarterly: 91}[k]
}

// The keys of the steps of the lifecycle that reviews belong to.
const (
	HandleBudget = "handle-error-budget"
	Recalibrate  = "recalibrate-planning"
)

// Steps lists the keys of the steps whose responsible and accountable people must be there. A weekly review handles the
// budget; the others recalibrate as well.
func (k Kind) Steps() []string {
	if k == Weekly {
		return []string{HandleBudget}
	}
	return []string{HandleBudget, Recalibrate}
}

// State is how far a review is.
type State string

// The states of a review.
const (
	Planned  State = "planned"
	Prepared State = "prepared" // its figures are frozen; it can be held
	Held     State = "held"     // it stays as it was from now on
)

// States lists the states in their order.
var States = []State{Planned, Prepared, Held}

// Review is a meeting about the SLOs of a service. Names and figures are kept as they were then. Dates are YYYY-MM-DD.
type Review struct {
	ID          string
	ServiceID   string `ref:"service,remove"`
	Kind        Kind
	Date        string
	State       State
	AsOf        string        // slo.MomentLayout: when its figures were taken; empty before it is prepared
	Service     string        // what the service was called
	Verdict     policy.Action // what the policy said of the service; empty when no rule applied
	VerdictText string        // … in words
	Notes       string
}

// Snapshot is what is frozen when a review is prepared.
type Snapshot struct {
	AsOf        string // slo.MomentLayout
	Verdict     policy.Action
	VerdictText string
	Lines       []Line // without IDs
}

// AgendaItem is a part of the agenda of every review of a kind.
type AgendaItem struct {
	ID       string
	Kind     Kind
	Text     string
	Hint     string
	Each     bool // it is a question that is asked about each SLO
	Minutes  int
	Position int
}

// Topic is a part of one review: its agenda as it was when it was prepared, and what was said.
type Topic struct {
	ID       string
	ReviewID string `ref:"review,remove"`
	Text     string
	Hint     string
	Each     bool
	Minutes  int
	Note     string
	Position int
}

// Cadence says how often the reviews of a service and a kind take place, and when the next one does.
type Cadence struct {
	ID        string // CadenceID
	ServiceID string `ref:"service,remove"`
	Kind      Kind
	Every     int    // days; 0: none take place
	Next      string // YYYY-MM-DD; empty before the first one is planned
}

// CadenceID names the one cadence of a service for a kind.
func CadenceID(serviceID string, k Kind) string { return serviceID + "|" + string(k) }

// Line is an SLO in a review as it stood then, and what people said about it. Figures are decimals as written by
// WriteFigure.
type Line struct {
	ID           string
	ReviewID     string `ref:"review,remove"`
	SLOID        string `ref:"slo,clear"`
	Name         string
	Goal         slo.Percent // empty: it had no target
	Window       slo.Window
	Aspirational bool
	State        budget.State // empty: it had no target
	SLI          string       // share of good events, 0 to 1
	Left         string       // share of the budget that is left; negative when overspent
	Valid        string       // events or slices
	Bad          string
	Allowed      string
	Used         string        // what used the budget, in words
	Before       string        // Left in the review before; empty when there was none
	Change       string        // what changed since the review before, in words
	Verdict      policy.Action // what the policy said, looking at this SLO alone
	VerdictText  string
	Toil         Level
	Satisfaction Level
	Suggestion   string // of the decision table, as it was then
	Balance      Balance
	Decided      Decided
	Decision     string // what was decided, in words
	Why          string
	Position     int
}

// Met tells whether the SLO was met; it is not known while too little was measured or there is no target.
func (l Line) Met() (met, known bool) {
	left := Figure(l.Left)
	if left == nil || l.State != budget.Healthy && l.State != budget.UsedUp {
		return false, false
	}
	return left.Sign() >= 0, true
}

// Answer is what was said about one SLO to one question.
type Answer struct {
	ID      string // AnswerID
	LineID  string `ref:"review_line,remove"`
	TopicID string `ref:"review_topic,remove"`
	Text    string
}

// AnswerID names the one answer for a line to a question.
func AnswerID(lineID, topicID string) string { return lineID + "|" + topicID }

// Attendee is somebody who must be in a review, or was. Name and role are kept as they were then.
type Attendee struct {
	ID       string
	ReviewID string `ref:"review,remove"`
	PersonID string `ref:"person,clear"` // empty for a guest
	Name     string
	Role     string // columns and letters; empty for somebody outside the chart
	Must     bool   // responsible or accountable
	Present  bool
	Position int
}
