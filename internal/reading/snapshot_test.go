package reading_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

func (b *bench) snapshot(at time.Time, before []review.Line) review.Snapshot {
	b.Helper()
	s, err := b.service().Snapshot(at, before)
	require.NoError(b, err)
	return s
}

func (b *bench) incident(title string, cause slo.Cause, daysAgo int) {
	b.Helper()
	start := now.Add(-time.Duration(daysAgo) * 24 * time.Hour)
	b.do(func(w *workspace.Workspace) error {
		_, err := w.AddIncident(slo.Incident{
			ServiceID: w.SLOs[b.slo].ServiceID, Title: title, Cause: cause, Share: "50",
			Start: slo.WriteMoment(start), End: slo.WriteMoment(start.Add(24 * time.Hour)),
		})
		return err
	})
}

func TestASnapshotSaysHowAnSLOStoodAndWhatUsedItsBudget(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	b.incident("Pool full", slo.Capacity, 3)
	b.incident("Pool full again", slo.Capacity, 5)
	b.incident("Bad release", slo.Defect, 9)
	snap := b.snapshot(now, nil)
	assert.Equal(t, "2026-03-02T09:00:00Z", snap.AsOf)
	require.Len(t, snap.Lines, 1)
	l := snap.Lines[0]
	assert.Equal(t, review.Line{
		SLOID: b.slo, Name: "Paid", Goal: "99", Window: "28d", State: budget.Healthy, SLI: "0.995", Left: "0.5",
		Valid: "28000", Bad: "140", Allowed: "280",
		Used:    "Capacity 3.6 %, most of it by “Pool full again”; Defect 1.8 %, most of it by “Bad release”; 44.6 % outside incidents.",
		Verdict: policy.Release, VerdictText: l.VerdictText,
	}, l)
	assert.Contains(t, l.VerdictText, "“Paid”")
	assert.Equal(t, policy.Release, snap.Verdict)
}

func TestASnapshotSaysWhatChangedSinceTheLastReview(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	then := review.Line{SLOID: b.slo, Goal: "99", Window: "28d", State: budget.Healthy, Left: "0.4"}
	tests := map[string]struct {
		before []review.Line
		want   string
	}{
		"there was none":         {nil, ""},
		"it was not in it":       {[]review.Line{{SLOID: "other"}}, "It was not in the last review."},
		"more is left":           {[]review.Line{then}, "10 % more is left than at the last review."},
		"less is left":           {[]review.Line{with(then, func(l *review.Line) { l.Left = "0.625" })}, "12.5 % less is left than at the last review."},
		"as much is left":        {[]review.Line{with(then, func(l *review.Line) { l.Left = "0.5" })}, "As much is left as at the last review."},
		"it recovered":           {[]review.Line{with(then, func(l *review.Line) { l.Left, l.State = "-0.1", budget.UsedUp })}, "60 % more is left than at the last review. It was missed then, and is met now."},
		"it was not evaluated":   {[]review.Line{with(then, func(l *review.Line) { l.State = budget.NotEvaluated })}, "It was not evaluated at the last review."},
		"it had another target":  {[]review.Line{with(then, func(l *review.Line) { l.Goal = "98" })}, "10 % more is left than at the last review. Its target was 98 % (28 days) at the last review."},
		"it had another window":  {[]review.Line{with(then, func(l *review.Line) { l.Window = "7d" })}, "10 % more is left than at the last review. Its target was 99 % (7 days) at the last review."},
		"it had no target there": {[]review.Line{{SLOID: b.slo}}, "It was not evaluated at the last review."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, b.snapshot(now, test.before).Lines[0].Change)
		})
	}
}

func with(l review.Line, change func(*review.Line)) review.Line {
	change(&l)
	return l
}

func TestASnapshotOfAnSLOWithoutATargetSaysSo(t *testing.T) {
	b := open(t)
	b.do(func(w *workspace.Workspace) error { return w.Remove("target", w.TargetsOf(b.slo)[0].ID) })
	l := b.snapshot(now, nil).Lines[0]
	assert.Empty(t, l.State)
	assert.Empty(t, l.Left)
}

func TestASnapshotOfAnSLOThatThePolicyDoesNotBindSaysSo(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	b.do(func(w *workspace.Workspace) error {
		o := w.SLOs[b.slo]
		o.Aspirational = true
		return w.PutSLO(o)
	})
	l := b.snapshot(now, nil).Lines[0]
	assert.Empty(t, l.Verdict)
	assert.Equal(t, "The policy does not bind it.", l.VerdictText)
	assert.Equal(t, "0.5", l.Left, "its figures are watched all the same")
}

func TestASnapshotOfTheDayBeforeCountsWhatWasMeasuredThen(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	b.write(budget.Slot{Start: now.Add(-24 * time.Hour), Length: 24 * time.Hour, Good: 0, Valid: 1000})
	yesterday := b.snapshot(now.Add(-24*time.Hour), nil)
	assert.Equal(t, "0.5", yesterday.Lines[0].Left)
	assert.Equal(t, policy.Release, yesterday.Verdict)
	today := b.snapshot(now, nil)
	assert.Equal(t, byte('-'), today.Lines[0].Left[0])
	assert.Equal(t, policy.FixesOnly, today.Verdict)
}

// A review that was held reads the same whatever happens to measurements, targets, names and incidents afterwards.
func TestChangingHistoryChangesNoOldReview(t *testing.T) {
	b := open(t)
	b.measure(28, 995, 1000)
	b.incident("Pool full", slo.Capacity, 3)
	var id string
	b.do(func(w *workspace.Workspace) error {
		r, err := w.PlanReview(w.SLOs[b.slo].ServiceID, review.Weekly, "2026-03-02")
		id = r.ID
		return err
	})
	snap := b.snapshot(now, nil)
	b.do(func(w *workspace.Workspace) error { return w.PrepareReview(id, snap) })
	b.do(func(w *workspace.Workspace) error { return w.HoldReview(id, "") })
	before, figures := b.reads(id), snap
	for _, rewrite := range rewrites {
		t.Run(rewrite.what, func(t *testing.T) {
			rewrite.do(b)
			assert.Equal(t, before, b.reads(id))
			if b.w().Has("slo", b.slo) {
				assert.NotEqual(t, figures, b.snapshot(now, nil), "it would be another snapshot today")
			}
		})
	}
}

// rewrites change what a review was made from.
var rewrites = []struct {
	what string
	do   func(b *bench)
}{
	{"other measurements", func(b *bench) {
		b.write(budget.Slot{Start: now.Add(-48 * time.Hour), Length: 24 * time.Hour, Good: 10, Valid: 1000})
	}},
	{"another target", func(b *bench) {
		b.do(func(w *workspace.Workspace) error {
			return w.SetTarget(slo.Target{SLOID: b.slo, Goal: "90", From: "2026-02-01"})
		})
	}},
	{"other names", func(b *bench) {
		b.do(func(w *workspace.Workspace) error {
			o, s := w.SLOs[b.slo], w.ServicesInOrder()[0]
			o.Name, s.Name = "Other", "Other"
			return errors.Join(w.PutSLO(o), w.PutService(s))
		})
	}},
	{"other causes", func(b *bench) {
		b.do(func(w *workspace.Workspace) error {
			i := w.IncidentsOfSLO(b.slo)[0]
			i.Title, i.Cause = "Other", slo.Defect
			return w.PutIncident(i)
		})
	}},
	{"another decision table", func(b *bench) {
		b.do(func(w *workspace.Workspace) error { return w.UseAdvice("sre-workbook") })
	}},
	{"without the SLO", func(b *bench) {
		b.do(func(w *workspace.Workspace) error { return w.Remove("slo", b.slo) })
	}},
}

// reads returns everything that a review says, as it is in the file.
func (b *bench) reads(id string) string {
	b.Helper()
	w := b.w()
	lines := w.LinesOf(id)
	for i := range lines {
		lines[i].SLOID = "" // it may be gone
	}
	text, err := json.Marshal([]any{w.Reviews[id], lines, w.TopicsOf(id), w.ReviewActions(id), w.ReviewDecisions(id)})
	require.NoError(b, err)
	return string(text)
}

func TestVerdictsThatAskForReliabilityAreCountedAmongThoseThatSpoke(t *testing.T) {
	day := func(a policy.Action) policy.DayVerdict { return policy.DayVerdict{Verdict: policy.Verdict{Action: a}} }
	excepted := day(policy.FixesOnly)
	excepted.Verdict.Exception = policy.Exception{ID: "e"}
	excepted.Verdict.Action = policy.FeatureException
	days := []policy.DayVerdict{day(policy.Release), day(policy.FixesOnly), day(policy.Escalate), excepted, day("")}
	assert.Equal(t, "1/2", reading.AskedForReliability(days).RatString())
	assert.Nil(t, reading.AskedForReliability([]policy.DayVerdict{day("")}))
}
