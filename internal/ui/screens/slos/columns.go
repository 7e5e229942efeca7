package slos

import (
	"fmt"
	"strings"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
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

func sloColumns() []column[slo.SLO] {
	return []column[slo.SLO]{
		nameColumn(), targetColumn(), windowColumn(),
		text(words.T("slos.column.indicator"), 1, func(_ workspace.Workspace, o slo.SLO) string { return words.Indicator(o.Indicator) }),
		text(words.T("slos.column.method"), 1.2, func(_ workspace.Workspace, o slo.SLO) string { return words.Method(o.Method) }),
		text(words.T("slos.column.journey"), 1.3, func(w workspace.Workspace, o slo.SLO) string { return w.Journeys[o.JourneyID].Name }),
		standingColumn(),
		muted(words.T("slos.column.special"), 1, func(_ workspace.Workspace, o slo.SLO) string { return special(o) }),
	}
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
	return column[slo.SLO]{title: words.T("slos.column.window"), weight: 1.25, cell: func(w workspace.Workspace, o slo.SLO) widgets.Cell {
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
