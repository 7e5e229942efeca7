package workspace

import (
	"fmt"
	"time"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
)

// The shape of assets/sample/sample.json. Days count from the day on which the sample is made.
type (
	sampleFile struct {
		Name         string
		People       []samplePerson
		PersonaNames map[string]string
		Holdings     []struct{ Persona, Person, Service string }
		Services     []sampleService
		Policies     []struct {
			Service  string
			Versions []sampleVersion
		}
		Incidents []sampleIncident
		Processes []sampleProcess
		Decisions []sampleDecision
	}
	samplePerson struct {
		Key, Name, Email, Note string
		Hats                   []people.Hat
	}
	sampleService struct {
		Key, Name, Description string
		Dependencies           []struct {
			On, Name, Promise, Note string
			Hard                    bool
		}
		Journeys     []struct{ Key, Name, Who, Description string }
		Expectations []struct {
			Journey, From, Text string
			Kind                slo.ExpectationKind
			Binding             bool
		}
		SLOs   []sampleSLO
		RACI   []struct{ Step, Column, Letters string }
		Cycles []struct {
			Number, StartedDay int
			EndedDay           *int
			Reason             string
			Steps              map[string]sampleStep
		}
	}
	sampleSLO struct {
		Key, Journey, Name, Specification, Implementation, Slice, SliceTarget, Note string
		Unit, Missing, Enough, Outage                                               string
		Indicator                                                                   slo.Indicator
		Method                                                                      slo.Method
		Way                                                                         slo.Way
		SinceDay                                                                    *int
		Alerts, Aspirational, Internal                                              bool
		State                                                                       slo.Standing
		Source                                                                      *struct{ Server, Good, Valid, Step string }
		Exclusions                                                                  []sampleExclusion
		Targets                                                                     []sampleTarget
	}
	sampleTarget struct {
		Kind                                   slo.TargetKind
		Target, Window, Zone, Anchor, Note, By string
		Day                                    int
		Proposed                               bool
	}
	sampleStep struct {
		Answers []string
		Tasks   []struct {
			Text, Owner string
			DueDay      *int
			Done        bool
		}
		Ticks    []bool
		Evidence []struct{ Title, URL, Note string }
		Signoffs []sampleSign
	}
	sampleSign struct {
		Person, Remark string
		Day            int
	}
	sampleVersion struct {
		Number, SinceDay           int
		State                      policy.State
		Mode                       policy.Mode
		Transition, Title, Summary string
		Sections                   []starterSection
		Rules                      []starterPolicyRule
		Signoffs                   []sampleSign
	}
)

// Sample returns an organisation that could exist, with everything dated around today.
func Sample(today time.Time) (Workspace, error) {
	data := read[sampleFile]("sample/sample.json")
	w, err := New(data.Name)
	if err != nil {
		return Workspace{}, err
	}
	for id := range w.Versions {
		if err := w.Remove("policy_version", id); err != nil {
			return Workspace{}, err
		}
	}
	s := sample{Workspace: &w, today: today, people: map[string]string{}, journeys: map[string]string{}}
	s.addPeople(data)
	for _, service := range data.Services {
		s.addService(service)
	}
	for _, service := range data.Services {
		s.addDependencies(service)
	}
	s.seat(data)
	for _, p := range data.Policies {
		for _, v := range p.Versions {
			s.addVersion(p.Service, v)
		}
	}
	for _, service := range data.Services {
		s.addSLOs(service)
		s.addExceptions(service)
		s.addCycles(service)
	}
	s.addYear(data)
	return w, s.err
}

// sample fills a workspace from the data file; the first error is kept.
type sample struct {
	*Workspace
	today    time.Time
	people   map[string]string // person IDs by key
	journeys map[string]string // journey IDs by service key and journey key
	err      error
}

func (s *sample) note(err error, what string) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("make the sample: %s: %w", what, err)
	}
}

func (s *sample) date(day int) string { return s.today.AddDate(0, 0, day).Format(DateLayout) }

func (s *sample) serviceID(key string) string {
	if key == "" {
		return ""
	}
	service, err := s.ServiceByKey(key)
	s.note(err, key)
	return service.ID
}

func (s *sample) person(key string) string {
	if key != "" && s.people[key] == "" {
		s.note(NotFound{"person", key}, key)
	}
	return s.people[key]
}

func (s *sample) addPeople(data sampleFile) {
	for _, p := range data.People {
		person, err := s.AddPerson(p.Name)
		s.note(err, p.Name)
		person.Email, person.Note = p.Email, p.Note
		for _, hat := range p.Hats {
			person = person.With(hat, true)
		}
		s.note(s.PutPerson(person), p.Name)
		s.people[p.Key] = person.ID
	}
	for key, name := range data.PersonaNames {
		persona := s.Personas[s.personaID(key)]
		persona.OwnName = name
		s.note(s.PutPersona(persona), key)
	}
}

func (s *sample) seat(data sampleFile) {
	for _, h := range data.Holdings {
		s.note(s.Hold(s.personaID(h.Persona), s.person(h.Person), s.serviceID(h.Service)), h.Persona)
	}
}

func (s *sample) addService(data sampleService) {
	service, err := s.AddService(data.Name, data.Key, s.date(0))
	s.note(err, data.Key)
	service.Description = data.Description
	s.note(s.PutService(service), data.Key)
	s.note(s.Remove("cycle", s.CycleOf(service.ID).ID), data.Key)
	for _, j := range data.Journeys {
		journey, err := s.AddJourney(service.ID, j.Name)
		s.note(err, j.Name)
		journey.Who, journey.Description = j.Who, j.Description
		s.note(s.PutJourney(journey), j.Name)
		s.journeys[data.Key+"/"+j.Key] = journey.ID
	}
	for _, e := range data.Expectations {
		expectation, err := s.AddExpectation(service.ID, e.Text)
		s.note(err, e.Text)
		expectation.JourneyID, expectation.From = s.journeys[data.Key+"/"+e.Journey], e.From
		expectation.Kind, expectation.Binding = e.Kind, e.Binding
		s.note(s.PutExpectation(expectation), e.Text)
	}
}

func (s *sample) addDependencies(data sampleService) {
	for _, d := range data.Dependencies {
		dependency, err := s.AddDependency(s.serviceID(data.Key), s.serviceID(d.On), d.Name)
		s.note(err, d.On+d.Name)
		dependency.Hard, dependency.Promise, dependency.Note = d.Hard, d.Promise, d.Note
		s.note(s.PutDependency(dependency), d.On+d.Name)
	}
}

func (s *sample) addSLOs(data sampleService) {
	for _, d := range data.SLOs {
		o, err := s.AddSLO(s.serviceID(data.Key), d.Name)
		s.note(err, d.Name)
		o.Key, o.JourneyID, o.Indicator, o.Method, o.Standing = d.Key, s.journeys[data.Key+"/"+d.Journey], d.Indicator, d.Method, slo.Agreed
		o.Specification, o.Implementation, o.Note = d.Specification, d.Implementation, d.Note
		o.Slice, o.SliceTarget, o.Aspirational, o.Internal = d.Slice, d.SliceTarget, d.Aspirational, d.Internal
		o.Unit, o.Missing, o.Enough, o.Outage, o.Way, o.Alerts = d.Unit, d.Missing, d.Enough, d.Outage, d.Way, d.Alerts
		o.Since = s.optional(d.SinceDay)
		s.note(s.PutSLO(o), d.Name)
		for _, t := range d.Targets {
			s.addTarget(o, t)
		}
		o = s.SLOs[o.ID]
		o.Standing = d.State
		s.note(s.PutSLO(o), d.Name)
		s.addMeasuring(o, d)
	}
}

func (s *sample) addExceptions(data sampleService) {
	for _, cell := range data.RACI {
		step, err := s.StepByKey(cell.Step)
		s.note(err, cell.Step)
		column, err := s.ColumnByKey(cell.Column)
		s.note(err, cell.Column)
		s.note(s.SetLetters(s.serviceID(data.Key), step.ID, column.ID, raci.Letters(cell.Letters)), cell.Step)
	}
}

func (s *sample) addCycles(data sampleService) {
	serviceID := s.serviceID(data.Key)
	for _, c := range data.Cycles {
		cycle, err := s.StartNextCycle(serviceID, c.Reason, s.date(c.StartedDay))
		s.note(err, data.Key)
		for key, step := range c.Steps {
			s.fillStep(cycle, key, step)
		}
	}
}

func (s *sample) fillStep(cycle lifecycle.Cycle, key string, data sampleStep) {
	step, err := s.StepByKey(key)
	s.note(err, key)
	for i, q := range s.QuestionsOf(step.ID) {
		if i < len(data.Answers) {
			s.note(s.SetAnswer(cycle.ID, q.ID, data.Answers[i]), key)
		}
	}
	s.fillTasks(cycle, step, data)
	for i, c := range s.CriteriaOf(step.ID) {
		if i < len(data.Ticks) && data.Ticks[i] && c.Check == "" {
			s.note(s.SetTick(cycle.ID, c.ID, true), key)
		}
	}
	for _, e := range data.Evidence {
		s.note(s.AddEvidence(cycle.ID, step.ID, e.Title, e.URL, e.Note), key)
	}
	for _, sign := range data.Signoffs {
		s.note(s.SignStep(cycle.ID, step.ID, s.person(sign.Person), sign.Remark, s.date(sign.Day)), key)
	}
}

// fillTasks replaces the usual tasks of a step by the sample's, where it has any.
func (s *sample) fillTasks(cycle lifecycle.Cycle, step lifecycle.Step, data sampleStep) {
	if len(data.Tasks) == 0 {
		return
	}
	for _, usual := range s.TasksOf(cycle.ID, step.ID) {
		delete(s.Tasks, usual.ID)
	}
	for _, t := range data.Tasks {
		task, err := s.AddTask(cycle.ID, step.ID, t.Text)
		s.note(err, t.Text)
		task.OwnerID, task.Done = s.person(t.Owner), t.Done
		if t.DueDay != nil {
			task.Due = s.date(*t.DueDay)
		}
		s.note(s.PutTask(task), t.Text)
	}
}

func (s *sample) addVersion(serviceKey string, data sampleVersion) {
	text := read[starterPolicy]("starter/policy.json")
	text.Title, text.Mode, text.Transition = data.Title, data.Mode, data.Transition
	if len(data.Sections) > 0 {
		text.Sections = data.Sections
	}
	if len(data.Rules) > 0 {
		text.Rules = data.Rules
	}
	v := s.addPolicy(s.serviceID(serviceKey), data.Number, text)
	v.Summary = data.Summary
	s.note(s.PutVersion(v), data.Title)
	if data.State != policy.Draft {
		s.note(s.Enforce(v.ID, s.date(data.SinceDay)), data.Title)
	}
	for _, sign := range data.Signoffs {
		s.note(s.SignPolicy(v.ID, s.person(sign.Person), sign.Remark, s.date(sign.Day)), data.Title)
	}
}
