package workspace

import (
	"slices"
	"strings"
	"time"

	"slocharter/internal/review"
)

// MaxCadence is how many days there can be between two reviews.
const MaxCadence = 366

// CadenceOf says how often the reviews of a service and a kind take place: the usual, where nobody said otherwise.
func (w Workspace) CadenceOf(serviceID string, k review.Kind) review.Cadence {
	id := review.CadenceID(serviceID, k)
	if own, ok := w.Cadences[id]; ok {
		return own
	}
	return review.Cadence{ID: id, ServiceID: serviceID, Kind: k, Every: k.Days()}
}

// PutCadence says how often the reviews of a service and a kind take place, and when the next one does. Every 0 days is never.
func (w *Workspace) PutCadence(c review.Cadence) error {
	if !w.Has("service", c.ServiceID) {
		return NotFound{"service", c.ServiceID}
	}
	if err := firstError(oneOf("kind", c.Kind, review.Kinds), cleanDate(&c.Next)); err != nil {
		return err
	}
	c.ID, c.Every = review.CadenceID(c.ServiceID, c.Kind), min(max(c.Every, 0), MaxCadence)
	if c.Every == 0 {
		c.Next = ""
	}
	put(&w.Cadences, c.ID, c)
	return nil
}

// ReviewDue is a review that is to be held.
type ReviewDue struct {
	ServiceID string
	Kind      review.Kind
	Date      string // YYYY-MM-DD
	ReviewID  string // empty when only the cadence asks for it
}

// Overdue tells whether the review should have been held before a day.
func (d ReviewDue) Overdue(day string) bool { return d.Date < day }

// ReviewsDue lists which reviews of a service are to be held, the earliest first: of each kind the one that is planned, or
// else the one that the cadence asks for.
func (w Workspace) ReviewsDue(serviceID string) []ReviewDue {
	var due []ReviewDue
	for _, k := range review.Kinds {
		if open, ok := w.OpenReview(serviceID, k); ok {
			due = append(due, ReviewDue{serviceID, k, open.Date, open.ID})
		} else if c := w.CadenceOf(serviceID, k); c.Next != "" {
			due = append(due, ReviewDue{serviceID, k, c.Next, ""})
		}
	}
	slices.SortStableFunc(due, func(a, b ReviewDue) int { return strings.Compare(a.Date, b.Date) })
	return due
}

// NextDate returns the day on which the review after this one is due by its cadence; empty when none takes place.
func (w Workspace) NextDate(r review.Review) string {
	c := w.CadenceOf(r.ServiceID, r.Kind)
	date, err := time.Parse(DateLayout, r.Date)
	if c.Every == 0 || err != nil {
		return ""
	}
	return date.AddDate(0, 0, c.Every).Format(DateLayout)
}

// expect writes down when the next review of a kind is due.
func (w *Workspace) expect(serviceID string, k review.Kind, date string) {
	c := w.CadenceOf(serviceID, k)
	c.Next = date
	put(&w.Cadences, c.ID, c)
}
