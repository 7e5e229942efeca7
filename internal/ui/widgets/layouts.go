package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
)

// Inset leaves so many steps of room around an object.
func Inset(steps float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(inset(steps), object)
}

// inset is a layout that leaves so many steps of room around everything.
type inset float32

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Space(float32(i))
	for _, o := range objects {
		o.Move(fyne.NewPos(pad, pad))
		o.Resize(size.Subtract(fyne.NewSquareSize(2 * pad)))
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.Add(fyne.NewSquareSize(2 * theme.Space(float32(i))))
}

// stacked is a layout from top to bottom with so many steps between what is visible.
// It lays out twice, because the height of wrapping text is known only after it got its width.
type stacked float32

func (s stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + theme.Space(float32(s))
	}
}

func (s stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, count := fyne.Size{}, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		count++
	}
	return size.AddWidthHeight(0, theme.Space(float32(s))*float32(max(0, count-1)))
}

// TwoColumns puts the first object left and the second right, or, where that leaves the columns too narrow,
// the second below the first.
type TwoColumns struct {
	Ems   float32 // each column is at least so many text sizes wide when they stand side by side
	Share float32 // the left column's share of the width, between 0 and 1

	SecondFirst bool // where there is no room side by side, the second stands above the first
}

// Layout is called by Fyne.
func (t TwoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) != 2 || !t.sideBySide(size.Width) {
		stacked(4).Layout(t.downwards(objects), size)
		return
	}
	left, right := t.widths(size.Width)
	place(objects[0], 0, left, size.Height)
	place(objects[1], size.Width-right, right, size.Height)
}

// MinSize is called by Fyne; it is as high as the objects need at the widths they have now.
func (t TwoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) != 2 {
		return stacked(4).MinSize(objects)
	}
	a, b := objects[0].MinSize(), objects[1].MinSize()
	width := max(a.Width, b.Width)
	if objects[1].Position().X > 0 {
		return fyne.NewSize(width, max(a.Height, b.Height))
	}
	return fyne.NewSize(width, a.Height+theme.Space(4)+b.Height)
}

// downwards is the order in which the columns stand below each other.
func (t TwoColumns) downwards(objects []fyne.CanvasObject) []fyne.CanvasObject {
	if !t.SecondFirst || len(objects) != 2 {
		return objects
	}
	return []fyne.CanvasObject{objects[1], objects[0]}
}

func (t TwoColumns) sideBySide(width float32) bool {
	left, right := t.widths(width)
	return min(left, right) >= t.Ems*theme.Size(theme.SizeText)
}

func (t TwoColumns) widths(width float32) (left, right float32) {
	left = (width - theme.Space(4)) * t.Share
	return left, width - theme.Space(4) - left
}

func place(o fyne.CanvasObject, x, width, height float32) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(fyne.NewSize(width, height))
}
