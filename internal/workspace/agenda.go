package workspace

import (
	"fmt"
	"slices"

	"slocharter/internal/review"
)

// The shapes of the data files for reviews below assets/starter.
type (
	starterAgenda struct {
		Kind  review.Kind
		Items []struct {
			Text, Hint string
			Each       bool
			Minutes    int
		}
	}
	starterAdvice struct {
		Met                bool
		Toil, Satisfaction review.Level
		Suggestion         string
		Balance            review.Balance
	}
)

// AdvicePreset is a decision table that teams use.
type AdvicePreset struct {
	Key, Name, Meaning string
	Rows               []starterAdvice
}

// MaxMinutes is how long a part of an agenda may be, in minutes.
const MaxMinutes = 480

func agendaPosition(a review.AgendaItem) int { return a.Position }

// addReviewPractice writes the usual agendas and the first of the decision tables down, so that another version of the
// program does not change them.
func (w *Workspace) addReviewPractice() {
	for _, k := range review.Kinds {
		w.ownAgenda(k)
	}
	for _, a := range usualAdvice() {
		put(&w.Advice, a.ID, a)
	}
}

// usualAgenda lists the parts that a review of a kind usually has.
func usualAgenda(k review.Kind) []review.AgendaItem {
	var items []review.AgendaItem
	for _, agenda := range read[[]starterAgenda]("starter/agendas.json") {
		if agenda.Kind != k {
			continue
		}
		for i, a := range agenda.Items {
			items = append(items, review.AgendaItem{
				ID: fmt.Sprintf("%s|%d", k, i+1), Kind: k, Text: a.Text, Hint: a.Hint, Each: a.Each, Minutes: a.Minutes, Position: i + 1,
			})
		}
	}
	return items
}

// AgendaOf lists the parts of the reviews of a kind; while none is written down, the usual ones.
func (w Workspace) AgendaOf(k review.Kind) []review.AgendaItem {
	own := grouped(w, w.Agenda, agendaPosition, func(a review.AgendaItem) string { return string(a.Kind) }, string(k))
	if len(own) == 0 {
		return usualAgenda(k)
	}
	return own
}

// ownAgenda writes the usual agenda of a kind down, so that it can be edited.
func (w *Workspace) ownAgenda(k review.Kind) {
	for _, a := range w.AgendaOf(k) {
		put(&w.Agenda, a.ID, a)
	}
}

// AddAgendaItem adds a part at the end of an agenda.
func (w *Workspace) AddAgendaItem(k review.Kind, text string) (review.AgendaItem, error) {
	a := review.AgendaItem{ID: NewID(), Kind: k, Text: text, Position: next(w.AgendaOf(k), agendaPosition)}
	if err := w.PutAgendaItem(a); err != nil {
		return review.AgendaItem{}, err
	}
	return w.Agenda[a.ID], nil
}

// PutAgendaItem writes a part of an agenda. Reviews that are prepared already keep theirs.
func (w *Workspace) PutAgendaItem(a review.AgendaItem) error {
	err := firstError(oneOf("kind", a.Kind, review.Kinds), requiredText("text", &a.Text), cleanText("hint", &a.Hint))
	if err != nil {
		return err
	}
	w.ownAgenda(a.Kind)
	a.Minutes = min(max(a.Minutes, 0), MaxMinutes)
	put(&w.Agenda, a.ID, a)
	return nil
}

// MoveAgendaItem moves a part of an agenda up (negative) or down.
func (w *Workspace) MoveAgendaItem(k review.Kind, id string, by int) error {
	w.ownAgenda(k)
	return move(w.AgendaOf(k), func(a review.AgendaItem) string { return a.ID }, id, by, func(a review.AgendaItem, position int) {
		a.Position = position
		put(&w.Agenda, a.ID, a)
	})
}

// RemoveAgendaItem takes a part out of an agenda. Without any, the usual agenda holds again.
func (w *Workspace) RemoveAgendaItem(k review.Kind, id string) error {
	w.ownAgenda(k)
	return w.Remove("agenda_item", id)
}

// AdvicePresets lists the decision tables to choose from.
func AdvicePresets() []AdvicePreset { return read[[]AdvicePreset]("starter/advice.json") }

func (p AdvicePreset) advice() []review.Advice {
	var rows []review.Advice
	for i, r := range p.Rows {
		rows = append(rows, review.Advice{
			ID: review.AdviceID(r.Met, r.Toil, r.Satisfaction), Met: r.Met, Toil: r.Toil, Satisfaction: r.Satisfaction,
			Suggestion: r.Suggestion, Balance: r.Balance, Position: i + 1,
		})
	}
	return rows
}

func usualAdvice() []review.Advice { return AdvicePresets()[0].advice() }

// DecisionTable lists the rows of the long-term decision table.
func (w Workspace) DecisionTable() []review.Advice {
	rows := usualAdvice()
	for i, usual := range rows {
		if own, ok := w.Advice[usual.ID]; ok {
			rows[i] = own
		}
	}
	slices.SortStableFunc(rows, func(a, b review.Advice) int { return a.Position - b.Position })
	return rows
}

// UseAdvice replaces the decision table by one of the presets.
func (w *Workspace) UseAdvice(key string) error {
	for _, preset := range AdvicePresets() {
		if preset.Key != key {
			continue
		}
		w.Advice = nil
		for _, a := range preset.advice() {
			put(&w.Advice, a.ID, a)
		}
		w.suggestAnew()
		return nil
	}
	return BadChoice{"preset", key}
}

// PutAdvice writes a row of the decision table: what it suggests and which balance it asks for.
func (w *Workspace) PutAdvice(a review.Advice) error {
	i := slices.IndexFunc(w.DecisionTable(), func(row review.Advice) bool { return row.ID == a.ID })
	if i < 0 {
		return NotFound{"advice", a.ID}
	}
	row := w.DecisionTable()[i]
	row.Suggestion, row.Balance = a.Suggestion, a.Balance
	if err := firstError(requiredText("suggestion", &row.Suggestion), oneOf("balance", row.Balance, review.Balances)); err != nil {
		return err
	}
	put(&w.Advice, row.ID, row)
	w.suggestAnew()
	return nil
}

// suggestAnew looks the lines of reviews that were not held yet up again, in a table that changed.
func (w *Workspace) suggestAnew() {
	for _, l := range w.Lines {
		if w.notHeld(l.ReviewID) == nil {
			w.putLine(l)
		}
	}
}

// Suggest looks a line of a review up in the decision table. A missing input gives no suggestion.
func (w Workspace) Suggest(l review.Line) (review.Advice, bool) {
	met, known := l.Met()
	if !known || l.Toil == review.Unsaid || l.Satisfaction == review.Unsaid {
		return review.Advice{}, false
	}
	id := review.AdviceID(met, l.Toil, l.Satisfaction)
	for _, row := range w.DecisionTable() {
		if row.ID == id {
			return row, true
		}
	}
	return review.Advice{}, false
}
