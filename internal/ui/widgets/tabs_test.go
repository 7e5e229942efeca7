package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestTabsAreChosenByKeyAndByMouse(t *testing.T) {
	light(t)
	tabs := widgets.NewTabs("First", "Second", "Third")
	var chosen []int
	tabs.OnSelect = func(i int) { chosen = append(chosen, i) }
	w := show(t, tabs, fyne.NewSize(400, 40))

	w.Canvas().Focus(tabs)
	press(w.Canvas(), fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	assert.Equal(t, []int{1, 2, 1}, chosen)

	test.TapAt(tabs, fyne.NewPos(5, 10))
	assert.Equal(t, 0, tabs.Chosen())

	tabs.Set(2)
	assert.Equal(t, []int{1, 2, 1, 0}, chosen, "Set is silent")
}

func TestTheLongestTitlesOfTabsAreCutWhereThereIsNoRoom(t *testing.T) {
	light(t)
	tabs := widgets.NewTabs("Short", "A title that is much longer than the others", "Brief")
	w := show(t, tabs, fyne.NewSize(260, 40))
	markup := test.RenderToMarkup(w.Canvas())
	assert.Contains(t, markup, ">Short<")
	assert.Contains(t, markup, ">Brief<")
	assert.NotContains(t, markup, "than the others")
	w.Resize(fyne.NewSize(700, 40))
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), "than the others")
}
