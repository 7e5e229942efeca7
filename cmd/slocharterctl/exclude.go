package main

import (
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type excludeCommand struct {
	document
	SLO    string `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	From   string `required:"" help:"${exclude_from}" placeholder:"TIME"`
	To     string `required:"" help:"${exclude_to}" placeholder:"TIME"`
	Mode   string `required:"" enum:"removed,good" help:"${exclude_mode}"`
	Reason string `required:"" help:"${exclude_reason}" placeholder:"TEXT"`
	By     string `required:"" help:"${exclude_by}" placeholder:"NAME"`
	Kind   string `enum:"maintenance,load-test,miscounting,other" default:"other" help:"${exclude_kind}"`
	clock
}

// excluded is an entry of the ledger.
type excluded struct {
	SLO     string `json:"slo"`
	From    string `json:"from"`
	To      string `json:"to"`
	Mode    string `json:"mode"`
	Kind    string `json:"kind"`
	Reason  string `json:"reason"`
	By      string `json:"by"`
	Decided string `json:"decided"`
}

func newExcluded(key string, e slo.Exclusion) excluded {
	return excluded{key, e.From, e.To, e.Treatment, string(e.Reason), e.Why, e.By, e.Decided}
}

// Run writes into the ledger what does not count.
func (c *excludeCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		o, err := s.Workspace().SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		span, err := c.interval(c.From, c.To)
		if err != nil {
			return err
		}
		e := slo.Exclusion{
			SLOID: o.ID, From: slo.WriteMoment(span.Start), To: slo.WriteMoment(span.End), Treatment: c.Mode, Reason: slo.Reason(c.Kind),
			Why: c.Reason, By: c.By, Decided: d.today(),
		}
		err = s.Do(words.T("command.edit-exclude", "Name", o.Name), func(w *workspace.Workspace) (err error) {
			e, err = w.AddExclusion(e)
			return err
		})
		if err != nil {
			return err
		}
		return d.print(newExcluded(o.Key, e), func(t *table) {
			t.text(words.T("command.excluded", "Name", o.Name, "From", e.From, "To", e.To))
		})
	})
}
