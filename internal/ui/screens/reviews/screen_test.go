package reviews_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/review"
	"slocharter/internal/ui/screens/reviews"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// desk is the screen on a stage of its own.
type desk struct{ *stagetest.Stage }

func open(t *testing.T, key string) *desk {
	t.Helper()
	d := &desk{stagetest.WithYear(t)}
	d.MustStaySilent()
	d.At.Screen = stage.Reviews
	d.Show(reviews.New(d.Env), d.Place(key, ""))
	return d
}

// plan plans a weekly review of payments and opens it.
func plan(t *testing.T) *desk {
	t.Helper()
	d := open(t, "payments")
	d.Tap("Plan a review…")
	d.Press(fyne.KeyReturn)
	return d
}

func prepare(t *testing.T) *desk {
	t.Helper()
	d := plan(t)
	d.Tap("Prepare")
	return d
}

func (d *desk) review() review.Review {
	d.T.Helper()
	for _, r := range d.W().ReviewsOf(d.Service("payments")) {
		if r.Kind == review.Weekly {
			return r
		}
	}
	d.T.Fatal("no weekly review")
	return review.Review{}
}

func (d *desk) tab(steps int) {
	d.T.Helper()
	tabs := stagetest.Find[*widgets.Tabs](d.Stage, "Notes")
	d.Window.Canvas().Focus(tabs)
	for range steps {
		d.Press(fyne.KeyRight)
	}
}

func TestAServiceWithoutReviewsOffersToPlanOne(t *testing.T) {
	d := open(t, "refunds")
	assert.True(t, d.Sees("No review is planned yet."))
	d.Tap("Plan a review…")
	d.Press(fyne.KeyReturn)
	planned := d.W().ReviewsOf(d.Service("refunds"))
	require.Len(t, planned, 1)
	assert.Equal(t, review.Planned, planned[0].State)
	assert.Equal(t, "2026-03-02", planned[0].Date)
	assert.Equal(t, "plan the Weekly review of 2 Mar 2026", d.Session.UndoLabel())
	assert.True(t, d.Sees("Preparing takes the figures"))
}

func TestPreparingFreezesTheFiguresAndInvites(t *testing.T) {
	d := prepare(t)
	require.Equal(t, review.Prepared, d.review().State)
	lines := d.W().LinesOf(d.review().ID)
	assert.Len(t, lines, len(d.W().LiveSLOsOf(d.Service("payments"))))
	assert.NotEmpty(t, lines[0].Left)
	assert.True(t, d.Sees(lines[0].Name))
	assert.NotEmpty(t, d.W().AttendeesOf(d.review().ID))
	assert.Equal(t, "prepare the Weekly review of 2 Mar 2026", d.Session.UndoLabel())
}

func TestToilAndSatisfactionLeadToASuggestionThatIsFollowed(t *testing.T) {
	d := prepare(t)
	first := d.W().LinesOf(d.review().ID)[0]
	stagetest.Labelled[*widgets.ChoiceField](d.Stage, "Toil").Focus()
	d.Choose("High")
	stagetest.Labelled[*widgets.ChoiceField](d.Stage, "Satisfaction").Focus()
	d.Choose("Low")
	line := d.W().Lines[first.ID]
	assert.Equal(t, review.High, line.Toil)
	require.NotEmpty(t, line.Suggestion)
	stagetest.Labelled[*widgets.ChoiceField](d.Stage, "Decided").Focus()
	d.Choose("As suggested")
	assert.Equal(t, review.AsSuggested, d.W().Lines[first.ID].Decided)
}

func TestAnotherDecisionIsTypedAtOnce(t *testing.T) {
	d := prepare(t)
	first := d.W().LinesOf(d.review().ID)[0]
	stagetest.Labelled[*widgets.TextField](d.Stage, "What was decided").Focus()
	d.Type("Wait for the new pool\n")
	stagetest.Labelled[*widgets.TextField](d.Stage, "Why").Focus()
	d.Type("It comes next week\n")
	line := d.W().Lines[first.ID]
	assert.Equal(t, review.Otherwise, line.Decided)
	assert.Equal(t, "Wait for the new pool", line.Decision)
	assert.Equal(t, "It comes next week", line.Why)
}

func TestActionItemsAreTypedRowByRow(t *testing.T) {
	d := prepare(t)
	d.tab(2)
	d.Press(fyne.KeyTab)
	d.Type("Raise the pool\n")
	d.Type("Write the runbook\n")
	actions := slices.DeleteFunc(d.W().ActionsOf(d.Service("payments")), func(a review.ActionItem) bool { return a.ReviewID != d.review().ID })
	require.Len(t, actions, 2)
	assert.Equal(t, "Write the runbook", actions[1].Text)
	assert.Equal(t, d.review().ID, actions[1].ReviewID)
	assert.Regexp(t, `Action items \(\d+\)`, d.Text())
}

func TestWhoIsThereIsTickedAndGuestsAreAdded(t *testing.T) {
	d := prepare(t)
	missing := len(d.W().MissingFrom(d.review().ID))
	d.tab(1)
	d.Press(fyne.KeyTab)
	d.Type(" ")
	stagetest.Labelled[*widgets.TextField](d.Stage, "Add a guest").Focus()
	d.Type("Grace\n")
	d.Type("Linus\n")
	assert.Len(t, d.W().MissingFrom(d.review().ID), missing-1)
	assert.True(t, d.Sees("Grace"))
	assert.True(t, d.Sees("Linus"))
}

func TestDecisionsAreKeptWithWhatThePolicySaid(t *testing.T) {
	d := prepare(t)
	d.tab(3)
	d.Press(fyne.KeyTab)
	d.Type("Release on Friday\n")
	d.Type("The pool is larger\n")
	list := d.W().ReviewDecisions(d.review().ID)
	require.Len(t, list, 1)
	assert.Equal(t, "Release on Friday", list[0].Decided)
	assert.Equal(t, "The pool is larger", list[0].Reason)
	assert.Equal(t, "Ada", list[0].By)
	assert.Equal(t, d.review().VerdictText, list[0].VerdictText)
}

func TestAReviewThatWasHeldReadsTheSameForeverAndSavesItsMinutes(t *testing.T) {
	d := prepare(t)
	before := d.W().LinesOf(d.review().ID)
	d.Tap("Finish…")
	d.Press(fyne.KeyReturn)
	require.Equal(t, review.Held, d.review().State)
	assert.Equal(t, "2026-03-09", d.W().CadenceOf(d.Service("payments"), review.Weekly).Next)
	assert.Empty(t, stagetest.Buttons(d.Root(), "Finish…"))
	d.Do("rename", func(w *workspace.Workspace) error {
		o := w.SLOs[before[0].SLOID]
		o.Name = "Renamed since"
		return w.PutSLO(o)
	})
	assert.Equal(t, before, d.W().LinesOf(d.review().ID))
	assert.False(t, d.Sees("Renamed since"))
	d.Tap("Export pack")
	assert.Equal(t, stage.ReviewPack, d.Exports()[0].Kind)
}

func TestAllServicesHaveTheirNextReview(t *testing.T) {
	d := open(t, "")
	assert.True(t, d.Sees("None planned"))
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	assert.NotEmpty(t, d.At.ServiceID)
}

// lastMonthly opens the monthly review of payments that was held last.
func lastMonthly(t *testing.T) *desk {
	t.Helper()
	d := open(t, "payments")
	for _, r := range d.W().ReviewsOf(d.Service("payments")) {
		if r.Kind == review.Monthly && r.State == review.Held {
			d.GoTo(d.Place("payments", r.ID))
			return d
		}
	}
	t.Fatal("no monthly review was held")
	return nil
}

func TestARecalibrationIsProposedInTheReviewWithItsFigures(t *testing.T) {
	d := prepare(t)
	o, err := d.W().SLOByKey("payments-accepted")
	require.NoError(t, err)
	require.Equal(t, o.ID, d.W().LinesOf(d.review().ID)[0].SLOID)
	d.tab(4)
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	d.Choose("Loosen")
	goal := stagetest.Labelled[*widgets.TextField](d.Stage, "New target in %")
	goal.Focus()
	d.TypeOver("99.62")
	assert.Regexp(t, `With 99\.62 %, \d+ of \d+ windows`, d.Text(), "what it would have meant stands beside it")
	d.Press(fyne.KeyReturn)
	p, open := d.W().OpenProposal(o.ID)
	require.True(t, open)
	assert.Equal(t, []string{"loosen", "99.62", d.review().ID}, []string{string(p.Change), string(p.Goal), p.ReviewID})
	assert.Contains(t, p.Evidence, "Weekly review of 2 Mar 2026: ")
	assert.Contains(t, p.Evidence, d.W().LinesOf(d.review().ID)[0].Used)
	assert.True(t, d.Sees("Loosen: Proposed"))
	assert.True(t, d.Sees("Yet to agree"))
}

func TestALineOfAReviewLeadsToItsRecalibration(t *testing.T) {
	d := prepare(t)
	d.Tap("Propose a change…")
	d.Press(fyne.KeyReturn)
	o, err := d.W().SLOByKey("payments-accepted")
	require.NoError(t, err)
	p, open := d.W().OpenProposal(o.ID)
	require.True(t, open)
	assert.Equal(t, review.Keep, p.Change)
	assert.Regexp(t, `Proposals \(\d\)`, d.Text())
}

func TestAReviewThatWasHeldShowsWhatItProposed(t *testing.T) {
	d := lastMonthly(t)
	d.tab(4)
	for _, text := range []string{"Loosen: Proposed", "Tighten: Rejected", "Keep: Agreed"} {
		assert.True(t, d.Sees(text), text)
	}
	assert.Empty(t, stagetest.Buttons(d.Root(), "Propose…"), "it was held")
}

func TestTheNextReviewIsExpectedWithoutPlanningIt(t *testing.T) {
	d := open(t, "tickets")
	days := stagetest.All[*widgets.DateField](d.Root())
	require.Len(t, days, 3)
	days[0].Focus()
	d.TypeOver("2026-02-20")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, "2026-02-20", d.W().CadenceOf(d.Service("tickets"), review.Weekly).Next)
	assert.Empty(t, d.W().ReviewsOf(d.Service("tickets")))
	assert.True(t, d.Sees("20 Feb 2026, overdue"))
	assert.Equal(t, "say when the next Weekly review takes place", d.Session.UndoLabel())
}

// practise opens the agendas and the decision table, at one of their tabs.
func practise(t *testing.T, tab int) *desk {
	t.Helper()
	d := open(t, "")
	d.Tap("Agendas and decision table…")
	d.Window.Canvas().Focus(stagetest.All[*widgets.Tabs](d.Root())[0])
	for range tab {
		d.Press(fyne.KeyRight)
	}
	return d
}

func agendaTexts(w workspace.Workspace, k review.Kind) []string {
	var list []string
	for _, a := range w.AgendaOf(k) {
		list = append(list, a.Text)
	}
	return list
}

func TestAnAgendaIsTypedMovedAndShortened(t *testing.T) {
	d := practise(t, 1)
	before := agendaTexts(d.W(), review.Monthly)
	d.Press(fyne.KeyTab)
	d.Type("What did customers say?\n")
	now := agendaTexts(d.W(), review.Monthly)
	require.Equal(t, append(slices.Clone(before), "What did customers say?"), now)

	grid := stagetest.All[*widgets.EntryGrid](d.Root())[0]
	d.Press(fyne.KeyDown, fyne.KeyEnd)
	_, ok := grid.Selected()
	require.True(t, ok)
	d.Shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	d.Shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	now = agendaTexts(d.W(), review.Monthly)
	assert.Equal(t, "What did customers say?", now[len(now)-3], "the selection moves with its row")

	d.Press(fyne.KeyDelete)
	d.Tap("Remove")
	assert.Equal(t, before, agendaTexts(d.W(), review.Monthly))
	require.NoError(t, d.Session.Undo())
	assert.Len(t, d.W().AgendaOf(review.Monthly), len(before)+1)
}

func TestAPartOfAnAgendaIsAskedOfEachSLO(t *testing.T) {
	d := practise(t, 0)
	d.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	first := d.W().AgendaOf(review.Weekly)[0]
	require.False(t, first.Each)
	d.Type("y\n")
	assert.True(t, d.W().AgendaOf(review.Weekly)[0].Each)
	d.Press(fyne.KeyUp, fyne.KeyRight)
	d.Type("many\n")
	assert.True(t, d.Sees("is no number of minutes"))
}

func TestARowOfTheDecisionTableIsEditedAndAllAreReplaced(t *testing.T) {
	d := practise(t, 3)
	first := d.W().DecisionTable()[0]
	d.Press(fyne.KeyTab, fyne.KeyHome, fyne.KeyReturn)
	stagetest.Labelled[*widgets.TextField](d.Stage, "Suggestion").Focus()
	d.TypeOver("Celebrate")
	d.Tap("Save")
	assert.Equal(t, "Celebrate", d.W().DecisionTable()[0].Suggestion)
	assert.Equal(t, first.Balance, d.W().DecisionTable()[0].Balance)
	require.NoError(t, d.Session.Undo())
	assert.Equal(t, first, d.W().DecisionTable()[0])
	d.Tap("Begin with another table")
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.Press(fyne.KeyReturn)
	assert.NotEqual(t, first.Suggestion, d.W().DecisionTable()[0].Suggestion)
}

func TestDraw(t *testing.T) {
	faces := map[string]func(*testing.T) *desk{
		"all":      func(t *testing.T) *desk { return open(t, "") },
		"none":     func(t *testing.T) *desk { return open(t, "payments") },
		"planned":  plan,
		"prepared": prepare,
		"attendance": func(t *testing.T) *desk {
			d := prepare(t)
			d.tab(1)
			return d
		},
		"actions": func(t *testing.T) *desk {
			d := prepare(t)
			d.tab(2)
			d.Press(fyne.KeyTab)
			d.Type("Raise the pool\n")
			return d
		},
		"notes": func(t *testing.T) *desk {
			d := prepare(t)
			d.tab(5)
			return d
		},
		"recalibration": func(t *testing.T) *desk {
			d := lastMonthly(t)
			d.tab(4)
			return d
		},
		"held":   lastMonthly,
		"agenda": func(t *testing.T) *desk { return practise(t, 1) },
		"table":  func(t *testing.T) *desk { return practise(t, 3) },
		"list": func(t *testing.T) *desk {
			d := prepare(t)
			d.GoTo(d.Place("payments", ""))
			return d
		},
	}
	for name, play := range faces {
		t.Run(name, func(t *testing.T) {
			stagetest.Pictures(t, "reviews-"+name, func(look stagetest.Look) *stagetest.Stage {
				d := play(t)
				d.Wear(look)
				return d.Stage
			})
		})
	}
}

func TestAPlannedReviewIsPreparedByEnterAtOnce(t *testing.T) {
	d := plan(t)
	d.GoTo(d.Place("payments", d.review().ID))
	d.Press(fyne.KeyReturn)
	assert.Equal(t, review.Prepared, d.review().State)
}

func TestWhoFinishesAReviewIsToldWhoWasNotThere(t *testing.T) {
	d := prepare(t)
	absent := d.W().MissingFrom(d.review().ID)
	require.NotEmpty(t, absent)
	d.Tap("Finish…")
	assert.True(t, d.Sees("Missing: "+absent[0].Name))
}
