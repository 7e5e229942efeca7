package measuring

import (
	"context"
	"slices"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
	"slocharter/internal/store"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// typeOne begins to type a new row.
func (s *series) typeOne() {
	s.grid.SelectNew(columnStart)
	s.grid.Focus()
}

// usualLength is how long the latest slot is.
func (s *series) usualLength() time.Duration {
	if list := s.existing(); len(list) > 0 {
		return list[len(list)-1].Length
	}
	return 0
}

// offered is what the new row begins with: the slot after the latest one.
func (s *series) offered() []string {
	list := make([]string, columnSLI+1)
	if all := s.existing(); len(all) > 0 {
		list[columnStart] = typedMoment(all[len(all)-1].End(), s.tab.view.zone)
		list[columnLength] = typedLength(s.usualLength())
	}
	return list
}

// read reads the texts of a row as a slot. Of three counts those given in first count; the column is where it is wrong.
func (s *series) read(cells []string, first ...int) (reading measure.Reading, column int, err error) {
	length, err := parseLength(cells[columnLength])
	if err != nil {
		return reading, columnLength, err
	}
	m := measure.Mapping{Start: 1, Length: length, Zone: s.tab.view.zone.String(), Dates: measure.DayFirst, Decimals: measure.Point}
	row := []string{cells[columnStart]}
	places := []int{columnStart}
	for _, c := range first {
		if cells[c] == "" {
			continue
		}
		row, places = append(row, cells[c]), append(places, c)
		mapCount(&m, c, measure.Column(len(row)))
	}
	if len(row) < 3 {
		return reading, columnGood, tooFew{}
	}
	reading, err = measure.Read(context.Background(), measure.FromGrid([][]string{row}), m, s.tab.env.Now(), nil)
	if err != nil {
		return reading, columnGood, err
	}
	plan := reading.Plan(nil)
	if plan.RefusedCount > 0 {
		bad := plan.Refused[0]
		return reading, places[max(0, int(bad.Column)-1)], refused(bad)
	}
	if len(reading.Questions) > 0 {
		q := reading.Questions[0]
		return reading, columnLength, asked(q)
	}
	return reading, 0, nil
}

func mapCount(m *measure.Mapping, column int, at measure.Column) {
	switch column {
	case columnGood:
		m.Good = at
	case columnBad:
		m.Bad = at
	case columnValid:
		m.Valid = at
	}
}

// tooFew is the error for a row with fewer than two counts.
type tooFew struct{}

func (tooFew) Error() string { return "read row: fewer than two counts" }

// Sentence returns what people are told.
func (tooFew) Sentence() (string, []any) { return "measuring-tab.two-counts", nil }

// refused is the error for a row that was refused.
type refused measure.Refusal

func (r refused) Error() string { return "refuse row: " + string(r.Reason) }

// Sentence returns what people are told.
func (r refused) Sentence() (string, []any) {
	return "measure.refusal." + string(r.Reason), []any{"Text", r.Text}
}

// asked is the error for a row that leaves something open.
type asked measure.Question

func (a asked) Error() string { return "ask about row: " + string(a.Asking) }

// Sentence returns what people are told.
func (a asked) Sentence() (string, []any) {
	return "measure.question." + string(a.Asking), []any{"Row", a.Row, "Text", a.Text}
}

// add adds the row that was typed. What would replace a measurement is shown before.
func (s *series) add(cells []string) (column int, sentence string) {
	reading, column, err := s.read(cells, columnGood, columnBad, columnValid)
	if err != nil {
		return column, words.Error(err)
	}
	typed := slices.Clone(cells)
	plan := reading.Plan(s.existing())
	switch {
	case plan.RefusedCount > 0:
		return columnStart, words.Error(refused(plan.Refused[0]))
	case plan.Same > 0:
		return columnStart, words.T("measuring-tab.same")
	case len(plan.Replaced) > 0:
		(&proposal{tab: s.tab, plan: plan, unwanted: func() { s.grid.Restore(typed, "") }}).open("")
	default:
		start := words.Moment(plan.Added[0].Start, s.tab.view.zone)
		s.write(words.T("measuring-tab.undo.add", "Start", start, "SLO", s.tab.view.s.Name), store.Batch{Put: plan.Added},
			func() {}, func(sentence string) { s.grid.Restore(typed, sentence) })
	}
	return 0, ""
}

// find returns the measurement that starts at a moment, in seconds.
func (s *series) find(key int64) (budget.Slot, bool) {
	for _, slot := range s.existing() {
		if slot.Start.Unix() == key {
			return slot, true
		}
	}
	return budget.Slot{}, false
}

// change takes over what was typed into a cell of a measurement. Valid events stay when good or bad ones are changed, and
// good ones when valid ones are.
func (s *series) change(key int64, column int, text string) (sentence string) {
	old, ok := s.find(key)
	if !ok {
		return words.T("measuring-tab.gone")
	}
	cells := texts(old, s.tab.view.zone)
	cells[column] = text
	counts := []int{columnGood, columnValid}
	if column == columnBad {
		counts = []int{columnBad, columnValid}
	}
	reading, _, err := s.read(cells, counts...)
	if err != nil {
		return words.Error(err)
	}
	plan := reading.Plan(s.without(key))
	switch {
	case plan.RefusedCount > 0:
		return words.Error(refused(plan.Refused[0]))
	case len(plan.Added) != 1:
		return words.T("measuring-tab.taken")
	}
	batch := store.Batch{Put: plan.Added}
	if !plan.Added[0].Start.Equal(old.Start) {
		batch.Remove = []time.Time{old.Start}
	}
	s.write(words.T("measuring-tab.undo.change", "Start", words.Moment(old.Start, s.tab.view.zone), "SLO", s.tab.view.s.Name), batch,
		func() {}, func(sentence string) { s.grid.Reopen(key, column, text, sentence) })
	return ""
}

// without lists the measurements but for one.
func (s *series) without(key int64) []budget.Slot {
	var others []budget.Slot
	for _, slot := range s.existing() {
		if slot.Start.Unix() != key {
			others = append(others, slot)
		}
	}
	return others
}

// askDelete removes a measurement after a yes.
func (s *series) askDelete(key int64) {
	slot, ok := s.find(key)
	if !ok {
		return
	}
	start := words.Moment(slot.Start, s.tab.view.zone)
	widgets.Dialog{
		Title: words.T("measuring-tab.delete.title", "Start", start), Sentence: words.T("measuring-tab.delete.sentence"),
		Confirm: words.T("measuring-tab.remove"), Cancel: words.T("measuring-tab.cancel"), Danger: true,
		OnConfirm: func() {
			s.write(words.T("measuring-tab.undo.remove", "Start", start, "SLO", s.tab.view.s.Name), store.Batch{Remove: []time.Time{slot.Start}},
				func() {}, s.tab.env.Tell)
		},
	}.Open(s.tab.canvas())
}

// write writes measurements of the SLO that is shown; then it goes on, or says in a sentence why that failed.
func (s *series) write(label string, batch store.Batch, then func(), failed func(sentence string)) {
	batch.SLOID, batch.ServiceID = s.tab.view.s.ID, s.tab.view.s.ServiceID
	s.tab.env.Run(label, s.tab.env.Session.WriteMeasurements(label, batch), func(err error) {
		switch {
		case isCancelled(err):
			failed(words.T("measuring-tab.cancelled"))
		case err != nil:
			failed(words.Error(err))
		default:
			then()
		}
	})
}
