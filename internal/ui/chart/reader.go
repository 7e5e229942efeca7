package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/widgets"
)

// reader is the part of a chart by which it is read. The chart embeds it; its renderer sets find and draw.
type reader struct {
	widget.BaseWidget
	chart  fyne.Focusable
	cursor cursor
	find   func(x float32) (i int) // what lies at a distance from the left
	draw   func()                  // draws the cursor; the picture stays
	report func(i int)             // another place is read
}

// begin makes the reader part of a chart.
func (r *reader) begin(chart fyne.Focusable, report func(i int)) {
	r.chart, r.report = chart, report
	r.cursor = newCursor(func() {
		r.drawCursor()
		r.report(r.cursor.at)
	})
}

// setCount says how many places there are now, without a report.
func (r *reader) setCount(count int) {
	r.cursor.count = count
	r.cursor.at = min(r.cursor.at, count-1)
}

// Read moves the cursor to a place, counted from 0.
func (r *reader) Read(i int) { r.cursor.move(i) }

// TypedKey moves the cursor.
func (r *reader) TypedKey(ev *fyne.KeyEvent) {
	if !r.cursor.key(ev.Name) {
		widgets.PassKey(r.object(), ev)
	}
}

// TypedRune is called by Fyne; characters mean nothing to a chart.
func (r *reader) TypedRune(rune) {}

// TypedShortcut hands shortcuts on to the canvas.
func (r *reader) TypedShortcut(shortcut fyne.Shortcut) { widgets.PassShortcut(r.object(), shortcut) }

// FocusGained is called by Fyne.
func (r *reader) FocusGained() {
	r.setFocus(true)
	widgets.KeepInSight(r.object())
}

// FocusLost is called by Fyne.
func (r *reader) FocusLost() { r.setFocus(false) }

// MouseIn is called by Fyne.
func (r *reader) MouseIn(ev *desktop.MouseEvent) { r.readAt(ev.Position) }

// MouseMoved is called by Fyne.
func (r *reader) MouseMoved(ev *desktop.MouseEvent) { r.readAt(ev.Position) }

// MouseOut is called by Fyne.
func (r *reader) MouseOut() { r.cursor.leave() }

// MouseDown gives the keyboard to the chart at once; Fyne's Tapped would come only after the time of a double click.
func (r *reader) MouseDown(ev *desktop.MouseEvent) { r.Tapped(&ev.PointEvent) }

// MouseUp is called by Fyne.
func (r *reader) MouseUp(*desktop.MouseEvent) {}

// Tapped gives the keyboard to the chart and reads what is under the pointer.
func (r *reader) Tapped(ev *fyne.PointEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r.object())
	if c != nil && c.Focused() != r.chart {
		c.Focus(r.chart)
	}
	r.readAt(ev.Position)
}

func (r *reader) object() fyne.CanvasObject { return r.chart.(fyne.CanvasObject) }

func (r *reader) setFocus(focused bool) {
	r.cursor.focus(focused)
	r.drawCursor()
}

func (r *reader) readAt(pos fyne.Position) {
	if r.find != nil && r.cursor.count > 0 {
		r.cursor.move(r.find(pos.X))
	}
}

func (r *reader) drawCursor() {
	if r.draw != nil {
		r.draw()
	}
}
