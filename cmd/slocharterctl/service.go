package main

import (
	"strconv"

	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type serviceCommand struct {
	List serviceListCommand `cmd:"" help:"${service_list}"`
	Add  serviceAddCommand  `cmd:"" help:"${service_add}"`
}

type serviceListCommand struct{ document }

// listed is a service in a list.
type listed struct {
	Key         string `json:"key"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Cycle       int    `json:"cycle"`
	Phase       string `json:"phase"`
	Step        string `json:"step"`
	StepsDone   int    `json:"steps_done"`
	Steps       int    `json:"steps"`
	SLOs        int    `json:"slos"`
	EmptyChairs int    `json:"empty_chairs"`
	Waiting     int    `json:"waiting_sign_offs"`
	OpenTasks   int    `json:"open_tasks"`
	Overdue     int    `json:"overdue_tasks"`
}

// Run lists the services.
func (c *serviceListCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		list := []listed{}
		for _, s := range w.Overview(d.today()) {
			list = append(list, listed{
				Key: s.Service.Key, Name: s.Service.Name, Description: s.Service.Description, Cycle: s.Cycle.Number,
				Phase: string(s.Phase), Step: s.Step.Key, StepsDone: s.Done, Steps: s.Steps, SLOs: s.SLOs,
				EmptyChairs: len(s.EmptyChairs), Waiting: len(s.Waiting), OpenTasks: s.OpenTasks, Overdue: s.Overdue,
			})
		}
		return d.print(list, func(t *table) {
			for _, s := range list {
				progress := words.T("command.progress", "Done", s.StepsDone, "Steps", s.Steps)
				t.row(s.Key, s.Name, s.Phase, progress, words.KindCount("slo", s.SLOs), words.T("command.cycle", "Number", strconv.Itoa(s.Cycle)))
			}
		})
	})
}

type serviceAddCommand struct {
	document
	Name string `required:"" help:"${service_name}" placeholder:"NAME"`
	Key  string `help:"${service_key}" placeholder:"KEY"`
}

// Run adds a service.
func (c *serviceAddCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		var added slo.Service
		err := s.Do(words.T("command.edit-add-service", "Name", c.Name), func(w *workspace.Workspace) (err error) {
			added, err = w.AddService(c.Name, c.Key, d.today())
			return err
		})
		if err != nil {
			return err
		}
		result := struct {
			Key  string `json:"key"`
			Name string `json:"name"`
		}{added.Key, added.Name}
		return d.print(result, func(t *table) { t.text(words.T("command.added", "Name", added.Name, "Key", added.Key)) })
	})
}
