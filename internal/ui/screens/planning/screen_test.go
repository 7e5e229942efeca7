package planning_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
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
		return w.PutCadence(review.Cadence{ServiceID: o.slo.ServiceID, Kind: review.Quarterly, Every: 91, Next: "2026-04-06"})
	})
	assert.True(t, o.Sees("6 Apr 2026"))
	o.Do("hold", func(w *workspace.Workspace) error {
		r, err := w.PlanReview(o.slo.ServiceID, review.Monthly, "2026-02-20")
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
		if r.State == review.Held {
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
	o.Press(fyne.KeyReturn)
	assert.Empty(t, o.W().ProposalsOf(o.slo.ID), "it goes the other way")
	o.write("New target in %", "99.62")
	o.Press(fyne.KeyReturn)
	p := o.proposal()
	assert.Equal(t, []string{"loosen", "99.62", "99.9"}, []string{string(p.Change), string(p.Goal), p.Before})
	assert.Regexp(t, `\d+ of 90 windows of the last 90 days were missed\.`, p.Evidence)
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
	assert.True(t, o.Sees("No work is written down yet."))
}

func TestAPeriodIsPlannedAgainstWhatTheVerdictsAskFor(t *testing.T) {
	o := open(t)
	o.Tap("Plan a period…")
	o.write("For reliability in %", "30")
	o.Press(fyne.KeyReturn)
	plans := o.W().BalancesOf(o.slo.ServiceID)
	require.Len(t, plans, 1)
	assert.Equal(t, []string{"30", "2026-03-02"}, []string{plans[0].Planned, plans[0].From})
	assert.NotEmpty(t, plans[0].Suggested)
	assert.True(t, o.Sees("30 % for reliability"))
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
