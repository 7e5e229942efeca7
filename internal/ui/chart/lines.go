package chart

import (
	"fyne.io/fyne/v2"
)

// Lines shows values over time. The pointer, or the arrow keys, Home, End, Page Up and Page Down read
// them, and Enter or a double click opens what is read.
type Lines struct {
	reader

	OnRead func(i int) // another point of the first series is read; -1 means none
	OnOpen func(i int) // a point of the first series was opened

	spec    LinesSpec
	version int
}

// NewLines returns a chart of the specification.
func NewLines(spec LinesSpec) *Lines {
	l := &Lines{}
	l.begin(l, func(i int) { call(l.OnRead, i) })
	l.ExtendBaseWidget(l)
	l.Set(spec)
	return l
}

// Set replaces what is shown, without a report. What is read stays where it is.
func (l *Lines) Set(spec LinesSpec) {
	l.spec = spec
	l.version++
	l.setCount(len(spec.read()))
	l.Refresh()
}

// Reading returns which point of the first series is read, or -1, and what the line above the chart says.
func (l *Lines) Reading() (i int, text string) {
	return l.cursor.at, l.spec.readout(l.cursor.at)
}

// TypedKey moves the cursor, or opens the point that is read.
func (l *Lines) TypedKey(ev *fyne.KeyEvent) {
	if l.cursor.at != nothing && l.OnOpen != nil && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) {
		l.OnOpen(l.cursor.at)
		return
	}
	l.reader.TypedKey(ev)
}

// DoubleTapped opens the point under the pointer.
func (l *Lines) DoubleTapped(ev *fyne.PointEvent) {
	l.Tapped(ev)
	if l.cursor.at != nothing {
		call(l.OnOpen, l.cursor.at)
	}
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer { return newLinesRenderer(l) }

func call(f func(int), i int) {
	if f != nil {
		f(i)
	}
}
