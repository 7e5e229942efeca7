package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Stack puts objects one below the other with so many steps between them; wrapping texts get the height they need.
func Stack(steps float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stacked(steps), objects...)
}

// Column is a stack that scrolls where there is too little room. It keeps its place when its objects are replaced.
type Column struct {
	widget.BaseWidget
	stack  *fyne.Container
	scroll *container.Scroll
}

// NewColumn returns a column with so many steps between its objects.
func NewColumn(steps float32, objects ...fyne.CanvasObject) *Column {
	c := &Column{stack: Stack(steps, objects...)}
	c.scroll = container.NewVScroll(c.stack)
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces the objects.
func (c *Column) Set(objects ...fyne.CanvasObject) {
	c.stack.Objects = objects
	c.Settle()
}

// Settle lays the column out anew after something in it changed its height.
func (c *Column) Settle() {
	for range 2 { // the second time, wrapping texts know their width
		c.stack.Refresh()
		c.scroll.Refresh()
	}
}

// Reveal scrolls so that an object of the column is visible.
func (c *Column) Reveal(o fyne.CanvasObject) {
	top, bottom := o.Position().Y, o.Position().Y+o.Size().Height
	offset := c.scroll.Offset
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+c.scroll.Size().Height:
		offset.Y = bottom - c.scroll.Size().Height
	}
	c.scroll.ScrollToOffset(offset)
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *Column) CreateRenderer() fyne.WidgetRenderer { return &columnRenderer{c} }

type columnRenderer struct{ column *Column }

func (r *columnRenderer) Layout(size fyne.Size) {
	r.column.scroll.Resize(size)
	r.column.Settle()
}

func (r *columnRenderer) MinSize() fyne.Size           { return r.column.scroll.MinSize() }
func (r *columnRenderer) Refresh()                     { r.column.Settle() }
func (r *columnRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.column.scroll} }
func (r *columnRenderer) Destroy()                     {}
