package main

import (
	"cmp"

	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type incidentCommand struct {
	Add  incidentAddCommand  `cmd:"" help:"${incident_add}"`
	List incidentListCommand `cmd:"" help:"${incident_list}"`
}

// incident is an incident as it is printed.
type incident struct {
	Service string  `json:"service"`
	SLO     string  `json:"slo"`
	Title   string  `json:"title"`
	Start   string  `json:"start"`
	End     *string `json:"end"`
	Share   string  `json:"share"`
	Cause   string  `json:"cause"`
	Link    string  `json:"link"`
	Note    string  `json:"note"`
}

func newIncident(w workspace.Workspace, i slo.Incident) incident {
	return incident{
		w.Services[i.ServiceID].Key, w.SLOs[i.SLOID].Key, i.Title, i.Start, stamp(slo.Moment(i.End)), i.Share, string(i.Cause), i.Link, i.Note,
	}
}

type incidentAddCommand struct {
	document
	Service string `required:"" help:"${guide_service}" placeholder:"KEY"`
	Title   string `required:"" help:"${incident_title}" placeholder:"TEXT"`
	Start   string `required:"" help:"${incident_start}" placeholder:"TIME"`
	End     string `help:"${incident_end}" placeholder:"TIME"`
	Share   string `help:"${incident_share}" default:"100" placeholder:"40"`
	Cause   string `enum:"upstream,defect,capacity,false-positive,other" default:"other" help:"${incident_cause}"`
	SLO     string `name:"slo" help:"${incident_slo}" placeholder:"KEY"`
	Link    string `help:"${incident_link}" placeholder:"URL"`
	Note    string `help:"${incident_note}" placeholder:"TEXT"`
	clock
}

// Run writes an incident down.
func (c *incidentAddCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		i, err := c.incident(s.Workspace())
		if err != nil {
			return err
		}
		err = s.Do(words.T("command.edit-add-incident", "Title", c.Title), func(w *workspace.Workspace) (err error) {
			i, err = w.AddIncident(i)
			return err
		})
		if err != nil {
			return err
		}
		return d.print(newIncident(s.Workspace(), i), func(t *table) { t.text(words.T("command.added-incident", "Title", i.Title)) })
	})
}

func (c *incidentAddCommand) incident(w workspace.Workspace) (slo.Incident, error) {
	owner, err := service(w, c.Service)
	if err != nil {
		return slo.Incident{}, err
	}
	i := slo.Incident{ServiceID: owner.ID, Title: c.Title, Share: c.Share, Cause: slo.Cause(c.Cause), Link: c.Link, Note: c.Note}
	if c.SLO != "" {
		o, err := w.SLOByKey(c.SLO)
		if err != nil {
			return slo.Incident{}, err
		}
		i.SLOID = o.ID
	}
	if i.Start, err = c.written(c.Start); err == nil {
		i.End, err = c.written(c.End)
	}
	return i, err
}

type incidentListCommand struct {
	document
	Service string `help:"${only_service}" placeholder:"KEY"`
}

// Run lists incidents, the latest of each service first.
func (c *incidentListCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		services, err := chosen(w, c.Service)
		if err != nil {
			return err
		}
		list := []incident{}
		for _, s := range services {
			for _, i := range w.IncidentsOf(s.ID) {
				list = append(list, newIncident(w, i))
			}
		}
		return d.print(list, func(t *table) {
			for _, i := range list {
				end := words.T("command.goes-on")
				if i.End != nil {
					end = *i.End
				}
				t.row(i.Service, i.Start, end, percent(i.Share), words.Cause(slo.Cause(i.Cause)), i.Title, cmp.Or(i.SLO, words.None))
			}
		})
	})
}

// chosen returns the service with the key, or all services in their order for an empty one.
func chosen(w workspace.Workspace, key string) ([]slo.Service, error) {
	if key == "" {
		return w.ServicesInOrder(), nil
	}
	s, err := w.ServiceByKey(key)
	return []slo.Service{s}, err
}
