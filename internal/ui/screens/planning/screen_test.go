package planning_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/lifecycle"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/planning"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

func TestEachSLOSaysHowItWent(t *testing.T) {
	o := open(t)
	for _, text := range []string{"Planning: ", "Payments accepted", "The target is 99.9 % over 28 days.", "of 90", "Open What-if", "No proposal is open"} {
		assert.True(t, o.Sees(text), text)
	}
	assert.Regexp(t, `The verdicts of this month ask for \d`, o.Text())
}

func TestTheNextReviewAndTheLastSuggestionAreShown(t *testing.T) {
	o := open(t)
	o.Do("plan", func(w *workspace.Workspace) error {
		return w.PutCadence(review.Cadence{ServiceID: o.slo.ServiceID, Kind: review.Monthly, Every: 28, Next: "2026-03-06"})
	})
	assert.True(t, o.Sees("6 Mar 2026"))
	o.Do("hold", func(w *workspace.Workspace) error {
		r, err := w.PlanReview(o.slo.ServiceID, review.Monthly, "2026-03-01")
		if err != nil {
			return err
		}
		line := review.Line{SLOID: o.slo.ID, Name: o.slo.Name, Goal: "99.9", Window: "28d", State: budget.Healthy, Left: "0.5"}
		if err := w.PrepareReview(r.ID, review.Snapshot{AsOf: "2026-02-20T10:00:00Z", Lines: []review.Line{line}}); err != nil {
			return err
		}
		frozen := w.LinesOf(r.ID)[0]
		frozen.Toil, frozen.Satisfaction = review.Low, review.High
		if err := w.PutLine(frozen); err != nil {
			return err
		}
		return w.HoldReview(r.ID, "")
	})
	said := ""
	for _, r := range o.W().ReviewsOf(o.slo.ServiceID) {
		if r.Date == "2026-03-01" {
			said = o.W().LinesOf(r.ID)[0].Suggestion
		}
	}
	require.NotEmpty(t, said)
	assert.True(t, o.Sees(said[:12]), said)
}

func TestALineLeadsIntoWhatIf(t *testing.T) {
	o := open(t)
	stagetest.All[*widgets.SortTable](o.Root())[0].Focus()
	o.Press(fyne.KeyReturn)
	o.Tap("Open What-if")
	want := o.SLO("payments-accepted", stage.WhatIf)
	assert.Equal(t, []stage.Route{want, want}, o.Went())
}

func TestAProposalIsMadeWithItsEvidence(t *testing.T) {
	o := open(t)
	o.Tap("Propose…")
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Change").Focus()
	o.Choose("Loosen")
	o.write("New target in %", "99.95")
	assert.Regexp(t, `With 99\.95 %, \d+ of \d+ windows of the whole history would have been met; as agreed, \d+ were`, o.Text())
	o.Press(fyne.KeyReturn)
	assert.NotEqual(t, review.Proposed, o.proposal().State, "it goes the other way")
	o.write("New target in %", "99.62")
	o.Press(fyne.KeyReturn)
	p := o.proposal()
	assert.Equal(t, []string{"loosen", "99.62", "99.9"}, []string{string(p.Change), string(p.Goal), p.Before})
	assert.Regexp(t, `\d+ of 90 windows of the last 90 days were missed\.`, p.Evidence)
	assert.Empty(t, p.ReviewID)
	assert.Equal(t, "propose what becomes of “Payments accepted”", o.Session.UndoLabel())
	assert.True(t, o.Sees("Loosen: Proposed"))
}

func TestAProposalIsSignedAndAgreedOn(t *testing.T) {
	o := proposed(t)
	assert.True(t, o.Sees("Yet to agree"))
	o.Tap("Agree…")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, review.Proposed, o.proposal().State, "nobody accountable signed")
	o.Press(fyne.KeyEscape)
	for _, e := range o.W().MustAgree(o.proposal()) {
		o.Tap("Sign…")
		stagetest.Labelled[*widgets.TextField](o.Stage, "Remark").Focus()
		o.Type("Fine")
		o.Commit()
		assert.NotEmpty(t, o.W().ProposalSignsOf(o.proposal().ID), e.Person.Name)
	}
	assert.False(t, o.Sees("Yet to agree"))
	o.Tap("Agree…")
	o.write("Decided by", "Monthly review")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, review.Agreed, o.proposal().State)
	target, _ := o.W().LatestTarget(o.slo.ID)
	assert.Equal(t, slo.Percent("99.62"), target.Goal)
	assert.Equal(t, "Monthly review", target.By)
	assert.True(t, o.Sees("Last decision: Loosen"))
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, review.Proposed, o.proposal().State)
}

func TestAProposalIsChangedAndHasToBeSignedAgain(t *testing.T) {
	o := proposed(t)
	o.Tap("Sign…")
	o.Tap("Sign")
	require.Len(t, o.W().ProposalSignsOf(o.proposal().ID), 1)
	assert.True(t, o.Sees("Signed by Miriam Okafor."))
	o.more(2)
	o.write("New target in %", "99.5")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, slo.Percent("99.5"), o.proposal().Goal)
	assert.Empty(t, o.W().ProposalSignsOf(o.proposal().ID))
}

func TestAProposalIsRejectedOrWithdrawn(t *testing.T) {
	ways := []struct {
		line   int
		button string
		state  review.ProposalState
	}{{3, "Reject", review.Rejected}, {4, "Withdraw", review.Withdrawn}}
	for _, way := range ways {
		o := proposed(t)
		o.more(way.line)
		o.write("Why", "Too early")
		o.Tap(way.button)
		assert.Equal(t, way.state, o.proposal().State)
		assert.Equal(t, "Too early", o.proposal().Remark)
		assert.True(t, o.Sees("Propose…"))
	}
}

func TestTheWorkOfAProposalIsWrittenDown(t *testing.T) {
	o := proposed(t)
	assert.True(t, o.Sees("Retry with the second processor"))
	o.more(1)
	o.write("Work", "Cache the fares")
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Size").Focus()
	o.Choose("Large")
	stagetest.Labelled[*widgets.TextField](o.Stage, "Work").Focus()
	o.Press(fyne.KeyReturn)
	items := o.W().RoadmapOf(o.proposal().ID)
	require.Len(t, items, 2)
	assert.Equal(t, review.Large, items[1].Size)
	assert.True(t, o.Sees("Cache the fares"))
}

func TestWorkIsEditedAndRemoved(t *testing.T) {
	o := proposed(t)
	assert.False(t, o.Sees("Edit this work…"))
	o.selectWork()
	o.Tap("Edit this work…")
	o.write("Work", "Retry elsewhere")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "Retry elsewhere", o.W().RoadmapOf(o.proposal().ID)[0].Text)
	o.Tap("Remove this work…")
	o.Tap("Remove")
	assert.Empty(t, o.W().RoadmapOf(o.proposal().ID))
	assert.False(t, o.Sees("Retry elsewhere"))
}

func TestAPeriodIsPlannedAgainstWhatTheVerdictsAskFor(t *testing.T) {
	o := open(t)
	assert.True(t, o.Sees("40 % for reliability"))
	planned := len(o.W().BalancesOf(o.slo.ServiceID))
	o.Tap("Plan a period…")
	o.write("For reliability in %", "")
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.W().BalancesOf(o.slo.ServiceID), planned, "without a share it is no plan")
	assert.True(t, o.Sees("Planned for reliability"), "a sentence says what is missing")
	o.write("For reliability in %", "30")
	o.Press(fyne.KeyReturn)
	plans := o.W().BalancesOf(o.slo.ServiceID)
	require.Len(t, plans, planned+1)
	last := plans[planned]
	assert.Equal(t, []string{"30", "2026-04-01", "2026-06-30"}, []string{last.Planned, last.From, last.To}, "it follows the last one")
	assert.NotEmpty(t, last.Suggested)
}

func TestAPeriodIsEditedInPlaceAndKeepsWhatOthersWroteMeanwhile(t *testing.T) {
	o := open(t)
	plans := o.W().BalancesOf(o.slo.ServiceID)
	tables := stagetest.All[*widgets.SortTable](o.Root())
	periods := tables[len(tables)-1]
	periods.Select(plans[0].ID)
	periods.Focus()
	o.Press(fyne.KeyReturn)
	o.Do("note", func(w *workspace.Workspace) error {
		p := w.Balances[plans[0].ID]
		p.Note = "Written elsewhere"
		_, err := w.PlanBalance(p)
		return err
	})
	o.write("For reliability in %", "45")
	o.Press(fyne.KeyReturn)
	now := o.W().BalancesOf(o.slo.ServiceID)
	require.Len(t, now, len(plans))
	assert.Equal(t, []string{"45", plans[0].From, "Written elsewhere"}, []string{now[0].Planned, now[0].From, now[0].Note})
	o.Tap("Remove this period…")
	o.Tap("Remove")
	assert.Len(t, o.W().BalancesOf(o.slo.ServiceID), len(plans)-1)
}

func TestAnEditOfAProposalKeepsWhatOthersWroteMeanwhile(t *testing.T) {
	o := proposed(t)
	o.more(2)
	o.Do("note", func(w *workspace.Workspace) error {
		p := w.Proposals[o.proposal().ID]
		p.Note = "Written elsewhere"
		return w.PutProposal(p)
	})
	o.write("New target in %", "99.5")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, slo.Percent("99.5"), o.proposal().Goal)
	assert.Equal(t, "Written elsewhere", o.proposal().Note)
}

func TestAgreeingWritesTheTargetClosesTheLoopAndOpensTheNextCycle(t *testing.T) {
	o := proposed(t)
	for range o.W().MustAgree(o.proposal()) {
		o.Tap("Sign…")
		o.Tap("Sign")
	}
	before := o.W().CycleOf(o.slo.ServiceID)
	o.Tap("Agree…")
	box := stagetest.All[*widgets.CheckField](o.Root())
	require.NotEmpty(t, box, "what it closes in the guide can be ticked")
	o.Window.Canvas().Focus(box[0])
	o.Type(" ")
	o.write("Open the next cycle because", "A lower target until there is a second route")
	o.Press(fyne.KeyReturn)
	require.Equal(t, review.Agreed, o.proposal().State)
	w := o.W()
	target, _ := w.LatestTarget(o.slo.ID)
	assert.Equal(t, []string{"99.62", o.Session.Today()}, []string{string(target.Goal), target.From})
	now := w.CycleOf(o.slo.ServiceID)
	assert.NotEqual(t, before.ID, now.ID)
	assert.Equal(t, "A lower target until there is a second route", now.Reason)
	step, err := w.StepByKey(review.Recalibrate)
	require.NoError(t, err)
	ticked := 0
	for _, c := range w.CriteriaOf(step.ID) {
		if w.Ticks[lifecycle.TickID(before.ID, c.ID)].Met {
			ticked++
		}
	}
	assert.Positive(t, ticked, "the cycle that ended says that it was decided")
}

func TestTheBoardOfAllServicesIsThatOfAProductOwner(t *testing.T) {
	o := open(t)
	o.Session.SetAuthor("Jonas Lindqvist")
	o.Show(planning.New(o.Env), stage.Route{Screen: stage.Planning})
	assert.True(t, o.Sees("Planning: all services"))
	for text, want := range map[string]bool{"Payments accepted": true, "Claims can be made": true, "Order placed": false} {
		assert.Equal(t, want, o.Sees(text), text)
	}
	assert.True(t, o.Sees("Ask the second fraud check"), "the work of all these services")
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Services of").Focus()
	o.Choose("Everybody")
	assert.True(t, o.Sees("Order placed"))
	assert.True(t, o.Sees("Hold seats with Seatbank"))
	placed, err := o.W().SLOByKey("order-placed")
	require.NoError(t, err)
	o.GoTo(stage.Route{Screen: stage.Planning, ID: placed.ID})
	assert.True(t, o.Sees("Reliability work: Checkout"))
	assert.True(t, o.Sees("33 % for reliability"))
}

func TestAServiceWithoutSLOsLeadsToThem(t *testing.T) {
	s := stagetest.Open(t)
	s.Do("add", func(w *workspace.Workspace) error {
		_, err := w.AddService("Lost property", "", s.Session.Today())
		return err
	})
	id := ""
	for _, service := range s.W().ServicesInOrder() {
		if service.Name == "Lost property" {
			id = service.ID
		}
	}
	s.Show(planning.New(s.Env), stage.Route{Screen: stage.Planning, ServiceID: id})
	s.Tap("Open the SLOs")
	assert.Equal(t, []stage.Route{{Screen: stage.SLOs, ServiceID: id}}, s.Went())
}
