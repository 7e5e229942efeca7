package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

var boldText = fyne.TextStyle{Bold: true}

// columnView draws the heading of one column: two lines of title and a subtitle, from the bottom up.
type columnView struct{ first, second, subtitle, warn *textView }

func newColumnView() *columnView {
	return &columnView{newTextView(), newTextView(), newTextView(), newTextView()}
}

func (v *columnView) show(c GridColumn, m gridMetrics, x float32) {
	width := m.colWidth - 2*m.pad
	first, second := wrapTwo(c.Title, width, m.caption, boldText)
	v.first.set(first, theme.Ink, m.caption, width, boldText)
	v.second.set(second, theme.Ink, m.caption, width, boldText)
	v.subtitle.set(c.Subtitle, theme.Muted, m.caption, width, fyne.TextStyle{})
	v.warn.set(warnMark(c.Warn), theme.Bad, m.caption, 0, boldText)
	y := m.pad
	if second == "" && m.titleLines == 2 {
		y += m.headLine
	}
	v.first.place(x, y, m.colWidth, m.headLine, 0.5)
	v.second.place(x, y+m.headLine, m.colWidth, m.headLine, 0.5)
	v.subtitle.place(x, m.headHeight-m.pad-m.headLine, m.colWidth, m.headLine, 0.5)
	v.warn.place(x, m.pad/2, m.colWidth-m.pad/2, m.headLine, 1)
}

func (v *columnView) hide() {
	for _, text := range []*textView{v.first, v.second, v.subtitle, v.warn} {
		text.hide()
	}
}

func (v *columnView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.first.obj, v.second.obj, v.subtitle.obj, v.warn.obj}
}

// lineView draws the heading of one row, or of a group, and the hairline below it.
type lineView struct {
	title, warn *textView
	line        *canvas.Rectangle
}

func newLineView() *lineView {
	return &lineView{title: newTextView(), warn: newTextView(), line: canvas.NewRectangle(nil)}
}

func (v *lineView) showRow(row GridRow, m gridMetrics, y, width float32) {
	v.warn.set(warnMark(row.Warn), theme.Bad, m.text, 0, boldText)
	v.warn.place(0, y, m.firstWidth-m.pad, m.rowHeight, 1)
	v.title.set(row.Title, theme.Ink, m.text, m.firstWidth-5*m.pad, fyne.TextStyle{})
	v.title.place(2*m.pad, y, m.firstWidth, m.rowHeight, 0)
	v.rule(y+m.rowHeight, width)
}

func (v *lineView) showHeading(heading string, m gridMetrics, y, width float32) {
	v.warn.hide()
	v.title.set(heading, theme.Muted, m.caption, width, boldText)
	v.title.place(m.pad, y, width, m.groupHeight, 0)
	v.rule(y+m.groupHeight, width)
}

func (v *lineView) rule(y, width float32) {
	v.line.Hidden = false
	fill(v.line, theme.Line, fyne.NewPos(0, y-hairline()), fyne.NewSize(width, hairline()))
}

func (v *lineView) hide() {
	v.title.hide()
	v.warn.hide()
	v.line.Hidden = true
}

func (v *lineView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.line, v.title.obj, v.warn.obj}
}

// cellView draws one cell: its letters, a triangle in the corner where it differs from the default,
// a frame and an exclamation mark where something is wrong.
type cellView struct {
	letters *lettersView
	own     *canvas.ArbitraryPolygon
	frame   *canvas.Rectangle
	warn    *textView
}

func newCellView() *cellView {
	corner := canvas.NewArbitraryPolygon([]fyne.Position{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 1, Y: 1}}, nil)
	corner.NormalizedPoints = true
	return &cellView{letters: newLettersView(), own: corner, frame: canvas.NewRectangle(nil), warn: newTextView()}
}

func (v *cellView) show(cell GridCell, m gridMetrics, x, y float32) (grown bool) {
	v.showOwn(cell.Own, m, x, y)
	v.showWarn(cell.Warn, m, x, y)
	return v.letters.show(cell.Text, m.text, fyne.NewPos(x, y), fyne.NewSize(m.colWidth, m.rowHeight), 0.5)
}

func (v *cellView) showOwn(own bool, m gridMetrics, x, y float32) {
	v.own.Hidden = !own
	if !own {
		return
	}
	side := m.text * 0.6
	if accent := theme.Current(theme.Accent); v.own.FillColor != accent {
		v.own.FillColor = accent
		v.own.Refresh()
	}
	v.own.Resize(fyne.NewSquareSize(side))
	v.own.Move(fyne.NewPos(x+m.colWidth-side-hairline(), y+hairline()))
}

func (v *cellView) showWarn(warn bool, m gridMetrics, x, y float32) {
	v.warn.set(warnMark(warn), theme.Bad, m.caption, 0, boldText)
	v.warn.place(x+m.pad, y, m.colWidth, m.rowHeight, 0)
	v.frame.Hidden = !warn
	if warn {
		inset := hairline() * 2
		fill(v.frame, "", fyne.NewPos(x+inset, y+inset), fyne.NewSize(m.colWidth-2*inset, m.rowHeight-2*inset))
		outline(v.frame, theme.Bad, hairline())
	}
}

func (v *cellView) hide() {
	v.letters.hide()
	v.warn.hide()
	v.own.Hidden, v.frame.Hidden = true, true
}

func (v *cellView) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{v.frame, v.own, v.warn.obj}, v.letters.objects()...)
}

func warnMark(warn bool) string {
	if warn {
		return "!"
	}
	return ""
}

func hairline() float32 { return theme.Space(0.25) }

// fill gives a rectangle its place and colour; no token means no colour.
func fill(r *canvas.Rectangle, token theme.Token, pos fyne.Position, size fyne.Size) {
	r.Move(pos)
	r.Resize(size)
	if c := theme.Current(token); r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

// outline gives a rectangle its frame; no token means no frame, because a transparent one leaves a trace on the screen.
func outline(r *canvas.Rectangle, token theme.Token, width float32) {
	if token == "" {
		width = 0
	}
	if c := theme.Current(token); r.StrokeColor != c || r.StrokeWidth != width {
		r.StrokeColor, r.StrokeWidth = c, width
		r.Refresh()
	}
}
