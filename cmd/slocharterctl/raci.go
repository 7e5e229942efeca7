package main

import (
	"slices"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type raciCommand struct {
	document
	Service string `help:"${raci_service}" placeholder:"KEY"`
}

// The chart as it is printed.
type (
	chart struct {
		Service  string         `json:"service"`
		Columns  []chartColumn  `json:"columns"`
		Rows     []chartRow     `json:"rows"`
		Totals   map[string]int `json:"totals"`
		People   []chartPerson  `json:"people"`
		Findings []finding      `json:"findings"`
	}
	chartColumn struct {
		Key     string         `json:"key"`
		Name    string         `json:"name"`
		OwnName string         `json:"own_name"`
		People  []string       `json:"people"`
		Totals  map[string]int `json:"totals"`
	}
	chartRow struct {
		Step       string            `json:"step"`
		Name       string            `json:"name"`
		Phase      string            `json:"phase"`
		Letters    map[string]string `json:"letters"`
		Exceptions []string          `json:"exceptions"`
	}
	chartPerson struct {
		Name   string         `json:"name"`
		Totals map[string]int `json:"totals"`
	}
)

// Run prints a chart.
func (c *raciCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		s, err := service(w, c.Service)
		if err != nil {
			return err
		}
		chart := newChart(w, s.Key, s.ID)
		return d.print(chart, chart.text)
	})
}

func newChart(w workspace.Workspace, key, serviceID string) chart {
	m, roster := w.Matrix(serviceID), w.Roster(serviceID)
	c := chart{Service: key, Totals: map[string]int{}, People: []chartPerson{}, Findings: findings(w, key, serviceID)}
	for i, load := range m.ColumnLoads() {
		_, own := w.ColumnCalled(load.ID)
		c.Columns = append(c.Columns, chartColumn{m.Columns[i].Key, load.Name, own, names(roster.Holders(load.ID)), load.Counts})
	}
	for _, l := range m.Scheme {
		c.Totals[l.Symbol] = m.Total(l.Symbol)
	}
	for _, load := range m.PersonLoads(roster) {
		c.People = append(c.People, chartPerson{load.Name, load.Counts})
	}
	for r, row := range m.Rows {
		line := chartRow{Step: row.Key, Name: row.Name, Phase: row.Phase, Letters: map[string]string{}, Exceptions: []string{}}
		for i, column := range m.Columns {
			line.Letters[column.Key] = string(m.Cells[r][i])
			if m.Own[r][i] {
				line.Exceptions = append(line.Exceptions, column.Key)
			}
		}
		c.Rows = append(c.Rows, line)
	}
	return c
}

func names(persons []people.Person) []string {
	list := []string{}
	for _, p := range persons {
		list = append(list, p.Name)
	}
	return list
}

func (c chart) text(t *table) {
	head := []string{""}
	for _, column := range c.Columns {
		head = append(head, column.Name)
	}
	t.row(head...)
	for _, row := range c.Rows {
		line := []string{row.Name}
		for _, column := range c.Columns {
			mark := ""
			if slices.Contains(row.Exceptions, column.Key) {
				mark = " *"
			}
			line = append(line, row.Letters[column.Key]+mark)
		}
		t.row(line...)
	}
	t.text("")
	for _, f := range c.Findings {
		t.row(words.Severity(raci.Severity(f.Severity)), f.Text)
	}
}

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

type checkCommand struct {
	document
	Service string `help:"${check_service}" placeholder:"KEY"`
}

// finding is what a rule found in a chart.
type finding struct {
	Service  string   `json:"service"`
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Step     string   `json:"step"`
	Columns  []string `json:"columns"`
	Text     string   `json:"text"`
	Cures    []string `json:"cures"`
}

func findings(w workspace.Workspace, key, serviceID string) []finding {
	list := []finding{}
	for _, f := range w.Findings(serviceID) {
		one := finding{
			Service: key, Rule: f.Rule.Key, Severity: string(f.Rule.Severity), Step: f.Row.Key, Columns: []string{},
			Text: words.Finding(f), Cures: []string{},
		}
		for _, column := range f.Columns {
			one.Columns = append(one.Columns, column.Key)
		}
		for _, cure := range f.Cures {
			one.Cures = append(one.Cures, words.Cure(cure))
		}
		list = append(list, one)
	}
	return list
}

func count(list []raci.Finding) (errors, warnings int) {
	for _, f := range list {
		switch f.Rule.Severity {
		case raci.Error:
			errors++
		case raci.Warning:
			warnings++
		}
	}
	return errors, warnings
}

// Run checks the file and the charts. Without a service it lists what is found in the default chart, and of each
// service what is not found there too.
func (c *checkCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		if err := s.Check(); err != nil {
			return err
		}
		list, err := c.findings(s.Workspace())
		if err != nil {
			return err
		}
		result := struct {
			File     string    `json:"file"`
			Intact   bool      `json:"intact"`
			Findings []finding `json:"findings"`
		}{c.File, true, list}
		if err := d.print(result, func(t *table) { checkText(t, list) }); err != nil {
			return err
		}
		for _, f := range list {
			if f.Severity != string(raci.Note) {
				return errFindings
			}
		}
		return nil
	})
}

func (c *checkCommand) findings(w workspace.Workspace) ([]finding, error) {
	if c.Service != "" {
		s, err := service(w, c.Service)
		return findings(w, s.Key, s.ID), err
	}
	list := findings(w, "", "")
	known := map[string]bool{}
	for _, f := range list {
		known[f.Text] = true
	}
	for _, s := range w.ServicesInOrder() {
		for _, f := range findings(w, s.Key, s.ID) {
			if !known[f.Text] {
				list = append(list, f)
			}
		}
	}
	return list, nil
}

func checkText(t *table, list []finding) {
	t.text(words.T("command.intact"))
	for _, f := range list {
		where := f.Service
		if where == "" {
			where = words.T("command.default")
		}
		t.row(words.Severity(raci.Severity(f.Severity)), where, strings.TrimSpace(f.Text))
	}
}
