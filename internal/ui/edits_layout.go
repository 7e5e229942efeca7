package ui

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// comparing is a layout that puts tabs above a table and details below it. It is as large as they need and as a dialog in
// the window has the room for, so that the table scrolls and not the dialog.
type comparing struct {
	canvas fyne.Canvas
	detail float32 // the height of the details in text sizes, where there is enough
}

// Sizes in text sizes.
const (
	comparingWidth  = 66
	comparingLeast  = 13 // the height below which the dialog scrolls
	comparingAround = 8  // the height of what a dialog has above and below its body
	comparingDetail = 9  // the height of details of several lines
)

// Layout is called by Fyne.
func (c comparing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	tabs, table, detail := objects[0], objects[1], objects[2]
	gap, top := theme.Space(2), tabs.MinSize().Height
	bottom := min(size.Height/4, c.detail*theme.Size(theme.SizeText))
	tabs.Move(fyne.Position{})
	tabs.Resize(fyne.NewSize(size.Width, top))
	table.Move(fyne.NewPos(0, top+gap))
	table.Resize(fyne.NewSize(size.Width, size.Height-top-bottom-2*gap))
	detail.Move(fyne.NewPos(0, size.Height-bottom))
	detail.Resize(fyne.NewSize(size.Width, bottom))
}

// MinSize is called by Fyne.
func (c comparing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	em, window := theme.Size(theme.SizeText), c.canvas.Size()
	room := window.SubtractWidthHeight(theme.Space(22), theme.Space(20)+comparingAround*em) // around and within a dialog
	height := objects[0].MinSize().Height + objects[1].MinSize().Height + c.detail*em + theme.Space(4)
	return fyne.NewSize(min(comparingWidth*em, room.Width), max(comparingLeast*em, min(height, room.Height)))
}
