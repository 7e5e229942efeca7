package forms

import (
	"cmp"
	"time"

	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// change asks for another target of an agreed SLO, and for the day from which it counts.
type change struct {
	aim               *aim
	goal, window, why *widgets.TextField
	from              *widgets.DateField
	saying            *widgets.Paragraph
}

func (a *aim) openChange() {
	c := &change{aim: a, goal: goalField(), window: windowField(), saying: widgets.NewParagraph(" ", widgets.Look{Token: theme.Muted})}
	c.from = widgets.NewDateField(widgets.Field{Label: words.T("forms.target.from"), Help: words.T("forms.target.from-help")},
		words.T("forms.calendar"), checkDate)
	c.why = widgets.NewTextArea(widgets.Field{Label: words.T("forms.target.why"), Hint: words.T("forms.target.why-hint")}, 2)
	c.fill()
	widgets.Dialog{
		Title: words.T("forms.target.change-title", "Name", a.panel.w.SLOs[a.panel.id].Name), Sentence: words.T("forms.target.change-sentence"),
		Body:    widgets.Stack(3, sideBySide(c.goal, c.window), c.saying, c.from, c.why),
		Confirm: words.T("forms.target.confirm"), Cancel: words.T("forms.cancel"), Validate: c.save,
	}.Open(a.panel.env.Window.Canvas())
}

// fill starts with what is in force, from today on.
func (c *change) fill() {
	a := c.aim
	c.goal.Set(string(a.latest.Goal))
	c.window.Set(windowText(cmp.Or(a.latest.Window, slo.DefaultWindow)))
	today := a.panel.env.Session.Today()
	c.from.Set(today)
	c.from.Today = func() time.Time {
		day, _ := time.Parse(workspace.DateLayout, today)
		return day
	}
	c.goal.OnType = func(string) { c.speak() }
	c.window.OnType = c.goal.OnType
	c.speak()
}

// speak says what the target allows, as it is typed.
func (c *change) speak() {
	goal, err := slo.ParseGoal(c.goal.Value())
	if err != nil {
		c.saying.Set(words.T("forms.target.type-one"))
		return
	}
	window, err := slo.ParseWindow(c.window.Value())
	if err != nil {
		window = slo.DefaultWindow
	}
	c.saying.Set(words.Allowance(slo.Target{Goal: goal, Window: window}))
}

// save writes the target, or returns a sentence about what is wrong.
func (c *change) save() (sentence string) {
	p, id := c.aim.panel, c.aim.panel.id
	if c.from.Value() == "" {
		return words.Error(workspace.Missing{Field: "date"})
	}
	return p.env.Check(changeLabel("goal", p.w.SLOs[id].Name), func(w *workspace.Workspace) error {
		t, _ := w.LatestTarget(id)
		t.SLOID, t.Goal, t.Window = id, slo.Percent(c.goal.Value()), slo.Window(c.window.Value())
		t.From, t.Note = c.from.Value(), c.why.Value()
		return w.SetTarget(t)
	})
}
