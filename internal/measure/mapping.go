package measure

import (
	"fmt"
	"slices"
	"time"

	"slocharter/internal/slo"
)

// Column is the number of a column, the first being 1. 0 is none.
type Column int

// Decimals says how decimals are written.
type Decimals string

// The ways to write decimals.
const (
	AnyDecimals Decimals = "" // found out from the numbers
	Point       Decimals = "point"
	Comma       Decimals = "comma"
)

// Order says how dates such as 1/2/2026 are written.
type Order string

// The orders.
const (
	AnyOrder   Order = "" // found out from the dates
	DayFirst   Order = "day-first"
	MonthFirst Order = "month-first"
)

// Scale says how ratios are written.
type Scale string

// The scales. A ratio with a per cent sign is always one of those.
const (
	AnyScale Scale = ""        // per cent if one of them is above 1
	Share    Scale = "share"   // 0 to 1
	Percent  Scale = "percent" // 0 to 100
)

// Mapping says how to read a table: where what stands, and how it is written. The values for finding out are the zero ones.
type Mapping struct {
	Header int // the row with the names of the columns: it and what is above it is passed over. 0 is none

	Start Column
	Good  Column // of good, bad and valid two are enough, or a ratio beside valid events or a volume
	Bad   Column
	Valid Column
	Ratio Column // good / valid

	Volume   int64         // valid events in every slot, for a ratio without a column for them; 0 is none
	Length   time.Duration // of every slot; 0 is to be found out. Whole days are those of the zone
	Zone     string        // IANA name of the zone of times that have no offset; empty is UTC
	Decimals Decimals
	Dates    Order
	Scale    Scale
}

// MaxLength is the longest that a slot can be.
const MaxLength = 366 * 24 * time.Hour

// MappingFault is what can be wrong with a mapping.
type MappingFault string

// The faults of mappings.
const (
	NoStart    MappingFault = "no-start"
	NoCounts   MappingFault = "no-counts"   // neither two counts nor a ratio
	NoVolume   MappingFault = "no-volume"   // a ratio alone
	SameColumn MappingFault = "same-column" // one column for two things
	BadLength  MappingFault = "bad-length"  // below 0, or above MaxLength
	BadVolume  MappingFault = "bad-volume"  // below 0
)

// MappingFaults lists all faults of mappings.
var MappingFaults = []MappingFault{NoStart, NoCounts, NoVolume, SameColumn, BadLength, BadVolume}

// BadMapping is the error for a mapping by which nothing can be read.
type BadMapping struct{ Fault MappingFault }

func (e BadMapping) Error() string { return "map columns: " + string(e.Fault) }

// Sentence says it for people.
func (e BadMapping) Sentence() (key string, pairs []any) {
	return "measure.mapping." + string(e.Fault), nil
}

// TooMany is the error for a table with more slots than can be read at once.
type TooMany struct{ Limit int }

func (e TooMany) Error() string { return fmt.Sprintf("read measurements: more than %d slots", e.Limit) }

// Sentence says it for people.
func (e TooMany) Sentence() (key string, pairs []any) {
	return "measure.too-many", []any{"Limit", e.Limit}
}

// Check returns nil, a BadMapping or a slo.BadZone.
func (m Mapping) Check() error {
	counts := given(m.Good, m.Bad, m.Valid)
	_, zone := slo.ParseZone(m.Zone)
	switch {
	case m.Start <= 0:
		return BadMapping{NoStart}
	case m.Ratio <= 0 && counts < 2:
		return BadMapping{NoCounts}
	case m.byRatio() && m.Valid <= 0 && m.Volume == 0:
		return BadMapping{NoVolume}
	case m.repeats():
		return BadMapping{SameColumn}
	case m.Length < 0 || m.Length > MaxLength:
		return BadMapping{BadLength}
	case m.Volume < 0:
		return BadMapping{BadVolume}
	case zone != nil:
		return zone
	}
	return nil
}

// byRatio tells whether the ratio is needed; two counts say it more exactly.
func (m Mapping) byRatio() bool { return m.Ratio > 0 && given(m.Good, m.Bad, m.Valid) < 2 }

func given(columns ...Column) int {
	n := 0
	for _, c := range columns {
		if c > 0 {
			n++
		}
	}
	return n
}

func (m Mapping) repeats() bool {
	var used []Column
	for _, c := range []Column{m.Start, m.Good, m.Bad, m.Valid, m.Ratio} {
		if c > 0 && slices.Contains(used, c) {
			return true
		}
		used = append(used, c)
	}
	return false
}
