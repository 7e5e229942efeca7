package budgeting

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// trend shows the SLI over the history with the target that was in force. It is computed beside the screen, because a long
// history takes longer than a frame. A day of it can be opened.
type trend struct {
	tab     *Tab
	turn    int // grows with each Show: what belongs to an earlier one is dropped
	points  []chart.Point
	lines   *chart.Lines
	content fyne.CanvasObject
}

func newTrend(tab *Tab) *trend {
	t := &trend{tab: tab, lines: chart.NewLines(chart.LinesSpec{})}
	t.lines.OnOpen = t.open
	hint := widgets.NewParagraph(words.T("budgeting.trend.hint"), muted)
	t.content = widgets.Section(words.T("budgeting.trend"), t.lines, hint)
	return t
}

func (t *trend) show(v view) {
	t.turn++
	turn := t.turn
	var points []chart.Point
	t.tab.env.Fetch(func(context.Context) (err error) {
		points, err = indicated(v)
		return err
	}, func(err error) {
		switch {
		case turn != t.turn:
		case err != nil:
			t.lines.Set(chart.LinesSpec{Empty: words.Error(err)})
		default:
			t.draw(v, points)
		}
	})
}

func (t *trend) draw(v view, points []chart.Point) {
	t.points = points
	var span slo.Interval
	if len(points) > 0 {
		span = slo.Interval{Start: points[0].At, End: points[len(points)-1].At}
	}
	var marks []chart.Mark
	if v.past {
		marks = []chart.Mark{{From: v.r.Result.At, Name: words.T("budgeting.as-of"), Token: theme.Accent}}
	}
	t.lines.Set(chart.LinesSpec{
		Marks: marks,
		Title: words.T("budgeting.trend-title", "Window", words.Window(v.r.Target.Window)),
		Series: []chart.Series{
			{Name: words.T("budgeting.sli-line"), Points: points},
			{Name: words.T("budgeting.target-line"), Points: aims(v, span), Shape: chart.Step, Stroke: chart.Dashed, Token: theme.Watch},
		},
		Format: chart.Percent, Zone: v.zone,
		Gap: words.T("budgeting.gap"), Empty: words.T("budgeting.trend.empty"),
	})
}

// open looks at the budget as it was at the end of a day of the history.
func (t *trend) open(i int) {
	if i < 0 || i >= len(t.points) {
		return
	}
	day := t.tab.now.s.DayOf(t.points[i].At.Add(-time.Second))
	t.tab.head.day.Set(day)
	t.tab.asOf(day)
}
