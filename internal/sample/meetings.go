package sample

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// The shape of assets/sample/reviews.json. Days count from the day on which the sample is made, months from its month.
// People are called by their names, SLOs and services by their keys.
type (
	meetingsFile struct {
		Reviews  []meeting
		Cadences []struct {
			Service string
			Kind    review.Kind
			Every   int
			Day     *int
		}
		Balances []weighed
	}
	// meeting is a review: one that was held as of a time of its day, in UTC, or one that is planned.
	meeting struct {
		Service, Weekday, At, Notes string // Weekday: on the last one up to the day
		Kind                        review.Kind
		Day                         int
		Held                        bool
		Present, Guests             []string
		Topics                      map[string]string // by their numbers in the agenda
		Lines                       map[string]said   // by the keys of their SLOs
		Decisions                   []struct{ Decided, Reason, By string }
		Actions                     []given
		Proposals                   []proposed
	}
	said struct {
		Toil, Satisfaction review.Level
		Decided            review.Decided
		Decision, Why      string
		Answers            map[string]string // by the numbers of the questions in the agenda
	}
	given struct {
		SLO, Text, Owner, Link, Note string
		DueDay                       int
		ClosedDay                    *int
		State                        review.ActionState
	}
	proposed struct {
		SLO, Successor, By, Evidence, Note, Remark string
		Change                                     review.Change
		Goal                                       slo.Percent
		Window                                     slo.Window
		FromDay                                    *int
		State                                      review.ProposalState
		Signs                                      []struct{ Person, Remark string }
		Roadmap                                    []planned
	}
	weighed struct {
		Service, Planned, Note string
		Month, Months          int
	}
	planned struct {
		Text, Owner string
		Size        review.Size
		DueDay      *int
		Agreed      bool
	}
)

// figures are what is frozen for a review, and what the verdicts of some days ask for.
type figures struct {
	snapshot func(r review.Review, asOf time.Time, before []review.Line) (review.Snapshot, error)
	asked    func(serviceID, from, to string) (string, error)
}

// chronicle writes down what people did in a year; the first error is kept.
type chronicle struct {
	*workspace.Workspace
	figures figures
	today   time.Time
	closing map[string]given // by the IDs of the action items that were closed at some time
	err     error
}

// writeMeetings writes the reviews of the sample down in the order in which they took place, and what came of them.
func writeMeetings(w *workspace.Workspace, today time.Time, f figures) error {
	var file meetingsFile
	readData("sample/reviews.json", &file)
	c := &chronicle{Workspace: w, figures: f, today: today, closing: map[string]given{}}
	slices.SortStableFunc(file.Reviews, func(a, b meeting) int { return strings.Compare(c.dateOf(a), c.dateOf(b)) })
	for _, m := range file.Reviews {
		c.take(m)
	}
	c.closeActions(c.date(0))
	for _, pace := range file.Cadences {
		c.note(c.PutCadence(review.Cadence{ServiceID: c.service(pace.Service), Kind: pace.Kind, Every: pace.Every, Next: c.optional(pace.Day)}), pace.Service)
	}
	for _, b := range file.Balances {
		c.weigh(b)
	}
	return c.err
}

func (c *chronicle) note(err error, what string) {
	if c.err == nil && err != nil {
		c.err = fmt.Errorf("make the sample: %s: %w", what, err)
	}
}

func (c *chronicle) date(day int) string {
	return c.today.AddDate(0, 0, day).Format(workspace.DateLayout)
}

func (c *chronicle) optional(day *int) string {
	if day == nil {
		return ""
	}
	return c.date(*day)
}

// dateOf returns the day of a review.
func (c *chronicle) dateOf(m meeting) string {
	at := c.today.AddDate(0, 0, m.Day)
	for at.Weekday().String() != m.Weekday {
		at = at.AddDate(0, 0, -1)
	}
	return at.Format(workspace.DateLayout)
}

func (c *chronicle) service(key string) string {
	s, err := c.ServiceByKey(key)
	c.note(err, key)
	return s.ID
}

func (c *chronicle) slo(key string) string {
	if key == "" {
		return ""
	}
	o, err := c.SLOByKey(key)
	c.note(err, key)
	return o.ID
}

func (c *chronicle) person(name string) string {
	all := c.PeopleByName()
	i := slices.IndexFunc(all, func(p people.Person) bool { return p.Name == name })
	if i < 0 {
		c.note(workspace.NotFound{Kind: "person", Key: name}, name)
		return ""
	}
	return all[i].ID
}

// take plans a review and holds it if it was held.
func (c *chronicle) take(m meeting) {
	date := c.dateOf(m)
	c.closeActions(date)
	r, err := c.PlanReview(c.service(m.Service), m.Kind, date)
	c.note(err, m.Service+" "+date)
	if !m.Held || c.err != nil {
		return
	}
	c.prepare(r, m)
	for _, name := range m.Present {
		c.note(c.SetPresent(r.ID, c.person(name), true), name)
	}
	for _, name := range m.Guests {
		_, err := c.AddGuest(r.ID, name)
		c.note(err, name)
	}
	c.speak(r, m)
	for _, d := range m.Decisions {
		r = c.Reviews[r.ID]
		_, err := c.AddDecision(policy.Decision{
			ServiceID: r.ServiceID, ReviewID: r.ID, Date: date, Verdict: r.Verdict, VerdictText: r.VerdictText, Decided: d.Decided, Reason: d.Reason, By: d.By,
		})
		c.note(err, d.Decided)
	}
	for _, a := range m.Actions {
		c.give(r, a)
	}
	for _, p := range m.Proposals {
		c.propose(r, p)
	}
	c.note(c.HoldReview(r.ID, c.NextDate(r)), m.Service+" "+date)
}

// prepare freezes the figures as of the time of the review.
func (c *chronicle) prepare(r review.Review, m meeting) {
	asOf, err := time.Parse(workspace.DateLayout+" 15:04", r.Date+" "+m.At)
	c.note(err, m.At)
	var before []review.Line
	if last, ok := c.ReviewBefore(r); ok {
		before = c.LinesOf(last.ID)
	}
	snapshot, err := c.figures.snapshot(r, asOf, before)
	c.note(err, r.Date)
	c.note(c.PrepareReview(r.ID, snapshot), r.Date)
}

// speak writes down what was said to the agenda and about the SLOs.
func (c *chronicle) speak(r review.Review, m meeting) {
	r = c.Reviews[r.ID]
	r.Notes = m.Notes
	c.note(c.PutReview(r), m.Notes)
	for _, topic := range c.TopicsOf(r.ID) {
		if text := m.Topics[fmt.Sprint(topic.Position)]; text != "" {
			c.note(c.SetTopicNote(topic.ID, text), text)
		}
	}
	for _, line := range c.LinesOf(r.ID) {
		s := m.Lines[c.SLOs[line.SLOID].Key]
		line.Toil, line.Satisfaction, line.Decided, line.Decision, line.Why = s.Toil, s.Satisfaction, s.Decided, s.Decision, s.Why
		c.note(c.PutLine(line), line.Name)
		for _, topic := range c.TopicsOf(r.ID) {
			c.note(c.SetReviewAnswer(line.ID, topic.ID, s.Answers[fmt.Sprint(topic.Position)]), line.Name)
		}
	}
}

func (c *chronicle) give(r review.Review, g given) {
	a, err := c.AddAction(review.ActionItem{
		ServiceID: r.ServiceID, ReviewID: r.ID, SLOID: c.slo(g.SLO), Text: g.Text, OwnerID: c.person(g.Owner), Due: c.date(g.DueDay), Link: g.Link,
		Given: r.Date,
	})
	c.note(err, g.Text)
	if g.ClosedDay != nil {
		c.closing[a.ID] = g
		return
	}
	a.Note = g.Note
	c.note(c.PutAction(a), g.Text)
}

// closeActions closes what was done or dropped by a day.
func (c *chronicle) closeActions(day string) {
	for id, g := range c.closing {
		if on := c.optional(g.ClosedDay); on <= day {
			a := c.Workspace.Actions[id]
			a.State, a.Closed, a.Note = g.State, max(on, a.Given), g.Note
			c.note(c.PutAction(a), g.Text)
			delete(c.closing, id)
		}
	}
}

// propose proposes something in a review, with what became of it there.
func (c *chronicle) propose(r review.Review, d proposed) {
	p, err := c.Propose(review.Proposal{
		SLOID: c.slo(d.SLO), ReviewID: r.ID, Change: d.Change, Goal: d.Goal, Window: d.Window, From: c.optional(d.FromDay), Successor: d.Successor,
		Evidence: d.Evidence, Note: d.Note, By: d.By, Date: r.Date,
	})
	c.note(err, d.SLO)
	for _, sign := range d.Signs {
		c.note(c.SignProposal(p.ID, c.person(sign.Person), sign.Remark, r.Date), sign.Person)
	}
	for _, item := range d.Roadmap {
		c.plan(p.ID, item)
	}
	switch d.State {
	case review.Agreed:
		c.note(c.AgreeProposal(p.ID, workspace.Agreement{Date: r.Date, By: d.By, Remark: d.Remark}), d.SLO)
	case review.Rejected, review.Withdrawn:
		c.note(c.CloseProposal(p.ID, d.State, d.Remark, r.Date), d.SLO)
	}
}

func (c *chronicle) plan(proposalID string, d planned) {
	item, err := c.AddRoadmapItem(proposalID, d.Text)
	c.note(err, d.Text)
	item.Size, item.OwnerID, item.Due, item.Agreed = d.Size, c.person(d.Owner), c.optional(d.DueDay), d.Agreed
	c.note(c.PutRoadmapItem(item), d.Text)
}

// weigh writes down how much of the work of some months was planned for reliability.
func (c *chronicle) weigh(b weighed) {
	id := c.service(b.Service)
	from := time.Date(c.today.Year(), c.today.Month()+time.Month(b.Month), 1, 0, 0, 0, 0, time.UTC)
	first, last := from.Format(workspace.DateLayout), from.AddDate(0, b.Months, -1).Format(workspace.DateLayout)
	asked, err := c.figures.asked(id, first, last)
	c.note(err, first)
	_, err = c.PlanBalance(review.WorkBalance{ServiceID: id, From: first, To: last, Planned: b.Planned, Suggested: asked, Note: b.Note})
	c.note(err, first)
}
