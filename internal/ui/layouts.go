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

// atLeast is a layout that is at least so many text sizes wide.
type atLeast float32

// Layout is called by Fyne.
func (atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (a atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(a)*theme.Size(theme.SizeText), 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

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

// framed puts the navigation at the left of everything else, with a hairline between.
func framed(rail, rest fyne.CanvasObject) fyne.CanvasObject {
	left := container.NewBorder(nil, nil, nil, widget.NewSeparator(), container.New(atLeast(11), rail))
	return container.NewBorder(nil, nil, left, nil, rest)
}
