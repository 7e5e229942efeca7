package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// ReviewHeld is the error for an edit of a review that was held: it stays as it was.
type ReviewHeld struct{ Date string }

func (e ReviewHeld) Error() string { return "the review of " + e.Date + " was held" }

// ReviewOpen is the error for a second open review of a kind.
type ReviewOpen struct{ Date string }

func (e ReviewOpen) Error() string { return "a review is open for " + e.Date }

// NotPrepared is the error for holding a review without figures.
type NotPrepared struct{ Date string }

func (e NotPrepared) Error() string { return "the review of " + e.Date + " is not prepared" }

func topicPosition(t review.Topic) int { return t.Position }
func linePosition(l review.Line) int   { return l.Position }

// ReviewsOf lists the reviews of a service, the latest first.
func (w Workspace) ReviewsOf(serviceID string) []review.Review {
	list := grouped(w, w.Reviews, func(review.Review) int { return 0 }, func(r review.Review) string { return r.ServiceID }, serviceID)
	slices.SortStableFunc(list, func(a, b review.Review) int { return strings.Compare(a.Date, b.Date) })
	slices.Reverse(list)
	return list
}

// OpenReview returns the review of a kind that is planned or prepared.
func (w Workspace) OpenReview(serviceID string, k review.Kind) (review.Review, bool) {
	for _, r := range w.ReviewsOf(serviceID) {
		if r.Kind == k && r.State != review.Held {
			return r, true
		}
	}
	return review.Review{}, false
}

// ReviewBefore returns the review that another one compares itself with: the last one of its kind that was held before it,
// or else the last one of any kind.
func (w Workspace) ReviewBefore(r review.Review) (review.Review, bool) {
	var last review.Review
	for _, other := range w.ReviewsOf(r.ServiceID) {
		if other.ID == r.ID || other.State != review.Held || other.Date > r.Date {
			continue
		}
		if other.Kind == r.Kind {
			return other, true
		}
		if last.ID == "" {
			last = other
		}
	}
	return last, last.ID != ""
}

// openReview returns the review if it can be edited.
func (w Workspace) openReview(id string) (review.Review, error) {
	r, ok := w.Reviews[id]
	if !ok {
		return r, NotFound{"review", id}
	}
	if r.State == review.Held {
		return r, ReviewHeld{r.Date}
	}
	return r, nil
}

// PlanReview plans a review for a day, or without one for the day on which the cadence asks for it. The error is a
// ReviewOpen when one of the kind is open.
func (w *Workspace) PlanReview(serviceID string, k review.Kind, date string) (review.Review, error) {
	if !w.Has("service", serviceID) {
		return review.Review{}, NotFound{"service", serviceID}
	}
	if err := firstError(oneOf("kind", k, review.Kinds), cleanDate(&date)); err != nil {
		return review.Review{}, err
	}
	if open, ok := w.OpenReview(serviceID, k); ok {
		return review.Review{}, ReviewOpen{open.Date}
	}
	if date == "" {
		date = w.CadenceOf(serviceID, k).Next
	}
	if date == "" {
		return review.Review{}, Missing{"date"}
	}
	r := review.Review{ID: NewID(), ServiceID: serviceID, Kind: k, Date: date, State: review.Planned, Service: w.Services[serviceID].Name}
	put(&w.Reviews, r.ID, r)
	w.expect(serviceID, k, date)
	return r, nil
}

// PutReview writes the day and the notes of a review that was not held yet.
func (w *Workspace) PutReview(r review.Review) error {
	old, err := w.openReview(r.ID)
	if err != nil {
		return err
	}
	old.Date, old.Notes = r.Date, r.Notes
	if err := firstError(cleanDate(&old.Date), cleanText("notes", &old.Notes)); err != nil {
		return err
	}
	if old.Date == "" {
		return Missing{"date"}
	}
	put(&w.Reviews, old.ID, old)
	w.expect(old.ServiceID, old.Kind, old.Date)
	return nil
}

// PrepareReview freezes figures for a review, with its agenda and who must be there. Preparing it again takes newer figures;
// what people wrote stays with its SLO.
func (w *Workspace) PrepareReview(id string, s review.Snapshot) error {
	r, err := w.openReview(id)
	if err != nil {
		return err
	}
	if slo.Moment(s.AsOf).IsZero() {
		return slo.BadMoment{Text: s.AsOf}
	}
	r.State, r.AsOf, r.Service = review.Prepared, s.AsOf, w.Services[r.ServiceID].Name
	r.Verdict, r.VerdictText = s.Verdict, s.VerdictText
	put(&w.Reviews, id, r)
	w.freezeLines(id, s.Lines)
	w.freezeAgenda(r)
	w.invite(r)
	return nil
}

func (w *Workspace) freezeLines(reviewID string, lines []review.Line) {
	said := map[string]review.Line{}
	for _, old := range w.LinesOf(reviewID) {
		said[old.SLOID] = old
	}
	for i, l := range lines {
		l.ID, l.ReviewID, l.Position = NewID(), reviewID, i+1
		if old, ok := said[l.SLOID]; ok {
			l.ID = old.ID
			l.Toil, l.Satisfaction, l.Decided, l.Decision, l.Why = old.Toil, old.Satisfaction, old.Decided, old.Decision, old.Why
			delete(said, l.SLOID)
		}
		w.putLine(l)
	}
	line, _ := KindNamed("review_line")
	for _, gone := range said {
		w.remove(line, gone.ID)
	}
}

// putLine writes a line with what the decision table suggests for it.
func (w *Workspace) putLine(l review.Line) {
	advice, _ := w.Suggest(l)
	l.Suggestion, l.Balance = advice.Suggestion, advice.Balance
	put(&w.Lines, l.ID, l)
}

func (w *Workspace) freezeAgenda(r review.Review) {
	if len(w.TopicsOf(r.ID)) > 0 {
		return
	}
	for _, a := range w.AgendaOf(r.Kind) {
		t := review.Topic{ID: NewID(), ReviewID: r.ID, Text: a.Text, Hint: a.Hint, Each: a.Each, Minutes: a.Minutes, Position: a.Position}
		put(&w.Topics, t.ID, t)
	}
}

// TopicsOf lists the agenda of a review.
func (w Workspace) TopicsOf(reviewID string) []review.Topic {
	return grouped(w, w.Topics, topicPosition, func(t review.Topic) string { return t.ReviewID }, reviewID)
}

// LinesOf lists the SLOs of a review.
func (w Workspace) LinesOf(reviewID string) []review.Line {
	return grouped(w, w.Lines, linePosition, func(l review.Line) string { return l.ReviewID }, reviewID)
}

// PutLine writes what people say about an SLO in a review: toil, satisfaction, what was decided and why. The figures stay,
// and the suggestion follows from the decision table.
func (w *Workspace) PutLine(l review.Line) error {
	old, ok := w.Lines[l.ID]
	if !ok {
		return NotFound{"review_line", l.ID}
	}
	if _, err := w.openReview(old.ReviewID); err != nil {
		return err
	}
	old.Toil, old.Satisfaction, old.Decided, old.Decision, old.Why = l.Toil, l.Satisfaction, l.Decided, l.Decision, l.Why
	err := firstError(oneOf("toil", old.Toil, review.Levels), oneOf("satisfaction", old.Satisfaction, review.Levels),
		oneOf("decided", old.Decided, review.Decisions), cleanText("decision", &old.Decision), cleanText("why", &old.Why))
	if err != nil {
		return err
	}
	if old.Decided == review.Otherwise && old.Decision == "" {
		return Missing{"decision"}
	}
	w.putLine(old)
	return nil
}

// ReviewAnswer returns what was said about a line to a question; empty when nothing was.
func (w Workspace) ReviewAnswer(lineID, topicID string) string {
	return w.ReviewAnswers[review.AnswerID(lineID, topicID)].Text
}

// SetReviewAnswer writes what was said about a line to a question; an empty answer is taken away.
func (w *Workspace) SetReviewAnswer(lineID, topicID, text string) error {
	line, topic := w.Lines[lineID], w.Topics[topicID]
	if line.ID == "" || topic.ReviewID != line.ReviewID {
		return NotFound{"review_topic", topicID}
	}
	if _, err := w.openReview(line.ReviewID); err != nil {
		return err
	}
	if err := cleanText("answer", &text); err != nil {
		return err
	}
	id := review.AnswerID(lineID, topicID)
	if text == "" {
		delete(w.ReviewAnswers, id)
		return nil
	}
	put(&w.ReviewAnswers, id, review.Answer{ID: id, LineID: lineID, TopicID: topicID, Text: text})
	return nil
}

// SetTopicNote writes what was said to a part of the agenda.
func (w *Workspace) SetTopicNote(topicID, note string) error {
	t, ok := w.Topics[topicID]
	if !ok {
		return NotFound{"review_topic", topicID}
	}
	if _, err := w.openReview(t.ReviewID); err != nil {
		return err
	}
	if err := cleanText("note", &note); err != nil {
		return err
	}
	t.Note = note
	put(&w.Topics, t.ID, t)
	return nil
}

// HoldReview closes a review: from now on it stays as it is, with the action items as they stand. The next one of its kind is
// due on the day given, or never for an empty one.
func (w *Workspace) HoldReview(id, next string) error {
	r, err := w.openReview(id)
	if err != nil {
		return err
	}
	if r.State != review.Prepared {
		return NotPrepared{r.Date}
	}
	if err := cleanDate(&next); err != nil {
		return err
	}
	for _, f := range w.ReviewActions(id) {
		put(&w.FollowUps, f.ID, f)
	}
	r.State = review.Held
	put(&w.Reviews, id, r)
	w.expect(r.ServiceID, r.Kind, next)
	return nil
}

// mayRemoveReview refuses to take away what belongs to a review that was held.
func (w Workspace) mayRemoveReview(kind, id string) error {
	reviewID := id
	switch kind {
	case "review_topic":
		reviewID = w.Topics[id].ReviewID
	case "review_line":
		reviewID = w.Lines[id].ReviewID
	case "review_answer":
		reviewID = w.Lines[w.ReviewAnswers[id].LineID].ReviewID
	case "attendee":
		reviewID = w.Attendees[id].ReviewID
	case "follow_up":
		reviewID = w.FollowUps[id].ReviewID
	case "decision":
		reviewID = w.Decisions[id].ReviewID
	}
	return w.notHeld(reviewID)
}

// notHeld returns a ReviewHeld for a review that was held, and nothing for none.
func (w Workspace) notHeld(reviewID string) error {
	if r := w.Reviews[reviewID]; r.State == review.Held {
		return ReviewHeld{r.Date}
	}
	return nil
}
