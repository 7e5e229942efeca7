package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type checkCommand struct {
	document
	Service string `help:"${check_service}" placeholder:"KEY"`
}

// finding is what a rule found in a chart or in an SLO.
type finding struct {
	Service  string   `json:"service"`
	SLO      string   `json:"slo"`
	Place    string   `json:"place"` // of an SLO
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

// sloFindings lists what is found in the SLOs of a service.
func sloFindings(ctx context.Context, d *desk, s *session.Session, owner slo.Service) ([]finding, error) {
	w := s.Workspace()
	loaded, err := reading.NewBook(s).Service(ctx, w, owner.ID, d.now)
	if err != nil {
		return nil, err
	}
	var list []finding
	for _, o := range loaded.SLOs {
		for _, f := range o.Findings(w) {
			list = append(list, finding{
				Service: owner.Key, SLO: o.Key, Place: string(f.Place), Rule: string(f.Rule), Severity: string(f.Severity),
				Columns: []string{}, Text: f.Sentence(), Cures: []string{},
			})
		}
	}
	return list, nil
}

// alteration is something in the file that is not as this program wrote it.
type alteration struct {
	What   string `json:"what"`
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Field  string `json:"field"`
	Logged string `json:"logged"`
	Here   string `json:"here"`
	Entry  int64  `json:"entry"`
	Text   string `json:"text"`
}

func alterations(found []workspace.Alteration) []alteration {
	list := make([]alteration, len(found))
	for i, a := range found {
		list[i] = alteration{string(a.What), a.Kind, a.ID, a.Name, a.Field, a.Logged, a.Here, a.Seq, words.Alteration(a)}
	}
	return list
}

// checked is what a check comes to.
type checked struct {
	File     string       `json:"file"`
	Intact   bool         `json:"intact"`
	Altered  []alteration `json:"altered"`
	Findings []finding    `json:"findings"`
}

// Run checks the file, the charts and the SLOs. Without a service it lists what is found in the default chart, and of each
// service what is not found there too.
func (c *checkCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		ctx, stop := d.interruptible()
		defer stop()
		found, err := s.Alterations(ctx, nil)
		if err != nil {
			return err
		}
		list, err := c.all(ctx, d, s)
		if err != nil {
			return err
		}
		result := checked{c.File, len(found) == 0, alterations(found), list}
		if err := d.print(result, func(t *table) { checkText(t, result) }); err != nil {
			return err
		}
		serious := slices.ContainsFunc(list, func(f finding) bool { return f.Severity != string(raci.Note) })
		if serious || len(found) > 0 {
			return errFindings
		}
		return nil
	})
}

func (c *checkCommand) all(ctx context.Context, d *desk, s *session.Session) ([]finding, error) {
	list, err := c.findings(s.Workspace())
	if err != nil {
		return nil, err
	}
	services, err := chosen(s.Workspace(), c.Service)
	if err != nil {
		return nil, err
	}
	for _, owner := range services {
		more, err := sloFindings(ctx, d, s, owner)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
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

func checkText(t *table, c checked) {
	if c.Intact {
		t.text(words.T("command.intact"))
	} else {
		t.text(words.N("check.found", len(c.Altered)))
	}
	for _, a := range c.Altered {
		t.text(a.Text)
	}
	for _, f := range c.Findings {
		where := cmp.Or(f.SLO, f.Service, words.T("command.default"))
		t.row(words.Severity(raci.Severity(f.Severity)), where, strings.TrimSpace(f.Text))
	}
}
