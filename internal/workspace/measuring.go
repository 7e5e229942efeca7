package workspace

import (
	"slices"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// cleanMeasuring checks what an SLO says of how it is measured.
func cleanMeasuring(s *slo.SLO) error {
	err := firstError(oneOf("way", s.Way, slo.Ways), cleanLine("unit", &s.Unit), cleanDate(&s.Since),
		cleanChoice("missing", &s.Missing, budget.Choices), cleanDuration("outage", &s.Outage))
	if err != nil || strings.TrimSpace(s.Enough) == "" {
		s.Enough = strings.TrimSpace(s.Enough)
		return err
	}
	enough, err := slo.ParsePercent(s.Enough)
	s.Enough = string(enough)
	return err
}

// cleanChoice checks a choice that may also be left open.
func cleanChoice[T ~string](field string, text *string, allowed []T) error {
	if *text = strings.TrimSpace(*text); *text == "" {
		return nil
	}
	return oneOf(field, T(*text), allowed)
}

// cleanDuration checks a length of time such as "45m" or "2h"; it may be empty.
func cleanDuration(field string, text *string) error {
	*text = strings.ReplaceAll(strings.TrimSpace(*text), " ", "")
	if *text == "" {
		return nil
	}
	if d, err := time.ParseDuration(*text); err != nil || d <= 0 {
		return BadChoice{field, *text}
	}
	return nil
}

// IncidentsOf lists the incidents of a service, the latest first.
func (w Workspace) IncidentsOf(serviceID string) []slo.Incident {
	list := grouped(w, w.Incidents, func(slo.Incident) int { return 0 }, func(i slo.Incident) string { return i.ServiceID }, serviceID)
	slices.SortStableFunc(list, func(a, b slo.Incident) int { return strings.Compare(b.Start, a.Start) })
	return list
}

// IncidentsOfSLO lists the incidents that concern an SLO, the latest first.
func (w Workspace) IncidentsOfSLO(sloID string) []slo.Incident {
	return slices.DeleteFunc(w.IncidentsOf(w.SLOs[sloID].ServiceID), func(i slo.Incident) bool {
		return i.SLOID != "" && i.SLOID != sloID
	})
}

// EndsBeforeStart is the error for a time that would end before it starts.
type EndsBeforeStart struct{ Start, End string }

func (e EndsBeforeStart) Error() string {
	return "ends at " + e.End + ", before it starts at " + e.Start
}

// OtherService is the error for an incident that would concern an SLO of another service.
type OtherService struct{ SLO string }

func (e OtherService) Error() string { return e.SLO + " is an SLO of another service" }

// AddIncident adds an incident. Its ID is made here.
func (w *Workspace) AddIncident(i slo.Incident) (slo.Incident, error) {
	if !w.Has("service", i.ServiceID) {
		return slo.Incident{}, NotFound{"service", i.ServiceID}
	}
	i.ID = NewID()
	if err := w.PutIncident(i); err != nil {
		return slo.Incident{}, err
	}
	return w.Incidents[i.ID], nil
}

// PutIncident writes an incident. Without a share, all users or requests were hit.
func (w *Workspace) PutIncident(i slo.Incident) error {
	if i.Cause == "" {
		i.Cause = slo.OtherCause
	}
	if strings.TrimSpace(i.Share) == "" {
		i.Share = "100"
	}
	share, err := slo.ParsePercent(i.Share)
	if err != nil {
		return err
	}
	i.Share = string(share)
	err = firstError(cleanName("title", &i.Title), oneOf("cause", i.Cause, slo.Causes), cleanSpan(&i.Start, &i.End, true),
		cleanLink(&i.Link), cleanText("note", &i.Note))
	if err != nil {
		return err
	}
	if o, ok := w.SLOs[i.SLOID]; ok && o.ServiceID != i.ServiceID {
		return OtherService{o.Name}
	}
	put(&w.Incidents, i.ID, i)
	return nil
}

// cleanSpan checks two moments; the second may be open.
func cleanSpan(start, end *string, open bool) error {
	if strings.TrimSpace(*start) == "" {
		return Missing{"start"}
	}
	from, err := slo.ParseMoment(*start, time.UTC)
	if err != nil {
		return err
	}
	*start = slo.WriteMoment(from)
	if *end = strings.TrimSpace(*end); *end == "" {
		if open {
			return nil
		}
		return Missing{"end"}
	}
	to, err := slo.ParseMoment(*end, time.UTC)
	if err != nil {
		return err
	}
	*end = slo.WriteMoment(to)
	if !to.After(from) {
		return EndsBeforeStart{*start, *end}
	}
	return nil
}

// ExclusionsOf lists the exclusions of an SLO, the latest first.
func (w Workspace) ExclusionsOf(sloID string) []slo.Exclusion {
	list := grouped(w, w.Exclusions, func(slo.Exclusion) int { return 0 }, func(e slo.Exclusion) string { return e.SLOID }, sloID)
	slices.SortStableFunc(list, func(a, b slo.Exclusion) int { return strings.Compare(b.From, a.From) })
	return list
}

// AddExclusion adds an entry to the ledger of an SLO. Its ID is made here.
func (w *Workspace) AddExclusion(e slo.Exclusion) (slo.Exclusion, error) {
	if !w.Has("slo", e.SLOID) {
		return slo.Exclusion{}, NotFound{"slo", e.SLOID}
	}
	e.ID = NewID()
	if err := w.PutExclusion(e); err != nil {
		return slo.Exclusion{}, err
	}
	return w.Exclusions[e.ID], nil
}

// PutExclusion writes an entry of the ledger. Why, and who decided it, must be said.
func (w *Workspace) PutExclusion(e slo.Exclusion) error {
	if e.Reason == "" {
		e.Reason = slo.OtherExclude
	}
	err := firstError(cleanSpan(&e.From, &e.To, false), oneOf("treatment", budget.Treatment(e.Treatment), budget.Treatments),
		oneOf("reason", e.Reason, slo.Reasons), requiredText("why", &e.Why), requiredText("by", &e.By), cleanLine("by", &e.By), cleanDate(&e.Decided))
	if err != nil {
		return err
	}
	put(&w.Exclusions, e.ID, e)
	return nil
}

// ExcludeIncident takes the time of an incident out of the budget of an SLO, as miscounting.
func (w *Workspace) ExcludeIncident(incidentID, sloID, treatment, why, by, decided string) (slo.Exclusion, error) {
	i, ok := w.Incidents[incidentID]
	if !ok {
		return slo.Exclusion{}, NotFound{"incident", incidentID}
	}
	return w.AddExclusion(slo.Exclusion{
		SLOID: sloID, IncidentID: incidentID, From: i.Start, To: i.End, Treatment: treatment,
		Reason: slo.Miscounting, Why: why, By: by, Decided: decided,
	})
}

// PutSource writes where the measurements of an SLO are read from. One without a server is forgotten.
func (w *Workspace) PutSource(s slo.Source) error {
	if !w.Has("slo", s.SLOID) {
		return NotFound{"slo", s.SLOID}
	}
	s.ID = s.SLOID
	if strings.TrimSpace(s.Server) == "" {
		delete(w.Sources, s.ID)
		return nil
	}
	err := firstError(cleanLink(&s.Server), cleanText("good", &s.Good), cleanText("bad", &s.Bad), cleanText("valid", &s.Valid),
		cleanLine("user", &s.User), cleanLine("ca", &s.CA), oneOf("auth", s.Auth, slo.Auths))
	if err != nil {
		return err
	}
	if strings.Contains(s.Server, "@") {
		return BadLink{"…"} // a password in an address would be kept in the file
	}
	if _, err := slo.ParseSlice(s.Step); err != nil {
		return err
	}
	put(&w.Sources, s.ID, s)
	return nil
}
