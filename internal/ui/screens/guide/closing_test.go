package guide_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

func TestTheAccountablePersonsSignatureClosesTheStep(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	require.Equal(t, lifecycle.Waiting, o.now().State)
	o.Tap("Sign off as Étienne Dubois…")
	assert.Contains(t, o.Text(), "the signature closes the step")
	stagetest.Find[*widgets.TextField](o.Stage, "On what condition").Focus()
	o.Type("For a year.")
	o.Commit()
	require.Equal(t, lifecycle.Done, o.now().State)
	assert.Contains(t, o.Text(), "Signed by Étienne Dubois")
	assert.Contains(t, o.Text(), "For a year.")
	assert.Contains(t, o.Text(), "Signed off")

	o.TapNth("Take this sign-off back", 1)
	o.Tap("Remove")
	assert.Equal(t, lifecycle.Waiting, o.now().State)
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, lifecycle.Done, o.now().State)
}

func TestAnotherSignatureIsPossibleAndShownAsWhatItIs(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	o.Tap("Sign off as")
	o.choose("Étienne Dubois (accountable)", "Carys Hughes")
	assert.Contains(t, o.Text(), "Carys Hughes is not accountable for this step")
	o.Window.Canvas().Focus(stagetest.Find[*widgets.Button](o.Stage, "Sign off"))
	o.Press(fyne.KeyReturn)
	assert.Equal(t, lifecycle.Waiting, o.now().State)
	assert.Contains(t, o.Text(), "Signed by Carys Hughes")
	assert.Contains(t, o.Text(), "not accountable for this step")
}

func TestASignatureNeedsAPersonAndADate(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	o.Tap("Sign off…")
	assert.Contains(t, o.Text(), "exit criteria are not met yet")
	stagetest.Find[*widgets.DateField](o.Stage, "Date").Focus()
	o.Press(fyne.KeyReturn)
	assert.Equal(t, 2, strings.Count(o.Text(), "Choose who signs."), "beside the field and above the buttons")
	o.choose("Choose a person", "Carys Hughes")
	date := stagetest.Find[*widgets.DateField](o.Stage, "Date")
	date.Focus()
	date.Set("")
	o.Tap("Sign off")
	assert.Contains(t, o.Text(), "Date must not be empty")
	o.Press(fyne.KeyEscape)
	assert.Empty(t, o.now().SignOffs)
}

func TestAnEndedCycleCanBeReadOnly(t *testing.T) {
	o := openedAt(t, "checkout", "agree-on-slo")
	o.choose("2, since", "1, ended on")
	assert.Contains(t, o.Text(), "It stays as it was")
	assert.NotContains(t, o.Text(), "Add a task")
	assert.NotContains(t, o.Text(), "Sign off as")
	assert.True(t, stagetest.Find[*widgets.CheckField](o.Stage, "").Disabled())
	label := o.Session.UndoLabel()
	field := stagetest.Find[*widgets.MarkdownField](o.Stage, "")
	o.Window.Canvas().Unfocus()
	assert.NotEmpty(t, field.Value())
	assert.Equal(t, label, o.Session.UndoLabel())

	o.Tap("Show cycle 2")
	assert.NotContains(t, o.Text(), "It stays as it was")
	assert.Contains(t, o.Text(), "Add a task")
}

func TestTheNextCycleBeginsAtItsFirstStep(t *testing.T) {
	o := openedAt(t, "payments", "handle-error-budget")
	o.Tap("Start next cycle…")
	assert.Contains(t, o.Text(), "Cycle 1 ends today and stays readable")
	o.Type("The acquirer changed.")
	o.Commit()
	cycle := o.W().CycleOf(o.At.ServiceID)
	assert.Equal(t, 2, cycle.Number)
	assert.Equal(t, "The acquirer changed.", cycle.Reason)
	assert.Equal(t, "existence-of-slo", o.now().Step.Key)
	assert.Contains(t, o.Text(), "Write the answer")
}

func TestEditingAStepIsOneEditForAllServices(t *testing.T) {
	o := openedAt(t, "payments", "agree-on-slo")
	questions, criteria := len(o.now().Questions), len(o.now().Criteria)
	answered := len(o.W().Answers)
	o.Tap("Edit step…")
	name := stagetest.Find[*widgets.TextField](o.Stage, "Name")
	name.Focus()
	o.Type("Really ")
	o.Tap("Remove")
	assert.Contains(t, o.Text(), "Will be removed.")
	assert.Contains(t, o.Text(), "answers will go with it")
	o.Tap("Add question")
	o.Type("Who pays?")
	o.Tap("Add criterion")
	o.Type("The bill is paid")
	o.Tap("Save")

	now := o.now()
	assert.Contains(t, now.Step.Name, "Really")
	require.Len(t, now.Questions, questions)
	assert.Equal(t, "Who pays?", now.Questions[questions-1].Question.Text)
	require.Len(t, now.Criteria, criteria+1)
	assert.Less(t, len(o.W().Answers), answered)
	assert.Contains(t, o.Text(), "Who pays?")
	require.NoError(t, o.Session.Undo())
	assert.Len(t, o.now().Criteria, criteria)
	assert.Len(t, o.W().Answers, answered)
}

func TestAStepNeedsAName(t *testing.T) {
	o := openedAt(t, "payments", "agree-on-slo")
	o.Tap("Edit step…")
	stagetest.Find[*widgets.TextField](o.Stage, "Name").Set("")
	o.Tap("Save")
	assert.Contains(t, o.Text(), "Name must not be empty")
}

func TestANoteIsAddedEditedAndRemoved(t *testing.T) {
	o := openedAt(t, "refunds", "propose-slo")
	o.Tap("Add note or link…")
	o.Type("Minutes")
	stagetest.Find[*widgets.TextField](o.Stage, "Link").Focus()
	o.Type("file:///etc/passwd")
	o.Tap("Add")
	assert.Contains(t, o.Text(), "is not a link")
	require.Empty(t, o.now().Evidence)
	stagetest.Find[*widgets.TextField](o.Stage, "Link").Set("https://example.org/minutes")
	o.Tap("Add")
	require.Len(t, o.now().Evidence, 1)
	assert.Contains(t, o.Text(), "Open link")

	o.TapNth("Edit the note", 0)
	stagetest.Find[*widgets.TextField](o.Stage, "Note").Focus()
	o.Type("Page 3")
	o.Commit()
	assert.Equal(t, "Page 3", o.now().Evidence[0].Note)
	assert.Equal(t, "https://example.org/minutes", o.now().Evidence[0].URL)

	o.TapNth("Remove the note", 0)
	o.Tap("Remove")
	assert.Empty(t, o.now().Evidence)
}

func TestThePolicyWorksheetLeadsToThePolicy(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	assert.Contains(t, o.Text(), "In force since")
	o.Tap("Open the policy")
	assert.Equal(t, []stage.Route{{Screen: stage.Policy, ServiceID: o.At.ServiceID}}, o.Went())
}

func TestTheRoadmapWorksheetLeadsToTheOtherSteps(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	assert.Contains(t, o.Text(), "Cache fares for one minute")
	o.Tap("Open the step")
	assert.Equal(t, "agree-slo-roadmap", o.now().Step.Key)
}

func TestTheFirstServiceIsAddedFromTheEmptyGuide(t *testing.T) {
	w, err := workspace.New("New")
	require.NoError(t, err)
	o := openOn(t, w)
	o.show("", "")
	o.Tap("Add your first service")
	o.Type("Payments API\n")
	require.Len(t, o.W().Services, 1)
	assert.Contains(t, o.Text(), "Existence of SLO")
	assert.Contains(t, o.Text(), "Not started")
	assert.Contains(t, o.Text(), "Nobody yet")
}

func TestAServiceIsChosenFromTheList(t *testing.T) {
	o := open(t)
	o.show("", "")
	assert.Contains(t, o.Text(), "Bookings ledger")
	o.Tap("Open the guide")
	assert.Equal(t, "Payments API", o.W().Services[o.At.ServiceID].Name)
	assert.Contains(t, o.Text(), "RESEARCH")
}
