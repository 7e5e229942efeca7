package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func states() fyne.CanvasObject {
	return container.NewVBox(
		container.NewHBox(
			widgets.NewChip("Not measured", widgets.Neutral), widgets.NewChip("Met", widgets.Good), widgets.NewChip("At risk", widgets.Watch),
			widgets.NewChip("Missed", widgets.Bad), widgets.NewChip("Draft", widgets.Accent),
		),
		widgets.NewBar(0.61, "61 %", widgets.Good), widgets.NewBar(0.08, "8 %", widgets.Watch), widgets.NewBar(-0.12, "−12 %", widgets.Bad),
		widgets.NewBar(0, "0 %", widgets.Bad), widgets.NewProgressDots(3, 9, "Implementation"),
	)
}

func TestStates_LookRight(t *testing.T) {
	draw(t, "states", fyne.NewSize(480, 200), states)
}

func TestStates_Markup(t *testing.T) {
	light(t)
	w := show(t, states(), fyne.NewSize(480, 200))
	test.AssertRendersToMarkup(t, "states.xml", w.Canvas())
}

func TestChip_EveryKindHasItsOwnShape(t *testing.T) {
	light(t)
	shapes := map[widgets.Kind]string{widgets.Neutral: "○", widgets.Good: "✓", widgets.Watch: "▲", widgets.Bad: "✗", widgets.Accent: "●"}
	for kind, shape := range shapes {
		chip := widgets.NewChip("", kind)
		chip.Resize(chip.MinSize())
		assert.Contains(t, test.RenderObjectToMarkup(chip), ">"+shape+"<")
	}
}

func TestProgressDots_SetShowsTheNewState(t *testing.T) {
	light(t)
	dots := widgets.NewProgressDots(1, 3, "Research")
	dots.Set(2, 3, "Iteration")
	dots.Resize(dots.MinSize())
	markup := test.RenderObjectToMarkup(dots)
	assert.Contains(t, markup, ">●●<")
	assert.Contains(t, markup, ">○<")
	assert.Contains(t, markup, ">Iteration<")
}
