package measure

import (
	"cmp"
	"slices"
)

// Reason says why a row is refused.
type Reason string

// The reasons.
const (
	NotTime         Reason = "not-time"
	AmbiguousDate   Reason = "ambiguous-date"   // day and month may be either way round: a question
	NoSuchTime      Reason = "no-such-time"     // the clock passed over it
	TimeTwice       Reason = "time-twice"       // the clock showed it twice
	TooOld          Reason = "too-old"          // before the year 2000
	TooNew          Reason = "too-new"          // more than a day from now
	NotNumber       Reason = "not-number"       //
	AmbiguousNumber Reason = "ambiguous-number" // "1.234" may be one or a thousand: a question
	NotWhole        Reason = "not-whole"        // a count with a fraction
	Negative        Reason = "negative"         //
	TooBig          Reason = "too-big"          // beyond 64 bits
	NoValue         Reason = "no-value"         // an empty cell
	BrokenValue     Reason = "broken-value"     // an error value of a formula, such as #REF!
	UnknownValue    Reason = "unknown-value"    // a formula whose value the file does not hold
	MoreGood        Reason = "more-good"        // than valid
	MoreBad         Reason = "more-bad"         // than valid
	NotTogether     Reason = "not-together"     // good and bad are not valid
	RatioAbove      Reason = "ratio-above"      // 1, or 100 %
	NoLength        Reason = "no-length"        // of a slot: 0 or less
	Duplicate       Reason = "duplicate"        // another row says the same
	Contradiction   Reason = "contradiction"    // another row says something else about the same time
	OverlapsRow     Reason = "overlaps-row"     // it begins within the slot of another row
	OverlapsSlot    Reason = "overlaps-slot"    // it lies across slots that were measured before
)

// Reasons lists all reasons.
var Reasons = []Reason{
	NotTime, AmbiguousDate, NoSuchTime, TimeTwice, TooOld, TooNew, NotNumber, AmbiguousNumber, NotWhole, Negative, TooBig,
	NoValue, BrokenValue, UnknownValue, MoreGood, MoreBad, NotTogether, RatioAbove, NoLength, Duplicate, Contradiction,
	OverlapsRow, OverlapsSlot,
}

// Refusal is a row that is not taken in.
type Refusal struct {
	Row    int    // as a spreadsheet shows it
	Column Column // of the cell that is wrong; 0 if it is the row as a whole
	Reason Reason
	Text   string // of the cell, shortened
}

// Kept is how many refusals, and how many lines of each kind, are kept for looking at. All are counted.
const Kept = 1000

// refusals keeps the first refusals, and counts them all.
type refusals struct {
	first []Refusal
	count int
}

func (r *refusals) add(one Refusal) {
	r.count++
	if len(r.first) < Kept {
		r.first = append(r.first, one)
	}
}

// with returns these and other refusals by row.
func (r refusals) with(other refusals) refusals {
	all := slices.Concat(r.first, other.first)
	slices.SortStableFunc(all, func(a, b Refusal) int { return cmp.Compare(a.Row, b.Row) })
	return refusals{all[:min(len(all), Kept)], r.count + other.count}
}

const shown = 60 // characters of a cell

func shorten(text string) string {
	n := 0
	for i := range text {
		if n == shown {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
