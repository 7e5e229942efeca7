package main

import (
	"context"
	"slices"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

type importCommand struct {
	Measurements importMeasurementsCommand `cmd:"" help:"${import_measurements}"`
	Prometheus   importPrometheusCommand   `cmd:"" help:"${import_prometheus}"`
	Workbook     importWorkbookCommand     `cmd:"" help:"${import_workbook}"`
}

// What an import did, or would do, as it is printed.
type (
	taken struct {
		SLO      string    `json:"slo"`
		DryRun   bool      `json:"dry_run"`
		Slot     string    `json:"slot"` // its length; empty when there are several
		Added    int       `json:"added"`
		Replaced int       `json:"replaced"`
		Skipped  int       `json:"skipped"` // there already
		Refused  int       `json:"refused"`
		Refusals []refusal `json:"refusals"` // the first thousand
		Notes    []string  `json:"notes"`
	}
	refusal struct {
		Row    int    `json:"row,omitempty"`   // of a table
		Start  string `json:"start,omitempty"` // of a slot that a server sent
		Reason string `json:"reason"`
		Text   string `json:"text"`
	}
)

// take stores what was read, or only says what that would do.
func (d *desk) take(ctx context.Context, s *session.Session, o slo.SLO, read measure.Reading, dry bool) (taken, error) {
	if o.Way == slo.Outages {
		return taken{}, sentence{"command.by-incidents", []any{"Name", o.Name}}
	}
	slot := ""
	if read.Length > 0 {
		slot = short(read.Length)
	}
	plan, err := planned(ctx, s, o, read)
	if err != nil {
		return taken{}, err
	}
	t := newTaken(o, plan, dry)
	t.Slot = slot
	if dry || plan.Empty() {
		return t, nil
	}
	d.backUp(ctx, s)
	label := words.T("command.edit-import", "Name", o.Name)
	job := s.WriteMeasurements(label, store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: together(plan)})
	return t, job.End(job.Do(ctx, nil))
}

// planned compares what was read with what is there, and keeps only what is needed to write it: there may be millions.
func planned(ctx context.Context, s *session.Session, o slo.SLO, read measure.Reading) (measure.Plan, error) {
	span := read.Span()
	existing, err := s.Slots(ctx, o.ID, slo.Interval{Start: span.Start.Add(-measure.MaxLength), End: span.End})
	if err != nil {
		return measure.Plan{}, err
	}
	plan := read.Plan(existing)
	plan.Before, plan.Lines = nil, nil
	return plan, nil
}

// together returns what is to be written by start, without a copy where there is one list only.
func together(p measure.Plan) []budget.Slot {
	if len(p.Replaced) == 0 {
		return p.Added
	}
	if len(p.Added) == 0 {
		return p.Replaced
	}
	all := slices.Concat(p.Added, p.Replaced)
	slices.SortFunc(all, func(a, b budget.Slot) int { return a.Start.Compare(b.Start) })
	return all
}

func newTaken(o slo.SLO, p measure.Plan, dry bool) taken {
	t := taken{
		SLO: o.Key, DryRun: dry, Added: len(p.Added), Replaced: len(p.Replaced), Skipped: p.Same, Refused: p.RefusedCount,
		Refusals: []refusal{}, Notes: []string{},
	}
	for _, r := range p.Refused {
		t.Refusals = append(t.Refusals, refusal{Row: r.Row, Reason: string(r.Reason), Text: words.Refusal(string(r.Reason), r.Text)})
	}
	return t
}

// tell prints what an import did; something that was refused is a finding.
func (d *desk) tell(t taken) error {
	if err := d.print(t, t.text); err != nil {
		return err
	}
	if t.Refused > 0 {
		return errFindings
	}
	return nil
}

func (t taken) text(tb *table) {
	if t.DryRun {
		tb.text(words.T("command.dry"))
	}
	for _, line := range []struct {
		name string
		n    int
	}{
		{words.T("command.head.added"), t.Added}, {words.T("command.head.replaced"), t.Replaced},
		{words.T("command.head.skipped"), t.Skipped}, {words.T("command.head.refused"), t.Refused},
	} {
		tb.row(line.name, words.Number(int64(line.n)))
	}
	for _, note := range t.Notes {
		tb.text(note)
	}
	for _, r := range t.Refusals {
		tb.text(r.line())
	}
	if more := t.Refused - len(t.Refusals); more > 0 {
		tb.text(words.N("command.refused-more", more))
	}
}

func (r refusal) line() string {
	if r.Start != "" {
		return words.T("command.refused-slot", "Start", r.Start, "Text", r.Text)
	}
	return words.T("command.refused-row", "Row", r.Row, "Text", r.Text)
}
