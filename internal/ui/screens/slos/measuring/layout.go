package measuring

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// wide is a layout that makes what it holds so many text sizes wide.
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

// roomy is a layout for what stands in a dialog: so many text sizes wide, where the window has the room.
type roomy struct {
	ems    float32
	canvas fyne.Canvas
}

// Layout is called by Fyne.
func (r roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) { wide(0).Layout(objects, size) }

// MinSize is called by Fyne.
func (r roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	room := r.canvas.Size().Width - theme.Space(16) // around and within a dialog
	size := wide(r.ems).MinSize(objects)
	return fyne.NewSize(min(size.Width, room), size.Height)
}

// bottom is a layout that leaves so many steps of room below what it holds.
type bottom float32

// Layout is called by Fyne.
func (b bottom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size.SubtractWidthHeight(0, theme.Space(float32(b))))
	}
}

// MinSize is called by Fyne.
func (b bottom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, theme.Space(float32(b)))
}

// abreast is a layout that puts fields side by side, equally wide, and below each other where that leaves them less than
// its text sizes. It lays out twice, because the height of wrapping text is known only after it got its width.
type abreast float32

// Layout is called by Fyne.
func (a abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown, gap := visible(objects), theme.Space(3)
	columns := a.columns(len(shown), size.Width)
	width := max(1, (size.Width-gap*float32(columns-1))/float32(columns))
	y := float32(0)
	for len(shown) > 0 {
		line := shown[:min(columns, len(shown))]
		shown = shown[len(line):]
		height := float32(0)
		for i, o := range line {
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
			o.Move(fyne.NewPos((width+gap)*float32(i), y))
			height = max(height, o.Size().Height)
		}
		y += height + gap
	}
}

// MinSize is called by Fyne; it is as high as the objects are at the width they have now.
func (a abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown, size := visible(objects), fyne.Size{}
	for _, o := range shown {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height = max(size.Height, o.Position().Y+least.Height)
	}
	return size
}

// columns is how many fit side by side.
func (a abreast) columns(count int, width float32) int {
	fit := int((width + theme.Space(3)) / (float32(a)*theme.Size(theme.SizeText) + theme.Space(3)))
	return max(1, min(count, fit))
}

// flow is a layout that puts what it holds into lines, each as wide as it needs; what comes last stands at the right.
type flow struct{ lastRight bool }

// Layout is called by Fyne.
func (f flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at, line, gap := fyne.NewPos(0, 0), float32(0), theme.Space(1)
	shown := visible(objects)
	for i, o := range shown {
		least := o.MinSize()
		if at.X > 0 && at.X+least.Width > size.Width {
			at, line = fyne.NewPos(0, at.Y+line+theme.Space(2)), 0
		}
		if f.lastRight && i == len(shown)-1 {
			at.X = max(0, size.Width-least.Width)
		}
		o.Resize(fyne.NewSize(min(least.Width, max(1, size.Width)), least.Height))
		o.Move(at)
		at.X += least.Width + gap
		line = max(line, least.Height)
	}
}

// MinSize is called by Fyne; it is as high as the lines are at the width they have now.
func (f flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range visible(objects) {
		size.Width = max(size.Width, o.MinSize().Width)
		size.Height = max(size.Height, o.Position().Y+o.MinSize().Height)
	}
	return size
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}
