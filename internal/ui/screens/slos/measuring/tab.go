// Package measuring shows how an SLO is measured: its measurements and the ways in which they come, its incidents, and
// what is excluded. It computes no figure itself, and writes nothing that was not shown before.
package measuring

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/secret"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Tab is this part of an open SLO.
type Tab struct {
	env  stage.Env
	ring secret.Ring
	view view

	tabs      *widgets.Tabs
	chosen    int
	series    *series
	incidents *incidents
	ledger    *ledger
	body      *fyne.Container
	content   *fyne.Container
}

// view is what is shown: an SLO now.
type view struct {
	w    workspace.Workspace
	s    reading.SLO
	r    reading.Reading // zero without a target
	zone *time.Location  // of the objective
}

// judged tells whether there is an objective to compare with.
func (v view) judged() bool { return v.r.Target.ID != "" }

// The parts.
const (
	partSeries = iota
	partIncidents
	partLedger
)

type part interface {
	show(v view)
	object() fyne.CanvasObject
	focus()
}

// New returns the tab, empty until Show.
func New(env stage.Env) *Tab {
	t := &Tab{env: env, ring: secret.Keyring{}, body: container.NewStack()}
	t.series, t.incidents, t.ledger = newSeries(t), newIncidents(t), newLedger(t)
	t.tabs = widgets.NewTabs("", "", "")
	t.tabs.OnSelect = t.choose
	t.content = container.NewBorder(container.New(bottom(3), t.tabs), nil, nil, nil, t.body)
	t.listen()
	return t
}

// Content returns what is shown.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to what people do here first.
func (t *Tab) Focus() { t.parts()[t.chosen].focus() }

// Show shows an SLO; it is silent.
func (t *Tab) Show(w workspace.Workspace, s reading.SLO) {
	moved := s.ID != t.view.s.ID
	t.view = view{w: w, s: s, zone: time.UTC}
	if target, ok := s.TargetAt(slo.Objective, t.env.Now()); ok {
		t.view.zone = zoneOf(target)
	}
	if r, err := s.At(t.env.Now()); err == nil {
		t.view.r = r
	}
	if moved {
		t.begin()
	}
	t.tabs.SetTitle(partSeries, words.T("measuring-tab.series"))
	t.tabs.SetTitle(partIncidents, words.T("measuring-tab.incidents", "Count", len(w.IncidentsOfSLO(s.ID))))
	t.tabs.SetTitle(partLedger, words.T("measuring-tab.ledger", "Count", len(w.ExclusionsOf(s.ID))))
	t.put()
}

// begin starts with the part in which the measurements of another SLO are.
func (t *Tab) begin() {
	t.chosen = partSeries
	if t.view.s.Way == slo.Outages {
		t.chosen = partIncidents
	}
	t.tabs.Set(t.chosen)
	t.series.begin()
}

func (t *Tab) parts() []part { return []part{t.series, t.incidents, t.ledger} }

func (t *Tab) choose(i int) {
	t.chosen = i
	t.tabs.Set(i)
	t.put()
	t.parts()[i].focus()
}

// put shows the part that is chosen.
func (t *Tab) put() {
	t.parts()[t.chosen].show(t.view)
	shown := t.parts()[t.chosen].object()
	if len(t.body.Objects) != 1 || t.body.Objects[0] != shown {
		t.body.Objects = []fyne.CanvasObject{shown}
		t.body.Refresh()
	}
}

func (t *Tab) canvas() fyne.Canvas { return t.env.Window.Canvas() }

// visible tells whether people see the tab, with nothing above it.
func (t *Tab) visible() bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.content)
	return t.view.s.ID != "" && at.Y > 0 && t.canvas().Overlays().Top() == nil
}

// listen takes what is pasted anywhere on the tab.
func (t *Tab) listen() {
	t.canvas().AddShortcut(&fyne.ShortcutPaste{}, func(shortcut fyne.Shortcut) {
		if s, ok := shortcut.(*fyne.ShortcutPaste); ok && t.visible() {
			t.series.paste(s.Clipboard.Content())
		}
	})
}

func zoneOf(target slo.Target) *time.Location {
	if zone := target.Calendar().Zone; zone != nil {
		return zone
	}
	return time.UTC
}
