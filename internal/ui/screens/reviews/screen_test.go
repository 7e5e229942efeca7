package reviews_test

import (
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
	list := d.W().ReviewsOf(d.Service("payments"))
	require.NotEmpty(d.T, list)
	return list[0]
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
	d := open(t, "payments")
	assert.True(t, d.Sees("No review is planned yet."))
	d.Tap("Plan a review…")
	d.Press(fyne.KeyReturn)
	assert.Equal(t, review.Planned, d.review().State)
	assert.Equal(t, "2026-03-02", d.review().Date)
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
	actions := d.W().ActionsOf(d.Service("payments"))
	require.Len(t, actions, 2)
	assert.Equal(t, "Write the runbook", actions[1].Text)
	assert.Equal(t, d.review().ID, actions[1].ReviewID)
	assert.True(t, d.Sees("Action items (2)"))
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
			d.tab(4)
			return d
		},
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
