package slo

import (
	"strings"
	"time"
	_ "time/tzdata" // machines may have no time zones of their own
)

var momentLayouts = []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05", time.DateOnly}

// ParseMoment reads a date and time as people type it, in a zone unless it names an offset of its own: "2026-03-29 02:30",
// "2026-03-29T02:30:00Z", "2026-03-29". It is returned in UTC, to the second. The error is a BadMoment.
func ParseMoment(text string, zone *time.Location) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, layout := range momentLayouts {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil && t.Year() >= 1970 && t.Year() < 3000 {
			return t.UTC().Truncate(time.Second), nil
		}
	}
	return time.Time{}, BadMoment{text}
}

// ParseZone reads the name of a time zone: "Europe/Berlin", "UTC". The empty name is UTC. The error is a BadZone.
func ParseZone(text string) (*time.Location, error) {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, "local") || strings.HasPrefix(text, "/") || strings.Contains(text, "..") {
		return nil, BadZone{text}
	}
	zone, err := time.LoadLocation(text)
	if err != nil {
		return nil, BadZone{text}
	}
	return zone, nil
}

// Calendar returns how the windows of the target are cut: in its zone, and as on its anchor. What cannot be read counts
// as not said.
func (t Target) Calendar() Calendar {
	zone, err := ParseZone(t.Zone)
	if err != nil {
		zone = time.UTC
	}
	c := NewCalendar(zone)
	if t.Anchor == "" {
		return c
	}
	if anchor, err := time.Parse(time.DateOnly, t.Anchor); err == nil {
		return c.AnchoredOn(anchor)
	}
	return c
}

// Begins returns the moment from which the target is in force: the beginning of its first day in its zone; the zero time
// for one that was always in force.
func (t Target) Begins() time.Time {
	if t.From == "" {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, t.From)
	if err != nil {
		return time.Time{}
	}
	return t.Calendar().StartOf(day)
}

// StartOf returns the first moment of a day in the calendar's zone. Only the year, month and day of the date count.
func (c Calendar) StartOf(date time.Time) time.Time {
	year, month, day := date.Date()
	return c.dayStart(year, month, day)
}
