package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

func parts() fyne.CanvasObject {
	info, watch, bad := widgets.NewBanner(), widgets.NewBanner(), widgets.NewBanner()
	info.Set(widgets.Notice{Kind: widgets.Accent, Text: "This workspace was changed in another window.", Close: "Close"})
	watch.Set(widgets.Notice{Kind: widgets.Watch, Text: "The monthly review of Search is six days overdue.", Action: "Prepare it"})
	bad.Set(widgets.Notice{Kind: widgets.Bad, Text: "The workbook could not be written, because the disk is full. Nothing was lost. Free some room, or choose another folder.", Action: "Choose", Close: "Close"})
	list := widgets.NewInlineList("Add a question", func(id string) (fyne.CanvasObject, func()) { return widgets.NewText(id, widgets.Look{}), func() {} })
	list.Set([]string{"Who is hurt when it fails?", "How would we notice?"})
	card := widgets.NewCard(widgets.Section("Questions", list))
	term := widgets.NewTerm("Error budget", "How much failure the target allows", widgets.Look{})
	text := widgets.NewCard(widgets.Stack(2, widgets.Title("Title"), widgets.Heading("Heading"), widgets.NewText("Text", widgets.Look{}), widgets.Muted("Muted"), widgets.Caption("Caption"), term))
	return widgets.Stack(2, info, watch, bad, container.New(widgets.TwoColumns{Ems: 16, Share: 0.5}, card, text),
		widgets.EmptyState(theme.IconTarget, "Nobody has written down yet what people may expect of this service.", "Add the first objective", func() {}))
}

func TestParts_LookRight(t *testing.T) {
	draw(t, "parts", fyne.NewSize(700, 620), parts)
}

func TestBanner_IsHiddenWithoutAText(t *testing.T) {
	light(t)
	banner := widgets.NewBanner()
	assert.False(t, banner.Visible())
	banner.Set(widgets.Notice{Text: "Something"})
	assert.True(t, banner.Visible())
	banner.Set(widgets.Notice{})
	assert.False(t, banner.Visible())
}

func TestBanner_ActionAndCloseAreReported(t *testing.T) {
	light(t)
	banner := widgets.NewBanner()
	var log []string
	banner.OnAction = func() { log = append(log, "action") }
	banner.OnClose = func() { log = append(log, "close") }
	banner.Set(widgets.Notice{Kind: widgets.Bad, Text: "Something", Action: "Do it", Close: "Close"})
	w := show(t, banner, fyne.NewSize(500, 60))
	w.Canvas().FocusNext()
	press(w.Canvas(), fyne.KeyReturn)
	w.Canvas().FocusNext()
	press(w.Canvas(), fyne.KeyReturn)
	assert.Equal(t, []string{"action", "close"}, log)
	assert.False(t, banner.Visible())
}

func TestBanner_Markup(t *testing.T) {
	light(t)
	banner := widgets.NewBanner()
	banner.Set(widgets.Notice{Kind: widgets.Watch, Text: "The review is overdue.", Action: "Prepare it"})
	w := show(t, banner, fyne.NewSize(400, 60))
	test.AssertRendersToMarkup(t, "banner.xml", w.Canvas())
}

func TestEmptyState_TheButtonWorks(t *testing.T) {
	light(t)
	pressed := false
	w := show(t, widgets.EmptyState(fynetheme.HomeIcon(), "Nothing yet.", "Begin", func() { pressed = true }), fyne.NewSize(500, 300))
	w.Canvas().FocusNext()
	press(w.Canvas(), fyne.KeyReturn)
	assert.True(t, pressed)
}

func TestInlineList_RowsThatStayKeepTheirFieldsAndTheFocus(t *testing.T) {
	light(t)
	built := 0
	list := widgets.NewInlineList("Add", func(id string) (fyne.CanvasObject, func()) {
		built++
		field := widgets.NewTextField(widgets.Field{Label: id})
		return field, func() { field.Set("value of " + id) }
	})
	w := show(t, list, fyne.NewSize(300, 400))
	list.Set([]string{"a", "b"})
	list.Row("b").(*widgets.TextField).Focus()
	typeInto(w.Canvas(), "my ")
	list.Set([]string{"c", "b", "a"})
	assert.Equal(t, 3, built)
	assert.Equal(t, "my value of b", list.Row("b").(*widgets.TextField).Value())
	assert.NotNil(t, w.Canvas().Focused())
	assert.Equal(t, "value of c", list.Row("c").(*widgets.TextField).Value())

	list.Set([]string{"a"})
	assert.Nil(t, list.Row("b"))
}

func TestInlineList_TheButtonAdds(t *testing.T) {
	light(t)
	list := widgets.NewInlineList("Add", func(string) (fyne.CanvasObject, func()) { return widgets.Muted("row"), func() {} })
	added := 0
	list.OnAdd = func() { added++ }
	w := show(t, list, fyne.NewSize(300, 200))
	w.Canvas().FocusNext()
	press(w.Canvas(), fyne.KeySpace)
	assert.Equal(t, 1, added)
}

func TestTwoColumns_StandBelowEachOtherWhereTheyWouldBeTooNarrow(t *testing.T) {
	light(t)
	left, right := widgets.NewParagraph("left", widgets.Look{}), widgets.NewParagraph("right", widgets.Look{})
	w := show(t, container.New(widgets.TwoColumns{Ems: 20, Share: 0.6}, left, right), fyne.NewSize(900, 300))
	assert.Greater(t, right.Position().X, left.Size().Width)
	assert.Zero(t, right.Position().Y)

	w.Resize(fyne.NewSize(500, 300))
	assert.Zero(t, right.Position().X)
	assert.Greater(t, right.Position().Y, left.Position().Y)
}

func TestTwoColumns_TheSecondStandsAboveWhereThatIsWanted(t *testing.T) {
	light(t)
	left, right := widgets.Muted("left"), widgets.Muted("right")
	w := show(t, container.New(widgets.TwoColumns{Ems: 20, Share: 0.6, SecondFirst: true}, left, right), fyne.NewSize(900, 300))
	assert.Equal(t, left.Position().Y, right.Position().Y)

	w.Resize(fyne.NewSize(500, 300))
	assert.Greater(t, left.Position().Y, right.Position().Y)
}
