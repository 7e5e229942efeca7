package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestLetterChip_Markup(t *testing.T) {
	light(t)
	test.AssertObjectRendersToMarkup(t, "letterchip.xml", container.NewHBox(
		widgets.NewLetterChip("A/R"), widgets.NewLetterChip("C"), widgets.NewLetterChip("I"), widgets.NewLetterChip("?"),
	))
}

func TestLetterChip_GrowsWithItsLetters(t *testing.T) {
	light(t)
	chip := widgets.NewLetterChip("A")
	one := chip.MinSize()
	chip.Set("A/R/C")
	assert.Greater(t, chip.MinSize().Width, 3*one.Width)
	assert.Equal(t, one.Height, chip.MinSize().Height)
}

func TestLetterChip_LooksRight(t *testing.T) {
	draw(t, "letterchip", fyne.NewSize(260, 40), func() fyne.CanvasObject {
		row := container.NewHBox()
		for _, text := range []string{"A", "R", "C", "I", "A/R", "?"} {
			row.Add(widgets.NewLetterChip(text))
		}
		return row
	})
}
