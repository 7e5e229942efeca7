package widgets

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// tableCell draws one cell; a chip, a bar, dots or a small line are made when they are first needed.
type tableCell struct {
	text  *textView
	chip  *chipView
	bar   *barView
	dots  *dotsView
	spark *sparkView
	tick  *tickView
}

func newTableCells(count int) []*tableCell {
	cells := make([]*tableCell, count)
	for i := range cells {
		cells[i] = &tableCell{text: newTextView()}
	}
	return cells
}

// show draws the cell and says whether it needed new objects.
func (v *tableCell) show(c Cell, right bool, pos fyne.Position, box fyne.Size) (grown bool) {
	v.hide()
	switch c.form {
	case formChip:
		grown = ensure(&v.chip, newChipView)
		v.chip.show(c.Text, c.Kind, pos, box)
	case formBar:
		grown = ensure(&v.bar, newBarView)
		v.bar.show(c.value, c.Text, c.Kind, pos, box)
	case formDots:
		grown = ensure(&v.dots, newDotsView)
		v.dots.show(c.done, c.of, c.Text, pos, box)
	case formSpark:
		grown = ensure(&v.spark, newSparkView)
		gap := theme.Space(2) // to the next column, which may begin with a bar
		v.spark.show(c.values, c.value, c.Kind, pos, fyne.NewSize(max(0, box.Width-gap), box.Height))
	case formTick:
		grown = ensure(&v.tick, newTickView)
		v.tick.show(c, pos, box)
	default:
		v.text.set(c.Text, c.token(), theme.Size(theme.SizeText), box.Width, fyne.TextStyle{})
		v.text.place(pos.X, pos.Y, box.Width, box.Height, alignShare(right))
	}
	return grown
}

func (c Cell) token() theme.Token {
	if c.form == formMuted {
		return theme.Muted
	}
	if c.Kind != Neutral {
		return kindLooks[c.Kind].strong
	}
	return theme.Ink
}

func ensure[V any](view **V, create func() *V) (created bool) {
	if *view != nil {
		return false
	}
	*view = create()
	return true
}

func (v *tableCell) hide() {
	v.text.hide()
	if v.chip != nil {
		v.chip.hide()
	}
	if v.bar != nil {
		v.bar.hide()
	}
	if v.dots != nil {
		v.dots.hide()
	}
	if v.spark != nil {
		v.spark.hide()
	}
	if v.tick != nil {
		v.tick.hide()
	}
}

func (v *tableCell) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{v.text.obj}
	if v.chip != nil {
		objects = append(objects, v.chip.objects()...)
	}
	if v.bar != nil {
		objects = append(objects, v.bar.objects()...)
	}
	if v.dots != nil {
		objects = append(objects, v.dots.objects()...)
	}
	if v.spark != nil {
		objects = append(objects, v.spark.objects()...)
	}
	if v.tick != nil {
		objects = append(objects, v.tick.objects()...)
	}
	return objects
}
