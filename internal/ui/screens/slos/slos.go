package slos

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// slosPart is the register of SLOs. Beside an SLO that is open, or in narrow windows instead of it, stands a short list.
type slosPart struct {
	env stage.Env
	at  stage.Route

	all, own, brief *register[slo.SLO]
	editor          *forms.SLOPanel
	column          *widgets.Column
	pane            *fyne.Container // the open SLO, with the way back
	pair            *fyne.Container // the short list and the open SLO
	empty           fyne.CanvasObject
	body            *fyne.Container
	inList          bool // the keyboard stays in the short list
}

func newSLOs(env stage.Env, add func()) *slosPart {
	p := &slosPart{env: env, editor: forms.SLO(env), body: container.NewStack()}
	p.all = newRegister(sloID, "", append([]column[slo.SLO]{serviceColumn(func(o slo.SLO) string { return o.ServiceID })}, sloColumns()...)...)
	p.own = newRegister(sloID, "", sloColumns()...)
	p.brief = newRegister(sloID, "", nameColumn(), targetColumn(), standingColumn())
	p.all.table.OnOpen = p.open
	p.own.table.OnOpen = p.open
	p.brief.table.OnOpen = p.open
	p.brief.table.OnSelect = func(id string) {
		p.inList = true
		p.open(id)
	}
	p.column = widgets.NewColumn(0, p.editor.Content())
	p.editor.Reveal = p.column.Reveal
	back := widgets.NewQuiet(words.T("slos.back"), fynetheme.NavigateBackIcon(), p.closeEditor)
	p.pane = container.NewBorder(container.NewHBox(back), nil, nil, nil, p.column)
	p.pair = container.New(pair{}, p.brief.table, p.pane)
	p.empty = widgets.EmptyState(theme.IconTarget, words.T("slos.none"), words.T("slos.add"), add)
	return p
}

func (p *slosPart) content() fyne.CanvasObject { return p.body }

func (p *slosPart) count(w workspace.Workspace, serviceID string) int {
	return len(w.SLOsOf(serviceID))
}

func (p *slosPart) show(w workspace.Workspace, at stage.Route) {
	moved := at != p.at
	p.at = at
	list := w.SLOsOf(at.ServiceID)
	switch {
	case len(list) == 0:
		p.put(p.empty)
	case p.openSLO(w) != "":
		p.brief.show(w, list)
		p.brief.table.Select(at.ID)
		p.editor.Show(w, at.ID)
		p.put(p.pair)
		p.column.Settle()
		if moved {
			p.column.RevealTop(p.editor.Content())
		}
	default:
		p.register().show(w, list)
		p.put(p.register().table)
	}
}

// openSLO returns the ID of the SLO that the route opens, if it is one of those that are listed.
func (p *slosPart) openSLO(w workspace.Workspace) string {
	o, ok := w.SLOs[p.at.ID]
	if !ok || p.at.ServiceID != "" && o.ServiceID != p.at.ServiceID {
		return ""
	}
	return o.ID
}

func (p *slosPart) register() *register[slo.SLO] {
	if p.at.ServiceID == "" {
		return p.all
	}
	return p.own
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
	case fyne.CanvasObject(p.pair):
		if p.inList {
			p.brief.table.Focus()
		} else {
			p.editor.FocusName()
		}
	case fyne.CanvasObject(p.register().table):
		p.register().table.Focus()
	}
	p.inList = false
}

func (p *slosPart) open(id string) {
	p.env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: p.at.ServiceID, ID: id})
}

func (p *slosPart) closeEditor() {
	p.env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: p.at.ServiceID})
}

func sloID(o slo.SLO) string { return o.ID }

func serviceColumn[R any](serviceID func(row R) string) column[R] {
	return column[R]{title: words.T("slos.column.service"), weight: 1.3, cell: func(w workspace.Workspace, row R) widgets.Cell {
		s := w.Services[serviceID(row)]
		return widgets.TextCell(s.Name).SortedBy(fmt.Sprint(s.Position))
	}}
}

func sloColumns() []column[slo.SLO] {
	return []column[slo.SLO]{
		nameColumn(), targetColumn(), windowColumn(),
		text(words.T("slos.column.indicator"), 1, func(_ workspace.Workspace, o slo.SLO) string { return words.Indicator(o.Indicator) }),
		text(words.T("slos.column.method"), 1.1, func(_ workspace.Workspace, o slo.SLO) string { return words.Method(o.Method) }),
		text(words.T("slos.column.journey"), 1.3, func(w workspace.Workspace, o slo.SLO) string { return w.Journeys[o.JourneyID].Name }),
		standingColumn(),
		muted(words.T("slos.column.special"), 1, func(_ workspace.Workspace, o slo.SLO) string { return special(o) }),
	}
}

func nameColumn() column[slo.SLO] {
	return text(words.T("slos.column.name"), 2.2, func(_ workspace.Workspace, o slo.SLO) string { return o.Name })
}

func targetColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.target"), weight: 0.8, right: true, cell: func(w workspace.Workspace, o slo.SLO) widgets.Cell {
		t, ok := w.LatestTarget(o.ID)
		if !ok {
			return widgets.MutedCell(words.T("slos.no-target")).SortedBy("0")
		}
		return widgets.TextCell(words.Percent(t.Goal)).SortedBy(string(t.Goal))
	}}
}

func windowColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.window"), weight: 1.1, cell: func(w workspace.Workspace, o slo.SLO) widgets.Cell {
		t, _ := w.LatestTarget(o.ID)
		return widgets.TextCell(words.Window(t.Window)).SortedBy(fmt.Sprint(t.Window.LongestLength().Hours()))
	}}
}

func standingColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.standing"), weight: 0.9, cell: func(_ workspace.Workspace, o slo.SLO) widgets.Cell {
		return widgets.ChipCell(words.Standing(o.Standing), forms.StandingKind(o.Standing))
	}}
}

// special says what sets an SLO apart.
func special(o slo.SLO) string {
	var all []string
	if o.Aspirational {
		all = append(all, words.T("slos.aspirational"))
	}
	if o.Internal {
		all = append(all, words.T("slos.internal"))
	}
	return strings.Join(all, ", ")
}
