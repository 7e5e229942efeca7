package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
)

// shares is a layout that puts objects side by side, each with its share of the width, with room around each.
type shares []float32

func newCells(s shares, objects []fyne.CanvasObject) *fyne.Container {
	return container.New(s, objects...)
}

// Layout is called by Fyne.
func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for _, share := range s {
		total += share
	}
	x, padX, padY := theme.Space(1), theme.Space(2), theme.Space(1.5)
	for i, o := range objects {
		width := (size.Width - theme.Space(2)) * s[i] / total
		o.Move(fyne.NewPos(x+padX, padY))
		o.Resize(fyne.NewSize(max(0, width-2*padX), max(0, size.Height-2*padY)))
		x += width
	}
}

// MinSize is called by Fyne; it is as high as the objects need at the widths they have now.
func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(theme.Size(theme.SizeText)*20, height+2*theme.Space(1.5))
}

// beside is a layout of two objects: the first has a fixed width of so many text sizes, the second has the rest, but no
// more than reads well.
type beside float32

const readable = 62 // text sizes

// Layout is called by Fyne.
func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	em, gap := theme.Size(theme.SizeText), theme.Space(5)
	left := float32(b) * em
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+gap, 0))
	objects[1].Resize(fyne.NewSize(min(size.Width-left-gap, readable*em), size.Height))
}

// MinSize is called by Fyne.
func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	width := float32(b)*theme.Size(theme.SizeText) + theme.Space(5) + right.Width
	return fyne.NewSize(width, max(left.Height, right.Height))
}

// broad is a layout that gives everything so many text sizes of width.
type broad float32

// Layout is called by Fyne.
func (broad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (b broad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(float32(b)*theme.Size(theme.SizeText), height)
}
