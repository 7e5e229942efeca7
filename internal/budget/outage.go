package budget

import (
	"math/big"
	"slices"
	"time"

	"slocharter/internal/slo"
)

// Outage is a time in which some of the users or requests were hit.
type Outage struct {
	Span  slo.Interval
	Share slo.Percent // that was hit, up to 100
}

// FromOutages measures by outages, for who has no telemetry: every second is a valid event, and bad as far as an outage
// hit it. Slots are cut at the full hours of UTC and where outages begin and end; in each the bad seconds are the
// share of its seconds, rounded half up. Of outages at the same time the largest share counts. Parts of seconds are cut off.
func FromOutages(outages []Outage, over slo.Interval) []Slot {
	over = wholeSeconds(over)
	var slots []Slot
	for _, s := range stretches(outages, over) {
		for start := s.span.Start; start.Before(s.span.End); {
			end := start.Truncate(time.Hour).Add(time.Hour)
			if end.After(s.span.End) {
				end = s.span.End
			}
			slots = append(slots, s.slot(start, end))
			start = end
		}
	}
	return slots
}

// stretch is a time in which the same share was hit throughout.
type stretch struct {
	span slo.Interval
	hit  *big.Rat
}

func stretches(outages []Outage, over slo.Interval) []stretch {
	if over.Length() == 0 {
		return nil
	}
	cuts := []time.Time{over.Start, over.End}
	var hitting []stretch
	for _, o := range outages {
		if span := wholeSeconds(o.Span).Meet(over); span.Length() > 0 {
			cuts = append(cuts, span.Start, span.End)
			hitting = append(hitting, stretch{span, o.Share.Share()})
		}
	}
	slices.SortFunc(cuts, time.Time.Compare)
	cuts = slices.CompactFunc(cuts, time.Time.Equal)
	var all []stretch
	for i := range len(cuts) - 1 {
		all = append(all, stretch{slo.Interval{Start: cuts[i], End: cuts[i+1]}, largestHit(hitting, cuts[i])})
	}
	return all
}

func largestHit(hitting []stretch, at time.Time) *big.Rat {
	most := new(big.Rat)
	for _, h := range hitting {
		if h.span.Holds(at) && h.hit.Cmp(most) > 0 {
			most = h.hit
		}
	}
	return most
}

func (s stretch) slot(start, end time.Time) Slot {
	valid := int64(end.Sub(start) / time.Second)
	lost := times(s.hit, new(big.Rat).SetInt64(valid))
	bad := min(valid, floor(lost.Add(lost, big.NewRat(1, 2))))
	return Slot{Start: start, Length: end.Sub(start), Good: valid - bad, Valid: valid}
}

func wholeSeconds(i slo.Interval) slo.Interval {
	return slo.Interval{Start: i.Start.UTC().Truncate(time.Second), End: i.End.UTC().Truncate(time.Second)}
}
