package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"slocharter/assets"
)

// The shape of assets/sample/traffic.json. Days count from the day on which the sample is made; shares are in per cent.
type (
	trafficFile struct {
		Patterns map[string]pattern
		Surges   []surge
		SLOs     map[string]traffic
	}
	// pattern is how traffic is spread over the hours of a day (UTC) and the days of a week, from Sunday.
	pattern struct {
		Hours [24]float64
		Days  [7]float64
	}
	// surge is some days on which more people travel than usual.
	surge struct {
		Day, Days int
		Times     float64
	}
	// traffic is what was measured for an SLO: how much, and how much of it was bad on an ordinary day.
	traffic struct {
		Slot    string // "hour" or "day"
		Pattern string
		Day     int     // the first
		Until   *int    // the first day without measurements; none while they go on
		PerDay  float64 // a year ago
		Growth  float64 // times in a year
		Strain  float64 // how much more is bad when there is more to do; 0 is not at all
		Levels  []level
		Gaps    []struct{ Day, Days int }
		Spells  []spell
		Weekly  *weekly
	}
	level struct {
		Day int
		Bad float64
	}
	// spell is a time that was no incident and yet not ordinary: a maintenance window, a load test.
	spell struct {
		Day        int
		At, Length string
		Times, Bad float64
	}
	// weekly is what comes back every week, between two hours of a day.
	weekly struct {
		Weekday  time.Weekday
		From, To int
		Bad      float64
	}
)

func readTraffic() trafficFile {
	var file trafficFile
	readData("sample/traffic.json", &file)
	return file
}

// readData reads one of the data files of the sample, which belong to the program.
func readData(name string, into any) {
	data, err := assets.FS.ReadFile(name)
	if err == nil {
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(into)
	}
	if err != nil {
		panic(fmt.Sprintf("read %s: %v", name, err))
	}
}

// weighed returns the pattern in weights, where 1 is the mean of a week.
func (p pattern) weighed() pattern {
	weigh(p.Hours[:])
	weigh(p.Days[:])
	return p
}

func weigh(values []float64) {
	var sum float64
	for _, v := range values {
		sum += v
	}
	for i := range values {
		values[i] *= float64(len(values)) / sum
	}
}

// weight returns how busy an hour is.
func (p pattern) weight(at time.Time) float64 { return p.Hours[at.Hour()] * p.Days[at.Weekday()] }

// levelOn returns the share that is bad on an ordinary day.
func (t traffic) levelOn(day int) float64 {
	var bad float64
	for _, l := range t.Levels {
		if l.Day <= day {
			bad = l.Bad
		}
	}
	return bad / 100
}

// measured tells whether there are measurements of a day.
func (t traffic) measured(day int) bool {
	for _, g := range t.Gaps {
		if g.Day <= day && day < g.Day+g.Days {
			return false
		}
	}
	return t.Until == nil || day < *t.Until
}
