package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{body: b, empty: newTextView(), stale: true}
	for _, rect := range []**canvas.Rectangle{&r.ground, &r.hover, &r.mark, &r.edge, &r.side, &r.bar} {
		*rect = canvas.NewRectangle(nil)
	}
	for i := range b.spec.Columns {
		r.heads = append(r.heads, newTextView())
		r.grips = append(r.grips, newGrip(b, i))
	}
	r.Layout(b.Size())
	return r
}

type tableRenderer struct {
	body        *tableBody
	ground      *canvas.Rectangle
	hover, mark *canvas.Rectangle // behind the row under the pointer, behind the selected row
	edge        *canvas.Rectangle // at the left of the selected row
	side        *canvas.Rectangle // beside rows that have the keyboard, of which none is selected
	bar         *canvas.Rectangle
	empty       *textView
	heads       []*textView
	grips       []*grip
	rules       []*canvas.Rectangle
	cells       [][]*tableCell
	objects     []fyne.CanvasObject
	stale       bool
}

func (r *tableRenderer) MinSize() fyne.Size {
	rows := r.body.spec.Rows
	switch {
	case rows < 0:
		rows = max(1, len(r.body.shown))
	case rows == 0:
		rows = 4
	}
	return fyne.NewSize(theme.Size(theme.SizeText)*20, rowHeight()*float32(rows+1))
}

func (r *tableRenderer) Layout(size fyne.Size) {
	b := r.body
	b.first = max(0, min(b.first, len(b.shown)-b.page()))
	columns := b.layout(size.Width)
	visible := b.shown[b.first:min(len(b.shown), b.first+b.page())]
	fill(r.ground, theme.Surface, fyne.NewPos(0, rowHeight()), fyne.NewSize(size.Width, max(0, size.Height-rowHeight())))
	r.drawHeads(columns)
	r.drawRows(visible, columns, size.Width)
	r.drawMarks(len(visible), size.Width)
	r.drawSide(size)
	r.drawBar(size, len(visible))
	r.drawEmpty(size)
	r.collect()
}

func (r *tableRenderer) Refresh() {
	r.Layout(r.body.Size())
	canvas.Refresh(r.body)
}

func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableRenderer) Destroy()                     {}

func (r *tableRenderer) drawHeads(columns []columnPlace) {
	size := theme.Size(theme.SizeCaption)
	for i, head := range r.heads {
		r.grips[i].show(columns)
		column, token := r.body.spec.Columns[i], theme.Muted
		title := column.Title
		if columns[i].width == 0 {
			head.hide()
			continue
		}
		if i == r.body.column {
			token, title = theme.Ink, sortedTitle(title, r.body.down, column.Right)
		}
		width := max(1, columns[i].width-theme.Space(4))
		head.set(title, token, size, width, boldText)
		head.place(columns[i].x, 0, width, rowHeight(), alignShare(column.Right))
	}
}

func sortedTitle(title string, down, right bool) string {
	arrow := "▲"
	if down {
		arrow = "▼"
	}
	if right {
		return arrow + " " + title
	}
	return title + " " + arrow
}

func alignShare(right bool) float32 {
	if right {
		return 1
	}
	return 0
}

func (r *tableRenderer) drawRows(rows []Row, columns []columnPlace, width float32) {
	for len(r.cells) < len(rows) {
		r.cells = append(r.cells, newTableCells(len(columns)))
		r.rules = append(r.rules, canvas.NewRectangle(nil))
		r.stale = true
	}
	for i, cells := range r.cells {
		y := rowHeight() * float32(i+1)
		r.rules[i].Hidden = i >= len(rows)
		fill(r.rules[i], theme.Line, fyne.NewPos(0, y+rowHeight()-hairline()), fyne.NewSize(width, hairline()))
		for c, view := range cells {
			if i >= len(rows) || columns[c].width == 0 {
				view.hide()
				continue
			}
			box := fyne.NewSize(max(1, columns[c].width-theme.Space(4)), rowHeight())
			r.stale = view.show(rows[i].cell(c), r.body.spec.Columns[c].Right, fyne.NewPos(columns[c].x, y), box) || r.stale
		}
	}
}

func (r *tableRenderer) drawMarks(visible int, width float32) {
	b := r.body
	at, hovered := b.at()-b.first, b.hovered-b.first
	shown := b.at() >= 0 && at >= 0 && at < visible
	r.mark.Hidden, r.edge.Hidden = !shown, !shown
	soft, strong := theme.NeutralSoft, theme.Border
	if b.focused {
		soft, strong = theme.AccentSoft, theme.Accent
	}
	fill(r.mark, soft, fyne.NewPos(0, rowHeight()*float32(at+1)), fyne.NewSize(width, rowHeight()))
	fill(r.edge, strong, fyne.NewPos(0, rowHeight()*float32(at+1)), fyne.NewSize(theme.Space(0.75), rowHeight()))
	r.hover.Hidden = b.hovered < 0 || hovered < 0 || hovered >= visible || hovered == at
	fill(r.hover, theme.Paper, fyne.NewPos(0, rowHeight()*float32(hovered+1)), fyne.NewSize(width, rowHeight()))
}

func (r *tableRenderer) drawSide(size fyne.Size) {
	r.side.Hidden = !r.body.focused || !r.mark.Hidden
	fill(r.side, theme.Accent, fyne.Position{}, fyne.NewSize(theme.Space(0.75), size.Height))
}

func (r *tableRenderer) drawBar(size fyne.Size, visible int) {
	count := len(r.body.shown)
	r.bar.Hidden = visible >= count || size.Height <= rowHeight()
	if r.bar.Hidden {
		return
	}
	thick, length := theme.Space(0.75), size.Height-rowHeight()
	fill(r.bar, theme.Border, fyne.NewPos(size.Width-thick, rowHeight()+length*float32(r.body.first)/float32(count)),
		fyne.NewSize(thick, length*float32(visible)/float32(count)))
	r.bar.CornerRadius = thick / 2
}

func (r *tableRenderer) drawEmpty(size fyne.Size) {
	text := ""
	switch {
	case len(r.body.rows) == 0:
		text = r.body.spec.Empty
	case len(r.body.shown) == 0:
		text = r.body.spec.NoMatch
	}
	r.empty.set(text, theme.Muted, theme.Size(theme.SizeText), max(1, size.Width-theme.Space(4)), fyne.TextStyle{})
	r.empty.place(theme.Space(2), rowHeight(), size.Width, rowHeight(), 0)
}

// collect puts the objects into the order of drawing, after there were new ones.
func (r *tableRenderer) collect() {
	if !r.stale {
		return
	}
	r.stale = false
	r.objects = append(r.objects[:0], r.ground, r.hover, r.mark)
	for i, cells := range r.cells {
		r.objects = append(r.objects, r.rules[i])
		r.objects = appendViews(r.objects, cells)
	}
	for i, head := range r.heads {
		r.objects = append(r.objects, head.obj, r.grips[i])
	}
	r.objects = append(r.objects, r.edge, r.side, r.bar, r.empty.obj)
}
