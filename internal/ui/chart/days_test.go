package chart_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// replay is a year of verdicts under two versions of a policy.
func replay(count int) chart.DaysSpec {
	categories := []chart.Category{
		{Name: "Releases proceed", Token: theme.Good, Level: 0.1},
		{Name: "Releases with care", Token: theme.Watch, Level: 0.45},
		{Name: "Fixes only", Token: theme.Bad, Level: 1},
		{Name: "Exception", Token: theme.Accent, Level: 0.7},
	}
	strip := func(name string, from, to int) chart.Strip {
		days := make([]chart.Day, count)
		for i := range days {
			switch {
			case i%90 > from && i%90 < to:
				days[i] = chart.Day{Category: 2, Label: "Fixes only"}
			case i%90 >= to && i%90 < to+6:
				days[i] = chart.Day{Category: 1}
			case i > 200 && i < 215:
				days[i] = chart.Day{Category: -1, Label: "not evaluated"}
			case i > 240 && i < 250:
				days[i] = chart.Day{Category: 3}
			}
		}
		return chart.Strip{Name: name, Days: days}
	}
	return chart.DaysSpec{
		Title: "Verdict of each day", First: time.Date(2025, 1, 3, 0, 0, 0, 0, time.UTC), Categories: categories,
		Strips: []chart.Strip{strip("Version 3", 60, 72), strip("Draft of version 4", 66, 69)},
	}
}

func days(spec chart.DaysSpec, at int) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		d := chart.NewDays(spec)
		if at >= 0 {
			d.Read(at)
		}
		return d
	}
}

func TestDays_LooksRight(t *testing.T) {
	picture(t, "days", fyne.NewSize(900, 200), days(replay(322), 65))
	one := replay(28)
	one.Strips = one.Strips[:1]
	one.Strips[0].Name = ""
	one.Strips[0].Days[3].Category = 2
	picture(t, "days-one", fyne.NewSize(500, 130), days(one, 3))
	picture(t, "days-many", fyne.NewSize(360, 200), days(replay(2000), 65))
}

func TestBars_LooksRight(t *testing.T) {
	picture(t, "bars", fyne.NewSize(480, 110), func() fyne.CanvasObject {
		return chart.NewBars([]chart.Bar{
			{Name: "Defect", Share: 0.71, Label: "71 %", Detail: "2 h 23 min", Kind: widgets.Bad},
			{Name: "Upstream, such as the card provider", Share: 0.22, Label: "22 %", Detail: "44 min", Kind: widgets.Watch},
			{Name: "Other", Share: 0.07, Label: "7 %", Detail: "14 min"},
		}, "Nothing used the budget.")
	})
}
