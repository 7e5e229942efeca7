package measure_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/measure"
)

// start reads a table of one row that starts at some time.
func start(t testing.TB, text, zone string, order measure.Order) (string, measure.Reason, bool) {
	t.Helper()
	m := measure.Mapping{Start: 1, Good: 2, Valid: 3, Length: time.Hour, Zone: zone, Dates: order}
	reading, err := measure.Read(t.Context(), measure.FromGrid([][]string{{text, "1", "1"}}), m, now, nil)
	require.NoError(t, err)
	plan := reading.Plan(nil)
	if plan.RefusedCount > 0 {
		return "", plan.Refused[0].Reason, len(reading.Questions) > 0
	}
	require.Len(t, plan.Added, 1)
	return plan.Added[0].Start.Format(time.RFC3339Nano), "", len(reading.Questions) > 0
}

func TestStartsAreReadAsTheyAreWritten(t *testing.T) {
	tests := map[string]struct {
		text, zone string
		order      measure.Order
		start      string
		reason     measure.Reason
		asked      bool
	}{
		"RFC 3339":                             {text: "2026-01-31T13:05:09Z", start: "2026-01-31T13:05:09Z"},
		"with an offset":                       {text: "2026-01-31T13:05:09+01:00", start: "2026-01-31T12:05:09Z"},
		"with a negative offset":               {text: "2026-01-31 13:05:09-0330", start: "2026-01-31T16:35:09Z"},
		"with hours as offset":                 {text: "2026-01-31 13:05+01", start: "2026-01-31T12:05:00Z"},
		"an offset counts more than the zone":  {text: "2026-01-31T13:00Z", zone: "Asia/Tokyo", start: "2026-01-31T13:00:00Z"},
		"parts of seconds":                     {text: "2026-01-31T13:05:09.1234567891Z", start: "2026-01-31T13:05:09.123456789Z"},
		"as Go and others print UTC":           {text: "2026-01-31 13:05:09 UTC", start: "2026-01-31T13:05:09Z"},
		"a date":                               {text: "2026-01-31", start: "2026-01-31T00:00:00Z"},
		"a date without leading zeros":         {text: "2026-1-5", start: "2026-01-05T00:00:00Z"},
		"a date with slashes":                  {text: "2026/01/31", start: "2026-01-31T00:00:00Z"},
		"a date begins when its day does":      {text: "2026-07-01", zone: "Europe/Berlin", start: "2026-06-30T22:00:00Z"},
		"a day without midnight":               {text: "2026-04-24", zone: "Africa/Cairo", start: "2026-04-23T22:00:00Z"},
		"a date and a time":                    {text: " 2026-01-31 13:05 ", start: "2026-01-31T13:05:00Z"},
		"a time in the zone":                   {text: "2026-07-01 12:00:00", zone: "Europe/Berlin", start: "2026-07-01T10:00:00Z"},
		"a leap day":                           {text: "2024-02-29", start: "2024-02-29T00:00:00Z"},
		"a date with points":                   {text: "1.2.2026", start: "2026-02-01T00:00:00Z"},
		"points are never the other way round": {text: "1.2.2026", order: measure.MonthFirst, start: "2026-02-01T00:00:00Z"},
		"a date with points and a time":        {text: "31.01.2026 08:30", start: "2026-01-31T08:30:00Z"},
		"slashes are asked":                    {text: "1/2/2026", reason: measure.AmbiguousDate, asked: true},
		"dashes with the year last are asked":  {text: "01-02-2026", reason: measure.AmbiguousDate, asked: true},
		"slashes with a stated day":            {text: "1/2/2026", order: measure.DayFirst, start: "2026-02-01T00:00:00Z"},
		"slashes with a stated month":          {text: "1/2/2026 1:05 PM", order: measure.MonthFirst, start: "2026-01-02T13:05:00Z"},
		"a day that can be no month":           {text: "1/31/2026", start: "2026-01-31T00:00:00Z"},
		"a month that can be no day":           {text: "31/1/2026", start: "2026-01-31T00:00:00Z"},
		"day and month are the same":           {text: "3/3/2026", start: "2026-03-03T00:00:00Z"},
		"midnight in English":                  {text: "1/31/2026 12:00 AM", start: "2026-01-31T00:00:00Z"},
		"noon in English":                      {text: "1/31/2026 12:00 p.m.", start: "2026-01-31T12:00:00Z"},
		"seconds since 1970":                   {text: "1767225600", zone: "Asia/Tokyo", start: "2026-01-01T00:00:00Z"},
		"milliseconds since 1970":              {text: "1767225600500", start: "2026-01-01T00:00:00.5Z"},

		"the clocks went forward over it": {text: "2026-03-29 02:30", zone: "Europe/Berlin", reason: measure.NoSuchTime},
		"the clocks went back over it":    {text: "2026-10-25 02:30", zone: "Europe/Berlin", reason: measure.TimeTwice},
		"the hour before they went back":  {text: "2026-10-25 01:59:59", zone: "Europe/Berlin", start: "2026-10-24T23:59:59Z"},
		"the hour after they went back":   {text: "2026-10-25 03:00", zone: "Europe/Berlin", start: "2026-10-25T02:00:00Z"},
		"a day that a country left out":   {text: "2011-12-30 12:00", zone: "Pacific/Apia", reason: measure.NoSuchTime},
		"29 February of a common year":    {text: "2026-02-29", reason: measure.NotTime},
		"29 February of a century":        {text: "2100-02-29", reason: measure.NotTime},
		"31 June":                         {text: "31.6.2026", reason: measure.NotTime},
		"month 13":                        {text: "2026-13-01", reason: measure.NotTime},
		"hour 24":                         {text: "2026-01-01 24:00", reason: measure.NotTime},
		"second 60":                       {text: "2026-01-01 23:59:60", reason: measure.NotTime},
		"an offset of 19 hours":           {text: "2026-01-01T00:00:00+19:00", reason: measure.NotTime},
		"two signs in one date":           {text: "2026-01/01", reason: measure.NotTime},
		"a year of two digits":            {text: "1/31/26", reason: measure.NotTime},
		"something behind the time":       {text: "2026-01-01 10:00 o'clock", reason: measure.NotTime},
		"a word":                          {text: "Total", reason: measure.NotTime},
		"a number":                        {text: "46023", reason: measure.NotTime},
		"13 o'clock in the afternoon":     {text: "1/31/2026 13:00 PM", reason: measure.NotTime},
		"before the year 2000":            {text: "1999-12-31T23:59:59Z", reason: measure.TooOld},
		"long before":                     {text: "0001-01-01", reason: measure.TooOld},
		"a day from now":                  {text: "2026-11-22T12:00:00Z", start: "2026-11-22T12:00:00Z"},
		"more than a day from now":        {text: "2026-11-22T12:00:01Z", reason: measure.TooNew},
		"beyond what can be counted":      {text: "9999-12-31", reason: measure.TooNew},
		"no time but numbers":             {text: "", reason: measure.NoValue},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			at, reason, asked := start(t, test.text, test.zone, test.order)
			assert.Equal(t, test.start, at)
			assert.Equal(t, test.reason, reason)
			assert.Equal(t, test.asked, asked)
		})
	}
}

func TestOneClearDateSettlesTheOthers(t *testing.T) {
	grid := [][]string{{"1/2/2026", "1", "1"}, {"1/13/2026", "1", "1"}}
	for range 2 {
		reading, err := measure.Read(t.Context(), measure.FromGrid(grid), measure.Mapping{Start: 1, Good: 2, Valid: 3}, now, nil)
		require.NoError(t, err)
		assert.Empty(t, reading.Questions)
		assert.Equal(t, time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), reading.Plan(nil).Added[0].Start)
		grid[0], grid[1] = grid[1], grid[0]
	}
	grid = append(grid, []string{"31/1/2026", "1", "1"})
	reading, err := measure.Read(t.Context(), measure.FromGrid(grid), measure.Mapping{Start: 1, Good: 2, Valid: 3}, now, nil)
	require.NoError(t, err)
	assert.Equal(t, []measure.Question{{Asking: measure.AskDates, Row: 1, Text: "1/2/2026"}}, reading.Questions)
}

// FuzzMoment compares with the standard library where that can read a time, and reads each result once more.
func FuzzMoment(f *testing.F) {
	for _, seed := range []string{"2026-01-31T13:05:09Z", "2026-01-31", "1/2/2026 1:05 PM", "31.1.2026", "1767225600", "2026-10-25 02:30", "2026-1-1T0:00:00.5-0330"} {
		f.Add(seed, "Europe/Berlin")
	}
	f.Add("2011-12-30 12:00", "Pacific/Apia")
	f.Fuzz(func(t *testing.T, text, zone string) {
		m := measure.Mapping{Zone: zone, Start: 1, Good: 2, Valid: 3}
		if m.Check() != nil {
			zone = "UTC"
		}
		for _, order := range []measure.Order{measure.AnyOrder, measure.DayFirst, measure.MonthFirst} {
			at, reason, asked := start(t, text, zone, order)
			require.Equal(t, at == "", reason != "")
			require.Equal(t, asked, reason == measure.AmbiguousDate)
			if known, err := time.Parse(time.RFC3339, text); err == nil && reason == "" {
				require.Equal(t, known.UTC().Format(time.RFC3339Nano), at)
			}
			if at != "" {
				again, _, _ := start(t, at, zone, order)
				require.Equal(t, at, again)
			}
		}
	})
}
