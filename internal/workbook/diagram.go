package workbook

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// diagram is a native chart over an area of a sheet.
type diagram struct {
	area   area
	kind   excelize.ChartType
	title  string
	about  string // for those who do not see it
	series []series
	scale  scale
	days   int  // between the labels of categories that are moments a day apart or more; 0: they are something else
	hours  bool // categories are moments less than a day apart
}

// series is a row of values with the cells that they stand in.
type series struct {
	name, categories, values string // references
	color                    hue
	dash                     excelize.LineDashType
	width                    float64 // points
}

// scale is the axis of the values; the zero one is left to the program that shows it.
type scale struct {
	low, high, step float64
	format          string
}

// The size in pixels of cells before anything is said about them: what excelize reckons with when it places a chart.
const (
	plainWidth  = 64
	plainHeight = 18
)

// dayFormat is the format of days on an axis.
const dayFormat = "d mmm"

// draw adds the charts. It comes before the widths of columns are written, so that a chart covers its cells, whatever
// their size.
func (b *book) draw(s sheet) error {
	for _, d := range s.diagrams {
		if err := b.file.AddChart(s.name, at(d.area.left, d.area.top), d.chart()); err != nil {
			return err
		}
	}
	return nil
}

func (d diagram) chart() *excelize.Chart {
	no, gap := false, uint(55)
	text := excelize.Font{Family: font, Size: 8, Color: muted.String()}
	c := &excelize.Chart{
		Type: d.kind, VaryColors: &no, ShowBlanksAs: "gap",
		Format: excelize.GraphicOptions{AltText: d.about},
		Dimension: excelize.ChartDimension{
			Width: uint(plainWidth * (d.area.right - d.area.left + 1)), Height: uint(plainHeight * (d.area.bottom - d.area.top + 1)),
		},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: d.title, Font: &excelize.Font{Family: font, Size: 9, Bold: true, Color: deep.String()}}}},
		Legend: excelize.ChartLegend{Position: "bottom", Font: &excelize.Font{Family: font, Size: 8, Color: ink.String()}},
		XAxis:  excelize.ChartAxis{Font: text, TickLabelPosition: excelize.ChartTickLabelLow, TickLabelSkip: d.days},
		YAxis:  excelize.ChartAxis{Font: text, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: d.scale.format}},
		Border: excelize.LineOptions{Type: excelize.LineSolid, Width: 0.5, Fill: solid(hair)},
	}
	switch {
	case d.days > 0:
		c.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: dayFormat}
	case d.hours:
		c.XAxis.NumFmt, c.XAxis.Alignment.TextRotation = excelize.ChartNumFmt{CustomNumFmt: "d mmm hh:mm"}, -90
	}
	if d.kind != excelize.Line {
		c.GapWidth, c.XAxis.ReverseOrder = &gap, true
	}
	if d.scale.step > 0 {
		c.YAxis.Minimum, c.YAxis.Maximum, c.YAxis.MajorUnit = &d.scale.low, &d.scale.high, d.scale.step
	}
	if len(d.series) == 1 {
		c.Legend.Position = "none"
	}
	for _, s := range d.series {
		c.Series = append(c.Series, s.drawn(d.kind))
	}
	return c
}

func (s series) drawn(kind excelize.ChartType) excelize.ChartSeries {
	one := excelize.ChartSeries{
		Name: s.name, Categories: s.categories, Values: s.values, Fill: solid(s.color),
		Marker: excelize.ChartMarker{Symbol: "none"},
	}
	if kind == excelize.Line {
		one.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: s.width, Dash: s.dash, Fill: solid(s.color)}
	}
	return one
}

func solid(color hue) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color.String()}}
}

// ref names an area of a sheet for a chart.
func ref(tab string, a area) string {
	if a.top == a.bottom && a.left == a.right {
		return quoted(tab) + "!" + fixed(a.left, a.top)
	}
	return quoted(tab) + "!" + a.fixed()
}

// percents makes an axis in per cent with round steps that holds the values.
func percents(values []float64) scale {
	if len(values) == 0 {
		return scale{format: percentFormat(0)}
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if high-low < 1e-9 {
		low, high = low-(1-low)/2-1e-6, high+1e-6
	}
	const ticks = 6
	step := roundStep((high - low) / ticks)
	decimals := max(0, -2-int(math.Floor(math.Log10(step)+1e-9)))
	return scale{tidy(math.Floor(low/step+1e-9) * step), tidy(math.Ceil(high/step-1e-9) * step), tidy(step), percentFormat(decimals)}
}

// roundStep is the next of 1, 2 or 5 times a power of ten.
func roundStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= least {
			return n * power
		}
	}
	return 10 * power
}

// tidy removes what the arithmetic of binary fractions leaves behind.
func tidy(v float64) float64 {
	text := strconv.FormatFloat(v, 'f', 12, 64)
	v, _ = strconv.ParseFloat(text, 64) // it was just written
	return v
}

// percentFormat is the format of a share in per cent with so many decimals.
func percentFormat(decimals int) string {
	if decimals == 0 {
		return "0 %"
	}
	return "0." + strings.Repeat("0", decimals) + " %"
}
