package people

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// shares is a layout that shares the width among objects side by side; an object with no share gets what it needs.
// Objects are as high as the highest, and lie in the middle of the line.
type shares []float32

// Layout is called by Fyne.
func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Space(3)
	rest, whole := size.Width-gap*float32(len(objects)-1), float32(0)
	for i, o := range objects {
		if whole += s[i]; s[i] == 0 {
			rest -= o.MinSize().Width
		}
	}
	x := float32(0)
	for i, o := range objects {
		width := rest * s[i] / whole
		if s[i] == 0 {
			width = o.MinSize().Width
		}
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += width + gap
	}
}

// MinSize is called by Fyne.
func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Space(3)*float32(len(objects)-1), 0)
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

// listAndDetail puts a list left and what is selected in it right, or below it where that is too narrow.
type listAndDetail struct{}

// Layout is called by Fyne.
func (listAndDetail) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, detail, gap := objects[0], objects[1], theme.Space(5)
	if size.Width < 46*theme.Size(theme.SizeText) {
		high := size.Height * 0.4
		place(list, 0, 0, size.Width, high)
		place(detail, 0, high+gap, size.Width, size.Height-high-gap)
		return
	}
	wide := (size.Width - gap) * 0.56
	place(list, 0, 0, wide, size.Height)
	place(detail, wide+gap, 0, size.Width-wide-gap, size.Height)
}

// MinSize is called by Fyne.
func (listAndDetail) MinSize(objects []fyne.CanvasObject) fyne.Size {
	list, detail := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(list.Width, detail.Width), list.Height+detail.Height)
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
