package widgets_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// typeInto types into what has the focus.
func typeInto(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

func form() fyne.CanvasObject {
	name := widgets.NewTextField(widgets.Field{Label: "Name", Hint: "Pay in under 2 s"})
	target := widgets.NewTextField(widgets.Field{Label: "Target", Help: "The share of good events"})
	target.Set("99.95")
	target.SetProblem("A target lies between 0 and 100 %. Write it without the sign, for example 99.5, and leave a little room for failure.")
	kind := widgets.NewChoiceField(widgets.Field{Label: "Indicator", Hint: "Choose one"})
	kind.Set([]widgets.Choice{{ID: "a", Text: "Availability"}, {ID: "l", Text: "Latency"}}, "l")
	start := widgets.NewDateField(widgets.Field{Label: "Starts on", Hint: "YYYY-MM-DD"}, "Open the calendar", noDate)
	start.Set("2025-11-24")
	internal := widgets.NewCheckField(widgets.Field{Label: "Internal only"})
	internal.Set(true)
	why := widgets.NewTextArea(widgets.Field{Label: "Why"}, 3)
	why.Set("People wait no longer.\nThey leave.")
	notes := widgets.NewMarkdownField(widgets.Field{Label: "Notes", Hint: "Click to write"}, 4)
	notes.Set("Agreed in the **workshop**.\nSee [the minutes](https://example.org).\n\n- first\n- second")
	empty := widgets.NewMarkdownField(widgets.Field{Label: "Evidence", Hint: "Click to write"}, 4)
	return container.NewVBox(name, target, kind, start, internal, why, notes, empty)
}

func noDate(text string) string {
	if _, err := time.Parse(time.DateOnly, text); err != nil && text != "" {
		return "Write the date as 2025-11-24."
	}
	return ""
}

func TestFields_LookRight(t *testing.T) {
	draw(t, "fields", fyne.NewSize(420, 760), form)
}

func TestTextField_Markup(t *testing.T) {
	light(t)
	field := widgets.NewTextField(widgets.Field{Label: "Target", Help: "The share of good events"})
	field.Set("99.9")
	w := show(t, field, fyne.NewSize(260, 90))
	test.AssertRendersToMarkup(t, "textfield.xml", w.Canvas())
}

func textField(t *testing.T) (*widgets.TextField, fyne.Canvas, *[]string) {
	light(t)
	field := widgets.NewTextField(widgets.Field{Label: "Name"})
	field.Set("old")
	commits := &[]string{}
	field.OnCommit = func(text string) { *commits = append(*commits, text) }
	w := show(t, field, fyne.NewSize(300, 100))
	field.Focus()
	return field, w.Canvas(), commits
}

func TestTextField_CommitsOnEnterAndOnlyOnce(t *testing.T) {
	_, canvas, commits := textField(t)
	press(canvas, fyne.KeyEnd)
	typeInto(canvas, "er")
	assert.Empty(t, *commits)
	press(canvas, fyne.KeyReturn)
	canvas.Unfocus()
	assert.Equal(t, []string{"older"}, *commits)
}

func TestTextField_CommitsWhenItIsLeft(t *testing.T) {
	_, canvas, commits := textField(t)
	typeInto(canvas, "very ")
	canvas.Unfocus()
	assert.Equal(t, []string{"very old"}, *commits)
}

func TestTextField_AnUnchangedTextIsNoCommit(t *testing.T) {
	_, canvas, commits := textField(t)
	typeInto(canvas, "x")
	press(canvas, fyne.KeyBackspace, fyne.KeyReturn)
	canvas.Unfocus()
	assert.Empty(t, *commits)
}

func TestTextField_EscapeTakesBackWhatWasTyped(t *testing.T) {
	field, canvas, commits := textField(t)
	typeInto(canvas, "very ")
	press(canvas, fyne.KeyEscape)
	canvas.Unfocus()
	assert.Equal(t, "old", field.Value())
	assert.Empty(t, *commits)
}

func TestTextField_SetIsSilentAndLeavesTypingAlone(t *testing.T) {
	field, canvas, commits := textField(t)
	field.Set("changed elsewhere")
	assert.Equal(t, "changed elsewhere", field.Value(), "nothing was typed, so the new value shows")

	typeInto(canvas, "I ")
	field.Set("changed again")
	assert.Equal(t, "I changed elsewhere", field.Value())
	assert.Empty(t, *commits)

	press(canvas, fyne.KeyEscape)
	assert.Equal(t, "changed again", field.Value())
}

func TestTextField_ReplacingWhatOthersWroteMeanwhileIsTold(t *testing.T) {
	var told []string
	widgets.OnOvertake = func(theirs string) { told = append(told, theirs) }
	t.Cleanup(func() { widgets.OnOvertake = nil })
	field, canvas, commits := textField(t)
	typeInto(canvas, "very ")
	field.Set("old")
	field.Set("theirs")
	press(canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"very old"}, *commits)
	assert.Equal(t, []string{"theirs"}, told)

	typeInto(canvas, "x")
	press(canvas, fyne.KeyReturn)
	assert.Len(t, told, 1, "only the edit that replaced it")
}

func TestTextField_ARefusedTextCanBeCommittedAgainAfterTyping(t *testing.T) {
	field, canvas, commits := textField(t)
	field.OnCommit = func(text string) {
		*commits = append(*commits, text)
		field.SetProblem("That name is taken.")
	}
	typeInto(canvas, "x")
	press(canvas, fyne.KeyReturn)
	assert.Contains(t, test.RenderToMarkup(canvas), "That name is taken.")

	typeInto(canvas, "y")
	assert.NotContains(t, test.RenderToMarkup(canvas), "That name is taken.")
	press(canvas, fyne.KeyReturn)
	assert.Equal(t, []string{"xold", "xyold"}, *commits)
}

func TestTextArea_EnterMakesALineAndCtrlEnterCommits(t *testing.T) {
	light(t)
	field := widgets.NewTextArea(widgets.Field{Label: "Why"}, 3)
	var commits []string
	field.OnCommit = func(text string) { commits = append(commits, text) }
	w := show(t, field, fyne.NewSize(300, 160))
	field.Focus()
	typeInto(w.Canvas(), "one")
	press(w.Canvas(), fyne.KeyReturn)
	typeInto(w.Canvas(), "two")
	assert.Empty(t, commits)

	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnter)
	assert.Equal(t, []string{"one\ntwo"}, commits)
}

func TestChoiceField_TellsEqualTextsApart(t *testing.T) {
	light(t)
	field := widgets.NewChoiceField(widgets.Field{Label: "Person", Hint: "Nobody yet"})
	field.OnChoose = func(string) { t.Error("setting was reported") }
	field.Set([]widgets.Choice{{ID: "1", Text: "M. Okafor"}, {ID: "2", Text: "M. Okafor"}}, "1")
	assert.Equal(t, "1", field.Value())

	var chosen []string
	field.OnChoose = func(id string) { chosen = append(chosen, id) }
	w := show(t, field, fyne.NewSize(300, 300))
	field.Focus()
	press(w.Canvas(), fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, []string{"2"}, chosen)
	assert.Equal(t, "2", field.Value())
	assert.Nil(t, w.Canvas().Overlays().Top())
}

func TestChoiceField_ALetterChoosesTheNextThatBeginsWithIt(t *testing.T) {
	light(t)
	field := widgets.NewChoiceField(widgets.Field{Label: "Toil"})
	field.Set([]widgets.Choice{{ID: "", Text: "Not said"}, {ID: "low", Text: "Low"}, {ID: "lower", Text: "Lower"}}, "")
	w := show(t, field, fyne.NewSize(300, 300))
	field.Focus()
	for _, want := range []string{"low", "lower", "low"} {
		typeInto(w.Canvas(), "l")
		assert.Equal(t, want, field.Value())
	}
	typeInto(w.Canvas(), "x")
	assert.Equal(t, "low", field.Value())
}

func TestChoiceField_ArrowsGoOnFromWhatIsChosen(t *testing.T) {
	light(t)
	field := widgets.NewChoiceField(widgets.Field{Label: "Toil"})
	field.Set([]widgets.Choice{{ID: "1", Text: "One"}, {ID: "2", Text: "Two"}, {ID: "3", Text: "Three"}}, "2")
	w := show(t, field, fyne.NewSize(300, 300))
	field.Focus()
	press(w.Canvas(), fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, "3", field.Value())
}

func TestChoiceField_AnUnknownChoiceShowsTheHint(t *testing.T) {
	light(t)
	field := widgets.NewChoiceField(widgets.Field{Label: "Person", Hint: "Nobody yet"})
	field.Set([]widgets.Choice{{ID: "1", Text: "M. Okafor"}}, "gone")
	assert.Empty(t, field.Value())
	test.AssertObjectRendersToMarkup(t, "choicefield.xml", field)
}

func TestCheckField_SetIsSilent(t *testing.T) {
	light(t)
	field := widgets.NewCheckField(widgets.Field{Label: "Internal"})
	var ticks []bool
	field.OnTick = func(ticked bool) { ticks = append(ticks, ticked) }
	field.Set(true)
	assert.Empty(t, ticks)
	show(t, field, fyne.NewSize(200, 60))
	test.TapAt(field, fyne.NewPos(10, field.Size().Height/2))
	assert.Equal(t, []bool{false}, ticks)
}

func TestDateField_ABadDateShowsTheSentenceAndIsNotReported(t *testing.T) {
	light(t)
	field := widgets.NewDateField(widgets.Field{Label: "Starts on"}, "Open the calendar", noDate)
	var commits []string
	field.OnCommit = func(text string) { commits = append(commits, text) }
	w := show(t, field, fyne.NewSize(320, 120))
	field.Focus()
	typeInto(w.Canvas(), "24.11.")
	press(w.Canvas(), fyne.KeyReturn)
	assert.Empty(t, commits)
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "Write the date as 2025-11-24.")

	press(w.Canvas(), fyne.KeyEscape)
	typeInto(w.Canvas(), "2025-11-24")
	press(w.Canvas(), fyne.KeyReturn)
	assert.Equal(t, []string{"2025-11-24"}, commits)
}

func TestDateField_ReportsADateOfThePlaceAsYearMonthDay(t *testing.T) {
	light(t)
	before := widgets.ReadDate
	t.Cleanup(func() { widgets.ReadDate = before })
	widgets.ReadDate = func(text string) string { return strings.Replace(text, "24.11.2025", "2025-11-24", 1) }
	field := widgets.NewDateField(widgets.Field{Label: "Starts on"}, "Open the calendar", noDate)
	var commits []string
	field.OnCommit = func(text string) { commits = append(commits, text) }
	w := show(t, field, fyne.NewSize(320, 120))
	field.Focus()
	typeInto(w.Canvas(), "24.11.2025")
	press(w.Canvas(), fyne.KeyReturn)
	assert.Equal(t, []string{"2025-11-24"}, commits)
	assert.Equal(t, "2025-11-24", field.Value())
}

func TestDateField_ThatIsReadOnlyTakesNoText(t *testing.T) {
	light(t)
	field := widgets.NewDateField(widgets.Field{Label: "Starts on"}, "Open the calendar", noDate)
	field.Set("2025-11-24")
	field.SetReadOnly(true)
	w := show(t, field, fyne.NewSize(300, 100))
	field.Focus()
	typeInto(w.Canvas(), "1")
	assert.Equal(t, "2025-11-24", field.Value())
}

func TestDateField_TheCalendarFillsIn(t *testing.T) {
	light(t)
	field := widgets.NewDateField(widgets.Field{Label: "Starts on"}, "Open the calendar", noDate)
	field.Today = func() time.Time { return time.Date(2025, 11, 24, 9, 0, 0, 0, time.UTC) }
	var commits []string
	field.OnCommit = func(text string) { commits = append(commits, text) }
	w := show(t, field, fyne.NewSize(400, 500))
	test.TapCanvas(w.Canvas(), fyne.NewPos(385, 40))
	assert.NotNil(t, w.Canvas().Overlays().Top())
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "November 2025")
}

func TestFields_TellWhenTheyGetTheKeyboard(t *testing.T) {
	light(t)
	var told []string
	tell := func(name string) func() { return func() { told = append(told, name) } }
	text := widgets.NewTextField(widgets.Field{Label: "Name"})
	choice := widgets.NewChoiceField(widgets.Field{Label: "Indicator"})
	check := widgets.NewCheckField(widgets.Field{Label: "Internal"})
	text.OnFocus, choice.OnFocus, check.OnFocus = tell("text"), tell("choice"), tell("check")
	c := show(t, container.NewVBox(text, choice, check), fyne.NewSize(300, 200)).Canvas()
	for range 3 {
		c.FocusNext()
	}
	assert.Equal(t, []string{"text", "choice", "check"}, told)
}

func TestTextField_AnOfferedTextCountsAtOnce(t *testing.T) {
	field, _, commits := textField(t)
	field.Offer("Usual names", []widgets.Choice{{ID: "old", Text: "The old one"}, {ID: "new", Text: "A new one"}})
	w := show(t, field, fyne.NewSize(300, 100))
	field.Focus()
	c := w.Canvas()
	c.FocusNext()
	press(c, fyne.KeySpace)
	press(c, fyne.KeyDown)
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	assert.Equal(t, []string{"new"}, *commits)
	assert.Equal(t, "new", field.Value())
}
