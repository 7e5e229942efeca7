package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

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

// below is a layout of two objects: the first has the height that it needs, the second below it has the rest.
type below struct{}

// Layout is called by Fyne.
func (below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, gap := objects[0], theme.Space(2)
	for range 2 { // the second time, wrapping texts know their width
		top.Resize(fyne.NewSize(size.Width, top.MinSize().Height))
	}
	height := top.Size().Height + gap
	if !top.Visible() {
		height = 0
	}
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-height)))
}

// MinSize is called by Fyne.
func (below) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+theme.Space(2)+rest.Height)
}

// abreast is a layout that puts what is visible side by side, all equally wide.
type abreast struct{}

// Layout is called by Fyne.
func (abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	seen, gap := visible(objects), theme.Space(3)
	width := (size.Width + gap) / float32(max(1, len(seen)))
	for i, o := range seen {
		o.Move(fyne.NewPos(float32(i)*width, 0))
		o.Resize(fyne.NewSize(width-gap, size.Height))
	}
}

// MinSize is called by Fyne.
func (abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range visible(objects) {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width+theme.Space(3), max(size.Height, least.Height))
	}
	return size
}

// hide hides an object or shows it, and lets the parent arrange anew what is left.
func hide(o *fyne.Container, hidden bool, parent fyne.CanvasObject) {
	if o.Hidden != hidden {
		o.Hidden = hidden
		parent.Refresh()
	}
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var seen []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			seen = append(seen, o)
		}
	}
	return seen
}

// flush is a layout that takes away the room around a rich text, so that it lines up with what stands above it.
type flush struct{}

// Layout is called by Fyne.
func (flush) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(-pad, -pad))
		o.Resize(size.AddWidthHeight(2*pad, 2*pad))
	}
}

// MinSize is called by Fyne.
func (flush) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.SubtractWidthHeight(2*fynetheme.InnerPadding(), 2*fynetheme.InnerPadding())
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

// marked is a layout of two objects: a mark of one text size, and a text beside it that may wrap.
type marked struct{}

// Layout is called by Fyne.
func (marked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := theme.Size(theme.SizeText)
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-left), size.Height))
}

// MinSize is called by Fyne.
func (marked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize()
	return fyne.NewSize(least.Width+theme.Size(theme.SizeText), max(least.Height, objects[0].MinSize().Height))
}
