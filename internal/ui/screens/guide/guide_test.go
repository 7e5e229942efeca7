package guide_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// now is what the workspace says about the shown step.
func (o *opened) now() workspace.GuideStep {
	o.t.Helper()
	for _, step := range o.w().Guide(o.at.ServiceID, "").Steps {
		if step.Step.ID == o.at.ID {
			return step
		}
	}
	require.Fail(o.t, "the route names no step")
	return workspace.GuideStep{}
}

func TestTheGuideOpensAtTheFirstStepThatIsNotDone(t *testing.T) {
	o := openedAt(t, "checkout", "")
	assert.Contains(t, o.text(), "Make the indicators real")
	assert.Contains(t, o.text(), "Waits for sign-off")
	assert.Contains(t, o.text(), "Basket, seats, passengers")
}

func TestStepsAreReachedByKeyAndByMouse(t *testing.T) {
	o := openedAt(t, "checkout", "propose-slo")
	o.screen.Focus()
	o.key(fyne.KeyRight)
	o.key(fyne.KeyReturn)
	assert.Equal(t, "agree-on-slo", o.now().Step.Key)

	o.screen.StepBy(-1)
	o.screen.StepBy(-1)
	o.screen.StepBy(-1)
	assert.Equal(t, "existence-of-slo", o.now().Step.Key, "the path ends here")

	path := find[*widgets.Path](o, "", 0)
	path.Tapped(&fyne.PointEvent{Position: fyne.NewPos(path.Size().Width-20, 40)})
	assert.Equal(t, "recalibrate-planning", o.now().Step.Key)
}

func TestAnAnswerIsKeptWithItsLineBreaks(t *testing.T) {
	o := openedAt(t, "refunds", "existence-of-slo")
	find[*widgets.MarkdownField](o, "Write the answer", 0).Edit()
	o.typing("Travellers:\n- by train\n- by bus")
	o.commit()
	var answers []string
	for _, q := range o.now().Questions {
		answers = append(answers, q.Answer)
	}
	assert.Contains(t, answers, "Travellers:\n- by train\n- by bus")
	assert.Equal(t, "answer a question in Existence of SLO", o.session.UndoLabel())
}

func TestWhatIsBeingTypedStaysWhenSomethingElseChanges(t *testing.T) {
	o := openedAt(t, "refunds", "existence-of-slo")
	field := find[*widgets.MarkdownField](o, "Write the answer", 0)
	field.Edit()
	o.typing("half a")
	require.NoError(t, o.session.Do("label", func(w *workspace.Workspace) error {
		_, err := w.AddTask(w.CycleOf(o.at.ServiceID).ID, o.at.ID, "From elsewhere")
		return err
	}))
	o.typing(" sentence")
	assert.Equal(t, "half a sentence", field.Value())
	assert.Contains(t, o.text(), "From elsewhere")

	o.screen.StepBy(1)
	step, err := o.w().StepByKey("existence-of-slo")
	require.NoError(t, err)
	found := false
	for _, q := range o.w().QuestionsOf(step.ID) {
		found = found || o.w().Answers[lifecycle.AnswerID(o.w().CycleOf(o.at.ServiceID).ID, q.ID)].Text == "half a sentence"
	}
	assert.True(t, found, "going to another step keeps what was typed")
}

func TestATaskIsAddedOwnedDatedDoneAndRemoved(t *testing.T) {
	o := openedAt(t, "refunds", "execute-slo-roadmap")
	before := len(o.now().Tasks)
	find[*widgets.TextField](o, "Add a task", 0).Focus()
	o.typing("Call the operator\n")
	require.Len(t, o.now().Tasks, before+1)
	o.typing("Write it down\n")
	require.Len(t, o.now().Tasks, before+2, "the field is ready for the next one")

	person := o.w().PeopleByName()[0]
	o.choose("Owner", person.Name)
	assert.Equal(t, person.ID, o.now().Tasks[0].OwnerID)

	day, err := time.Parse(workspace.DateLayout, o.session.Today())
	require.NoError(t, err)
	due := find[*widgets.DateField](o, "Due", 0)
	due.Focus()
	o.typing("soon\n")
	assert.Contains(t, o.text(), "“soon” is not a date")
	o.key(fyne.KeyEscape)
	o.typing(day.AddDate(0, 0, -3).Format(workspace.DateLayout) + "\n")
	assert.Contains(t, o.text(), "3 days overdue")

	o.window.Canvas().Focus(find[*widgets.CheckField](o, "", 0))
	o.typing(" ")
	done := 0
	for _, task := range o.now().Tasks {
		if task.Done {
			done++
		}
	}
	assert.Equal(t, 1, done)

	o.pressTip("Remove the task", before)
	assert.Contains(t, o.text(), "Remove the task “Call the operator”?")
	o.press("Remove")
	assert.Len(t, o.now().Tasks, before+1)
	require.NoError(t, o.session.Undo())
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
	assert.Contains(t, o.text(), "One question is open")
	o.press("Answer it")
	o.typing("A team that reviews each other's changes.")
	o.commit()
	assert.NotContains(t, o.text(), "One question is open")

	o.press("Show the tasks")
	assert.NotNil(t, o.window.Canvas().Focused())
	o.press("Fill the chair")
	require.Len(t, o.went, 1)
	assert.Equal(t, stage.People, o.went[0].Screen)
	assert.Contains(t, o.w().Personas, o.went[0].ID)
}

func TestACriterionThatPeopleJudgeIsTicked(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	require.Zero(t, criteriaTicked(o.now()))
	box := o.criterion()
	o.window.Canvas().Focus(box)
	o.typing(" ")
	assert.Equal(t, 1, criteriaTicked(o.now()))
	assert.Equal(t, fyne.Focusable(box), o.window.Canvas().Focused(), "the box keeps the keyboard")
	o.typing(" ")
	assert.Zero(t, criteriaTicked(o.now()))
}

// criterion is the first box to tick of an exit criterion.
func (o *opened) criterion() *widgets.CheckField {
	o.t.Helper()
	var found *widgets.CheckField
	walk(o.root(), func(object fyne.CanvasObject) bool {
		box, ok := object.(*widgets.CheckField)
		if ok && box.Tip() == "Tick it when you all think that it is true" {
			found = box
		}
		return found != nil
	})
	require.NotNil(o.t, found)
	return found
}

func TestTheNarrowScreenShowsWhoTakesPartFirst(t *testing.T) {
	o := openedAt(t, "checkout", "agree-on-slo")
	driver := fyne.CurrentApp().Driver()
	place := func(text string) fyne.Position {
		return driver.AbsolutePositionForObject(find[*widgets.Term](o, text, 0))
	}
	questions := func() fyne.Position {
		return driver.AbsolutePositionForObject(find[*widgets.Text](o, "Questions", 0))
	}
	assert.Greater(t, place("Who").X, questions().X)

	o.window.Resize(fyne.NewSize(800, 600))
	assert.Less(t, place("Who").Y, questions().Y)
	assert.Less(t, place("Leaves this step when").Y, questions().Y)
}

func TestAStepThatWasRemovedGivesWayToAnother(t *testing.T) {
	o := openedAt(t, "payments", "propose-slo")
	remove := func(id string) {
		require.NoError(t, o.session.Do("label", func(w *workspace.Workspace) error { return w.Remove("step", id) }))
	}
	remove(o.at.ID)
	assert.Contains(t, o.text(), "Look at the remaining budget", "the current step")
	for _, step := range o.w().StepsInOrder() {
		remove(step.ID)
	}
	assert.Contains(t, o.text(), "All steps were removed")
	o.press("Open the RACI")
	assert.Equal(t, stage.RACI, o.went[0].Screen)
}
