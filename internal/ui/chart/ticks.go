package chart

import (
	"math"
	"time"

	"gonum.org/v1/plot"

	"slocharter/internal/words"
)

// valueAxis chooses the ends and the ticks of an axis of values: about so many, at round numbers.
func valueAxis(low, high float64, fixed Bounds, count float64, format Formatter) (from, to float64, ticks []plot.Tick) {
	if fixed != (Bounds{}) && fixed.Min < fixed.Max {
		low, high = fixed.Min, fixed.Max
	}
	if low == high {
		high = low + 1
	}
	step := roundStep((high - low) / max(2, count))
	first, last := math.Ceil(low/step-1e-9), math.Floor(high/step+1e-9)
	if fixed == (Bounds{}) {
		first, last = math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
		low, high = first*step, last*step
	}
	for i := first; i <= last; i++ {
		ticks = append(ticks, plot.Tick{Value: i * step, Label: format(i*step, step)})
	}
	return low, high, ticks
}

// roundStep returns the next 1, 2, 2.5 or 5 times a power of ten.
func roundStep(rough float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, factor := range []float64{1, 2, 2.5, 5} {
		if factor*power >= rough*(1-1e-9) {
			return factor * power
		}
	}
	return 10 * power
}

type unit int

const (
	minute unit = iota
	hour
	day
	month
	year
)

// cadence is a distance between ticks of time.
type cadence struct {
	unit unit
	n    int
}

var cadences = []cadence{
	{minute, 1}, {minute, 5}, {minute, 15}, {minute, 30}, {hour, 1}, {hour, 3}, {hour, 6}, {hour, 12}, {day, 1}, {day, 2}, {day, 7}, {day, 14},
	{month, 1}, {month, 2}, {month, 3}, {month, 6}, {year, 1}, {year, 2}, {year, 5}, {year, 10}, {year, 25}, {year, 100},
}

var unitSeconds = [...]float64{minute: 60, hour: 3600, day: 86400, month: 30 * 86400, year: 365 * 86400}

func (c cadence) seconds() float64 { return float64(c.n) * unitSeconds[c.unit] }

// start returns the last tick at or before a time.
func (c cadence) start(at time.Time) time.Time {
	y, m, d := at.Date()
	switch c.unit {
	case minute, hour:
		return time.Date(y, m, d, 0, 0, 0, 0, at.Location())
	case day:
		if c.n >= 7 { // weeks begin on Monday
			d -= (int(at.Weekday()) + 6) % 7
		}
		return time.Date(y, m, d, 0, 0, 0, 0, at.Location())
	case month:
		return time.Date(y, m-(m-1)%time.Month(c.n), 1, 0, 0, 0, 0, at.Location())
	}
	return time.Date(y-y%c.n, 1, 1, 0, 0, 0, 0, at.Location())
}

// tick returns the tick with a number, counted from the start. Calendars decide, so days of 23 hours do no harm.
func (c cadence) tick(start time.Time, i int) time.Time {
	y, m, d := start.Date()
	step := i * c.n
	switch c.unit {
	case minute:
		return time.Date(y, m, d, 0, step, 0, 0, start.Location())
	case hour:
		return time.Date(y, m, d, step, 0, 0, 0, start.Location())
	case day:
		return time.Date(y, m, d+step, 0, 0, 0, 0, start.Location())
	case month:
		return time.Date(y, m+time.Month(step), 1, 0, 0, 0, 0, start.Location())
	}
	return time.Date(y+step, 1, 1, 0, 0, 0, 0, start.Location())
}

// label writes a tick; what is larger than the unit is written where it begins.
func (c cadence) label(at time.Time, before time.Time) string {
	newYear := at.Year() != before.Year()
	switch {
	case c.unit <= hour && at.Hour() == 0 && at.Minute() == 0, c.unit == day && !newYear:
		return words.ShortDay(at)
	case c.unit <= hour:
		return at.Format("15:04")
	case c.unit == day:
		return words.Day(at)
	case c.unit == month && newYear:
		return words.Month(at)
	case c.unit == month:
		return words.MonthName(at)
	}
	return at.Format("2006")
}

// timeTicks returns at most so many ticks between two times, at round ones.
func timeTicks(from, to, most float64, zone *time.Location) []plot.Tick {
	chosen := cadences[len(cadences)-1]
	for _, c := range cadences {
		if (to-from)/c.seconds() <= max(1, most) {
			chosen = c
			break
		}
	}
	start := chosen.start(time.Unix(int64(from), 0).In(zone))
	skipped := max(0, int((from-seconds(start))/chosen.seconds())-2)
	var ticks []plot.Tick
	before := chosen.tick(start, 0)
	if chosen.unit >= month {
		before = time.Time{} // the first one names its year
	}
	for i := skipped; ; i++ {
		at := chosen.tick(start, i)
		value := seconds(at)
		if value > to {
			return ticks
		}
		if value < from || len(ticks) > 0 && value <= ticks[len(ticks)-1].Value {
			continue
		}
		ticks = append(ticks, plot.Tick{Value: value, Label: chosen.label(at, before)})
		before = at
	}
}
