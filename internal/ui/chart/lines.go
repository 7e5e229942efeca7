package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/widgets"
)

// Lines shows values over time. The pointer, or the arrow keys, Home, End, Page Up and Page Down read them.
type Lines struct {
	widget.BaseWidget

	OnRead func(i int) // another point of the first series is read; -1 means none

	spec    LinesSpec
	version int
	cursor  cursor
	onMoved func() // set by the renderer: only what lies above the picture changes
	x       func(px float32) float64
}

// NewLines returns a chart of the specification.
func NewLines(spec LinesSpec) *Lines {
	l := &Lines{}
	l.cursor = newCursor(l.moved)
	l.ExtendBaseWidget(l)
	l.Set(spec)
	return l
}

// Set replaces what is shown, without a report. What is read stays where it is.
func (l *Lines) Set(spec LinesSpec) {
	l.spec = spec
	l.version++
	l.cursor.count = len(spec.read())
	l.cursor.at = min(l.cursor.at, l.cursor.count-1)
	l.Refresh()
}

// Reading returns which point of the first series is read, or -1, and what the line above the chart says.
func (l *Lines) Reading() (i int, text string) {
	return l.cursor.at, l.spec.readout(l.cursor.at)
}

// Read moves the cursor to a point of the first series.
func (l *Lines) Read(i int) { l.cursor.move(i) }

// TypedKey moves the cursor.
func (l *Lines) TypedKey(ev *fyne.KeyEvent) {
	if !l.cursor.key(ev.Name) {
		widgets.PassKey(l, ev)
	}
}

// TypedRune is called by Fyne; characters mean nothing to a chart.
func (l *Lines) TypedRune(rune) {}

// TypedShortcut hands shortcuts on to the canvas.
func (l *Lines) TypedShortcut(shortcut fyne.Shortcut) { widgets.PassShortcut(l, shortcut) }

// FocusGained is called by Fyne.
func (l *Lines) FocusGained() { l.focus(true) }

// FocusLost is called by Fyne.
func (l *Lines) FocusLost() { l.focus(false) }

// MouseIn is called by Fyne.
func (l *Lines) MouseIn(ev *desktop.MouseEvent) { l.readAt(ev.Position) }

// MouseMoved is called by Fyne.
func (l *Lines) MouseMoved(ev *desktop.MouseEvent) { l.readAt(ev.Position) }

// MouseOut is called by Fyne.
func (l *Lines) MouseOut() { l.cursor.leave() }

// Tapped gives the keyboard to the chart and reads what is under the pointer.
func (l *Lines) Tapped(ev *fyne.PointEvent) {
	grab(l)
	l.readAt(ev.Position)
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer { return newLinesRenderer(l) }

func (l *Lines) focus(focused bool) {
	l.cursor.focus(focused)
	if l.onMoved != nil {
		l.onMoved()
	}
}

func (l *Lines) readAt(pos fyne.Position) {
	if l.x != nil && l.cursor.count > 0 {
		l.cursor.move(nearest(l.spec.read(), l.x(pos.X)))
	}
}

func (l *Lines) moved() {
	if l.onMoved != nil {
		l.onMoved()
	}
	if l.OnRead != nil {
		l.OnRead(l.cursor.at)
	}
}
