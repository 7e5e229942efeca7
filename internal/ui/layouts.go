package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// margins is a layout that leaves so many steps of room above and below, and at the left and right.
type margins struct{ vertical, horizontal float32 }

func (m margins) room() fyne.Size {
	return fyne.NewSize(theme.Space(m.horizontal), theme.Space(m.vertical))
}

// Layout is called by Fyne.
func (m margins) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := m.room()
	for _, o := range objects {
		o.Move(fyne.NewPos(room.Width, room.Height))
		o.Resize(size.Subtract(room).Subtract(room))
	}
}

// MinSize is called by Fyne.
func (m margins) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.Add(m.room()).Add(m.room())
}

// edge is a layout that puts a narrow bar along the left edge.
type edge struct{}

// Layout is called by Fyne.
func (edge) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, theme.Space(1.5)))
		o.Resize(fyne.NewSize(theme.Space(0.75), size.Height-theme.Space(3)))
	}
}

// MinSize is called by Fyne.
func (edge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// gap is empty room, so many steps wide.
func gap(steps float32) fyne.CanvasObject {
	return container.New(margins{0, steps / 2}, canvas.NewRectangle(color.Transparent))
}

// ground puts content on a coloured ground that follows the theme.
type ground struct {
	widget.BaseWidget
	token  theme.Token
	colour *canvas.Rectangle
	box    *fyne.Container
}

func newGround(token theme.Token, content fyne.CanvasObject) *ground {
	g := &ground{token: token, colour: canvas.NewRectangle(theme.Current(token))}
	g.box = container.NewStack(g.colour, content)
	g.ExtendBaseWidget(g)
	return g
}

// Refresh takes the colour of the present theme.
func (g *ground) Refresh() {
	g.colour.FillColor = theme.Current(g.token)
	g.colour.Refresh()
	g.BaseWidget.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (g *ground) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.box) }

// between is a layout that puts the first object left, the last one right, and the second between them where there is
// room for it.
type between struct{ setNarrow func(narrow bool) }

// Layout is called by Fyne.
func (b between) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.setNarrow(size.Width < narrowBar*theme.Size(theme.SizeText))
	left, middle, right := objects[0], objects[1], objects[2]
	left.Move(fyne.NewPos(0, 0))
	left.Resize(fyne.NewSize(left.MinSize().Width, size.Height))
	right.Resize(fyne.NewSize(right.MinSize().Width, size.Height))
	right.Move(fyne.NewPos(size.Width-right.Size().Width, 0))
	room := right.Position().X - left.Size().Width
	if room < least*theme.Size(theme.SizeText) {
		middle.Hide()
		return
	}
	middle.Show()
	middle.Move(fyne.NewPos(left.Size().Width, 0))
	middle.Resize(fyne.NewSize(room, size.Height))
}

const (
	least     = 6  // the room, in text sizes, below which what stands in the middle is left out
	narrowBar = 48 // a bar of fewer text sizes is narrow
)

// MinSize is called by Fyne.
func (between) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(max(left.Width, right.Width), max(left.Height, right.Height)) // a narrow bar needs less than both
}

// frame is a layout that puts the navigation at the left of everything else, with a hairline between. In a narrow window
// the navigation shows its icons only.
type frame struct{ rail *rail }

const (
	railWidth = 11 // text sizes
	narrow    = 56 // a window of fewer text sizes is narrow
)

// Layout is called by Fyne.
func (f frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, line, rest := objects[0], objects[1], objects[2]
	em := theme.Size(theme.SizeText)
	f.rail.setCompact(size.Width < narrow*em)
	width := left.MinSize().Width
	if !f.rail.compact {
		width = max(width, railWidth*em)
	}
	left.Resize(fyne.NewSize(width, size.Height))
	line.Move(fyne.NewPos(width, 0))
	line.Resize(fyne.NewSize(line.MinSize().Width, size.Height))
	width += line.Size().Width
	rest.Move(fyne.NewPos(width, 0))
	rest.Resize(size.SubtractWidthHeight(width, 0))
}

// MinSize is called by Fyne.
func (f frame) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, line, rest := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	return fyne.NewSize(left.Width+line.Width+rest.Width, rest.Height)
}
