package review

// ActionState is how far an action item is.
type ActionState string

// The states of an action item.
const (
	Open    ActionState = "open"
	Done    ActionState = "done"
	Dropped ActionState = "dropped"
)

// ActionStates lists the states in their order.
var ActionStates = []ActionState{Open, Done, Dropped}

// ActionItem is something that somebody does for a service. Open ones come up again in its next review. Dates are
// YYYY-MM-DD.
type ActionItem struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	ReviewID  string `ref:"review,clear"` // in which it was given; empty for one that was given elsewhere
	SLOID     string `ref:"slo,clear"`
	Text      string
	OwnerID   string `ref:"person,clear"`
	Due       string
	State     ActionState
	Link      string // http, https or mailto; may be empty
	Note      string
	Given     string // on which day
	Closed    string // on which day it was done or dropped; empty while it is open
	Position  int
}

// Overdue tells whether the item should have been done before a day.
func (a ActionItem) Overdue(day string) bool {
	return a.State == Open && a.Due != "" && a.Due < day
}

// FollowUp is an action item as it stood when a review was held.
type FollowUp struct {
	ID       string // of the review and the item, joined by "|"
	ReviewID string `ref:"review,remove"`
	ActionID string `ref:"action_item,clear"`
	Text     string
	Owner    string // name
	Due      string
	State    ActionState
	Link     string
	Note     string
	New      bool // it was given in this review
	Position int
}

// FollowUpID names the one record of an action item in a review.
func FollowUpID(reviewID, actionID string) string { return reviewID + "|" + actionID }
