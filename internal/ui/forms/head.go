package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"slocharter/internal/ui/theme"
)

// TypedShortcut moves the row with Alt and the arrows, and hands everything else on to the canvas.
func (h *head) TypedShortcut(shortcut fyne.Shortcut) {
	by := altArrow(shortcut)
	if by != 0 && h.onMove != nil {
		h.onMove(by)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(h).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

// altArrow returns -1 for Alt+Up, 1 for Alt+Down, and 0 for everything else.
func altArrow(shortcut fyne.Shortcut) int {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	switch {
	case !ok || custom.Modifier != fyne.KeyModifierAlt:
		return 0
	case custom.KeyName == fyne.KeyUp:
		return -1
	case custom.KeyName == fyne.KeyDown:
		return 1
	}
	return 0
}

// Cursor is a hand above a row.
func (h *head) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (h *head) MouseIn(*desktop.MouseEvent) { h.hover(true) }

// MouseMoved is called by Fyne.
func (h *head) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (h *head) MouseOut() { h.hover(false) }

func (h *head) hover(hovered bool) {
	h.hovered = hovered
	h.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (h *head) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{host: h, content: h.box, ground: canvas.NewRectangle(nil), look: h.look}
}

func (h *head) look(ground *canvas.Rectangle) {
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, color.Transparent, 0
	ground.CornerRadius = theme.Space(1)
	if h.hovered {
		ground.FillColor = theme.Current(theme.NeutralSoft)
	}
	if h.focused {
		ground.StrokeColor, ground.StrokeWidth = theme.Current(theme.Accent), theme.Space(0.25)
	}
}

// groundRenderer draws a ground, which depends on the state, below some content.
type groundRenderer struct {
	host    fyne.CanvasObject
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	look    func(ground *canvas.Rectangle)
}

func (r *groundRenderer) Layout(size fyne.Size) {
	r.look(r.ground)
	r.ground.Resize(size)
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

// middle is a layout that gives everything the whole width, in the middle of the height.
type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, (size.Height-height)/2))
		o.Resize(fyne.NewSize(size.Width, height))
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
