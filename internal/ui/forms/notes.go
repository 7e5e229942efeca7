package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// notes puts the tips and pitfalls of the field in use into the margin beside it, as a colleague would with a pencil.
// Where there is no room for a margin they stand below.
type notes struct {
	widget.BaseWidget
	main   fyne.CanvasObject
	paper  *fyne.Container
	topic  string
	anchor fyne.CanvasObject
	reveal func(field fyne.CanvasObject)
}

// newNotes returns a margin beside the main object that holds the fields of a panel.
func newNotes(main fyne.CanvasObject, d *desk) *notes {
	n := &notes{main: main, paper: widgets.Stack(3)}
	n.reveal = func(field fyne.CanvasObject) {
		if d.Reveal != nil {
			d.Reveal(field)
		}
	}
	n.ExtendBaseWidget(n)
	return n
}

// on returns what a field does when it gets the keyboard: show the notes on its topic beside it. A field without a
// topic leaves the notes alone.
func (n *notes) on(topic string, field fyne.CanvasObject) func() {
	return func() {
		if topic != "" {
			n.show(topic, field)
		}
		n.reveal(field)
	}
}

func (n *notes) show(topic string, anchor fyne.CanvasObject) {
	n.anchor = anchor
	if n.topic != topic {
		n.topic = topic
		n.paper.Objects = notesOn(topic)
	}
	n.Refresh()
}

// notesOn lists the tips for a field and, below them, its pitfalls.
func notesOn(topic string) []fyne.CanvasObject {
	var tips, pitfalls []fyne.CanvasObject
	for _, t := range workspace.Tips(topic) {
		text := widgets.NewParagraph(t.Text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
		if t.Kind == "pitfall" {
			pitfalls = append(pitfalls, text)
		} else {
			tips = append(tips, text)
		}
	}
	return []fyne.CanvasObject{
		group(words.T("forms.tips"), fynetheme.InfoIcon(), theme.Accent, tips),
		group(words.T("forms.pitfalls"), fynetheme.WarningIcon(), theme.Watch, pitfalls),
	}
}

func group(title string, icon fyne.Resource, token theme.Token, texts []fyne.CanvasObject) fyne.CanvasObject {
	sign := widget.NewIcon(theme.Tinted(icon, token))
	head := widgets.NewText(title, widgets.Look{Size: theme.SizeCaption, Bold: true, Token: token})
	return widgets.Stack(1, append([]fyne.CanvasObject{container.NewHBox(sign, head)}, texts...)...)
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (n *notes) CreateRenderer() fyne.WidgetRenderer {
	return &notesRenderer{notes: n, line: canvas.NewRectangle(nil)}
}

type notesRenderer struct {
	notes *notes
	line  *canvas.Rectangle
}

// Layout puts the notes as high as their field, but no lower than they need to end with the form.
func (r *notesRenderer) Layout(size fyne.Size) {
	n, gap, margin := r.notes, theme.Space(5), marginWidth(size.Width)
	if margin == 0 {
		r.place(gap/2, settle(n.main, size.Width)+gap, size.Width-gap/2)
		return
	}
	bottom := max(size.Height, settle(n.main, size.Width-margin-gap))
	y := min(r.anchorTop(), bottom-settle(n.paper, margin))
	r.place(size.Width-margin, max(0, y), margin)
}

// place puts the notes and the line before them.
func (r *notesRenderer) place(x, y, width float32) {
	height := settle(r.notes.paper, width)
	r.notes.paper.Move(fyne.NewPos(x, y))
	r.line.Move(fyne.NewPos(x-theme.Space(2.5), y))
	r.line.Resize(fyne.NewSize(theme.Space(0.5), height))
	r.line.FillColor = theme.Current(theme.Line)
	r.line.Hidden = len(r.notes.paper.Objects) == 0
}

// settle gives an object a width and the height that it needs then, and returns that height. It asks twice, because
// wrapping texts know their height only after they got their width.
func settle(o fyne.CanvasObject, width float32) float32 {
	for range 2 {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

// marginWidth is a third of the room, or 0 where that leaves too little for the form.
func marginWidth(width float32) float32 {
	em := theme.Size(theme.SizeText)
	if width < 38*em {
		return 0
	}
	return min(22*em, width*0.34)
}

func (r *notesRenderer) anchorTop() float32 {
	if r.notes.anchor == nil {
		return 0
	}
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(r.notes.anchor).Y - driver.AbsolutePositionForObject(r.notes.main).Y
}

func (r *notesRenderer) MinSize() fyne.Size {
	main, paper := r.notes.main.MinSize(), r.notes.paper.MinSize()
	if marginWidth(r.notes.Size().Width) > 0 {
		return fyne.NewSize(main.Width, max(main.Height, paper.Height))
	}
	return fyne.NewSize(main.Width, main.Height+theme.Space(5)+paper.Height)
}

func (r *notesRenderer) Refresh() {
	r.notes.main.Refresh()
	r.notes.paper.Refresh()
	r.Layout(r.notes.Size())
	canvas.Refresh(r.notes)
}

func (r *notesRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.notes.main, r.line, r.notes.paper}
}

func (r *notesRenderer) Destroy() {}
