// Package whatif shows what an SLO would have been with another target, window or method, over its whole history: how many
// windows would have kept it, what the policy would have said, and which target history supports. It computes nothing
// itself.
package whatif

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Tab is this part of an open SLO.
type Tab struct {
	env stage.Env
	w   workspace.Workspace
	s   reading.SLO

	controls *controls
	results  *results
	suggest  *suggestion
	days     *days
	turn     int // grows with each wish: what belongs to an earlier one is dropped
	trying   bool

	column  *widgets.Column
	content *fyne.Container
}

// New returns the tab, empty until Show.
func New(env stage.Env) *Tab {
	t := &Tab{env: env, content: container.NewStack()}
	t.controls = newControls(t.try)
	t.results, t.suggest, t.days = newResults(t), newSuggestion(t), newDays(t)
	left := widgets.Stack(5, t.controls.content, t.results.take)
	right := widgets.Stack(5, t.results.content, t.results.chart, t.suggest.content)
	t.column = widgets.NewColumn(6, container.New(widgets.TwoColumns{Ems: 22, Share: 0.4}, left, right), t.days.content)
	return t
}

// Content returns what is shown.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to the target.
func (t *Tab) Focus() {
	if len(t.content.Objects) == 1 && t.content.Objects[0] == t.column {
		t.controls.goal.Focus()
	}
}

// Show shows an SLO; it is silent. What is being tried stays as long as it is the same SLO.
func (t *Tab) Show(w workspace.Workspace, s reading.SLO) {
	moved := s.ID != t.s.ID
	t.w, t.s = w, s
	if !s.Measured() {
		t.put(widgets.EmptyState(theme.IconGauge, words.T("whatif.empty"), words.T("whatif.to-measurements"), func() {
			env, at := t.env, stage.SLORoute(t.s.ServiceID, t.s.ID, stage.Measurements)
			env.GoTo(at)
		}))
		return
	}
	if moved {
		t.controls.start(s, t.env.Now())
	} else {
		t.controls.follow(s, t.env.Now())
	}
	t.put(t.column)
	t.try()
}

func (t *Tab) put(shown fyne.CanvasObject) {
	if len(t.content.Objects) != 1 || t.content.Objects[0] != shown {
		t.content.Objects = []fyne.CanvasObject{shown}
		t.content.Refresh()
	}
}
