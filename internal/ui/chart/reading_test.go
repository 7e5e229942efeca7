package chart_test

import (
	"image"
	"image/color"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// shown puts a chart with the keyboard into a window.
func shown[C fyne.Focusable](t *testing.T, size fyne.Size, create func() C) (C, fyne.Canvas) {
	t.Helper()
	var made C
	c := light(t, size, func() fyne.CanvasObject {
		made = create()
		return any(made).(fyne.CanvasObject)
	})
	c.Focus(made)
	return made, c
}

func shownLines(t *testing.T, spec chart.LinesSpec) (*chart.Lines, fyne.Canvas) {
	t.Helper()
	return shown(t, wide, func() *chart.Lines { return chart.NewLines(spec) })
}

func reading(r interface{ Reading() (int, string) }) string {
	_, text := r.Reading()
	return text
}

func TestLines_KeysMoveTheCursorAndSayWhatIsThere(t *testing.T) {
	l, c := shownLines(t, burnDown())
	var read []int
	l.OnRead = func(i int) { read = append(read, i) }
	assert.Equal(t, "20 Nov 2025  ·  Left -12.0 %", reading(l), "the latest value comes first")

	press(t, c, fyne.KeyLeft, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyLeft, fyne.KeyPageDown, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight)
	assert.Equal(t, []int{26, 24, 0, 2, 3, 27}, read)
	press(t, c, fyne.KeyHome)
	assert.Equal(t, "24 Oct 2025  ·  Left 100.0 %", reading(l))
	assert.Contains(t, test.RenderToMarkup(c), "24 Oct 2025  ·  Left 100.0 %")
}

func TestLines_TheReadoutNamesTheMarksOfTheDay(t *testing.T) {
	l, _ := shownLines(t, burnDown())
	for at, text := range map[int]string{
		4:  "28 Oct 2025  ·  Left 98.0 %",
		5:  "29 Oct 2025  ·  Left 70.0 %  ·  Card provider down",
		8:  "1 Nov 2025  ·  Left 66.0 %  ·  Load test",
		10: "3 Nov 2025  ·  Left 61.0 %  ·  Load test",
		11: "4 Nov 2025  ·  Left 60.0 %",
	} {
		l.Read(at)
		assert.Equal(t, text, reading(l))
	}
}

func TestLines_OtherSeriesAreReadWithTheValueThatHolds(t *testing.T) {
	l, _ := shownLines(t, history())
	l.Read(211)
	assert.Equal(t, "30 Jun 2025  ·  SLI 99.601 %  ·  Target in force 99.5 %", reading(l))
	l.Read(212)
	assert.Equal(t, "1 Jul 2025  ·  SLI 99.600 %  ·  Target in force 99.7 %", reading(l))
}

func TestLines_TimesOfTheDayAreReadInTheZone(t *testing.T) {
	spec := hourly(30, chart.Line)
	spec.Zone = time.FixedZone("east", 2*3600)
	spec.Series[0].Points[1].Label = "99.9 %"
	l, _ := shownLines(t, spec)
	l.Read(1)
	assert.Equal(t, "24 Oct 2025, 03:00  ·  Left 99.9 %", reading(l))
	spec.Date = func(at time.Time) string { return at.Format(time.Kitchen) }
	l.Set(spec)
	assert.Equal(t, "1:00AM  ·  Left 99.9 %", reading(l))
}

func TestLines_ThePointerReadsAndLeaves(t *testing.T) {
	var l *chart.Lines
	light(t, wide, func() fyne.CanvasObject { l = chart.NewLines(burnDown()); return l })
	hover := func(x float32) int {
		l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 150)}})
		i, _ := l.Reading()
		return i
	}
	assert.Equal(t, 0, hover(0))
	assert.Equal(t, 27, hover(899))
	assert.InDelta(t, 13, hover(425), 1)
	l.MouseOut()
	assert.Equal(t, "Budget left in the window of 28 days", reading(l))
}

func TestLines_AClickTakesTheKeyboardAndTheCursorStays(t *testing.T) {
	var l *chart.Lines
	c := light(t, wide, func() fyne.CanvasObject { l = chart.NewLines(burnDown()); return l })
	test.TapCanvas(c, fyne.NewPos(425, 150))
	require.Equal(t, fyne.Focusable(l), c.Focused())
	at, _ := l.Reading()
	l.MouseOut()
	still, _ := l.Reading()
	assert.Equal(t, at, still)

	c.Unfocus()
	none, _ := l.Reading()
	assert.Equal(t, -1, none)
}

func TestLines_KeysThatItDoesNotUseGoOn(t *testing.T) {
	_, c := shownLines(t, burnDown())
	var heard []fyne.KeyName
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { heard = append(heard, ev.Name) })
	press(t, c, fyne.KeyEscape, fyne.KeyUp, fyne.KeyLeft)
	assert.Equal(t, []fyne.KeyName{fyne.KeyEscape, fyne.KeyUp}, heard)
}

func TestLines_SetIsSilentAndKeepsTheCursorInside(t *testing.T) {
	l, _ := shownLines(t, burnDown())
	l.OnRead = func(int) { t.Error("a reading was reported") }
	l.Set(without(0.5, 0.4))
	assert.Equal(t, "25 Oct 2025  ·  Value 40.0 %", reading(l))
	l.Set(without(math.NaN()))
	at, text := l.Reading()
	assert.Equal(t, -1, at)
	assert.Equal(t, "Values", text)
}

func TestLines_TheFocusIsVisible(t *testing.T) {
	_, c := shownLines(t, burnDown())
	ring := func() bool { return has(c.Capture(), theme.Accent, image.Rect(100, 0, 200, 2)) }
	assert.True(t, ring())
	c.Unfocus()
	assert.False(t, ring())
}

// has tells whether a picture has a token's colour in an area.
func has(picture image.Image, token theme.Token, area image.Rectangle) bool {
	want := color.RGBAModel.Convert(chart.Light(token))
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if color.RGBAModel.Convert(picture.At(x, y)) == want {
				return true
			}
		}
	}
	return false
}

func TestImage_KeepsASingleOutlierAmongTenThousandPoints(t *testing.T) {
	bottom := image.Rect(0, 225, 900, 274)
	for name, shape := range map[string]chart.Shape{"line": chart.Line, "step": chart.Step, "area": chart.Area} {
		t.Run(name, func(t *testing.T) {
			spec := hourly(10000, shape)
			for i := range spec.Series[0].Points {
				spec.Series[0].Points[i].Value = 1
			}
			spec.Bounds, spec.Series[0].Base = chart.Bounds{Min: 0, Max: 1}, 1
			assert.False(t, has(chart.Image(spec, 900, 300, 1, chart.Light), theme.Accent, bottom))
			spec.Series[0].Points[4711].Value = 0
			assert.True(t, has(chart.Image(spec, 900, 300, 1, chart.Light), theme.Accent, bottom))
		})
	}
}

func TestImage_HasThePixelsThatAreAskedForAndTheColoursOfTheTheme(t *testing.T) {
	for name, spec := range map[string]chart.Spec{"lines": burnDown(), "days": replay(300)} {
		t.Run(name, func(t *testing.T) {
			picture := chart.Image(spec, 701, 203, 1.25, chart.Light)
			assert.Equal(t, image.Rect(0, 0, 701, 203), picture.Bounds())
			assert.True(t, has(picture, theme.Bad, picture.Bounds()))
			assert.False(t, has(chart.Image(spec, 701, 203, 1.25, chart.Dark), theme.Bad, picture.Bounds()))
			assert.True(t, chart.Image(spec, 0, 10, 1, chart.Light).Bounds().Empty())
		})
	}
}

func TestLines_TheSamePictureIsNotDrawnTwice(t *testing.T) {
	drawn := 0
	spec := burnDown()
	spec.Format = func(value, step float64) string {
		drawn++
		return chart.Percent(value, step)
	}
	l, c := shownLines(t, spec)
	c.Capture()
	before := drawn
	press(t, c, fyne.KeyLeft)
	c.Capture()
	assert.Equal(t, before, drawn, "the cursor moves above the picture")

	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Dark}))
	l.Refresh()
	c.Capture()
	assert.Greater(t, drawn, before, "another theme needs another picture")
}

func TestDays_KeysReadAndOpen(t *testing.T) {
	d, c := shown(t, fyne.NewSize(900, 200), func() *chart.Days { return chart.NewDays(replay(322)) })
	var read, opened []int
	d.OnRead = func(i int) { read = append(read, i) }
	d.OnOpen = func(i int) { opened = append(opened, i) }
	press(t, c, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyRight, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyEnter)
	assert.Equal(t, []int{0, 32, 33, 32}, read)
	assert.Equal(t, []int{33, 32}, opened)

	d.Read(65)
	assert.Equal(t, "9 Mar 2025  ·  Version 3: Fixes only  ·  Draft of version 4: Releases proceed", reading(d))
	d.Read(201)
	assert.Equal(t, "23 Jul 2025  ·  Version 3: not evaluated  ·  Draft of version 4: not evaluated", reading(d))
}

func TestDays_ADoubleClickOpensTheDayUnderThePointer(t *testing.T) {
	one := replay(10)
	one.Strips = one.Strips[:1]
	one.Strips[0].Name = ""
	d, _ := shown(t, fyne.NewSize(510, 130), func() *chart.Days { return chart.NewDays(one) })
	var opened []int
	d.OnOpen = func(i int) { opened = append(opened, i) }
	for _, x := range []float32{0, 30, 80, 509} {
		d.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(x, 70)})
	}
	assert.Equal(t, []int{0, 0, 1, 9}, opened)
}

func TestDays_WithoutDaysSayWhy(t *testing.T) {
	d, c := shown(t, fyne.NewSize(510, 130), func() *chart.Days {
		return chart.NewDays(chart.DaysSpec{Title: "Replay", Empty: "Nothing to replay yet."})
	})
	press(t, c, fyne.KeyLeft, fyne.KeyReturn)
	assert.Equal(t, "Replay", reading(d))
	c.Capture()
}

func TestBars_ShowEachShareWithItsWords(t *testing.T) {
	var bars *chart.Bars
	c := light(t, fyne.NewSize(400, 100), func() fyne.CanvasObject {
		bars = chart.NewBars([]chart.Bar{{Name: "Defect", Share: 0.71, Label: "71 %", Detail: "2 h 23 min", Kind: widgets.Bad}}, "Nothing used the budget.")
		return bars
	})
	test.AssertRendersToMarkup(t, "bars.xml", c)
	bars.Set(nil)
	assert.Contains(t, test.RenderToMarkup(c), "Nothing used the budget.")
}

func TestFormatters_WriteAsManyDigitsAsTheTicksNeed(t *testing.T) {
	tests := map[string]struct {
		format      chart.Formatter
		value, step float64
		text        string
	}{
		"whole per cent":            {chart.Percent, 0.5, 0.1, "50 %"},
		"a fine scale":              {chart.Percent, 0.9999, 0.0001, "99.99 %"},
		"quarters of a per cent":    {chart.Percent, 0.995, 0.0025, "99.50 %"},
		"a real minus":              {chart.Percent, -0.12, 0.01, "−12 %"},
		"no minus before nothing":   {chart.Number, -0.0000001, 0.5, "0.0"},
		"groups of three":           {chart.Number, -1234567, 1, "−1,234,567"},
		"three digits stay alone":   {chart.Number, -123, 10, "−123"},
		"huge numbers in powers":    {chart.Number, 3e19, 1e19, "3e+19"},
		"a step of nothing is fine": {chart.Number, 3, 0, "3"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.text, test.format(test.value, test.step))
		})
	}
}
