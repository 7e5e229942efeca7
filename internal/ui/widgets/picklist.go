package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// A picker shows at most pickRows lines at once, and at least leastPickRows where there is little room.
const (
	pickRows      = 10
	leastPickRows = 3
)

// pickList is the list of a picker. Its search field has the keyboard and passes the arrows on.
type pickList struct {
	widget.BaseWidget
	empty   string
	choices []PickerChoice
	at      int // the line that Enter picks
	first   int // the first visible line
	rows    int // visible at once
	onPick  func()
}

// newPickList returns a list for a window of some height.
func newPickList(empty string, height float32) *pickList {
	around := 16*theme.Space(1) + 7*lineHeight(theme.Size(theme.SizeText)) // margins, title and search field
	rows := int((height - around) / pickRowHeight())
	l := &pickList{empty: empty, rows: max(leastPickRows, min(rows, pickRows))}
	l.ExtendBaseWidget(l)
	return l
}

func (l *pickList) set(choices []PickerChoice) {
	l.choices, l.at, l.first = choices, 0, 0
	l.Refresh()
}

func (l *pickList) current() (id string, ok bool) {
	if l.at >= len(l.choices) {
		return "", false
	}
	return l.choices[l.at].ID, true
}

func (l *pickList) key(name fyne.KeyName) (used bool) {
	step, ok := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: l.rows, fyne.KeyPageUp: -l.rows}[name]
	if ok {
		l.move(l.at + step)
	}
	return ok
}

func (l *pickList) move(to int) {
	l.at = max(0, min(to, len(l.choices)-1))
	l.first = max(min(l.first, l.at), l.at-l.rows+1)
	l.Refresh()
}

func (l *pickList) Tapped(ev *fyne.PointEvent) {
	if row, ok := l.rowAt(ev.Position); ok {
		l.move(row)
		call(l.onPick)
	}
}

func (l *pickList) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	l.first = max(0, min(l.first+step, len(l.choices)-l.rows))
	l.Refresh()
}

func (l *pickList) MouseIn(*desktop.MouseEvent) {}
func (l *pickList) MouseOut()                   {}

// MouseMoved makes the line under the pointer the one that is picked.
func (l *pickList) MouseMoved(ev *desktop.MouseEvent) {
	if row, ok := l.rowAt(ev.Position); ok && row != l.at {
		l.at = row
		l.Refresh()
	}
}

func (l *pickList) rowAt(pos fyne.Position) (row int, ok bool) {
	row = l.first + int(pos.Y/pickRowHeight())
	return row, pos.Y >= 0 && row < len(l.choices) && row < l.first+l.rows
}

func pickRowHeight() float32 { return lineHeight(theme.Size(theme.SizeText)) + theme.Space(2) }

func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	r := &pickRenderer{list: l, bar: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), empty: newTextView()}
	r.objects = []fyne.CanvasObject{r.mark, r.bar, r.empty.obj}
	for i := range r.texts {
		r.texts[i], r.details[i] = newTextView(), newTextView()
		r.objects = append(r.objects, r.texts[i].obj, r.details[i].obj)
	}
	return r
}

type pickRenderer struct {
	list           *pickList
	mark, bar      *canvas.Rectangle
	empty          *textView
	texts, details [pickRows]*textView
	objects        []fyne.CanvasObject
}

func (r *pickRenderer) Layout(size fyne.Size) {
	l, height := r.list, pickRowHeight()
	for i := range r.texts {
		r.drawRow(i, size.Width-theme.Space(2), float32(i)*height, height)
	}
	at := l.at - l.first
	r.mark.Hidden = len(l.choices) == 0 || at < 0 || at >= l.rows
	fill(r.mark, theme.AccentSoft, fyne.NewPos(0, float32(at)*height), fyne.NewSize(size.Width-theme.Space(2), height))
	r.mark.CornerRadius = theme.Space(1)
	r.drawBar(size)
	empty := ""
	if len(l.choices) == 0 {
		empty = l.empty
	}
	r.empty.set(empty, theme.Muted, theme.Size(theme.SizeText), size.Width, fyne.TextStyle{})
	r.empty.place(theme.Space(2), 0, size.Width, height, 0)
}

func (r *pickRenderer) drawRow(i int, width, y, height float32) {
	row := r.list.first + i
	if i >= r.list.rows || row >= len(r.list.choices) {
		r.texts[i].hide()
		r.details[i].hide()
		return
	}
	choice, pad := r.list.choices[row], theme.Space(2)
	caption := theme.Size(theme.SizeCaption)
	r.details[i].set(choice.Detail, theme.Muted, caption, width*0.45, fyne.TextStyle{})
	r.details[i].place(0, y, width-pad, height, 1)
	room := width - 3*pad
	if choice.Detail != "" {
		room -= r.details[i].obj.MinSize().Width
	}
	r.texts[i].set(choice.Text, theme.Ink, theme.Size(theme.SizeText), max(1, room), fyne.TextStyle{})
	r.texts[i].place(pad, y, width, height, 0)
}

func (r *pickRenderer) drawBar(size fyne.Size) {
	count := len(r.list.choices)
	r.bar.Hidden = count <= r.list.rows
	if r.bar.Hidden {
		return
	}
	thick := theme.Space(0.75)
	fill(r.bar, theme.Border, fyne.NewPos(size.Width-thick, size.Height*float32(r.list.first)/float32(count)),
		fyne.NewSize(thick, size.Height*float32(r.list.rows)/float32(count)))
	r.bar.CornerRadius = thick / 2
}

func (r *pickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(theme.SizeText)*34, pickRowHeight()*float32(r.list.rows))
}

func (r *pickRenderer) Refresh() {
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}

func (r *pickRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pickRenderer) Destroy()                     {}
