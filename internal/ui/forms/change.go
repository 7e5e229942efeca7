package forms

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// change asks for another target of an SLO, and for the day from which it counts.
type change struct {
	env          stage.Env
	w            workspace.Workspace
	id           string
	kind         *widgets.ChoiceField
	goal, window *widgets.TextField
	calendar     *calendarFields
	from         *widgets.DateField
	why, by      *widgets.TextField
	saying       *widgets.Paragraph
	box          *fyne.Container
}

// AskTarget asks for a target of an SLO that counts from a day on: of the kind, or of one of several kinds.
func AskTarget(env stage.Env, w workspace.Workspace, sloID string, kinds ...slo.TargetKind) {
	c := &change{env: env, w: w, id: sloID, goal: goalField(), window: windowField(), saying: widgets.NewParagraph(" ", widgets.Look{Token: theme.Muted})}
	c.kind = widgets.NewChoiceField(widgets.Field{Label: words.Field("kind"), Help: words.T("forms.target.kind-help")})
	c.kind.Set(choices(kinds, words.TargetKind), string(kinds[0]))
	c.kind.Hidden = len(kinds) == 1
	c.calendar = newCalendarFields()
	c.from = widgets.NewDateField(widgets.Field{Label: words.T("forms.target.from"), Help: words.T("forms.target.from-help")},
		words.T("forms.calendar"), checkDate)
	c.why = widgets.NewTextArea(widgets.Field{Label: words.T("forms.target.why"), Hint: words.T("forms.target.why-hint")}, 2)
	c.by = widgets.NewTextField(widgets.Field{Label: words.Field("by"), Hint: words.T("forms.target.by-hint")})
	c.fill()
	c.box = widgets.Stack(3, c.kind, sideBySide(c.goal, c.window), c.calendar.box, c.saying, sideBySide(c.from, c.by), c.why)
	widgets.Dialog{
		Title: words.T("forms.target.change-title", "Name", w.SLOs[sloID].Name), Sentence: words.T("forms.target.change-sentence"),
		Body: c.box, Confirm: words.T("forms.target.confirm"), Cancel: words.T("forms.cancel"), Validate: c.save,
	}.Open(env.Window.Canvas())
}

// latest returns the target of the kind that the SLO has now or is going to have.
func (c *change) latest() slo.Target {
	all := c.w.TargetsOfKind(c.id, slo.TargetKind(c.kind.Value()))
	if len(all) == 0 {
		t, _ := c.w.LatestTarget(c.id)
		t.Goal = ""
		return t
	}
	return all[len(all)-1]
}

// fill starts with what is in force, from today on.
func (c *change) fill() {
	today := c.env.Session.Today()
	c.from.Set(today)
	c.from.Today = func() time.Time {
		day, _ := time.Parse(workspace.DateLayout, today)
		return day
	}
	c.goal.OnType = func(string) { c.speak() }
	c.window.OnType = c.goal.OnType
	c.kind.OnChoose = func(string) { c.start() }
	c.start()
}

// start shows the latest target of the kind that is chosen.
func (c *change) start() {
	t := c.latest()
	c.goal.Set(words.Decimal(string(t.Goal)))
	c.window.Set(windowText(cmp.Or(t.Window, slo.DefaultWindow)))
	c.calendar.set(t)
	c.speak()
}

// speak says what the target allows, as it is typed.
func (c *change) speak() {
	window, err := slo.ParseWindow(c.window.Value())
	if err != nil {
		window = slo.DefaultWindow
	}
	c.calendar.show(window)
	c.saying.Set(words.T("forms.target.type-one"))
	if goal, err := slo.ParseGoal(c.goal.Value()); err == nil {
		c.saying.Set(words.Allowance(slo.Target{Goal: goal, Window: window}))
	}
	if c.box != nil {
		c.box.Refresh()
	}
}

// save writes the target, or returns a sentence about what is wrong.
func (c *change) save() (sentence string) {
	if c.from.Value() == "" {
		return words.Error(workspace.Missing{Field: "date"})
	}
	return c.env.Check(changeLabel("goal", c.w.SLOs[c.id].Name), func(w *workspace.Workspace) error {
		return w.SetTarget(slo.Target{
			SLOID: c.id, Kind: slo.TargetKind(c.kind.Value()), Goal: slo.Percent(c.goal.Value()), Window: slo.Window(c.window.Value()),
			Zone: c.calendar.zone.Value(), Anchor: c.calendar.anchor.Value(),
			From: c.from.Value(), Note: c.why.Value(), By: c.by.Value(),
		})
	})
}
