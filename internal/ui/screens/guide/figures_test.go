package guide_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/screens/guide"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// slo returns the ID of the SLO with the key.
func (o *opened) slo(key string) string {
	o.T.Helper()
	found, err := o.W().SLOByKey(key)
	require.NoError(o.T, err)
	return found.ID
}

func TestTheMeasuringStepShowsWhatIsLeftOfEachBudgetAndLeadsThere(t *testing.T) {
	o := openYear(t, "payments", "measure-track-slo")
	service, err := o.Env.Book.Service(t.Context(), o.W(), o.Service("payments"), stagetest.Day)
	require.NoError(t, err)
	for _, s := range service.SLOs {
		now, err := s.At(stagetest.Day)
		require.NoError(t, err)
		assert.True(t, o.Sees(words.SharePrecisely(now.Result.Remaining, 0)), s.Name)
	}
	o.Tap("Open the budget")
	assert.Equal(t, []stage.Route{stage.SLORoute(o.Service("payments"), o.slo("payments-accepted"), stage.Budget)}, o.Went())
}

func TestAnSLOThatWasNotMeasuredLeadsToItsMeasurements(t *testing.T) {
	o := openedAt(t, "payments", "handle-error-budget")
	assert.True(t, o.Sees("Not measured yet"))
	o.Tap("Measurements")
	assert.Equal(t, []stage.Route{stage.SLORoute(o.Service("payments"), o.slo("payments-accepted"), stage.Measurements)}, o.Went())
}

func TestAnSLOWithoutATargetLeadsToItsDefinition(t *testing.T) {
	o := openedAt(t, "payments", "handle-error-budget")
	var added string
	o.Do("add", func(w *workspace.Workspace) error {
		s, err := w.AddSLO(o.At.ServiceID, "Quick refunds")
		added = s.ID
		return err
	})
	assert.True(t, o.Sees("No target yet"))
	o.Tap("Set a target")
	assert.Equal(t, []stage.Route{{Screen: stage.SLOs, ServiceID: o.At.ServiceID, ID: added}}, o.Went())
}

func TestThePolicyWorksheetSaysWhatThePolicySaysToday(t *testing.T) {
	o := openYear(t, "payments", "handle-error-budget")
	service, err := o.Env.Book.Service(t.Context(), o.W(), o.Service("payments"), stagetest.Day)
	require.NoError(t, err)
	verdict := service.Verdict()
	assert.True(t, o.Sees("What it says today"))
	assert.True(t, o.Sees(words.VerdictShort(verdict)))
	assert.True(t, o.Sees("“Pay in under 2 s” has −34"), o.Text())
	o.Tap("Open the policy")
	assert.Equal(t, []stage.Route{{Screen: stage.Policy, ServiceID: o.Service("payments")}}, o.Went())
}

func TestTheResearchStepsShowNoBudgets(t *testing.T) {
	o := openYear(t, "payments", "propose-slo")
	assert.False(t, o.Sees("Open the budget"))
}

func TestWhatIsReadForAServiceThatIsNotShownAnyMoreIsDropped(t *testing.T) {
	s := stagetest.WithYear(t)
	var waiting []func()
	s.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		waiting = append(waiting, func() { then(do(t.Context())) })
	}
	o := &opened{Stage: s, screen: guide.New(s.Env)}
	o.Show(o.screen, stage.Route{Screen: stage.Guide})
	o.show("payments", "handle-error-budget")
	assert.True(t, o.Sees("Reading the measurements…"))
	o.show("search", "handle-error-budget")
	require.Len(t, waiting, 1, "one after the other")
	waiting[0]()
	assert.True(t, o.Sees("Reading the measurements…"))
	require.Len(t, waiting, 2)
	waiting[1]()
	assert.False(t, o.Sees("Reading the measurements…"))
	assert.True(t, o.Sees("Open the budget"))
	o.Do("rename", func(w *workspace.Workspace) error { return w.Rename("Renamed") })
	assert.Len(t, waiting, 2, "what was read is remembered")
}
