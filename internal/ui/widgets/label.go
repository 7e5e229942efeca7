package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Look is how a text is drawn. The zero value is normal text in ink.
type Look struct {
	Size  fyne.ThemeSizeName // one of the theme's five text sizes
	Token theme.Token
	Bold  bool
	Align fyne.TextAlign
}

func (l Look) size() float32 {
	if l.Size == "" {
		return theme.Size(theme.SizeText)
	}
	return theme.Size(l.Size)
}

func (l Look) token() theme.Token {
	if l.Token == "" {
		return theme.Ink
	}
	return l.Token
}

func (l Look) style() fyne.TextStyle { return fyne.TextStyle{Bold: l.Bold} }

func (l Look) share() float32 {
	switch l.Align {
	case fyne.TextAlignTrailing:
		return 1
	case fyne.TextAlignCenter:
		return 0.5
	default:
		return 0
	}
}

// Text is one line of text without any room around it; where it is too wide it ends in an ellipsis.
type Text struct {
	widget.BaseWidget
	text  string
	look  Look
	elide bool
}

// NewText returns a line of text that needs its full width.
func NewText(text string, look Look) *Text {
	t := &Text{text: text, look: look}
	t.ExtendBaseWidget(t)
	return t
}

// NewElided returns a line of text that gives way where there is little room.
func NewElided(text string, look Look) *Text {
	t := NewText(text, look)
	t.elide = true
	return t
}

// Title returns the heading of a screen.
func Title(text string) *Text { return NewText(text, Look{Size: theme.SizeHeading, Bold: true}) }

// Heading returns the heading of a part of a screen.
func Heading(text string) *Text { return NewText(text, Look{Size: theme.SizeSection, Bold: true}) }

// Muted returns secondary text.
func Muted(text string) *Text { return NewText(text, Look{Token: theme.Muted}) }

// Caption returns small secondary text.
func Caption(text string) *Text {
	return NewText(text, Look{Size: theme.SizeCaption, Token: theme.Muted})
}

// Figure returns a right-aligned number.
func Figure(text string) *Text { return NewText(text, Look{Align: fyne.TextAlignTrailing}) }

// Set replaces the text.
func (t *Text) Set(text string) {
	t.text = text
	t.Refresh()
}

// SetLook replaces how the text is drawn.
func (t *Text) SetLook(look Look) {
	t.look = look
	t.Refresh()
}

// Text returns what is shown.
func (t *Text) Text() string { return t.text }

// CreateRenderer is Fyne's way to ask for the drawing.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{host: t, view: newTextView()}
	r.Layout(t.Size())
	return r
}

type textRenderer struct {
	host *Text
	view *textView
}

func (r *textRenderer) Layout(size fyne.Size) {
	look := r.host.look
	r.view.set(r.host.text, look.token(), look.size(), size.Width+theme.Space(0.125), look.style())
	r.view.place(0, 0, size.Width, size.Height, look.share())
}

func (r *textRenderer) MinSize() fyne.Size {
	look := r.host.look
	size := fyne.MeasureText(r.host.text, look.size(), look.style())
	if r.host.elide {
		size.Width = min(size.Width, look.size()*4)
	}
	return fyne.NewSize(size.Width, max(size.Height, lineHeight(look.size())))
}

func (r *textRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.view.obj} }
func (r *textRenderer) Destroy()                     {}
