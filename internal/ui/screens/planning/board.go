package planning

import (
	"cmp"
	"strconv"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// board lists the SLOs of the service.
type board struct {
	screen *Screen
	table  *widgets.SortTable
}

func newBoard(s *Screen) *board {
	b := &board{screen: s}
	b.table = widgets.NewSortTable(widgets.Table{Rows: -1, Empty: words.T("planning.empty"), Columns: []widgets.TableColumn{
		{Title: words.T("planning.column.slo"), Weight: 2}, {Title: words.T("planning.column.target"), Right: true, Weight: 1},
		{Title: words.T("planning.column.due"), Weight: 1.2}, {Title: words.T("planning.column.missed"), Weight: 1.3},
		{Title: words.T("planning.column.cause"), Weight: 1.5}, {Title: words.T("planning.column.suggestion"), Weight: 1.3},
		{Title: words.T("planning.column.proposal"), Weight: 1.7},
	}})
	b.table.OnSelect = func(string) { s.draw() }
	b.table.OnOpen = func(id string) { s.env.GoTo(stage.SLORoute(s.at.ServiceID, id, stage.WhatIf)) }
	return b
}

func (b *board) show(list []slo.SLO) {
	due := dueOf(b.screen.w, b.screen.at.ServiceID)
	var rows []widgets.Row
	for _, o := range list {
		target := words.None
		if t, ok := b.screen.w.LatestTarget(o.ID); ok {
			target = words.Percent(t.Goal)
		}
		rows = append(rows, widgets.Row{ID: o.ID, Cells: []widgets.Cell{
			widgets.TextCell(o.Name), widgets.TextCell(target), widgets.TextCell(words.Date(cmp.Or(due, words.None))).SortedBy(due),
			b.missed(o.ID), b.cause(o.ID), widgets.MutedCell(cmp.Or(suggestion(b.screen.w, o), words.None)), b.proposed(o.ID),
		}})
	}
	b.table.Set(rows)
}

// dueOf returns when the SLOs of a service are recalibrated next: the day of the next monthly or quarterly review.
func dueOf(w workspace.Workspace, serviceID string) string {
	for _, due := range w.ReviewsDue(serviceID) {
		if due.Kind != review.Weekly {
			return due.Date
		}
	}
	return ""
}

// suggestion is what the decision table said of an SLO in the last review that was held.
func suggestion(w workspace.Workspace, o slo.SLO) string {
	for _, r := range w.ReviewsOf(o.ServiceID) {
		if r.State != review.Held {
			continue
		}
		for _, l := range w.LinesOf(r.ID) {
			if l.SLOID == o.ID && l.Suggestion != "" {
				return l.Suggestion
			}
		}
	}
	return ""
}

func (b *board) missed(id string) widgets.Cell {
	o := b.screen.outlook[id]
	if o.Judged == 0 {
		return widgets.MutedCell(words.None).SortedBy("-1")
	}
	return widgets.TextCell(words.T("planning.missed", "Missed", o.Missed, "Judged", o.Judged)).SortedBy(strconv.Itoa(o.Missed))
}

func (b *board) cause(id string) widgets.Cell {
	o := b.screen.outlook[id]
	if o.Cause == "" {
		return widgets.MutedCell(words.None)
	}
	return widgets.TextCell(words.T("planning.cause", "Cause", words.Cause(o.Cause), "Share", words.Share(o.Share)))
}

// proposed says what is proposed, or was last.
func (b *board) proposed(id string) widgets.Cell {
	list := b.screen.w.ProposalsOf(id)
	if len(list) == 0 {
		return widgets.MutedCell(words.None)
	}
	p := list[0]
	return widgets.ChipCell(words.T("planning.proposed", "Change", words.ProposalChange(p.Change), "State", words.ProposalState(p.State)), stateKind(p.State))
}

func stateKind(s review.ProposalState) widgets.Kind {
	switch s {
	case review.Proposed:
		return widgets.Accent
	case review.Agreed:
		return widgets.Good
	}
	return widgets.Neutral
}
