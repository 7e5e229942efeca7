package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

func TestANarrowRailNamesItsIconsUnderThePointer(t *testing.T) {
	delay := widgets.TipDelay
	widgets.TipDelay = 0
	t.Cleanup(func() { widgets.TipDelay = delay })
	th := newTheater(t).onSample()
	pointer := fyne.NewPos(20, 60) // over the second place, the guide

	th.window.Resize(fyne.NewSize(1280, 800))
	test.MoveMouse(th.canvas(), pointer)
	wide := named(th)
	test.MoveMouse(th.canvas(), fyne.NewPos(600, 400))

	th.window.Resize(fyne.NewSize(700, 640))
	assert.Equal(t, 0, named(th), "there is no room for the name")
	test.MoveMouse(th.canvas(), pointer)
	assert.Equal(t, 1, named(th))
	assert.Equal(t, 1, wide, "where the name is written it needs no tooltip")
}

// named counts the texts "Guide" that can be read.
func named(th *theater) int {
	n := 0
	for _, text := range stagetest.Lines(th.canvas().Content()) {
		if text == "Guide" {
			n++
		}
	}
	return n
}
