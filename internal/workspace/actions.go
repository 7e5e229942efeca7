package workspace

import (
	"cmp"
	"slices"

	"slocharter/internal/policy"
	"slocharter/internal/review"
)

func actionPosition(a review.ActionItem) int { return a.Position }

// ActionsOf lists the action items of a service in the order in which they were given.
func (w Workspace) ActionsOf(serviceID string) []review.ActionItem {
	return grouped(w, w.Actions, actionPosition, func(a review.ActionItem) string { return a.ServiceID }, serviceID)
}

// OpenActionsOf lists the open action items of a service, the one that is due first first; those without a day last.
func (w Workspace) OpenActionsOf(serviceID string) []review.ActionItem {
	open := slices.DeleteFunc(w.ActionsOf(serviceID), func(a review.ActionItem) bool { return a.State != review.Open })
	slices.SortStableFunc(open, func(a, b review.ActionItem) int {
		return cmp.Compare(cmp.Or(a.Due, noDay), cmp.Or(b.Due, noDay))
	})
	return open
}

const noDay = "9999-12-31" // after all others

// AddAction gives somebody something to do for a service. Its ID is made here; it is open.
func (w *Workspace) AddAction(a review.ActionItem) (review.ActionItem, error) {
	if !w.Has("service", a.ServiceID) {
		return review.ActionItem{}, NotFound{"service", a.ServiceID}
	}
	if err := w.notHeld(a.ReviewID); err != nil {
		return review.ActionItem{}, err
	}
	a.ID, a.State, a.Closed, a.Position = NewID(), review.Open, "", next(w.ActionsOf(a.ServiceID), actionPosition)
	if err := w.PutAction(a); err != nil {
		return review.ActionItem{}, err
	}
	return w.Actions[a.ID], nil
}

// PutAction writes an action item. One that is done or dropped has the day on which it was.
func (w *Workspace) PutAction(a review.ActionItem) error {
	err := firstError(requiredText("text", &a.Text), oneOf("state", a.State, review.ActionStates), cleanDate(&a.Due),
		cleanDate(&a.Given), cleanDate(&a.Closed), cleanLink(&a.Link), cleanText("note", &a.Note))
	if err != nil {
		return err
	}
	if a.State == review.Open {
		a.Closed = ""
	} else if a.Closed == "" {
		return Missing{"closed"}
	}
	if o, ok := w.SLOs[a.SLOID]; ok && o.ServiceID != a.ServiceID {
		return OtherService{o.Name}
	}
	put(&w.Actions, a.ID, a)
	return nil
}

// SetActionState says how far an action item is since a day.
func (w *Workspace) SetActionState(id string, state review.ActionState, day string) error {
	a, ok := w.Actions[id]
	if !ok {
		return NotFound{"action_item", id}
	}
	a.State, a.Closed = state, day
	return w.PutAction(a)
}

// ReviewActions lists the action items that a review speaks about: those that are open, those that people last saw open and
// that were closed since, and those that it gave. Of a review that was held it lists them as they stood then.
func (w Workspace) ReviewActions(reviewID string) []review.FollowUp {
	r := w.Reviews[reviewID]
	if r.State == review.Held {
		return w.FollowUpsOf(reviewID)
	}
	seen := w.lastSeen(r)
	var list []review.FollowUp
	for _, a := range w.ActionsOf(r.ServiceID) {
		given := a.ReviewID == reviewID
		if a.State == review.Open || given || seen[a.ID] == review.Open {
			list = append(list, w.followUp(r, a, given, len(list)+1))
		}
	}
	return list
}

// FollowUpsOf lists the action items as they stood when a review was held.
func (w Workspace) FollowUpsOf(reviewID string) []review.FollowUp {
	return grouped(w, w.FollowUps, func(f review.FollowUp) int { return f.Position }, func(f review.FollowUp) string { return f.ReviewID }, reviewID)
}

// lastSeen returns in which state earlier reviews of the service saw each action item last.
func (w Workspace) lastSeen(r review.Review) map[string]review.ActionState {
	seen := map[string]review.ActionState{}
	reviews := w.ReviewsOf(r.ServiceID)
	slices.Reverse(reviews)
	for _, earlier := range reviews {
		for _, f := range w.FollowUpsOf(earlier.ID) {
			seen[f.ActionID] = f.State
		}
	}
	return seen
}

func (w Workspace) followUp(r review.Review, a review.ActionItem, given bool, position int) review.FollowUp {
	return review.FollowUp{
		ID: review.FollowUpID(r.ID, a.ID), ReviewID: r.ID, ActionID: a.ID, Text: a.Text, Owner: w.People[a.OwnerID].Name,
		Due: a.Due, State: a.State, Link: a.Link, Note: a.Note, New: given, Position: position,
	}
}

// ReviewDecisions lists what was decided in a review, the first first.
func (w Workspace) ReviewDecisions(reviewID string) []policy.Decision {
	r := w.Reviews[reviewID]
	list := slices.DeleteFunc(w.DecisionsOf(r.ServiceID), func(d policy.Decision) bool { return d.ReviewID != reviewID })
	slices.Reverse(list)
	return list
}
