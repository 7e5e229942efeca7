package forms

import (
	"cmp"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// aim is the target and the window of an SLO. While the SLO is only proposed they are typed here; once it is agreed
// they stand, and change from a date on.
type aim struct {
	panel             *SLOPanel
	goal, window, why *widgets.TextField
	calendar          *calendarFields
	fields            *fyne.Container
	fixed             *fyne.Container
	standing          *widgets.Text
	change            *widgets.Button
	box               *fyne.Container
	wished            slo.Window // chosen before there was a target to go with it
	latest            slo.Target
}

func newAim(p *SLOPanel) *aim {
	a := &aim{panel: p, goal: goalField(), window: windowField()}
	a.why = widgets.NewTextField(widgets.Field{Label: words.T("forms.target.why"), Hint: words.T("forms.target.why-hint")})
	a.calendar = newCalendarFields()
	a.fields = widgets.Stack(3, sideBySide(a.goal, a.window), a.calendar.box, a.why)
	a.standing = widgets.NewElided("", widgets.Look{})
	a.change = widgets.NewButton(words.T("forms.target.change"), func() { AskTarget(p.env, p.w, p.id, slo.Objective) })
	label := widgets.Caption(words.Field("goal"))
	a.fixed = widgets.Stack(1, label, container.NewBorder(nil, nil, nil, a.change, a.standing))
	a.box = widgets.Stack(0, a.fields, a.fixed)
	return a
}

func goalField() *widgets.TextField {
	return widgets.NewTextField(widgets.Field{Label: words.T("forms.target.goal"), Help: words.T("forms.target.goal-help"), Hint: "99.9"})
}

// windowField is a window to type, or to take from the usual ones.
func windowField() *widgets.TextField {
	f := widgets.NewTextField(widgets.Field{Label: words.Field("window"), Help: words.T("forms.target.window-help"), Hint: windowText(slo.DefaultWindow)})
	var usual []widgets.Choice
	for _, w := range slo.UsualWindows {
		usual = append(usual, widgets.Choice{ID: windowText(w), Text: words.Window(w)})
	}
	f.Offer(words.T("forms.target.usual"), usual)
	return f
}

// windowText is a window as it can be typed: "28d", "month".
func windowText(w slo.Window) string { return strings.TrimPrefix(string(w), "calendar:") }

func (a *aim) listen() {
	a.goal.OnType = func(text string) {
		if _, err := slo.ParseGoal(text); isHundred(err) {
			a.goal.SetProblem(words.Error(err))
		}
		a.panel.speak()
	}
	a.window.OnType = func(string) { a.panel.speak() }
	a.goal.OnCommit = func(text string) {
		a.write(a.goal, func(t *slo.Target) { t.Goal, t.Window, t.Note = slo.Percent(text), a.typedWindow(), a.why.Value() })
	}
	a.window.OnCommit = a.commitWindow
	a.why.OnCommit = func(text string) { a.amend(a.why, func(t *slo.Target) { t.Note = text }) }
	a.calendar.zone.OnCommit = func(text string) { a.amend(a.calendar.zone, func(t *slo.Target) { t.Zone = text }) }
	a.calendar.anchor.OnCommit = func(text string) { a.amend(a.calendar.anchor, func(t *slo.Target) { t.Anchor = text }) }
	a.goal.OnFocus, a.why.OnFocus = a.panel.notes.on("slo.target", a.goal), a.panel.notes.on("slo.target", a.why)
	a.window.OnFocus = a.panel.notes.on("slo.window", a.window)
	a.calendar.zone.OnFocus = a.panel.notes.on("slo.window", a.calendar.box)
}

func isHundred(err error) bool {
	var bad slo.BadPercent
	return errors.As(err, &bad) && bad.Hundred
}

// commitWindow keeps a window in mind until there is a target to go with it.
func (a *aim) commitWindow(text string) {
	if a.latest.Goal != "" {
		a.amend(a.window, func(t *slo.Target) { t.Window = slo.Window(text) })
		return
	}
	w, err := slo.ParseWindow(text)
	if err == nil {
		a.wished = w
	}
	a.window.SetProblem(words.Error(err))
}

// typedWindow is the window as it is typed, or the usual one.
func (a *aim) typedWindow() slo.Window {
	return slo.Window(cmp.Or(strings.TrimSpace(a.window.Value()), string(slo.DefaultWindow)))
}

// amend changes the target that there is; without one there is nothing to change yet.
func (a *aim) amend(f field, change func(t *slo.Target)) {
	if a.latest.Goal != "" {
		a.write(f, change)
	}
}

func (a *aim) write(f field, change func(t *slo.Target)) {
	p, id := a.panel, a.panel.id
	p.write(f, "slo", id, changeLabel("goal", p.w.SLOs[id].Name), func(w *workspace.Workspace) error {
		t, _ := w.LatestTarget(id)
		t.SLOID = id
		change(&t)
		t.Window = cmp.Or(t.Window, slo.DefaultWindow)
		return w.SetTarget(t)
	})
}

// typed returns the target as it is typed so far; without a target in force yet, an unfinished one is none.
func (a *aim) typed() slo.Target {
	if a.fields.Hidden {
		return a.latest
	}
	goal, err := slo.ParseGoal(a.goal.Value())
	if err != nil {
		return slo.Target{}
	}
	window, err := slo.ParseWindow(a.window.Value())
	if err != nil {
		window = slo.DefaultWindow
	}
	return slo.Target{Goal: goal, Window: window}
}

func (a *aim) show(w workspace.Workspace, o slo.SLO) {
	a.latest, _ = w.LatestTarget(o.ID)
	a.goal.Set(words.Decimal(string(a.latest.Goal)))
	a.window.Set(windowText(cmp.Or(a.latest.Window, a.wished, slo.DefaultWindow)))
	a.calendar.set(a.latest)
	a.calendar.show(cmp.Or(a.latest.Window, a.wished, slo.DefaultWindow))
	a.why.Set(a.latest.Note)
	a.why.Hidden = a.latest.Goal == ""
	a.fields.Hidden = o.Standing != slo.Proposed
	a.fixed.Hidden = !a.fields.Hidden
	a.standing.Set(a.standingWords())
}

func (a *aim) standingWords() string {
	if a.latest.Goal == "" {
		return words.T("forms.slos.no-target")
	}
	return targetWords(a.latest)
}
