package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
)

// grip is a border between two columns.
type grip interface {
	fyne.CanvasObject
	fyne.Draggable
	fyne.DoubleTappable
	desktop.Cursorable
}

// grips returns the borders between the columns of the visible screen, from left to right.
func (th *theater) grips() []grip {
	th.t.Helper()
	found := stagetest.All[grip](th.canvas().Content())
	require.NotEmpty(th.t, found)
	return found
}

// borders returns where they are.
func (th *theater) borders() []float32 {
	th.t.Helper()
	var places []float32
	for _, g := range th.grips() {
		places = append(places, fyne.CurrentApp().Driver().AbsolutePositionForObject(g).X)
	}
	return places
}

func TestColumnsAreAsWideAsBefore(t *testing.T) {
	th := newTheater(t).onSample()
	usual := th.borders()
	grip := th.grips()[0]
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(40, 0)})
	grip.DragEnd()
	dragged := th.borders()
	assert.InDelta(t, usual[0]+40, dragged[0], 0.1)
	assert.InDelta(t, usual[1], dragged[1], 0.1)
	assert.Contains(t, th.kept(), `"overview": [`)

	th.again()
	assert.InDeltaSlice(t, dragged, th.borders(), 0.1)
	th.shell.GoTo(stage.Route{Screen: stage.People})
	assert.NotEmpty(t, th.borders(), "another table has widths of its own")

	th.shell.GoTo(stage.Route{Screen: stage.Overview})
	th.grips()[0].DoubleTapped(&fyne.PointEvent{})
	assert.InDeltaSlice(t, usual, th.borders(), 0.1)
	assert.NotContains(t, th.kept(), `"overview": [`)
}

func TestDamagedWidthsOfColumnsAreAsIfNoneHadBeenChosen(t *testing.T) {
	th := newTheater(t).onSample()
	usual := th.borders()
	th.shell.Quit()
	for name, remembered := range map[string]string{
		"no list of tables":  `{"textScale": 1, "columns": 7, "author": "Ada"}`,
		"no list of widths":  `{"columns": {"overview": "wide"}, "author": "Ada"}`,
		"too few":            `{"columns": {"overview": [1, 2]}, "author": "Ada"}`,
		"words":              `{"columns": {"overview": [1, 1, 1, 1, 1, "a", 1, 1, 1, 1, 1]}, "author": "Ada"}`,
		"beyond all numbers": `{"columns": {"overview": [1, 1, 1, 1, 1, 1e999, 1, 1, 1, 1, 1]}, "author": "Ada"}`,
	} {
		t.Run(name, func(t *testing.T) {
			th.shell = th.open(remembered)
			th.shell.Open(th.folder + "/larkline.slocharter")
			th.settle()
			assert.InDeltaSlice(t, usual, th.borders(), 0.1)
		})
	}
}

// again ends the program and starts it with what it remembers.
func (th *theater) again() {
	th.t.Helper()
	th.shell.Quit()
	th.shell = th.open(th.kept())
	th.shell.Start("", "")
	th.settle()
	require.NotNil(th.t, th.shell.Session())
}
