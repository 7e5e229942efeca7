package slo_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/slo"
)

func moment(t require.TestingT, text string) time.Time {
	m, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return m
}

func zone(t require.TestingT, name string) *time.Location {
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

// Sources: the tz database for the changes of the clocks; the days are those of the Gregorian calendar.
func TestAWindowKnowsWhereItBeginsAndEnds(t *testing.T) {
	for name, c := range map[string]struct {
		window     slo.Window
		at, zone   string
		anchor     string
		start, end string
		hours      float64
	}{
		"a rolling day is 24 hours although the clocks go forward":   {"1d", "2026-03-29T12:00:00Z", "Europe/Berlin", "", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 24},
		"28 days roll over a leap day":                               {"28d", "2028-03-10T00:00:00Z", "UTC", "", "2028-02-11T00:00:00Z", "2028-03-10T00:00:00Z", 672},
		"hours roll":                                                 {"36h", "2026-01-02T00:00:00Z", "UTC", "", "2025-12-31T12:00:00Z", "2026-01-02T00:00:00Z", 36},
		"March in Berlin is an hour short":                           {slo.CalendarMonth, "2026-03-10T12:00:00Z", "Europe/Berlin", "", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", 31*24 - 1},
		"October in Berlin is an hour long":                          {slo.CalendarMonth, "2026-10-31T22:59:59Z", "Europe/Berlin", "", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", 31*24 + 1},
		"the first moment of a month belongs to it":                  {slo.CalendarMonth, "2026-10-31T23:00:00Z", "Europe/Berlin", "", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z", 720},
		"a leap February has 29 days":                                {slo.CalendarMonth, "2028-02-29T23:59:59Z", "UTC", "", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z", 29 * 24},
		"a century without a leap day":                               {slo.CalendarMonth, "2100-02-28T12:00:00Z", "UTC", "", "2100-02-01T00:00:00Z", "2100-03-01T00:00:00Z", 28 * 24},
		"a quarter in New York":                                      {slo.CalendarQuarter, "2026-01-01T04:59:59Z", "America/New_York", "", "2025-10-01T04:00:00Z", "2026-01-01T05:00:00Z", 92*24 + 1},
		"the last day of a leap year far ahead":                      {slo.CalendarMonth, "2040-12-31T12:00:00Z", "Europe/Berlin", "", "2040-11-30T23:00:00Z", "2040-12-31T23:00:00Z", 31 * 24},
		"a leap year":                                                {slo.CalendarYear, "2028-07-01T00:00:00Z", "UTC", "", "2028-01-01T00:00:00Z", "2029-01-01T00:00:00Z", 366 * 24},
		"a week of Monday with the change of the clocks":             {slo.CalendarWeek, "2026-03-29T12:00:00Z", "Europe/Berlin", "", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z", 7*24 - 1},
		"a week that starts on Sunday":                               {slo.CalendarWeek, "2026-03-29T12:00:00Z", "UTC", "2026-02-01", "2026-03-29T00:00:00Z", "2026-04-05T00:00:00Z", 168},
		"a fiscal quarter from February":                             {slo.CalendarQuarter, "2026-01-31T12:00:00Z", "UTC", "2026-02-01", "2025-11-01T00:00:00Z", "2026-02-01T00:00:00Z", 92 * 24},
		"a fiscal year from October":                                 {slo.CalendarYear, "2026-09-30T23:00:00Z", "UTC", "2025-10-01", "2025-10-01T00:00:00Z", "2026-10-01T00:00:00Z", 365 * 24},
		"a month from the 31st begins on the last day of February":   {slo.CalendarMonth, "2026-02-28T00:00:00Z", "UTC", "2026-01-31", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z", 31 * 24},
		"… and the one before ends there":                            {slo.CalendarMonth, "2026-02-27T23:00:00Z", "UTC", "2026-01-31", "2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", 28 * 24},
		"… on the 29th in a leap year":                               {slo.CalendarMonth, "2028-03-01T00:00:00Z", "UTC", "2026-01-31", "2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z", 31 * 24},
		"a quarter from 30 November passes February":                 {slo.CalendarQuarter, "2026-01-10T00:00:00Z", "UTC", "2025-11-30", "2025-11-30T00:00:00Z", "2026-02-28T00:00:00Z", 90 * 24},
		"a year anchored on a leap day":                              {slo.CalendarYear, "2027-02-27T00:00:00Z", "UTC", "2028-02-29", "2026-02-28T00:00:00Z", "2027-02-28T00:00:00Z", 365 * 24},
		"São Paulo jumped over midnight on 4 November 2018":          {slo.CalendarMonth, "2018-11-10T00:00:00Z", "America/Sao_Paulo", "2018-01-04", "2018-11-04T03:00:00Z", "2018-12-04T02:00:00Z", 30*24 - 1},
		"São Paulo went back to 23:00 on 18 February 2018":           {slo.CalendarMonth, "2018-02-20T00:00:00Z", "America/Sao_Paulo", "2018-01-18", "2018-02-18T03:00:00Z", "2018-03-18T03:00:00Z", 28 * 24},
		"Havana has midnight twice: the first counts":                {slo.CalendarMonth, "2026-11-01T04:30:00Z", "America/Havana", "", "2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z", 30*24 + 1},
		"Apia had no 30 December 2011":                               {slo.CalendarMonth, "2012-01-02T00:00:00Z", "Pacific/Apia", "2011-01-30", "2011-12-30T10:00:00Z", "2012-01-29T10:00:00Z", 30 * 24},
		"St. John's went back at one past midnight: still one month": {slo.CalendarMonth, "2009-11-01T02:45:00Z", "America/St_Johns", "", "2009-11-01T02:30:00Z", "2009-12-01T03:30:00Z", 30*24 + 1},
	} {
		t.Run(name, func(t *testing.T) {
			calendar := slo.NewCalendar(zone(t, c.zone))
			if c.anchor != "" {
				calendar = calendar.AnchoredOn(moment(t, c.anchor+"T00:00:00Z"))
			}
			got, err := c.window.At(moment(t, c.at), calendar)
			require.NoError(t, err)
			assert.Equal(t, c.start, got.Start.Format(time.RFC3339))
			assert.Equal(t, c.end, got.End.Format(time.RFC3339))
			assert.Equal(t, c.hours, got.Length().Hours())
		})
	}
}

func TestAWeekStartsOnTheStatedWeekday(t *testing.T) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		got, err := slo.CalendarWeek.At(moment(t, "2026-11-18T12:00:00Z"), slo.Calendar{WeekStart: day})
		require.NoError(t, err)
		assert.Equal(t, day, got.Start.Weekday())
		assert.Equal(t, 7*24*time.Hour, got.Length())
	}
}

func TestWhatIsNoWindowHasNoInterval(t *testing.T) {
	for _, w := range []slo.Window{"", "calendar:day", "x"} {
		_, err := w.At(time.Unix(0, 0), slo.Calendar{})
		assert.ErrorAs(t, err, &slo.BadWindow{}, w)
	}
}

// Every moment lies in exactly one calendar window, and the windows follow each other without a gap.
func TestCalendarWindowsTileTheTime(t *testing.T) {
	zones := []string{"UTC", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe"}
	rapid.Check(t, func(t *rapid.T) {
		calendar := slo.Calendar{
			Zone:      zone(t, rapid.SampledFrom(zones).Draw(t, "zone")),
			Month:     time.Month(rapid.IntRange(0, 12).Draw(t, "month")),
			Day:       rapid.IntRange(0, 31).Draw(t, "day"),
			WeekStart: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
		}
		window := rapid.SampledFrom([]slo.Window{slo.CalendarWeek, slo.CalendarMonth, slo.CalendarQuarter, slo.CalendarYear}).Draw(t, "window")
		at := time.Unix(rapid.Int64Range(0, 4_102_444_800).Draw(t, "at"), 0)

		this, err := window.At(at, calendar)
		require.NoError(t, err)
		assert.True(t, this.Holds(at))
		next, err := window.At(this.End, calendar)
		require.NoError(t, err)
		assert.Equal(t, this.End, next.Start)
		last, err := window.At(this.End.Add(-1), calendar)
		require.NoError(t, err)
		assert.Equal(t, this, last)
		assert.LessOrEqual(t, this.Length(), window.LongestLength()+25*time.Hour)
	})
}

func TestIntervalsMeet(t *testing.T) {
	at := func(h int) time.Time { return time.Unix(int64(h)*3600, 0).UTC() }
	day := slo.Interval{Start: at(0), End: at(24)}
	assert.Equal(t, slo.Interval{Start: at(10), End: at(24)}, day.Meet(slo.Interval{Start: at(10), End: at(30)}))
	assert.Equal(t, day, day.Meet(slo.Interval{Start: at(-5), End: at(30)}))
	assert.Zero(t, day.Meet(slo.Interval{Start: at(30), End: at(40)}).Length())
	assert.Zero(t, slo.Interval{Start: at(2), End: at(1)}.Length())
	assert.True(t, day.Holds(at(0)))
	assert.False(t, day.Holds(at(24)), "the end belongs to the next one")
}
