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

// slosPart is the register of SLOs, with fewer columns in a narrow window. Beside an SLO that is open stands a short
// list, if there is room for both.
type slosPart struct {
	env stage.Env
	at  stage.Route

	all, own fitted             // of all services, and of one
	brief    *register[slo.SLO] // beside an open SLO
	opened   *opened
	pair     *fyne.Container // the short list and the open SLO
	empty    fyne.CanvasObject
	body     *fyne.Container
	inList   bool // the keyboard stays in the short list
}

// fitted is a register with all columns and one with few; the room decides which is shown.
type fitted struct {
	full, narrow *register[slo.SLO]
	box          *fyne.Container
}

func newSLOs(env stage.Env, add func()) *slosPart {
	p := &slosPart{env: env, body: container.NewStack()}
	service := serviceColumn(func(o slo.SLO) string { return o.ServiceID })
	few := []column[slo.SLO]{nameColumn(), targetColumn(), windowColumn(), standingColumn()}
	p.all = fit(p.register(append([]column[slo.SLO]{service}, sloColumns()...)), p.register(append([]column[slo.SLO]{service}, few...)))
	p.own = fit(p.register(sloColumns()), p.register(few))
	p.brief = p.register([]column[slo.SLO]{nameColumn(), targetColumn(), standingColumn()})
	p.brief.table.OnSelect = func(id string) {
		p.inList = true
		p.open(id)
	}
	p.opened = newOpened(env)
	p.pair = container.New(pair{}, p.brief.table, p.opened.content)
	p.empty = widgets.EmptyState(theme.IconTarget, words.T("slos.none"), words.T("slos.add"), add)
	return p
}

func (p *slosPart) register(columns []column[slo.SLO]) *register[slo.SLO] {
	r := newRegister(func(o slo.SLO) string { return o.ID }, "", columns...)
	r.table.OnOpen = p.open
	return r
}

func fit(full, narrow *register[slo.SLO]) fitted {
	return fitted{full: full, narrow: narrow, box: container.New(either{}, full.table, narrow.table)}
}

func (f fitted) show(w workspace.Workspace, list []slo.SLO) {
	f.full.show(w, list)
	f.narrow.show(w, list)
}

func (f fitted) focus() {
	if f.full.table.Visible() {
		f.full.table.Focus()
		return
	}
	f.narrow.table.Focus()
}

func (p *slosPart) content() fyne.CanvasObject { return p.body }

func (p *slosPart) count(w workspace.Workspace, serviceID string) int {
	return len(w.SLOsOf(serviceID))
}

func (p *slosPart) show(w workspace.Workspace, at stage.Route) {
	p.at = at
	list := w.SLOsOf(at.ServiceID)
	_, isOpen := openSLO(w, at)
	switch {
	case len(list) == 0:
		p.put(p.empty)
	case isOpen:
		p.showOpen(w, list)
	case at.ServiceID == "":
		p.all.show(w, list)
		p.put(p.all.box)
	default:
		p.own.show(w, list)
		p.put(p.own.box)
	}
}

// showOpen shows the open SLO, and beside its definition the short list.
func (p *slosPart) showOpen(w workspace.Workspace, list []slo.SLO) {
	id, chosen := p.at.SLO()
	if chosen != stage.Definition {
		p.opened.show(w, p.at.ServiceID, id, chosen)
		p.put(p.opened.content)
		return
	}
	p.brief.show(w, list)
	p.brief.table.Select(id)
	p.pair.Objects[1] = p.opened.content
	p.put(p.pair)
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
	case p.all.box:
		p.all.focus()
	case p.own.box:
		p.own.focus()
	case p.opened.content:
		p.opened.focus()
	case p.pair:
		p.focusPair()
	}
}

func (p *slosPart) focusPair() {
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
