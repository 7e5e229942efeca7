package main

import (
	"context"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type budgetCommand struct {
	document
	SLO string `name:"slo" help:"${budget_slo}" placeholder:"KEY"`
	At  string `help:"${budget_at}" placeholder:"TIME"`
	clock
}

// A budget as it is printed. What does not exist, as for a window without valid events, is null.
type (
	budgetLine struct {
		SLO     string `json:"slo"`
		Service string `json:"service"`
		budgetOf
		Other []budgetOf `json:"other_targets"` // of other kinds: aspirational, SLA
	}
	budgetOf struct {
		Kind   string  `json:"kind"`
		Target *string `json:"target"`
		Window *string `json:"window"`
		At     string  `json:"at"`
		Start  *string `json:"window_start"`
		End    *string `json:"window_end"`
		figures
		BurnRates map[string]any `json:"burn_rates"`
		Exhausts  *string        `json:"exhausts_at"`
		Coverage  any            `json:"coverage"`
		State     budget.State   `json:"state"`
		Without   *figures       `json:"without_exclusions"` // null when nothing is excluded

		reading reading.Reading
	}
	figures struct {
		Valid     any `json:"valid"`
		Bad       any `json:"bad"`
		SLI       any `json:"sli"`
		Events    any `json:"budget_events"`
		Seconds   any `json:"budget_seconds"`
		Consumed  any `json:"consumed"`
		Remaining any `json:"remaining"`
	}
)

// Run prints the error budgets of one SLO, or of all that are not retired.
func (c *budgetCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		slos, err := c.slos(s.Workspace())
		if err != nil {
			return err
		}
		at := d.now
		if c.At != "" {
			if at, err = c.moment(c.At); err != nil {
				return err
			}
		}
		ctx, stop := d.interruptible()
		defer stop()
		list := []budgetLine{}
		for _, o := range slos {
			line, err := newBudgetLine(ctx, s, o, d.now, at)
			if err != nil {
				return err
			}
			list = append(list, line)
		}
		return d.print(list, func(t *table) { budgetText(t, list) })
	})
}

func (c *budgetCommand) slos(w workspace.Workspace) ([]slo.SLO, error) {
	if c.SLO == "" {
		return w.LiveSLOsOf(""), nil
	}
	o, err := w.SLOByKey(c.SLO)
	return []slo.SLO{o}, err
}

// newBudgetLine reads one SLO at a time, so that many of them do not fill the memory.
func newBudgetLine(ctx context.Context, s *session.Session, o slo.SLO, now, at time.Time) (budgetLine, error) {
	w := s.Workspace()
	line := budgetLine{SLO: o.Key, Service: w.Services[o.ServiceID].Key, Other: []budgetOf{}}
	line.budgetOf = budgetOf{Kind: kindName(slo.Objective), At: slo.WriteMoment(at), BurnRates: map[string]any{}, State: budget.NoData}
	loaded, err := reading.NewBook(s).SLO(ctx, w, o.ID, now)
	if err != nil {
		return line, err
	}
	for _, kind := range slo.TargetKinds {
		if !loaded.Has(kind) {
			continue
		}
		one, err := newBudget(loaded, kind, at)
		if err != nil {
			return line, err
		}
		if kind == slo.Objective {
			line.budgetOf = one
		} else {
			line.Other = append(line.Other, one)
		}
	}
	return line, nil
}

func newBudget(s reading.SLO, kind slo.TargetKind, at time.Time) (budgetOf, error) {
	r, err := s.AtKind(kind, at)
	if err != nil {
		return budgetOf{}, err
	}
	goal, window := string(r.Target.Goal), string(r.Target.Window)
	b := budgetOf{
		Kind: kindName(kind), Target: &goal, Window: &window, At: slo.WriteMoment(at),
		Start: stamp(r.Result.Window.Start), End: stamp(r.Result.Window.End), figures: newFigures(r.Result),
		BurnRates: map[string]any{}, Exhausts: stamp(r.WindowBurn().Ends), Coverage: ratio(r.Result.Coverage), State: r.Result.State,
		reading: r,
	}
	for _, burn := range r.Burns {
		b.BurnRates[string(burn.Span)] = ratio(burn.Rate)
	}
	if len(s.Exclusions) == 0 {
		return b, nil
	}
	without, err := s.Without(r)
	all := newFigures(without)
	b.Without = &all
	return b, err
}

func newFigures(r budget.Result) figures {
	return figures{
		Valid: counted(r.Valid), Bad: counted(r.Bad), SLI: ratio(r.SLI), Events: r.AllowedEvents(), Seconds: seconds(r.Time),
		Consumed: ratio(r.Consumed), Remaining: ratio(r.Remaining),
	}
}

func budgetText(t *table, list []budgetLine) {
	t.row(words.T("command.head.slo"), words.T("command.head.target"), words.T("command.head.window"), words.T("command.head.sli"),
		words.T("command.head.consumed"), words.T("command.head.remaining"), words.T("command.head.burn"), words.T("command.head.exhausts"),
		words.T("command.head.state"))
	for _, line := range list {
		budgetRow(t, line.SLO, line.budgetOf)
		for _, other := range line.Other {
			budgetRow(t, words.T("command.other-target", "SLO", line.SLO, "Kind", words.TargetKind(slo.TargetKind(other.Kind))), other)
		}
	}
}

func budgetRow(t *table, name string, b budgetOf) {
	if b.Target == nil {
		t.row(name, words.None, words.None, words.None, words.None, words.None, words.None, words.None, words.State(b.State))
		return
	}
	r := b.reading.Result
	exhausts := words.None
	if b.Exhausts != nil {
		exhausts = *b.Exhausts
	}
	t.row(name, percent(*b.Target), words.Window(slo.Window(*b.Window)), words.Indicated(r.SLI, *b.Target), words.Share(r.Consumed),
		words.Share(r.Remaining), words.Factor(b.reading.WindowBurn().Rate), exhausts, words.State(b.State))
}
