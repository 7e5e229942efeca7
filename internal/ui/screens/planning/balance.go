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
	lines   *chart.Lines
	says    *widgets.Paragraph
	content *fyne.Container
}

func newBalance(s *Screen) *balance {
	b := &balance{screen: s, lines: chart.NewLines(chart.LinesSpec{}), says: widgets.NewParagraph(" ", muted)}
	plan := container.NewHBox(widgets.NewButton(words.T("planning.plan"), b.ask))
	b.content = widgets.Section(words.T("planning.balance"), b.says, b.lines, plan)
	return b
}

func (b *balance) show() {
	s := b.screen
	plans := s.w.BalancesOf(s.at.ServiceID)
	b.says.Set(b.sentence(plans))
	b.lines.Set(chart.LinesSpec{
		Title: words.T("planning.balance-title"), Format: chart.Percent, Bounds: chart.Bounds{Min: 0, Max: 1},
		Series: []chart.Series{
			{Name: words.T("planning.asked"), Points: askedPoints(s.asked), Shape: chart.Step, Token: theme.Watch},
			{Name: words.T("planning.planned"), Points: plannedPoints(plans), Shape: chart.Step, Stroke: chart.Dashed},
		},
		Gap: words.T("planning.gap"), Empty: words.T("planning.no-balance"),
	})
}

// sentence compares the latest plan with what the verdicts of the running month ask for.
func (b *balance) sentence(plans []review.WorkBalance) string {
	asked := words.None
	if n := len(b.screen.asked); n > 0 {
		asked = words.Share(b.screen.asked[n-1].Share)
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

// ask asks how much of the work of a period is for reliability.
func (b *balance) ask() {
	s := b.screen
	from, to := dateField(s, words.T("planning.first-day")), dateField(s, words.T("planning.last-day"))
	planned := widgets.NewTextField(widgets.Field{Label: words.T("planning.share")})
	note := widgets.NewTextArea(widgets.Field{Label: words.Field("note")}, 2)
	from.Set(s.env.Session.Today())
	to.Set(day(s.env.Session.Today()).AddDate(0, 3, -1).Format(workspace.DateLayout))
	widgets.Dialog{
		Title: words.T("planning.plan-title"), Sentence: words.T("planning.plan-sentence"), Body: widgets.Stack(3, from, to, planned, note),
		Confirm: words.T("planning.plan-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("planning.undo.plan", "Name", s.w.Services[s.at.ServiceID].Name), func(w *workspace.Workspace) error {
				_, err := w.PlanBalance(review.WorkBalance{
					ServiceID: s.at.ServiceID, From: from.Value(), To: to.Value(), Planned: planned.Value(), Suggested: s.suggested(), Note: note.Value(),
				})
				return err
			})
		},
	}.Open(s.env.Window.Canvas())
}

// suggested is what the verdicts of the running month ask for, in per cent; empty when they say nothing.
func (s *Screen) suggested() string {
	if len(s.asked) == 0 || s.asked[len(s.asked)-1].Share == nil {
		return ""
	}
	share := s.asked[len(s.asked)-1].Share
	return new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(0)
}
