package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"slocharter/internal/ui/theme"
)

// TipDelay is how long the pointer rests before a tooltip appears; with 0 it appears at once.
var TipDelay = 600 * time.Millisecond

// tipLayers holds for each canvas the layers in which tooltips appear; the last belongs to the topmost dialog.
var tipLayers = map[fyne.Canvas][]*fyne.Container{}

// TipLayer puts a layer for tooltips above the content of a window. Without it no tooltips appear:
//
//	window.SetContent(widgets.TipLayer(content, window.Canvas()))
func TipLayer(content fyne.CanvasObject, c fyne.Canvas) fyne.CanvasObject {
	delete(tipLayers, c)
	return pushTipLayer(content, c)
}

func pushTipLayer(content fyne.CanvasObject, c fyne.Canvas) fyne.CanvasObject {
	layer := container.NewWithoutLayout()
	tipLayers[c] = append(tipLayers[c], layer)
	return container.NewStack(content, layer)
}

func popTipLayer(c fyne.Canvas) {
	if layers := tipLayers[c]; len(layers) > 0 {
		tipLayers[c] = layers[:len(layers)-1]
	}
}

// tip gives a widget a tooltip: embed it and pass on the pointer's movements.
type tip struct {
	text  string
	at    fyne.Position
	turn  int // counts what happened, so that a late timer knows that it is late
	layer *fyne.Container
}

// SetTip replaces the tooltip; an empty text means none.
func (t *tip) SetTip(text string) {
	t.text = text
	t.end()
}

// Tip returns the text of the tooltip.
func (t *tip) Tip() string { return t.text }

func (t *tip) begin(host fyne.CanvasObject, ev *desktop.MouseEvent) {
	t.end()
	t.at = ev.AbsolutePosition
	if t.text == "" {
		return
	}
	if TipDelay == 0 {
		t.show(host)
		return
	}
	turn := t.turn
	time.AfterFunc(TipDelay, func() {
		fyne.Do(func() {
			if turn == t.turn {
				t.show(host)
			}
		})
	})
}

func (t *tip) follow(ev *desktop.MouseEvent) { t.at = ev.AbsolutePosition }

func (t *tip) end() {
	t.turn++
	if t.layer != nil {
		t.layer.RemoveAll()
		t.layer = nil
	}
}

func (t *tip) show(host fyne.CanvasObject) {
	c := canvasOf(host)
	layers := tipLayers[c]
	if c == nil || len(layers) == 0 || !host.Visible() {
		return
	}
	t.layer = layers[len(layers)-1]
	bubble, size := newBubble(t.text)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer)
	bubble.Resize(size)
	bubble.Move(tipPosition(t.at, size, c.Size()).Subtract(origin))
	t.layer.Objects = []fyne.CanvasObject{bubble}
	t.layer.Refresh()
}

func newBubble(text string) (fyne.CanvasObject, fyne.Size) {
	look := Look{Size: theme.SizeCaption}
	width := min(fyne.MeasureText(text, look.size(), look.style()).Width, look.size()*26)
	paragraph := NewParagraph(text, look)
	paragraph.Resize(fyne.NewSize(width+1, 0))
	ground := canvas.NewRectangle(theme.Current(theme.Surface))
	ground.StrokeColor, ground.StrokeWidth = theme.Current(theme.Border), hairline()
	ground.CornerRadius = theme.Space(1)
	pad := theme.Space(1.5)
	size := fyne.NewSize(width+1, paragraph.MinSize().Height).Add(fyne.NewSquareSize(2 * pad))
	return container.NewStack(ground, container.New(inset(1.5), paragraph)), size
}

// tipPosition is below the pointer, or above it near the bottom, and always inside of the canvas.
func tipPosition(at fyne.Position, size, canvasSize fyne.Size) fyne.Position {
	gap := theme.Space(4)
	x := max(0, min(at.X, canvasSize.Width-size.Width-theme.Space(1)))
	y := at.Y + gap
	if y+size.Height > canvasSize.Height {
		y = max(0, at.Y-size.Height-theme.Space(2))
	}
	return fyne.NewPos(x, y)
}

// HoverTip is the tooltip of a widget that is not of this package: the widget tells it where the pointer is.
type HoverTip struct{ tip }

// In starts the wait for the tooltip of a widget that the pointer came to.
func (h *HoverTip) In(host fyne.CanvasObject, ev *desktop.MouseEvent) { h.begin(host, ev) }

// Moved notes where the pointer is.
func (h *HoverTip) Moved(ev *desktop.MouseEvent) { h.follow(ev) }

// Out takes the tooltip away.
func (h *HoverTip) Out() { h.end() }
