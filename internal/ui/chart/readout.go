package chart

import (
	"slices"
	"sort"
	"strings"
	"time"

	"slocharter/internal/words"
)

const longest = 32 // characters of a name before a value, so that the value stays visible

// short cuts a long name.
func short(name string) string {
	runes := []rune(name)
	if len(runes) <= longest {
		return name
	}
	return strings.TrimRight(string(runes[:longest-1]), " ") + "…"
}

// readout returns what is read at a place: the date, the value of each series, and the marks that cover it.
func (s LinesSpec) readout(i int) string {
	points := s.read()
	if i < 0 || i >= len(points) {
		return s.Title
	}
	at := points[i].At
	parts := []string{s.date(at)}
	for n, series := range s.Series {
		p, ok := points[i], true
		if n > 0 {
			p, ok = series.at(at)
		}
		if ok && p.Label != "" {
			parts = append(parts, strings.TrimSpace(short(series.Name)+" "+p.Label))
		}
	}
	for _, m := range s.Marks {
		if m.Name != "" && (m.covers(at) || s.next(i, m.From)) {
			parts = append(parts, m.Name)
		}
	}
	return strings.Join(parts, "  ·  ")
}

// next tells whether a moment lies between a point and the one after it.
func (s LinesSpec) next(i int, moment time.Time) bool {
	points := s.read()
	if moment.Before(points[i].At) {
		return false
	}
	return i == len(points)-1 || moment.Before(points[i+1].At)
}

// at returns the point that holds at a time: the last one that is not after it.
func (s Series) at(t time.Time) (Point, bool) {
	after := sort.Search(len(s.Points), func(i int) bool { return s.Points[i].At.After(t) })
	if after == 0 {
		return Point{}, false
	}
	return s.Points[after-1], true
}

func (s LinesSpec) date(at time.Time) string {
	if s.Date != nil {
		return s.Date(at)
	}
	local := func(p Point) bool {
		in := p.At.In(s.zone())
		return in.Hour() != 0 || in.Minute() != 0
	}
	if slices.ContainsFunc(s.read(), local) {
		return words.Moment(at, s.zone())
	}
	return words.Day(at.In(s.zone()))
}

// nearest returns which point lies nearest to a time in seconds.
func nearest(points []Point, at float64) int {
	after := sort.Search(len(points), func(i int) bool { return seconds(points[i].At) >= at })
	if after == len(points) {
		return len(points) - 1
	}
	if after > 0 && at-seconds(points[after-1].At) < seconds(points[after].At)-at {
		return after - 1
	}
	return after
}
