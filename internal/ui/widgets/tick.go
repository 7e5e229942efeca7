package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"

	"slocharter/internal/ui/theme"
)

// Tick says what stands in the box of a TickCell.
type Tick int

// The ticks. NoTick leaves the room of the box empty: there is nothing to tick.
const (
	NoTick Tick = iota
	Unticked
	Ticked
	PartlyTicked
)

// TickCell shows a box with a text behind it; a SortTable reports clicks on it and Space by OnTick.
func TickCell(text string, tick Tick) Cell { return Cell{Text: text, form: formTick, tick: tick} }

// TickHeading is a TickCell in bold, for a row that stands for those below it.
func TickHeading(text string, tick Tick) Cell {
	return Cell{Text: text, form: formTick, tick: tick, bold: true}
}

// tickView draws a box with a text behind it.
type tickView struct {
	box  *canvas.Image
	part *canvas.Rectangle // in the box, when some of what it stands for is ticked
	text *textView
}

func newTickView() *tickView {
	return &tickView{box: canvas.NewImageFromResource(builtin.CheckButtonIcon()), part: canvas.NewRectangle(nil), text: newTextView()}
}

func tickWidth() float32 { return lineHeight(theme.Size(theme.SizeText)) + theme.Space(1.5) }

func (v *tickView) show(c Cell, pos fyne.Position, box fyne.Size) {
	side := lineHeight(theme.Size(theme.SizeText))
	at := fyne.NewPos(pos.X, pos.Y+(box.Height-side)/2)
	v.box.Hidden, v.part.Hidden = c.tick == NoTick, c.tick != PartlyTicked
	v.box.Resource = builtin.CheckButtonIcon()
	if c.tick == Ticked {
		v.box.Resource = builtin.NewPrimaryThemedResource(builtin.CheckButtonCheckedIcon())
	}
	v.box.Move(at)
	v.box.Resize(fyne.NewSquareSize(side))
	v.box.Refresh()
	fill(v.part, theme.Accent, at.AddXY(side*0.3, side*0.3), fyne.NewSquareSize(side*0.4))
	width := max(1, box.Width-tickWidth())
	v.text.set(c.Text, theme.Ink, theme.Size(theme.SizeText), width, fyne.TextStyle{Bold: c.bold})
	v.text.place(pos.X+tickWidth(), pos.Y, width, box.Height, 0)
}

func (v *tickView) hide() {
	v.box.Hidden, v.part.Hidden = true, true
	v.text.hide()
}

func (v *tickView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.box, v.part, v.text.obj}
}

// tick reports that the selected row is to be ticked, or not any more.
func (b *tableBody) tick() {
	if b.at() >= 0 && b.table.OnTick != nil {
		b.table.OnTick(b.selected)
	}
}

// tickAt ticks when a box was clicked.
func (b *tableBody) tickAt(pos fyne.Position) {
	row, ok := b.rowAt(pos.Y)
	if !ok {
		return
	}
	for i, place := range b.layout(b.Size().Width) {
		cell := b.shown[row].cell(i)
		if cell.form == formTick && cell.tick != NoTick && pos.X >= place.x && pos.X < place.x+tickWidth() {
			b.tick()
			return
		}
	}
}
