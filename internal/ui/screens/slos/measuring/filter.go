package measuring

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// filter chooses of which time measurements are shown.
type filter struct {
	which    *widgets.ChoiceField
	from, to *widgets.DateField
	changed  func()
	content  *fyne.Container
}

// The times.
const (
	lastWindow = "window"
	allTime    = "all"
	fromTo     = "from-to"
)

func newFilter(env stage.Env, changed func()) *filter {
	f := &filter{which: widgets.NewChoiceField(widgets.Field{}), changed: changed}
	f.from = dayField(env, words.T("measuring-tab.from"), f.chosen)
	f.to = dayField(env, words.T("measuring-tab.to"), f.chosen)
	f.which.OnChoose = func(string) { f.chosen() }
	f.content = container.NewHBox(container.New(wide(9), f.from), container.New(wide(9), f.to),
		container.New(wide(9), f.which))
	f.begin()
	return f
}

// dayField is a field for a day without a label: its hint says what it is.
func dayField(env stage.Env, hint string, chosen func()) *widgets.DateField {
	f := widgets.NewDateField(widgets.Field{Hint: hint}, words.T("measuring-tab.calendar"), checkDate)
	f.Today = env.Now
	f.OnCommit = func(string) { chosen() }
	return f
}

func checkDate(text string) string {
	if _, err := time.Parse(time.DateOnly, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}

// begin shows the last window.
func (f *filter) begin() {
	f.which.Set([]widgets.Choice{
		{ID: lastWindow, Text: words.T("measuring-tab.last-window")},
		{ID: allTime, Text: words.T("measuring-tab.all")},
		{ID: fromTo, Text: words.T("measuring-tab.from-to")},
	}, lastWindow)
	f.arrange()
}

func (f *filter) chosen() {
	f.arrange()
	f.changed()
}

func (f *filter) arrange() {
	days := f.which.Value() == fromTo
	for _, field := range f.content.Objects[:2] {
		field.(*fyne.Container).Hidden = !days
	}
	f.content.Refresh()
}

// of returns the measurements of the time that is chosen.
func (f *filter) of(v view) []budget.Slot {
	switch f.which.Value() {
	case lastWindow:
		if v.judged() {
			return v.s.Series.Within(v.r.Result.Window).Slots()
		}
	case fromTo:
		return v.s.Series.Within(f.days(v)).Slots()
	}
	return v.s.Series.Slots()
}

// days is the time of the days that were chosen, in the zone of the objective.
func (f *filter) days(v view) slo.Interval {
	span, calendar := v.s.Series.Span(), slo.NewCalendar(v.zone)
	if day, err := time.Parse(time.DateOnly, f.from.Value()); err == nil {
		span.Start = calendar.StartOf(day)
	}
	if day, err := time.Parse(time.DateOnly, f.to.Value()); err == nil {
		span.End = calendar.StartOf(day.AddDate(0, 0, 1))
	}
	return span
}
