package slos

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// pair is a layout that puts a list left of what is open, or leaves the list out where there is too little room for
// both.
type pair struct{}

// Widths in text sizes.
const (
	pairWidth = 66 // from here on a list and an open SLO have room side by side
	listWidth = 27
)

// Layout is called by Fyne.
func (pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	em, x := theme.Size(theme.SizeText), float32(0)
	setVisible(objects[0], size.Width >= pairWidth*em)
	if objects[0].Visible() {
		objects[0].Move(fyne.NewPos(0, 0))
		objects[0].Resize(fyne.NewSize(listWidth*em, size.Height))
		x = listWidth*em + theme.Space(5)
	}
	objects[1].Move(fyne.NewPos(x, 0))
	objects[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}

// MinSize is called by Fyne; the list gives way.
func (pair) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func setVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}
