package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// link is a text that leads somewhere by a click, Enter or Space.
type link struct {
	widget.BaseWidget
	content fyne.CanvasObject
	follow  func()
	focused bool
	hovered bool
}

func newLink(content fyne.CanvasObject, follow func()) *link {
	l := &link{content: content, follow: follow}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped follows the link.
func (l *link) Tapped(*fyne.PointEvent) { l.follow() }

// Cursor is a hand above a link.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedKey follows the link by Enter or Space.
func (l *link) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.follow()
	}
}

// TypedRune is called by Fyne; a link has no use for characters.
func (l *link) TypedRune(rune) {}

// FocusGained is called by Fyne.
func (l *link) FocusGained() {
	l.look(true, l.hovered)
	widgets.KeepInSight(l)
}

// FocusLost is called by Fyne.
func (l *link) FocusLost() { l.look(false, l.hovered) }

// MouseIn is called by Fyne.
func (l *link) MouseIn(*desktop.MouseEvent) { l.look(l.focused, true) }

// MouseMoved is called by Fyne.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (l *link) MouseOut() { l.look(l.focused, false) }

func (l *link) look(focused, hovered bool) {
	l.focused, l.hovered = focused, hovered
	l.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	return &linkRenderer{link: l, ground: canvas.NewRectangle(nil)}
}

type linkRenderer struct {
	link   *link
	ground *canvas.Rectangle
}

func (r *linkRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.link.content.Resize(size)
}

func (r *linkRenderer) MinSize() fyne.Size { return r.link.content.MinSize() }

func (r *linkRenderer) Refresh() {
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = nil, nil, 0
	if r.link.hovered {
		r.ground.FillColor = theme.Current(theme.NeutralSoft)
	}
	if r.link.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Current(theme.Accent), theme.Space(0.25)
	}
	r.ground.CornerRadius = theme.Space(0.5)
	r.ground.Refresh()
	r.link.content.Refresh()
}

func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.link.content}
}

func (r *linkRenderer) Destroy() {}
