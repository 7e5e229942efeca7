package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// history lists what an SLO aimed for over time, the latest first, and why.
type history struct {
	panel *SLOPanel
	shown []slo.Target
	today string
	list  *fyne.Container
	box   *fyne.Container
}

func newHistory(p *SLOPanel) *history {
	h := &history{panel: p, list: widgets.Stack(3)}
	h.box = widgets.Section(words.T("forms.history"), h.list)
	return h
}

// show rebuilds the list only when something in it changed. A proposed SLO has no history yet.
func (h *history) show(w workspace.Workspace, o slo.SLO) {
	targets, today := w.TargetsOf(o.ID), h.panel.env.Session.Today()
	h.box.Hidden = len(targets) == 0 || o.Standing == slo.Proposed
	if slices.Equal(targets, h.shown) && today == h.today {
		return
	}
	h.shown, h.today = targets, today
	h.list.RemoveAll()
	inForce, _ := w.TargetOn(o.ID, today)
	for _, t := range slices.Backward(targets) {
		h.list.Add(h.line(t, t.ID == inForce.ID))
	}
}

// line is one target: what, since when, and why.
func (h *history) line(t slo.Target, inForce bool) fyne.CanvasObject {
	text, kind := words.T("forms.history.past"), widgets.Neutral
	switch {
	case inForce:
		text, kind = words.T("forms.history.now"), widgets.Good
	case t.From > h.today:
		text, kind = words.T("forms.history.planned"), widgets.Accent
	}
	since := words.T("forms.history.start")
	if t.From != "" {
		since = words.T("forms.history.since", "Date", words.Date(t.From))
	}
	right := container.NewHBox(container.NewCenter(widgets.NewChip(text, kind)))
	if len(h.shown) > 1 {
		right.Add(widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("forms.history.remove"), func() {
			h.panel.askRemove("target", t.ID, targetWords(t))
		}))
	}
	what := widgets.Stack(0,
		widgets.NewElided(targetWords(t), widgets.Look{Bold: true}),
		widgets.NewElided(since, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	if t.Note != "" {
		what.Add(widgets.NewParagraph(t.Note, widgets.Look{Size: theme.SizeCaption}))
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(right), what)
}
