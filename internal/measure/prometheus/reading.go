package prometheus

import (
	"math"
	"slices"
	"strconv"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/words"
)

// Limits of what a report lists.
const (
	maxRefused  = 1000
	maxWarnings = 20
)

// maxEvents is the number up to which a floating-point number, which is what Prometheus counts in, counts one by one.
const maxEvents = 1 << 53

// Reading is what was read. Prometheus estimates an increase from samples that lie beside the ends of a slot, so a count
// need not be whole: it is rounded to whole events, half away from zero. Where more good (or bad) than valid events
// come out, by one event or 0.1 % of the valid ones at most, that is such an estimate too, and all of them count
// as good (or bad).
type Reading struct {
	Slots    []budget.Slot // in order
	Points   int           // values that the server sent
	Skipped  int           // slots without data: no value, or NaN or an infinite one
	Halves   int           // those of the skipped slots that had a value for valid events only
	Capped   int           // slots with a little more good (or bad) than valid events
	Rejected int           // slots that were refused
	Refused  []Refusal     // why, for the first thousand of them
	Warnings []string      // of the server, a line each

	counted Part
}

// Refusal is a slot that cannot be, and why.
type Refusal struct {
	Start  time.Time // UTC
	Part   Part      // Good or Bad
	Count  float64   // of good or bad events, as the server sent it
	Valid  float64   // events, as the server sent it
	Reason Fault     // Negative, TooMuch or MoreThanValid
}

func (r Refusal) Error() string {
	return "read slot at " + r.Start.Format(time.RFC3339) + ": " + string(r.Reason) + ": " +
		string(r.Part) + " " + number(r.Count) + ", valid " + number(r.Valid)
}

// Sentence tells people which slot it is, and both values.
func (r Refusal) Sentence() (key string, pairs []any) {
	return string(r.Reason), []any{"Time", r.Start.Format("2006-01-02 15:04:05 UTC"), "Part", word(r.Part),
		"Count", number(r.Count), "Valid", number(r.Valid)}
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 10, 64) }

// add judges the values of one slot.
func (r *Reading) add(start time.Time, step time.Duration, part, valid float64) {
	switch {
	case absent(valid):
		r.Skipped++
	case absent(part):
		r.Skipped++
		r.Halves++
	case math.Round(part) < 0 || math.Round(valid) < 0:
		r.refuse(start, part, valid, Negative)
	case part > maxEvents || valid > maxEvents:
		r.refuse(start, part, valid, TooMuch)
	default:
		r.count(start, step, part, valid)
	}
}

func absent(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }

func (r *Reading) count(start time.Time, step time.Duration, part, valid float64) {
	some, all := int64(math.Round(part)), int64(math.Round(valid))
	if excess := some - all; excess > 0 {
		if excess > 1 && excess*1000 > all {
			r.refuse(start, part, valid, MoreThanValid)
			return
		}
		some = all
		r.Capped++
	}
	if r.counted == Bad {
		some = all - some
	}
	r.Slots = append(r.Slots, budget.Slot{Start: start, Length: step, Good: some, Valid: all})
}

func (r *Reading) refuse(start time.Time, part, valid float64, reason Fault) {
	r.Rejected++
	if len(r.Refused) < maxRefused {
		r.Refused = append(r.Refused, Refusal{Start: start, Part: r.counted, Count: part, Valid: valid, Reason: reason})
	}
}

// warn keeps what the server warns of, each warning once.
func (r *Reading) warn(c *Client, warnings []string) {
	for _, warning := range warnings {
		line := oneLine(c.conceal(warning))
		if len(r.Warnings) < maxWarnings && !slices.Contains(r.Warnings, line) {
			r.Warnings = append(r.Warnings, line)
		}
	}
}

// Notes returns a sentence for each thing that people should know about the reading as a whole.
func (r Reading) Notes() []string {
	var notes []string
	if r.Skipped > 0 {
		notes = append(notes, words.N("prometheus.note.skipped", r.Skipped))
	}
	if r.Halves > 0 {
		notes = append(notes, words.N("prometheus.note.halves", r.Halves, "Part", word(r.counted)))
	}
	if r.Capped > 0 {
		notes = append(notes, words.N("prometheus.note.capped", r.Capped, "Part", word(r.counted)))
	}
	if r.Rejected > 0 {
		notes = append(notes, words.N("prometheus.note.rejected", r.Rejected))
	}
	for _, warning := range r.Warnings {
		notes = append(notes, words.T("prometheus.note.warning", "Detail", warning))
	}
	return notes
}
