package slos

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// slosPart is the register of SLOs, with what is left of their budgets. Beside an SLO that is open stands a short
// list, if there is room for both.
type slosPart struct {
	env stage.Env
	at  stage.Route

	w        workspace.Workspace
	standing *stage.Standing
	all, own *register[slo.SLO] // of all services, and of one
	brief    *register[slo.SLO] // beside an open SLO
	opened   *opened
	empty    fyne.CanvasObject
	body     *fyne.Container
	inList   bool // the keyboard stays in the short list
}

func newSLOs(env stage.Env, add func()) *slosPart {
	p := &slosPart{env: env, standing: stage.NewStanding(env), body: container.NewStack()}
	p.standing.Changed = p.showFigures
	service := serviceColumn(func(o slo.SLO) string { return o.ServiceID })
	p.all = p.register("slos", append([]column[slo.SLO]{service}, sloColumns(p.standing)...))
	p.own = p.register("slos-of-service", sloColumns(p.standing))
	p.brief = p.register("slos-in-short", []column[slo.SLO]{nameColumn(), targetColumn(), standingColumn()})
	p.brief.table.OnSelect = func(id string) {
		p.inList = true
		p.open(id)
	}
	p.opened = newOpened(env, p.brief.table)
	p.empty = widgets.EmptyState(theme.IconTarget, words.T("slos.none"), words.T("slos.add"), add)
	return p
}

func (p *slosPart) register(name string, columns []column[slo.SLO]) *register[slo.SLO] {
	r := newRegister(name, func(o slo.SLO) string { return o.ID }, "", columns...)
	r.table.OnOpen = p.open
	return r
}

func (p *slosPart) content() fyne.CanvasObject { return p.body }

func (p *slosPart) count(w workspace.Workspace, serviceID string) int {
	return len(w.SLOsOf(serviceID))
}

func (p *slosPart) show(w workspace.Workspace, at stage.Route) {
	p.w, p.at = w, at
	list := w.SLOsOf(at.ServiceID)
	_, isOpen := openSLO(w, at)
	switch {
	case len(list) == 0:
		p.put(p.empty)
	case isOpen:
		p.showOpen(w, list)
	default:
		p.listed().show(w, list)
		p.put(p.listed().table)
		p.standing.Look(w)
	}
}

// listed is the register of the service that is chosen, or of all.
func (p *slosPart) listed() *register[slo.SLO] {
	if p.at.ServiceID == "" {
		return p.all
	}
	return p.own
}

// Age reads how the listed SLOs stand by now.
func (p *slosPart) Age() {
	if p.isListed() {
		p.standing.Look(p.w)
	}
}

// isListed tells whether the register is shown.
func (p *slosPart) isListed() bool {
	return len(p.body.Objects) == 1 && p.body.Objects[0] == fyne.CanvasObject(p.listed().table)
}

// showFigures shows the figures of the register once they were read.
func (p *slosPart) showFigures() {
	if p.isListed() {
		p.listed().show(p.w, p.w.SLOsOf(p.at.ServiceID))
	}
}

// showOpen shows the open SLO; beside its definition stands the short list.
func (p *slosPart) showOpen(w workspace.Workspace, list []slo.SLO) {
	id, chosen := p.at.SLO()
	p.brief.show(w, list)
	p.brief.table.Select(id)
	p.put(p.opened.content)
	p.opened.show(w, p.at.ServiceID, id, chosen)
}

// reveal returns what a panel does in a column to show one of its parts, which may have changed its height just now.
func reveal(c *widgets.Column) func(o fyne.CanvasObject) {
	return func(o fyne.CanvasObject) {
		c.Settle()
		c.Reveal(o)
	}
}

func (p *slosPart) put(shown fyne.CanvasObject) {
	if len(p.body.Objects) != 1 || p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
		p.body.Refresh()
	}
}

// focus gives the keyboard to the list, or to an SLO that was just opened.
func (p *slosPart) focus() {
	switch p.body.Objects[0] {
	case p.listed().table:
		p.listed().table.Focus()
	case p.opened.content:
		p.focusOpen()
	}
}

// Take takes in a file that was dropped on an open SLO.
func (p *slosPart) Take(path string) bool {
	return p.body.Objects[0] == fyne.CanvasObject(p.opened.content) && p.opened.Take(path)
}

func (p *slosPart) focusOpen() {
	if p.inList {
		p.brief.table.Focus()
	} else {
		p.opened.focus()
	}
	p.inList = false
}

func (p *slosPart) open(id string) {
	p.env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: p.at.ServiceID, ID: id})
}
