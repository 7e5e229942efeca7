package slo

import "time"

// Interval is a span of physical time. A measurement that starts at s lies in it when Start <= s < End, so that every
// measurement belongs to exactly one of several windows that follow each other.
type Interval struct{ Start, End time.Time }

// Length returns how long the interval is; 0 for one that ends before it starts.
func (i Interval) Length() time.Duration {
	return max(0, i.End.Sub(i.Start))
}

// Holds tells whether Start <= t < End.
func (i Interval) Holds(t time.Time) bool { return !t.Before(i.Start) && t.Before(i.End) }

// Meet returns what two intervals have in common; its length is 0 when that is nothing.
func (i Interval) Meet(other Interval) Interval {
	if other.Start.After(i.Start) {
		i.Start = other.Start
	}
	if other.End.Before(i.End) {
		i.End = other.End
	}
	if i.End.Before(i.Start) {
		i.End = i.Start
	}
	return i
}

// Calendar says how calendar windows are cut. The zero value is UTC, months from the 1st, quarters and years from
// January, weeks from Sunday; NewCalendar has weeks from Monday.
type Calendar struct {
	Zone      *time.Location // nil is UTC
	Month     time.Month     // in which years and quarters begin (others follow every three months); 0 is January
	Day       int            // on which months, quarters and years begin, 1 to 31; later than a month is long: its last day; 0 is 1
	WeekStart time.Weekday
}

// NewCalendar returns the usual calendar of a zone: weeks from Monday, as in ISO 8601.
func NewCalendar(zone *time.Location) Calendar {
	return Calendar{Zone: zone, WeekStart: time.Monday}
}

// AnchoredOn returns the calendar whose months, quarters and years begin as on the date, and its weeks on its weekday.
// Only the year, month and day of the date count, as they are written in its own zone.
func (c Calendar) AnchoredOn(date time.Time) Calendar {
	c.Month, c.Day, c.WeekStart = date.Month(), date.Day(), date.Weekday()
	return c
}

func (c Calendar) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

// At returns the window that ends at t when it rolls, and the one that holds t when it is cut by the calendar.
// A rolling day is 24 hours of physical time, whatever the clocks on the wall do: (t - N·24 h, t]. Calendar windows
// begin with the first moment of a day in the calendar's zone, so their days have 23, 24 or 25 hours. Both ends are in
// UTC. The error is a BadWindow.
func (w Window) At(t time.Time, c Calendar) (Interval, error) {
	if length := w.Length(); length > 0 {
		return Interval{Start: t.Add(-length).UTC(), End: t.UTC()}, nil
	}
	cut, ok := c.cuts(w, t.In(c.zone()))
	if !ok {
		return Interval{}, BadWindow{string(w)}
	}
	n := 0
	for t.Before(cut(n)) {
		n--
	}
	for !t.Before(cut(n + 1)) {
		n++
	}
	return Interval{Start: cut(n), End: cut(n + 1)}, nil
}

// cuts returns the moments at which windows begin, counted from the one near the local time.
func (c Calendar) cuts(w Window, local time.Time) (func(n int) time.Time, bool) {
	months := map[Window]int{CalendarMonth: 1, CalendarQuarter: 3, CalendarYear: 12}[w]
	switch {
	case months > 0:
		since := local.Month() - max(c.Month, time.January)
		first := int(local.Month()) - (int(since)+12)%months
		return func(n int) time.Time { return c.monthStart(local.Year(), first+n*months) }, true
	case w == CalendarWeek:
		first := local.Day() - (int(local.Weekday())-int(c.WeekStart)+7)%7
		return func(n int) time.Time { return c.dayStart(local.Year(), local.Month(), first+7*n) }, true
	}
	return nil, false
}

// monthStart returns when the month begins that is anchored on the calendar's day. Months may be below 1 or above 12.
func (c Calendar) monthStart(year, month int) time.Time {
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return c.dayStart(year, time.Month(month), min(max(c.Day, 1), last))
}

// dayStart returns the first moment at which the clocks of the zone show the day or a later one. Where clocks jump over
// midnight (or, at the date line, over a whole day) that is the jump; where midnight comes twice it is the first.
func (c Calendar) dayStart(year int, month time.Month, day int) time.Time {
	wall := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	t := wall.Add(-26 * time.Hour).In(c.zone()) // no zone is 26 hours ahead
	for {
		_, offset := t.Zone()
		begin, end := t.ZoneBounds()
		midnight := wall.Add(-time.Duration(offset) * time.Second)
		// No end, or on the last day of a leap year beyond the zone's table a wrong one: Go counts 365 days there.
		if !end.After(t) || midnight.Before(end) {
			return later(midnight, begin).UTC()
		}
		t = end
	}
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
