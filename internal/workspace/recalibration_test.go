package workspace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

func (m *meeting) propose(p review.Proposal) review.Proposal {
	m.Helper()
	p.SLOID, p.Date, p.By = m.slo, day, "Ada"
	p, err := m.w.Propose(p)
	require.NoError(m, err)
	return p
}

func (m *meeting) agree(p review.Proposal, a workspace.Agreement) {
	m.Helper()
	require.NoError(m, m.w.SignProposal(p.ID, m.ben, "", day))
	a.Date, a.By = day, "Ben"
	require.NoError(m, m.w.AgreeProposal(p.ID, a))
}

var tighter = review.Proposal{Change: review.Tighten, Goal: "99.9", From: "2026-04-01"}

func TestAProposalIsCheckedWhenItIsWritten(t *testing.T) {
	tests := map[string]struct {
		proposal review.Proposal
		err      error
	}{
		"keeping needs nothing more":            {review.Proposal{Change: review.Keep}, nil},
		"a tighter target is higher":            {tighter, nil},
		"an equal target is not tighter":        {review.Proposal{Change: review.Tighten, Goal: "99.50", From: day}, workspace.WrongWay{Change: review.Tighten, Before: "99.5", Goal: "99.50"}},
		"a higher target is not looser":         {review.Proposal{Change: review.Loosen, Goal: "99.9", From: day}, workspace.WrongWay{Change: review.Loosen, Before: "99.5", Goal: "99.9"}},
		"another window cannot be compared":     {review.Proposal{Change: review.Loosen, Goal: "99.9", Window: "7d", From: day}, nil},
		"a target needs the day it counts from": {review.Proposal{Change: review.Tighten, Goal: "99.9"}, workspace.Missing{Field: "from"}},
		"100 % is not a target":                 {review.Proposal{Change: review.Tighten, Goal: "100", From: day}, slo.BadPercent{Text: "100", Hundred: true}},
		"a replacement needs a name":            {review.Proposal{Change: review.Replace, Goal: "99", From: day}, workspace.Missing{Field: "successor"}},
		"a change must be one of those known":   {review.Proposal{Change: "forget"}, workspace.BadChoice{Field: "change", Text: "forget"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			m := meet(t)
			test.proposal.SLOID, test.proposal.Date = m.slo, day
			p, err := m.w.Propose(test.proposal)
			if test.err != nil {
				require.ErrorIs(t, err, test.err)
				assert.Empty(t, m.w.Proposals)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, "99.5", p.Before)
			assert.Equal(t, review.Proposed, p.State)
		})
	}
}

func TestOneProposalAtATimeIsOpenForAnSLO(t *testing.T) {
	m := meet(t)
	p := m.propose(tighter)
	assert.Equal(t, slo.Window("28d"), p.Window, "the window of today")
	_, err := m.w.Propose(review.Proposal{SLOID: m.slo, Change: review.Keep, Date: day})
	require.ErrorIs(t, err, workspace.ProposalOpen{SLO: "Paid"})
	require.ErrorIs(t, m.w.CloseProposal(p.ID, review.Agreed, "", day), workspace.BadChoice{Field: "state", Text: "agreed"})
	require.NoError(t, m.w.CloseProposal(p.ID, review.Withdrawn, "Too early", day))
	m.propose(review.Proposal{Change: review.Keep})
	assert.Len(t, m.w.ProposalsOf(m.slo), 2)
	assert.Equal(t, review.Keep, m.w.ProposalsOf(m.slo)[0].Change, "the latest first")
}

func TestAgreeingWritesTheTargetFromItsDayOn(t *testing.T) {
	m := meet(t)
	p := m.propose(tighter)
	m.agree(p, workspace.Agreement{Remark: "In the quarterly review"})
	targets := m.w.TargetsOf(m.slo)
	require.Len(t, targets, 2)
	now, _ := m.w.TargetOn(m.slo, "2026-03-31")
	then, _ := m.w.TargetOn(m.slo, "2026-04-01")
	assert.Equal(t, []slo.Percent{"99.5", "99.9"}, []slo.Percent{now.Goal, then.Goal})
	assert.Equal(t, "Europe/Berlin", then.Zone, "the zone stays")
	assert.Equal(t, "Ben", then.By)
	assert.Equal(t, review.Agreed, m.w.Proposals[p.ID].State)
	assert.Equal(t, day, m.w.Proposals[p.ID].Decided)
	assert.Empty(t, m.w.OpenProposalsOf(m.service))

	for name, err := range map[string]error{
		"edited":    m.w.PutProposal(p),
		"signed":    m.w.SignProposal(p.ID, m.ada, "", day),
		"agreed on": m.w.AgreeProposal(p.ID, workspace.Agreement{Date: day}),
		"rejected":  m.w.CloseProposal(p.ID, review.Rejected, "", day),
		"removed":   m.w.Remove("proposal", p.ID),
	} {
		require.ErrorIs(t, err, workspace.ProposalDecided{Date: day}, name)
	}
}

func TestAgreementTakesTheSignOffOfSomebodyAccountable(t *testing.T) {
	m := meet(t)
	p := m.propose(tighter)
	expected := m.w.MustAgree(p)
	require.Len(t, expected, 2)
	assert.True(t, expected[0].Accountable, "Ben, the Service Owner")
	assert.False(t, expected[1].Accountable, "Ada, who is responsible")
	require.NoError(t, m.w.SignProposal(p.ID, m.ada, "Fine", day))
	require.ErrorContains(t, m.w.AgreeProposal(p.ID, workspace.Agreement{Date: day}), "not signed by Ben")
	assert.Len(t, m.w.YetToSign(p), 1)
	require.NoError(t, m.w.SignProposal(p.ID, m.ben, "", day))
	assert.Empty(t, m.w.YetToSign(p))

	p.Note = "Said better"
	require.NoError(t, m.w.PutProposal(p))
	assert.Len(t, m.w.ProposalSignsOf(p.ID), 2, "words do not change what was signed")
	p.Goal = "99.95"
	require.NoError(t, m.w.PutProposal(p))
	assert.Empty(t, m.w.ProposalSignsOf(p.ID), "it is another proposal now")

	require.NoError(t, m.w.Remove("person", m.ben))
	require.NoError(t, m.w.AgreeProposal(p.ID, workspace.Agreement{Date: day}), "nobody is accountable, so nobody can sign")
}

func TestATargetNeverCountsBeforeItIsAgreedOn(t *testing.T) {
	m := meet(t)
	p := m.propose(review.Proposal{Change: review.Tighten, Goal: "99.9", From: "2026-03-01"})
	require.NoError(t, m.w.SignProposal(p.ID, m.ben, "", day))
	require.ErrorIs(t, m.w.AgreeProposal(p.ID, workspace.Agreement{Date: day}), workspace.Backdated{From: "2026-03-01", Agreed: day})
	waited := m.w.Clone()
	require.NoError(t, waited.AgreeProposal(p.ID, workspace.Agreement{Date: day, From: day}), "it waited, and counts from later on")
	assert.Equal(t, day, waited.Proposals[p.ID].From)
	latest, _ := waited.LatestTarget(p.SLOID)
	assert.Equal(t, day, latest.From)
}

func TestRetiringAndReplacingEndAnSLO(t *testing.T) {
	t.Run("retiring", func(t *testing.T) {
		m := meet(t)
		m.agree(m.propose(review.Proposal{Change: review.Retire}), workspace.Agreement{})
		assert.Empty(t, m.w.LiveSLOsOf(m.service))
		assert.Len(t, m.w.TargetsOf(m.slo), 1, "its history stays")
		_, err := m.w.Propose(review.Proposal{SLOID: m.slo, Change: review.Keep, Date: day})
		require.ErrorAs(t, err, &workspace.NotFound{})
	})
	t.Run("replacing", func(t *testing.T) {
		m := meet(t)
		p := m.propose(review.Proposal{Change: review.Replace, Goal: "99", Window: "7d", From: "2026-04-01", Successor: "Paid in time"})
		m.agree(p, workspace.Agreement{})
		live := m.w.LiveSLOsOf(m.service)
		require.Len(t, live, 1)
		assert.Equal(t, []string{"Paid in time", "paid-in-time", string(slo.Proposed)}, []string{live[0].Name, live[0].Key, string(live[0].Standing)})
		assert.Equal(t, live[0].ID, m.w.Proposals[p.ID].SuccessorID)
		target, _ := m.w.LatestTarget(live[0].ID)
		assert.Equal(t, slo.Percent("99"), target.Goal)
		assert.Equal(t, slo.Retired, m.w.SLOs[m.slo].Standing)
	})
	t.Run("keeping changes nothing", func(t *testing.T) {
		m := meet(t)
		before := m.w.Clone()
		m.agree(m.propose(review.Proposal{Change: review.Keep}), workspace.Agreement{})
		assert.Equal(t, before.Targets, m.w.Targets)
		assert.Equal(t, before.SLOs, m.w.SLOs)
	})
}

func TestAgreeingClosesTheLoopInTheGuide(t *testing.T) {
	m := meet(t)
	recalibrate := step(t, m.w, review.Recalibrate)
	var judged lifecycle.Criterion
	for _, c := range m.w.CriteriaOf(recalibrate.ID) {
		if c.Check == "" {
			judged = c
		}
	}
	p := m.propose(review.Proposal{Change: review.Tighten, Goal: "99.9", From: "2026-04-01", Evidence: "Met all year"})
	wanted, err := m.w.AddRoadmapItem(p.ID, "Second region")
	require.NoError(t, err)
	wanted.Size, wanted.OwnerID, wanted.Due, wanted.Agreed = review.Large, m.ada, "2026-06-30", true
	require.NoError(t, m.w.PutRoadmapItem(wanted))
	_, err = m.w.AddRoadmapItem(p.ID, "Third region")
	require.NoError(t, err)
	old := m.w.CycleOf(m.service)
	m.agree(p, workspace.Agreement{Title: "Tighten “Paid”", Ticks: []string{judged.ID}, Cycle: "A tighter target"})

	evidence := m.w.EvidenceOf(old.ID, recalibrate.ID)
	require.Len(t, evidence, 1)
	assert.Equal(t, "Met all year", evidence[0].Note)
	assert.True(t, m.w.Ticks[lifecycle.TickID(old.ID, judged.ID)].Met)
	cycle := m.w.CycleOf(m.service)
	assert.Equal(t, []any{2, "A tighter target", ""}, []any{cycle.Number, cycle.Reason, cycle.Ended})
	assert.Equal(t, day, m.w.Cycles[old.ID].Ended)
	tasks := m.w.TasksOf(cycle.ID, step(t, m.w, "execute-slo-roadmap").ID)
	last := tasks[len(tasks)-1]
	assert.Equal(t, []string{"Second region", m.ada, "2026-06-30"}, []string{last.Text, last.OwnerID, last.Due})
	assert.Equal(t, last.ID, m.w.RoadmapItems[wanted.ID].TaskID)
	for _, task := range tasks {
		assert.NotEqual(t, "Third region", task.Text, "nobody agreed on it")
	}
	require.ErrorAs(t, m.w.PutRoadmapItem(wanted), &workspace.ProposalDecided{})
}

func TestWithoutACycleAskedForTheRunningOneGoesOn(t *testing.T) {
	m := meet(t)
	m.agree(m.propose(tighter), workspace.Agreement{})
	assert.Equal(t, 1, m.w.CycleOf(m.service).Number)
	assert.Empty(t, m.w.Evidence, "without a title nothing is kept")
}

func TestBalancesOfWorkArePlannedByPeriod(t *testing.T) {
	m := meet(t)
	plan := func(from, to, planned string) error {
		_, err := m.w.PlanBalance(balanceOf(m.service, from, to, planned))
		return err
	}
	require.NoError(t, plan("2026-02-01", "2026-02-28", "20 %"))
	require.NoError(t, plan("2026-01-01", "2026-01-31", "0"))
	require.NoError(t, plan("2026-02-01", "2026-02-28", "33,3"))
	list := m.w.BalancesOf(m.service)
	require.Len(t, list, 2, "the same period is written over")
	assert.Equal(t, []string{"0", "33.3"}, []string{list[0].Planned, list[1].Planned})
	require.ErrorIs(t, plan("2026-03-01", "2026-03-31", "101"), workspace.BadChoice{Field: "planned", Text: "101"})
	require.ErrorIs(t, plan("2026-03-01", "", "10"), workspace.Missing{Field: "to"})
	require.ErrorIs(t, plan("2026-03-01", "2026-02-01", "10"), workspace.EndsBeforeStart{Start: "2026-03-01", End: "2026-02-01"})
}

func balanceOf(serviceID, from, to, planned string) review.WorkBalance {
	return review.WorkBalance{ServiceID: serviceID, From: from, To: to, Planned: planned}
}
