package slos

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// panel edits one kind of the data of one service.
type panel interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, serviceID string)
}

// servicesPart shows a panel for the service that is chosen, and a register over all services while none is.
type servicesPart[R any] struct {
	env     stage.Env
	id      string // of the tab
	rows    func(w workspace.Workspace, serviceID string) []R
	service func(row R) string

	all    *register[R]
	panel  panel
	column *widgets.Column
	body   *fyne.Container
	listed []R
}

func newPart[R any](env stage.Env, tab int, edit panel, rows func(workspace.Workspace, string) []R, service func(R) string, all *register[R]) *servicesPart[R] {
	p := &servicesPart[R]{env: env, id: tabIDs[tab], panel: edit, rows: rows, service: service, all: all}
	p.column = widgets.NewColumn(0, edit.Content())
	p.body = container.NewStack()
	all.table.OnOpen = p.open
	return p
}

func (p *servicesPart[R]) content() fyne.CanvasObject { return p.body }

func (p *servicesPart[R]) count(w workspace.Workspace, serviceID string) int {
	return len(p.of(w, serviceID))
}

// of lists the rows of a service, or of all services in their order.
func (p *servicesPart[R]) of(w workspace.Workspace, serviceID string) []R {
	if serviceID != "" {
		return p.rows(w, serviceID)
	}
	var all []R
	for _, s := range w.ServicesInOrder() {
		all = append(all, p.rows(w, s.ID)...)
	}
	return all
}

func (p *servicesPart[R]) show(w workspace.Workspace, at stage.Route) {
	shown := fyne.CanvasObject(p.all.table)
	if at.ServiceID != "" {
		p.panel.Show(w, at.ServiceID)
		shown = p.column
	} else {
		p.listed = p.of(w, "")
		p.all.show(w, p.listed)
	}
	if len(p.body.Objects) != 1 || p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
		p.body.Refresh()
	}
	p.column.Settle()
}

func (p *servicesPart[R]) focus() {
	if p.body.Objects[0] == fyne.CanvasObject(p.all.table) {
		p.all.table.Focus()
	}
}

// open goes to the service of a row, where it can be edited.
func (p *servicesPart[R]) open(id string) {
	for _, row := range p.listed {
		if p.all.id(row) == id {
			p.env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: p.service(row), ID: p.id})
			return
		}
	}
}

func newJourneys(env stage.Env) part {
	service := func(j slo.Journey) string { return j.ServiceID }
	all := newRegister("journeys", func(j slo.Journey) string { return j.ID }, words.T("slos.journeys.none"),
		serviceColumn(service), rankColumn(),
		text(words.T("slos.column.journey"), 2, func(_ workspace.Workspace, j slo.Journey) string { return j.Name }),
		text(words.T("slos.column.who"), 2, func(_ workspace.Workspace, j slo.Journey) string { return j.Who }),
		coveredColumn())
	edit := forms.Journeys(env)
	p := newPart(env, tabJourneys, edit, workspace.Workspace.JourneysOf, service, all)
	edit.Reveal = reveal(p.column)
	return p
}

func rankColumn() column[slo.Journey] {
	return column[slo.Journey]{title: words.T("slos.column.rank"), weight: 0.5, right: true, cell: func(w workspace.Workspace, j slo.Journey) widgets.Cell {
		for i, other := range w.JourneysOf(j.ServiceID) {
			if other.ID == j.ID {
				return widgets.TextCell(strconv.Itoa(i + 1))
			}
		}
		return widgets.TextCell("")
	}}
}

func coveredColumn() column[slo.Journey] {
	return column[slo.Journey]{title: words.T("slos.column.covered"), weight: 1, cell: func(w workspace.Workspace, j slo.Journey) widgets.Cell {
		covered := 0
		for _, o := range w.LiveSLOsOf(j.ServiceID) {
			if o.JourneyID == j.ID {
				covered++
			}
		}
		if covered == 0 {
			return widgets.ChipCell(words.T("slos.uncovered"), widgets.Watch).SortedBy("0")
		}
		return widgets.TextCell(words.KindCount("slo", covered)).SortedBy(strconv.Itoa(covered))
	}}
}

func newExpectations(env stage.Env) part {
	service := func(e slo.Expectation) string { return e.ServiceID }
	all := newRegister("expectations", func(e slo.Expectation) string { return e.ID }, words.T("slos.expectations.none"),
		serviceColumn(service),
		text(words.T("slos.column.expectation"), 3, func(_ workspace.Workspace, e slo.Expectation) string { return e.Text }),
		text(words.T("slos.column.from"), 1.5, func(_ workspace.Workspace, e slo.Expectation) string { return e.From }),
		text(words.T("slos.column.kind"), 1, func(_ workspace.Workspace, e slo.Expectation) string { return words.Expectation(e.Kind) }),
		text(words.T("slos.column.journey"), 1.3, func(w workspace.Workspace, e slo.Expectation) string { return w.Journeys[e.JourneyID].Name }),
		bindingColumn())
	edit := forms.Expectations(env)
	p := newPart(env, tabExpectations, edit, workspace.Workspace.ExpectationsOf, service, all)
	edit.Reveal = reveal(p.column)
	return p
}

func bindingColumn() column[slo.Expectation] {
	return column[slo.Expectation]{title: words.T("slos.column.contract"), weight: 0.8, cell: func(_ workspace.Workspace, e slo.Expectation) widgets.Cell {
		if e.Binding {
			return widgets.ChipCell(words.T("slos.sla"), widgets.Accent)
		}
		return widgets.MutedCell("")
	}}
}

func newDependencies(env stage.Env) part {
	service := func(d slo.Dependency) string { return d.ServiceID }
	all := newRegister("dependencies", func(d slo.Dependency) string { return d.ID }, words.T("slos.dependencies.none"),
		serviceColumn(service),
		text(words.T("slos.column.depends-on"), 2, workspace.Workspace.DependencyName),
		hardColumn(), promiseColumn(),
		muted(words.T("slos.column.note"), 2.5, func(_ workspace.Workspace, d slo.Dependency) string { return d.Note }))
	edit := forms.Dependencies(env)
	p := newPart(env, tabDependencies, edit, workspace.Workspace.DependenciesOf, service, all)
	edit.Reveal = reveal(p.column)
	return p
}

func hardColumn() column[slo.Dependency] {
	return column[slo.Dependency]{title: words.T("slos.column.kind"), weight: 1.7, cell: func(w workspace.Workspace, d slo.Dependency) widgets.Cell {
		text, kind := forms.DependencyState(w, d)
		return widgets.ChipCell(text, kind)
	}}
}

func promiseColumn() column[slo.Dependency] {
	return column[slo.Dependency]{title: words.T("slos.column.promise"), weight: 0.9, right: true, cell: func(_ workspace.Workspace, d slo.Dependency) widgets.Cell {
		if d.Promise == "" {
			return widgets.MutedCell("–").SortedBy("0")
		}
		return widgets.TextCell(words.Percent(slo.Percent(d.Promise))).SortedBy(d.Promise)
	}}
}
