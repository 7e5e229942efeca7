package slos

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// pair is a layout that puts a list left of what is open, or leaves the list out where there is too little room for
// both.
type pair struct{}

const (
	pairWidth = 66 // text sizes from which both have room
	listWidth = 26
)

// Layout is called by Fyne.
func (pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, open := objects[0], objects[1]
	em := theme.Size(theme.SizeText)
	x := float32(0)
	if wide := size.Width >= pairWidth*em; wide != list.Visible() {
		setVisible(list, wide)
	}
	if list.Visible() {
		list.Move(fyne.NewPos(0, 0))
		list.Resize(fyne.NewSize(listWidth*em, size.Height))
		x = listWidth*em + theme.Space(5)
	}
	open.Move(fyne.NewPos(x, 0))
	open.Resize(fyne.NewSize(size.Width-x, size.Height))
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// MinSize is called by Fyne; the list gives way.
func (pair) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }
