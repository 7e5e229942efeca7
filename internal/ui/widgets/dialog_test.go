package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

// stage is a window with a field that has the focus, and a record of what happened.
type stage struct {
	canvas fyne.Canvas
	field  *widgets.TextField
	log    []string
}

func newStage(t *testing.T) *stage {
	light(t)
	s := &stage{field: widgets.NewTextField(widgets.Field{Label: "Behind"})}
	w := test.NewTempWindow(t, nil)
	w.SetContent(widgets.TipLayer(container.NewVBox(s.field), w.Canvas()))
	w.Resize(fyne.NewSize(1024, 640))
	s.canvas = w.Canvas()
	s.field.Focus()
	return s
}

func (s *stage) note(text string) func() { return func() { s.log = append(s.log, text) } }

func (s *stage) question() widgets.Dialog {
	return widgets.Dialog{
		Title: "Remove the step?", Sentence: "Its letters go with it.", Confirm: "Remove", Cancel: "Keep",
		OnConfirm: s.note("removed"), OnCancel: s.note("kept"),
	}
}

func TestDialog_EnterConfirmsAndEscapeCancels(t *testing.T) {
	cases := []struct {
		name string
		key  fyne.KeyName
		want string
	}{
		{"Enter confirms", fyne.KeyReturn, "removed"},
		{"Enter on the number pad confirms", fyne.KeyEnter, "removed"},
		{"Escape cancels", fyne.KeyEscape, "kept"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t)
			before := s.canvas.Focused()
			s.question().Open(s.canvas)
			press(s.canvas, c.key)
			assert.Equal(t, []string{c.want}, s.log)
			assert.Nil(t, s.canvas.Overlays().Top())
			assert.Equal(t, before, s.canvas.Focused(), "the keyboard is where it was")
			assert.Nil(t, s.canvas.OnTypedKey())
		})
	}
}

func TestDialog_EnterInADangerousQuestionKeeps(t *testing.T) {
	s := newStage(t)
	question := s.question()
	question.Danger = true
	question.Open(s.canvas)
	press(s.canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"kept"}, s.log)
}

func TestDialog_ClickingTheButtonsWorks(t *testing.T) {
	s := newStage(t)
	open := s.question().Open(s.canvas)
	s.canvas.Unfocus()
	press(s.canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"removed"}, s.log)
	open.Close()
	assert.Equal(t, []string{"removed"}, s.log, "closing twice does nothing")
}

func TestDialog_AFormGetsTheKeyboardAndStaysOpenUntilItIsRight(t *testing.T) {
	s := newStage(t)
	name := widgets.NewTextField(widgets.Field{Label: "Name"})
	kind := widgets.NewChoiceField(widgets.Field{Label: "Kind"})
	kind.Set([]widgets.Choice{{ID: "a", Text: "A"}}, "a")
	widgets.Dialog{
		Title: "New service", Body: container.NewVBox(name, kind), Confirm: "Create", Cancel: "Cancel",
		Validate: func() string {
			if name.Value() == "" {
				return "A service needs a name."
			}
			return ""
		},
		OnConfirm: func() { s.log = append(s.log, name.Value()) },
	}.Open(s.canvas)

	press(s.canvas, fyne.KeyReturn)
	require.NotNil(t, s.canvas.Overlays().Top())
	assert.Contains(t, test.RenderToMarkup(s.canvas), "A service needs a name.")

	typeInto(s.canvas, "Checkout")
	s.canvas.FocusNext()
	press(s.canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"Checkout"}, s.log, "Enter confirms from a choice too")
}

func TestDialog_EscapeInAFieldFirstTakesBackWhatWasTyped(t *testing.T) {
	s := newStage(t)
	name := widgets.NewTextField(widgets.Field{Label: "Name"})
	widgets.Dialog{Title: "New", Body: name, Confirm: "Create", Cancel: "Cancel", OnCancel: s.note("cancelled")}.Open(s.canvas)
	typeInto(s.canvas, "x")
	press(s.canvas, fyne.KeyEscape)
	assert.Empty(t, s.log)
	press(s.canvas, fyne.KeyEscape)
	assert.Equal(t, []string{"cancelled"}, s.log)
}

func TestDialog_InSeveralLinesEnterWritesAndCtrlEnterConfirms(t *testing.T) {
	s := newStage(t)
	why := widgets.NewTextArea(widgets.Field{Label: "Why"}, 3)
	widgets.Dialog{Title: "Why", Body: why, Confirm: "Save", Cancel: "Cancel", OnConfirm: s.note("saved")}.Open(s.canvas)
	typeInto(s.canvas, "a")
	press(s.canvas, fyne.KeyReturn)
	assert.Empty(t, s.log)
	s.canvas.Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnter)
	assert.Equal(t, []string{"saved"}, s.log)
	assert.Equal(t, "a\n", why.Value())
}

func TestDialog_AMessageClosesOnEscapeToo(t *testing.T) {
	s := newStage(t)
	widgets.Dialog{Title: "Done", Sentence: "The workbook is written.", Confirm: "Close", OnConfirm: s.note("closed")}.Open(s.canvas)
	press(s.canvas, fyne.KeyEscape)
	assert.Equal(t, []string{"closed"}, s.log)
}

func TestDialog_OneAboveAnotherClosesInTurn(t *testing.T) {
	s := newStage(t)
	s.question().Open(s.canvas)
	widgets.Dialog{Title: "Second", Confirm: "Yes", Cancel: "No", OnConfirm: s.note("second")}.Open(s.canvas)
	press(s.canvas, fyne.KeyReturn)
	press(s.canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"second", "removed"}, s.log)
}

func TestDialog_NeverExceedsTheWindow(t *testing.T) {
	s := newStage(t)
	fields := container.NewVBox()
	for range 30 {
		fields.Add(widgets.NewTextField(widgets.Field{Label: "One of many"}))
	}
	widgets.Dialog{Title: "Long", Sentence: strings.Repeat("word ", 300), Body: fields, Confirm: "Save", Cancel: "Cancel"}.Open(s.canvas)
	for _, o := range test.LaidOutObjects(s.canvas.Overlays().Top()) {
		if button, ok := o.(*widgets.Button); ok && button.Text == "Save" {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
			assert.LessOrEqual(t, at.Y+button.Size().Height, float32(640))
			return
		}
	}
	t.Fatal("the dialog has no button")
}

func TestPicker_NarrowsByTypingAndPicksByKey(t *testing.T) {
	s := newStage(t)
	widgets.Picker{
		Title: "Go to", Hint: "Search", Empty: "Nothing found",
		Choices: []widgets.PickerChoice{{ID: "1", Text: "Checkout", Detail: "Service"}, {ID: "2", Text: "Search", Detail: "Service"}, {ID: "3", Text: "Service level", Detail: "Word"}},
		OnPick:  func(id string) { s.log = append(s.log, id) },
	}.Open(s.canvas)
	typeInto(s.canvas, "ser")
	press(s.canvas, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	assert.Equal(t, []string{"2"}, s.log)
	assert.Nil(t, s.canvas.Overlays().Top())
}

func TestPicker_EnterWithoutAMatchKeepsItOpen(t *testing.T) {
	s := newStage(t)
	widgets.Picker{Title: "Go to", Empty: "Nothing found", OnPick: func(string) { t.Error("something was picked") }}.Open(s.canvas)
	press(s.canvas, fyne.KeyReturn)
	assert.Contains(t, test.RenderToMarkup(s.canvas), "Nothing found")
	press(s.canvas, fyne.KeyEscape)
	assert.Nil(t, s.canvas.Overlays().Top())
}

func TestDialogs_LookRight(t *testing.T) {
	size := fyne.NewSize(1024, 640)
	drawDialog(t, "dialog-form", size, widgets.Dialog{Title: "New service level objective", Sentence: "What do people expect, and how would you notice that they are disappointed?", Confirm: "Create", Cancel: "Cancel"}, form)
	drawDialog(t, "dialog-danger", size, widgets.Dialog{Title: "Remove the step?", Sentence: "Its seven letters and two sign-offs go with it. You can undo this.", Confirm: "Remove", Cancel: "Keep", Danger: true}, nil)
	drawPicker(t, "picker", size)
}
