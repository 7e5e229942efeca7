package prometheus

import (
	"regexp"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"slocharter/internal/slo"
)

// Part is one of the queries.
type Part string

// The queries.
const (
	Good  Part = "good"
	Bad   Part = "bad"
	Valid Part = "valid"
)

// MaxSlots is how many slots can be read at once.
const MaxSlots = 1_000_000

// Query says which events to count, in PromQL: Valid, and one of Good and Bad. Each must have one series as its result,
// whose value at the end of a slot is the number of events within the slot, such as
//
//	sum(increase(http_requests_total{code!~"5.."}[$step]))
//
// where $step, also written ${step}, stands for the length of a slot.
type Query struct {
	Good, Bad, Valid string
	Step             time.Duration // length of a slot: whole seconds, at most 366 days
}

const maxStep = 366 * 24 * time.Hour

// Check returns nil, or an Error whose Fault is NoQuery, GoodAndBad or BadStep.
func (q Query) Check() error {
	good, bad, valid := strings.TrimSpace(q.Good), strings.TrimSpace(q.Bad), strings.TrimSpace(q.Valid)
	switch {
	case valid == "":
		return Error{Fault: NoQuery, Part: Valid}
	case good == "" && bad == "":
		return Error{Fault: NoQuery, Part: Good}
	case good != "" && bad != "":
		return Error{Fault: GoodAndBad}
	case q.Step < time.Second || q.Step > maxStep || q.Step%time.Second != 0:
		return Error{Fault: BadStep}
	}
	return nil
}

// counted returns which of good and bad events the query counts.
func (q Query) counted() Part {
	if strings.TrimSpace(q.Bad) != "" {
		return Bad
	}
	return Good
}

func (q Query) text(part Part) string {
	return map[Part]string{Good: q.Good, Bad: q.Bad, Valid: q.Valid}[part]
}

var stepName = regexp.MustCompile(`\$(step\b|\{step\})`)

// Expand returns the text of a part with the step in its place, as Prometheus writes durations.
func (q Query) Expand(part Part) string {
	step := model.Duration(q.Step).String()
	return stepName.ReplaceAllLiteralString(strings.TrimSpace(q.text(part)), step)
}

func (q Query) usesStep(part Part) bool { return stepName.MatchString(q.text(part)) }

// Slots returns the whole slots within a span. A slot starts at a multiple of the step: minutes, hours and days as in
// UTC, weeks on Monday. The result is empty when no slot fits in.
func (q Query) Slots(span slo.Interval) slo.Interval {
	start := span.Start.UTC().Truncate(q.Step)
	if start.Before(span.Start) {
		start = start.Add(q.Step)
	}
	end := span.End.UTC().Truncate(q.Step)
	if end.Before(start) {
		end = start
	}
	return slo.Interval{Start: start, End: end}
}

// Refresh says what is stored already, to read what is new.
type Refresh struct {
	First  time.Time // where to begin when nothing is stored
	Stored time.Time // end of the last stored slot; zero when nothing is stored
	Again  int       // how many of the last stored slots to read once more, for events that came late; 0 or more
}

// Due returns the slots to read now: those that are over, and not stored. It is empty when there are none.
func (q Query) Due(r Refresh, now time.Time) slo.Interval {
	from := r.First
	if !r.Stored.IsZero() {
		from = r.Stored.Add(-time.Duration(max(0, r.Again)) * q.Step)
	}
	return q.Slots(slo.Interval{Start: from, End: now})
}
