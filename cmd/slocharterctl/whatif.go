package main

import (
	"context"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

type whatIfCommand struct {
	document
	SLO         string `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	Target      string `required:"" help:"${slo_goal}" placeholder:"99.9"`
	Method      string `enum:",occurrences,timeslices,ratio-timeslices" default:"" help:"${slo_method}" placeholder:"METHOD"`
	Slice       string `help:"${slo_slice}" placeholder:"5m"`
	SliceTarget string `help:"${slo_slicetarget}" placeholder:"95"`
	Share       string `help:"${whatif_share}" default:"90" placeholder:"90"`
	span
}

// What another target would have meant over the history, as it is printed.
type (
	whatIf struct {
		SLO         string `json:"slo"`
		Service     string `json:"service"`
		Target      string `json:"target"`
		Window      string `json:"window"`
		Zone        string `json:"zone"`
		Anchor      string `json:"anchor"`
		Method      string `json:"method"`
		Slice       string `json:"slice"`
		SliceTarget string `json:"slice_target"`
		tried
		Share  string `json:"suggestion_share"`
		Agreed *tried `json:"agreed"` // the same with what is agreed on; null without a target
	}
	tried struct {
		Windows      int                    `json:"windows"`
		Met          int                    `json:"met"`
		Missed       int                    `json:"missed"`
		NotEvaluated int                    `json:"not_evaluated"`
		Worst        *worst                 `json:"worst"`      // null when none was evaluated
		Verdicts     map[policy.Outcome]int `json:"verdicts"`   // days
		Suggestion   *string                `json:"suggestion"` // the tightest target that the share of windows would have met
	}
	worst struct {
		Start *string `json:"window_start"`
		End   *string `json:"window_end"`
		figures
		result budget.Result
	}
)

// Run prints what another target, window or method would have meant.
func (c *whatIfCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		w := s.Workspace()
		o, err := w.SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		change, share, err := c.change()
		if err != nil {
			return err
		}
		ctx, stop := d.interruptible()
		defer stop()
		owner, err := reading.NewBook(s).Service(ctx, w, o.ServiceID, d.now)
		if err != nil {
			return err
		}
		as, err := present(ctx, s, owner, o, d.now)
		if err != nil {
			return err
		}
		result, err := compare(ctx, owner, as, change, share)
		if err != nil {
			return err
		}
		result.Service = w.Services[o.ServiceID].Key
		return d.print(result, result.text)
	})
}

// present returns the SLO as it is: retired ones are not among those of the service.
func present(ctx context.Context, s *session.Session, owner reading.Service, o slo.SLO, now time.Time) (reading.SLO, error) {
	if loaded, ok := owner.SLO(o.ID); ok {
		return loaded, nil
	}
	return reading.NewBook(s).SLO(ctx, s.Workspace(), o.ID, now)
}

// change checks what was typed.
func (c *whatIfCommand) change() (reading.Change, slo.Percent, error) {
	goal, err := slo.ParseGoal(c.Target)
	if err != nil {
		return reading.Change{}, "", err
	}
	share, err := slo.ParsePercent(c.Share)
	if err != nil {
		return reading.Change{}, "", err
	}
	window, err := c.checked()
	if err != nil {
		return reading.Change{}, "", err
	}
	if c.Slice != "" {
		if _, err := slo.ParseSlice(c.Slice); err != nil {
			return reading.Change{}, "", err
		}
	}
	sliceTarget := slo.Percent("")
	if c.SliceTarget != "" {
		sliceTarget, err = slo.ParsePercent(c.SliceTarget)
	}
	return reading.Change{
		Goal: goal, Window: window, Zone: c.TZ, Anchor: c.Anchor, Method: slo.Method(c.Method), Slice: c.Slice, SliceTarget: string(sliceTarget),
	}, share, err
}

func compare(ctx context.Context, owner reading.Service, as reading.SLO, change reading.Change, share slo.Percent) (whatIf, error) {
	other, err := as.As(change)
	if err != nil {
		return whatIf{}, err
	}
	target := other.TargetsOf(slo.Objective)[0]
	result := whatIf{
		SLO: as.Key, Target: string(target.Goal), Window: string(target.Window), Zone: target.Zone,
		Anchor: target.Anchor, Method: string(other.Method), Slice: other.Slice, SliceTarget: other.SliceTarget, Share: string(share),
	}
	days := historyOf(other)
	if result.tried, err = try(ctx, owner.With(other), other, share, days); err != nil || !as.Has(slo.Objective) {
		return result, err
	}
	agreed, err := try(ctx, owner, as, share, days)
	result.Agreed = &agreed
	return result, err
}

// history is a span of days, both YYYY-MM-DD; it is empty where nothing was measured.
type history struct{ first, last string }

// historyOf returns the days of which there are measurements, of too many the latest.
func historyOf(o reading.SLO) history {
	if !o.Measured() {
		return history{}
	}
	span := o.Series.Span()
	last := span.End.Add(-time.Second)
	first := last.AddDate(0, 0, 1-reading.MaxReplay)
	if span.Start.After(first) {
		first = span.Start
	}
	return history{o.DayOf(first), o.DayOf(last)}
}

// try judges all windows of the history of an SLO, and each of its days by the policy that was in force.
func try(ctx context.Context, owner reading.Service, o reading.SLO, share slo.Percent, h history) (tried, error) {
	trial, err := o.Trial()
	if err != nil {
		return tried{}, err
	}
	t := tried{
		Windows: len(trial.Results), Met: trial.Met, Missed: trial.Missed, NotEvaluated: trial.NotEvaluated, Verdicts: map[policy.Outcome]int{},
	}
	if trial.Worst >= 0 {
		r := trial.Results[trial.Worst]
		t.Worst = &worst{stamp(r.Window.Start), stamp(r.Window.End), newFigures(r), r}
	}
	if goal, ok := trial.Suggest(share); ok {
		text := string(goal)
		t.Suggestion = &text
	}
	days, err := owner.Replay(ctx, h.first, h.last, nil, nil)
	t.Verdicts = policy.Tally(days)
	return t, err
}

func (r whatIf) text(t *table) {
	t.text(words.T("command.whatif-title", "SLO", r.SLO, "Target", percent(r.Target), "Window", words.Window(slo.Window(r.Window))))
	agreed := tried{}
	if r.Agreed != nil {
		agreed = *r.Agreed
	}
	line := func(name string, of func(tried) string) {
		t.row(name, of(r.tried), of(agreed))
	}
	number := func(n func(tried) int) func(tried) string {
		return func(t tried) string { return words.Number(int64(n(t))) }
	}
	t.row("", words.T("command.head.then"), words.T("command.head.agreed"))
	line(words.T("command.head.windows"), number(func(t tried) int { return t.Windows }))
	line(words.T("command.head.met"), number(func(t tried) int { return t.Met }))
	line(words.T("command.head.missed"), number(func(t tried) int { return t.Missed }))
	line(words.State(budget.NotEvaluated), number(func(t tried) int { return t.NotEvaluated }))
	line(words.T("command.head.worst"), tried.worstLine)
	line(words.T("command.head.suggestion", "Share", words.Percent(slo.Percent(r.Share))), tried.suggested)
	for _, outcome := range policy.Outcomes() {
		if r.Verdicts[outcome]+agreed.Verdicts[outcome] > 0 {
			line(words.T("command.days-of", "Outcome", words.Outcome(outcome)), number(func(t tried) int { return t.Verdicts[outcome] }))
		}
	}
}

func (t tried) worstLine() string {
	if t.Worst == nil {
		return words.None
	}
	return words.T("command.worst", "Remaining", words.Share(t.Worst.result.Remaining), "End", *t.Worst.End)
}

func (t tried) suggested() string {
	if t.Suggestion == nil {
		return words.None
	}
	return percent(*t.Suggestion)
}
