package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// CreateRenderer is Fyne's way to ask for the drawing.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{WidgetRenderer: b.Button.CreateRenderer(), button: b, ring: canvas.NewRectangle(nil)}
	r.drawRing(b.Size())
	return r
}

// buttonRenderer draws a ring around a button that has the keyboard. Fyne's own mark cannot be seen on the ground of a
// primary button, which has the same colour.
type buttonRenderer struct {
	fyne.WidgetRenderer
	button *Button
	ring   *canvas.Rectangle
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.drawRing(size)
}

func (r *buttonRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.drawRing(r.button.Size())
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.ring)
}

func (r *buttonRenderer) drawRing(size fyne.Size) {
	r.ring.Hidden = !r.button.focused
	token, gap := theme.Accent, float32(0)
	switch r.button.Importance {
	case widget.HighImportance:
		token, gap = theme.OnAccent, 2*hairline()
	case widget.DangerImportance:
		token, gap = theme.OnBad, 2*hairline()
	}
	fill(r.ring, "", fyne.NewPos(gap, gap), size.Subtract(fyne.NewSquareSize(2*gap)))
	outline(r.ring, token, 2*hairline())
	r.ring.CornerRadius = theme.Space(1)
}
