package reviews

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// pace says how often the reviews of a service take place, and when the next ones do.
type pace struct {
	screen *Screen
	fields map[review.Kind]*widgets.ChoiceField
	days   map[review.Kind]*widgets.DateField
	all    *fyne.Container
}

// paces are the distances in days that can be chosen; any other one that is in force is offered as well.
var paces = []int{0, 7, 14, 28, 56, 91, 182}

func newPace(s *Screen) *pace {
	p := &pace{
		screen: s, fields: map[review.Kind]*widgets.ChoiceField{}, days: map[review.Kind]*widgets.DateField{},
		all: container.NewGridWithColumns(len(review.Kinds)),
	}
	for _, k := range review.Kinds {
		field, day := widgets.NewChoiceField(widgets.Field{Label: words.ReviewKind(k)}), s.dateField(words.T("reviews.next-on"))
		field.OnChoose = func(id string) { p.choose(k, id) }
		day.OnCommit = func(text string) { p.expect(k, text) }
		p.fields[k], p.days[k] = field, day
		p.all.Add(widgets.Stack(2, field, day))
	}
	return p
}

func (p *pace) show() {
	s := p.screen
	due := map[review.Kind]string{}
	for _, d := range s.w.ReviewsDue(s.at.ServiceID) {
		due[d.Kind] = d.Date
	}
	readOnly := s.env.Session.ReadOnly()
	for _, k := range review.Kinds {
		every := s.w.CadenceOf(s.at.ServiceID, k).Every
		p.fields[k].Set(paceChoices(every), fmt.Sprint(every))
		p.fields[k].SetReadOnly(readOnly)
		p.days[k].Set(due[k])
		p.days[k].SetReadOnly(readOnly || every == 0 && due[k] == "")
	}
}

func paceChoices(every int) []widgets.Choice {
	var choices []widgets.Choice
	known := false
	for _, days := range paces {
		known = known || days == every
		choices = append(choices, widgets.Choice{ID: fmt.Sprint(days), Text: everyText(days)})
	}
	if !known {
		choices = append(choices, widgets.Choice{ID: fmt.Sprint(every), Text: everyText(every)})
	}
	return choices
}

func everyText(days int) string {
	if days == 0 {
		return words.T("reviews.never")
	}
	if days%7 == 0 {
		return words.N("reviews.every-weeks", days/7)
	}
	return words.N("reviews.every-days", days)
}

func (p *pace) choose(k review.Kind, id string) {
	s, every := p.screen, 0
	serviceID := s.at.ServiceID
	if _, err := fmt.Sscan(id, &every); err != nil {
		return
	}
	s.env.Do(words.T("reviews.undo.cadence", "Kind", words.ReviewKind(k)), func(w *workspace.Workspace) error {
		c := w.CadenceOf(serviceID, k)
		c.Every = every
		return w.PutCadence(c)
	})
}

// expect says when the next review of a kind takes place: it moves the one that is planned, or notes the day without
// planning one.
func (p *pace) expect(k review.Kind, date string) {
	s, serviceID := p.screen, p.screen.at.ServiceID
	label := words.T("reviews.undo.next", "Kind", words.ReviewKind(k))
	p.days[k].SetProblem(s.env.Check(label, func(w *workspace.Workspace) error {
		if open, ok := w.OpenReview(serviceID, k); ok {
			open.Date = date
			return w.PutReview(open)
		}
		c := w.CadenceOf(serviceID, k)
		c.Next = date
		return w.PutCadence(c)
	}))
}
