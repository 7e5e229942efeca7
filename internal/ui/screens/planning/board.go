package planning

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// board lists the SLOs, with their services where there are several.
type board struct {
	screen   *Screen
	one, all *widgets.SortTable
}

func newBoard(s *Screen) *board {
	b := &board{screen: s}
	b.one, b.all = b.newTable("board", nil), b.newTable("board-of-all", []widgets.TableColumn{{Title: words.T("planning.column.service"), Weight: 1.4}})
	return b
}

func (b *board) newTable(name string, service []widgets.TableColumn) *widgets.SortTable {
	s := b.screen
	columns := slices.Concat([]widgets.TableColumn{{Title: words.T("planning.column.slo"), Weight: 2}}, service, []widgets.TableColumn{
		{Title: words.T("planning.column.target"), Right: true, Weight: 1}, {Title: words.T("planning.column.due"), Weight: 1.5},
		{Title: words.T("planning.column.missed"), Weight: 1.4}, {Title: words.T("planning.column.cause"), Weight: 1.4, Ems: 50},
		{Title: words.T("planning.column.suggestion"), Weight: 1.6, Ems: 66}, {Title: words.T("planning.column.proposal"), Weight: 2.1},
	})
	t := widgets.NewSortTable(widgets.Table{Name: name, Rows: -1, Empty: words.T("planning.empty"), Columns: columns})
	t.OnSelect = func(string) { s.selectSLO() }
	t.OnOpen = func(id string) { s.env.GoTo(stage.SLORoute(s.w.SLOs[id].ServiceID, id, stage.WhatIf)) }
	return t
}

// table is the one that is shown.
func (b *board) table() *widgets.SortTable {
	if b.screen.at.ServiceID == "" {
		return b.all
	}
	return b.one
}

func (b *board) show(list []slo.SLO) {
	w, dues := b.screen.w, map[string]string{}
	for _, id := range b.screen.services() {
		dues[id] = dueOf(w, id)
	}
	var rows []widgets.Row
	for _, o := range list {
		target, due := words.None, dues[o.ServiceID]
		if t, ok := w.LatestTarget(o.ID); ok {
			target = words.Percent(t.Goal)
		}
		cells := []widgets.Cell{widgets.TextCell(o.Name)}
		if b.screen.at.ServiceID == "" {
			cells = append(cells, widgets.MutedCell(w.Services[o.ServiceID].Name))
		}
		rows = append(rows, widgets.Row{ID: o.ID, Cells: append(cells, widgets.TextCell(target), b.due(due),
			b.missed(o.ID), b.cause(o.ID), widgets.MutedCell(cmp.Or(suggestion(w, o), words.None)), proposed(w, o),
		)})
	}
	b.table().Set(rows)
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

// due says when an SLO is recalibrated next, and whether that is over.
func (b *board) due(date string) widgets.Cell {
	switch {
	case date == "":
		return widgets.MutedCell(words.None).SortedBy("9999")
	case date < b.screen.env.Session.Today():
		return widgets.ChipCell(words.T("planning.overdue", "Date", words.Date(date)), widgets.Bad).SortedBy(date)
	}
	return widgets.TextCell(words.Date(date)).SortedBy(date)
}

// proposed says what is proposed for an SLO, or was last.
func proposed(w workspace.Workspace, o slo.SLO) widgets.Cell {
	list := w.ProposalsOf(o.ID)
	if len(list) == 0 {
		return widgets.MutedCell(words.None)
	}
	return forms.ProposalCell(list[0])
}

// facts says in full what the board says of an SLO in short.
func (s *Screen) facts(o slo.SLO) string {
	var parts []string
	if t, ok := s.w.LatestTarget(o.ID); ok {
		parts = append(parts, words.T("planning.target", "Goal", words.Percent(t.Goal), "Window", words.Window(t.Window)))
	}
	parts = append(parts, forms.Evidence(s.outlook[o.ID]))
	said := strings.TrimSpace(strings.Join(parts, " "))
	if text := suggestion(s.w, o); text != "" {
		said += "\n" + words.T("planning.suggested", "Suggestion", text)
	}
	return strings.TrimSpace(said)
}
