package workspace

import (
	"cmp"
	"slices"
	"strings"

	"slocharter/internal/slo"
)

func journeyPosition(j slo.Journey) int         { return j.Position }
func expectationPosition(e slo.Expectation) int { return e.Position }
func dependencyPosition(d slo.Dependency) int   { return d.Position }
func sloPosition(s slo.SLO) int                 { return s.Position }

// JourneysOf lists the journeys of a service by rank.
func (w Workspace) JourneysOf(serviceID string) []slo.Journey {
	return grouped(w, w.Journeys, journeyPosition, func(j slo.Journey) string { return j.ServiceID }, serviceID)
}

// AddJourney adds a journey with the lowest rank.
func (w *Workspace) AddJourney(serviceID, name string) (slo.Journey, error) {
	j := slo.Journey{ID: NewID(), ServiceID: serviceID, Name: name, Position: next(w.JourneysOf(serviceID), journeyPosition)}
	if err := w.PutJourney(j); err != nil {
		return slo.Journey{}, err
	}
	return w.Journeys[j.ID], nil
}

// PutJourney writes a journey.
func (w *Workspace) PutJourney(j slo.Journey) error {
	err := firstError(cleanName("name", &j.Name), cleanLine("who", &j.Who), cleanText("description", &j.Description))
	if err != nil {
		return err
	}
	put(&w.Journeys, j.ID, j)
	return nil
}

// MoveJourney changes the rank of a journey: up (negative) or down.
func (w *Workspace) MoveJourney(id string, by int) error {
	siblings := w.JourneysOf(w.Journeys[id].ServiceID)
	return move(siblings, func(j slo.Journey) string { return j.ID }, id, by, func(j slo.Journey, position int) {
		j.Position = position
		put(&w.Journeys, j.ID, j)
	})
}

// ExpectationsOf lists what is expected of a service.
func (w Workspace) ExpectationsOf(serviceID string) []slo.Expectation {
	return grouped(w, w.Expectations, expectationPosition, func(e slo.Expectation) string { return e.ServiceID }, serviceID)
}

// AddExpectation adds an expectation of a service.
func (w *Workspace) AddExpectation(serviceID, text string) (slo.Expectation, error) {
	position := next(w.ExpectationsOf(serviceID), expectationPosition)
	e := slo.Expectation{ID: NewID(), ServiceID: serviceID, Text: text, Kind: slo.Reliability, Position: position}
	if err := w.PutExpectation(e); err != nil {
		return slo.Expectation{}, err
	}
	return w.Expectations[e.ID], nil
}

// PutExpectation writes an expectation.
func (w *Workspace) PutExpectation(e slo.Expectation) error {
	err := firstError(requiredText("expectation", &e.Text), cleanLine("from", &e.From), oneOf("kind", e.Kind, slo.ExpectationKinds))
	if err != nil {
		return err
	}
	put(&w.Expectations, e.ID, e)
	return nil
}

// SelfDependency is the error for a service that would depend on itself.
type SelfDependency struct{ Service string }

func (e SelfDependency) Error() string { return e.Service + " cannot depend on itself" }

// DependenciesOf lists what a service needs.
func (w Workspace) DependenciesOf(serviceID string) []slo.Dependency {
	return grouped(w, w.Dependencies, dependencyPosition, func(d slo.Dependency) string { return d.ServiceID }, serviceID)
}

// AddDependency adds a hard dependency on another service of the workspace or, by name, on something outside it.
func (w *Workspace) AddDependency(serviceID, onID, name string) (slo.Dependency, error) {
	position := next(w.DependenciesOf(serviceID), dependencyPosition)
	d := slo.Dependency{ID: NewID(), ServiceID: serviceID, OnID: onID, Name: name, Hard: true, Position: position}
	if err := w.PutDependency(d); err != nil {
		return slo.Dependency{}, err
	}
	return w.Dependencies[d.ID], nil
}

// maxCopies is how many redundant copies of a dependency are reckoned with at most.
const maxCopies = 99

// PutDependency writes a dependency.
func (w *Workspace) PutDependency(d slo.Dependency) error {
	if d.OnID == d.ServiceID {
		return SelfDependency{w.Services[d.ServiceID].Name}
	}
	if d.OnID != "" {
		d.Name = ""
	} else if err := cleanName("name", &d.Name); err != nil {
		return err
	}
	if strings.TrimSpace(d.Promise) != "" {
		promise, err := slo.ParsePercent(d.Promise)
		if err != nil {
			return err
		}
		d.Promise = string(promise)
	}
	if err := cleanText("note", &d.Note); err != nil {
		return err
	}
	d.Copies = min(max(d.Copies, 0), maxCopies)
	put(&w.Dependencies, d.ID, d)
	return nil
}

// DependencyName returns what a dependency is on.
func (w Workspace) DependencyName(d slo.Dependency) string {
	if d.OnID != "" {
		return w.Services[d.OnID].Name
	}
	return d.Name
}

// SLOsOf lists the SLOs of a service, or of all services in their order for an empty serviceID.
func (w Workspace) SLOsOf(serviceID string) []slo.SLO {
	if serviceID != "" {
		return grouped(w, w.SLOs, sloPosition, func(s slo.SLO) string { return s.ServiceID }, serviceID)
	}
	list := where(w.SLOs, sloPosition, every)
	slices.SortStableFunc(list, func(a, b slo.SLO) int {
		return cmp.Compare(w.Services[a.ServiceID].Position, w.Services[b.ServiceID].Position)
	})
	return list
}

// LiveSLOsOf lists the SLOs of a service that are not retired.
func (w Workspace) LiveSLOsOf(serviceID string) []slo.SLO {
	return slices.DeleteFunc(w.SLOsOf(serviceID), func(s slo.SLO) bool { return s.Standing == slo.Retired })
}

// AddSLO adds a proposed SLO without a target.
func (w *Workspace) AddSLO(serviceID, name string) (slo.SLO, error) {
	if !w.Has("service", serviceID) {
		return slo.SLO{}, NotFound{"service", serviceID}
	}
	s := slo.SLO{
		ID: NewID(), ServiceID: serviceID, Name: name, Indicator: slo.Availability, Method: slo.Occurrences,
		Standing: slo.Proposed, Position: next(w.SLOsOf(serviceID), sloPosition),
		Key: freeKey(name, func(k string) bool { return w.sloKeyTaken(k, "") }),
	}
	if err := w.PutSLO(s); err != nil {
		return slo.SLO{}, err
	}
	return w.SLOs[s.ID], nil
}

func (w Workspace) sloKeyTaken(key, besidesID string) bool {
	for _, s := range w.SLOs {
		if s.Key == key && s.ID != besidesID {
			return true
		}
	}
	return false
}

// PutSLO writes an SLO. Its key must be the only one of its kind.
func (w *Workspace) PutSLO(s slo.SLO) error {
	s.Key = Key(s.Key)
	err := firstError(
		cleanName("name", &s.Name), cleanName("key", &s.Key),
		oneOf("indicator", s.Indicator, slo.Indicators), oneOf("method", s.Method, slo.Methods),
		oneOf("standing", s.Standing, slo.Standings),
		cleanText("specification", &s.Specification), cleanText("implementation", &s.Implementation), cleanText("note", &s.Note),
		cleanSlices(&s), cleanMeasuring(&s),
	)
	if err != nil {
		return err
	}
	if w.sloKeyTaken(s.Key, s.ID) {
		return Taken{"slo", s.Key}
	}
	put(&w.SLOs, s.ID, s)
	return nil
}

// cleanSlices keeps what the method needs, with usual values where nothing was said.
func cleanSlices(s *slo.SLO) error {
	if s.Method == slo.Occurrences {
		s.Slice, s.SliceTarget = "", ""
		return nil
	}
	s.Slice = cmp.Or(strings.TrimSpace(s.Slice), "5m")
	if _, err := slo.ParseSlice(s.Slice); err != nil {
		return err
	}
	if s.Method == slo.RatioTimeslices {
		s.SliceTarget = ""
		return nil
	}
	target, err := slo.ParsePercent(cmp.Or(strings.TrimSpace(s.SliceTarget), "95"))
	s.SliceTarget = string(target)
	return err
}

// SLOByKey finds an SLO by its key or its name, in any case.
func (w Workspace) SLOByKey(key string) (slo.SLO, error) {
	for _, s := range w.SLOsOf("") {
		if strings.EqualFold(s.Key, key) || strings.EqualFold(s.Name, key) {
			return s, nil
		}
	}
	return slo.SLO{}, NotFound{"slo", key}
}
