package sample

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

const (
	seed = 20260302
	// How much the traffic of an hour, and the share of it that is bad, differ from what is usual (standard deviations).
	trafficNoise, badNoise = 0.05, 0.22
)

// year makes the measurements of one SLO, hour by hour, so that an hour more changes nothing of those before.
type year struct {
	traffic   traffic
	pattern   pattern
	surges    []surge
	today     time.Time // its first moment in UTC
	now       time.Time
	chance    *rand.Rand
	stretches []stretch
}

// stretch is a time in which a share of the traffic was bad, and in which there may have been more of it.
type stretch struct {
	span  slo.Interval
	share float64
	times float64
}

func newYear(file trafficFile, t traffic, key string, now time.Time) *year {
	hash := fnv.New64a()
	hash.Write([]byte(key))
	y := &year{
		traffic: t, pattern: file.Patterns[t.Pattern].weighed(), surges: file.Surges, now: now,
		today:  time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC),
		chance: rand.New(rand.NewPCG(seed, hash.Sum64())),
	}
	for _, s := range t.Spells {
		y.addSpell(s)
	}
	return y
}

func (y *year) addSpell(s spell) {
	at, _ := time.Parse("15:04", s.At)
	length, _ := time.ParseDuration(s.Length)
	start := y.today.AddDate(0, 0, s.Day).Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
	y.stretches = append(y.stretches, stretch{slo.Interval{Start: start, End: start.Add(length)}, s.Bad / 100, max(s.Times, 1)})
}

func (y *year) addIncidents(incidents []slo.Incident) {
	for _, i := range incidents {
		share, _ := slo.Percent(i.Share).Share().Float64()
		y.stretches = append(y.stretches, stretch{i.Span(y.now), share, 1})
	}
}

// hours returns a slot for each hour.
func (y *year) hours() []budget.Slot {
	var slots []budget.Slot
	for start := y.today.AddDate(0, 0, y.traffic.Day); !start.Add(time.Hour).After(y.now); start = start.Add(time.Hour) {
		slots = y.measure(slots, y.dayOf(start), slo.Interval{Start: start, End: start.Add(time.Hour)})
	}
	return slots
}

// days returns a slot for each day of a calendar, which may have 23 or 25 hours.
func (y *year) days(c slo.Calendar) []budget.Slot {
	var slots []budget.Slot
	for day := y.traffic.Day; ; day++ {
		span := slo.Interval{Start: c.StartOf(y.today.AddDate(0, 0, day)), End: c.StartOf(y.today.AddDate(0, 0, day+1))}
		if span.End.After(y.now) {
			return slots
		}
		slots = y.measure(slots, day, span)
	}
}

// measure adds what was measured in a span of whole hours, if that is known.
func (y *year) measure(slots []budget.Slot, day int, span slo.Interval) []budget.Slot {
	slot := budget.Slot{Start: span.Start, Length: span.Length()}
	for at := span.Start; at.Before(span.End); at = at.Add(time.Hour) {
		good, valid := y.hour(at)
		slot.Good += good
		slot.Valid += valid
	}
	if !y.traffic.measured(day) {
		return slots
	}
	return append(slots, slot)
}

func (y *year) dayOf(at time.Time) int {
	return int(math.Floor(at.Sub(y.today).Hours() / 24))
}

// hour draws the good and valid events of an hour.
func (y *year) hour(at time.Time) (good, valid int64) {
	day, load := y.dayOf(at), y.pattern.weight(at)
	growth := 1 + (y.traffic.Growth-1)*float64(day+365)/365
	expected := y.traffic.PerDay / 24 * load * growth * y.surge(day)
	lost := 0.0
	for _, s := range y.stretches {
		if !s.span.Start.Before(at.Add(time.Hour)) || !s.span.End.After(at) {
			continue
		}
		part := s.span.Meet(slo.Interval{Start: at, End: at.Add(time.Hour)}).Length().Hours()
		expected *= 1 + (s.times-1)*part
		lost += s.share * part
	}
	valid = y.events(expected)
	ordinary := y.traffic.levelOn(day) * math.Pow(load, y.traffic.Strain) * math.Exp(badNoise*y.chance.NormFloat64())
	bad := y.draw(float64(valid)*(ordinary+y.weekly(at))) + int64(math.Round(float64(valid)*lost))
	return valid - min(bad, valid), valid
}

// events draws how many events an hour has; where traffic is steady, always the same.
func (y *year) events(expected float64) int64 {
	if y.traffic.Growth == 1 && expected == math.Trunc(expected) {
		return int64(expected)
	}
	return y.draw(expected * max(0, 1+trafficNoise*y.chance.NormFloat64()))
}

func (y *year) surge(day int) float64 {
	if y.traffic.Growth == 1 {
		return 1
	}
	for _, s := range y.surges {
		if s.Day <= day && day < s.Day+s.Days {
			return s.Times
		}
	}
	return 1
}

func (y *year) weekly(at time.Time) float64 {
	w := y.traffic.Weekly
	if w == nil || at.Weekday() != w.Weekday || at.Hour() < w.From || at.Hour() >= w.To {
		return 0
	}
	return w.Bad / 100
}

// draw returns a number of events where so many are expected: as Poisson has it, which for many is the normal one.
func (y *year) draw(expected float64) int64 {
	if expected > 50 {
		return int64(max(0, math.Round(expected+math.Sqrt(expected)*y.chance.NormFloat64())))
	}
	n := int64(0)
	for left := y.chance.ExpFloat64(); left < expected; left += y.chance.ExpFloat64() {
		n++
	}
	return n
}
