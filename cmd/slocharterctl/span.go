package main

import (
	"time"

	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// span says on the command line over which window a target holds.
type span struct {
	Rolling  string `xor:"window" help:"${span_rolling}" placeholder:"28d"`
	Calendar string `xor:"window" help:"${span_calendar}" placeholder:"month"`
	TZ       string `name:"tz" help:"${span_tz}" placeholder:"ZONE"`
	Anchor   string `help:"${span_anchor}" placeholder:"DATE"`
}

// window returns the window that was asked for; empty when none was.
func (s span) window() (slo.Window, error) {
	text := s.Rolling + s.Calendar
	if text == "" {
		return "", nil
	}
	w, err := slo.ParseWindow(text)
	switch {
	case err != nil:
		return "", err
	case w.Rolling() != (s.Rolling != ""):
		return "", slo.BadWindow{Text: text}
	case w.Rolling() && s.Anchor != "":
		return "", sentence{"command.anchor-rolls", nil}
	}
	return w, nil
}

// checked returns the window after a look at the zone and the anchor as well, which nothing is written with.
func (s span) checked() (slo.Window, error) {
	if _, err := slo.ParseZone(s.TZ); err != nil {
		return "", err
	}
	if s.Anchor != "" && !isDate(s.Anchor) {
		return "", workspace.BadDate{Text: s.Anchor}
	}
	return s.window()
}

// clock says on the command line in which zone times are meant.
type clock struct {
	TZ string `name:"tz" help:"${clock_tz}" placeholder:"ZONE"`
}

// moment reads a date and time; a date alone is its beginning.
func (c clock) moment(text string) (time.Time, error) {
	zone, err := slo.ParseZone(c.TZ)
	if err != nil {
		return time.Time{}, err
	}
	return slo.ParseMoment(text, zone)
}

// written reads a date and time as it is written down; nothing stays nothing.
func (c clock) written(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	t, err := c.moment(text)
	return slo.WriteMoment(t), err
}

// interval reads two moments.
func (c clock) interval(from, to string) (slo.Interval, error) {
	start, err := c.moment(from)
	if err != nil {
		return slo.Interval{}, err
	}
	end, err := c.moment(to)
	return slo.Interval{Start: start, End: end}, err
}

// sentence is an error that the command line itself finds, with the key of its text.
type sentence struct {
	key   string
	pairs []any
}

func (s sentence) Error() string { return s.key }

// Sentence returns what people are told.
func (s sentence) Sentence() (string, []any) { return s.key, s.pairs }
