package workspace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// meeting is a workspace with a service, an SLO and people on two chairs, in which reviews are held.
type meeting struct {
	*testing.T
	w        workspace.Workspace
	service  string
	slo      string
	ada, ben string // Ada is a Product Owner, Ben a Service Owner
}

func meet(t *testing.T) *meeting {
	t.Helper()
	w, s := withService(t)
	o, err := w.AddSLO(s.ID, "Paid")
	require.NoError(t, err)
	o.Standing = slo.Agreed
	require.NoError(t, w.PutSLO(o))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.5", Window: "28d", Zone: "Europe/Berlin"}))
	m := &meeting{T: t, w: w, service: s.ID, slo: o.ID}
	m.ada, m.ben = m.seat("Ada", "product-owner"), m.seat("Ben", "service-owner")
	return m
}

func (m *meeting) seat(name, personaKey string) string {
	m.Helper()
	p, err := m.w.AddPerson(name)
	require.NoError(m, err)
	for _, persona := range m.w.PersonasInOrder() {
		if persona.Key == personaKey {
			require.NoError(m, m.w.Hold(persona.ID, p.ID, ""))
		}
	}
	return p.ID
}

func (m *meeting) plan(k review.Kind, date string) review.Review {
	m.Helper()
	r, err := m.w.PlanReview(m.service, k, date)
	require.NoError(m, err)
	return r
}

// figures are those of a review; left is the share of the budget that is left.
func (m *meeting) figures(left string) review.Snapshot {
	return review.Snapshot{
		AsOf: "2026-03-02T09:00:00Z", Verdict: policy.Release, VerdictText: "Release normally.",
		Lines: []review.Line{{SLOID: m.slo, Name: "Paid", Goal: "99.5", Window: "28d", State: "healthy", SLI: "0.999", Left: left}},
	}
}

func (m *meeting) prepared(k review.Kind, date, left string) review.Review {
	m.Helper()
	r := m.plan(k, date)
	require.NoError(m, m.w.PrepareReview(r.ID, m.figures(left)))
	return m.w.Reviews[r.ID]
}

func (m *meeting) held(k review.Kind, date, next string) review.Review {
	m.Helper()
	r := m.prepared(k, date, "0.5")
	require.NoError(m, m.w.HoldReview(r.ID, next))
	return m.w.Reviews[r.ID]
}

func (m *meeting) act(a review.ActionItem) review.ActionItem {
	m.Helper()
	a.ServiceID, a.Given = m.service, day
	a, err := m.w.AddAction(a)
	require.NoError(m, err)
	return a
}

func texts(list []review.FollowUp) []string {
	var all []string
	for _, f := range list {
		all = append(all, f.Text+" "+string(f.State))
	}
	return all
}

func TestAReviewIsPlannedByItsCadence(t *testing.T) {
	m := meet(t)
	assert.Equal(t, 7, m.w.CadenceOf(m.service, review.Weekly).Every, "until somebody says otherwise")
	assert.Empty(t, m.w.ReviewsDue(m.service), "nothing is due before the first one is planned")
	_, err := m.w.PlanReview(m.service, review.Weekly, "")
	require.ErrorIs(t, err, workspace.Missing{Field: "date"})
	require.NoError(t, m.w.PutCadence(review.Cadence{ServiceID: m.service, Kind: review.Weekly, Every: 14, Next: "2026-03-09"}))
	assert.Equal(t, []workspace.ReviewDue{{ServiceID: m.service, Kind: review.Weekly, Date: "2026-03-09"}}, m.w.ReviewsDue(m.service))

	r := m.plan(review.Weekly, "")
	assert.Equal(t, "2026-03-09", r.Date)
	assert.Equal(t, "2026-03-23", m.w.NextDate(r))
	_, err = m.w.PlanReview(m.service, review.Weekly, "2026-03-10")
	require.ErrorIs(t, err, workspace.ReviewOpen{Date: "2026-03-09"})
	r.Date = "2026-03-10"
	require.NoError(t, m.w.PutReview(r))
	due := m.w.ReviewsDue(m.service)
	require.Len(t, due, 1)
	assert.Equal(t, workspace.ReviewDue{ServiceID: m.service, Kind: review.Weekly, Date: "2026-03-10", ReviewID: r.ID}, due[0])
	assert.False(t, due[0].Overdue("2026-03-10"), "it may still take place that day")
	assert.True(t, due[0].Overdue("2026-03-11"))

	require.ErrorIs(t, m.w.HoldReview(r.ID, ""), workspace.NotPrepared{Date: "2026-03-10"})
	require.NoError(t, m.w.PrepareReview(r.ID, m.figures("0.5")))
	require.NoError(t, m.w.HoldReview(r.ID, m.w.NextDate(m.w.Reviews[r.ID])))
	assert.Equal(t, "2026-03-24", m.w.ReviewsDue(m.service)[0].Date)
	require.NoError(t, m.w.PutCadence(review.Cadence{ServiceID: m.service, Kind: review.Weekly, Next: "2026-04-01"}))
	assert.Empty(t, m.w.ReviewsDue(m.service), "every 0 days is never")
}

func TestAReviewComparesItselfWithTheLastOneOfItsKind(t *testing.T) {
	m := meet(t)
	monthly := m.held(review.Monthly, "2026-02-01", "")
	weekly := m.plan(review.Weekly, "2026-02-08")
	before, ok := m.w.ReviewBefore(weekly)
	require.True(t, ok)
	assert.Equal(t, monthly.ID, before.ID, "or else with the last one of any kind")
	require.NoError(t, m.w.PrepareReview(weekly.ID, m.figures("0.5")))
	require.NoError(t, m.w.HoldReview(weekly.ID, ""))
	m.held(review.Quarterly, "2026-02-10", "")
	before, _ = m.w.ReviewBefore(m.plan(review.Weekly, "2026-02-15"))
	assert.Equal(t, weekly.ID, before.ID)
	_, ok = m.w.ReviewBefore(monthly)
	assert.False(t, ok, "there was none before the first one")
}

func TestWhoMustBeThereComesFromTheChart(t *testing.T) {
	m := meet(t)
	r := m.prepared(review.Weekly, day, "0.5")
	attendees := m.w.AttendeesOf(r.ID)
	require.Len(t, attendees, 1, "of those who have a chair only Ada is R or A when the budget is handled")
	assert.Equal(t, "Product Owner(s) (A)", attendees[0].Role)
	assert.True(t, attendees[0].Must)
	assert.Len(t, m.w.MissingFrom(r.ID), 1)
	_, empty := m.w.Invited(m.service, review.Weekly.Steps())
	assert.NotEmpty(t, empty, "the others have nobody behind them")

	require.NoError(t, m.w.SetPresent(r.ID, m.ada, true))
	require.NoError(t, m.w.SetPresent(r.ID, m.ben, true))
	_, err := m.w.AddGuest(r.ID, "Cleo")
	require.NoError(t, err)
	assert.Empty(t, m.w.MissingFrom(r.ID))
	assert.Len(t, m.w.AttendeesOf(r.ID), 3)
	assert.Equal(t, "Service Owner (C)", m.w.AttendeesOf(r.ID)[1].Role)
	require.NoError(t, m.w.SetPresent(r.ID, m.ben, false))
	assert.Len(t, m.w.AttendeesOf(r.ID), 2, "who need not be there leaves the list")

	monthly := m.prepared(review.Monthly, day, "0.5")
	assert.Equal(t, "Service Owner (A)", m.w.AttendeesOf(monthly.ID)[0].Role)
	assert.Equal(t, "Product Owner(s) (A/R)", m.w.AttendeesOf(monthly.ID)[1].Role, "the letters of both steps")
}

func TestPreparingAgainTakesNewFiguresAndKeepsWhatPeopleSaid(t *testing.T) {
	m := meet(t)
	r := m.prepared(review.Weekly, day, "0.5")
	line := m.w.LinesOf(r.ID)[0]
	line.Toil, line.Satisfaction, line.Left = review.Low, review.High, "0.9"
	require.NoError(t, m.w.PutLine(line))
	assert.Equal(t, "0.5", m.w.LinesOf(r.ID)[0].Left, "a figure is not typed")
	var asked review.Topic
	for _, topic := range m.w.TopicsOf(r.ID) {
		if topic.Each {
			asked = topic
		}
	}
	require.NoError(t, m.w.SetReviewAnswer(line.ID, asked.ID, "A release"))

	require.NoError(t, m.w.PrepareReview(r.ID, m.figures("-0.1")))
	again := m.w.LinesOf(r.ID)[0]
	assert.Equal(t, line.ID, again.ID)
	assert.Equal(t, "-0.1", again.Left)
	assert.Equal(t, review.Low, again.Toil)
	assert.Equal(t, "The SLO is probably wrong: adjust it or remove it", again.Suggestion, "the suggestion follows the figures")
	assert.Equal(t, "A release", m.w.ReviewAnswer(line.ID, asked.ID))
	require.NoError(t, m.w.UseAdvice("sre-workbook"))
	assert.Equal(t, "Loosen the SLO", m.w.LinesOf(r.ID)[0].Suggestion, "and the table, until the review is held")

	gone := m.figures("0.5")
	gone.Lines = nil
	require.NoError(t, m.w.PrepareReview(r.ID, gone))
	assert.Empty(t, m.w.Lines)
	assert.Empty(t, m.w.ReviewAnswers, "answers go with their line")
	require.ErrorIs(t, m.w.PrepareReview(r.ID, review.Snapshot{AsOf: "today"}), slo.BadMoment{Text: "today"})
}

func TestTheDecisionTableSuggestsOnlyWhenAllInputsAreKnown(t *testing.T) {
	met, missed := review.Line{State: "healthy", Left: "0"}, review.Line{State: "used-up", Left: "-0.0001"}
	with := func(l review.Line, toil, satisfaction review.Level) review.Line {
		l.Toil, l.Satisfaction = toil, satisfaction
		return l
	}
	tests := map[string]struct {
		line review.Line
		want review.Balance
	}{
		"met, little toil, happy customers":      {with(met, review.Low, review.High), review.Features},
		"met, much toil, happy customers":        {with(met, review.High, review.High), review.Both},
		"met, little toil, unhappy customers":    {with(met, review.Low, review.Low), review.Reliability},
		"met, much toil, unhappy customers":      {with(met, review.High, review.Low), review.Reliability},
		"missed, little toil, happy customers":   {with(missed, review.Low, review.High), review.Features},
		"missed, much toil, happy customers":     {with(missed, review.High, review.High), review.Both},
		"missed, little toil, unhappy customers": {with(missed, review.Low, review.Low), review.Reliability},
		"missed, much toil, unhappy customers":   {with(missed, review.High, review.Low), review.Reliability},
		"toil is not said":                       {with(met, review.Unsaid, review.High), ""},
		"satisfaction is not said":               {with(met, review.Low, review.Unsaid), ""},
		"it was not evaluated":                   {with(review.Line{State: "not-evaluated", Left: "1"}, review.Low, review.High), ""},
		"it had no target":                       {with(review.Line{}, review.Low, review.High), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			advice, ok := fresh(t).Suggest(test.line)
			assert.Equal(t, test.want, advice.Balance)
			assert.Equal(t, test.want != "", ok)
			old := workspace.Workspace{}
			advice, _ = old.Suggest(test.line)
			assert.Equal(t, test.want, advice.Balance, "a file without a table has the usual one")
		})
	}
}

func TestTheDecisionTableAndTheAgendasAreTheOrganisations(t *testing.T) {
	w := fresh(t)
	assert.Len(t, w.DecisionTable(), 8)
	require.NoError(t, w.UseAdvice("sre-workbook"))
	assert.Equal(t, "Loosen the SLO", w.DecisionTable()[4].Suggestion)
	row := w.DecisionTable()[4]
	row.Suggestion, row.Balance = "Talk to customers", review.Both
	require.NoError(t, w.PutAdvice(row))
	assert.Equal(t, row, w.DecisionTable()[4])
	require.ErrorIs(t, w.UseAdvice("none"), workspace.BadChoice{Field: "preset", Text: "none"})
	require.ErrorAs(t, w.PutAdvice(review.Advice{ID: "met||"}), &workspace.NotFound{})

	for _, k := range review.Kinds {
		agenda := w.AgendaOf(k)
		assert.NotEmpty(t, agenda, k)
		assert.Equal(t, agenda, workspace.Workspace{}.AgendaOf(k), "a file without one has the usual one")
	}
	old := workspace.Workspace{}
	first := old.AgendaOf(review.Weekly)[0]
	added, err := old.AddAgendaItem(review.Weekly, "Anything else?")
	require.NoError(t, err)
	require.NoError(t, old.MoveAgendaItem(review.Weekly, added.ID, -100))
	require.NoError(t, old.RemoveAgendaItem(review.Weekly, first.ID))
	list := old.AgendaOf(review.Weekly)
	assert.Equal(t, "Anything else?", list[0].Text)
	assert.NotContains(t, list, first)
	require.ErrorIs(t, old.PutAgendaItem(review.AgendaItem{Kind: review.Weekly}), workspace.Missing{Field: "text"})
}

func TestOpenActionItemsFollowIntoTheNextReview(t *testing.T) {
	m := meet(t)
	first := m.prepared(review.Weekly, "2026-03-02", "0.5")
	pool := m.act(review.ActionItem{ReviewID: first.ID, Text: "Pool", OwnerID: m.ada, Due: "2026-03-05"})
	docs := m.act(review.ActionItem{ReviewID: first.ID, Text: "Docs"})
	require.NoError(t, m.w.SetActionState(docs.ID, review.Done, "2026-03-02"))
	require.NoError(t, m.w.HoldReview(first.ID, "2026-03-09"))
	assert.Equal(t, []string{"Pool open", "Docs done"}, texts(m.w.ReviewActions(first.ID)))

	second := m.prepared(review.Weekly, "", "0.5")
	require.NoError(t, m.w.SetActionState(pool.ID, review.Dropped, "2026-03-08"))
	assert.Equal(t, []string{"Pool dropped"}, texts(m.w.ReviewActions(second.ID)), "people last saw it open; the other one they saw done")
	assert.Equal(t, "Ada", m.w.ReviewActions(first.ID)[0].Owner)
	require.NoError(t, m.w.HoldReview(second.ID, ""))
	third := m.prepared(review.Weekly, "2026-03-16", "0.5")
	assert.Empty(t, m.w.ReviewActions(third.ID))

	require.ErrorIs(t, m.w.SetActionState(pool.ID, review.Done, ""), workspace.Missing{Field: "closed"})
	require.NoError(t, m.w.SetActionState(pool.ID, review.Open, "2026-03-17"))
	assert.Empty(t, m.w.Actions[pool.ID].Closed)
	_, err := m.w.AddAction(review.ActionItem{ServiceID: m.service, ReviewID: first.ID, Text: "Late"})
	require.ErrorIs(t, err, workspace.ReviewHeld{Date: "2026-03-02"})
}

func TestAReviewThatWasHeldReadsTheSameForEver(t *testing.T) {
	m := meet(t)
	r := m.prepared(review.Weekly, day, "0.5")
	item := m.act(review.ActionItem{ReviewID: r.ID, Text: "Pool", OwnerID: m.ada})
	decision, err := m.w.AddDecision(policy.Decision{ServiceID: m.service, ReviewID: r.ID, Date: day, Decided: "Ship", Reason: "Deal", By: "Ada"})
	require.NoError(t, err)
	require.NoError(t, m.w.SetPresent(r.ID, m.ben, true))
	require.NoError(t, m.w.HoldReview(r.ID, ""))
	line, topic, before := m.w.LinesOf(r.ID)[0], m.w.TopicsOf(r.ID)[0], m.w.Clone()

	edits := map[string]error{
		"its notes":          m.w.PutReview(r),
		"its figures":        m.w.PrepareReview(r.ID, m.figures("1")),
		"a line":             m.w.PutLine(line),
		"an answer":          m.w.SetReviewAnswer(line.ID, topic.ID, "x"),
		"a topic":            m.w.SetTopicNote(topic.ID, "x"),
		"who was there":      m.w.SetPresent(r.ID, m.ada, true),
		"a decision":         m.w.PutDecision(policy.Decision{ID: decision.ID, ServiceID: m.service, Date: day, Decided: "Wait", Reason: "No", By: "Ben"}),
		"holding it again":   m.w.HoldReview(r.ID, ""),
		"removing it":        m.w.Remove("review", r.ID),
		"removing a line":    m.w.Remove("review_line", line.ID),
		"removing a topic":   m.w.Remove("review_topic", topic.ID),
		"removing attendees": m.w.Remove("attendee", m.w.AttendeesOf(r.ID)[0].ID),
		"removing decisions": m.w.Remove("decision", decision.ID),
	}
	_, edits["a guest"] = m.w.AddGuest(r.ID, "Cleo")
	for name, err := range edits {
		require.ErrorIs(t, err, workspace.ReviewHeld{Date: day}, name)
	}
	assert.Empty(t, workspace.Diff(before, m.w))
	decision.Remark = "It went well"
	require.NoError(t, m.w.PutDecision(decision), "a later remark is allowed")

	rewriteHistory(m, item)
	assert.Equal(t, before.Reviews[r.ID], m.w.Reviews[r.ID])
	assert.Equal(t, before.TopicsOf(r.ID), m.w.TopicsOf(r.ID))
	assert.Equal(t, before.ReviewActions(r.ID), m.w.ReviewActions(r.ID))
	for i, now := range m.w.LinesOf(r.ID) {
		now.SLOID = before.LinesOf(r.ID)[i].SLOID // the SLO itself is gone
		assert.Equal(t, before.LinesOf(r.ID)[i], now)
	}
	for i, now := range m.w.AttendeesOf(r.ID) {
		now.PersonID = before.AttendeesOf(r.ID)[i].PersonID
		assert.Equal(t, before.AttendeesOf(r.ID)[i], now)
	}
}

// rewriteHistory changes and removes all that a review spoke of.
func rewriteHistory(m *meeting, item review.ActionItem) {
	m.Helper()
	require.NoError(m, m.w.SetActionState(item.ID, review.Done, "2026-03-20"))
	require.NoError(m, m.w.SetTarget(slo.Target{SLOID: m.slo, Goal: "90", From: "2026-01-01"}))
	require.NoError(m, m.w.UseAdvice("sre-workbook"))
	for _, a := range m.w.AgendaOf(review.Weekly) {
		a.Text = "Other"
		require.NoError(m, m.w.PutAgendaItem(a))
	}
	service, person := m.w.Services[m.service], m.w.People[m.ada]
	service.Name, person.Name = "Other", "Other"
	require.NoError(m, m.w.PutService(service))
	require.NoError(m, m.w.PutPerson(person))
	require.NoError(m, m.w.Remove("person", m.ben))
	require.NoError(m, m.w.Remove("slo", m.slo))
}

func TestTheOverviewTellsOfReviewsActionItemsAndProposals(t *testing.T) {
	m := meet(t)
	m.plan(review.Weekly, "2026-03-01")
	m.plan(review.Monthly, "2026-03-09")
	m.act(review.ActionItem{Text: "Later", Due: "2026-04-01"})
	m.act(review.ActionItem{Text: "Pool", Due: "2026-02-20"})
	m.act(review.ActionItem{Text: "Docs", Due: "2026-02-27"})
	m.act(review.ActionItem{Text: "Some day"})
	_, err := m.w.Propose(review.Proposal{SLOID: m.slo, Change: review.Keep, Date: day})
	require.NoError(t, err)

	s := m.w.Summary(m.service, day)
	assert.Equal(t, []int{2, 1, 4, 2, 1}, []int{len(s.Reviews), s.LateReviews, s.OpenActions, s.LateActions, len(s.Proposals)})
	needs := map[workspace.NeedKind]workspace.Need{}
	for _, n := range m.w.NeedsAttention(day) {
		needs[n.Kind] = n
	}
	assert.Equal(t, "2026-03-01", needs[workspace.ReviewLate].Date)
	assert.Equal(t, "weekly", needs[workspace.ReviewLate].Name)
	assert.Equal(t, "Pool", needs[workspace.ActionsLate].Name, "the one that is overdue longest")
	assert.Equal(t, 2, needs[workspace.ActionsLate].Count)
	assert.Equal(t, []string{"Ben", "Ada"}, needs[workspace.ProposalWaits].Names)
	assert.Equal(t, "Paid", needs[workspace.ProposalWaits].Name)
}
