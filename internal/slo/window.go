package slo

import (
	"strconv"
	"strings"
	"time"
)

// Window is the time over which a target must be reached: rolling ("28d", "36h") or by the calendar
// ("calendar:week", "calendar:month", "calendar:quarter", "calendar:year").
type Window string

// The calendar windows, and the window to start with: whole weeks, so that each has the same weekends.
const (
	CalendarWeek    Window = "calendar:week"
	CalendarMonth   Window = "calendar:month"
	CalendarQuarter Window = "calendar:quarter"
	CalendarYear    Window = "calendar:year"
	DefaultWindow   Window = "28d"
)

// UsualWindows lists the windows that are offered first.
var UsualWindows = []Window{"7d", "28d", "30d", "90d", CalendarWeek, CalendarMonth, CalendarQuarter, CalendarYear}

// BadWindow is the error for text that is no window.
type BadWindow struct{ Text string }

func (e BadWindow) Error() string { return "not a window: " + e.Text }

const maxWindowDays = 3660

// ParseWindow reads a window: "28d", "28 days", "36h", "calendar:month", "month". The error is a BadWindow.
func ParseWindow(text string) (Window, error) {
	plain := strings.ToLower(strings.TrimSpace(text))
	for _, w := range []Window{CalendarWeek, CalendarMonth, CalendarQuarter, CalendarYear} {
		if plain == string(w) || plain == strings.TrimPrefix(string(w), "calendar:") {
			return w, nil
		}
	}
	digits := strings.TrimRight(plain, "abcdefghijklmnopqrstuvwxyz ")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return "", BadWindow{text}
	}
	unit := strings.TrimSpace(plain[len(digits):])
	switch {
	case (unit == "d" || unit == "day" || unit == "days") && n <= maxWindowDays:
		return Window(strconv.Itoa(n) + "d"), nil
	case (unit == "h" || unit == "hour" || unit == "hours") && n <= maxWindowDays*24:
		return Window(strconv.Itoa(n) + "h"), nil
	}
	return "", BadWindow{text}
}

// Rolling tells whether the window rolls, as opposed to one by the calendar.
func (w Window) Rolling() bool { return w != "" && !strings.HasPrefix(string(w), "calendar:") }

// Count returns the number and the unit, 'd' or 'h', of a rolling window; zeros for others.
func (w Window) Count() (n int, unit byte) {
	if !w.Rolling() {
		return 0, 0
	}
	n, err := strconv.Atoi(string(w[:len(w)-1]))
	if err != nil {
		return 0, 0
	}
	return n, w[len(w)-1]
}

// Length returns how long a rolling window is, days being 24 hours; 0 for calendar windows, whose length varies.
func (w Window) Length() time.Duration {
	switch n, unit := w.Count(); unit {
	case 'd':
		return time.Duration(n) * 24 * time.Hour
	case 'h':
		return time.Duration(n) * time.Hour
	}
	return 0
}

// LongestLength returns the length of the window, and for a calendar window that of the longest one of its kind.
func (w Window) LongestLength() time.Duration {
	days := map[Window]int{CalendarWeek: 7, CalendarMonth: 31, CalendarQuarter: 92, CalendarYear: 366}[w]
	if days > 0 {
		return time.Duration(days) * 24 * time.Hour
	}
	return w.Length()
}

// BadSlice is the error for text that is no length of a slice.
type BadSlice struct{ Text string }

func (e BadSlice) Error() string { return "not the length of a slice: " + e.Text }

// ParseSlice reads the length of a slice from one second to one day: "5m", "1h", "30s". The error is a BadSlice.
func ParseSlice(text string) (time.Duration, error) {
	d, err := time.ParseDuration(strings.TrimSpace(text))
	if err != nil || d < time.Second || d > 24*time.Hour {
		return 0, BadSlice{text}
	}
	return d, nil
}
