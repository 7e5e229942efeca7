package slos

import (
	"fmt"
	"strings"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func serviceColumn[R any](serviceID func(row R) string) column[R] {
	return column[R]{title: words.T("slos.column.service"), weight: 1.3, cell: func(w workspace.Workspace, row R) widgets.Cell {
		s := w.Services[serviceID(row)]
		return widgets.TextCell(s.Name).SortedBy(fmt.Sprint(s.Position))
	}}
}

// Widths in text sizes from which on there is room for the columns that matter less.
const (
	broad = 48
	wide  = 72
	wider = 92
)

func sloColumns(standing *stage.Standing) []column[slo.SLO] {
	return []column[slo.SLO]{
		nameColumn(), targetColumn(), windowColumn().from(broad), leftColumn(standing), stateColumn(standing).from(wide), standingColumn().from(broad),
		text(words.T("slos.column.indicator"), 1, func(_ workspace.Workspace, o slo.SLO) string { return words.Indicator(o.Indicator) }).from(wide),
		text(words.T("slos.column.journey"), 1.3, func(w workspace.Workspace, o slo.SLO) string { return w.Journeys[o.JourneyID].Name }).from(wide),
		text(words.T("slos.column.method"), 1.2, func(_ workspace.Workspace, o slo.SLO) string { return words.Method(o.Method) }).from(wider),
		muted(words.T("slos.column.special"), 1, func(_ workspace.Workspace, o slo.SLO) string { return special(o) }).from(wider),
	}
}

// leftColumn shows how much budget is left, or why that is not known.
func leftColumn(standing *stage.Standing) column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.left"), weight: 1.3, cell: func(_ workspace.Workspace, o slo.SLO) widgets.Cell {
		line, ok := standing.Line(o.ID)
		switch {
		case ok && line.Target.ID != "":
			return forms.BudgetCell(line)
		case ok || standing.Known():
			return widgets.MutedCell(words.None).SortedBy(forms.NotEvaluated)
		}
		return widgets.MutedCell(words.T("slos.unread"))
	}}
}

// stateColumn says in a word how the window stands.
func stateColumn(standing *stage.Standing) column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.state"), weight: 1.2, cell: func(_ workspace.Workspace, o slo.SLO) widgets.Cell {
		line, ok := standing.Line(o.ID)
		switch {
		case ok && line.Target.ID != "":
			return widgets.ChipCell(words.State(line.Result.State), forms.BudgetKind(line.Result.State))
		case ok || standing.Known():
			return widgets.MutedCell(words.None)
		}
		return widgets.MutedCell(words.T("slos.unread"))
	}}
}

func nameColumn() column[slo.SLO] {
	return text(words.T("slos.column.name"), 2, func(_ workspace.Workspace, o slo.SLO) string { return o.Name })
}

func targetColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.target"), weight: 0.9, right: true, cell: func(w workspace.Workspace, o slo.SLO) widgets.Cell {
		t, ok := w.LatestTarget(o.ID)
		if !ok {
			return widgets.MutedCell(words.T("slos.no-target")).SortedBy("0")
		}
		return widgets.TextCell(words.Percent(t.Goal)).SortedBy(string(t.Goal))
	}}
}

func windowColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.window"), weight: 1.4, cell: func(w workspace.Workspace, o slo.SLO) widgets.Cell {
		t, _ := w.LatestTarget(o.ID)
		return widgets.TextCell(words.Window(t.Window)).SortedBy(fmt.Sprint(t.Window.LongestLength().Hours()))
	}}
}

func standingColumn() column[slo.SLO] {
	return column[slo.SLO]{title: words.T("slos.column.standing"), weight: 1.1, cell: func(_ workspace.Workspace, o slo.SLO) widgets.Cell {
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
