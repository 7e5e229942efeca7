package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// FigureLine is a figure with its name that can be opened, by a click, Enter or Space, to see where it comes from: the
// name on the left and the figure on the right, or, when it is upright, the name above the figure.
type FigureLine struct {
	widget.BaseWidget
	tip
	OnOpen func()

	name, value      string
	look             Look
	upright          bool
	focused, hovered bool
}

// NewFigureLine returns a line with a figure; the tooltip says that it can be opened.
func NewFigureLine(name, tooltip string, open func()) *FigureLine {
	f := &FigureLine{name: name, OnOpen: open}
	f.text = tooltip
	f.ExtendBaseWidget(f)
	return f
}

// NewUprightFigure returns a figure with its name above it.
func NewUprightFigure(name, tooltip string, open func()) *FigureLine {
	f := NewFigureLine(name, tooltip, open)
	f.upright = true
	return f
}

// Set shows another figure; the token is its colour, an empty one means ink.
func (f *FigureLine) Set(name, value string, token theme.Token) {
	f.name, f.value, f.look.Token = name, value, token
	f.Refresh()
}

// Value returns the figure as it is shown.
func (f *FigureLine) Value() string { return f.value }

// Enlarge gives the figure a text size.
func (f *FigureLine) Enlarge(size fyne.ThemeSizeName) { f.look.Size = size }

// Tapped opens the figure.
func (f *FigureLine) Tapped(*fyne.PointEvent) {
	f.end()
	focus(f)
	call(f.OnOpen)
}

// TypedKey opens the figure, or hands the key on.
func (f *FigureLine) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace || isReturn(ev.Name) {
		call(f.OnOpen)
		return
	}
	bubbleKey(f, ev)
}

// TypedRune is called by Fyne; characters mean nothing to a figure.
func (f *FigureLine) TypedRune(rune) {}

// TypedShortcut hands shortcuts on to the canvas.
func (f *FigureLine) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(f, shortcut) }

// FocusGained is called by Fyne.
func (f *FigureLine) FocusGained() {
	f.mark(true, f.hovered)
	keepInSight(f)
}

// FocusLost is called by Fyne.
func (f *FigureLine) FocusLost() { f.mark(false, f.hovered) }

// MouseIn is called by Fyne.
func (f *FigureLine) MouseIn(ev *desktop.MouseEvent) {
	f.begin(f, ev)
	f.mark(f.focused, true)
}

// MouseMoved is called by Fyne.
func (f *FigureLine) MouseMoved(ev *desktop.MouseEvent) { f.follow(ev) }

// MouseOut is called by Fyne.
func (f *FigureLine) MouseOut() {
	f.end()
	f.mark(f.focused, false)
}

// Cursor shows that the figure can be clicked.
func (f *FigureLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (f *FigureLine) mark(focused, hovered bool) {
	f.focused, f.hovered = focused, hovered
	f.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (f *FigureLine) CreateRenderer() fyne.WidgetRenderer {
	r := &figureLineRenderer{host: f, ground: canvas.NewRectangle(nil), name: newTextView(), value: newTextView()}
	r.Layout(f.Size())
	return r
}

type figureLineRenderer struct {
	host        *FigureLine
	ground      *canvas.Rectangle
	name, value *textView
}

func (r *figureLineRenderer) nameSize() float32 {
	if r.host.upright {
		return theme.Size(theme.SizeCaption)
	}
	return theme.Size(theme.SizeText)
}

func (r *figureLineRenderer) Layout(size fyne.Size) {
	f, pad := r.host, theme.Space(1)
	r.markGround(size)
	bold := fyne.TextStyle{Bold: true}
	wide := fyne.MeasureText(f.value, f.look.size(), bold).Width
	room := size.Width - 2*pad
	if f.upright {
		top := lineHeight(r.nameSize())
		r.name.set(f.name, theme.Muted, r.nameSize(), room, fyne.TextStyle{})
		r.name.place(pad, pad/2, room, top, 0)
		r.value.set(f.value, f.look.token(), f.look.size(), room+hairline(), bold)
		r.value.place(pad, pad/2+top, room, lineHeight(f.look.size()), 0)
		return
	}
	wide = min(wide, room*0.72)
	r.name.set(f.name, theme.Muted, r.nameSize(), max(1, room-wide-2*pad), fyne.TextStyle{})
	r.name.place(pad, 0, room, size.Height, 0)
	r.value.set(f.value, f.look.token(), f.look.size(), wide+hairline(), bold)
	r.value.place(pad, 0, room, size.Height, 1)
}

func (r *figureLineRenderer) markGround(size fyne.Size) {
	token, ring := theme.Token(""), theme.Token("")
	if r.host.hovered {
		token = theme.AccentSoft
	}
	if r.host.focused {
		ring = theme.Accent
	}
	r.ground.CornerRadius = theme.Space(1)
	fill(r.ground, token, fyne.NewPos(0, 0), size)
	outline(r.ground, ring, 2*hairline())
}

func (r *figureLineRenderer) MinSize() fyne.Size {
	f, pad := r.host, theme.Space(1)
	high, wide := lineHeight(f.look.size()), fyne.MeasureText(f.value, f.look.size(), fyne.TextStyle{Bold: true}).Width
	if f.upright {
		wide = max(wide, fyne.MeasureText(f.name, r.nameSize(), fyne.TextStyle{}).Width)
		return fyne.NewSize(wide+2*pad, lineHeight(r.nameSize())+high+pad)
	}
	return fyne.NewSize(theme.Size(theme.SizeText)*12, high+1.5*pad)
}

func (r *figureLineRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

func (r *figureLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.name.obj, r.value.obj}
}

func (r *figureLineRenderer) Destroy() {}
