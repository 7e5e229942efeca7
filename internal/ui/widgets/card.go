package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Card puts its content on a surface with a hairline around it.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewCard returns a card around the content.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: Inset(3, content)}
	c.ExtendBaseWidget(c)
	return c
}

// Section returns a heading with objects below it.
func Section(title string, objects ...fyne.CanvasObject) *fyne.Container {
	return Stack(2, append([]fyne.CanvasObject{Heading(title)}, objects...)...)
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{host: c, ground: canvas.NewRectangle(nil), content: c.content, look: cardGround}
}

func cardGround(r *canvas.Rectangle, size fyne.Size) {
	r.CornerRadius = theme.Size(fynetheme.SizeNameCardRadius)
	fill(r, theme.Surface, fyne.NewPos(0, 0), size)
	outline(r, theme.Line, hairline())
}

// groundRenderer draws a ground below some content.
type groundRenderer struct {
	host    fyne.CanvasObject
	ground  *canvas.Rectangle
	content fyne.CanvasObject
	look    func(ground *canvas.Rectangle, size fyne.Size)
}

func (r *groundRenderer) Layout(size fyne.Size) {
	r.look(r.ground, size)
	r.content.Resize(size)
}

func (r *groundRenderer) MinSize() fyne.Size { return r.content.MinSize() }

func (r *groundRenderer) Refresh() {
	r.Layout(r.host.Size())
	r.content.Refresh()
	canvas.Refresh(r.host)
}

func (r *groundRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.content}
}

func (r *groundRenderer) Destroy() {}
