package overview

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
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

// foldHeight is the height in text sizes below which few needs are shown at first.
const foldHeight = 45

// folding is a layout that lets the needs know the height of the screen before it gives it to all of it.
type folding struct{ needs *needs }

func (f folding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.needs.fit(size.Height)
	for _, o := range objects {
		o.Resize(size)
	}
}

func (f folding) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// roomy is a layout that leaves room left of tabs whose titles can all be read.
type roomy struct{ tabs *widgets.Tabs }

func (roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(theme.Space(4), 0))
		o.Resize(size.SubtractWidthHeight(theme.Space(4), 0))
	}
}

func (r roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(r.tabs.FullWidth()+theme.Space(4), objects[0].MinSize().Height)
}
