package reading_test

import (
	"context"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// bench is a workspace in a file of its own, with one service and one SLO: 99 % of events over four weeks.
type bench struct {
	*testing.T
	s    *session.Session
	book *reading.Book
	slo  string
}

func open(t *testing.T) *bench {
	t.Helper()
	w, err := workspace.New("Test")
	require.NoError(t, err)
	service, err := w.AddService("Payments", "", "2025-01-01")
	require.NoError(t, err)
	o, err := w.AddSLO(service.ID, "Paid")
	require.NoError(t, err)
	o.Standing = slo.Agreed
	require.NoError(t, w.PutSLO(o))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99", Window: "28d"}))
	s, err := session.New(filepath.Join(t.TempDir(), "test.slocharter"), w, "Ada", "create")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return &bench{t, s, reading.NewBook(s), o.ID}
}

// measure writes a slot for each day before now, the latest last.
func (b *bench) measure(days int, good, valid int64) {
	b.Helper()
	var slots []budget.Slot
	for i := days; i > 0; i-- {
		slots = append(slots, budget.Slot{Start: now.Add(-time.Duration(i) * 24 * time.Hour), Length: 24 * time.Hour, Good: good, Valid: valid})
	}
	b.write(slots...)
}

func (b *bench) write(slots ...budget.Slot) {
	b.Helper()
	job := b.s.WriteMeasurements("measure", store.Batch{SLOID: b.slo, ServiceID: b.w().SLOs[b.slo].ServiceID, Put: slots})
	require.NoError(b, job.End(job.Do(b.Context(), nil)))
}

func (b *bench) w() workspace.Workspace { return b.s.Workspace() }

func (b *bench) do(edit func(w *workspace.Workspace) error) {
	b.Helper()
	require.NoError(b, b.s.Do("edit", edit))
}

func (b *bench) read() reading.SLO {
	b.Helper()
	s, err := b.book.SLO(b.Context(), b.w(), b.slo, now)
	require.NoError(b, err)
	return s
}

func (b *bench) service() reading.Service {
	b.Helper()
	s, err := b.book.Service(b.Context(), b.w(), b.w().SLOs[b.slo].ServiceID, now)
	require.NoError(b, err)
	return s
}

func left(t *testing.T, r reading.Reading) string {
	t.Helper()
	require.NotNil(t, r.Result.Remaining)
	return r.Result.Remaining.RatString()
}

func TestAnSLOIsReadAgainstItsTarget(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	r, err := b.read().At(now)
	require.NoError(t, err)
	assert.Equal(t, "1/2", left(t, r))
	assert.Equal(t, budget.Healthy, r.Result.State)
	assert.False(t, r.Missed())
	assert.Equal(t, "1/2", r.WindowBurn().Rate.RatString())
	assert.Equal(t, now.Add(28*24*time.Hour), r.WindowBurn().Ends)
	require.Len(t, r.Burns, 6, "five spans and the window")
}

func TestAnSLOWithoutATargetSaysSo(t *testing.T) {
	b := open(t)
	b.do(func(w *workspace.Workspace) error { return w.Remove("target", w.TargetsOf(b.slo)[0].ID) })
	_, err := b.read().At(now)
	require.ErrorAs(t, err, &reading.NoTarget{})
}

func TestNothingIsReadTwiceUntilItChanges(t *testing.T) {
	b := open(t)
	_, ready, err := b.book.Ready(b.w(), b.slo, now)
	require.NoError(t, err)
	assert.False(t, ready)
	b.read()
	s, ready, err := b.book.Ready(b.w(), b.slo, now)
	require.NoError(t, err)
	assert.True(t, ready)
	assert.False(t, s.Measured())
	b.measure(28, 1, 1)
	_, ready, err = b.book.Ready(b.w(), b.slo, now)
	require.NoError(t, err)
	assert.False(t, ready)
	assert.True(t, b.read().Measured())
}

func TestWhatIsAskedForTogetherIsReadOnceHoweverMuchItIs(t *testing.T) {
	b := open(t)
	b.book.Keep(30)
	b.measure(28, 995, 1000)
	b.do(func(w *workspace.Workspace) error {
		o, err := w.AddSLO(w.SLOs[b.slo].ServiceID, "Refunded")
		b.slo = o.ID
		return err
	})
	b.measure(28, 995, 1000)
	service := b.service()
	_, ready, err := b.book.ServiceReady(b.w(), service.ID, now)
	require.NoError(t, err)
	assert.True(t, ready, "else a screen would read it again and again")

	b.do(func(w *workspace.Workspace) error {
		other, err := w.AddService("Search", "", "2025-01-01")
		if err != nil {
			return err
		}
		o, err := w.AddSLO(other.ID, "Found")
		b.slo = o.ID
		return err
	})
	b.measure(28, 995, 1000)
	b.read()
	_, err = b.book.Service(t.Context(), b.w(), service.ID, now)
	require.NoError(t, err)
	_, ready, err = b.book.Ready(b.w(), b.slo, now)
	require.NoError(t, err)
	assert.False(t, ready, "another service's measurements had to go")
}

func TestIncidentsAreTheMeasurementsWhereNothingElseIs(t *testing.T) {
	b := open(t)
	b.do(func(w *workspace.Workspace) error {
		o := w.SLOs[b.slo]
		o.Way, o.Since = slo.Outages, "2025-12-01"
		if err := w.PutSLO(o); err != nil {
			return err
		}
		_, err := w.AddIncident(slo.Incident{
			ServiceID: o.ServiceID, Title: "Card network down", Cause: slo.Upstream, Share: "50",
			Start: "2026-02-20T10:00:00Z", End: "2026-02-20T16:43:12Z",
		})
		return err
	})
	s := b.read()
	r, err := s.At(now)
	require.NoError(t, err)
	assert.Equal(t, "1/2", left(t, r), "half of 6 h 43 min 12 s, which is 1 % of four weeks")
	attribution := s.Attribute(r.Result)
	require.Len(t, attribution.Causes, 1)
	assert.Equal(t, "upstream", attribution.Causes[0].Of)
	assert.Equal(t, "1/2", r.Result.Share(attribution.Causes[0].Bad).RatString())
}

func TestBothResultsOfAnExclusionAreAvailable(t *testing.T) {
	b := open(t)
	b.measure(28, 1000, 1000)
	bad := budget.Slot{Start: now.Add(-48 * time.Hour), Length: 24 * time.Hour, Good: 0, Valid: 1000}
	b.write(bad)
	b.do(func(w *workspace.Workspace) error {
		_, err := w.AddExclusion(slo.Exclusion{
			SLOID: b.slo, From: slo.WriteMoment(bad.Start), To: slo.WriteMoment(bad.End()), Treatment: "removed",
			Reason: slo.LoadTest, Why: "load test", By: "Ada",
		})
		return err
	})
	s := b.read()
	r, err := s.At(now)
	require.NoError(t, err)
	assert.Equal(t, "1", left(t, r))
	without, err := s.Without(r)
	require.NoError(t, err)
	assert.Equal(t, big.NewRat(1000, 280), without.Consumed)
}

func TestTargetsOfSeveralKindsHaveTheirOwnWindows(t *testing.T) {
	b := open(t)
	b.measure(60, 995, 1000)
	b.do(func(w *workspace.Workspace) error {
		return w.SetTarget(slo.Target{SLOID: b.slo, Kind: slo.ContractGoal, Goal: "99.5", Window: "calendar:month", Zone: "Europe/Berlin"})
	})
	s := b.read()
	require.True(t, s.Has(slo.ContractGoal))
	r, err := s.AtKind(slo.ContractGoal, now)
	require.NoError(t, err)
	assert.Equal(t, "0", left(t, r))
	assert.Equal(t, time.Date(2026, 2, 28, 23, 0, 0, 0, time.UTC), r.Result.Window.Start)
	assert.False(t, s.Has(slo.Aspiration))
}

func TestTheVerdictFollowsTheBudget(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	assert.Equal(t, policy.Release, b.service().Verdict().Action)
	b.measure(28, 980, 1000)
	v := b.service().Verdict()
	assert.Equal(t, policy.FixesOnly, v.Action)
	assert.True(t, v.Would, "the starter's policy is permissive")
	days, err := b.service().Replay(t.Context(), "2026-02-20", "2026-03-02", nil, nil)
	require.NoError(t, err)
	require.Len(t, days, 11)
	assert.Equal(t, policy.FixesOnly, days[10].Verdict.Action, "no policy ever was in force, so the draft speaks")
	draft, _ := b.w().CurrentPolicy(b.service().ID)
	days, err = b.service().Replay(t.Context(), "2026-02-27", "2026-03-02", &draft, nil)
	require.NoError(t, err)
	assert.Equal(t, policy.FixesOnly, days[3].Verdict.Action)
}

func TestAnSLOBindsThePolicySinceItsFirstTarget(t *testing.T) {
	b := open(t)
	b.measure(28, 980, 1000)
	b.do(func(w *workspace.Workspace) error {
		if err := w.Remove("target", w.TargetsOf(b.slo)[0].ID); err != nil {
			return err
		}
		return w.SetTarget(slo.Target{SLOID: b.slo, Goal: "99", Window: "28d", From: "2026-03-01"})
	})
	draft, _ := b.w().CurrentPolicy(b.service().ID)
	assert.Equal(t, policy.NoSLOs, b.service().VerdictUnder(draft, "2026-02-28").Silence)
	assert.Equal(t, policy.FixesOnly, b.service().VerdictUnder(draft, "2026-03-01").Action)
}

func TestAReplayCanBeCancelled(t *testing.T) {
	b := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := b.service().Replay(ctx, "2026-01-01", "2026-03-02", nil, func(done, _ int) {
		if done == 3 {
			cancel()
		}
	})
	require.ErrorIs(t, err, context.Canceled)
}

func TestWhatIfLeavesTheSLOAlone(t *testing.T) {
	b := open(t)
	b.measure(100, 980, 1000)
	s := b.read()
	other, err := s.As(reading.Change{Goal: "95", Window: "7d"})
	require.NoError(t, err)
	trial, err := other.Trial()
	require.NoError(t, err)
	assert.Len(t, trial.Results, trial.Met)
	trial, err = s.Trial()
	require.NoError(t, err)
	assert.Len(t, trial.Results, trial.Missed)
	suggested, ok := trial.Suggest("90")
	require.True(t, ok)
	assert.Equal(t, slo.Percent("98"), suggested)
	assert.Equal(t, policy.Release, b.service().With(other).Verdict().Action)
}

func TestFindingsAreSentences(t *testing.T) {
	tests := map[string]struct {
		rule  reading.Rule
		setUp func(b *bench)
	}{
		"a target above what a dependency allows": {reading.OutOfReach, func(b *bench) {
			b.do(func(w *workspace.Workspace) error {
				d, err := w.AddDependency(w.SLOs[b.slo].ServiceID, "", "Card network")
				if err != nil {
					return err
				}
				d.Promise = "98.5"
				return w.PutDependency(d)
			})
		}},
		"an outage longer than the whole budget": {reading.OutageTooLong, func(b *bench) {
			b.change(func(o *slo.SLO) { o.Outage = "7h" })
		}},
		"an aspirational SLO that alerts": {reading.AspirationAlerts, func(b *bench) {
			b.change(func(o *slo.SLO) { o.Aspirational, o.Alerts = true, true })
		}},
		"an alert that cannot fire": {reading.NeverFires, func(b *bench) {
			b.change(func(o *slo.SLO) { o.Alerts = true })
			b.do(func(w *workspace.Workspace) error {
				return w.SetTarget(slo.Target{SLOID: b.slo, Goal: "90", Window: "30d"})
			})
		}},
		"a gap":                                  {reading.Gaps, func(b *bench) { b.write(day(40), day(10), day(1)) }},
		"measurements younger than the window":   {reading.Young, func(b *bench) { b.measure(20, 10000, 10000) }},
		"measurements that ended long ago":       {reading.Stale, func(b *bench) { b.write(day(8), day(7)) }},
		"so little traffic that one event hurts": {reading.FewEvents, func(b *bench) { b.measure(28, 10, 10) }},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			test.setUp(b)
			var rules []reading.Rule
			for _, f := range b.read().Findings(b.w()) {
				rules = append(rules, f.Rule)
				assert.Regexp(t, `^[A-Z0-9].*\.$`, f.Sentence())
				assert.NotContains(t, f.Sentence(), "no value")
			}
			assert.Contains(t, rules, test.rule)
		})
	}
}

func day(ago int) budget.Slot {
	return budget.Slot{Start: now.Add(-time.Duration(ago) * 24 * time.Hour), Length: 24 * time.Hour, Good: 1000, Valid: 1000}
}

func (b *bench) change(edit func(o *slo.SLO)) {
	b.Helper()
	b.do(func(w *workspace.Workspace) error {
		o := w.SLOs[b.slo]
		edit(&o)
		return w.PutSLO(o)
	})
}

func TestAHealthySLOHasNoFindings(t *testing.T) {
	b := open(t)
	b.measure(40, 99990, 100000)
	assert.Empty(t, b.read().Findings(b.w()))
}

func TestTheOverviewAgreesWithEachSLO(t *testing.T) {
	w, err := workspace.Sample(now)
	require.NoError(t, err)
	s, err := sample.Create(t.Context(), filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "sample", now)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	w, book := s.Workspace(), reading.NewBook(s)
	rows, err := book.Overview(t.Context(), w, now)
	require.NoError(t, err)
	require.Len(t, rows, len(w.ServicesInOrder()))
	states := map[budget.State]int{}
	for _, row := range rows {
		for _, line := range row.Lines {
			states[line.Result.State]++
			if line.Target.ID == "" {
				continue
			}
			one, err := book.SLO(t.Context(), w, line.SLO.ID, now)
			require.NoError(t, err)
			r, err := one.At(now)
			require.NoError(t, err)
			assert.Equal(t, r.Result.State, line.Result.State, line.SLO.Name)
			assert.Equal(t, r.Result.Remaining, line.Result.Remaining, line.SLO.Name)
			assert.Equal(t, r.Result.Coverage, line.Result.Coverage, line.SLO.Name)
		}
		service, err := book.Service(t.Context(), w, row.ServiceID, now)
		require.NoError(t, err)
		assert.Equal(t, service.Verdict().Outcome(), row.Verdict.Outcome(), w.Services[row.ServiceID].Name)
		if line, ok := row.WorstLine(); ok {
			remaining, _ := line.Result.Remaining.Float64()
			require.NotEmpty(t, row.Spark)
			assert.InDelta(t, remaining, row.Spark[len(row.Spark)-1], 1e-9, line.SLO.Name)
		}
	}
	assert.Positive(t, states[budget.UsedUp])
	assert.Positive(t, states[budget.Healthy])
}
