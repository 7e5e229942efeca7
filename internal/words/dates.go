package words

import (
	"strconv"
	"strings"
	"time"

	"slocharter/internal/workspace"
)

// Date writes a date YYYY-MM-DD for people: "21 Nov 2026". Other text comes back as it is.
func Date(date string) string {
	day, err := time.Parse(workspace.DateLayout, date)
	if err != nil {
		return date
	}
	return Day(day)
}

// Day writes the day of a time: "21 Nov 2026".
func Day(t time.Time) string { return dated(t, "date.day", "date.day.month-first") }

// ShortDay writes a day without its year: "21 Nov".
func ShortDay(t time.Time) string { return dated(t, "date.short", "date.short.month-first") }

// Month writes the month of a time: "Nov 2026".
func Month(t time.Time) string { return dated(t, "date.month", "date.month") }

// MonthName names the month of a time: "Nov".
func MonthName(t time.Time) string { return T("date.name." + strconv.Itoa(int(t.Month()))) }

// Moment writes a date and time in a zone: "21 Nov 2026, 14:30".
func Moment(t time.Time, zone *time.Location) string { return moment(t, zone, "15:04") }

// MomentExactly is Moment with seconds: "21 Nov 2026, 14:30:05".
func MomentExactly(t time.Time, zone *time.Location) string { return moment(t, zone, time.TimeOnly) }

func moment(t time.Time, zone *time.Location, clock string) string {
	if t.IsZero() {
		return None
	}
	t = t.In(zone)
	return T("date.moment", "Date", Day(t), "Time", t.Format(clock))
}

func dated(t time.Time, dayFirst, monthFirst string) string {
	key := dayFirst
	if speaking().format.monthFirst {
		key = monthFirst
	}
	return T(key, "Day", t.Day(), "Month", MonthName(t), "Year", t.Year())
}

// ReadDate turns a date as people type it where they are (31.3.2026, 31/3/2026, 3/31/2026) into YYYY-MM-DD. Other text
// comes back as it is.
func ReadDate(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '/' || r == ' ' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return text
	}
	day, month := parts[0], parts[1]
	if speaking().format.monthFirst && strings.Contains(text, "/") {
		day, month = month, day
	}
	t, err := time.Parse("2-1-2006", day+"-"+month+"-"+parts[2])
	if err != nil {
		return text
	}
	return t.Format(workspace.DateLayout)
}
