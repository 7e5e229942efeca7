package whatif

import (
	"math"
	"math/big"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

var muted = widgets.Look{Token: theme.Muted}

// results show how the windows of the history would have come out.
type results struct {
	tab         *Tab
	made        trial
	said        *widgets.Paragraph
	met         *chart.Bars
	worst, rest *widgets.Paragraph
	lines       *chart.Lines
	chart       fyne.CanvasObject
	take        fyne.CanvasObject
	content     *fyne.Container
}

func newResults(t *Tab) *results {
	r := &results{tab: t, said: widgets.NewParagraph(" ", widgets.Look{Size: theme.SizeSection, Bold: true})}
	r.met = chart.NewBars(nil, words.T("whatif.no-windows"))
	r.worst, r.rest = widgets.NewParagraph("", widgets.Look{}), widgets.NewParagraph("", muted)
	r.lines = chart.NewLines(chart.LinesSpec{})
	r.chart = widgets.Section(words.T("whatif.chart"), r.lines)
	r.take = container.NewHBox(widgets.NewPrimary(words.T("whatif.take"), t.takeOver))
	r.content = widgets.Stack(3, widgets.Heading(words.T("whatif.results")), r.said, r.met, r.worst, r.rest)
	return r
}

// fail says why something cannot be tried.
func (r *results) fail(err error) {
	r.made = trial{}
	r.said.Set(words.Error(err))
	r.met.Set(nil)
	r.worst.Set("")
	r.rest.Set("")
	r.lines.Set(chart.LinesSpec{Empty: words.T("whatif.no-windows")})
	r.tab.column.Settle()
}

func (r *results) show(made trial) {
	r.made = made
	tried := made.tried
	r.said.Set(summary(tried))
	r.met.Set(bars(tried))
	r.worst.Set(worstWords(made))
	r.worst.Hidden = tried.Worst < 0
	r.rest.Set(howCounted(made.target.Window))
	r.lines.Set(r.spec(made))
	r.content.Refresh()
}

// howCounted says which windows of the history are looked at.
func howCounted(w slo.Window) string {
	if w.Rolling() {
		return words.T("whatif.how.rolling")
	}
	return words.T("whatif.how.calendar")
}

// summary says how many windows would have been met.
func summary(t budget.Trial) string {
	if t.Met+t.Missed == 0 {
		return words.T("whatif.nothing-evaluated")
	}
	return words.N("whatif.summary", t.Met+t.Missed, "Met", t.Met)
}

func bars(t budget.Trial) []chart.Bar {
	all := len(t.Results)
	if all == 0 {
		return nil
	}
	bar := func(name string, n int, kind widgets.Kind) chart.Bar {
		share := big.NewRat(int64(n), int64(all))
		value, _ := share.Float64()
		return chart.Bar{Name: name, Share: value, Label: words.Share(share), Detail: words.Number(int64(n)), Kind: kind}
	}
	return []chart.Bar{
		bar(words.T("whatif.met"), t.Met, widgets.Good), bar(words.T("whatif.missed"), t.Missed, widgets.Bad),
		bar(words.T("whatif.not-evaluated"), t.NotEvaluated, widgets.Neutral),
	}
}

// worstWords says when it was worst, and how much.
func worstWords(made trial) string {
	if made.tried.Worst < 0 {
		return ""
	}
	r := made.tried.Results[made.tried.Worst]
	return words.T("whatif.worst", "Left", words.Share(r.Remaining), "SLI", words.Indicated(r.SLI, string(made.target.Goal)),
		"Window", words.Interval(r.Window, made.target.Calendar().Zone))
}

// spec draws how the SLI went against the target that is tried.
func (r *results) spec(made trial) chart.LinesSpec {
	var points []chart.Point
	for _, result := range made.line {
		p := chart.Point{At: result.At, Value: math.NaN(), Label: words.State(result.State)}
		if result.State == budget.Healthy || result.State == budget.UsedUp {
			p.Value, _ = result.SLI.Float64()
			p.Label = words.Indicated(result.SLI, string(made.target.Goal))
		}
		points = append(points, p)
	}
	goal, _ := made.target.Goal.Share().Float64()
	return chart.LinesSpec{
		Title:      words.T("whatif.chart-title", "Window", words.Window(made.target.Window)),
		Series:     []chart.Series{{Name: words.T("whatif.sli"), Points: points, Shape: chart.Area, Base: goal, Below: theme.Bad}},
		Thresholds: []chart.Threshold{{Value: goal, Label: words.Percent(made.target.Goal), Stroke: chart.Dashed, Token: theme.Watch}},
		Format:     chart.Percent, Zone: made.target.Calendar().Zone,
		Gap: words.T("whatif.gap"), Empty: words.T("whatif.no-windows"),
	}
}
