package guide_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// now is what the workspace says about the shown step.
func (o *opened) now() workspace.GuideStep {
	o.T.Helper()
	for _, step := range o.W().Guide(o.At.ServiceID, "").Steps {
		if step.Step.ID == o.At.ID {
			return step
		}
	}
	require.Fail(o.T, "the route names no step")
	return workspace.GuideStep{}
}

func TestTheGuideOpensAtTheFirstStepThatIsNotDone(t *testing.T) {
	o := openedAt(t, "checkout", "")
	assert.Contains(t, o.Text(), "Make the indicators real")
	assert.Contains(t, o.Text(), "Waits for sign-off")
	assert.Contains(t, o.Text(), "Basket, seats, passengers")
}

func TestStepsAreReachedByKeyAndByMouse(t *testing.T) {
	o := openedAt(t, "checkout", "propose-slo")
	o.screen.Focus()
	o.Press(fyne.KeyRight)
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "agree-on-slo", o.now().Step.Key)

	o.screen.StepBy(-1)
	o.screen.StepBy(-1)
	o.screen.StepBy(-1)
	assert.Equal(t, "existence-of-slo", o.now().Step.Key, "the path ends here")

	path := stagetest.Find[*widgets.Path](o.Stage, "")
	path.Tapped(&fyne.PointEvent{Position: fyne.NewPos(path.Size().Width-20, 40)})
	assert.Equal(t, "recalibrate-planning", o.now().Step.Key)
}

func TestAnAnswerIsKeptWithItsLineBreaks(t *testing.T) {
	o := openedAt(t, "refunds", "existence-of-slo")
	stagetest.Find[*widgets.MarkdownField](o.Stage, "Write the answer").Edit()
	o.Type("Travellers:\n- by train\n- by bus")
	o.Commit()
	var answers []string
	for _, q := range o.now().Questions {
		answers = append(answers, q.Answer)
	}
	assert.Contains(t, answers, "Travellers:\n- by train\n- by bus")
	assert.Equal(t, "answer a question in Existence of SLO", o.Session.UndoLabel())
}

func TestWhatIsBeingTypedStaysWhenSomethingElseChanges(t *testing.T) {
	o := openedAt(t, "refunds", "existence-of-slo")
	field := stagetest.Find[*widgets.MarkdownField](o.Stage, "Write the answer")
	field.Edit()
	o.Type("half a")
	require.NoError(t, o.Session.Do("label", func(w *workspace.Workspace) error {
		_, err := w.AddTask(w.CycleOf(o.At.ServiceID).ID, o.At.ID, "From elsewhere")
		return err
	}))
	o.Type(" sentence")
	assert.Equal(t, "half a sentence", field.Value())
	assert.Contains(t, o.Text(), "From elsewhere")

	o.screen.StepBy(1)
	step, err := o.W().StepByKey("existence-of-slo")
	require.NoError(t, err)
	found := false
	for _, q := range o.W().QuestionsOf(step.ID) {
		found = found || o.W().Answers[lifecycle.AnswerID(o.W().CycleOf(o.At.ServiceID).ID, q.ID)].Text == "half a sentence"
	}
	assert.True(t, found, "going to another step keeps what was typed")
}

func TestATaskIsAddedOwnedDatedDoneAndRemoved(t *testing.T) {
	o := openedAt(t, "refunds", "execute-slo-roadmap")
	before := len(o.now().Tasks)
	stagetest.Find[*widgets.TextField](o.Stage, "Add a task").Focus()
	o.Type("Call the operator\n")
	require.Len(t, o.now().Tasks, before+1)
	o.Type("Write it down\n")
	require.Len(t, o.now().Tasks, before+2, "the field is ready for the next one")

	person := o.W().PeopleByName()[0]
	o.choose("Owner", person.Name)
	assert.Equal(t, person.ID, o.now().Tasks[0].OwnerID)

	day, err := time.Parse(workspace.DateLayout, o.Session.Today())
	require.NoError(t, err)
	due := stagetest.Find[*widgets.DateField](o.Stage, "Due")
	due.Focus()
	o.Type("soon\n")
	assert.Contains(t, o.Text(), "“soon” is not a date")
	o.Press(fyne.KeyEscape)
	o.Type(day.AddDate(0, 0, -3).Format(workspace.DateLayout) + "\n")
	assert.Contains(t, o.Text(), "3 days overdue")

	o.Window.Canvas().Focus(stagetest.Find[*widgets.CheckField](o.Stage, ""))
	o.Type(" ")
	done := 0
	for _, task := range o.now().Tasks {
		if task.Done {
			done++
		}
	}
	assert.Equal(t, 1, done)

	o.TapNth("Remove the task", before)
	assert.Contains(t, o.Text(), "Remove the task “Call the operator”?")
	o.Tap("Remove")
	assert.Len(t, o.now().Tasks, before+1)
	require.NoError(t, o.Session.Undo())
	assert.Len(t, o.now().Tasks, before+2)
}

func criteriaTicked(s workspace.GuideStep) int {
	n := 0
	for _, r := range s.Criteria {
		if r.Met && r.Criterion.Check == "" {
			n++
		}
	}
	return n
}

func TestACriterionThatTheDataAnswersSaysWhyNotAndLeadsToTheCure(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	assert.Contains(t, o.Text(), "One question is open")
	o.Tap("Answer it")
	o.Type("A team that reviews each other's changes.")
	o.Commit()
	assert.NotContains(t, o.Text(), "One question is open")

	o.Tap("Show the tasks")
	assert.NotNil(t, o.Window.Canvas().Focused())
	o.Tap("Fill the chair")
	require.Len(t, o.Went(), 1)
	assert.Equal(t, stage.People, o.Went()[0].Screen)
	assert.Contains(t, o.W().Personas, o.Went()[0].ID)
}

func TestACriterionThatPeopleJudgeIsTicked(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	require.Zero(t, criteriaTicked(o.now()))
	box := o.criterion()
	o.Window.Canvas().Focus(box)
	o.Type(" ")
	assert.Equal(t, 1, criteriaTicked(o.now()))
	assert.Equal(t, fyne.Focusable(box), o.Window.Canvas().Focused(), "the box keeps the keyboard")
	o.Type(" ")
	assert.Zero(t, criteriaTicked(o.now()))
}

// criterion is the first box to tick of an exit criterion.
func (o *opened) criterion() *widgets.CheckField {
	o.T.Helper()
	for _, box := range stagetest.All[*widgets.CheckField](o.Root()) {
		if box.Tip() == "Tick it when you all think that it is true" {
			return box
		}
	}
	require.Fail(o.T, "no criterion can be ticked")
	return nil
}

func TestTheNarrowScreenShowsWhoTakesPartFirst(t *testing.T) {
	o := openedAt(t, "checkout", "agree-on-slo")
	driver := fyne.CurrentApp().Driver()
	place := func(text string) fyne.Position {
		return driver.AbsolutePositionForObject(stagetest.Find[*widgets.Term](o.Stage, text))
	}
	questions := func() fyne.Position {
		return driver.AbsolutePositionForObject(stagetest.Find[*widgets.Text](o.Stage, "Questions"))
	}
	assert.Greater(t, place("Who").X, questions().X)

	o.Window.Resize(fyne.NewSize(800, 600))
	assert.Less(t, place("Who").Y, questions().Y)
	assert.Less(t, place("Leaves this step when").Y, questions().Y)
}

func TestAStepThatWasRemovedGivesWayToAnother(t *testing.T) {
	o := openedAt(t, "payments", "propose-slo")
	remove := func(id string) {
		require.NoError(t, o.Session.Do("label", func(w *workspace.Workspace) error { return w.Remove("step", id) }))
	}
	remove(o.At.ID)
	assert.Contains(t, o.Text(), "Look at the remaining budget", "the current step")
	for _, step := range o.W().StepsInOrder() {
		remove(step.ID)
	}
	assert.Contains(t, o.Text(), "All steps were removed")
	o.Tap("Open the RACI")
	assert.Equal(t, stage.RACI, o.Went()[0].Screen)
}
