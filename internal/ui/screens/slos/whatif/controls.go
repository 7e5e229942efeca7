package whatif

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// controls say what is tried: target, window and method.
type controls struct {
	goal, days, slice, sliceTarget *widgets.SliderField
	window, method                 *widgets.ChoiceField
	allows                         *widgets.Paragraph
	back                           *widgets.Button
	was                            reading.Change // what the SLO is
	content                        *fyne.Container
}

// byDays is the choice of a rolling window.
const byDays = "rolling"

func newControls(changed func()) *controls {
	c := &controls{allows: widgets.NewParagraph(" ", muted)}
	c.goal = widgets.NewSliderField(widgets.Field{Label: words.T("whatif.goal"), Help: words.T("whatif.slider-help")}, written(goals), nearestGoal, checkGoal)
	c.window = widgets.NewChoiceField(widgets.Field{Label: words.Field("window")})
	c.days = widgets.NewSliderField(widgets.Field{Label: words.T("whatif.days"), Help: words.T("whatif.slider-help")}, rolling, nearestDays, checkDays)
	c.method = widgets.NewChoiceField(widgets.Field{Label: words.Field("method")})
	c.slice = widgets.NewSliderField(widgets.Field{Label: words.T("whatif.slice")}, slices, nearestSlice, checkSlice)
	c.sliceTarget = widgets.NewSliderField(widgets.Field{Label: words.T("whatif.slice-target")}, shares, nearestShare, checkShare)
	c.back = widgets.NewQuiet(words.T("whatif.back"), nil, func() {
		c.set(c.was)
		changed()
	})
	for _, s := range []*widgets.SliderField{c.goal, c.days, c.slice, c.sliceTarget} {
		s.OnChange = func(string) { changed() }
	}
	choose := func(string) {
		c.arrange()
		changed()
	}
	c.window.OnChoose, c.method.OnChoose = choose, choose
	c.content = widgets.Stack(3, widgets.Heading(words.T("whatif.try")), c.goal, c.window, c.days, c.allows, c.method, c.slice, c.sliceTarget, c.back)
	return c
}

// start begins with what the SLO is.
func (c *controls) start(s reading.SLO, now time.Time) {
	c.was = whatItIs(s, now)
	c.set(c.was)
}

// follow takes over what the SLO has become, unless something else is being tried.
func (c *controls) follow(s reading.SLO, now time.Time) {
	if c.change() == c.was {
		c.start(s, now)
		return
	}
	c.was = whatItIs(s, now)
	c.speak()
}

func whatItIs(s reading.SLO, now time.Time) reading.Change {
	target, ok := s.TargetAt(slo.Objective, now)
	if !ok {
		target = slo.Target{Goal: "99", Window: slo.DefaultWindow}
	}
	return reading.Change{
		Goal: target.Goal, Window: target.Window, Method: s.Method,
		Slice: cmp.Or(s.Slice, "5m"), SliceTarget: cmp.Or(s.SliceTarget, "95"),
	}
}

func (c *controls) set(to reading.Change) {
	c.goal.Set(words.Decimal(string(to.Goal)))
	c.window.Set(windowChoices(), windowChoice(to.Window))
	c.days.Set(daysOf(to.Window))
	c.method.Set(methodChoices(), string(to.Method))
	c.slice.Set(to.Slice)
	c.sliceTarget.Set(words.Decimal(to.SliceTarget))
	c.arrange()
}

// arrange shows the fields that the choices need, and says what the target allows.
func (c *controls) arrange() {
	c.days.Hidden = c.window.Value() != byDays
	c.slice.Hidden = slo.Method(c.method.Value()) == slo.Occurrences
	c.sliceTarget.Hidden = slo.Method(c.method.Value()) != slo.Timeslices
	c.speak()
}

func (c *controls) speak() {
	to := c.change()
	c.allows.Set(words.Allowance(slo.Target{Goal: to.Goal, Window: to.Window}))
	c.back.Hidden = to == c.was
	c.content.Refresh()
}

// change is what is tried; what cannot be read stays as it is.
func (c *controls) change() reading.Change {
	to := c.was
	if goal, err := slo.ParseGoal(c.goal.Value()); err == nil {
		to.Goal = goal
	}
	to.Window = c.chosenWindow()
	to.Method = slo.Method(c.method.Value())
	if to.Method == slo.Occurrences {
		return to
	}
	if _, err := slo.ParseSlice(c.slice.Value()); err == nil {
		to.Slice = strings.TrimSpace(c.slice.Value())
	}
	if share, err := slo.ParsePercent(c.sliceTarget.Value()); err == nil {
		to.SliceTarget = string(share)
	}
	return to
}

func (c *controls) chosenWindow() slo.Window {
	if c.window.Value() != byDays {
		return slo.Window(c.window.Value())
	}
	if c.was.Window.Rolling() && c.days.Value() == daysOf(c.was.Window) {
		return c.was.Window // of hours, perhaps
	}
	if w, err := slo.ParseWindow(strings.TrimSpace(c.days.Value()) + "d"); err == nil {
		return w
	}
	return slo.DefaultWindow
}

func windowChoices() []widgets.Choice {
	list := []widgets.Choice{{ID: byDays, Text: words.T("whatif.rolling")}}
	for _, w := range []slo.Window{slo.CalendarWeek, slo.CalendarMonth, slo.CalendarQuarter, slo.CalendarYear} {
		list = append(list, widgets.Choice{ID: string(w), Text: words.Window(w)})
	}
	return list
}

func windowChoice(w slo.Window) string {
	if w.Rolling() {
		return byDays
	}
	return string(w)
}

// daysOf is the length of a rolling window in whole days, at least one.
func daysOf(w slo.Window) string {
	return strconv.Itoa(max(1, int(w.LongestLength()/(24*time.Hour))))
}

func methodChoices() []widgets.Choice {
	var list []widgets.Choice
	for _, m := range slo.Methods {
		list = append(list, widgets.Choice{ID: string(m), Text: words.Method(m)})
	}
	return list
}
