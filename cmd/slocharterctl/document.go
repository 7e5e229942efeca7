package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type newCommand struct {
	document
	Sample bool   `help:"${new_sample}"`
	Name   string `help:"${new_name}" placeholder:"NAME"`
}

// Run makes a workspace.
func (c *newCommand) Run(d *desk) error {
	made, err := c.make(d)
	if err != nil {
		return err
	}
	about := made.Workspace().Info()
	if err := made.Close(); err != nil {
		return err
	}
	result := struct {
		File string `json:"file"`
		ID   string `json:"id"`
		Name string `json:"name"`
	}{c.File, about.ID, about.Name}
	return d.print(result, func(t *table) { t.text(words.T("command.made", "File", c.File, "Name", about.Name)) })
}

func (c *newCommand) make(d *desk) (*session.Session, error) {
	if !c.Sample {
		name := strings.TrimSuffix(filepath.Base(c.File), store.Extension)
		w, err := workspace.New(cmp.Or(c.Name, name))
		if err != nil {
			return nil, err
		}
		return session.New(c.File, w, d.author, words.T("command.edit-new-workspace"))
	}
	w, err := workspace.Sample(d.now)
	if err == nil && c.Name != "" {
		err = w.Rename(c.Name)
	}
	if err != nil {
		return nil, err
	}
	return sample.Create(context.Background(), c.File, w, d.author, words.T("command.edit-new-sample"), d.now)
}

type infoCommand struct{ document }

// info is what is said of a file as a whole.
type info struct {
	File     string `json:"file"`
	ID       string `json:"id"`
	Name     string `json:"name"`
	ReadOnly bool   `json:"read_only"`
	Changes  int64  `json:"changes"`
	Services int    `json:"services"`
	SLOs     int    `json:"slos"`
	People   int    `json:"people"`
	Personas int    `json:"personas"`
	Steps    int    `json:"steps"`
	Columns  int    `json:"columns"`
	Errors   int    `json:"raci_errors"`
	Warnings int    `json:"raci_warnings"`
}

// Run sums a workspace up.
func (c *infoCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		latest, err := s.History(store.Filter{Limit: 1})
		if err != nil {
			return err
		}
		w := s.Workspace()
		i := info{
			File: c.File, ID: w.Info().ID, Name: w.Info().Name, ReadOnly: s.ReadOnly(), Services: len(w.Services),
			SLOs: len(w.SLOs), People: len(w.People), Personas: len(w.Personas), Steps: len(w.Steps), Columns: len(w.Columns),
		}
		if len(latest) > 0 {
			i.Changes = latest[0].Seq
		}
		i.Errors, i.Warnings = count(w.Findings(""))
		return d.print(i, i.text)
	})
}

func (i info) text(t *table) {
	t.row(words.Field("name"), i.Name)
	for _, line := range []struct {
		kind string
		n    int
	}{{"service", i.Services}, {"slo", i.SLOs}, {"person", i.People}, {"persona", i.Personas}, {"step", i.Steps}, {"raci_column", i.Columns}} {
		t.row("", words.KindCount(line.kind, line.n))
	}
	t.row("", words.N("command.changes", int(i.Changes)))
	t.row("RACI", words.N("command.errors", i.Errors)+", "+words.N("command.warnings", i.Warnings))
	if i.ReadOnly {
		t.row("", words.T("command.read-only"))
	}
}

type historyCommand struct {
	document
	Service string `help:"${history_service}" placeholder:"KEY"`
	Kind    string `help:"${history_kind}" placeholder:"KIND"`
	Limit   int    `help:"${history_limit}" default:"100"`
}

// logged is an entry of the change log.
type logged struct {
	Number   int64    `json:"number"`
	Time     string   `json:"time"`
	Author   string   `json:"author"`
	Label    string   `json:"label"`
	Kinds    []string `json:"kinds"`
	Services []string `json:"services"`
}

// Run lists the change log.
func (c *historyCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		chosen, err := service(s.Workspace(), c.Service)
		if err != nil {
			return err
		}
		if _, known := workspace.KindNamed(c.Kind); c.Kind != "" && !known {
			return workspace.BadChoice{Field: "kind", Text: c.Kind}
		}
		if c.Limit < 1 {
			return workspace.BadChoice{Field: "limit", Text: strconv.Itoa(c.Limit)}
		}
		entries, err := s.History(store.Filter{ServiceID: chosen.ID, Kind: c.Kind, Limit: c.Limit})
		if err != nil {
			return err
		}
		list := []logged{}
		for _, e := range entries {
			list = append(list, newLogged(s.Workspace(), e))
		}
		return d.print(list, func(t *table) {
			for _, e := range list {
				t.row(fmt.Sprint(e.Number), e.Time, e.Author, e.Label, strings.Join(e.Services, ", "))
			}
		})
	})
}

func newLogged(w workspace.Workspace, e store.Logged) logged {
	l := logged{Number: e.Seq, Time: e.At.Format(time.RFC3339), Author: e.Author, Label: e.Label, Kinds: e.Kinds, Services: []string{}}
	for _, id := range e.Services {
		if s, ok := w.Services[id]; ok {
			l.Services = append(l.Services, s.Key)
		}
	}
	return l
}
