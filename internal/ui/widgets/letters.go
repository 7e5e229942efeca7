package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// letterLook is how one RACI letter is drawn. The shapes differ, so that letters survive greyscale:
// A is a filled square in bold, R a filled pill, C an outlined pill, I the plain letter. D (driver) is close to R, and
// S (support) an outlined square in its colour.
type letterLook struct {
	fill, stroke, text theme.Token
	bold, square       bool
}

var letterLooks = map[string]letterLook{
	"A": {fill: theme.LetterA, text: theme.OnLetter, bold: true, square: true},
	"R": {fill: theme.LetterR, text: theme.OnLetter},
	"C": {stroke: theme.LetterC, text: theme.LetterC},
	"I": {text: theme.LetterI},
	"D": {fill: theme.LetterR, text: theme.OnLetter, bold: true},
	"S": {stroke: theme.LetterR, text: theme.LetterR, square: true},
}

// letterAt returns the i-th letter of a text such as "A/R", or "" where the text ends.
func letterAt(text string, i int) string {
	if at := 2 * i; at < len(text) {
		return text[at : at+1]
	}
	return ""
}

// isLetters says whether the text is one or more known letters with slashes between them.
func isLetters(text string) bool {
	if len(text)%2 == 0 {
		return false
	}
	for i := range len(text) {
		if _, known := letterLooks[text[i:i+1]]; i%2 == 0 && !known || i%2 == 1 && text[i] != '/' {
			return false
		}
	}
	return true
}

// letterView draws one letter.
type letterView struct {
	box  *canvas.Rectangle
	text *textView
}

func newLetterView() *letterView {
	return &letterView{box: canvas.NewRectangle(nil), text: newTextView()}
}

// letterSize is the room that one letter takes at a text size.
func letterSize(textSize float32) fyne.Size {
	return fyne.NewSize(textSize*1.75, textSize*1.5)
}

func (v *letterView) show(letter string, textSize float32, pos fyne.Position) {
	look, size := letterLooks[letter], letterSize(textSize)
	v.drawBox(look, size)
	v.box.Move(pos)
	v.text.set(letter, look.text, textSize, 0, fyne.TextStyle{Bold: look.bold})
	v.text.place(pos.X, pos.Y, size.Width, size.Height, 0.5)
}

func (v *letterView) drawBox(look letterLook, size fyne.Size) {
	fill, stroke := theme.Current(look.fill), theme.Current(look.stroke)
	radius := size.Height / 2
	if look.square {
		radius = size.Height / 6
	}
	v.box.Hidden = look.fill == "" && look.stroke == ""
	if v.box.FillColor == fill && v.box.StrokeColor == stroke && v.box.CornerRadius == radius && v.box.Size() == size {
		return
	}
	v.box.FillColor, v.box.StrokeColor, v.box.CornerRadius = fill, stroke, radius
	v.box.StrokeWidth = 0
	if look.stroke != "" {
		v.box.StrokeWidth = theme.Space(0.375)
	}
	v.box.Resize(size)
	v.box.Refresh()
}

func (v *letterView) hide() {
	v.box.Hidden = true
	v.text.hide()
}

// LetterChip shows the letters of one assignment, such as "A" or "A/R", the way the key grid draws them. Its tooltip may
// say what they mean.
type LetterChip struct {
	widget.BaseWidget
	tip
	letters string
}

// NewLetterChip returns a chip with the given letters.
func NewLetterChip(text string) *LetterChip {
	c := &LetterChip{letters: text}
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces the letters.
func (c *LetterChip) Set(text string) {
	c.letters = text
	c.Refresh()
}

// MouseIn is called by Fyne.
func (c *LetterChip) MouseIn(ev *desktop.MouseEvent) { c.begin(c, ev) }

// MouseMoved is called by Fyne.
func (c *LetterChip) MouseMoved(ev *desktop.MouseEvent) { c.follow(ev) }

// MouseOut is called by Fyne.
func (c *LetterChip) MouseOut() { c.end() }

// CreateRenderer is Fyne's way to ask for the drawing.
func (c *LetterChip) CreateRenderer() fyne.WidgetRenderer {
	r := &letterChipRenderer{chip: c, letters: newLettersView()}
	r.Refresh()
	return r
}

type letterChipRenderer struct {
	chip    *LetterChip
	letters *lettersView
}

func (r *letterChipRenderer) Layout(size fyne.Size) {
	r.letters.show(r.chip.letters, theme.Size(theme.SizeText), fyne.NewPos(0, 0), size, 0)
}

func (r *letterChipRenderer) MinSize() fyne.Size {
	return lettersSize(r.chip.letters, theme.Size(theme.SizeText))
}

func (r *letterChipRenderer) Refresh() {
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}

func (r *letterChipRenderer) Objects() []fyne.CanvasObject { return r.letters.objects() }
func (r *letterChipRenderer) Destroy()                     {}

// lettersView draws the letters of one cell; a text that is no letters is shown as it is, in the colour of errors.
type lettersView struct {
	letters []*letterView
	plain   *textView
}

func newLettersView() *lettersView {
	return &lettersView{letters: []*letterView{newLetterView(), newLetterView()}, plain: newTextView()}
}

func lettersSize(text string, textSize float32) fyne.Size {
	if !isLetters(text) {
		return fyne.MeasureText(text, textSize, fyne.TextStyle{Bold: true})
	}
	one, count := letterSize(textSize), float32(len(text)+1)/2
	return fyne.NewSize(one.Width*count+theme.Space(0.5)*(count-1), one.Height)
}

// show draws the letters into the box, horizontally by align. It reports whether it needed more objects.
func (v *lettersView) show(text string, textSize float32, pos fyne.Position, box fyne.Size, align float32) (grown bool) {
	if !isLetters(text) {
		v.plain.set(text, theme.Bad, textSize, box.Width, fyne.TextStyle{Bold: true})
		v.plain.place(pos.X, pos.Y, box.Width, box.Height, align)
		text = ""
	} else {
		v.plain.hide()
	}
	need := (len(text) + 1) / 2
	for len(v.letters) < need {
		v.letters = append(v.letters, newLetterView())
		grown = true
	}
	all, one := lettersSize(text, textSize), letterSize(textSize)
	x, y := pos.X+(box.Width-all.Width)*align, pos.Y+(box.Height-one.Height)/2
	for i, letter := range v.letters {
		if i >= need {
			letter.hide()
			continue
		}
		letter.show(letterAt(text, i), textSize, fyne.NewPos(x, y))
		x += one.Width + theme.Space(0.5)
	}
	return grown
}

func (v *lettersView) hide() {
	v.plain.hide()
	for _, letter := range v.letters {
		letter.hide()
	}
}

func (v *lettersView) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{v.plain.obj}
	for _, letter := range v.letters {
		objects = append(objects, letter.box, letter.text.obj)
	}
	return objects
}
