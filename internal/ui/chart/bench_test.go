package chart_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"slocharter/internal/ui/chart"
)

// hourly is a history of so many hours.
func hourly(count int, shape chart.Shape) chart.LinesSpec {
	points := make([]chart.Point, count)
	for i := range points {
		v := 0.999 + 0.0009*math.Sin(float64(i)/200)*math.Cos(float64(i))
		points[i] = chart.Point{At: start.Add(time.Duration(i) * time.Hour), Value: v}
	}
	spec := burnDown()
	spec.Series[0].Base = 0.999
	spec.Marks, spec.Thresholds = nil, nil
	spec.Series[0].Points, spec.Series[0].Shape = points, shape
	return spec
}

func BenchmarkLines(b *testing.B) {
	specs := map[string]chart.LinesSpec{"28 days with marks": burnDown(), "365 days with a gap": history(), "10000 hours": hourly(10000, chart.Line),
		"10000 hours as an area": hourly(10000, chart.Area), "10000 smooth hours": smooth(10000), "10000 hours as steps": hourly(10000, chart.Step)}
	for name, spec := range specs {
		for _, density := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s at 900x300@%d", name, density), func(b *testing.B) {
				for b.Loop() {
					chart.Image(spec, 900*density, 300*density, float64(density), chart.Light)
				}
			})
		}
	}
}
