package widgets

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// KeptWidths returns the widths of columns that people chose in the table with a name, and KeepWidths keeps them; nil
// stands for those that the table is made with. Both may be nil.
var (
	KeptWidths func(table string) []float32
	KeepWidths func(table string, widths []float32)
)

const (
	leastColumn = 3    // the narrowest that people make a column, in text sizes
	columnStep  = 1    // by which a key makes a column wider, in text sizes
	leastShare  = 0.01 // of the width of a table, for a column that was kept
)

// keptWidths returns the widths that were kept of a table, or nil when there are none that fit its columns.
func keptWidths(t Table) []float32 {
	if t.Name == "" || KeptWidths == nil {
		return nil
	}
	kept, total := KeptWidths(t.Name), float32(0)
	for _, w := range kept {
		total += w
	}
	narrow := func(w float32) bool { return !(w >= leastShare*total && w > 0) }
	if len(kept) != len(t.Columns) || math.IsInf(float64(total), 0) || slices.ContainsFunc(kept, narrow) {
		return nil
	}
	return slices.Clone(kept)
}

// weight is the share of a column in a table of some width: the one that people chose, or the one it is made with.
func (b *tableBody) weight(column int, width float32) float32 {
	weight := b.spec.Columns[column].weight(width)
	if weight > 0 && b.widths != nil {
		return b.widths[column]
	}
	return weight
}

// widen makes a column wider, or narrower below 0, and the next one that much less. It returns by how much it was possible.
func (b *tableBody) widen(column int, by float32) (done float32) {
	places := b.layout(b.Size().Width)
	next := nextShown(places, column)
	if next < 0 || places[column].width == 0 {
		return 0
	}
	left, right := places[column].width, places[next].width
	least := min(leastColumn*theme.Size(theme.SizeText), left, right)
	done = max(least-left, min(by, right-least))
	widths := b.allWidths()
	both := widths[column] + widths[next]
	widths[column] = both * (left + done) / (left + right)
	widths[next] = both - widths[column]
	b.widths = widths
	b.Refresh()
	return done
}

// allWidths returns the shares of all columns, of those too for which there is no room.
func (b *tableBody) allWidths() []float32 {
	widths := make([]float32, len(b.spec.Columns))
	for i := range widths {
		widths[i] = b.weight(i, math.MaxFloat32)
	}
	return widths
}

func nextShown(places []columnPlace, column int) int {
	for i := column + 1; i < len(places); i++ {
		if places[i].width > 0 {
			return i
		}
	}
	return -1
}

// resetWidths gives the columns the widths that the table is made with.
func (b *tableBody) resetWidths() {
	b.widths = nil
	b.Refresh()
	b.keepWidths()
}

func (b *tableBody) keepWidths() {
	if b.spec.Name != "" && KeepWidths != nil {
		KeepWidths(b.spec.Name, slices.Clone(b.widths))
	}
}

// grip is the border between two columns in the heading. Dragging it makes the left one wider or narrower; a double
// click gives all columns their first widths back.
type grip struct {
	widget.BaseWidget
	body   *tableBody
	column int     // to the left
	ahead  float32 // how far the pointer is beyond what is possible
}

func newGrip(b *tableBody, column int) *grip {
	g := &grip{body: b, column: column}
	g.ExtendBaseWidget(g)
	return g
}

// gripWidth is how far the pointer may be beside a border.
func gripWidth() float32 { return theme.Space(3) }

// show puts the grip on the right border of its column, unless nothing follows there.
func (g *grip) show(places []columnPlace) {
	place := places[g.column]
	g.Hidden = place.width == 0 || nextShown(places, g.column) < 0
	g.Move(fyne.NewPos(place.x+place.width-theme.Space(2)-gripWidth()/2, 0))
	g.Resize(fyne.NewSize(gripWidth(), rowHeight()))
}

func (g *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (g *grip) Dragged(ev *fyne.DragEvent) {
	g.ahead += ev.Dragged.DX
	g.ahead -= g.body.widen(g.column, g.ahead)
}

func (g *grip) DragEnd() {
	g.ahead = 0
	g.body.keepWidths()
}

// Tapped is there so that a click beside the border does not sort.
func (g *grip) Tapped(*fyne.PointEvent)       {}
func (g *grip) DoubleTapped(*fyne.PointEvent) { g.body.resetWidths() }

func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return &gripRenderer{grip: g, line: canvas.NewRectangle(nil)}
}

type gripRenderer struct {
	grip *grip
	line *canvas.Rectangle
}

func (r *gripRenderer) Layout(size fyne.Size) {
	fill(r.line, theme.Line, fyne.NewPos(size.Width/2, size.Height/4), fyne.NewSize(hairline(), size.Height/2))
}

func (r *gripRenderer) Refresh()                     { r.Layout(r.grip.Size()) }
func (r *gripRenderer) MinSize() fyne.Size           { return fyne.NewSize(gripWidth(), rowHeight()) }
func (r *gripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *gripRenderer) Destroy()                     {}
