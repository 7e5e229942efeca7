package chart_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
)

var (
	wide  = fyne.NewSize(900, 300)
	start = time.Date(2025, 10, 24, 0, 0, 0, 0, time.UTC)
)

// daily returns one point a day.
func daily(values ...float64) []chart.Point {
	var points []chart.Point
	for i, v := range values {
		label := fmt.Sprintf("%.1f %%", v*100)
		if math.IsNaN(v) {
			label = "no data"
		}
		points = append(points, chart.Point{At: start.AddDate(0, 0, i), Value: v, Label: label})
	}
	return points
}

// burnDown is the budget of a window of 28 days that is used up.
func burnDown() chart.LinesSpec {
	values := []float64{1, 1, 0.99, 0.98, 0.98, 0.7, 0.69, 0.66, 0.66, 0.65, 0.61, 0.6, 0.58, 0.57, 0.55, 0.52, 0.5, 0.49, 0.46, 0.44, 0.4, 0.08, 0.05, 0.02, -0.02, -0.05, -0.08, -0.12}
	return chart.LinesSpec{
		Title:      "Budget left in the window of 28 days",
		Series:     []chart.Series{{Name: "Left", Points: daily(values...), Shape: chart.Area, Below: theme.Bad}},
		Thresholds: []chart.Threshold{{Value: 0, Label: "policy: 0 %", Token: theme.Bad, Stroke: chart.Dashed}, {Value: 0.2, Label: "warning: 20 %", Token: theme.Watch, Stroke: chart.Dashed}},
		Marks: []chart.Mark{
			{From: start.AddDate(0, 0, 5), Name: "Card provider down", Token: theme.Bad},
			{From: start.AddDate(0, 0, 8), To: start.AddDate(0, 0, 11), Name: "Load test", Token: theme.Muted},
			{From: start.AddDate(0, 0, 21), Name: "Deploy 1.42 with a wrong time-out", Token: theme.Bad},
		},
		Format: chart.Percent,
	}
}

// history is a year of an SLI with a target that changed and with a gap.
func history() chart.LinesSpec {
	var sli []chart.Point
	first := time.Date(2024, 12, 1, 0, 0, 0, 0, time.UTC)
	for i := range 365 {
		v := 0.9975 + 0.0015*math.Sin(float64(i)/9) - 0.003*math.Max(0, math.Sin(float64(i)/41)-0.9)*10
		if i > 140 && i < 171 {
			v = math.NaN()
		}
		sli = append(sli, chart.Point{At: first.AddDate(0, 0, i), Value: v, Label: fmt.Sprintf("%.3f %%", v*100)})
	}
	return chart.LinesSpec{
		Title: "SLI over the history",
		Series: []chart.Series{
			{Name: "SLI", Points: sli},
			{Name: "Target in force", Points: []chart.Point{{At: first, Value: 0.995, Label: "99.5 %"}, {At: first.AddDate(0, 7, 0), Value: 0.997, Label: "99.7 %"}}, Shape: chart.Step, Stroke: chart.Dashed, Token: theme.Watch},
		},
		Format: chart.Percent,
		Gap:    "no data",
	}
}

// without returns the burn-down with other values and nothing else.
func without(values ...float64) chart.LinesSpec {
	return chart.LinesSpec{Title: "Values", Series: []chart.Series{{Name: "Value", Points: daily(values...)}}, Format: chart.Percent, Empty: "Nothing was measured in this window yet."}
}

// crowd has everything at once, with long names.
func crowd() chart.LinesSpec {
	spec := history()
	long := "A very long name of a thing that goes on and on without an end"
	for i := range spec.Series {
		spec.Series[i].Name = long
	}
	for i := range 6 {
		at := spec.Series[0].Points[20+i*7].At
		spec.Marks = append(spec.Marks, chart.Mark{From: at, Name: fmt.Sprint("Incident ", i), Token: theme.Bad})
		spec.Thresholds = append(spec.Thresholds, chart.Threshold{Value: 0.995 + float64(i)/5000, Label: fmt.Sprint("policy: threshold ", i), Token: theme.Watch, Stroke: chart.Dotted})
	}
	spec.Thresholds = append(spec.Thresholds, chart.Threshold{Value: 0.999, Label: long, Token: theme.Bad})
	return spec
}

func TestLines_ExtremesLookRight(t *testing.T) {
	nan := math.NaN()
	small := fyne.NewSize(450, 200)
	picture(t, "one", small, lines(without(0.5), 0))
	picture(t, "equal", small, lines(without(1, 1, 1, 1), 2))
	picture(t, "negative", small, lines(without(-0.3, -0.5, -0.4, -1.2), 2))
	picture(t, "huge", small, lines(without(1e12, 5e12, 3e17), -1))
	picture(t, "gaps", small, lines(without(nan, nan, 0.4, nan, 0.5, 0.6, nan, nan, 0.5, nan), 3))
	picture(t, "empty", small, lines(without(nan, nan), -1))
	picture(t, "none", fyne.NewSize(120, 60), lines(chart.LinesSpec{Empty: "Nothing was measured in this window yet."}, -1))
	picture(t, "crowd", wide, lines(crowd(), 300))
	hours := hourly(30, chart.Step)
	hours.Zone = time.FixedZone("east", 2*3600)
	picture(t, "thirty", small, lines(hours, 10))
	picture(t, "hidden", fyne.NewSize(20, 20), lines(crowd(), 5))
}

func lines(spec chart.LinesSpec, at int) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		l := chart.NewLines(spec)
		if at >= 0 {
			l.Read(at)
		}
		return l
	}
}

func TestLines_LooksRight(t *testing.T) {
	picture(t, "burn", wide, lines(burnDown(), 21))
	picture(t, "history", wide, lines(history(), -1))
	picture(t, "hours", wide, lines(hourly(10000, chart.Area), 5000))
	picture(t, "hours-smooth", wide, lines(smooth(10000), 5000))
}

// smooth is a slow wave of so many points.
func smooth(count int) chart.LinesSpec {
	spec := hourly(count, chart.Area)
	for i := range spec.Series[0].Points {
		spec.Series[0].Points[i].Value = 1000000 * math.Sin(float64(i)/900)
	}
	spec.Series[0].Base, spec.Format = 0, nil
	return spec
}
