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
	pairWidth     = 66 // from here on a list and an open SLO have room side by side
	listWidth     = 27
	registerWidth = 72 // from here on a register has room for all its columns
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

// either is a layout that shows the first object where there is room for all its columns, else the second.
type either struct{}

// Layout is called by Fyne.
func (either) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width >= registerWidth*theme.Size(theme.SizeText)
	setVisible(objects[0], wide)
	setVisible(objects[1], !wide)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (either) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func setVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}
