package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
)

// sideBySide puts fields beside each other, all equally wide, or below each other where they would become too narrow.
func sideBySide(fields ...fyne.CanvasObject) *fyne.Container {
	return container.New(columns{}, fields...)
}

// columns is the layout of sideBySide.
type columns struct{}

const narrowest = 9 // text sizes

func (columns) gap() float32 { return theme.Space(3) }

// width of one column in the room; what is hidden keeps its place, so that nothing else moves.
func (c columns) width(count int, room float32) (width float32, below bool) {
	width = (room - c.gap()*float32(count-1)) / float32(count)
	if width < narrowest*theme.Size(theme.SizeText) {
		return room, true
	}
	return width, false
}

// Layout is called by Fyne.
func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width, below := c.width(len(objects), size.Width)
	at := fyne.NewPos(0, 0)
	for _, o := range objects {
		height := size.Height
		if below {
			height = o.MinSize().Height
		}
		o.Move(at)
		o.Resize(fyne.NewSize(width, height))
		switch {
		case !below:
			at.X += width + c.gap()
		case o.Visible():
			at.Y += height + theme.Space(2)
		}
	}
}

// MinSize is called by Fyne; it is as high as the fields need in the way they stand now.
func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, sum := fyne.Size{}, float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size = size.Max(least)
		sum += least.Height + theme.Space(2)
	}
	last := objects[len(objects)-1]
	if last.Position().Y > 0 {
		return fyne.NewSize(size.Width, max(size.Height, sum-theme.Space(2)))
	}
	return size
}
