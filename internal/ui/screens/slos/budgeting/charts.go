package budgeting

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/words"
)

// burnDown shows how the budget of the window went, with the thresholds of the policy, what went wrong and what does not
// count.
type burnDown struct {
	lines   *chart.Lines
	content fyne.CanvasObject
}

func newBurnDown() *burnDown {
	b := &burnDown{lines: chart.NewLines(chart.LinesSpec{})}
	b.content = b.lines
	return b
}

func (b *burnDown) show(v view) {
	r := v.r.Result
	b.lines.Set(chart.LinesSpec{
		Title:      words.T("budgeting.burn-down", "Window", words.Window(v.r.Target.Window)),
		Series:     []chart.Series{{Name: words.T("budgeting.left"), Points: burned(v.left), Shape: chart.Area, Below: theme.Bad}},
		Thresholds: thresholds(v),
		Marks:      marks(v, r.SoFar()),
		From:       r.Window.Start, To: r.Window.End,
		Format: chart.Percent, Zone: v.zone,
		Gap: words.T("budgeting.gap"), Empty: words.T("budgeting.burn-down.empty"),
	})
}

// thresholds are what the policy in force looks at of the budget that is left.
func thresholds(v view) []chart.Threshold {
	var list []chart.Threshold
	for _, limit := range v.s.Thresholds(v.w, v.r.Result.At) {
		list = append(list, chart.Threshold{Value: float(limit), Label: words.T("budgeting.threshold", "Limit", words.Share(limit)), Stroke: chart.Dashed})
	}
	return list
}

// marks are the incidents of a time, and the exclusions.
func marks(v view, span slo.Interval) []chart.Mark {
	var list []chart.Mark
	for _, e := range v.s.Exclusions {
		if within := e.Span().Meet(span); within.Length() > 0 {
			list = append(list, chart.Mark{From: within.Start, To: within.End, Name: words.T("budgeting.excluded", "Why", words.ExclusionReason(e.Reason)), Token: theme.Watch})
		}
	}
	for _, i := range v.s.Incidents {
		if within := i.Span(v.r.Result.At).Meet(span); within.Length() > 0 {
			list = append(list, chart.Mark{From: within.Start, To: within.End, Name: i.Title, Token: theme.Bad})
		}
	}
	return list
}
