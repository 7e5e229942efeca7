package guide

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// line is a layout from left to right in which one object takes the room that is left and may wrap. All stand so that
// their first lines are level.
type line struct {
	grow int     // the place of that object
	gap  float32 // steps between the objects
}

// Layout is called by Fyne.
func (l line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest, first := size.Width-theme.Space(l.gap)*float32(shown(objects)-1), firstLine(objects)
	for i, o := range objects {
		if i != l.grow && o.Visible() {
			rest -= o.MinSize().Width
		}
	}
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		if i == l.grow {
			width = max(0, rest)
		}
		settle(o, width)
		o.Move(fyne.NewPos(x, (first-lineOf(o))/2))
		x += width + theme.Space(l.gap)
	}
}

// MinSize is called by Fyne; it is as high as the objects need at the widths they have now.
func (l line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, first := fyne.NewSize(theme.Space(l.gap)*float32(max(0, shown(objects)-1)), 0), firstLine(objects)
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size = fyne.NewSize(size.Width+least.Width, max(size.Height, (first-lineOf(o))/2+least.Height))
		}
	}
	return size
}

// settle gives an object its width, and then the height that it needs at that width.
func settle(o fyne.CanvasObject, width float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
}

func shown(objects []fyne.CanvasObject) int {
	n := 0
	for _, o := range objects {
		if o.Visible() {
			n++
		}
	}
	return n
}

// firstLine is the height of the highest first line.
func firstLine(objects []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range objects {
		if o.Visible() {
			height = max(height, lineOf(o))
		}
	}
	return height
}

// lineOf is the height of an object's first line: of a text that wraps it is one line, of a field that grows one line
// with its room around it, of a stack its first object's.
func lineOf(o fyne.CanvasObject) float32 {
	text := fyne.MeasureText("M", theme.Size(theme.SizeText), fyne.TextStyle{}).Height
	switch o := o.(type) {
	case *widgets.Paragraph:
		return text
	case *fyne.Container:
		if len(o.Objects) > 0 {
			return lineOf(o.Objects[0])
		}
	}
	return min(o.MinSize().Height, text+2*theme.Size(fynetheme.SizeNameInnerPadding))
}

// wide is a layout that makes everything so many text sizes wide.
type wide float32

// Layout is called by Fyne.
func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(w)*theme.Size(theme.SizeText), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// roomBelow is a layout that leaves so many steps below an object.
type roomBelow float32

// Layout is called by Fyne.
func (r roomBelow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size.SubtractWidthHeight(0, theme.Space(float32(r))))
	}
}

// MinSize is called by Fyne.
func (r roomBelow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, theme.Space(float32(r)))
}
