package reading

import (
	"context"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Service is a service with all that was measured for its SLOs.
type Service struct {
	ID   string
	SLOs []SLO // those that are not retired
	w    workspace.Workspace
	now  time.Time
}

// Service returns a service with the measurements of its SLOs.
func (b *Book) Service(ctx context.Context, w workspace.Workspace, serviceID string, now time.Time) (Service, error) {
	s := Service{ID: serviceID, w: w, now: now}
	for _, o := range w.LiveSLOsOf(serviceID) {
		loaded, err := b.SLO(ctx, w, o.ID, now)
		if err != nil {
			return Service{}, err
		}
		s.SLOs = append(s.SLOs, loaded)
	}
	return s, nil
}

// ServiceReady returns a service if nothing need be read any more.
func (b *Book) ServiceReady(w workspace.Workspace, serviceID string, now time.Time) (Service, bool, error) {
	s := Service{ID: serviceID, w: w, now: now}
	for _, o := range w.LiveSLOsOf(serviceID) {
		loaded, ok, err := b.Ready(w, o.ID, now)
		if !ok || err != nil {
			return Service{}, false, err
		}
		s.SLOs = append(s.SLOs, loaded)
	}
	return s, true, nil
}

// SLO returns one of the service's SLOs.
func (s Service) SLO(id string) (SLO, bool) {
	for _, o := range s.SLOs {
		if o.ID == id {
			return o, true
		}
	}
	return SLO{}, false
}

// With returns the service with another SLO in the place of the one with the same ID: for a look at what would have been.
func (s Service) With(other SLO) Service {
	list := make([]SLO, len(s.SLOs))
	for i, o := range s.SLOs {
		list[i] = o
		if o.ID == other.ID {
			list[i] = other
		}
	}
	s.SLOs = list
	return s
}

// Today is the day of now in the zone of the service's first SLO.
func (s Service) Today() string {
	for _, o := range s.w.LiveSLOsOf(s.ID) {
		if t, ok := s.w.LatestTarget(o.ID); ok {
			return s.now.In(t.Calendar().Zone).Format(time.DateOnly)
		}
	}
	return s.now.UTC().Format(time.DateOnly)
}

// Span returns the time from the first to the last measurement of the service.
func (s Service) Span() slo.Interval {
	var all slo.Interval
	for _, o := range s.SLOs {
		span := o.Series.Span()
		if span.Length() == 0 {
			continue
		}
		if all.Start.IsZero() || span.Start.Before(all.Start) {
			all.Start = span.Start
		}
		if span.End.After(all.End) {
			all.End = span.End
		}
	}
	return all
}

// bound lists the SLOs that the policy binds on a day: agreed ones that are not aspirational and had a target by then.
// While nothing is agreed on yet those that are proposed stand in, for practice.
func bound(w workspace.Workspace, serviceID, day string) (slos []slo.SLO, practice bool) {
	var proposed []slo.SLO
	for _, o := range w.LiveSLOsOf(serviceID) {
		switch {
		case o.Aspirational || !aiming(w, o.ID, day):
		case o.Standing == slo.Agreed:
			slos = append(slos, o)
		default:
			proposed = append(proposed, o)
		}
	}
	if len(slos) == 0 {
		return proposed, true
	}
	return slos, false
}

// aiming tells whether an SLO had a target on a day. One that never had any counts: it is known that it is not evaluated.
func aiming(w workspace.Workspace, sloID, day string) bool {
	targets := w.TargetsOf(sloID)
	return len(targets) == 0 || targets[0].From <= day
}

// Verdict returns what the policy in force says now. A draft speaks where nothing is in force, as a permissive one would.
func (s Service) Verdict() policy.Verdict {
	version, mode := s.speaking()
	version.Mode = mode
	return s.judge(version, s.Today(), func(SLO) time.Time { return s.now })
}

// speaking returns the version that speaks today, and in which mode.
func (s Service) speaking() (policy.Version, policy.Mode) {
	if version, ok := s.w.PolicyInForce(s.ID); ok {
		return version, version.Mode
	}
	draft, _ := s.w.CurrentPolicy(s.ID)
	return draft, policy.Permissive
}

// VerdictOn returns what the policy that was in force on a day said at its end. While none ever was in force, the draft
// speaks, as a permissive one would.
func (s Service) VerdictOn(day string) policy.Verdict {
	version, ok := s.w.PolicyOn(s.ID, day)
	if _, ever := s.w.PolicyInForce(s.ID); !ok && !ever {
		version, version.Mode = s.speaking()
	}
	return s.VerdictUnder(version, day)
}

// VerdictUnder returns what a version would have said at the end of a day.
func (s Service) VerdictUnder(version policy.Version, day string) policy.Verdict {
	return s.judge(version, day, func(o SLO) time.Time { return o.EndOf(day) })
}

func (s Service) judge(version policy.Version, day string, at func(SLO) time.Time) policy.Verdict {
	return policy.Judge(s.caseOf(version, day, at))
}

// caseOf puts together what a verdict is about.
func (s Service) caseOf(version policy.Version, day string, at func(SLO) time.Time) policy.Case {
	slos, practice := bound(s.w, s.ID, day)
	f := newFacts()
	for _, o := range slos {
		if loaded, ok := s.SLO(o.ID); ok {
			f.add(loaded, at(loaded))
		}
	}
	c := policy.Case{
		Day: day, Mode: version.Mode, Rules: s.w.PolicyRulesOf(version.ID), Exceptions: s.w.ExceptionsOn(s.ID, day), Facts: f,
	}
	if practice {
		c.Mode = policy.Permissive
	}
	return c
}

// Replay judges the days from the first to the last, under a version or, for a nil one, under the one in force on each day.
func (s Service) Replay(ctx context.Context, first, last string, version *policy.Version, progress func(done, total int)) ([]policy.DayVerdict, error) {
	days := daysBetween(first, last)
	list := make([]policy.DayVerdict, 0, len(days))
	for i, day := range days {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		verdict := s.VerdictOn(day)
		if version != nil {
			verdict = s.VerdictUnder(*version, day)
		}
		list = append(list, policy.DayVerdict{Day: day, Verdict: verdict})
		if progress != nil {
			progress(i+1, len(days))
		}
	}
	return list, nil
}

// MaxReplay is how many days are replayed at once, at most: some ten years.
const MaxReplay = 3660

func daysBetween(first, last string) []string {
	from, err := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	if err != nil || err2 != nil {
		return nil
	}
	var days []string
	for d := from; !d.After(to) && len(days) < MaxReplay; d = d.AddDate(0, 0, 1) {
		days = append(days, d.Format(time.DateOnly))
	}
	return days
}
