package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func phases() []widgets.PathPhase {
	return []widgets.PathPhase{
		{Title: "Research", Steps: []widgets.PathStep{{Title: "Existence of SLO", State: widgets.StepDone}, {Title: "Propose SLO", State: widgets.StepDone}, {Title: "Agree on SLO", State: widgets.StepDoing}}},
		{Title: "Implementation", Steps: []widgets.PathStep{{Title: "Measure and track SLO", State: widgets.StepOpen}, {Title: "Propose reliability roadmap", State: widgets.StepOpen}, {Title: "Agree on reliability roadmap", State: widgets.StepOpen}, {Title: "Execute roadmap", State: widgets.StepOpen}}},
		{Title: "Iteration", Steps: []widgets.PathStep{{Title: "Handle error budget", State: widgets.StepOpen}, {Title: "Recalibrate", State: widgets.StepOpen}}},
	}
}

func focusedPath(t *testing.T, width float32) (*widgets.Path, fyne.Canvas, *[]int) {
	light(t)
	path := widgets.NewPath()
	path.Set(phases(), 2)
	taken := &[]int{}
	path.OnStep = func(step int) { *taken = append(*taken, step) }
	w := show(t, path, fyne.NewSize(width, 120))
	w.Canvas().Focus(path)
	return path, w.Canvas(), taken
}

func TestPath_LooksRight(t *testing.T) {
	draw(t, "path", fyne.NewSize(880, 120), func() fyne.CanvasObject {
		path := widgets.NewPath()
		path.Set(phases(), 2)
		return path
	})
}

func TestPath_Markup(t *testing.T) {
	_, canvas, _ := focusedPath(t, 880)
	test.AssertRendersToMarkup(t, "path.xml", canvas)
}

func TestPath_KeysMoveAndEnterTakesTheStep(t *testing.T) {
	_, canvas, taken := focusedPath(t, 880)
	press(canvas, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyHome, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyRight, fyne.KeySpace)
	assert.Equal(t, []int{4, 0, 8}, *taken)
}

func TestPath_AClickTakesTheStep(t *testing.T) {
	path, _, taken := focusedPath(t, 880)
	test.TapAt(path, fyne.NewPos(20, 40))
	test.TapAt(path, fyne.NewPos(860, 40))
	assert.Equal(t, []int{0, 8}, *taken)
}

func TestPath_WithLittleRoomOnlyTheCurrentStepIsNamed(t *testing.T) {
	_, canvas, _ := focusedPath(t, 360)
	markup := test.RenderToMarkup(canvas)
	assert.Contains(t, markup, "Agree on SLO")
	assert.NotContains(t, markup, "Recalibrate")
}

func TestPath_AnEmptyPathIgnoresKeys(t *testing.T) {
	light(t)
	path := widgets.NewPath()
	path.OnStep = func(int) { t.Error("a step was taken") }
	w := show(t, path, fyne.NewSize(300, 100))
	w.Canvas().Focus(path)
	press(w.Canvas(), fyne.KeyRight, fyne.KeyReturn)
	test.TapAt(path, fyne.NewPos(10, 10))
}

func TestPath_AStepSaysInItsTooltipHowFarItIs(t *testing.T) {
	light(t)
	path := widgets.NewPath()
	path.Set([]widgets.PathPhase{{Title: "Research", Steps: []widgets.PathStep{
		{Title: "Propose", State: widgets.StepWaiting, Hint: "Propose: waits"}, {Title: "Agree"},
	}}}, 0)
	w := show(t, path, fyne.NewSize(400, 120))
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), ">!<", "waiting has a shape of its own")

	test.MoveMouse(w.Canvas(), fyne.NewPos(20, 40))
	assert.Equal(t, "Propose: waits", path.Tip())
	test.MoveMouse(w.Canvas(), fyne.NewPos(300, 40))
	assert.Equal(t, "Agree", path.Tip())
}

func TestPath_ALongWordBreaksAfterASlash(t *testing.T) {
	light(t)
	path := widgets.NewPath()
	path.Set([]widgets.PathPhase{{Title: "Iteration", Steps: []widgets.PathStep{{Title: "Recalibrate/Planning"}}}}, -1)
	w := show(t, path, fyne.NewSize(90, 120))
	markup := test.RenderToMarkup(w.Canvas())
	assert.Contains(t, markup, ">Recalibrate/<")
	assert.Contains(t, markup, ">Planning<")
}
