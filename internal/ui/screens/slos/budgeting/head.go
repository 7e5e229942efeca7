package budgeting

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// head says the SLO in plain words and what it allows, and lets people look at another day.
type head struct {
	sentence, allows *widgets.Paragraph
	day              *widgets.DateField
	now              *widgets.Button
	content          *fyne.Container
}

func newHead(env stage.Env, asOf func(day string)) *head {
	h := &head{
		sentence: widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true}),
		allows:   widgets.NewParagraph("", widgets.Look{}),
	}
	h.day = widgets.NewDateField(widgets.Field{Label: words.T("budgeting.as-of"), Help: words.T("budgeting.as-of-help"), Hint: words.T("budgeting.now")},
		words.T("budgeting.calendar"), checkDate)
	h.day.Today = env.Now
	h.day.OnCommit = asOf
	h.now = widgets.NewQuiet(words.T("budgeting.back-to-now"), nil, func() {
		h.day.Set("")
		asOf("")
	})
	choose := container.NewHBox(container.New(layout.NewCenterLayout(), h.now), container.NewGridWrap(fyne.NewSize(1, 1)))
	choose.Objects[1] = container.New(wide(11), h.day)
	h.content = container.NewBorder(nil, nil, nil, container.NewVBox(choose), widgets.Stack(1, h.sentence, h.allows))
	return h
}

func checkDate(text string) string {
	if _, err := time.Parse(time.DateOnly, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}

func (h *head) show(v view) {
	h.sentence.Set(words.SLO(v.s.SLO, v.r.Target))
	h.allows.Set(allows(v))
	h.now.Hidden = !v.past
	h.content.Refresh()
}

// allows says what the target allows in the window: events, and the time that this is or would be.
func allows(v view) string {
	r := v.r.Result
	if r.State == budget.NoData {
		return words.Allowance(v.r.Target)
	}
	limit, valid, length := words.Number(r.AllowedEvents()), words.Amount(r.Valid), words.Seconds(r.Time)
	switch {
	case bySeconds(v.s.SLO):
		return words.T("budgeting.allows.time", "Time", length)
	case v.s.Method == slo.Occurrences:
		return words.T("budgeting.allows.events", "Events", limit, "Valid", valid, "Unit", unit(v.s.SLO), "Time", length)
	}
	return words.T("budgeting.allows.slices", "Slices", limit, "All", valid, "Slice", v.s.Slice, "Time", length)
}

// bySeconds tells whether each second is an event, so that the time of a budget is the budget itself.
func bySeconds(o slo.SLO) bool { return o.Way == slo.Outages && o.Method == slo.Occurrences }

// unit is what is counted.
func unit(o slo.SLO) string {
	if o.Method != slo.Occurrences {
		return words.T("budgeting.slices")
	}
	return cmp.Or(o.Unit, words.T("budgeting.events"))
}

// wide is a layout that makes what it holds so many text sizes wide.
type wide float32

// Layout is called by Fyne.
func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(w)*theme.Size(theme.SizeText), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
