package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestAColumnGivesWrappingTextsTheHeightTheyNeed(t *testing.T) {
	light(t)
	long := widgets.NewParagraph(strings.Repeat("many words ", 40), widgets.Look{})
	below := widgets.Muted("below")
	column := widgets.NewColumn(2, long, below)
	show(t, column, fyne.NewSize(200, 120))

	assert.Greater(t, long.Size().Height, float32(120))
	assert.GreaterOrEqual(t, below.Position().Y, long.Size().Height)
}

func TestAColumnScrollsToWhatIsToBeSeen(t *testing.T) {
	light(t)
	last := widgets.Muted("last")
	objects := []fyne.CanvasObject{}
	for range 40 {
		objects = append(objects, widgets.Muted("a line"))
	}
	column := widgets.NewColumn(1)
	show(t, column, fyne.NewSize(200, 120))
	column.Set(append(objects, widgets.Stack(1, widgets.Muted("above"), last))...)
	position := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y }
	assert.Greater(t, position(), float32(120))

	column.Reveal(last)

	assert.Less(t, position(), float32(120))
}

func TestWhatGetsTheKeyboardInAColumnIsScrolledIntoSight(t *testing.T) {
	light(t)
	objects := []fyne.CanvasObject{}
	for range 40 {
		objects = append(objects, widgets.Muted("a line"))
	}
	field := widgets.NewTextField(widgets.Field{Label: "Name"})
	inner := widgets.NewColumn(1, append(objects, widgets.NewCard(field))...)
	outside := widgets.NewButton("Outside", nil)
	w := show(t, container.NewBorder(outside, nil, nil, nil, widgets.NewFilledColumn(1, inner)), fyne.NewSize(200, 220))
	driver := fyne.CurrentApp().Driver()
	assert.Greater(t, driver.AbsolutePositionForObject(field).Y, float32(220))

	field.Focus()
	there := driver.AbsolutePositionForObject(field).Y
	assert.Less(t, there+field.Size().Height, float32(221))

	w.Canvas().Focus(outside)
	assert.InDelta(t, there, driver.AbsolutePositionForObject(field).Y, 0.1, "what is not in the column does not scroll it")
}

func TestTheLastObjectOfAFilledColumnTakesTheRoomThatIsLeft(t *testing.T) {
	light(t)
	first, last := widgets.Muted("first"), widgets.Muted("last")
	show(t, widgets.NewFilledColumn(2, first, last), fyne.NewSize(200, 120))
	assert.Less(t, first.Size().Height, float32(40))
	assert.Greater(t, last.Size().Height, float32(60))
}

func TestAColumnScrollsToWhatLiesDeepWithinIt(t *testing.T) {
	light(t)
	deep := widgets.Muted("deep")
	var objects []fyne.CanvasObject
	for range 40 {
		objects = append(objects, widgets.Muted("a line"))
	}
	inner := widgets.Stack(1, append(objects, deep, widgets.Stack(1, objects...))...)
	column := widgets.NewColumn(1)
	show(t, column, fyne.NewSize(200, 120))
	column.Set(inner)
	position := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(deep).Y }

	column.Reveal(deep)
	assert.InDelta(t, 100, position(), 30)

	column.RevealTop(deep)
	assert.Less(t, position(), float32(20))
}
