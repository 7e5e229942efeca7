package workspace_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/workspace"
)

var today = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const day = "2026-03-02"

func fresh(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.New("Ours")
	require.NoError(t, err)
	return w
}

func sample(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(today)
	require.NoError(t, err)
	return w
}

// The check sums of the reference chart: 63 cells, 67 letters, four A/R, no blank.
func TestANewWorkspaceStartsWithTheReferenceChart(t *testing.T) {
	m := fresh(t).Matrix("")
	require.Len(t, m.Rows, 9)
	require.Len(t, m.Columns, 7)
	assert.Equal(t, []int{10, 18, 20, 19}, []int{m.Total("A"), m.Total("R"), m.Total("C"), m.Total("I")})
	both := 0
	for _, row := range m.Cells {
		assert.NotContains(t, row, raci.Letters(""))
		for _, letters := range row {
			if letters == "A/R" {
				both++
			}
		}
	}
	assert.Equal(t, 4, both)
	assert.Equal(t, []raci.Letters{"A/R", "C", "R", "A", "C", "C", "I"}, m.Cells[0])
}

func TestTheReferenceChartBreaksARuleAndTheApplicationSaysSo(t *testing.T) {
	found := fresh(t).Findings("")
	require.NotEmpty(t, found)
	assert.Equal(t, raci.OneAccountable, found[0].Rule.Key)
	assert.Equal(t, "Existence of SLO", found[0].Row.Name)
	assert.Len(t, found[0].Cures, 2)
}

func TestANewWorkspaceStartsWithThePractice(t *testing.T) {
	w := fresh(t)
	assert.Len(t, w.Personas, 11)
	assert.Len(t, w.PersonasOf(""), 2, "support and consumers stand outside the chart")
	for _, phase := range lifecycle.Phases {
		assert.NotEmpty(t, w.StepsOf(phase))
	}
	for _, s := range w.StepsInOrder() {
		assert.NotEmpty(t, s.Purpose, s.Name)
		assert.NotEmpty(t, w.QuestionsOf(s.ID), s.Name)
		assert.NotEmpty(t, w.UsualTasksOf(s.ID), s.Name)
		assert.NotEmpty(t, w.CriteriaOf(s.ID), s.Name)
	}
	v, ok := w.CurrentPolicy("")
	require.True(t, ok)
	assert.Equal(t, policy.Draft, v.State)
	assert.GreaterOrEqual(t, len(w.SectionsOf(v.ID)), 9)
	assert.Len(t, w.PolicyRulesOf(v.ID), 7)
	term, ok := w.Term("error budget")
	require.True(t, ok)
	assert.NotEmpty(t, term.Short)
}

func TestEveryRowOfTheStarterContentIsSound(t *testing.T) {
	w := fresh(t)
	require.NoError(t, w.Check(workspace.Diff(workspace.Workspace{}, w)))
	for _, p := range workspace.Presets() {
		draft, ok := w.DraftOf("")
		require.True(t, ok)
		require.NoError(t, w.UsePreset(draft.ID, p.Key))
		assert.NotEmpty(t, w.PolicyRulesOf(draft.ID), p.Key)
		for _, r := range w.PolicyRulesOf(draft.ID) {
			require.NoError(t, w.PutPolicyRule(r), p.Key)
		}
	}
	for _, choice := range workspace.Schemes() {
		require.NoError(t, w.UseScheme(choice.Key))
		assert.NotEmpty(t, w.Scheme().Symbol(raci.Accountable), choice.Key)
	}
	assert.NotEmpty(t, workspace.Tips("slo.target"))
	assert.NotEmpty(t, workspace.Introduction())
	assert.Len(t, workspace.HatMeanings(), 4)
}

func TestTheSampleIsAnOrganisationThatCouldExist(t *testing.T) {
	w := sample(t)
	require.NoError(t, w.Check(workspace.Diff(workspace.Workspace{}, w)))
	assert.GreaterOrEqual(t, len(w.Services), 4)
	assert.GreaterOrEqual(t, len(w.People), 14)
	assert.NotEmpty(t, w.Dependencies)

	phases, second, waiting, chairs, exceptions := map[lifecycle.Phase]bool{}, 0, 0, 0, 0
	for _, s := range w.Overview(day) {
		phases[s.Phase] = true
		waiting += len(s.Waiting)
		chairs += len(s.EmptyChairs)
		if s.Cycle.Number > 1 {
			second++
		}
		if w.Matrix(s.Service.ID).Exceptions() > 0 {
			exceptions++
		}
	}
	assert.Len(t, phases, 3, "a service in each phase")
	assert.Positive(t, second, "one in its second cycle")
	assert.Positive(t, waiting, "a sign-off that waits")
	assert.Positive(t, chairs, "an empty chair")
	assert.Positive(t, exceptions, "exceptions to the default chart")
	assert.GreaterOrEqual(t, len(w.VersionsOf("")), 2, "a policy in two versions")
	assert.True(t, slices.ContainsFunc(w.ServicesInOrder(), func(s serviceRow) bool { return w.OwnPolicy(s.ID) }))
	for _, o := range w.SLOsOf("") {
		_, ok := w.LatestTarget(o.ID)
		assert.True(t, ok || o.Standing == "proposed", o.Name)
	}
	assert.NotEmpty(t, w.NeedsAttention(day))
}

func TestAWorkspaceNeedsAName(t *testing.T) {
	_, err := workspace.New(" \n")
	require.ErrorAs(t, err, &workspace.Missing{})
	_, err = workspace.New(strings.Repeat("x", workspace.MaxName+1))
	require.ErrorAs(t, err, &workspace.TooLong{})
}
