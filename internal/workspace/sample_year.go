package workspace

import (
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// The year behind the sample: what went wrong, what does not count, and what people did about it. Times of day are UTC.
type (
	sampleSpan struct {
		Day        int
		At, Length string // "17:40", "50m"
		Weekday    string // "Thursday": on the last one up to the day; any when it is empty
	}
	sampleExclusion struct {
		sampleSpan
		Treatment, Why, By string
		Reason             slo.Reason
		DecidedDay         int
	}
	sampleIncident struct {
		sampleSpan
		Service, SLO, Title, Share, Link, Note string
		Cause                                  slo.Cause
		Excluded                               *struct {
			SLO, Treatment, Why, By string
			DecidedDay              int
		}
	}
	sampleProcess struct {
		Service, SLO, Title, Reason, Drawbacks, Owner string
		Kind                                          policy.ProcessKind
		FromDay                                       int
		UntilDay, ClosedDay                           *int
		Steps                                         []sampleProcessStep
	}
	sampleProcessStep struct {
		Key, Owner, Note string
		DueDay, DoneDay  *int
	}
	sampleDecision struct {
		Service, VerdictText, Decided, Reason, By string
		Verdict                                   policy.Action
		Day                                       int
	}
)

func (s *sample) addYear(data sampleFile) {
	for _, i := range data.Incidents {
		s.addIncident(i)
	}
	for _, p := range data.Processes {
		s.addProcess(p)
	}
	for _, d := range data.Decisions {
		_, err := s.AddDecision(policy.Decision{
			ServiceID: s.serviceID(d.Service), Date: s.date(d.Day), Verdict: d.Verdict, VerdictText: d.VerdictText,
			Decided: d.Decided, Reason: d.Reason, By: d.By,
		})
		s.note(err, d.Decided)
	}
}

// span returns when something began and ended, as it is written down.
func (s *sample) span(data sampleSpan) (start, end string) {
	at, err := time.Parse(DateLayout+" 15:04", s.date(data.Day)+" "+data.At)
	s.note(err, data.At)
	for data.Weekday != "" && at.Weekday().String() != data.Weekday {
		at = at.AddDate(0, 0, -1)
	}
	length, err := time.ParseDuration(data.Length)
	s.note(err, data.Length)
	return slo.WriteMoment(at), slo.WriteMoment(at.Add(length))
}

func (s *sample) optional(day *int) string {
	if day == nil {
		return ""
	}
	return s.date(*day)
}

func (s *sample) sloID(key string) string {
	if key == "" {
		return ""
	}
	o, err := s.SLOByKey(key)
	s.note(err, key)
	return o.ID
}

func (s *sample) addTarget(o slo.SLO, data sampleTarget) {
	t := slo.Target{
		SLOID: o.ID, Kind: data.Kind, Goal: slo.Percent(data.Target), Window: slo.Window(data.Window),
		Zone: data.Zone, Anchor: data.Anchor, From: s.date(data.Day), Note: data.Note, By: data.By,
	}
	if data.Proposed {
		latest, _ := s.LatestTarget(o.ID)
		_, err := s.Propose(review.Proposal{
			SLOID: o.ID, Change: review.Between(latest, t), Goal: t.Goal, Window: t.Window, From: t.From, Date: t.From, By: t.By, Evidence: t.Note,
		})
		s.note(err, o.Name)
		return
	}
	s.note(s.SetTarget(t), o.Name)
}

// addMeasuring adds where an SLO is measured and what of it does not count.
func (s *sample) addMeasuring(o slo.SLO, data sampleSLO) {
	if from := data.Source; from != nil {
		s.note(s.PutSource(slo.Source{SLOID: o.ID, Server: from.Server, Good: from.Good, Valid: from.Valid, Step: from.Step}), o.Name)
	}
	for _, e := range data.Exclusions {
		from, to := s.span(e.sampleSpan)
		_, err := s.AddExclusion(slo.Exclusion{
			SLOID: o.ID, From: from, To: to, Treatment: e.Treatment, Reason: e.Reason, Why: e.Why, By: e.By, Decided: s.date(e.DecidedDay),
		})
		s.note(err, o.Name)
	}
}

func (s *sample) addIncident(data sampleIncident) {
	start, end := s.span(data.sampleSpan)
	incident, err := s.AddIncident(slo.Incident{
		ServiceID: s.serviceID(data.Service), SLOID: s.sloID(data.SLO), Title: data.Title, Start: start, End: end,
		Share: data.Share, Cause: data.Cause, Link: data.Link, Note: data.Note,
	})
	s.note(err, data.Title)
	if e := data.Excluded; e != nil {
		_, err := s.ExcludeIncident(incident.ID, s.sloID(e.SLO), e.Treatment, e.Why, e.By, s.date(e.DecidedDay))
		s.note(err, data.Title)
	}
}

func (s *sample) addProcess(data sampleProcess) {
	p, err := s.StartProcess(policy.Process{
		Kind: data.Kind, ServiceID: s.serviceID(data.Service), SLOID: s.sloID(data.SLO), Title: data.Title, Reason: data.Reason,
		Drawbacks: data.Drawbacks, OwnerID: s.person(data.Owner), From: s.date(data.FromDay), Until: s.optional(data.UntilDay),
	})
	s.note(err, data.Title)
	for _, step := range s.ProcessStepsOf(p.ID) {
		for _, d := range data.Steps {
			if d.Key != step.Key {
				continue
			}
			step.OwnerID, step.Due, step.Done, step.Note = s.person(d.Owner), s.optional(d.DueDay), s.optional(d.DoneDay), d.Note
			s.note(s.PutProcessStep(step), data.Title)
		}
	}
	if data.ClosedDay != nil {
		p.Closed = s.date(*data.ClosedDay)
		s.note(s.PutProcess(p), data.Title)
	}
}
