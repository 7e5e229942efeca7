package main

import (
	"slices"

	"slocharter/internal/people"
	"slocharter/internal/raci"
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
