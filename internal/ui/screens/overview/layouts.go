package overview

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// signWidth is a layout that gives all signs the same width, so that the sentences behind them line up.
type signWidth struct{}

func (signWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (signWidth) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Space(6), theme.Size(theme.SizeText))
}

// level is a layout that puts a wrapping text into the middle of its height.
type level struct{}

func (level) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, max(0, (size.Height-height)/2)))
	}
}

func (level) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
