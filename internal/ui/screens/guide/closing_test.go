package guide_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

func TestTheAccountablePersonsSignatureClosesTheStep(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	require.Equal(t, lifecycle.Waiting, o.now().State)
	o.press("Sign off as Étienne Dubois…")
	assert.Contains(t, o.text(), "the signature closes the step")
	find[*widgets.TextField](o, "On what condition", 0).Focus()
	o.typing("For a year.")
	o.commit()
	require.Equal(t, lifecycle.Done, o.now().State)
	assert.Contains(t, o.text(), "Signed by Étienne Dubois")
	assert.Contains(t, o.text(), "For a year.")
	assert.Contains(t, o.text(), "Signed off")

	o.pressTip("Take this sign-off back", 1)
	o.press("Remove")
	assert.Equal(t, lifecycle.Waiting, o.now().State)
	require.NoError(t, o.session.Undo())
	assert.Equal(t, lifecycle.Done, o.now().State)
}

func TestAnotherSignatureIsPossibleAndShownAsWhatItIs(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	o.press("Sign off as")
	o.choose("Étienne Dubois (accountable)", "Carys Hughes")
	assert.Contains(t, o.text(), "Carys Hughes is not accountable for this step")
	o.window.Canvas().Focus(find[*widgets.Button](o, "Sign off", 0))
	o.key(fyne.KeyReturn)
	assert.Equal(t, lifecycle.Waiting, o.now().State)
	assert.Contains(t, o.text(), "Signed by Carys Hughes")
	assert.Contains(t, o.text(), "not accountable for this step")
}

func TestASignatureNeedsAPersonAndADate(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	o.press("Sign off…")
	assert.Contains(t, o.text(), "exit criteria are not met yet")
	find[*widgets.DateField](o, "Date", 0).Focus()
	o.key(fyne.KeyReturn)
	assert.Equal(t, 2, strings.Count(o.text(), "Choose who signs."), "beside the field and above the buttons")
	o.choose("Choose a person", "Carys Hughes")
	date := find[*widgets.DateField](o, "Date", 0)
	date.Focus()
	date.Set("")
	o.press("Sign off")
	assert.Contains(t, o.text(), "Date must not be empty")
	o.key(fyne.KeyEscape)
	assert.Empty(t, o.now().SignOffs)
}

func TestAnEndedCycleCanBeReadOnly(t *testing.T) {
	o := openedAt(t, "checkout", "agree-on-slo")
	o.choose("2, since", "1, ended on")
	assert.Contains(t, o.text(), "It stays as it was")
	assert.NotContains(t, o.text(), "Add a task")
	assert.NotContains(t, o.text(), "Sign off as")
	assert.True(t, find[*widgets.CheckField](o, "", 0).Disabled())
	label := o.session.UndoLabel()
	field := find[*widgets.MarkdownField](o, "", 0)
	o.window.Canvas().Unfocus()
	assert.NotEmpty(t, field.Value())
	assert.Equal(t, label, o.session.UndoLabel())

	o.press("Show cycle 2")
	assert.NotContains(t, o.text(), "It stays as it was")
	assert.Contains(t, o.text(), "Add a task")
}

func TestTheNextCycleBeginsAtItsFirstStep(t *testing.T) {
	o := openedAt(t, "payments", "handle-error-budget")
	o.press("Start next cycle…")
	assert.Contains(t, o.text(), "Cycle 1 ends today and stays readable")
	o.typing("The acquirer changed.")
	o.commit()
	cycle := o.w().CycleOf(o.at.ServiceID)
	assert.Equal(t, 2, cycle.Number)
	assert.Equal(t, "The acquirer changed.", cycle.Reason)
	assert.Equal(t, "existence-of-slo", o.now().Step.Key)
	assert.Contains(t, o.text(), "Write the answer")
}

func TestEditingAStepIsOneEditForAllServices(t *testing.T) {
	o := openedAt(t, "payments", "agree-on-slo")
	questions, criteria := len(o.now().Questions), len(o.now().Criteria)
	answered := len(o.w().Answers)
	o.press("Edit step…")
	name := find[*widgets.TextField](o, "Name", 0)
	name.Focus()
	o.typing("Really ")
	o.press("Remove")
	assert.Contains(t, o.text(), "Will be removed.")
	assert.Contains(t, o.text(), "answers will go with it")
	o.press("Add question")
	o.typing("Who pays?")
	o.press("Add criterion")
	o.typing("The bill is paid")
	o.press("Save")

	now := o.now()
	assert.Contains(t, now.Step.Name, "Really")
	require.Len(t, now.Questions, questions)
	assert.Equal(t, "Who pays?", now.Questions[questions-1].Question.Text)
	require.Len(t, now.Criteria, criteria+1)
	assert.Less(t, len(o.w().Answers), answered)
	assert.Contains(t, o.text(), "Who pays?")
	require.NoError(t, o.session.Undo())
	assert.Len(t, o.now().Criteria, criteria)
	assert.Len(t, o.w().Answers, answered)
}

func TestAStepNeedsAName(t *testing.T) {
	o := openedAt(t, "payments", "agree-on-slo")
	o.press("Edit step…")
	find[*widgets.TextField](o, "Name", 0).Set("")
	o.press("Save")
	assert.Contains(t, o.text(), "Name must not be empty")
}

func TestANoteIsAddedEditedAndRemoved(t *testing.T) {
	o := openedAt(t, "refunds", "propose-slo")
	o.press("Add note or link…")
	o.typing("Minutes")
	find[*widgets.TextField](o, "Link", 0).Focus()
	o.typing("file:///etc/passwd")
	o.press("Add")
	assert.Contains(t, o.text(), "is not a link")
	require.Empty(t, o.now().Evidence)
	find[*widgets.TextField](o, "Link", 0).Set("https://example.org/minutes")
	o.press("Add")
	require.Len(t, o.now().Evidence, 1)
	assert.Contains(t, o.text(), "Open link")

	o.pressTip("Edit the note", 0)
	find[*widgets.TextField](o, "Note", 0).Focus()
	o.typing("Page 3")
	o.commit()
	assert.Equal(t, "Page 3", o.now().Evidence[0].Note)
	assert.Equal(t, "https://example.org/minutes", o.now().Evidence[0].URL)

	o.pressTip("Remove the note", 0)
	o.press("Remove")
	assert.Empty(t, o.now().Evidence)
}

func TestThePolicyWorksheetLeadsToThePolicy(t *testing.T) {
	o := openedAt(t, "tickets", "agree-on-slo")
	assert.Contains(t, o.text(), "In force since")
	o.press("Open the policy")
	assert.Equal(t, []stage.Route{{Screen: stage.Policy, ServiceID: o.at.ServiceID}}, o.went)
}

func TestTheRoadmapWorksheetLeadsToTheOtherSteps(t *testing.T) {
	o := openedAt(t, "search", "propose-slo-roadmap")
	assert.Contains(t, o.text(), "Cache fares for one minute")
	o.press("Open the step")
	assert.Equal(t, "agree-slo-roadmap", o.now().Step.Key)
}

func TestTheFirstServiceIsAddedFromTheEmptyGuide(t *testing.T) {
	w, err := workspace.New("New")
	require.NoError(t, err)
	o := openOn(t, w)
	o.show("", "")
	o.press("Add your first service")
	o.typing("Payments API\n")
	require.Len(t, o.w().Services, 1)
	assert.Contains(t, o.text(), "Existence of SLO")
	assert.Contains(t, o.text(), "Not started")
	assert.Contains(t, o.text(), "Nobody yet")
}

func TestAServiceIsChosenFromTheList(t *testing.T) {
	o := open(t)
	o.show("", "")
	assert.Contains(t, o.text(), "Bookings ledger")
	o.press("Open the guide")
	assert.Equal(t, "Payments API", o.w().Services[o.at.ServiceID].Name)
	assert.Contains(t, o.text(), "RESEARCH")
}
