package widgets

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// gridLine is one line of the grid: a row, or the heading of a group (row is then -1).
type gridLine struct {
	row     int
	heading string
}

func gridLines(rows []GridRow) []gridLine {
	var lines []gridLine
	for i, row := range rows {
		if row.Group != "" && (i == 0 || rows[i-1].Group != row.Group) {
			lines = append(lines, gridLine{row: -1, heading: row.Group})
		}
		lines = append(lines, gridLine{row: i})
	}
	return lines
}

// gridMetrics are the distances that follow from the theme and the size of the grid.
type gridMetrics struct {
	pad, text, caption     float32
	rowHeight, groupHeight float32
	headHeight, headLine   float32
	titleLines             int
	firstWidth, colWidth   float32
	cols                   int // so many columns are visible at once
	room                   float32
}

func (g *KeyGrid) measure(size fyne.Size) gridMetrics {
	m := gridMetrics{pad: theme.Space(1), text: theme.Size(theme.SizeText), caption: theme.Size(theme.SizeCaption)}
	m.rowHeight = letterSize(m.text).Height + 2*m.pad
	m.groupHeight = lineHeight(m.caption) + 2*m.pad
	m.headLine = lineHeight(m.caption)
	m.columns(size.Width, g.titles.at(m.text, g.data.Rows), len(g.data.Columns))
	m.header(g.data.Columns)
	m.room = size.Height - m.headHeight
	return m
}

// titleWidth remembers how wide the widest heading of a row is at a text size.
type titleWidth struct{ text, width float32 }

func (t *titleWidth) at(text float32, rows []GridRow) float32 {
	if t.text == text {
		return t.width
	}
	*t = titleWidth{text: text}
	for _, row := range rows {
		t.width = max(t.width, fyne.MeasureText(row.Title, text, fyne.TextStyle{}).Width)
	}
	return t.width
}

// columns shares the width: the headings of the rows take what they need, but a third at most, and all visible columns
// are equally wide.
func (m *gridMetrics) columns(width, titles float32, count int) {
	m.firstWidth = max(m.firstMin(), min(titles+6*m.pad, width*0.33, m.text*18))
	rest := width - m.firstWidth - m.barSize()
	m.cols = min(count, max(1, int(rest/m.colMin())))
	m.colWidth = max(m.colMin(), rest/float32(max(1, m.cols)))
	m.colWidth = min(m.colWidth, m.text*11)
}

func (m *gridMetrics) header(columns []GridColumn) {
	m.titleLines = 1
	subtitle := float32(0)
	for _, c := range columns {
		if c.Subtitle != "" {
			subtitle = 1
		}
		if _, second := wrapTwo(c.Title, m.colWidth-2*m.pad, m.caption, fyne.TextStyle{Bold: true}); second != "" {
			m.titleLines = 2
		}
	}
	m.headHeight = (float32(m.titleLines)+subtitle)*m.headLine + 2*m.pad
}

func (m gridMetrics) firstMin() float32 { return m.text * 9 }
func (m gridMetrics) colMin() float32   { return m.text * 4.1 }
func (m gridMetrics) barSize() float32  { return theme.Space(1) }

func (m gridMetrics) lineHeight(l gridLine) float32 {
	if l.row < 0 {
		return m.groupHeight
	}
	return m.rowHeight
}

func (m gridMetrics) linesHeight(lines []gridLine) float32 {
	height := float32(0)
	for _, l := range lines {
		height += m.lineHeight(l)
	}
	return height
}

// fitting returns how many lines, beginning with the first, are wholly visible; at least one.
func (m gridMetrics) fitting(lines []gridLine) int {
	height := float32(0)
	for i, l := range lines {
		height += m.lineHeight(l)
		if height > m.room && i > 0 {
			return i
		}
	}
	return len(lines)
}

// gridScroll is the first visible line and column. The grid scrolls by whole ones, so that nothing is ever cut.
type gridScroll struct {
	line, col int
	rest      fyne.Delta // what the wheel turned and did not yet make a whole step
}

func (s *gridScroll) lastLine(m gridMetrics, lines []gridLine) int {
	height := float32(0)
	for i := len(lines) - 1; i >= 0; i-- {
		height += m.lineHeight(lines[i])
		if height > m.room {
			return min(i+1, len(lines)-1)
		}
	}
	return 0
}

func (s *gridScroll) clamp(m gridMetrics, lines []gridLine, cols int) {
	s.line = max(0, min(s.line, s.lastLine(m, lines)))
	s.col = max(0, min(s.col, cols-m.cols))
}

// wheel moves by whole steps and says whether anything moved.
func (s *gridScroll) wheel(d fyne.Delta, m gridMetrics, lines []gridLine, cols int) bool {
	before := fyne.NewPos(float32(s.col), float32(s.line))
	s.rest = fyne.NewDelta(s.rest.DX+d.DX, s.rest.DY+d.DY)
	down, right := int(-s.rest.DY/m.rowHeight*2), int(-s.rest.DX/m.colWidth*2)
	s.rest.DY += float32(down) * m.rowHeight / 2
	s.rest.DX += float32(right) * m.colWidth / 2
	s.line += down
	s.col += right
	s.clamp(m, lines, cols)
	return before != fyne.NewPos(float32(s.col), float32(s.line))
}

// reveal scrolls so that the cursor is visible, with the group's heading where it is the first of a group.
func (g *KeyGrid) reveal() {
	if g.metrics.rowHeight == 0 || g.empty() {
		return
	}
	line := g.lineOf(g.sel.row)
	top := line
	if top > 0 && g.lines[top-1].row < 0 {
		top--
	}
	if top < g.scroll.line {
		g.scroll.line = top
	}
	for line >= g.scroll.line+g.metrics.fitting(g.lines[g.scroll.line:]) {
		g.scroll.line++
	}
	if g.sel.col < g.scroll.col {
		g.scroll.col = g.sel.col
	}
	if last := g.scroll.col + g.metrics.cols - 1; g.sel.col > last {
		g.scroll.col += g.sel.col - last
	}
}

func (g *KeyGrid) lineOf(row int) int {
	for i, l := range g.lines {
		if l.row == row {
			return i
		}
	}
	return 0
}

// page is how many rows PageUp and PageDown move.
func (g *KeyGrid) page() int {
	return max(1, int(g.metrics.room/max(1, g.metrics.rowHeight))-1)
}

// cellBox returns where a cell is drawn, relative to the grid; its top left corner when it is scrolled away.
func (g *KeyGrid) cellBox(row, col int) (fyne.Position, fyne.Size) {
	m := g.metrics
	y := m.headHeight
	for i := g.scroll.line; i < len(g.lines) && g.lines[i].row != row; i++ {
		y += m.lineHeight(g.lines[i])
	}
	x := m.firstWidth + float32(max(0, col-g.scroll.col))*m.colWidth
	return fyne.NewPos(x, y), fyne.NewSize(m.colWidth, m.rowHeight)
}

// hit returns the row and column under a position; -1 stands for a heading or for nothing.
func (g *KeyGrid) hit(pos fyne.Position) (row, col int) {
	return g.hitRow(pos.Y), g.hitCol(pos.X)
}

func (g *KeyGrid) hitRow(y float32) int {
	y -= g.metrics.headHeight
	if y < 0 || g.scroll.line >= len(g.lines) {
		return -1
	}
	visible := g.lines[g.scroll.line:]
	for _, l := range visible[:g.metrics.fitting(visible)] {
		if y -= g.metrics.lineHeight(l); y < 0 {
			return l.row
		}
	}
	return -1
}

func (g *KeyGrid) hitCol(x float32) int {
	x -= g.metrics.firstWidth
	if x < 0 || g.metrics.colWidth == 0 {
		return -1
	}
	if i := int(x / g.metrics.colWidth); i < g.metrics.cols {
		return g.scroll.col + i
	}
	return -1
}
