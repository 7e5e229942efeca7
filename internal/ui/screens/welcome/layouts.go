package welcome

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// middle is a layout that puts everything into the middle of the window, at most so many text sizes wide, and a little
// higher than the true middle, where it looks settled.
type middle float32

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-theme.Space(16), float32(m)*theme.Size(theme.SizeText))
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapping texts learn their width
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, max(theme.Space(8), (size.Height-height)*0.42)))
	}
}

func (m middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, theme.Space(16))
}

// beside is a layout with a picture on the left, as high as five lines, and the rest on the right.
type beside struct{}

// margin is the share of the picture that is empty on its left: without it the mark would seem to be indented.
const margin = 0.14

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side := b.side()
	objects[0].Resize(fyne.NewSquareSize(side))
	objects[0].Move(fyne.NewPos(-side*margin, 0))
	left := side + theme.Space(3)
	objects[1].Move(fyne.NewPos(left, theme.Space(1)))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest := objects[1].MinSize()
	return fyne.NewSize(b.side()+theme.Space(3)+rest.Width, max(b.side(), rest.Height+theme.Space(1)))
}

func (beside) side() float32 { return 7 * theme.Size(theme.SizeText) }
