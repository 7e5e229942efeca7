package planning

import (
	"math"
	"math/big"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// balance shows how much of the work is planned for reliability, and how much the verdicts ask for.
type balance struct {
	screen  *Screen
	title   *widgets.Text
	lines   *chart.Lines
	says    *widgets.Paragraph
	periods *widgets.SortTable
	buttons *fyne.Container // for the period that is selected
	tools   *fyne.Container
	content *fyne.Container
}

func newBalance(s *Screen) *balance {
	b := &balance{screen: s, title: widgets.Heading(""), lines: chart.NewLines(chart.LinesSpec{}), says: widgets.NewParagraph(" ", muted)}
	b.periods = widgets.NewSortTable(widgets.Table{Name: "periods", Rows: -1, Empty: words.T("planning.no-period"), Columns: []widgets.TableColumn{
		{Title: words.T("planning.first-day"), Weight: 1}, {Title: words.T("planning.last-day"), Weight: 1},
		{Title: words.T("planning.planned"), Right: true, Weight: 0.8}, {Title: words.T("planning.asked"), Right: true, Weight: 1.1}, {Title: words.Field("note"), Weight: 3},
	}})
	edit := func() { b.edit(b.periods.Selected()) }
	b.periods.OnOpen = b.edit
	b.periods.OnSelect = func(string) { b.arrange() }
	b.buttons = container.NewHBox(widgets.NewButton(words.T("planning.edit-period"), edit), widgets.NewButton(words.T("planning.remove-period"), b.askRemove))
	b.tools = container.NewHBox(widgets.NewButton(words.T("planning.plan"), func() { b.ask(b.next()) }), b.buttons)
	b.content = widgets.Stack(2, b.title, b.says, b.lines, b.periods, b.tools)
	return b
}

func (b *balance) show() {
	s := b.screen
	id := s.weighed()
	b.content.Hidden = id == ""
	plans := s.w.BalancesOf(id)
	b.title.Set(words.T("planning.balance-of", "Service", s.w.Services[id].Name))
	b.periods.Set(periodRows(plans))
	b.tools.Hidden = s.env.Session.ReadOnly()
	b.arrange()
	b.says.Set(b.sentence(plans))
	b.lines.Set(chart.LinesSpec{
		Title: words.T("planning.balance-title"), Format: chart.Percent, Bounds: chart.Bounds{Min: 0, Max: 1},
		Series: []chart.Series{
			{Name: words.T("planning.asked"), Points: askedPoints(b.asked()), Shape: chart.Step, Token: theme.Watch},
			{Name: words.T("planning.planned"), Points: plannedPoints(plans), Shape: chart.Step, Stroke: chart.Dashed},
		},
		Gap: words.T("planning.gap"), Empty: words.T("planning.no-balance"),
	})
}

// asked is what the verdicts ask for, by months.
func (b *balance) asked() []reading.Asked { return b.screen.asked[b.screen.weighed()] }

// arrange offers to edit the period that is selected.
func (b *balance) arrange() {
	_, ok := b.screen.w.Balances[b.periods.Selected()]
	b.buttons.Hidden = !ok
	b.content.Refresh()
	b.screen.column.Settle()
}

func periodRows(plans []review.WorkBalance) []widgets.Row {
	var rows []widgets.Row
	for _, p := range plans {
		rows = append(rows, widgets.Row{ID: p.ID, Cells: []widgets.Cell{
			widgets.TextCell(words.Date(p.From)).SortedBy(p.From), widgets.TextCell(words.Date(p.To)).SortedBy(p.To),
			shareCell(p.Planned), shareCell(p.Suggested), widgets.MutedCell(p.Note),
		}})
	}
	return rows
}

func shareCell(percent string) widgets.Cell {
	if percent == "" {
		return widgets.MutedCell(words.None).SortedBy("-1")
	}
	return widgets.TextCell(words.Percent(slo.Percent(percent))).SortedBy(percent)
}

// sentence compares the latest plan with what the verdicts of the running month ask for.
func (b *balance) sentence(plans []review.WorkBalance) string {
	asked := words.None
	if list := b.asked(); len(list) > 0 {
		asked = words.Share(list[len(list)-1].Share)
	}
	today := b.screen.env.Session.Today()
	for _, p := range plans {
		if p.From <= today && today <= p.To && p.Planned != "" {
			return words.T("planning.compare", "Planned", words.Percent(slo.Percent(p.Planned)), "To", words.Date(p.To), "Asked", asked)
		}
	}
	return words.T("planning.nothing-planned", "Asked", asked)
}

func askedPoints(list []reading.Asked) []chart.Point {
	var points []chart.Point
	for _, a := range list {
		p := chart.Point{At: day(a.Month), Value: math.NaN(), Label: words.None}
		if a.Share != nil {
			p.Value, _ = a.Share.Float64()
			p.Label = words.Share(a.Share)
		}
		points = append(points, p)
	}
	return points
}

// plannedPoints hold from the first to the last day of each period.
func plannedPoints(plans []review.WorkBalance) []chart.Point {
	var points []chart.Point
	for _, b := range plans {
		share, ok := new(big.Rat).SetString(b.Planned)
		if !ok {
			continue
		}
		value, _ := share.Quo(share, big.NewRat(100, 1)).Float64()
		label := words.Percent(slo.Percent(b.Planned))
		after := day(b.To).AddDate(0, 0, 1)
		points = append(points, chart.Point{At: day(b.From), Value: value, Label: label}, chart.Point{At: after, Value: math.NaN(), Label: words.None})
	}
	return points
}

func day(date string) time.Time {
	at, _ := time.Parse(workspace.DateLayout, date)
	return at
}
