package reading_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

func (b *bench) overview() []reading.Row {
	b.Helper()
	rows, err := b.book.Overview(b.Context(), b.w(), now)
	require.NoError(b, err)
	return rows
}

func (b *bench) concerns() []reading.Concern {
	b.Helper()
	all, err := b.book.Concerns(b.Context(), b.w(), b.overview(), now)
	require.NoError(b, err)
	return all
}

// start begins a process whose first so many steps are done.
func (b *bench) start(p policy.Process, done int, due string) {
	b.Helper()
	b.do(func(w *workspace.Workspace) error {
		p.ServiceID = w.SLOs[b.slo].ServiceID
		started, err := w.StartProcess(p)
		if err != nil {
			return err
		}
		started.Closed = p.Closed
		if err := w.PutProcess(started); err != nil {
			return err
		}
		for i, step := range w.ProcessStepsOf(started.ID) {
			if i < done {
				step.Done = p.From
			} else if i == done {
				step.Due = due
			}
			if err := w.PutProcessStep(step); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestConcernsSayWhatPeopleShouldLookAt(t *testing.T) {
	exception := func(from, until string) policy.Process {
		return policy.Process{Kind: policy.ExceptionProcess, Title: "Fair", Reason: "Posters", From: from, Until: until}
	}
	escalation := policy.Process{Kind: policy.EscalationProcess, Title: "Missed", Reason: "Slow", From: "2026-02-01"}
	tests := map[string]struct {
		setUp    func(b *bench)
		kind     reading.ConcernKind
		sentence string
	}{
		"a budget that is overspent": {func(b *bench) { b.measure(28, 985, 1000) }, reading.BudgetOverspent,
			"Payments: the budget of “Paid” is overspent (−50 %)"},
		"a budget that is used up exactly": {func(b *bench) { b.measure(28, 990, 1000) }, reading.BudgetUsedUp,
			"Payments: the budget of “Paid” is used up"},
		"measurements that ended": {func(b *bench) { b.write(day(8), day(7)) }, reading.NothingNew,
			"Payments: nothing was measured for “Paid” after 24 Feb 2026, 09:00"},
		"an exception that ends within a week": {func(b *bench) { b.start(exception("2026-02-20", "2026-03-09"), 6, "") }, reading.ExceptionEnds,
			"Payments: the exception “Fair” ends on 9 Mar 2026"},
		"an exception past its last day": {func(b *bench) { b.start(exception("2026-02-20", "2026-03-01"), 6, "") }, reading.ExceptionOver,
			"Payments: the exception “Fair” ended on 1 Mar 2026 and is not closed"},
		"an escalation whose next step is overdue": {func(b *bench) { b.start(escalation, 1, "2026-03-01") }, reading.StepLate,
			"which was due on 1 Mar 2026"},
		"an exception that waits to be ratified": {func(b *bench) { b.start(exception("2026-02-20", "2026-03-09"), 0, "2026-03-01") }, reading.StepLate,
			"Payments: “Fair” waits for"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			test.setUp(b)
			all := b.concerns()
			require.Len(t, all, 1)
			assert.Equal(t, test.kind, all[0].Kind)
			assert.Contains(t, all[0].Sentence(), test.sentence)
			assert.Equal(t, b.w().SLOs[b.slo].ServiceID, all[0].ServiceID)
			assert.NotEqual(t, all[0].SLOID == "", all[0].ProcessID == "", "it is about one of them")
		})
	}
}

func TestWhatIsFineIsNoConcern(t *testing.T) {
	tests := map[string]func(b *bench){
		"nothing was ever measured": func(*bench) {},
		"a budget is left":          func(b *bench) { b.measure(28, 995, 1000) },
		"an aspiration is missed": func(b *bench) {
			b.measure(28, 900, 1000)
			b.change(func(o *slo.SLO) { o.Aspirational = true })
		},
		"an exception ends in eight days": func(b *bench) {
			b.start(policy.Process{Kind: policy.ExceptionProcess, Title: "Fair", Reason: "Posters", From: "2026-02-20", Until: "2026-03-10"}, 6, "")
		},
		"an escalation was closed": func(b *bench) {
			b.start(policy.Process{Kind: policy.EscalationProcess, Title: "Missed", Reason: "Slow", From: "2026-02-01", Closed: "2026-02-20"}, 1, "2026-02-03")
		},
		"the next step is due today": func(b *bench) {
			b.start(policy.Process{Kind: policy.EscalationProcess, Title: "Missed", Reason: "Slow", From: "2026-02-01"}, 1, "2026-03-02")
		},
	}
	for name, setUp := range tests {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			setUp(b)
			assert.Empty(t, b.concerns())
		})
	}
}

func TestARowIsUndecidedWhenThePolicyAsksForMoreThanGoingOn(t *testing.T) {
	exception := policy.Exception{ID: "1", Title: "Fair", Until: "2026-03-09"}
	tests := map[string]struct {
		verdict policy.Verdict
		want    bool
	}{
		"nothing is said":     {policy.Verdict{Silence: policy.NotEvaluated}, false},
		"releases proceed":    {policy.Verdict{Action: policy.Release}, false},
		"fixes only":          {policy.Verdict{Action: policy.FixesOnly}, true},
		"would be fixes only": {policy.Verdict{Action: policy.FixesOnly, Would: true}, true},
		"an exception leads":  {policy.Verdict{Action: policy.FeatureException, Exception: exception, Without: policy.FixesOnly}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, reading.Row{Verdict: test.verdict}.Undecided())
		})
	}
}

func TestAnAspirationDoesNotCount(t *testing.T) {
	b := open(t)
	assert.Equal(t, 1, b.overview()[0].Counting())
	b.change(func(o *slo.SLO) { o.Aspirational = true })
	assert.Zero(t, b.overview()[0].Counting())
}
