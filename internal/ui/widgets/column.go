package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
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
	c.scroll = container.NewVScroll(container.New(besideBar{}, c.stack))
	c.ExtendBaseWidget(c)
	return c
}

// NewFilledColumn returns a column whose last object takes the room that is left in its height.
func NewFilledColumn(steps float32, objects ...fyne.CanvasObject) *Column {
	c := NewColumn(steps, objects...)
	c.stack.Layout = filled{stacked(steps)}
	return c
}

// filled is stacked with the last object as high as the room allows.
type filled struct{ stacked }

func (f filled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.stacked.Layout(objects, size)
	if len(objects) == 0 {
		return
	}
	last := objects[len(objects)-1]
	if left := size.Height - last.Position().Y; left > last.Size().Height {
		last.Resize(fyne.NewSize(size.Width, left))
	}
}

// Set replaces the objects.
func (c *Column) Set(objects ...fyne.CanvasObject) {
	c.stack.Objects = objects
	c.Settle()
}

// Settle lays the column out anew after something in it changed its height.
func (c *Column) Settle() {
	for range 2 { // the second time, wrapping texts know their width
		c.scroll.Content.Refresh()
		c.stack.Refresh()
		c.scroll.Refresh()
	}
}

// Reveal scrolls so that an object of the column, however deep in it, is visible: from its top, where it is too high.
func (c *Column) Reveal(o fyne.CanvasObject) { c.inside().reveal(o) }

// RevealTop scrolls so that an object within the column stands at the top, as far as the column reaches.
func (c *Column) RevealTop(o fyne.CanvasObject) {
	c.scroll.ScrollToOffset(fyne.NewPos(0, c.inside().topOf(o)))
}

// ScrollBy scrolls down by so many lines of text, or up, as far as the column reaches.
func (c *Column) ScrollBy(lines int) {
	c.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -float32(lines) * lineHeight(theme.Size(theme.SizeText))}})
}

func (c *Column) inside() scrolled { return scrolled{c.scroll, c.stack} }

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	followFocus(c.inside())
	return &columnRenderer{c}
}

type columnRenderer struct{ column *Column }

func (r *columnRenderer) Layout(size fyne.Size) {
	r.column.scroll.Resize(size)
	r.column.Settle()
}

func (r *columnRenderer) MinSize() fyne.Size           { return r.column.scroll.MinSize() }
func (r *columnRenderer) Refresh()                     { r.column.Settle() }
func (r *columnRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.column.scroll} }
func (r *columnRenderer) Destroy()                     { unfollowFocus(r.column.inside()) }

// besideBar is a layout that leaves room for the scroll bar on the right.
type besideBar struct{}

func (besideBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size.SubtractWidthHeight(theme.Space(3), 0))
	}
}

func (besideBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return stacked(0).MinSize(objects).AddWidthHeight(theme.Space(3), 0)
}
