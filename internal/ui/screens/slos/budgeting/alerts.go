package budgeting

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/budget"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

var muted = widgets.Look{Token: theme.Muted, Size: theme.SizeCaption}

// alerts is the table of burn rates at which people are alerted.
type alerts struct {
	table   *widgets.SortTable
	content *fyne.Container
}

func newAlerts() *alerts {
	a := &alerts{table: widgets.NewSortTable(widgets.Table{Name: "alerts", Rows: -1, Columns: []widgets.TableColumn{
		{Title: words.T("budgeting.alerts.does"), Weight: 1.1}, {Title: words.T("budgeting.alerts.share"), Right: true, Weight: 0.9},
		{Title: words.T("budgeting.alerts.long"), Right: true, Weight: 0.8}, {Title: words.T("budgeting.alerts.short"), Right: true, Weight: 0.8},
		{Title: words.T("budgeting.alerts.rate"), Right: true, Weight: 0.7}, {Title: words.T("budgeting.alerts.errors"), Right: true, Weight: 0.9},
		{Title: words.T("budgeting.alerts.detection"), Right: true, Weight: 1.1}, {Title: words.T("budgeting.alerts.why"), Weight: 1.6},
	}})}
	about := widgets.NewParagraph(words.T("budgeting.alerts.about"), muted)
	a.content = widgets.Section(words.T("budgeting.alerts"), about, a.table)
	return a
}

func (a *alerts) show(v view) {
	list, err := budget.Alerts(v.r.Target.Goal, v.r.Target.Window.LongestLength(), budget.MoreTriggers())
	a.content.Hidden = err != nil
	var rows []widgets.Row
	for _, alert := range list {
		rows = append(rows, widgets.Row{ID: alert.Long.String(), Cells: []widgets.Cell{
			widgets.TextCell(words.AlertSeverity(alert.Severity)), widgets.TextCell(words.Percent(alert.Share)).SortedBy(string(alert.Share)),
			lengthCell(alert.Long), lengthCell(alert.Short), widgets.TextCell(words.Factor(alert.Rate)).SortedByAmount(alert.Rate),
			widgets.TextCell(words.Share(alert.Errors)).SortedByAmount(alert.Errors),
			widgets.TextCell(words.Seconds(alert.Detection)).SortedByAmount(alert.Detection), whyCell(alert.Why),
		}})
	}
	a.table.Set(rows)
}

func lengthCell(length time.Duration) widgets.Cell {
	return widgets.TextCell(words.Duration(length)).SortedBy(strconv.FormatInt(int64(length), 10))
}

func whyCell(why budget.Why) widgets.Cell {
	if why == "" {
		return widgets.ChipCell(words.T("budgeting.alerts.useful"), widgets.Good)
	}
	return widgets.ChipCell(words.AlertWhy(why), widgets.Watch)
}
