package reviews

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// overall lists the next review of every service.
type overall struct {
	screen *Screen
	table  *widgets.SortTable
	all    fyne.CanvasObject
}

func newOverall(s *Screen) *overall {
	o := &overall{screen: s}
	o.table = widgets.NewSortTable(widgets.Table{
		Name: "decisions",
		Columns: []widgets.TableColumn{
			{Title: words.T("reviews.column.service"), Weight: 2}, {Title: words.T("reviews.column.next"), Weight: 2},
			{Title: words.T("reviews.column.date"), Weight: 1.6}, {Title: words.T("reviews.column.last"), Weight: 1.2},
			{Title: words.T("reviews.column.actions"), Weight: 1.2},
		},
		Filter: words.T("reviews.filter"), Empty: words.T("reviews.no-services"), NoMatch: words.T("reviews.no-match"),
	})
	o.table.OnOpen = func(id string) { s.goTo(id, "") }
	head := container.NewBorder(nil, nil, nil, container.NewHBox(widgets.NewButton(words.T("reviews.practice-open"), s.openPractice)), widgets.Title(words.T("reviews.title")))
	o.all = widgets.Inset(5, widgets.NewFilledColumn(3, head,
		widgets.NewParagraph(words.T("reviews.overall-hint"), muted), o.table))
	return o
}

func (o *overall) content() fyne.CanvasObject { return o.all }
func (o *overall) focus()                     { o.table.Focus() }

func (o *overall) show() {
	s := o.screen
	var rows []widgets.Row
	for _, one := range s.w.Overview(s.env.Session.Today()) {
		rows = append(rows, o.row(one))
	}
	o.table.Set(rows)
}

func (o *overall) row(one workspace.Summary) widgets.Row {
	s := o.screen
	next, date := widgets.MutedCell(words.T("reviews.none-planned")), widgets.MutedCell(words.None).SortedBy("9999")
	if len(one.Reviews) > 0 {
		due := one.Reviews[0]
		next, date = widgets.TextCell(words.ReviewKind(due.Kind)), s.dueCell(due.Date)
	}
	return widgets.Row{ID: one.Service.ID, Cells: []widgets.Cell{
		widgets.TextCell(one.Service.Name), next, date, s.lastCell(one.Service.ID), actionsCell(one),
	}}
}

// lastCell says when a service was reviewed last.
func (s *Screen) lastCell(serviceID string) widgets.Cell {
	for _, r := range s.w.ReviewsOf(serviceID) {
		if r.State == review.Held {
			return widgets.TextCell(words.Date(r.Date)).SortedBy(r.Date)
		}
	}
	return widgets.MutedCell(words.None).SortedBy("")
}

func actionsCell(one workspace.Summary) widgets.Cell {
	switch {
	case one.OpenActions == 0:
		return widgets.MutedCell(words.None).SortedBy("0")
	case one.LateActions == 0:
		return widgets.TextCell(fmt.Sprint(one.OpenActions))
	}
	text := words.T("reviews.actions-late", "Open", one.OpenActions, "Late", one.LateActions)
	return widgets.ChipCell(text, widgets.Bad).SortedBy(fmt.Sprint(one.OpenActions))
}

// muted is how secondary text looks here.
var muted = widgets.Look{Token: theme.Muted}
