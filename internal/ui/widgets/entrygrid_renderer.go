package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

// CreateRenderer is Fyne's way to ask for the drawing.
func (b *entryBody) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{body: b, empty: newTextView()}
	for _, rect := range []**canvas.Rectangle{&r.ground, &r.above, &r.mark, &r.cell, &r.bar} {
		*rect = canvas.NewRectangle(nil)
	}
	r.heads, r.news = r.line(), r.line()
	r.Layout(b.Size())
	return r
}

type entryRenderer struct {
	body        *entryBody
	ground      *canvas.Rectangle
	above       *canvas.Rectangle // behind the new row
	mark, cell  *canvas.Rectangle // behind the selected row, around the selected cell
	bar         *canvas.Rectangle
	heads, news []*textView
	rules       []*canvas.Rectangle
	rows        [][]*textView
	empty       *textView
}

func (r *entryRenderer) line() []*textView {
	line := make([]*textView, len(r.body.columns))
	for i := range line {
		line[i] = newTextView()
	}
	return line
}

func (r *entryRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(theme.SizeText)*20, rowHeight()*7)
}

func (r *entryRenderer) Destroy() {}

func (r *entryRenderer) Refresh() {
	r.Layout(r.body.Size())
	canvas.Refresh(r.body)
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.above, r.mark}
	for i, row := range r.rows {
		all = appendTexts(append(all, r.rules[i]), row)
	}
	return append(appendTexts(appendTexts(all, r.heads), r.news), r.empty.obj, r.cell, r.bar, r.body.input)
}

func appendTexts(all []fyne.CanvasObject, line []*textView) []fyne.CanvasObject {
	for _, v := range line {
		all = append(all, v.obj)
	}
	return all
}

func (r *entryRenderer) Layout(size fyne.Size) {
	b := r.body
	b.first = max(0, min(b.first, b.rows.Len()-b.page()))
	places := b.places(size.Width)
	top := rowHeight() * float32(b.head())
	fill(r.ground, theme.Surface, fyne.NewPos(0, top), fyne.NewSize(size.Width, max(0, size.Height-top)))
	r.drawHeads(places, size.Width)
	r.drawRows(places, size.Width)
	r.drawSelection(places, size.Width)
	r.drawBar(size, top)
	text := ""
	if b.rows.Len() == 0 {
		text = b.empty
	}
	r.empty.set(text, theme.Muted, theme.Size(theme.SizeText), max(1, size.Width-theme.Space(4)), fyne.TextStyle{})
	r.empty.place(theme.Space(2), top, size.Width, rowHeight(), 0)
}

// lineText is a text of a line, counted from the headings.
type lineText struct {
	text  string
	line  int
	token theme.Token
	size  fyne.ThemeSizeName
	style fyne.TextStyle
}

// drawHeads draws the headings, and the new row with its hints.
func (r *entryRenderer) drawHeads(places []columnPlace, width float32) {
	b := r.body
	r.above.Hidden = b.readOnly
	fill(r.above, theme.AccentSoft, fyne.NewPos(0, rowHeight()), fyne.NewSize(width, rowHeight()))
	for i, c := range b.columns {
		lineText{c.Title, 0, theme.Muted, theme.SizeCaption, boldText}.place(r.heads[i], c, places[i])
		draft := lineText{b.drafts[i], 1, theme.Ink, theme.SizeText, fyne.TextStyle{}}
		if draft.text == "" {
			draft.text, draft.token = c.Hint, theme.Muted
		}
		if b.readOnly {
			draft.text = ""
		}
		draft.place(r.news[i], c, places[i])
	}
}

// place draws a text in a column of a line, counted from the headings.
func (l lineText) place(v *textView, c EntryColumn, at columnPlace) {
	room := max(1, at.width-theme.Space(4))
	v.set(l.text, l.token, theme.Size(l.size), room, l.style)
	v.place(at.x, rowHeight()*float32(l.line), room, rowHeight(), alignShare(c.Right))
}

func (r *entryRenderer) drawRows(places []columnPlace, width float32) {
	b := r.body
	visible := min(b.rows.Len()-b.first, b.page())
	for len(r.rows) < visible {
		r.rows, r.rules = append(r.rows, r.line()), append(r.rules, canvas.NewRectangle(nil))
	}
	for i, line := range r.rows {
		y := rowHeight() * float32(i+b.head())
		r.rules[i].Hidden = i >= visible
		fill(r.rules[i], theme.Line, fyne.NewPos(0, y+rowHeight()-hairline()), fyne.NewSize(width, hairline()))
		for c, v := range line {
			if i >= visible {
				v.hide()
				continue
			}
			text := lineText{b.rows.Text(b.first+i, c), i + b.head(), theme.Ink, theme.SizeText, fyne.TextStyle{}}
			text.place(v, b.columns[c], places[c])
		}
	}
}

// drawSelection marks the selected row and cell, and puts the field into the cell that is being typed.
func (r *entryRenderer) drawSelection(places []columnPlace, width float32) {
	b := r.body
	line := b.row - b.first + b.head()
	if b.row == fresh {
		line = 1
	}
	shown := b.row == fresh && !b.readOnly || b.row >= b.first && b.row < min(b.rows.Len(), b.first+b.page())
	y := rowHeight() * float32(line)
	soft, strong := theme.NeutralSoft, theme.Border
	if b.focused || b.editing {
		soft, strong = theme.AccentSoft, theme.Accent
	}
	r.mark.Hidden, r.cell.Hidden = !shown || b.row == fresh, !shown || b.editing
	fill(r.mark, soft, fyne.NewPos(0, y), fyne.NewSize(width, rowHeight()))
	at := places[b.col]
	box, pos := fyne.NewSize(max(1, at.width-theme.Space(1)), rowHeight()), fyne.NewPos(at.x-theme.Space(1.5), y)
	r.cell.FillColor, r.cell.StrokeColor, r.cell.StrokeWidth = color.Transparent, theme.Current(strong), theme.Space(0.5)
	r.cell.CornerRadius = theme.Space(1)
	r.cell.Resize(box)
	r.cell.Move(pos)
	b.input.Hidden = !b.editing || !shown
	b.input.Resize(box)
	b.input.Move(pos)
}

func (r *entryRenderer) drawBar(size fyne.Size, top float32) {
	b, count := r.body, r.body.rows.Len()
	r.bar.Hidden = b.page() >= count || size.Height <= top
	if r.bar.Hidden {
		return
	}
	thick, length := theme.Space(0.75), size.Height-top
	fill(r.bar, theme.Border, fyne.NewPos(size.Width-thick, top+length*float32(b.first)/float32(count)),
		fyne.NewSize(thick, max(theme.Space(4), length*float32(b.page())/float32(count))))
	r.bar.CornerRadius = thick / 2
}
