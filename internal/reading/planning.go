package reading

import (
	"context"
	"errors"
	"math/big"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
)

// lately is how long ago a window may have ended that people look at when they plan.
const lately = 90 * 24 * time.Hour

// Outlook is what people look at of an SLO when they plan.
type Outlook struct {
	Missed, Judged int       // of the whole windows that ended in the last 90 days
	Cause          slo.Cause // what used most of the budget of the window now; empty while no incident used any
	Share          *big.Rat  // of the budget, that the cause used; nil without one
}

// Outlook returns what people look at of the SLO when they plan. It is empty without a target or measurements.
func (s SLO) Outlook(now time.Time) (Outlook, error) {
	var o Outlook
	r, err := s.At(now)
	if errors.As(err, &NoTarget{}) || err == nil && !s.Measured() {
		return o, nil
	}
	if err != nil {
		return o, err
	}
	if causes := s.Attribute(r.Result).Causes; len(causes) > 0 {
		o.Cause, o.Share = slo.Cause(causes[0].Of), r.Result.Share(causes[0].Bad)
	}
	tried, err := s.Trial()
	if err != nil {
		return o, err
	}
	for _, past := range tried.Results {
		if !evaluated(past) || now.Sub(past.At) > lately {
			continue
		}
		o.Judged++
		if past.Remaining.Sign() < 0 {
			o.Missed++
		}
	}
	return o, nil
}

// Asked is the share of reliability work that the verdicts of a month ask for.
type Asked struct {
	Month string   // its first day
	Share *big.Rat // 0 to 1; nil when the policy said nothing
}

// AskedByMonth returns what the verdicts of the last months ask for, as far as anything was measured, the earliest first.
func (s Service) AskedByMonth(ctx context.Context, months int) ([]Asked, error) {
	span, today := s.Span(), s.Today()
	if len(s.SLOs) == 0 || !span.Start.Before(span.End) {
		return nil, nil
	}
	day, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return nil, err
	}
	first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, 1-months, 0).Format(time.DateOnly)
	days, err := s.Replay(ctx, max(first, s.DayOf(span.Start)), today, nil, nil)
	if err != nil {
		return nil, err
	}
	return askedByMonth(days), nil
}

func askedByMonth(days []policy.DayVerdict) []Asked {
	var list []Asked
	for len(days) > 0 {
		n, month := 0, days[0].Day[:len("2006-01")]
		for n < len(days) && days[n].Day[:len(month)] == month {
			n++
		}
		list = append(list, Asked{month + "-01", AskedForReliability(days[:n])})
		days = days[n:]
	}
	return list
}
