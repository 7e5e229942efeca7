package main

import (
	"slocharter/internal/raci"
	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type setRACICommand struct {
	document
	Step    string `required:"" help:"${setraci_step}" placeholder:"KEY"`
	Persona string `required:"" help:"${setraci_persona}" placeholder:"KEY"`
	Letters string `required:"" help:"${setraci_letters}" placeholder:"A/R"`
	Service string `help:"${raci_service}" placeholder:"KEY"`
}

// Run sets one cell of a chart.
func (c *setRACICommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		w := s.Workspace()
		cell, err := c.find(w)
		if err != nil {
			return err
		}
		before := w.Matrix(cell.service).At(cell.row.ID, cell.column.ID)
		letters, err := raci.Parse(c.Letters, w.Scheme())
		if err != nil {
			return err
		}
		label := words.T("command.edit-set-letters", "Letters", shown(letters), "Column", cell.column.Name, "Step", cell.row.Name)
		err = s.Do(label, func(w *workspace.Workspace) error {
			return w.SetLetters(cell.service, cell.row.ID, cell.column.ID, letters)
		})
		if err != nil {
			return err
		}
		result := struct {
			Service string `json:"service"`
			Step    string `json:"step"`
			Column  string `json:"column"`
			Before  string `json:"before"`
			After   string `json:"after"`
		}{c.Service, cell.row.Key, cell.column.Key, string(before), string(letters)}
		return d.print(result, func(t *table) {
			t.text(words.T("command.set", "Step", cell.row.Name, "Column", cell.column.Name, "Before", shown(before), "After", shown(letters)))
		})
	})
}

func shown(letters raci.Letters) string {
	if letters == "" {
		return "–"
	}
	return string(letters)
}

// place is a cell of a chart.
type place struct {
	service string // ID, empty for the default
	row     raci.Row
	column  raci.Column
}

func (c *setRACICommand) find(w workspace.Workspace) (place, error) {
	s, err := service(w, c.Service)
	if err != nil {
		return place{}, err
	}
	step, err := w.StepByKey(c.Step)
	if err != nil {
		return place{}, err
	}
	column, err := w.ColumnByKey(c.Persona)
	if err != nil {
		return place{}, err
	}
	return place{s.ID, raci.Row{ID: step.ID, Key: step.Key, Name: step.Name}, column}, nil
}
