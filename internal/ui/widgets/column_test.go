package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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
