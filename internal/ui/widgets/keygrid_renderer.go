package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

// gridRenderer draws only what is visible, with objects that it uses again for the next look.
type gridRenderer struct {
	grid    *KeyGrid
	ground  *canvas.Rectangle
	rowHead *canvas.Rectangle // behind the headings of the selected rows
	colHead *canvas.Rectangle // behind the headings of the selected columns
	block   *canvas.Rectangle
	cursor  *canvas.Rectangle
	bars    [2]*canvas.Rectangle // vertical, horizontal
	head    *canvas.Rectangle    // the line below the column headings
	columns []*columnView
	lines   []*lineView
	cells   []*cellView
	objects []fyne.CanvasObject
	stale   bool       // there are views that objects does not hold yet
	told    [3]float32 // the places of the columns that OnColumns was told last
}

func newGridRenderer(g *KeyGrid) *gridRenderer {
	r := &gridRenderer{grid: g}
	for _, rect := range []**canvas.Rectangle{&r.ground, &r.rowHead, &r.colHead, &r.block, &r.cursor, &r.head, &r.bars[0], &r.bars[1]} {
		*rect = canvas.NewRectangle(nil)
	}
	r.stale = true
	r.update()
	return r
}

func (r *gridRenderer) MinSize() fyne.Size {
	m := r.grid.measure(r.grid.Size())
	lines := r.grid.lines[:min(4, len(r.grid.lines))]
	return fyne.NewSize(m.firstMin()+2*m.colMin()+m.barSize(), m.headHeight+m.linesHeight(lines)+m.barSize())
}

func (r *gridRenderer) Layout(fyne.Size) { r.update() }

func (r *gridRenderer) Refresh() {
	r.update()
	canvas.Refresh(r.grid)
}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) Destroy()                     {}

func (r *gridRenderer) update() {
	g := r.grid
	before := g.metrics
	g.metrics = g.measure(g.Size())
	g.scroll.clamp(g.metrics, g.lines, len(g.data.Columns))
	if before.room != g.metrics.room || before.colWidth != g.metrics.colWidth {
		g.reveal()
	}
	r.drawGround()
	r.drawColumns()
	r.drawLines()
	r.drawSelection()
	r.drawBars()
	r.collect()
	r.tellColumns()
}

func (r *gridRenderer) tellColumns() {
	g := r.grid
	places := [3]float32{g.metrics.firstWidth, g.metrics.colWidth, float32(g.scroll.col)}
	if places != r.told {
		r.told = places
		call(g.OnColumns)
	}
}

func (r *gridRenderer) drawGround() {
	m, size := r.grid.metrics, r.grid.Size()
	width := min(size.Width, m.firstWidth+float32(m.cols)*m.colWidth)
	fill(r.ground, theme.Surface, fyne.NewPos(m.firstWidth, m.headHeight),
		fyne.NewSize(width-m.firstWidth, min(size.Height-m.headHeight, m.linesHeight(r.visibleLines()))))
	fill(r.head, theme.Border, fyne.NewPos(0, m.headHeight), fyne.NewSize(width, hairline()))
	r.head.Hidden = r.grid.empty()
	r.ground.Hidden = r.grid.empty()
}

func (r *gridRenderer) visibleLines() []gridLine {
	lines := r.grid.lines
	if r.grid.scroll.line >= len(lines) {
		return nil
	}
	lines = lines[r.grid.scroll.line:]
	return lines[:r.grid.metrics.fitting(lines)]
}

func (r *gridRenderer) drawColumns() {
	g, m := r.grid, r.grid.metrics
	r.columns = grow(r, r.columns, m.cols, newColumnView)
	for i, view := range r.columns {
		if i >= m.cols {
			view.hide()
			continue
		}
		x := m.firstWidth + float32(i)*m.colWidth
		view.show(g.data.Columns[g.scroll.col+i], m, x)
	}
}

func (r *gridRenderer) drawLines() {
	m, visible := r.grid.metrics, r.visibleLines()
	r.lines = grow(r, r.lines, len(visible), newLineView)
	r.cells = grow(r, r.cells, len(visible)*m.cols, newCellView)
	y := m.headHeight
	for i, view := range r.lines {
		if i >= len(visible) {
			view.hide()
			continue
		}
		r.drawLine(view, visible[i], y)
		r.drawCells(r.cells[i*m.cols:(i+1)*m.cols], visible[i].row, y)
		y += m.lineHeight(visible[i])
	}
	for _, view := range r.cells[len(visible)*m.cols:] {
		view.hide()
	}
}

func (r *gridRenderer) drawLine(view *lineView, line gridLine, y float32) {
	m := r.grid.metrics
	width := m.firstWidth + float32(m.cols)*m.colWidth
	if line.row < 0 {
		view.showHeading(line.heading, m, y, width)
		return
	}
	view.showRow(r.grid.data.Rows[line.row], m, y, width)
}

func (r *gridRenderer) drawCells(views []*cellView, row int, y float32) {
	g, m := r.grid, r.grid.metrics
	for i, view := range views {
		if row < 0 {
			view.hide()
			continue
		}
		x := m.firstWidth + float32(i)*m.colWidth
		if view.show(g.Cell(row, g.scroll.col+i), m, x, y) {
			r.stale = true
		}
	}
}

func (r *gridRenderer) drawSelection() {
	g, m := r.grid, r.grid.metrics
	from, to, ok := r.visibleBlock()
	for _, rect := range []*canvas.Rectangle{r.block, r.cursor, r.rowHead, r.colHead} {
		rect.Hidden = !ok
	}
	if !ok {
		return
	}
	soft, ring, width := theme.NeutralSoft, theme.Border, hairline()
	if g.focused {
		soft, ring, width = theme.AccentSoft, theme.Accent, 2*hairline()
	}
	fill(r.block, soft, from, fyne.NewSize(to.X-from.X, to.Y-from.Y))
	fill(r.rowHead, soft, fyne.NewPos(0, from.Y), fyne.NewSize(m.firstWidth, to.Y-from.Y))
	fill(r.colHead, soft, fyne.NewPos(from.X, 0), fyne.NewSize(to.X-from.X, m.headHeight))
	outline(r.block, ring, hairline())
	r.drawCursor(ring, width)
}

func (r *gridRenderer) drawCursor(ring theme.Token, width float32) {
	g := r.grid
	line := g.lineOf(g.sel.row) - g.scroll.line
	r.cursor.Hidden = line < 0 || line >= len(r.visibleLines()) || g.sel.col < g.scroll.col || g.sel.col >= g.scroll.col+g.metrics.cols
	pos, size := g.cellBox(g.sel.row, g.sel.col)
	ground := theme.Token("")
	if !g.sel.block().Single() {
		ground = theme.Surface
	}
	fill(r.cursor, ground, pos, size)
	outline(r.cursor, ring, width)
}

// visibleBlock returns the corners of the visible part of the selection.
func (r *gridRenderer) visibleBlock() (from, to fyne.Position, ok bool) {
	g, m, b := r.grid, r.grid.metrics, r.grid.sel.block()
	firstCol, lastCol := max(b.Col, g.scroll.col), min(b.ColEnd, g.scroll.col+m.cols-1)
	y := m.headHeight
	for _, line := range r.visibleLines() {
		if line.row >= b.Row && line.row <= b.RowEnd {
			if !ok {
				from.Y, ok = y, true
			}
			to.Y = y + m.rowHeight
		}
		y += m.lineHeight(line)
	}
	from.X = m.firstWidth + float32(firstCol-g.scroll.col)*m.colWidth
	to.X = m.firstWidth + float32(lastCol-g.scroll.col+1)*m.colWidth
	return from, to, ok && firstCol <= lastCol && !g.empty()
}

// drawBars shows how much of the grid is visible, at the right and at the bottom.
func (r *gridRenderer) drawBars() {
	g, m, size := r.grid, r.grid.metrics, r.grid.Size()
	shown, lines, cols := len(r.visibleLines()), len(g.lines), len(g.data.Columns)
	r.bars[0].Hidden = shown >= lines
	r.bars[1].Hidden = m.cols >= cols
	thick := m.barSize() * 0.75
	if !r.bars[0].Hidden {
		length := max(0, size.Height-m.headHeight)
		fill(r.bars[0], theme.Border, fyne.NewPos(size.Width-thick, m.headHeight+length*float32(g.scroll.line)/float32(lines)),
			fyne.NewSize(thick, length*float32(shown)/float32(lines)))
	}
	if !r.bars[1].Hidden {
		length := max(0, size.Width-m.firstWidth)
		fill(r.bars[1], theme.Border, fyne.NewPos(m.firstWidth+length*float32(g.scroll.col)/float32(cols), size.Height-thick),
			fyne.NewSize(length*float32(m.cols)/float32(cols), thick))
	}
	r.bars[0].CornerRadius, r.bars[1].CornerRadius = thick/2, thick/2
}

// collect puts the objects into the order of drawing, after there were new ones. The cursor's frame lies
// above the hairlines and below the letters.
func (r *gridRenderer) collect() {
	if !r.stale {
		return
	}
	r.stale = false
	r.objects = append(r.objects[:0], r.ground, r.rowHead, r.colHead, r.block)
	r.objects = appendViews(r.objects, r.columns)
	r.objects = appendViews(r.objects, r.lines)
	r.objects = append(r.objects, r.head, r.cursor)
	r.objects = appendViews(r.objects, r.cells)
	r.objects = append(r.objects, r.bars[0], r.bars[1])
}

type gridView interface{ objects() []fyne.CanvasObject }

func appendViews[V gridView](objects []fyne.CanvasObject, views []V) []fyne.CanvasObject {
	for _, view := range views {
		objects = append(objects, view.objects()...)
	}
	return objects
}

// grow makes sure that there are so many views; it never takes any away.
func grow[V gridView](r *gridRenderer, views []V, count int, create func() V) []V {
	for len(views) < count {
		views = append(views, create())
		r.stale = true
	}
	return views
}
