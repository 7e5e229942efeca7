// Package budgeting shows the error budget of an SLO: how it went, what used it, when it runs out, and what the policy
// says to that. It computes nothing itself: each figure comes from package reading and can be opened.
package budgeting

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Tab is this part of an open SLO.
type Tab struct {
	env stage.Env
	day string // as of which day; empty for now
	now view

	head    *head
	notice  *notice
	figures *figures
	burn    *burnDown
	causes  *causes
	verdict *verdict
	trend   *trend
	others  *others
	alerts  *alerts
	finds   *findings

	judged  *fyne.Container // what there is only for a window with data
	column  *widgets.Column
	content *fyne.Container
}

// view is what is shown: an SLO at a moment.
type view struct {
	w    workspace.Workspace
	s    reading.SLO
	r    reading.Reading
	left []budget.Point // how the budget of the window went
	past bool           // another moment than now
	zone *time.Location
}

// part is a part of the tab.
type part interface{ show(v view) }

// New returns the tab, empty until Show.
func New(env stage.Env) *Tab {
	t := &Tab{env: env, content: container.NewStack()}
	t.head = newHead(env, t.asOf)
	t.notice = newNotice(t)
	t.figures, t.burn, t.causes = newFigures(t), newBurnDown(), newCauses(t)
	t.verdict, t.trend, t.others = newVerdict(t), newTrend(t), newOthers(t)
	t.alerts, t.finds = newAlerts(), newFindings(t)
	t.judged = widgets.Stack(6,
		container.New(widgets.TwoColumns{Ems: 21, Share: 0.62}, t.burn.content, t.figures.content),
		container.New(widgets.TwoColumns{Ems: 24, Share: 0.5}, t.causes.content, t.verdict.content))
	t.column = widgets.NewColumn(6, t.head.content, t.notice.content, t.judged, t.trend.content, t.others.content,
		t.finds.content, t.alerts.content)
	return t
}

// Content returns what is shown.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to what is left of the budget, or, where that is not known, to the day that is looked at.
func (t *Tab) Focus() {
	switch {
	case len(t.content.Objects) != 1 || t.content.Objects[0] != t.column:
	case t.judged.Visible():
		t.env.Window.Canvas().Focus(t.figures.left)
	default:
		t.head.day.Focus()
	}
}

// Show shows an SLO; it is silent.
func (t *Tab) Show(w workspace.Workspace, s reading.SLO) {
	if s.ID != t.now.s.ID {
		t.day = ""
	}
	t.now.w, t.now.s = w, s
	t.refresh()
}

// asOf looks at the budget as it was at the end of a day; at that of now for an empty one.
func (t *Tab) asOf(day string) {
	t.day = day
	t.refresh()
}

func (t *Tab) moment() time.Time {
	if t.day == "" {
		return t.env.Now()
	}
	return t.now.s.EndOf(t.day)
}

func (t *Tab) refresh() {
	r, err := t.now.s.At(t.moment())
	var none reading.NoTarget
	switch {
	case errors.As(err, &none):
		t.put(t.empty(words.Error(err), words.T("budgeting.to-definition"), stage.Definition))
	case err != nil:
		t.put(t.empty(words.Error(err), words.T("budgeting.to-measurements"), stage.Measurements))
	case !t.now.s.Measured():
		t.put(t.empty(words.T("budgeting.empty"), words.T("budgeting.to-measurements"), stage.Measurements))
	default:
		t.now.left, _ = t.now.s.Counter(slo.Objective).BurnDown(r.Result.Window, r.Result.At, most) // a result was there, so is this
		t.now.r, t.now.past, t.now.zone = r, t.day != "", r.Target.Calendar().Zone
		t.showParts()
		t.put(t.column)
		t.column.Settle()
	}
}

func (t *Tab) showParts() {
	v := t.now
	t.judged.Hidden = v.r.Result.State == budget.NoData
	for _, p := range []part{t.head, t.notice, t.trend, t.others, t.alerts, t.finds} {
		p.show(v)
	}
	if t.judged.Hidden {
		return
	}
	for _, p := range []part{t.burn, t.figures, t.causes, t.verdict} {
		p.show(v)
	}
}

func (t *Tab) empty(sentence, button string, to stage.Tab) fyne.CanvasObject {
	return widgets.EmptyState(theme.IconGauge, sentence, button, func() { t.goTo(to) })
}

func (t *Tab) goTo(tab stage.Tab) {
	t.env.GoTo(stage.SLORoute(t.now.s.ServiceID, t.now.s.ID, tab))
}

func (t *Tab) put(shown fyne.CanvasObject) {
	if len(t.content.Objects) != 1 || t.content.Objects[0] != shown {
		t.content.Objects = []fyne.CanvasObject{shown}
		t.content.Refresh()
	}
}
